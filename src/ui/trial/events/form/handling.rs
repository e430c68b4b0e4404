//! What was done about it, and what it has to do with the study drug.

use serde_json::Value;
use yew::prelude::*;

use super::{Edit, part};
use crate::ui::el::{el, text};
use crate::ui::say::t;
use crate::ui::trial::fields::{Typed, chosen, typed};
use crate::ui::trial::helper::{Offer, Pick};
use crate::visit::rows::{self, ACTIONS, RELATEDNESS};

/// Treatment, relatedness, action taken, expectedness.
pub fn handling(edit: &Edit) -> Html {
    let expected = expected(edit);
    let fields = vec![
        typed(
            &edit.row,
            edit.at("treatment"),
            t("Treatment given"),
            t("none, or drug, dose, route"),
            &edit.dispatch,
        ),
        chosen(
            &edit.row,
            edit.at("relatedness"),
            t("Related to the study treatment"),
            RELATEDNESS,
            &edit.dispatch,
        ),
        chosen(
            &edit.row,
            edit.at("action"),
            t("Action taken with it"),
            ACTIONS,
            &edit.dispatch,
        ),
        expected,
    ];
    part(
        "handling",
        t("Treatment and cause"),
        vec![el("div", "row-of-fields", fields)],
    )
}

/// Whether it was expected; unanswered until somebody says so.
fn expected(edit: &Edit) -> Html {
    let label = t("Expected");
    let offers = vec![Offer::new("true", t("yes")), Offer::new("false", t("no"))];
    let chosen = edit.row.get("expected").and_then(Value::as_bool);
    let onpick = {
        let edit = edit.clone();
        Callback::from(move |place: Option<usize>| {
            let value = place.map(|place| (place == 0).into());
            edit.set(edit.with("expected", value));
        })
    };
    let pick = html! {
        <Pick
            testid={edit.testid("expected")}
            {label}
            {offers}
            chosen={chosen.map(|yes| usize::from(!yes))}
            {onpick}
        />
    };
    el(
        "div",
        "field",
        vec![el("span", "", vec![text(label)]), pick],
    )
}

/// A free note.
pub fn note(edit: &Edit) -> Html {
    let note = html! {
        <Typed
            at={edit.at("note")}
            value={rows::typed(&edit.row, "note").to_owned()}
            refused=false
            label={t("Note")}
            long=true
            dispatch={edit.dispatch.clone()}
        />
    };
    el("section", "free-note", vec![note])
}
