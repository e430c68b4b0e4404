//! Prints the JSON Schema of the visit file, as checked in under `schemas/`.
//!
//! `cargo run --no-default-features --example schema > schemas/visit-1.schema.json`

fn main() {
    println!("{:#}", dermscore::visit::schema());
}
