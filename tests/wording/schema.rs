//! The schema of wording files against the reader.

use dermscore::wording::{read, schema};
use jsonschema::{Validator, draft202012};

use crate::kit::{ARABIC, ENGLISH, edited, tree};

const CHECKED_IN: &str = include_str!("../../schemas/wording-1.schema.json");

fn validator() -> Validator {
    draft202012::new(&schema()).expect("a schema")
}

#[test]
fn the_schema_that_is_checked_in_is_the_one_of_the_registry() {
    let made = format!("{:#}\n", schema());
    assert!(
        made == CHECKED_IN,
        "schemas/wording-1.schema.json is not what the instruments define. Make it again: \
         cargo run --no-default-features --example schema wording > schemas/wording-1.schema.json"
    );
    if let Err(error) = draft202012::meta::validate(&schema()) {
        panic!("{error}");
    }
}

#[test]
fn every_fixture_is_valid() {
    let validator = validator();
    for file in [ENGLISH, ARABIC] {
        let tree = tree(file);
        if let Err(error) = validator.validate(&tree) {
            panic!("{error} at {}", error.instance_path());
        }
    }
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let validator = validator();
    for (path, value) in [
        ("format", "\"dermscore.visit\""),
        ("format", ""),
        ("version", "2"),
        ("version", "\"1\""),
        ("wording", "[]"),
        ("wording.id", ""),
        ("wording.id", "\"\""),
        ("wording.instrument", "\"pasi\""),
        ("wording.instrument", ""),
        ("wording.language", "\"English\""),
        ("wording.licence", "null"),
        ("wording.copyright", ""),
        ("wording.x", "\"x\""),
        ("recall", ""),
        ("recall", "true"),
        ("instruction", "\"x\""),
        ("title", "\"a\\u0007b\""),
        ("title", "\"\""),
        ("items", "[]"),
        ("items.7a", ""),
        ("items.7a", "\"x\""),
        ("items.3.stem", "{}"),
        ("items.3.stem", ""),
        ("items.3.stems", "\"x\""),
        ("items.11", "{\"stem\":\"x\"}"),
        ("items.1.answers.notRelevant", "\"x\""),
        ("answers.maybe", "\"x\""),
        ("answers", "5"),
    ] {
        let file = edited(path, value);
        assert!(
            read(file.as_bytes()).is_err(),
            "the reader takes {path} {value}"
        );
        assert!(
            !validator.is_valid(&tree(&file)),
            "the schema takes {path} {value}"
        );
    }
}

#[test]
fn what_the_reader_takes_the_schema_takes() {
    let validator = validator();
    for (path, value) in [
        ("version", "1.0"),
        ("$schema", "\"./wording-1.schema.json\""),
        ("title", ""),
        ("instructions", ""),
        ("title", "\"a\\nb\""),
        ("wording.language", "\"zh-Hans\""),
        ("items.1.answers", "{\"aLot\":\"x\"}"),
        ("items.7.answers", ""),
    ] {
        let file = edited(path, value);
        read(file.as_bytes()).unwrap_or_else(|error| panic!("{path} {value}: {error}"));
        if let Err(error) = validator.validate(&tree(&file)) {
            panic!("{path} {value}: {error}");
        }
    }
}

/// What the schema knowingly leaves to the reader.
#[test]
fn labels_that_no_item_has_are_missed_by_the_reader_alone() {
    let validator = validator();
    for (path, value) in [("answers.yes", ""), ("answers", ""), ("recall", "\" \"")] {
        let file = edited(path, value);
        assert!(read(file.as_bytes()).is_err(), "the reader takes {path}");
        assert!(
            validator.is_valid(&tree(&file)),
            "now also the schema refuses {path}"
        );
    }
}
