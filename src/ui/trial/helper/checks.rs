//! Answers that are ticked: interventions, and that nothing else was found.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::questions::Asking;
use crate::ctcae::asking;
use crate::ctcae::need::Need;
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::say::{t, tf};
use crate::visit::facts;

/// Every intervention that the term names, with the remarks beside it; others
/// that are noted; and that there is none.
pub fn interventions(
    asking: &Asking<'_>,
    title: &str,
    needs: &[(Need, String)],
    idle: bool,
) -> Html {
    let noted = facts::needs(&asking.answers.row);
    let others = noted.iter().flatten();
    let others = others.filter(|need| needs.iter().all(|(known, _)| known != *need));
    let others: Vec<(Need, String)> = others
        .map(|need| (need.clone(), t("noted before").to_owned()))
        .collect();
    let holds = |need: &Need| noted.iter().flatten().any(|known| known == need);
    let mut boxes: Vec<Html> = needs
        .iter()
        .chain(&others)
        .map(|(need, note)| {
            let answers = asking.answers.clone();
            let onchange = {
                let need = need.clone();
                Callback::from(move |event: Event| {
                    let on = event.target_unchecked_into::<HtmlInputElement>().checked();
                    answers.change(|row| facts::set_need(row, &need, on));
                })
            };
            let testid = asking.answers.of_fact(&["intervention", &need.key()]);
            checkbox(testid, said(need), note, holds(need), onchange)
        })
        .collect();
    let none = noted.as_ref().is_some_and(Vec::is_empty);
    let answers = asking.answers.clone();
    let onchange = Callback::from(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        answers.set(&["intervention"], on.then(|| "none".into()));
    });
    let testid = asking.answers.of_fact(&["intervention", "none"]);
    boxes.push(checkbox(
        testid,
        t("None of these").to_owned(),
        "",
        none,
        onchange,
    ));
    let open = noted.is_none() && !asking.known.nothing_else;
    let class = match (open, idle) {
        (true, false) => "checks unanswered",
        (_, true) => "checks idle",
        _ => "checks",
    };
    with(
        "div",
        &["class", "role", "aria-label"],
        vec![some(class), some("group"), Some(title.to_owned().into())],
        boxes,
    )
}

fn said(need: &Need) -> String {
    let phrase = asking::capital(&need.phrase());
    if need.given {
        // tr: {what} is an intervention, such as “Oxygen”
        return tf("{what} started", &[("what", &phrase)]);
    }
    phrase
}

fn checkbox(
    testid: String,
    label: String,
    note: &str,
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    let note = match note {
        "" => nothing(),
        note => el("small", "", vec![text(note.to_owned())]),
    };
    html! {
        <label class="check">
            <input type="checkbox" data-stop="" data-testid={testid} {checked} {onchange} />
            <span>{label}{" "}{note}</span>
        </label>
    }
}

/// Somebody looked and found nothing more: the rest is answered with no.
pub fn nothing_else(asking: &Asking<'_>) -> Html {
    let answers = asking.answers.clone();
    let onchange = Callback::from(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        answers.set(&["nothingElse"], on.then_some(true.into()));
    });
    let testid = asking.answers.of_fact(&["nothingElse"]);
    let said = t("Nothing else was found").to_owned();
    let note = t("what is not answered counts as not there");
    el(
        "div",
        "question rest",
        vec![checkbox(
            testid,
            said,
            note,
            asking.known.nothing_else,
            onchange,
        )],
    )
}
