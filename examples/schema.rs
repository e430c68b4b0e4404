//! Prints a JSON Schema, as checked in under `schemas/`: of the visit file, or of
//! wording files.
//!
//! `cargo run --no-default-features --example schema > schemas/visit-1.schema.json`
//! `cargo run --no-default-features --example schema wording > schemas/wording-1.schema.json`

use std::process::ExitCode;

fn main() -> ExitCode {
    let of = std::env::args().nth(1).unwrap_or_else(|| "visit".into());
    let schema = match of.as_str() {
        "visit" => dermscore::visit::schema(),
        "wording" => dermscore::wording::schema(),
        other => {
            eprintln!("there is no schema of {other:?}: choose visit or wording");
            return ExitCode::FAILURE;
        }
    };
    println!("{schema:#}");
    ExitCode::SUCCESS
}
