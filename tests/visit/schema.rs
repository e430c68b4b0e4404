//! The schema against the reader and the writer.
//!
//! Where the schema is looser than the reader, on purpose: steps of 0.1 (a
//! validator that counts in binary would refuse 0.3), days that the calendar
//! does not have, the paths inside `notAccepted`, and keys that stand twice.
//! Where it is stricter: the types inside a stored `result`.

use dermscore::visit::{read, schema, write};
use jsonschema::{Validator, draft202012};
use serde_json::Value;

use crate::any;
use crate::kit::{BARE, WEEK_4, edited, property, same, tree, writer};

const CHECKED_IN: &str = include_str!("../../schemas/visit-1.schema.json");

fn validator() -> Validator {
    draft202012::new(&schema()).expect("a schema")
}

fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

#[test]
fn the_schema_that_is_checked_in_is_the_one_of_the_registry() {
    let made = format!("{:#}\n", schema());
    assert!(
        made == CHECKED_IN,
        "schemas/visit-1.schema.json is not what the instruments define. Make it again: \
         cargo run --no-default-features --example schema > schemas/visit-1.schema.json"
    );
}

#[test]
fn the_schema_is_a_schema() {
    let schema = schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    if let Err(error) = draft202012::meta::validate(&schema) {
        panic!("{error}");
    }
    draft202012::meta::validate(&tree(r#"{"type":"objekt"}"#)).expect_err("the check checks");
}

#[test]
fn every_fixture_is_valid() {
    let validator = validator();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the fixtures") {
        let path = entry.expect("a fixture").path();
        if path.extension().is_some_and(|kind| kind == "json") {
            let bytes = std::fs::read(&path).expect("a fixture");
            read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            if let Err(error) = validator.validate(&parsed(&bytes)) {
                panic!("{}: {error} at {}", path.display(), error.instance_path());
            }
            count += 1;
        }
    }
    assert!(count >= 2, "{count} fixtures");
    assert!(validator.is_valid(&tree(BARE)));
}

#[test]
fn every_export_is_valid() {
    let validator = validator();
    property(250, any::visit(), |visit| {
        let file = write(&visit, &writer());
        let tree = tree(&file);
        let said = validator.validate(&tree);
        said.map_err(|error| format!("{error} at {}\n{file}", error.instance_path()))
    });
}

/// Edits of the week-4 file that make it invalid.
const INVALID: &[(&str, &str)] = &[
    ("format", "\"dermscore\""),
    ("format", ""),
    ("version", "2"),
    ("version", "\"1\""),
    ("version", ""),
    ("writtenBy", "\"dermscore\""),
    ("writtenBy.version", "0.1"),
    ("writtenAt", "2026"),
    ("visit", "[]"),
    ("visit.id", "7"),
    ("visit.subject", "null"),
    ("visit.date", "\"21.06.2018\""),
    ("visit.date", "\"\""),
    ("visit.notAccepted", "5"),
    ("visit.notAccepted.date", "5"),
    ("assessments", "[]"),
    ("assessments.pasi", "10.9"),
    ("assessments.pasi.answers", ""),
    ("assessments.pasi.answers", "null"),
    ("assessments.pasi.answers.labels", "\"Fredriksson\""),
    ("assessments.pasi.answers.regions", "[]"),
    ("assessments.pasi.answers.regions.head", "1"),
    ("assessments.pasi.answers.regions.head.area", "7"),
    ("assessments.pasi.answers.regions.head.area", "-1"),
    ("assessments.pasi.answers.regions.head.area", "1.5"),
    ("assessments.pasi.answers.regions.head.area", "\"1\""),
    ("assessments.pasi.answers.regions.head.area", "null"),
    ("assessments.pasi.answers.regions.head.erythema", "5"),
    ("assessments.pasi.answers.regions.head.areaPercent", "100.1"),
    ("assessments.pasi.answers.regions.head.areaPercent", "-0.1"),
    ("assessments.pasi.answers.regions.head.areaPercent", "1e400"),
    ("assessments.pasi.answers.total", "72.1"),
    ("assessments.pasi.notAccepted", "[]"),
    (
        "assessments.pasi.notAccepted",
        "{\"regions.trunk.areaPercent\":120}",
    ),
    ("assessments.pasi.result", "10.9"),
    ("assessments.bsa.answers.method", "\"hands\""),
    ("assessments.bsa.answers.palms.head", "10.5"),
    ("assessments.bsa.answers.palms.head", "4.4"),
    ("assessments.bsa.answers.percent", "101"),
    ("assessments.itch.answers.scale", "\"VAS\""),
    ("assessments.itch.answers.value", "10.1"),
    (
        "assessments.itch.answers",
        "{\"scale\":\"nrs\",\"value\":5.6}",
    ),
    (
        "assessments.itch.answers",
        "{\"scale\":\"nrs\",\"total\":5.6}",
    ),
    ("assessments.dlqi.answers.items.1", "\"notRelevant\""),
    ("assessments.dlqi.answers.items.2", "\"notRelevant\""),
    ("assessments.dlqi.answers.items.3", "\"no\""),
    ("assessments.dlqi.answers.items.3", "3"),
    ("assessments.dlqi.answers.items.7", "\"aLot\""),
    ("assessments.dlqi.answers.items.7a", "\"veryMuch\""),
    ("assessments.dlqi.answers.total", "30.5"),
    ("assessments.dlqi.answers.wording.licensed", "\"no\""),
    ("assessments.pga", "{\"answers\":{\"grade\":5}}"),
    ("assessments.pssi", "{\"answers\":{\"area\":7}}"),
    ("assessments.ipc", "{\"answers\":{\"specialArea\":true}}"),
    ("baseline", "[]"),
    ("baseline.assessments.pasi", "{\"answers\":{\"total\":73}}"),
    ("labs", "{}"),
    ("labs", "[5]"),
    ("adverseEvents", "[null]"),
];

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let validator = validator();
    for edit in INVALID {
        let bytes = edited(WEEK_4, &[*edit]);
        assert!(read(&bytes).is_err(), "the reader takes {edit:?}");
        assert!(
            !validator.is_valid(&parsed(&bytes)),
            "the schema takes {edit:?}"
        );
    }
}

