//! What stands in front of the forms: the commands, what must be said, and
//! what must be asked.

use std::rc::Rc;

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::el::{button, el, nothing, some, text, with};
use super::keep::Kept;
use super::later::Later;
use super::notice::Notice;
use super::platform::files;
use crate::visit::Visit;

/// What a person wants of the page, beyond the visit's own inputs.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Take back the last step.
    Undo,
    /// Do it again.
    Redo,
    /// Begin a new visit, after asking if anything would be lost.
    New,
    /// Begin a new visit.
    NewAtOnce,
    /// Open a file.
    Open(File),
    /// Show the visits kept on this device.
    Kept,
    /// Open a kept visit.
    OpenKept(Rc<Visit>),
    /// Ask whether to remove the kept visit in this slot.
    AskRemove(String),
    /// Remove it for good.
    Remove(String),
    /// Save the visit as a file.
    Export,
    /// Copy the summary.
    Copy,
    /// Print.
    Print,
    /// Set the colours.
    Theme(&'static str),
    /// Close what is asked.
    Close,
    /// The notice was read.
    Read,
}

/// What is asked in front of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Whether to begin a new visit.
    New,
    /// Nothing: the summary to copy by hand.
    Summary(String),
    /// Which of the kept visits to open; the slot that is about to be removed.
    Kept(Vec<Kept>, Option<String>),
}

/// What the front shows.
#[derive(Properties, PartialEq)]
pub struct FrontProps {
    /// Called with a wish.
    pub onwish: Callback<Wish>,
    /// What is asked now.
    pub ask: Option<Ask>,
    /// What must be said now.
    pub notice: Option<Notice>,
    /// Whether a step can be taken back.
    pub can_undo: bool,
    /// Whether a step can be done again.
    pub can_redo: bool,
    /// `light`, `dark`, or empty.
    pub theme: AttrValue,
    /// What does what is wished, once it is there.
    pub later: Option<Later>,
}

/// The top bar with notices and questions.
#[component]
pub fn Front(props: &FrontProps) -> Html {
    let command = |testid: &'static str, class, label: &'static str, wish: Wish, enabled| {
        button(
            testid.into(),
            class,
            label.into(),
            enabled,
            wishing(props, wish),
        )
    };
    let onchange = {
        let call = props.onwish.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = files::chosen(&event.target_unchecked_into::<HtmlInputElement>()) {
                call.emit(Wish::Open(file));
            }
        })
    };
    let open = html! {
        <input type="file" accept=".json,application/json" data-testid="visit.import" {onchange} />
    };
    let (theme, next) = match props.theme.as_str() {
        "" => ("Colours: system", "light"),
        "light" => ("Colours: light", "dark"),
        _ => ("Colours: dark", ""),
    };
    let stroke = |d| with("path", &["d"], vec![some(d)], vec![]);
    let mark = vec![
        stroke("M4 12a8 8 0 1 1 16 0 8 8 0 0 1-16 0Z"),
        stroke("M8 12.5l2.8 2.8L16.5 9"),
    ];
    let mark = with(
        "svg",
        &["viewBox", "aria-hidden"],
        vec![some("0 0 24 24"), some("true")],
        mark,
    );
    let brand = vec![mark, text("dermscore")];
    let commands = vec![
        command("visit.undo", "", "Undo", Wish::Undo, props.can_undo),
        command("visit.redo", "", "Redo", Wish::Redo, props.can_redo),
        command("visit.new", "", "New visit", Wish::New, true),
        el("label", "button", vec![text("Open file"), open]),
        command("visit.kept", "", "On this device", Wish::Kept, true),
        command("visit.copy", "", "Copy summary", Wish::Copy, true),
        command("visit.print", "", "Print", Wish::Print, true),
        command("settings.theme", "", theme, Wish::Theme(next), true),
        command("visit.export", "primary", "Export", Wish::Export, true),
    ];
    el(
        "header",
        "top",
        vec![
            with(
                "a",
                &["class", "href"],
                vec![some("brand"), some("#/pasi")],
                brand,
            ),
            with("nav", &["aria-label"], vec![some("Visit")], commands),
            notice(props),
            match (&props.ask, props.later) {
                (Some(ask), Some(later)) => (later.question)(ask, &props.onwish),
                _ => nothing(),
            },
        ],
    )
}

fn wishing(props: &FrontProps, wish: Wish) -> Callback<MouseEvent> {
    props.onwish.reform(move |_: MouseEvent| wish.clone())
}

fn notice(props: &FrontProps) -> Html {
    let Some(notice) = &props.notice else {
        return nothing();
    };
    let (class, role) = if notice.wrong {
        ("notice wrong", "alert")
    } else {
        ("notice", "status")
    };
    let close = button(
        "notice.close".into(),
        "",
        "Close".into(),
        true,
        wishing(props, Wish::Read),
    );
    with(
        "div",
        &["class", "role", "data-testid"],
        vec![some(class), some(role), some("notice")],
        vec![el("p", "", vec![text(notice.text.clone())]), close],
    )
}
