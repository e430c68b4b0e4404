//! Reads visit files without the page, scores them again and says where a
//! stored result differs: one JSON line a file.
//!
//! `cargo run --no-default-features --example rescore -- FILE...`
//!
//! Exit status 0 when every file was read and agrees, 1 where a stored result
//! disagrees, 2 where a file could not be read (its line then holds `error`).

use std::io::{Read, Write};
use std::process::ExitCode;

use dermscore::instruments::INSTRUMENTS;
use dermscore::visit::{MOST_BYTES, ReadError, read, result_value};
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    if files.is_empty() {
        eprintln!("rescore: name one or more visit files (.json) to score again");
        return ExitCode::from(2);
    }
    let mut worst = 0;
    let mut out = std::io::stdout().lock();
    for file in files {
        let (line, status) = rescore(&file);
        worst = worst.max(status);
        // A closed pipe ends the output, and with it the work.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    ExitCode::from(worst)
}

fn rescore(file: &std::ffi::OsStr) -> (Value, u8) {
    let name = file.to_string_lossy();
    let reading = bytes(file).and_then(|bytes| read(&bytes).map_err(|error| error.to_string()));
    let reading = match reading {
        Ok(reading) => reading,
        Err(error) => return (json!({ "file": name, "error": error }), 2),
    };
    let drafts = &reading.visit.drafts;
    let assessments: Map<String, Value> = reading
        .present
        .iter()
        .map(|index| {
            let result = result_value(&drafts.outcome_as_done(*index));
            (INSTRUMENTS[*index].id.to_owned(), result)
        })
        .collect();
    let disagreements: Vec<Value> = reading
        .disagreements
        .iter()
        .map(|found| {
            json!({ "path": found.path, "stored": found.stored, "recomputed": found.recomputed })
        })
        .collect();
    let status = u8::from(!disagreements.is_empty());
    let line = json!({ "file": name, "assessments": assessments, "disagreements": disagreements });
    (line, status)
}

/// The file's bytes, and no more of them than it takes to refuse it.
fn bytes(file: &std::ffi::OsStr) -> Result<Vec<u8>, String> {
    let open = std::fs::File::open(file).map_err(|error| error.to_string())?;
    let length = open.metadata().map(|about| about.len()).unwrap_or(0);
    let mut bytes = Vec::new();
    open.take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() > MOST_BYTES {
        let bytes = usize::try_from(length)
            .unwrap_or(bytes.len())
            .max(bytes.len());
        return Err(ReadError::TooLarge { bytes }.to_string());
    }
    Ok(bytes)
}
