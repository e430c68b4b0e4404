//! What is asked in front of the page.

use yew::prelude::*;

use super::components::Dialog;
use super::el::{button, el, named_button, nothing, text};
use super::front::{Ask, Wish};
use super::kept::Kept;
use super::languages::LANGUAGES;
use crate::ui::say::{self, moment, named, t, tf};

/// A question in front of the page, or a text to read there.
pub fn question(ask: &Ask, onwish: &Callback<Wish>) -> Html {
    let answer = |testid: &'static str, class, label: &'static str, wish: Wish| {
        button(
            testid.into(),
            class,
            label.into(),
            true,
            onwish.reform(move |_: MouseEvent| wish.clone()),
        )
    };
    let close = |label, class| answer("ask.close", class, label, Wish::Close);
    let (title, inner, answers) = match ask {
        Ask::New { safe } => (
            t("Begin a new visit?"),
            el(
                "p",
                "",
                vec![text(if *safe {
                    t(
                        "The open visit has not been exported. It stays on this device under “On this device”, and Undo brings it back; a file is the safer copy.",
                    )
                } else {
                    t(
                        "The open visit has not been exported, and this browser does not keep it. Export it first, or it is gone when the page is closed.",
                    )
                })],
            ),
            vec![
                close(t("Stay here"), ""),
                answer("visit.new.export", "", t("Export it first"), Wish::Export),
                answer(
                    "visit.new.confirm",
                    "primary",
                    t("New visit"),
                    Wish::NewAtOnce,
                ),
            ],
        ),
        Ask::Summary(summary) => (
            t("Summary"),
            html! {
                <>
                    <p>{t("This browser does not let the page copy. The text is selected: copy it with Ctrl+C or Cmd+C, or by a long press.")}</p>
                    <textarea readonly=true rows="14" value={summary.clone()} data-testid="summary.text" />
                </>
            },
            vec![close(t("Close"), "primary")],
        ),
        Ask::About => (
            t("About dermscore"),
            about(),
            vec![close(t("Close"), "primary")],
        ),
        // Asked by the patient's part and by the tools.
        Ask::HandOver | Ask::Answered(_) | Ask::Tool(_) => return nothing(),
        Ask::Kept(kept, removing) => {
            let open = super::start::open_slot();
            let rows = kept
                .iter()
                .map(|kept| row(kept, removing.as_deref(), open.as_deref(), onwish));
            let none = if kept.is_empty() {
                t("No visit is kept on this device yet.")
            } else {
                ""
            };
            (
                t("Visits on this device"),
                el(
                    "div",
                    "",
                    vec![
                        el("p", "", vec![text(none)]),
                        el("ul", "kept", rows.collect()),
                    ],
                ),
                vec![
                    answer(
                        "kept.device",
                        "",
                        t("Sizes, wiping, settings…"),
                        Wish::Device,
                    ),
                    close(t("Close"), "primary"),
                ],
            )
        }
    };
    let onclose = onwish.reform(|()| Wish::Close);
    let inner: Html = vec![inner, el("div", "actions", answers)]
        .into_iter()
        .collect();
    html! { <Dialog {title} {onclose} {inner} /> }
}

/// What this program is, and how far its languages can be relied on.
fn about() -> Html {
    let reviewed = "en";
    let names = LANGUAGES.iter().filter(|language| language.tag != reviewed);
    let names = say::list(names.map(|language| language.name.to_owned()).collect());
    let lines = [
        tf(
            "dermscore {version}: skin scores, exact and in the browser. What you enter stays on this device.",
            &[("version", env!("CARGO_PKG_VERSION"))],
        ),
        tf(
            "The page is written in English and translated into: {languages}. No clinician has reviewed the clinical terms of these translations yet.",
            &[("languages", &names)],
        ),
        // tr: do not translate this sentence: say in your language which of its
        // clinical terms were checked against which published translations, and
        // that no clinician has reviewed them
        t("English is the language of the sources that the rules are taken from.").to_owned(),
        t("The names of CTCAE terms and of laboratory tests, the coded criteria and what is quoted from them stay in English in every language: they are identifiers, and their translations are published by others.").to_owned(),
        t("Scores have the same digits in every language; only the decimal sign differs. Exported files and texts for other programs are the same in every language.").to_owned(),
    ];
    let lines = lines.into_iter().map(|line| el("p", "", vec![text(line)]));
    el("div", "", lines.collect())
}

/// A kept visit, by its name and the time it was written; removing it takes a
/// second press, because it is for good.
fn row(kept: &Kept, removing: Option<&str>, open: Option<&str>, onwish: &Callback<Wish>) -> Html {
    let button = |testid: &'static str, class, label: &'static str, of: &str, wish: Wish| {
        let onclick = onwish.reform(move |_: MouseEvent| wish.clone());
        named_button(
            testid,
            class,
            label,
            tf("{command}: {visit}", &[("command", label), ("visit", of)]).into(),
            onclick,
        )
    };
    let name = match &kept.visit {
        None => t("Not readable").to_owned(),
        Some(visit) => match named(visit) {
            name if name.is_empty() => t("Visit without a name").to_owned(),
            name => name,
        },
    };
    let is_open = open == Some(kept.slot.as_str());
    let state = if is_open { t("open now") } else { "" };
    let slot = || kept.slot.clone();
    let written = moment(&kept.written);
    let of = [name.as_str(), " ", &written].concat();
    let mut inner = vec![el(
        "span",
        "",
        vec![
            text(name),
            el(
                "small",
                "",
                vec![text(" "), text(written), text(" "), text(state)],
            ),
        ],
    )];
    if kept.visit.is_none() {
        inner.push(button(
            "kept.save",
            "",
            t("Save as file"),
            &of,
            Wish::SaveKept(slot()),
        ));
    } else if !is_open {
        inner.push(button(
            "kept.open",
            "",
            t("Open"),
            &of,
            Wish::OpenKept(kept.clone()),
        ));
    }
    if removing == Some(kept.slot.as_str()) {
        inner.push(button(
            "kept.remove",
            "danger",
            t("Remove for good"),
            &of,
            Wish::Remove(slot()),
        ));
    } else if !is_open {
        inner.push(button(
            "kept.ask",
            "",
            t("Remove…"),
            &of,
            Wish::AskRemove(slot()),
        ));
    }
    el("li", "", inner)
}
