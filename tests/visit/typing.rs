//! Typing: which changes of a text are one step together, and which are none.

use dermscore::instruments::INSTRUMENTS;
use dermscore::session::{Action, Session, Target};
use dermscore::visit::{About, Visit};

use crate::session::{choose, place, subject, undone};

/// A session after texts typed into one place, each in place of the one before.
fn typed_at(target: Target, session: &Session, texts: &[&str]) -> Session {
    texts.iter().fold(session.clone(), |session, text| {
        session.after(Action::Type(target, (*text).into()))
    })
}

fn typed(session: &Session, texts: &[&str]) -> Session {
    typed_at(Target::About(About::Subject), session, texts)
}

fn graded() -> Session {
    Session::default().after(choose("pga", 0, 1))
}

#[test]
fn typing_in_one_place_is_one_step_until_it_ends() {
    let session = typed(&Session::default(), &["P", "P3", "P31"]);
    assert_eq!(session.visit().subject, "P31");
    assert_eq!(undone(&session), Visit::default());
    let further = session.after(Action::Leave).after(subject("P3"));
    assert_eq!(undone(&further).subject, "P31");
    let elsewhere = session.after(Action::Type(Target::About(About::Label), "W".into()));
    assert_eq!(undone(&elsewhere).subject, "P31");
    let back = elsewhere.after(subject("P312"));
    assert_eq!(undone(&back).subject, "P31");
    let again = session
        .after(Action::Undo)
        .after(Action::Redo)
        .after(subject("P4"));
    assert_eq!(undone(&again).subject, "P31");
    let chosen = session.after(choose("pga", 0, 1)).after(subject("P4"));
    assert_eq!(undone(&chosen).subject, "P31");
}

/// Typing that changes nothing at first must not join the step before it.
#[test]
fn typing_that_begins_without_a_change_is_a_step_of_its_own() {
    let session = typed(&graded(), &["", "P3"]);
    assert_eq!(undone(&session), **graded().visit());
}

/// What is typed and deleted again leaves nothing that Undo could show.
#[test]
fn typing_that_ends_where_it_began_leaves_no_step() {
    let deleted = typed(&graded(), &["P", "P3", "P", ""]);
    assert_eq!(deleted.after(Action::Leave), graded());
    // Nor does typing anew what stood there.
    let session = typed(&graded(), &["P3"]).after(Action::Leave);
    let anew = typed(&session, &["P", "", "P", "P3"]);
    assert_eq!(anew.after(Action::Leave), session);
    // A number, a copied total and a total of the baseline are typed likewise.
    let pasi = place("pasi");
    let percent = INSTRUMENTS[pasi].item("regions.head.areaPercent");
    let percent = Target::Item {
        instrument: pasi,
        item: percent.expect("an item"),
    };
    for target in [percent, Target::Total(pasi), Target::Baseline(pasi)] {
        let deleted = typed_at(target, &graded(), &["1", "12", "1", ""]);
        assert_eq!(deleted.after(Action::Leave), graded(), "{target:?}");
    }
}

#[test]
fn what_is_typed_after_all_was_deleted_is_a_step_from_there() {
    let session = typed(&graded(), &["P", "", "K", "K1"]);
    assert_eq!(undone(&session), **graded().visit());
    let back = session.after(Action::Undo).after(Action::Undo);
    assert_eq!(**back.visit(), Visit::default());
    let again = back.after(Action::Redo).after(Action::Redo);
    assert_eq!(again.visit().subject, "K1");
}

/// Only what the burst began with ends it: an earlier text is a change.
#[test]
fn typing_that_ends_at_an_earlier_text_is_a_step() {
    let session = typed(&graded(), &["P3"]).after(Action::Leave);
    let emptied = typed(&session, &["P", ""]);
    assert_eq!(undone(&emptied).subject, "P3");
    let longer = typed(&graded(), &["P", "P3", "P"]);
    assert_eq!(undone(&longer), **graded().visit());
    assert_eq!(
        longer
            .after(Action::Undo)
            .after(Action::Redo)
            .visit()
            .subject,
        "P"
    );
}

/// Typing the percent of BSA chooses its method, and that stays to be seen.
#[test]
fn typing_that_chose_something_else_besides_is_a_step() {
    let bsa = place("bsa");
    let percent = INSTRUMENTS[bsa].item("percent").expect("an item");
    let target = Target::Item {
        instrument: bsa,
        item: percent,
    };
    let deleted = typed_at(target, &graded(), &["1", ""]);
    assert_ne!(deleted.visit(), graded().visit());
    assert_eq!(undone(&deleted), **graded().visit());
}
