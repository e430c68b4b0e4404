//! The questions that decide between the grades of a term, with the answers
//! that stand in the event.

use serde_json::Value;
use web_sys::Element;
use yew::prelude::*;

use super::answers::Answers;
use super::checks::{interventions, nothing_else};
use super::number;
use super::pick::{Offer, Pick};
use crate::ctcae::fact::Flag;
use crate::ctcae::known::{AgeGroup, Known, Truth};
use crate::ctcae::outcome::Ask;
use crate::ctcae::questions::{Asked, Question};
use crate::ctcae::{Criteria, Fact, Outcome, Scale, answers as keys, asking};
use crate::ui::el::{el, nothing, text, with};
use crate::ui::platform::focus;
use crate::ui::say::{place, t};
use crate::visit::facts;

/// What the questions are drawn from.
pub struct Asking<'a> {
    /// The event and where its answers go.
    pub answers: &'a Answers,
    /// The criteria of its version.
    pub criteria: &'a Criteria,
    /// Everything known of it.
    pub known: &'a Known,
    /// What the criteria say.
    pub outcome: &'a Outcome,
}

impl Asking<'_> {
    /// What the engine still waits for.
    pub fn waits(&self) -> &[Ask] {
        match self.outcome {
            Outcome::Between { ask, .. } => ask,
            _ => &[],
        }
    }
}

/// All questions, and the one that closes the rest.
pub fn questions(asking: &Asking<'_>, questions: &[Question]) -> Html {
    let next = asking.waits().first();
    let next = next.and_then(|ask| questions.iter().position(|one| one.settles(ask)));
    let draw = |tall: bool| -> Vec<Html> {
        let some = questions.iter().enumerate();
        some.filter(|(_, question)| matches!(question.asked, Asked::Needs(_)) == tall)
            .map(|(place, question)| drawn(asking, question, next == Some(place)))
            .collect()
    };
    // The interventions are a list beside the rest.
    let (rest, needs) = (draw(false), draw(true));
    let mut parts = Vec::new();
    let rest: Vec<Html> = is_there(asking).into_iter().chain(rest).collect();
    if !rest.is_empty() {
        parts.push(el("div", "short", rest));
    }
    parts.extend(needs);
    parts.push(nothing_else(asking));
    // A list of answers goes on by itself.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Enter" {
            focus::go_on_from(&event.target_unchecked_into::<Element>(), None);
            event.prevent_default();
        }
    });
    html! { <div class="questions" data-flow="" {onkeydown}>{for parts}</div> }
}

/// Whether the event is there, where that was said: else it goes without
/// saying.
fn is_there(asking: &Asking<'_>) -> Option<Html> {
    let said = facts::fact(&asking.answers.row, &["present"])?.as_bool();
    let title = t("The event is there");
    let head = el("div", "asked", vec![el("span", "", vec![text(title)])]);
    let control = yes_no(asking, &["present"], title, said, None, false);
    Some(el("div", "question yes-no", vec![head, control]))
}

/// Whether an answer stands in the event, or follows from its form.
fn is_answered(asking: &Asking<'_>, asked: &Asked) -> bool {
    let row = &asking.answers.row;
    match asked {
        Asked::Sex => asking.known.sex.is_some(),
        Asked::Age(_) => asking.known.age.is_some(),
        Asked::Anticoagulated => asking.known.anticoagulated.is_some(),
        Asked::Number(number) => {
            !facts::typed(row, &["measured", &number.quantity, "value"]).is_empty()
        }
        Asked::Level(scale, _) => asking.known.level(scale).is_some(),
        Asked::Own(own) => asking.known.own.iter().any(|(known, _)| known == own),
        Asked::Needs(_) => asking.known.needs.is_some(),
        Asked::Flag(flag) => asking.known.flags.iter().any(|(known, _)| known == flag),
    }
}

fn drawn(asking: &Asking<'_>, question: &Question, next: bool) -> Html {
    let title = asking::capital(&place(&asking::title(asking.criteria, &question.asked)));
    // What is not answered and cannot change the grade any more.
    let idle = !is_answered(asking, &question.asked)
        && !asking.waits().iter().any(|ask| question.settles(ask));
    let (kind, control) = match &question.asked {
        Asked::Sex => ("", sex(asking, &title, idle)),
        Asked::Age(groups) => ("", age(asking, &title, groups, idle)),
        Asked::Anticoagulated => {
            let chosen = asking.known.anticoagulated;
            (
                "yes-no",
                yes_no(asking, &["anticoagulated"], &title, chosen, None, idle),
            )
        }
        Asked::Number(number) if number::is_plain(asking, number) => {
            ("yes-no plain", number::measured(asking, number, idle))
        }
        Asked::Number(number) => ("measured", number::measured(asking, number, idle)),
        Asked::Level(scale, levels) => ("", level(asking, &title, scale, levels, idle)),
        Asked::Own(own) => {
            let path = ["findings", own.as_str()];
            let chosen = facts::fact(&asking.answers.row, &path).and_then(Value::as_bool);
            let derived = closed(asking, &Fact::Own(own.clone()));
            (
                "yes-no",
                yes_no(asking, &path, &title, chosen, derived, idle),
            )
        }
        Asked::Needs(needs) => ("needs", interventions(asking, &title, needs, idle)),
        Asked::Flag(flag) => ("yes-no", of_flag(asking, *flag, &title, idle)),
    };
    let mut head = vec![el("span", "", vec![text(title)])];
    if !question.note.is_empty() {
        head.push(el("small", "", vec![text(question.note.clone())]));
    }
    if next {
        // tr: marks the question that decides most, to be answered next
        head.push(el("mark", "", vec![text(t("next"))]));
    }
    let class = [
        "question ",
        kind,
        if next { " next" } else { "" },
        if idle { " idle" } else { "" },
    ];
    with(
        "div",
        &["class"],
        vec![Some(class.concat().into())],
        vec![el("div", "asked", head), control],
    )
}

