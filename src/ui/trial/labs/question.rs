//! What decides between the grades of a value and is no number: asked and
//! answered where the row stands.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::keys::control;
use crate::ctcae::answers;
use crate::ctcae::asking;
use crate::ctcae::fact::Scale;
use crate::ctcae::questions::{self, Asked};
use crate::ctcae::{Ask, Criteria, Outcome};
use crate::said::msg;
use crate::session::Action;
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::say::{place, t, tf};
use crate::ui::trial::helper::{Offer, Pick};
use crate::visit::{List, Row, facts};

/// A question with the answers that may be given.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where the answer stands among the row's facts.
    path: Vec<String>,
    /// What is asked: `are there symptoms?`
    pub asked: String,
    /// Value and label of each answer.
    answers: Vec<(Value, &'static str)>,
}

/// The question of a term that is asked next, and those that were answered in
/// this row.
pub fn of(criteria: &Criteria, term: &str, outcome: &Outcome, row: &Row) -> Vec<Question> {
    let Some(term) = criteria.term(term) else {
        return Vec::new();
    };
    let asks: &[Ask] = match outcome {
        Outcome::Between { ask, .. } => ask,
        _ => &[],
    };
    let drawn: Vec<(Option<usize>, Question)> = questions::of(term)
        .into_iter()
        .filter_map(|question| {
            let rank = asks.iter().position(|ask| question.settles(ask));
            Some((rank, drawn(criteria, &question.asked)?))
        })
        .collect();
    // One at a time: what it settles may spare the next.
    let first = drawn.iter().filter_map(|(rank, _)| *rank).min();
    drawn
        .into_iter()
        .filter(|(rank, question)| {
            (rank.is_some() && *rank == first) || question.chosen(row).is_some()
        })
        .map(|(_, question)| question)
        .collect()
}

/// Whether the engine waits for something that is answered in the row's own
/// fields; the key of the field.
pub fn field_of(ask: &Ask, analyte: &str) -> Option<(&'static str, &'static str)> {
    let field = match ask {
        Ask::Value(_) => ("value", msg("asks for the value")),
        Ask::Unit(_) => ("unit", msg("asks for the unit")),
        Ask::Upper(_) => ("upperLimit", msg("asks for the upper limit")),
        Ask::Lower(_) => ("lowerLimit", msg("asks for the lower limit")),
        Ask::Infarction(_) => ("infarctionLimit", msg("asks for the infarction cut-off")),
        Ask::Baseline(_) => ("baseline", msg("asks for the baseline")),
        Ask::BaselineStatus(_) => ("baseline", msg("asks for the baseline, or how it was")),
        _ => return None,
    };
    (questions::quantity_of(ask).map(String::as_str) == Some(analyte)).then_some(field)
}

fn drawn(criteria: &Criteria, asked: &Asked) -> Option<Question> {
    let yes_no = || vec![(Value::from(false), t("no")), (Value::from(true), t("yes"))];
    let named = |key: &str| vec![key.to_owned()];
    let (path, answers) = match asked {
        Asked::Level(scale, levels) => {
            let path = match scale {
                Scale::Severity(Some(of)) => vec!["severityOf".to_owned(), of.clone()],
                scale => named(answers::SCALES.iter().find(|row| row.1 == *scale)?.0),
            };
            let only_present = levels[..] == ["none", "present"];
            let label = |name| match name {
                "none" if only_present => t("no"),
                "present" if only_present => t("yes"),
                name => t(asking::level(scale, name)),
            };
            let levels = levels.iter().map(|name| (Value::from(*name), label(name)));
            (path, levels.collect())
        }
        Asked::Own(own) => (vec!["findings".to_owned(), own.clone()], yes_no()),
        Asked::Flag(flag) => {
            let row = answers::FLAGS.iter().find(|row| row.1 == *flag)?;
            (named(row.0), yes_no())
        }
        Asked::Anticoagulated => (named("anticoagulated"), yes_no()),
        Asked::Sex => {
            let sexes = answers::SEXES.iter();
            (
                named("sex"),
                sexes
                    .map(|(name, sex)| (Value::from(*name), t(asking::sex(*sex))))
                    .collect(),
            )
        }
        Asked::Age(ages) => {
            let offered = answers::AGES.iter().filter(|(_, age)| ages.contains(age));
            let offered = offered.map(|(name, age)| (Value::from(*name), t(asking::age(*age))));
            (named("ageGroup"), offered.collect())
        }
        // Numbers stand in the row's own fields; what was done is asked in the
        // log of adverse events.
        Asked::Number(_) | Asked::Needs(_) => return None,
    };
    let asked = match asked {
        Asked::Level(Scale::Symptoms, _) => t("are there symptoms?").to_owned(),
        asked => {
            let asked = place(&asking::title(criteria, asked));
            // tr: {asked} is asked in a few words, such as “daily life limited”
            tf("{asked}?", &[("asked", &asked)])
        }
    };
    Some(Question {
        path,
        asked,
        answers,
    })
}

impl Question {
    fn path(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }

    fn chosen(&self, row: &Row) -> Option<usize> {
        let stands = facts::fact(row, &self.path())?;
        self.answers.iter().position(|(value, _)| value == stands)
    }

    /// The question with its answers, to be chosen from.
    pub fn view(&self, row: &Rc<Row>, place: usize, dispatch: &Dispatch) -> Html {
        let offers: Vec<Offer> = self
            .answers
            .iter()
            .map(|(value, label)| {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                Offer::new(value, *label)
            })
            .collect();
        let onpick = {
            let (question, row, dispatch) = (self.clone(), Rc::clone(row), dispatch.clone());
            Callback::from(move |picked: Option<usize>| {
                let answer = picked.and_then(|place| question.answers.get(place));
                let mut answered = Row::clone(&row);
                let value = answer.map(|(value, _)| value.clone());
                facts::set(&mut answered, &question.path(), value);
                let action = Action::SetRow(List::Labs, place, Rc::new(answered));
                dispatch.emit(PageAction::Visit(action));
            })
        };
        let testid = control(place, &facts::named(&self.path()));
        let pick = html! {
            <Pick
                {testid}
                label={self.asked.clone()}
                {offers}
                chosen={self.chosen(row)}
                {onpick}
            />
        };
        // Known by its fact, so that a question before or behind it does not
        // take its place, and the focus with it.
        html! {
            <div key={facts::named(&self.path())} class="question">
                <span>{self.asked.clone()}</span>
                {pick}
            </div>
        }
    }
}
