//! Visits made as a person makes them.

use std::rc::Rc;

use dermscore::instruments::{INSTRUMENTS, Instrument, Outcome};
use dermscore::session::{Action, Session, Target};
use dermscore::visit::{Visit, read};

/// The example of the file's description.
pub const WEEK_4: &str = include_str!("../fixtures/week-4.json");

/// The example as a visit.
pub fn week_4() -> Visit {
    read(WEEK_4.as_bytes())
        .expect("the example is a visit")
        .visit
}

/// An instrument's place in the registry.
pub fn index_of(id: &str) -> usize {
    Instrument::index_of(id).expect("an instrument of this id")
}

/// A visit with answers by control name: `pasi.head.area` is `2`,
/// `dlqi.1` is `aLot`, `bsa.palms.head` is `1.5`, `pga.total` is copied.
pub fn visit(answers: &[(&str, &str)]) -> Visit {
    with_answers(Visit::default(), answers)
}

/// A visit with further answers.
pub fn with_answers(visit: Visit, answers: &[(&str, &str)]) -> Visit {
    let mut session = Session::open(visit);
    for (name, answer) in answers {
        session = session.after(action(name, answer));
    }
    Visit::clone(session.visit())
}

fn action(name: &str, answer: &str) -> Action {
    let (id, control) = name.split_once('.').expect("an instrument");
    let instrument = index_of(id);
    if control == "total" {
        return Action::Type(Target::Total(instrument), answer.to_owned());
    }
    let items = INSTRUMENTS[instrument].items;
    let item = items.iter().position(|item| item.control() == control);
    let item = item.unwrap_or_else(|| panic!("no item {name}"));
    let choices = items[item].choices();
    if choices.is_empty() {
        return Action::Type(Target::Item { instrument, item }, answer.to_owned());
    }
    let choice = choices.iter().position(|choice| choice.value == answer);
    let choice = choice.unwrap_or_else(|| panic!("no choice {answer} at {name}"));
    Action::Choose {
        instrument,
        item,
        choice: u8::try_from(choice).ok(),
    }
}

/// The PASI of the example: 10.9.
pub const PASI_10_9: [(&str, &str); 14] = [
    ("pasi.head.areaPercent", "9.5"),
    ("pasi.head.area", "1"),
    ("pasi.head.erythema", "2"),
    ("pasi.head.induration", "1"),
    ("pasi.head.desquamation", "2"),
    ("pasi.upperLimbs.area", "2"),
    ("pasi.upperLimbs.erythema", "2"),
    ("pasi.upperLimbs.induration", "2"),
    ("pasi.upperLimbs.desquamation", "1"),
    ("pasi.trunk.area", "0"),
    ("pasi.lowerLimbs.areaPercent", "30"),
    ("pasi.lowerLimbs.erythema", "3"),
    ("pasi.lowerLimbs.induration", "2"),
    ("pasi.lowerLimbs.desquamation", "2"),
];

/// Every DLQI item answered `notAtAll`, the seventh `no`.
pub const DLQI_CALM: [(&str, &str); 11] = [
    ("dlqi.1", "notAtAll"),
    ("dlqi.2", "notAtAll"),
    ("dlqi.3", "notAtAll"),
    ("dlqi.4", "notAtAll"),
    ("dlqi.5", "notAtAll"),
    ("dlqi.6", "notAtAll"),
    ("dlqi.7", "no"),
    ("dlqi.7a", "notAtAll"),
    ("dlqi.8", "notAtAll"),
    ("dlqi.9", "notAtAll"),
    ("dlqi.10", "notAtAll"),
];

/// What an instrument of a visit scores.
pub fn outcome(visit: &Visit, id: &str) -> Rc<Outcome> {
    Rc::new(visit.drafts.outcome(index_of(id)))
}
