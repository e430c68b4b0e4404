//! Steps: random sequences of every action against a model of one list of
//! past visits, and the promises of undo one by one.

use std::rc::Rc;

use dermscore::instruments::{INSTRUMENTS, Instrument};
use dermscore::session::{Action, MOST_STEPS, Session, Target};
use dermscore::visit::{About, Visit};
use proptest::collection::vec;

use crate::any;
use crate::kit::{WEEK_4, property, readable, same, week_4_with};

/// What undo is, written again: a step for each change, except that changes
/// by typing in one place are one step until something else is done, and none
/// where the last of them ends where the first began.
#[derive(Default)]
struct Model {
    now: Visit,
    past: Vec<Visit>,
    future: Vec<Visit>,
    typing: Option<Target>,
}

impl Model {
    fn act(&mut self, action: &Action) {
        match action {
            Action::Undo => {
                if let Some(before) = self.past.pop() {
                    self.future.push(std::mem::replace(&mut self.now, before));
                }
            }
            Action::Redo => {
                if let Some(after) = self.future.pop() {
                    self.past.push(std::mem::replace(&mut self.now, after));
                }
            }
            _ => return self.change(action),
        }
        self.typing = None;
    }

    fn change(&mut self, action: &Action) {
        // What the action does is asked of a session without history.
        let alone = Session::open(self.now.clone()).after(action.clone());
        let place = match action {
            Action::Type(place, _) => Some(*place),
            _ => None,
        };
        let goes_on = place.is_some() && place == self.typing;
        if **alone.visit() == self.now {
            self.typing = self.typing.filter(|_| goes_on);
            return;
        }
        let before = std::mem::replace(&mut self.now, Visit::clone(alone.visit()));
        if !goes_on {
            self.past.push(before);
        }
        self.future.clear();
        self.typing = place;
        if goes_on && self.past.last() == Some(&self.now) {
            self.past.pop();
            self.typing = None;
        }
    }
}

#[test]
fn any_actions_leave_the_steps_of_the_model() {
    property(1200, vec(any::action(), 0..60), |actions| {
        let (mut session, mut model) = (Session::default(), Model::default());
        for action in actions {
            model.act(&action);
            session = session.after(action.clone());
            same("the visit", &**session.visit(), &model.now)?;
            same("can undo", &session.can_undo(), &!model.past.is_empty())?;
            same("can redo", &session.can_redo(), &!model.future.is_empty())?;
        }
        while let Some(before) = model.past.pop() {
            session = session.after(Action::Undo);
            same("a step back", &**session.visit(), &before)?;
        }
        same("the start", &session.can_undo(), &false)
    });
}

#[test]
fn undo_and_redo_are_inverse() {
    property(800, vec(any::action(), 0..40), |actions| {
        let session = actions
            .into_iter()
            .fold(Session::default(), |session, action| session.after(action));
        let session = session.after(Action::Leave);
        if session.can_undo() {
            let there = session.after(Action::Undo).after(Action::Redo);
            same("undo, redo", &there, &session)?;
        }
        if session.can_redo() {
            let there = session.after(Action::Redo).after(Action::Undo);
            same("redo, undo", &there, &session)?;
        }
        let mut back = session.clone();
        let mut steps = 0;
        while back.can_undo() {
            back = back.after(Action::Undo);
            steps += 1;
        }
        same("nothing further back", &back.after(Action::Undo), &back)?;
        for _ in 0..steps {
            back = back.after(Action::Redo);
        }
        same("all the way and again", &back, &session)
    });
}

#[test]
fn an_action_that_changes_nothing_leaves_the_session_as_it_is() {
    property(800, vec(any::action(), 1..40), |mut actions| {
        let last = actions.pop().expect("one action");
        let before = actions
            .into_iter()
            .fold(Session::default(), |session, action| session.after(action));
        let before = before.after(Action::Leave);
        let steps = matches!(last, Action::Undo | Action::Redo);
        let after = before.after(last).after(Action::Leave);
        if after.visit() == before.visit() && !steps {
            same("the session", &after, &before)?;
        }
        Ok(())
    });
}

pub fn place(id: &str) -> usize {
    Instrument::index_of(id).expect("an instrument")
}

pub fn choose(id: &str, item: usize, choice: u8) -> Action {
    Action::Choose {
        instrument: place(id),
        item,
        choice: Some(choice),
    }
}

pub fn subject(text: &str) -> Action {
    Action::Type(Target::About(About::Subject), text.into())
}

pub fn undone(session: &Session) -> Visit {
    Visit::clone(session.after(Action::Undo).visit())
}