/// What follows for a fact that nobody answered, from the form or from having
/// found nothing else.
fn closed(asking: &Asking<'_>, fact: &Fact) -> Option<bool> {
    match asking.known.holds(fact) {
        Truth::Yes => Some(true),
        Truth::No => Some(false),
        Truth::Open => None,
    }
}

fn pick(
    asking: &Asking<'_>,
    path: &[&str],
    title: &str,
    offers: Vec<(Value, Offer)>,
    chosen: Option<usize>,
    derived: Option<usize>,
    idle: bool,
) -> Html {
    let (values, offers): (Vec<Value>, Vec<Offer>) = offers.into_iter().unzip();
    let onpick = {
        let answers = asking.answers.clone();
        let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        Callback::from(move |place: Option<usize>| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let value = place.and_then(|place| values.get(place).cloned());
            answers.set(&path, value);
        })
    };
    html! {
        <Pick
            testid={asking.answers.of_fact(path)}
            label={title.to_owned()}
            {offers}
            {chosen}
            {derived}
            {idle}
            {onpick}
        />
    }
}

fn yes_no(
    asking: &Asking<'_>,
    path: &[&str],
    title: &str,
    chosen: Option<bool>,
    derived: Option<bool>,
    idle: bool,
) -> Html {
    let offers = vec![
        (true.into(), Offer::new("true", t("Yes"))),
        (false.into(), Offer::new("false", t("No"))),
    ];
    let place = |holds: bool| usize::from(!holds);
    pick(
        asking,
        path,
        title,
        offers,
        chosen.map(place),
        derived.map(place),
        idle,
    )
}

fn of_flag(asking: &Asking<'_>, flag: Flag, title: &str, idle: bool) -> Html {
    let Some((key, _)) = keys::FLAGS.iter().find(|row| row.1 == flag) else {
        return nothing();
    };
    let chosen = facts::fact(&asking.answers.row, &[key]).and_then(Value::as_bool);
    let derived = closed(asking, &Fact::Flag(flag));
    yes_no(asking, &[key], title, chosen, derived, idle)
}

fn named<T: PartialEq + Copy>(
    names: &[(&'static str, T)],
    label: impl Fn(&'static str, T) -> &'static str,
) -> Vec<(Value, Offer)> {
    names
        .iter()
        .map(|(name, value)| ((*name).into(), Offer::new(*name, t(label(name, *value)))))
        .collect()
}

fn sex(asking: &Asking<'_>, title: &str, idle: bool) -> Html {
    let chosen = asking.known.sex;
    let chosen = keys::SEXES.iter().position(|row| Some(row.1) == chosen);
    let offers = named(&keys::SEXES, |_, sex| asking::sex(sex));
    pick(asking, &["sex"], title, offers, chosen, None, idle)
}

fn age(asking: &Asking<'_>, title: &str, groups: &[AgeGroup], idle: bool) -> Html {
    // A group that is noted is shown even where the term does not name it.
    let rows: Vec<(&'static str, AgeGroup)> = keys::AGES
        .into_iter()
        .filter(|row| groups.contains(&row.1) || asking.known.age == Some(row.1))
        .collect();
    let chosen = rows.iter().position(|row| Some(row.1) == asking.known.age);
    let offers = named(&rows, |_, age| asking::age(age));
    pick(asking, &["ageGroup"], title, offers, chosen, None, idle)
}

fn level(
    asking: &Asking<'_>,
    title: &str,
    scale: &Scale,
    levels: &[&'static str],
    idle: bool,
) -> Html {
    let (path, noted) = {
        let plain = keys::SCALES.iter().find(|row| row.1 == *scale);
        let path: Vec<&str> = match (plain, scale) {
            (Some(row), _) => vec![row.0],
            (None, Scale::Severity(Some(of))) => vec!["severityOf", of],
            (None, _) => return nothing(),
        };
        let noted = facts::fact(&asking.answers.row, &path).and_then(Value::as_str);
        (path, noted)
    };
    // A level that is noted is shown even where the term does not ask for it.
    let rows: Vec<&'static str> = keys::levels(scale)
        .iter()
        .map(|row| row.0)
        .filter(|name| levels.contains(name) || noted == Some(name))
        .collect();
    let chosen = rows.iter().position(|name| noted == Some(name));
    let derived = match asking.known.level(scale) {
        _ if chosen.is_some() => None,
        Some(span) => {
            let same = |name: &&str| {
                let row = keys::levels(scale).iter().find(|row| row.0 == *name);
                row.is_some_and(|row| row.1.least == span.least)
            };
            rows.iter().position(same)
        }
        None => asking.known.nothing_else.then_some(0),
    };
    let offers = rows
        .iter()
        .map(|name| {
            (
                (*name).into(),
                Offer::new(*name, t(asking::level(scale, name))),
            )
        })
        .collect();
    pick(asking, &path, title, offers, chosen, derived, idle)
}
