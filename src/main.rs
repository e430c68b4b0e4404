//! dermscore
fn main() {}
