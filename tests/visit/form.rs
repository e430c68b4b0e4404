//! The file's form: format and version, size, encoding, JSON, types.

use dermscore::visit::{MOST_BYTES, ReadError, read};
use serde_json::json;

use crate::kit::{WEEK_4, edited, fault, faults, readable, week_4_with};

#[test]
fn another_format_or_version_is_refused_and_nothing_else_is_said() {
    for (edits, path, found) in [
        ([("version", "2"), ("labs", "5")], "version", "2"),
        ([("version", "0"), ("labs", "5")], "version", "0"),
        ([("version", "1.5"), ("labs", "5")], "version", "1.5"),
        ([("version", "1e+400"), ("labs", "5")], "version", "1e+400"),
        ([("version", "\"1\""), ("labs", "5")], "version", "“1”"),
        ([("version", ""), ("labs", "5")], "version", "nothing"),
        (
            [("format", "\"dermscore.visits\""), ("labs", "5")],
            "format",
            "“dermscore.visits”",
        ),
        ([("format", "null"), ("labs", "5")], "format", "null"),
        ([("format", ""), ("labs", "5")], "format", "nothing"),
    ] {
        let fault = fault(&edits);
        assert_eq!(
            (fault.path.as_str(), fault.found.to_string().as_str()),
            (path, found)
        );
        let allowed = if path == "version" {
            "newer dermscore"
        } else {
            "“dermscore.visit”"
        };
        assert!(fault.allowed.to_string().contains(allowed), "{fault}");
    }
    for same in ["1.0", "1e0", "10e-1"] {
        week_4_with(&[("version", same)]);
    }
}

#[test]
fn eight_mebibytes_are_read_and_one_byte_more_is_not() {
    assert_eq!(MOST_BYTES, 8_388_608);
    let mut file = WEEK_4.as_bytes().to_vec();
    file.resize(MOST_BYTES, b' ');
    readable(&file);
    file.push(b' ');
    assert_eq!(
        read(&file),
        Err(ReadError::TooLarge {
            bytes: MOST_BYTES + 1
        })
    );
    let not_even_text = vec![0xff; MOST_BYTES + 1];
    let error = read(&not_even_text).unwrap_err();
    assert_eq!(
        error,
        ReadError::TooLarge {
            bytes: MOST_BYTES + 1
        }
    );
    assert!(error.to_string().contains("8388609") && error.to_string().contains("8 MiB"));
}