#[test]
fn what_the_schema_knowingly_leaves_to_the_reader() {
    let validator = validator();
    for edit in [
        ("assessments.pasi.answers.regions.head.areaPercent", "9.55"),
        ("assessments.bsa.answers.percent", "0.05"),
        ("assessments.itch.answers.value", "5.65"),
        ("assessments.pasi.answers.total", "9.35"),
        ("visit.date", "\"2018-02-30\""),
        (
            "assessments.pasi.notAccepted",
            "{\"regions.neck.area\":\"1\"}",
        ),
        (
            "assessments.pasi.notAccepted",
            "{\"regions.head.area\":\"1\"}",
        ),
    ] {
        let bytes = edited(WEEK_4, &[edit]);
        assert!(read(&bytes).is_err(), "the reader takes {edit:?}");
        assert!(
            validator.is_valid(&parsed(&bytes)),
            "now also the schema refuses {edit:?}"
        );
    }
}

/// What the reader reads, the schema must not refuse.
#[test]
fn what_the_reader_takes_the_schema_takes() {
    let validator = validator();
    for edit in [
        ("version", "1.0"),
        ("assessments.pasi.answers.regions.head.area", "1.0"),
        ("assessments.pasi.answers.regions.head.area", "1e0"),
        ("assessments.pasi.answers.regions.trunk.area", "-0"),
        ("assessments.pasi.answers.regions.head.areaPercent", "9.50"),
        ("assessments.bsa.answers.palms.head", "0.5e1"),
        (
            "assessments.dlqi.answers.wording",
            "{\"id\":\"site\",\"licence\":\"x\"}",
        ),
        ("assessments.scorad", "5"),
        ("assessments.pasi.answers.x", "null"),
        ("visit.x", "1e400"),
        ("x", "[null]"),
    ] {
        let bytes = edited(WEEK_4, &[edit]);
        read(&bytes).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
        let tree = parsed(&bytes);
        let said = validator.validate(&tree);
        said.unwrap_or_else(|error| panic!("{edit:?}: {error}"));
    }
}

/// A stored result is never used, so the reader reports what is wrong in it
/// and reads on; the schema says what a writer must put there.
#[test]
fn of_a_result_the_schema_asks_more() {
    let validator = validator();
    for edit in [
        ("assessments.pasi.result.status", "\"done\""),
        ("assessments.pasi.result.total", "\"10.9\""),
        ("assessments.pasi.result.missing", "5"),
        ("assessments.dlqi.result.assumed", "[10]"),
        ("assessments.pasi.result.problems", "[5]"),
    ] {
        let bytes = edited(WEEK_4, &[edit]);
        let reading = read(&bytes).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
        assert_eq!(reading.disagreements.len(), 1, "{edit:?}");
        assert!(!validator.is_valid(&parsed(&bytes)), "{edit:?}");
    }
}

#[test]
fn the_schema_names_every_item_and_stays_the_same_from_run_to_run() {
    same("schema", &schema(), &schema()).unwrap();
    let text = schema().to_string();
    for instrument in dermscore::instruments::INSTRUMENTS {
        for item in instrument.items {
            let key = item.path.rsplit('.').next().unwrap();
            assert!(
                text.contains(&format!("\"{key}\":")),
                "{} {key}",
                instrument.id
            );
        }
    }
}
