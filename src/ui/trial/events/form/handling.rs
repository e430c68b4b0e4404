//! What was done about it, and what it has to do with the study drug.

use serde_json::Value;
use yew::prelude::*;

use super::{Edit, part};
use crate::said::msg;
use crate::ui::el::el;
use crate::ui::say::t;
use crate::ui::trial::fields::{Segments, Typed, chosen, typed};
use crate::visit::rows::{self, ACTIONS, Named, RELATEDNESS};

const EXPECTED: &[Named] = &[
    ("true", msg("yes")),
    ("false", msg("no")),
    ("", msg("not given")),
];

/// Treatment, relatedness, action taken, expectedness.
pub fn handling(edit: &Edit) -> Html {
    let expected = match edit.row.get("expected").and_then(Value::as_bool) {
        Some(true) => "true",
        Some(false) => "false",
        None => "",
    };
    let onexpected = {
        let edit = edit.clone();
        Callback::from(move |name: &'static str| {
            let value = match name {
                "true" => Some(true.into()),
                "false" => Some(false.into()),
                _ => None,
            };
            edit.set(edit.with("expected", value));
        })
    };
    let expected = html! {
        <Segments
            testid={edit.testid("expected")}
            label={t("Expected")}
            names={EXPECTED}
            chosen={expected}
            onchoose={onexpected}
        />
    };
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
