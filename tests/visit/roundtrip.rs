//! Generated visits: written, read and written again they stay the same.

use std::rc::Rc;

use dermscore::instruments::INSTRUMENTS;
use dermscore::session::{Action, Session};
use dermscore::visit::{Extras, Rows, Visit, read, write};
use serde_json::Value;

use crate::any;
use crate::kit::{property, readable, same, settled, tree, week_4_with, writer};

#[test]
fn a_visit_comes_back_from_its_file() {
    property(700, any::visit(), |visit| {
        let file = write(&visit, &writer());
        let reading = read(file.as_bytes()).map_err(|error| format!("{error}\n{file}"))?;
        same("disagreements", &reading.disagreements, &Vec::new())?;
        same("the visit", &settled(&reading.visit), &settled(&visit))?;
        same("the file", &write(&reading.visit, &writer()), &file)
    });
}

#[test]
fn keys_of_other_programs_survive_with_their_digits() {
    property(150, any::visit(), |visit| {
        let file = write(&visit, &writer());
        let back = readable(file.as_bytes()).visit;
        let digits = |extras: &Extras| {
            let text = |(path, keys): (&String, &serde_json::Map<String, Value>)| {
                (path.clone(), Value::Object(keys.clone()).to_string())
            };
            extras.iter().map(text).collect::<Vec<_>>()
        };
        same("extras", &digits(&back.extras), &digits(&visit.extras))?;
        let text = |rows: &Rows| {
            let rows = rows.iter().map(|row| Value::Object((**row).clone()));
            Value::Array(rows.collect()).to_string()
        };
        same("labs", &text(&back.labs), &text(&visit.labs))?;
        same(
            "events",
            &text(&back.adverse_events),
            &text(&visit.adverse_events),
        )
    });
}

#[test]
fn wrong_texts_survive_and_have_no_answer_beside_them() {
    property(150, any::visit(), |visit| {
        let file = write(&visit, &writer());
        let back = readable(file.as_bytes()).visit;
        for (index, instrument) in INSTRUMENTS.iter().enumerate() {
            let wrong = |visit: &Visit| -> Vec<(String, String)> {
                let texts = visit.drafts.get(index).wrong(instrument);
                texts
                    .map(|(path, text)| (path.into(), text.into()))
                    .collect()
            };
            same(instrument.id, &wrong(&back), &wrong(&visit))?;
            for (path, _) in wrong(&visit) {
                let pointer = format!("/assessments/{}/answers/{path}", instrument.id);
                let beside = tree(&file).pointer(&pointer.replace('.', "/")).cloned();
                same(&path, &beside, &None)?;
            }
        }
        Ok(())
    });
}

#[test]
fn the_file_is_the_same_whoever_held_the_visit() {
    property(80, any::visit(), |visit| {
        let shared = Session::open(visit.clone());
        let opened = Session::default().after(Action::Open(Rc::new(visit.clone())));
        same(
            "opened",
            &write(opened.visit(), &writer()),
            &write(shared.visit(), &writer()),
        )
    });
}

#[test]
fn a_visit_taken_as_baseline_comes_back_as_it_was_taken() {
    let edits = [
        ("labs", "[{\"id\":\"l1\"}]"),
        ("adverseEvents", "[{\"id\":\"e1\"}]"),
        ("writtenBy.x", "1.50"),
        ("visit.x", "2.50"),
        ("x", "[3.50]"),
    ];
    let earlier = Rc::new(week_4_with(&edits).visit);
    let session = Session::default().after(Action::SetBaseline(Some(earlier)));
    let file = write(session.visit(), &writer());
    let back = readable(file.as_bytes()).visit;
    assert_eq!(back.baseline, session.visit().baseline);
    assert_eq!(write(&back, &writer()), file);
    assert_eq!(tree(&file)["baseline"]["visit"]["x"].to_string(), "2.50");
}

#[test]
fn a_file_is_utf_8_text_that_ends_in_a_line_break() {
    property(40, any::visit(), |visit| {
        let file = write(&visit, &writer());
        same("its end", &file.ends_with("}\n"), &true)?;
        same(
            "its begin",
            &file.starts_with("{\n  \"format\": \"dermscore.visit\",\n"),
            &true,
        )
    });
}
