//! Bytes that are no visit, or hardly one: `read` says why and never panics,
//! and what it does read it writes to a file that stays the same.

use dermscore::visit::{ReadError, read, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::any;
use crate::damage::{apply, change};
use crate::kit::{WEEK_4, edited, property, stable_or_explained, tree, week_4_with, writer};

/// A file that has everything a file can have.
fn full() -> String {
    let edits = [
        ("baseline", &*tree(WEEK_4).to_string()),
        ("assessments.pga", "{\"answers\":{\"grade\":2},\"x\":1}"),
        ("assessments.pssi", "{\"answers\":{\"total\":12}}"),
        ("assessments.ipc", "{\"answers\":{\"specialArea\":\"yes\"}}"),
        (
            "assessments.pasi.notAccepted",
            "{\"regions.trunk.areaPercent\":\"120\"}",
        ),
        (
            "assessments.pasi.answers.regions.head.x",
            "[1e400,{\"y\":null}]",
        ),
        ("labs", "[{\"id\":\"l1\",\"value\":\"105\"}]"),
        ("x", "\"\\u00e9\\ud83d\\ude00\""),
    ];
    write(&week_4_with(&edits).visit, &writer())
}

fn check(bytes: &[u8]) {
    if let Err(why) = stable_or_explained(bytes) {
        panic!("{why}\n{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_file_cut_anywhere() {
    for file in [WEEK_4, &full()] {
        for end in 0..file.trim_end().len() {
            assert!(read(&file.as_bytes()[..end]).is_err(), "cut at {end}");
        }
        for begin in 1..file.len() {
            check(&file.as_bytes()[begin..]);
        }
    }
}

#[test]
fn any_byte_left_out_or_replaced() {
    let file = tree(WEEK_4).to_string().into_bytes();
    for place in 0..file.len() {
        let mut bytes = file.clone();
        bytes.remove(place);
        check(&bytes);
        for byte in [b'"', b'{', b',', b'9', b'.', 0, 0xff] {
            bytes = file.clone();
            bytes[place] = byte;
            check(&bytes);
        }
    }
}

#[test]
fn a_file_changed_in_a_few_places() {
    let files = [WEEK_4.to_owned(), full(), tree(&full()).to_string()];
    let cases = (select(files.to_vec()), vec(change(), 1..4));
    property(12_000, cases, |(file, changes)| {
        let mut bytes = file.into_bytes();
        changes.iter().for_each(|change| apply(&mut bytes, change));
        stable_or_explained(&bytes)
    });
}

#[test]
fn any_bytes() {
    property(3_000, vec(any::<u8>(), 0..200), |bytes| {
        stable_or_explained(&bytes)
    });
    property(3_000, any::<String>(), |text| {
        stable_or_explained(text.as_bytes())
    });
}

#[test]
fn any_json() {
    property(3_000, any::value(), |value| {
        let mut file = tree(crate::kit::BARE);
        file["visit"] = value.clone();
        file["assessments"] = json!({ "pasi": value });
        stable_or_explained(value.to_string().as_bytes())?;
        stable_or_explained(file.to_string().as_bytes())
    });
    let places = any::known_objects();
    property(3_000, (select(places), any::value()), |(path, value)| {
        let path = if path.is_empty() {
            "visit".into()
        } else {
            path
        };
        stable_or_explained(&edited(WEEK_4, &[(&path, &value.to_string())]))
    });
}

#[test]
fn every_value_of_a_file_of_another_kind() {
    fn paths(at: &str, value: &Value, all: &mut Vec<String>) {
        if let Value::Object(object) = value {
            for (key, value) in object {
                let path = if at.is_empty() {
                    key.clone()
                } else {
                    [at, ".", key].concat()
                };
                paths(&path, value, all);
                all.push(path);
            }
        }
    }
    let mut all = Vec::new();
    paths("", &tree(&full()), &mut all);
    for path in all {
        for value in [
            "null", "true", "0", "-1", "1e400", "\"\"", "\"é\"", "[]", "[null]", "{}", "{\"\":0}",
        ] {
            check(&edited(&full(), &[(&path, value)]));
        }
    }
}

#[test]
fn nesting_has_an_end() {
    for (open, close) in [("[", "]"), ("{\"x\":", "}")] {
        for depth in [100, 100_000] {
            let filled = if open == "[" { "" } else { "0" };
            let deep = [open.repeat(depth), filled.into(), close.repeat(depth)].concat();
            for file in [
                deep.clone(),
                open.repeat(depth),
                WEEK_4.replacen("\"labs\": []", &format!("\"x\": {deep}"), 1),
                WEEK_4.replacen("\"area\": 0", &format!("\"x\": {deep}"), 1),
                WEEK_4.replacen("\"area\": 0", &format!("\"area\": {deep}"), 1),
            ] {
                check(file.as_bytes());
                let read = read(file.as_bytes());
                assert!(depth == 100 || matches!(read, Err(ReadError::NotJson { .. })));
            }
        }
    }
    let hundred = format!("{}{}", "[".repeat(100), "]".repeat(100));
    week_4_with(&[("x", &hundred)]);
}

#[test]
fn long_keys_texts_and_lists() {
    let long = "k".repeat(1_000_000);
    let many: Map<String, Value> = (0..20_000)
        .map(|key| (format!("k{key}"), 5.into()))
        .collect();
    let many = Value::Object(many);
    for edits in [
        vec![("visit.subject", json!(long))],
        vec![("visit.date", json!(long))],
        vec![("format", json!(long))],
        vec![("version", tree(&"1".repeat(1_000_000)))],
        vec![("x", json!({ long.as_str(): long }))],
        vec![("visit.notAccepted", json!({ long.as_str(): 5 }))],
        vec![("assessments.pasi.notAccepted", json!({ long.as_str(): 5 }))],
        vec![(
            "assessments.pasi.notAccepted",
            json!({ long.as_str(): "x" }),
        )],
        vec![("assessments.pasi.notAccepted", many.clone())],
        vec![("assessments.pasi.answers.regions", many.clone())],
        vec![("assessments", many.clone())],
        vec![("assessments.pasi.result", many.clone())],
        vec![("assessments.pasi.result.regions", many.clone())],
        vec![(
            "assessments.pasi.answers.regions.head.area",
            tree(&"1".repeat(1_000_000)),
        )],
        vec![(
            "assessments.pasi.answers.regions.head.area",
            tree(&["0.", &"0".repeat(1_000_000), "1"].concat()),
        )],
        vec![("assessments.dlqi.answers.items.1", json!(long))],
        vec![("labs", json!(vec![json!({}); 20_000]))],
        vec![("labs", json!(vec![5; 20_000]))],
    ] {
        let texts: Vec<(&str, String)> = edits
            .iter()
            .map(|(at, value)| (*at, value.to_string()))
            .collect();
        let edits: Vec<(&str, &str)> = texts
            .iter()
            .map(|(at, value)| (*at, value.as_str()))
            .collect();
        let bytes = edited(WEEK_4, &edits);
        if let Err(why) = stable_or_explained(&bytes) {
            panic!(
                "{}: {}",
                edits[0].0,
                why.chars().take(200).collect::<String>()
            );
        }
    }
    let twice = ["{\"", &long, "\":1,\"", &long, "\":1}"].concat();
    check(twice.as_bytes());
}
