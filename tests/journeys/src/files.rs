//! Visit files for journeys.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::oracle::{PARTS, Pasi, REGIONS};

/// A visit file with answers to PASI and nothing else.
#[must_use]
pub fn visit(subject: &str, label: &str, answers: &Pasi) -> Value {
    let mut regions = serde_json::Map::new();
    for (region, answers) in REGIONS.iter().zip(answers) {
        let region_answers = PARTS
            .iter()
            .zip(answers)
            .map(|(part, answer)| ((*part).to_owned(), json!(answer)));
        regions.insert(
            (*region).to_owned(),
            Value::Object(region_answers.collect()),
        );
    }
    json!({
        "format": "dermscore.visit",
        "version": 1,
        "visit": { "id": format!("id-of-{subject}-{label}"), "subject": subject, "date": "2018-06-21", "label": label },
        "assessments": { "pasi": { "answers": { "regions": regions } } },
    })
}

/// Writes bytes as a file and gives its path.
///
/// # Panics
/// When it cannot be written.
#[must_use]
pub fn save(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes)
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
    path
}

/// Reads a file as JSON.
///
/// # Errors
/// What is wrong with it.
pub fn read(path: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
