//! What the visit holds afterwards.

use dermscore::handover::{Handover, Replace, Step};
use dermscore::instruments::{Draft, Entry, INSTRUMENTS, Instrument};
use dermscore::measure::Tenths;
use dermscore::session::{Action, Session};
use dermscore::visit::{Visit, WrittenBy, read, write};

use crate::kit::{answer, handed_over, here, step, steps, visit};

const AT: &str = "2018-06-21T09:30:00Z";

fn answered_all() -> Handover {
    let mut now = step(&handed_over(&["itch.vas", "dlqi"]), Step::Begin);
    now = steps(&now, [Step::Answer(Entry::Number(Tenths(56))), Step::Next]);
    for value in [
        "aLot",
        "aLittle",
        "notRelevant",
        "notAtAll",
        "aLittle",
        "notAtAll",
        "no",
        "aLittle",
        "notAtAll",
        "notAtAll",
        "veryMuch",
    ] {
        now = answer(&now, value);
    }
    step(&now, Step::Finish)
}

fn index(id: &str) -> usize {
    Instrument::index_of(id).expect("an instrument")
}

fn text(visit: &Visit) -> String {
    write(visit, &WrittenBy::this_program(AT.into()))
}

#[test]
fn the_file_holds_what_the_patient_answered_and_what_it_scores() {
    let back = answered_all().handed_back(AT.into());
    assert!(back.finished);
    let filled = back.filled(&visit(), Replace::Theirs);
    let file: serde_json::Value = serde_json::from_str(&text(&filled)).expect("JSON");
    let dlqi = &file["assessments"]["dlqi"];
    assert_eq!(dlqi["answers"]["items"]["7a"], "aLittle");
    assert_eq!(dlqi["answers"]["items"]["3"], "notRelevant");
    assert_eq!(dlqi["result"]["total"].to_string(), "8");
    assert_eq!(dlqi["answers"]["wording"]["id"], "built-in topics");
    assert_eq!(dlqi["answers"]["wording"]["licensed"], false);
    let itch = &file["assessments"]["itch"];
    assert_eq!(itch["answers"]["scale"], "vas");
    assert_eq!(itch["result"]["total"].to_string(), "5.6");
    let again = read(text(&filled).as_bytes()).expect("a visit file");
    assert_eq!(again.visit, *filled);
}

#[test]
fn the_language_that_was_read_stands_in_the_file() {
    let mut handover = answered_all();
    handover.language = "de".into();
    let filled = handover
        .handed_back(AT.into())
        .filled(&visit(), Replace::Theirs);
    assert_eq!(
        filled.wording(index("dlqi")).expect("a wording").language,
        "de"
    );
    let again = read(text(&filled).as_bytes()).expect("a visit file");
    assert_eq!(
        again.visit.wording(index("dlqi")).expect("one").language,
        "de"
    );
}

#[test]
fn it_is_one_step_and_can_be_taken_back() {
    let before = Session::open(visit());
    let back = answered_all().handed_back(AT.into());
    let filled = back.filled(before.visit(), Replace::Theirs);
    let after = before.after(Action::Open(filled));
    assert_ne!(after.visit(), before.visit());
    assert_eq!(after.after(Action::Undo).visit(), before.visit());
}

#[test]
fn nothing_answered_changes_nothing() {
    let now = step(&handed_over(&["itch.vas", "dlqi"]), Step::Begin);
    let back = now.handed_back(AT.into());
    assert!(!back.holds_anything() && !back.finished);
    let mut before = visit();
    *before.drafts.edit(index("dlqi")) = full(0);
    assert_eq!(*back.filled(&before, Replace::Theirs), before);
    assert!(back.would_replace(&before).is_empty());
}

/// A DLQI with the same answer everywhere.
fn full(choice: u8) -> Draft {
    let instrument = INSTRUMENTS[index("dlqi")];
    let mut draft = Draft::new(instrument);
    for item in (0..instrument.items.len()).filter(|item| *item != 7) {
        draft.set(instrument, item, Entry::Choice(choice));
    }
    draft
}

#[test]
fn answers_that_stand_are_replaced_only_when_it_is_said() {
    let back = answered_all().handed_back(AT.into());
    let mut before = visit();
    *before.drafts.edit(index("dlqi")) = full(0);
    let names: Vec<&str> = back
        .would_replace(&before)
        .iter()
        .map(|paper| paper.form.id)
        .collect();
    assert_eq!(names, ["dlqi"], "the itch has none and is filled");
    let kept = back.filled(&before, Replace::Nothing);
    assert_eq!(
        kept.drafts.get(index("dlqi")),
        before.drafts.get(index("dlqi"))
    );
    assert_eq!(kept.drafts.get(index("itch")).number(1), Some(Tenths(56)));
    let theirs = back.filled(&before, Replace::Theirs);
    assert_eq!(theirs.drafts.get(index("dlqi")).choice(0), Some(1));
    // The same answers again replace nothing.
    assert!(back.would_replace(&theirs).is_empty());
}

#[test]
fn a_copied_total_and_a_typed_text_are_answers_that_stand_and_a_scale_is_none() {
    let back = answered_all().handed_back(AT.into());
    let replaced = |change: &dyn Fn(&mut Draft, &Instrument)| {
        let mut before = visit();
        change(
            before.drafts.edit(index("itch")),
            INSTRUMENTS[index("itch")],
        );
        back.would_replace(&before).len()
    };
    assert_eq!(
        replaced(&|draft, itch| draft.set(itch, 0, Entry::Choice(1))),
        0
    );
    assert_eq!(
        replaced(&|draft, itch| draft.set(itch, 1, Entry::Text("11".into()))),
        1
    );
    assert_eq!(
        replaced(&|draft, itch| draft.set_copied_total(itch, Entry::Number(Tenths(40)))),
        1
    );
}

#[test]
fn a_visit_that_was_never_kept_is_made_again_from_what_it_is_for() {
    let made = answered_all().handed_back(AT.into()).empty_visit();
    assert_eq!(made, visit());
    assert_eq!(here(&answered_all()), "Thanks");
}
