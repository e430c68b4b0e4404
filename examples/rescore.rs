//! Reads visit files without the page, scores and grades them again and says
//! where a stored result or grade differs: one JSON line a file.
//!
//! `cargo run --no-default-features --example rescore -- FILE...`
//!
//! Exit status 0 when every file was read and agrees, 1 where a stored result
//! disagrees, 2 where a file could not be read (its line then holds `error`).

use std::io::{Read, Write};
use std::process::ExitCode;

use dermscore::ctcae::book::Book;
use dermscore::ctcae::embedded;
use dermscore::instruments::INSTRUMENTS;
use dermscore::visit::{List, MOST_BYTES, ReadError, Visit, grades, read, result_value};
use serde_json::{Map, Value, json};

fn main() -> ExitCode {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    if files.is_empty() {
        eprintln!("rescore: name one or more visit files (.json) to score again");
        return ExitCode::from(2);
    }
    let book = match embedded::book() {
        Ok(book) => book,
        Err(why) => {
            eprintln!("rescore: the criteria cannot be read: {why}");
            return ExitCode::from(2);
        }
    };
    let mut worst = 0;
    let mut out = std::io::stdout().lock();
    for file in files {
        let (line, status) = rescore(&file, &book);
        worst = worst.max(status);
        // A closed pipe ends the output, and with it the work.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    ExitCode::from(worst)
}

fn rescore(file: &std::ffi::OsStr, book: &Book) -> (Value, u8) {
    let name = file.to_string_lossy();
    let reading = bytes(file).and_then(|bytes| read(&bytes).map_err(|error| error.to_string()));
    let reading = match reading {
        Ok(reading) => reading,
        Err(error) => return (json!({ "file": name, "error": error }), 2),
    };
    let visit = &reading.visit;
    let assessments: Map<String, Value> = reading
        .present
        .iter()
        .map(|index| {
            let result = result_value(&visit.drafts.outcome_as_done(*index));
            (INSTRUMENTS[*index].id.to_owned(), result)
        })
        .collect();
    let of_rows = grades::disagreements(visit, book);
    let disagreements: Vec<Value> = reading
        .disagreements
        .iter()
        .chain(&of_rows)
        .map(|found| {
            json!({ "path": found.path, "stored": found.stored, "recomputed": found.recomputed })
        })
        .collect();
    let status = u8::from(!disagreements.is_empty());
    let line = json!({
        "file": name,
        "assessments": assessments,
        "labs": labs(visit, book),
        "adverseEvents": events(visit, book),
        "disagreements": disagreements,
    });
    (line, status)
}

/// Each laboratory row's id with its recomputed result.
fn labs(visit: &Visit, book: &Book) -> Vec<Value> {
    let results = ids(visit, List::Labs).zip(grades::lab_results(visit, book));
    results
        .map(|(id, result)| json!({ "id": id, "result": result }))
        .collect()
}

/// Each adverse event's id with its recomputed outcome.
fn events(visit: &Visit, book: &Book) -> Vec<Value> {
    let results = ids(visit, List::Events).zip(grades::event_results(visit, book));
    results
        .map(|(id, result)| {
            let mut entry = Map::new();
            entry.insert("id".into(), id);
            if let Value::Object(result) = result {
                let outcome = result.into_iter().filter(|(key, _)| key != "ctcae");
                entry.extend(outcome);
            }
            Value::Object(entry)
        })
        .collect()
}

/// The ids of a list's rows; null where a row has none.
fn ids(visit: &Visit, list: List) -> impl Iterator<Item = Value> {
    let rows = visit.rows(list).iter();
    rows.map(|row| row.get("id").cloned().unwrap_or_default())
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
