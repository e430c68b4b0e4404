//! Seriousness by the six ICH criteria. Not assessed and assessed without any
//! are two things: an absent key, and an empty list.

use serde_json::Value;
use yew::prelude::*;

use super::{Edit, part};
use crate::ui::el::{el, some, text, with};
use crate::ui::say::t;
use crate::ui::trial::fields::ticked;
use crate::visit::rows::SERIOUSNESS;

/// Boxes for the six criteria, and one for "none of them".
pub fn seriousness(edit: &Edit) -> Html {
    let said = edit.event().seriousness();
    let none = said.as_ref().is_some_and(Vec::is_empty);
    let onnone = {
        let edit = edit.clone();
        Callback::from(move |none: bool| {
            let value = none.then(|| Value::Array(Vec::new()));
            edit.set_and_grade(edit.with("seriousness", value));
        })
    };
    let mut boxes = vec![ticked(
        edit.testid("seriousness.none").into(),
        t("assessed, none of these"),
        none,
        onnone,
    )];
    for (name, words) in SERIOUSNESS.iter().copied() {
        let holds = said.as_ref().is_some_and(|list| list.contains(&name));
        let edit_this = edit.clone();
        let ontick = Callback::from(move |ticked: bool| {
            let row = edit_this.with("seriousness", list(&edit_this, name, ticked));
            edit_this.set_and_grade(row);
        });
        let testid = edit.testid(&["seriousness.", name].concat());
        boxes.push(ticked(testid.into(), t(words), holds, ontick));
    }
    let state = match &said {
        None => t("not assessed"),
        Some(list) if list.is_empty() => t("assessed: not serious"),
        Some(_) => t("serious"),
    };
    let state = with(
        "output",
        &["data-testid"],
        vec![some("event.serious")],
        vec![text(state)],
    );
    let group = with(
        "div",
        &["class", "role", "aria-label"],
        vec![
            some("ticks"),
            some("group"),
            some(t("Seriousness, the six ICH criteria")),
        ],
        boxes,
    );
    part(
        "seriousness",
        t("Seriousness"),
        vec![el("p", "state", vec![state]), group],
    )
}

/// The criteria with one ticked or not, in the order of the file's names; with
/// the last one taken back, nobody has said anything.
fn list(edit: &Edit, name: &str, ticked: bool) -> Option<Value> {
    let before = edit.event().seriousness().unwrap_or_default();
    let after: Vec<Value> = SERIOUSNESS
        .iter()
        .map(|(known, _)| *known)
        .filter(|known| {
            if *known == name {
                ticked
            } else {
                before.contains(known)
            }
        })
        .map(Value::from)
        .collect();
    (!after.is_empty()).then_some(Value::Array(after))
}
