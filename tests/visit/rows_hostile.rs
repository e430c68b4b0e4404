//! Very long lists, and files that only just fit: what opens is exported, and
//! what is exported opens again.

use dermscore::visit::grades::{disagreements, with_results};
use dermscore::visit::{MOST_BYTES, Visit, read, write};
use serde_json::{Value, json};

use crate::grades::{book, e1, file, l1, with};
use crate::kit::{edited, readable, writer};
use crate::rescore::{Folder, rescore};

const EVENTS: usize = 10_000;
const LABS: usize = 2_000;

/// Events and laboratory values with everything filled in.
fn many() -> Vec<u8> {
    let measured =
        json!({ "alt": { "value": "105", "unit": "U/L", "upperLimit": "50", "baseline": "38" } });
    let events: Vec<Value> = (0..EVENTS)
        .map(|place| match place % 2 {
            0 => with(e1(), &json!({ "id": format!("e{place}") })),
            _ => with(
                e1(),
                &json!({
                    "id": format!("e{place}"), "verbatim": "ALT 105 U/L",
                    "term": "Alanine aminotransferase increased", "grade": 1,
                    "facts": { "measured": measured },
                    "gradeChanges": [{ "date": "2018-04-14", "grade": 2 }]
                }),
            ),
        })
        .collect();
    let analytes = ["alt", "ast", "sodium", "leukocytes", "cea"];
    let units = ["U/L", "U/L", "mmol/L", "10^9/L", "ng/mL"];
    let labs: Vec<Value> = (0..LABS)
        .map(|place| {
            let (analyte, unit) = (analytes[place % 5], units[place % 5]);
            let keys = json!({ "id": format!("l{place}"), "analyte": analyte, "unit": unit, "result": null });
            with(l1(), &keys)
        })
        .collect();
    file(&labs, &events)
}

#[test]
fn ten_thousand_events_and_two_thousand_labs_open_export_and_rescore() {
    let visit = readable(&many()).visit;
    assert_eq!(
        (visit.adverse_events.len(), visit.labs.len()),
        (EVENTS, LABS)
    );
    assert_eq!(disagreements(&visit, book()), []);
    let exported = write(&with_results(&visit, book()), &writer());
    assert!(
        exported.len() < MOST_BYTES,
        "the export has {} bytes and could not be opened",
        exported.len()
    );
    let again = readable(exported.as_bytes()).visit;
    assert_eq!(disagreements(&again, book()), []);
    assert_eq!(write(&again, &writer()), exported);

    let folder = Folder::new("many");
    let (status, lines) = rescore(&[folder.file("many.json", exported.as_bytes())]);
    assert_eq!(status, Some(0));
    let list = |key: &str| lines[0][key].as_array().expect("a list").clone();
    assert_eq!(
        (list("adverseEvents").len(), list("labs").len()),
        (EVENTS, LABS)
    );
    assert_eq!(
        list("adverseEvents")[EVENTS - 1],
        json!({ "id": "e9999", "outcome": "graded", "grade": 1 })
    );
}

/// A row takes a line, so that two files can be compared line by line.
#[test]
fn a_row_takes_a_line_of_the_file() {
    let bytes = file(&[l1(), with(l1(), &json!({ "id": "l2" }))], &[e1()]);
    let text = write(&readable(&bytes).visit, &writer());
    let line = |row: Value| format!("\n    {row}");
    assert!(text.contains(&[&line(l1()), ","].concat()), "{text}");
    assert!(text.contains(&[&line(e1()), "\n  ]"].concat()), "{text}");
    assert!(
        text.contains("\n  \"labs\": [\n") && text.ends_with("\n  ]\n}\n"),
        "{text}"
    );
    let empty = write(&Visit::default(), &writer());
    assert!(
        empty.ends_with("\n  \"adverseEvents\": [],\n  \"labs\": []\n}\n"),
        "{empty}"
    );
}

/// Keys of other programs may be long lists, which indentation would make
/// several times longer.
#[test]
fn what_fits_as_it_was_read_fits_as_it_is_written() {
    for (path, value) in [
        ("x", json!(vec![5; 3_000_000])),
        (
            "labs",
            json!([{ "id": "l1", "x": vec![json!({ "y": 5 }); 800_000] }]),
        ),
    ] {
        let bytes = edited(crate::kit::BARE, &[(path, &value.to_string())]);
        assert!(bytes.len() > MOST_BYTES / 2, "{}", bytes.len());
        let visit = readable(&bytes).visit;
        let text = write(&visit, &writer());
        assert!(text.len() <= MOST_BYTES, "{}", text.len());
        assert_eq!(readable(text.as_bytes()).visit, visit);
        assert!(text.ends_with('\n'));
    }
}

#[test]
fn rows_of_anything_are_graded_or_refused() {
    let long = "9".repeat(1_000_000);
    let keys = [
        json!({ "value": "1e5" }),
        json!({ "value": long }),
        json!({ "value": "-105" }),
        json!({ "value": "999999999999999999", "upperLimit": "0.00000000000000001" }),
        json!({ "value": "0", "baseline": "0" }),
        json!({ "lowerLimit": "60" }),
        json!({ "unit": "" }),
        json!({ "unit": long }),
        json!({ "analyte": long }),
        json!({ "analyte": "" }),
        json!({ "facts": { "symptoms": "none", "present": false } }),
        json!({ "facts": { "symptoms": "present", "present": false } }),
        json!({ "facts": { "measured": { "alt": { "value": "1" } } } }),
        json!({ "result": { "ctcae": [], "grades": { "term": null } } }),
        json!({ "result": { "grades": [null, [], { "term": 5 }, { "term": "x", "possible": 5 }] } }),
        json!({ "ctcae": "6.0", "term": "Alanine aminotransferase increased", "grade": 5 }),
    ];
    let mut read_ones = 0;
    for keys in keys {
        for base in [l1(), e1()] {
            let row = with(base, &keys);
            let rows = std::slice::from_ref(&row);
            for bytes in [file(rows, &[]), file(&[], rows)] {
                let Ok(reading) = read(&bytes) else { continue };
                read_ones += 1;
                let differs = disagreements(&reading.visit, book());
                assert!(differs.iter().all(|found| !found.path.is_empty()));
                let graded = with_results(&reading.visit, book());
                let again = readable(write(&graded, &writer()).as_bytes()).visit;
                let of_results = disagreements(&again, book());
                let of_results = of_results
                    .iter()
                    .filter(|found| found.path.contains("result"));
                assert_eq!(of_results.count(), 0);
            }
        }
    }
    assert!(read_ones > 40, "{read_ones}");
}