#[test]
fn encodings() {
    let marked = [b"\xef\xbb\xbf", WEEK_4.as_bytes()].concat();
    assert_eq!(readable(&marked), readable(WEEK_4.as_bytes()));
    let twice = [b"\xef\xbb\xbf", marked.as_slice()].concat();
    assert!(matches!(read(&twice), Err(ReadError::NotJson { .. })));
    let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = WEEK_4.encode_utf16();
        [0xfeff].into_iter().chain(units).flat_map(bytes).collect()
    };
    assert_eq!(read(&wide(u16::to_le_bytes)), Err(ReadError::NotText));
    assert_eq!(read(&wide(u16::to_be_bytes)), Err(ReadError::NotText));
    let latin_1 = WEEK_4.replace("P3", "J\u{1}").into_bytes();
    let latin_1: Vec<u8> = latin_1
        .iter()
        .map(|byte| if *byte == 1 { 0xe9 } else { *byte })
        .collect();
    assert_eq!(read(&latin_1), Err(ReadError::NotText));
    let lone = edited(WEEK_4, &[("visit.subject", r#""\u00e9""#)]);
    assert_eq!(readable(&lone).visit.subject, "é");
    let surrogate = WEEK_4.replace("P3", r"\ud800");
    assert!(matches!(
        read(surrogate.as_bytes()),
        Err(ReadError::NotJson { .. })
    ));
}

#[test]
fn what_is_not_json_is_refused_where_it_stands() {
    for (from, to) in [
        ("\"erythema\": 2", "\"erythema\": 02"),
        ("\"erythema\": 2", "\"erythema\": 2."),
        ("\"erythema\": 2", "\"erythema\": .2"),
        ("\"erythema\": 2", "\"erythema\": +2"),
        ("\"erythema\": 2", "\"erythema\": NaN"),
        ("\"erythema\": 2", "\"erythema\": 2,"),
        ("\"erythema\": 2", "erythema: 2"),
        ("\"erythema\": 2", "'erythema': 2"),
        ("\"erythema\": 2", "\"erythema\": 2 /* two */"),
        ("\"erythema\": 2", "\"erythema\": 2, \"erythema\": 2"),
        ("\"erythema\": 2", "\"erythema\": 2, \"\\u0065rythema\": 3"),
        (
            "\"subject\": \"P3\"",
            "\"subject\": \"P3\", \"subject\": \"P4\"",
        ),
        ("\"labs\": []", "\"labs\": [], \"labs\": []"),
        (
            "\"labs\": []",
            "\"labs\": [{ \"x\": { \"y\": 1, \"y\": 1 } }]",
        ),
    ] {
        let at = WEEK_4.find(from).expect("the text to replace");
        let line = WEEK_4[..at].lines().count();
        let error = read(WEEK_4.replacen(from, to, 1).as_bytes()).unwrap_err();
        let text = error.to_string();
        assert!(matches!(error, ReadError::NotJson { .. }), "{to}: {text}");
        assert!(
            text.contains(&format!("line {line} column")),
            "{to}: {text}"
        );
    }
    let behind = [WEEK_4, "{}"].concat();
    assert!(matches!(
        read(behind.as_bytes()),
        Err(ReadError::NotJson { .. })
    ));
}

#[test]
fn wrong_types_are_refused_by_path() {
    for (path, value, found, allowed) in [
        ("writtenBy", "5", "5", "an object"),
        ("writtenBy.program", "5", "5", "a text"),
        ("writtenBy.version", "0.1", "0.1", "a text"),
        ("writtenAt", "2026", "2026", "a text"),
        ("visit", "[]", "a list", "an object"),
        ("visit.id", "7", "7", "a text"),
        ("visit.subject", "3", "3", "a text"),
        ("visit.label", "null", "null", "a text"),
        ("visit.assessor", "{}", "an object", "a text"),
        ("visit.date", "20180621", "20180621", "a text"),
        ("visit.notAccepted", "\"x\"", "“x”", "an object"),
        ("assessments", "null", "null", "an object"),
        ("assessments.pasi", "10.9", "10.9", "an object"),
        ("assessments.pasi.answers", "", "nothing", "an object"),
        (
            "assessments.pasi.answers.regions",
            "[]",
            "a list",
            "an object",
        ),
        (
            "assessments.pasi.answers.regions.head",
            "true",
            "true",
            "an object",
        ),
        ("assessments.pasi.notAccepted", "[]", "a list", "an object"),
        ("assessments.pasi.result", "10.9", "10.9", "an object"),
        (
            "assessments.dlqi.answers.items",
            "[]",
            "a list",
            "an object",
        ),
        (
            "assessments.dlqi.answers.wording",
            "\"en\"",
            "“en”",
            "an object",
        ),
        ("assessments.dlqi.answers.wording.id", "1", "1", "a text"),
        (
            "assessments.dlqi.answers.wording.language",
            "null",
            "null",
            "a text",
        ),
        (
            "assessments.dlqi.answers.wording.licensed",
            "\"no\"",
            "“no”",
            "true or false",
        ),
        ("baseline", "9.3", "9.3", "an object"),
        ("baseline.visit", "null", "null", "an object"),
        ("baseline.visit.subject", "3", "3", "a text"),
        ("baseline.assessments", "[]", "a list", "an object"),
        (
            "baseline.assessments.pasi.answers.total",
            "72.1",
            "72.1",
            "a number from 0 to 72 in steps of 0.1",
        ),
        (
            "baseline.assessments.bsa.answers.palms.head",
            "10.5",
            "10.5",
            "a number from 0 to 10 in steps of 0.5",
        ),
        ("labs", "{}", "an object", "a list"),
        ("adverseEvents", "null", "null", "a list"),
    ] {
        let fault = fault(&[(path, value)]);
        assert_eq!(fault.path, path);
        assert_eq!(fault.found.to_string(), found);
        assert_eq!(fault.allowed.to_string(), allowed);
    }
    let fault = fault(&[("labs", "[{}, 5]")]);
    assert_eq!(
        (fault.path.as_str(), fault.found.to_string().as_str()),
        ("labs.1", "5")
    );
}

#[test]
fn every_fault_is_listed_up_to_fifty() {
    let faults = faults(&edited(
        WEEK_4,
        &[
            ("visit.subject", "3"),
            ("labs", "3"),
            ("visit.date", "\"x\""),
        ],
    ));
    let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths.len(), 3);
    for path in ["visit.subject", "labs", "visit.date"] {
        assert!(paths.contains(&path), "{paths:?}");
    }
    let labs = json!(vec![5; 60]).to_string();
    let listed = crate::kit::faults(&edited(WEEK_4, &[("labs", &labs)]));
    assert_eq!(listed.len(), 50);
}
