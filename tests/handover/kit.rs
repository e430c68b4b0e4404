//! A hand-over, and a patient who goes through it.

use dermscore::handover::{At, Begin, Handover, OfVisit, Paper, Place, Secret, Step, Work};
use dermscore::instruments::{Entry, Form, Way};
use dermscore::measure::Tenths;
use dermscore::visit::Visit;

/// As little work as a secret may ask for: the tests try many.
pub const LITTLE: Work = Work {
    memory: 8,
    passes: 1,
};
/// When every hand-over here begins, in milliseconds since 1970.
pub const START: u64 = 1_795_000_000_000;
pub const PIN: &str = "0420";

pub fn visit() -> Visit {
    Visit {
        id: "v1".into(),
        subject: "P3".into(),
        date: "2018-06-21".into(),
        label: "Week 4".into(),
        ..Visit::default()
    }
}

pub fn handed_over(forms: &[&str]) -> Handover {
    let paper = |id: &&str| Paper::new(Form::by_id(id).expect("a form"));
    let begin = Begin {
        id: "h1".into(),
        visit: OfVisit::of(&visit(), "dermscore.visit.v1"),
        papers: forms.iter().map(paper).collect(),
        language: "en".into(),
        pin: Secret::new(PIN, [9; 16], LITTLE).expect("memory"),
    };
    Handover::begin(begin, START).expect("something to fill in")
}

/// The DLQI, at its first question.
pub fn dlqi() -> Handover {
    step(&handed_over(&["dlqi"]), Step::Begin)
}

/// A step a second after the last touch.
pub fn step(handover: &Handover, step: Step) -> Handover {
    handover.after(step, handover.touched + 1_000)
}

pub fn steps(handover: &Handover, all: impl IntoIterator<Item = Step>) -> Handover {
    all.into_iter()
        .fold(handover.clone(), |now, one| step(&now, one))
}

/// The choice of a value at the question that is shown.
pub fn choice(handover: &Handover, value: &str) -> Step {
    let item = handover.item(handover.at().expect("a question"));
    let mut choices = item.choices().iter();
    let place = choices.position(|choice| choice.value == value);
    let place = place.unwrap_or_else(|| panic!("{} has no {value}", item.path));
    Step::Answer(Entry::Choice(u8::try_from(place).expect("a few")))
}

/// Answers the question that is shown and goes on.
pub fn answer(handover: &Handover, value: &str) -> Handover {
    steps(handover, [choice(handover, value), Step::Next])
}

/// Where the patient is, in the words of the file.
pub fn here(handover: &Handover) -> String {
    match handover.place {
        Place::Question { at, .. } => handover.item(at).control().to_owned(),
        other => format!("{other:?}"),
    }
}

/// Every answer that can be given to a question.
pub fn answers_to(handover: &Handover, at: At) -> Vec<Entry> {
    match handover.asked(at).way {
        Way::Choices => (0..handover.item(at).choices().len())
            .map(|place| Entry::Choice(u8::try_from(place).expect("a few")))
            .collect(),
        Way::Line { .. } => (0..=100)
            .map(|tenths| Entry::Number(Tenths(tenths)))
            .collect(),
        Way::Numbers { .. } => (0..=10)
            .map(|whole| Entry::Number(Tenths::whole(whole)))
            .collect(),
    }
}