#[test]
fn at_least_two_hundred_steps_and_the_oldest_goes_first() {
    const { assert!(MOST_STEPS >= 200) };
    let mut session = Session::default();
    for step in 0..=MOST_STEPS {
        session = session.after(choose("pga", 0, u8::try_from(step % 5).unwrap()));
    }
    let mut steps = 0;
    while session.can_undo() {
        session = session.after(Action::Undo);
        steps += 1;
    }
    assert_eq!(steps, MOST_STEPS);
    assert_eq!(session.visit().drafts.get(place("pga")).choice(0), Some(0));
    for _ in 0..MOST_STEPS {
        session = session.after(Action::Redo);
    }
    assert!(!session.can_redo() && session.can_undo());
}

#[test]
fn a_new_step_ends_what_can_be_done_again() {
    let session = Session::default()
        .after(subject("P3"))
        .after(choose("pga", 0, 1));
    let back = session.after(Action::Undo);
    assert!(back.can_redo());
    assert!(!back.after(choose("pga", 0, 2)).can_redo());
    assert!(back.after(Action::Leave).can_redo());
    assert!(back.after(subject("P3")).can_redo(), "it changed nothing");
}

#[test]
fn new_and_open_can_be_undone() {
    let week_4 = Rc::new(readable(WEEK_4.as_bytes()).visit);
    let session = Session::default().after(subject("P1"));
    let opened = session.after(Action::Open(week_4.clone()));
    assert_eq!(*opened.visit(), week_4);
    assert_eq!(undone(&opened).subject, "P1");
    let new = opened.after(Action::New {
        id: "n".into(),
        date: "2026-11-22".into(),
    });
    assert_eq!(new.visit().id, "n");
    assert_eq!(new.visit().date, "2026-11-22");
    assert!(!new.visit().holds_anything());
    assert_eq!(undone(&new), *week_4);
    let twice = new.after(Action::Undo).after(Action::Undo);
    assert_eq!(twice.visit().subject, "P1");
    assert_eq!(
        twice.after(Action::Redo).after(Action::Redo).visit(),
        new.visit()
    );
}

#[test]
fn clearing_empties_one_instrument() {
    let session = Session::open(readable(WEEK_4.as_bytes()).visit);
    for (index, instrument) in INSTRUMENTS.iter().enumerate() {
        let cleared = session.after(Action::Clear(index));
        assert!(cleared.visit().drafts.get(index).is_empty());
        for other in (0..INSTRUMENTS.len()).filter(|other| *other != index) {
            assert_eq!(
                cleared.visit().drafts.get(other),
                session.visit().drafts.get(other)
            );
        }
        let began = session.visit().drafts.get(index).is_begun(instrument);
        assert_eq!(cleared.can_undo(), began);
    }
}

#[test]
fn a_baseline_has_no_baseline_and_goes_when_it_is_empty() {
    let inner = Rc::new(Visit {
        label: "inner".into(),
        ..Visit::default()
    });
    let outer = Rc::new(Visit {
        label: "outer".into(),
        baseline: Some(inner),
        ..Visit::default()
    });
    let session = Session::default().after(Action::SetBaseline(Some(outer)));
    let baseline = session.visit().baseline.clone().expect("a baseline");
    assert_eq!(
        (baseline.label.as_str(), &baseline.baseline),
        ("outer", &None)
    );
    assert_eq!(
        session.after(Action::SetBaseline(None)).visit().baseline,
        None
    );
    let typed = |text: &str| Action::Type(Target::Baseline(place("pasi")), text.into());
    let session = Session::default().after(typed("9.3"));
    let baseline = session.visit().baseline.clone().expect("a baseline");
    assert_eq!(
        crate::kit::result(&baseline, "pasi")["status"],
        "transcribed"
    );
    assert_eq!(session.after(typed("")).visit().baseline, None);
}

#[test]
fn a_change_of_scale_reads_numbers_again() {
    let (scale, value) = (0, 1);
    let item = Target::Item {
        instrument: place("itch"),
        item: value,
    };
    let session = Session::default()
        .after(choose("itch", scale, 0))
        .after(Action::Type(item, "5.6".into()));
    assert_eq!(
        crate::kit::result(session.visit(), "itch")["total"].to_string(),
        "5.6"
    );
    let whole = session.after(choose("itch", scale, 1));
    assert_eq!(
        crate::kit::result(whole.visit(), "itch")["status"],
        "incomplete"
    );
    let back = whole.after(choose("itch", scale, 0));
    assert_eq!(back.visit(), session.visit());
}

/// Results that a file holds, right or wrong, leave no trace in the visit.
#[test]
fn nothing_scored_is_stored() {
    let plain = readable(WEEK_4.as_bytes()).visit;
    for result in [
        "",
        "{}",
        "{\"status\":\"scored\",\"total\":72,\"regions\":{\"head\":1}}",
    ] {
        let visit = week_4_with(&[("assessments.pasi.result", result)]).visit;
        assert_eq!(visit, plain);
    }
    let state = format!("{:?}", Session::open(plain));
    assert!(
        state.contains("P3") && !state.contains("10.9") && !state.contains("Tenths(109)"),
        "{state}"
    );
}
