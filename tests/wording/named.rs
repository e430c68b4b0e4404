//! How a visit names the wording that its answers were given on.

use std::rc::Rc;

use dermscore::instruments::{Entry, INSTRUMENTS};
use dermscore::session::{Action, answered};
use dermscore::visit::{ReadError, Reference, Visit, WrittenBy, read, write};
use serde_json::{Value, json};

use crate::kit::{ENGLISH, dlqi, tree, wording};

fn file(visit: &Visit) -> Value {
    let by = WrittenBy {
        version: "0.1.0",
        at: "2026-11-22T09:30:00Z".into(),
    };
    tree(&write(visit, &by))
}

fn named(visit: &Visit) -> Value {
    file(visit)["assessments"]["dlqi"]["answers"]["wording"].clone()
}

fn first_answer(choice: Option<u8>) -> Action {
    Action::Choose {
        instrument: dlqi(),
        item: 0,
        choice,
    }
}

#[test]
fn a_file_names_the_wording_whole_and_reads_it_again() {
    let reference = wording(ENGLISH).reference;
    let visit = Rc::new(Visit::default());
    let visit = answered(&visit, first_answer(Some(1)), dlqi(), Some(&reference));
    assert_eq!(
        named(&visit),
        json!({
            "id": "invented-dlqi-en",
            "language": "en",
            "licensed": true,
            "version": "2.1",
            "licence": "EX-2026-0001 (Example Clinic)",
            "sha256": dermscore::wording::sha256(ENGLISH.as_bytes()),
        })
    );
    let again = read(file(&visit).to_string().as_bytes())
        .expect("a visit")
        .visit;
    assert_eq!(again, *visit);
    assert_eq!(again.wording(dlqi()), Some(reference));
    // The answers themselves are where they always are.
    assert_eq!(
        file(&visit)["assessments"]["dlqi"]["answers"]["items"]["1"],
        "aLot"
    );
}

#[test]
fn without_a_wording_the_built_in_topics_are_named() {
    let visit = Rc::new(Visit::default());
    let visit = answered(&visit, first_answer(Some(1)), dlqi(), None);
    assert_eq!(
        named(&visit),
        json!({ "id": "built-in topics", "language": "en", "licensed": false })
    );
    assert!(visit.extras.is_empty());
    let pasi = 0;
    assert_eq!(visit.wording(pasi), None);
}

#[test]
fn the_wording_of_the_first_answer_is_the_one_that_is_named() {
    let reference = wording(ENGLISH).reference;
    let other = Reference {
        id: "other".into(),
        ..reference.clone()
    };
    let begun = answered(
        &Rc::new(Visit::default()),
        first_answer(Some(0)),
        dlqi(),
        None,
    );
    let second = Action::Choose {
        instrument: dlqi(),
        item: 1,
        choice: Some(0),
    };
    let gone_on = answered(&begun, second.clone(), dlqi(), Some(&reference));
    assert_eq!(
        gone_on.wording(dlqi()),
        Reference::built_in(dlqi()),
        "begun on topics"
    );

    let begun = answered(
        &Rc::new(Visit::default()),
        first_answer(Some(0)),
        dlqi(),
        Some(&reference),
    );
    let gone_on = answered(&begun, second, dlqi(), Some(&other));
    assert_eq!(gone_on.wording(dlqi()), Some(reference.clone()));
    // All cleared, it is named no more, and the next first answer names anew.
    for clear in [Action::Clear(dlqi()), first_answer(None)] {
        let cleared = answered(&begun, clear, dlqi(), Some(&other));
        assert_eq!(cleared.wording(dlqi()), Reference::built_in(dlqi()));
        assert!(cleared.extras.is_empty() && !cleared.holds_anything());
        let anew = answered(&cleared, first_answer(Some(2)), dlqi(), Some(&other));
        assert_eq!(anew.wording(dlqi()), Some(other.clone()));
    }
}

#[test]
fn keys_of_other_programs_beside_it_stay() {
    let text = r#"{"format":"dermscore.visit","version":1,"assessments":{"dlqi":{"answers":{"items":{"1":"aLot"},"note":7,
        "wording":{"id":"site","language":"de","licence":"x","page":3}}}}}"#;
    let visit = Rc::new(read(text.as_bytes()).expect("a visit").visit);
    assert_eq!(named(&visit)["page"], 3);
    let cleared = answered(&visit, Action::Clear(dlqi()), dlqi(), None);
    let answers = &file(&cleared)["assessments"]["dlqi"]["answers"];
    assert_eq!(answers["note"], 7);
    assert_eq!(answers["wording"]["id"], "built-in topics");
}

#[test]
fn of_another_instrument_nothing_changes() {
    let reference = wording(ENGLISH).reference;
    let action = Action::Choose {
        instrument: 0,
        item: 0,
        choice: Some(1),
    };
    let visit = answered(&Rc::new(Visit::default()), action, dlqi(), Some(&reference));
    assert!(visit.extras.is_empty());
    assert_eq!(*visit.drafts.get(0).entry(0), Entry::Choice(1));
    assert_eq!(INSTRUMENTS[0].wording, None);
}

#[test]
fn what_cannot_name_a_wording_is_refused() {
    for (key, value) in [
        ("licence", "5"),
        ("version", "2"),
        ("sha256", "\"abc\""),
        (
            "sha256",
            "\"BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD\"",
        ),
        ("sha256", "7"),
    ] {
        let text = format!(
            r#"{{"format":"dermscore.visit","version":1,"assessments":{{"dlqi":{{"answers":{{"wording":{{"id":"x","{key}":{value}}}}}}}}}}}"#
        );
        match read(text.as_bytes()) {
            Err(ReadError::NotAVisit(faults)) => {
                assert_eq!(
                    faults[0].path,
                    format!("assessments.dlqi.answers.wording.{key}")
                );
            }
            other => panic!("{key} {value}: {other:?}"),
        }
    }
}
