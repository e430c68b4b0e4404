//! What the criteria say and why, and the grade that is recorded: theirs, or
//! another one that the clinician sets and gives a reason for.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::answers::Answers;
use super::pick::{Offer, Pick};
use crate::ctcae::{Criteria, Outcome, Term, asking};
use crate::session::{Action, Target};
use crate::ui::el::{button, el, nothing, some, text, with};
use crate::ui::platform;
use crate::ui::say::{said, t, tf};
use crate::visit::List;
use crate::visit::events::Event as Logged;

/// The outcome with its reason, said at once.
pub fn verdict(answers: &Answers, criteria: &Criteria, outcome: &Outcome) -> Html {
    let (class, decision) = match outcome {
        Outcome::Graded { because, .. } => ("verdict graded", because.decision),
        Outcome::NoGrade => ("verdict graded none", None),
        Outcome::Between { because, .. } => (
            "verdict between",
            because.as_ref().and_then(|because| because.decision),
        ),
        Outcome::CannotGrade { .. } => ("verdict cannot", None),
    };
    let grade = with(
        "strong",
        &["data-testid"],
        vec![Some(answers.testid("result").into())],
        vec![text(said(&asking::verdict(outcome)))],
    );
    let mut inner = vec![
        grade,
        el(
            "span",
            "why",
            vec![text(said(&asking::reason(criteria, outcome)))],
        ),
    ];
    if let Some(decision) = decision {
        let said = tf(
            // tr: {number} is the number of one of our decisions, such as D7; {says} says it
            "Decision {number}: {says}.",
            &[("number", decision.number()), ("says", t(decision.says()))],
        );
        inner.push(el("small", "decision", vec![text(said)]));
    }
    let said = with("p", &["role"], vec![some("status")], inner);
    let next = match outcome {
        Outcome::Between { .. } => {
            let place = answers.place;
            button(
                answers.testid("next").into(),
                "",
                t("Answer it").into(),
                true,
                Callback::from(move |_| go_to_next(place)),
            )
        }
        _ => nothing(),
    };
    el("div", class, vec![said, next])
}

/// The id of a grader, by the place of its event.
#[must_use]
pub fn grader_id(place: usize) -> String {
    ["grader-", &place.to_string()].concat()
}

fn go_to_next(place: usize) {
    let grader = platform::element(&grader_id(place));
    let next = grader.and_then(|grader| {
        let inputs = ".question.next :is([tabindex='0'], input, select)";
        grader.query_selector(inputs).ok().flatten()
    });
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

/// The grade that is recorded.
pub fn recorded(answers: &Answers, term: Option<&Term>, outcome: &Outcome) -> Html {
    let event = Logged(&answers.row);
    let by_clinician = event.is_set_by_clinician();
    let grade = event.grade();
    let offers: Vec<Offer> = (0..=5_u8)
        .map(|grade| {
            let there = grade == 0 || term.is_some_and(|term| term.criterion(grade).is_some());
            Offer {
                name: match (grade, there) {
                    (0, _) => t("0, no grade").into(),
                    (_, true) => tf("Grade {grade}", &[("grade", &grade.to_string())]).into(),
                    (_, false) => tf(
                        "Grade {grade} does not exist",
                        &[("grade", &grade.to_string())],
                    )
                    .into(),
                },
                enabled: there,
                ..Offer::new(grade.to_string(), grade.to_string())
            }
        })
        .collect();
    let place = grade.map(usize::from);
    let missing = place.is_some_and(|place| !offers[place].enabled);
    let agrees = grade.is_some() && grade == outcome.grade();
    let onpick = {
        let (answers, definite) = (answers.clone(), outcome.grade());
        Callback::from(move |picked: Option<usize>| {
            let picked = picked.and_then(|place| u8::try_from(place).ok());
            answers.change(|row| match picked {
                Some(grade) if Some(grade) != definite => {
                    row.insert("grade".into(), grade.into());
                    row.insert("gradeSetBy".into(), "clinician".into());
                }
                _ => {
                    row.insert("gradeSetBy".into(), "criteria".into());
                    row.shift_remove("reason");
                }
            });
        })
    };
    let unsaid = answers.is_unsaid();
    let label = match (grade, by_clinician) {
        (None, _) => t("Grade recorded: none yet"),
        (Some(_), true) => t("Grade recorded, by the clinician"),
        (Some(_), false) if unsaid => t("Grade recorded, not said by whom"),
        (Some(_), false) => t("Grade recorded, by the criteria"),
    };
    let mut inner = vec![
        el("span", "", vec![text(label)]),
        html! {
            <Pick
                testid={answers.testid("grade")}
                label={t("Grade recorded")}
                {offers}
                chosen={place.filter(|_| by_clinician || unsaid)}
                derived={place.filter(|_| !by_clinician && !unsaid)}
                flagged={missing}
                clearable=false
                onpick={onpick.clone()}
            />
        },
    ];
    if missing {
        let said = t(
            "The term has no such grade in this version. Set another, or go back to the criteria's.",
        );
        inner.push(with(
            "small",
            &["class", "role"],
            vec![some("said"), some("alert")],
            vec![text(said)],
        ));
    }
    // Always as many parts, so that the choices keep the focus.
    inner.resize_with(3, nothing);
    let mut parts = vec![el("div", "field", inner)];
    if by_clinician {
        parts.push(reason(answers, event.text("reason"), agrees));
    }
    if by_clinician || unsaid {
        parts.push(button(
            answers.testid("gradeSetBy.criteria").into(),
            "",
            t("Back to the criteria’s grade").into(),
            true,
            Callback::from(move |_| onpick.emit(None)),
        ));
    }
    parts.resize_with(3, nothing);
    el("div", "recorded", parts)
}

/// Why the clinician set another grade; asked for until it is given.
fn reason(answers: &Answers, reason: &str, agrees: bool) -> Html {
    let wanting = reason.trim().is_empty() && !agrees;
    let oninput = {
        let answers = answers.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let target = Target::Row {
                list: List::Events,
                row: answers.place,
                key: "reason",
            };
            answers.send(Action::Type(target, text));
        })
    };
    let onchange = {
        let answers = answers.clone();
        Callback::from(move |_: Event| answers.leave())
    };
    let said = AttrValue::from([&answers.testid("reason"), "-said"].concat());
    html! {
        <label class="field reason">
            <span>
                {t("Reason for this grade")}
                <b class="said" id={said.clone()}>
                    // tr: goes on after “Reason for this grade”, with a space before it
                    {if wanting { t(" needed: it is not the criteria’s") } else { "" }}
                </b>
            </span>
            <input
                type="text"
                autocomplete="off"
                class={wanting.then_some("flagged")}
                aria-invalid={wanting.then_some("true")}
                aria-describedby={said}
                data-testid={answers.testid("reason")}
                value={reason.to_owned()}
                {oninput}
                {onchange}
            />
        </label>
    }
}
