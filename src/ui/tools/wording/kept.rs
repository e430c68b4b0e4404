//! The wordings that are kept on this device.

use yew::prelude::*;

use super::Step;
use crate::instruments::INSTRUMENTS;
use crate::ui::el::{el, named_button, text, with};
use crate::ui::platform::storage;
use crate::ui::say::{t, tf};
use crate::ui::wordings::{self, explained};
use crate::wording::{read, worded};

/// The list, read anew after every change.
pub fn list(changes: u32, onstep: &Callback<Step>) -> Html {
    let kept = worded().flat_map(|instrument| {
        let languages = wordings::kept(instrument).into_iter();
        languages.map(move |language| (instrument, language))
    });
    let rows: Vec<Html> = kept
        .map(|(instrument, language)| {
            html! {
                <Row key={language.clone()} {instrument} language={language.clone()} {changes} onstep={onstep.clone()} />
            }
        })
        .collect();
    if rows.is_empty() {
        return el("p", "", vec![text(t("No wording is kept on this device."))]);
    }
    el("ul", "kept-wordings", rows)
}

#[derive(Properties, PartialEq)]
struct RowProps {
    instrument: usize,
    language: String,
    changes: u32,
    onstep: Callback<Step>,
}

/// A wording by its name; removing it takes a second press, because it is for
/// good.
#[component]
fn Row(props: &RowProps) -> Html {
    let asked = use_state(|| false);
    let (instrument, language) = (props.instrument, props.language.clone());
    let slot = wordings::slot(instrument, &language);
    let file = storage::read(&slot).ok().flatten().unwrap_or_default();
    let (name, details) = match read(file.as_bytes()) {
        Ok(wording) => {
            let reference = wording.reference;
            let details = tf(
                "version {version}, licence {licence}, SHA-256 {digest}",
                &[
                    ("version", &reference.version),
                    ("licence", &reference.licence),
                    ("digest", &reference.sha256),
                ],
            );
            (reference.id, details)
        }
        Err(error) => (t("Not readable").to_owned(), explained(&error)),
    };
    let name = tf(
        "{instrument}, {language}: {name}",
        &[
            ("instrument", INSTRUMENTS[instrument].short),
            ("language", &language),
            ("name", &name),
        ],
    );
    let step = |make: fn(usize, String) -> Step| {
        let (onstep, language) = (props.onstep.clone(), language.clone());
        Callback::from(move |_: MouseEvent| onstep.emit(make(instrument, language.clone())))
    };
    let ask = {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.set(true))
    };
    let button = |testid, class, label: &'static str, onclick| {
        let full = [label, ": ", &name].concat();
        named_button(testid, class, label, full.into(), onclick)
    };
    let remove = if *asked {
        button(
            "wording.remove",
            "danger",
            t("Remove for good"),
            step(Step::Remove),
        )
    } else {
        button("wording.ask", "", t("Remove…"), ask)
    };
    let details = el("small", "", vec![text(details)]);
    let named = with(
        "span",
        &["dir"],
        vec![Some("auto".into())],
        vec![text(name.clone()), details],
    );
    el(
        "li",
        "",
        vec![
            named,
            button("wording.edit", "", t("Edit"), step(Step::Edit)),
            button("wording.save", "", t("Save as file"), step(Step::Save)),
            remove,
        ],
    )
}
