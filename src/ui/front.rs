//! What stands in front of the forms: the commands, what must be said, and
//! what must be asked.

use std::rc::Rc;

use web_sys::{File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::commands::Notice;
use super::components::Dialog;
use super::keep::Kept;
use super::platform::files;
use crate::visit::Visit;

/// A command of the top bar.
#[derive(Clone, Debug)]
pub enum Top {
    /// Take back the last step.
    Undo,
    /// Do it again.
    Redo,
    /// Begin a new visit.
    New,
    /// Open a file.
    Open(File),
    /// Show the visits kept on this device.
    Kept,
    /// Save the visit as a file.
    Export,
    /// Copy the summary.
    Copy,
    /// Print.
    Print,
    /// Set the colours.
    Theme(String),
}

/// What is asked in front of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Whether to begin a new visit.
    New,
    /// Nothing: the summary to copy by hand.
    Summary(String),
    /// Which of the kept visits to open.
    Kept(Vec<Kept>),
}

/// What was answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Nothing.
    Close,
    /// Begin the new visit.
    NewVisit,
    /// Export before anything else.
    ExportFirst,
    /// Open a kept visit.
    OpenKept(Rc<Visit>),
    /// Remove a kept visit from the device.
    RemoveKept(String),
}

/// What the front shows.
#[derive(Properties, PartialEq)]
pub struct FrontProps {
    /// Called with a command.
    pub top: Callback<Top>,
    /// Called with an answer.
    pub asked: Callback<Answer>,
    /// What is asked now.
    pub ask: Option<Ask>,
    /// What must be said now.
    pub notice: Option<Notice>,
    /// Called when the notice was read.
    pub ondismiss: Callback<()>,
    /// Whether a step can be taken back.
    pub can_undo: bool,
    /// Whether a step can be done again.
    pub can_redo: bool,
    /// `light`, `dark`, or empty.
    pub theme: AttrValue,
}

/// The top bar with notices and questions.
#[component]
pub fn Front(props: &FrontProps) -> Html {
    let command = |top: Top| {
        let call = props.top.clone();
        Callback::from(move |_: MouseEvent| call.emit(top.clone()))
    };
    let button = |testid: &'static str, label: &'static str, top: Top, off: bool| {
        html! { <button type="button" data-testid={testid} disabled={off} onclick={command(top)}>{label}</button> }
    };
    let onchange = {
        let call = props.top.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = files::chosen(&event.target_unchecked_into::<HtmlInputElement>()) {
                call.emit(Top::Open(file));
            }
        })
    };
    let (theme, next) = match props.theme.as_str() {
        "" => ("Colours: system", "light"),
        "light" => ("Colours: light", "dark"),
        _ => ("Colours: dark", ""),
    };
    html! {
        <header class="top">
            <a class="brand" href="#/pasi">
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 12a8 8 0 1 1 16 0 8 8 0 0 1-16 0Z" /><path d="M8 12.5l2.8 2.8L16.5 9" /></svg>
                {"dermscore"}
            </a>
            <nav aria-label="Visit">
                {button("visit.undo", "Undo", Top::Undo, !props.can_undo)}
                {button("visit.redo", "Redo", Top::Redo, !props.can_redo)}
                {button("visit.new", "New visit", Top::New, false)}
                <label class="button">
                    {"Open file"}
                    <input type="file" accept=".json,application/json" data-testid="visit.import" {onchange} />
                </label>
                {button("visit.kept", "On this device", Top::Kept, false)}
                {button("visit.copy", "Copy summary", Top::Copy, false)}
                {button("visit.print", "Print", Top::Print, false)}
                {button("settings.theme", theme, Top::Theme(next.to_owned()), false)}
                <button type="button" class="primary" data-testid="visit.export" onclick={command(Top::Export)}>{"Export"}</button>
            </nav>
            if let Some(notice) = &props.notice {
                <div class={classes!("notice", notice.wrong.then_some("wrong"))} role={if notice.wrong { "alert" } else { "status" }} data-testid="notice">
                    <p>{notice.text.clone()}</p>
                    <button type="button" data-testid="notice.close" onclick={props.ondismiss.reform(|_: MouseEvent| ())}>{"Close"}</button>
                </div>
            }
            {for props.ask.as_ref().map(|ask| question(ask, &props.asked))}
        </header>
    }
}

fn question(ask: &Ask, asked: &Callback<Answer>) -> Html {
    let answer = |answer: Answer| {
        let asked = asked.clone();
        Callback::from(move |_: MouseEvent| asked.emit(answer.clone()))
    };
    let onclose = asked.reform(|()| Answer::Close);
    match ask {
        Ask::New => html! {
            <Dialog title="Begin a new visit?" {onclose}>
                <p>{"The open visit has not been exported. It stays on this device under “On this device”, and Undo brings it back; a file is the safer copy."}</p>
                <div class="actions">
                    <button type="button" data-testid="visit.new.cancel" onclick={answer(Answer::Close)}>{"Stay here"}</button>
                    <button type="button" data-testid="visit.new.export" onclick={answer(Answer::ExportFirst)}>{"Export it first"}</button>
                    <button type="button" class="primary" data-testid="visit.new.confirm" onclick={answer(Answer::NewVisit)}>{"New visit"}</button>
                </div>
            </Dialog>
        },
        Ask::Summary(text) => html! {
            <Dialog title="Summary" {onclose}>
                <p>{"This browser does not let the page copy. The text is selected: copy it with Ctrl+C or Cmd+C, or by a long press."}</p>
                <Selected text={text.clone()} />
                <div class="actions"><button type="button" class="primary" onclick={answer(Answer::Close)}>{"Close"}</button></div>
            </Dialog>
        },
        Ask::Kept(kept) => html! {
            <Dialog title="Visits on this device" {onclose}>
                if kept.is_empty() {
                    <p>{"No visit is kept on this device yet."}</p>
                }
                <ul class="kept">
                    {for kept.iter().map(|kept| html! {
                        <KeptRow key={kept.slot.clone()} kept={kept.clone()} asked={asked.clone()} />
                    })}
                </ul>
                <div class="actions"><button type="button" class="primary" onclick={answer(Answer::Close)}>{"Close"}</button></div>
            </Dialog>
        },
    }
}

fn named(visit: &Visit) -> String {
    let parts = [&visit.subject, &visit.label, &visit.date];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        "Visit without a name".to_owned()
    } else {
        parts.join(" · ")
    }
}

#[derive(Properties, PartialEq)]
struct KeptRowProps {
    kept: Kept,
    asked: Callback<Answer>,
}

/// A kept visit; removing it takes a second press, because it is for good.
#[component]
fn KeptRow(props: &KeptRowProps) -> Html {
    let sure = use_state(|| false);
    let (kept, asked) = (props.kept.clone(), props.asked.clone());
    let open = {
        let (kept, asked) = (kept.clone(), asked.clone());
        Callback::from(move |_: MouseEvent| asked.emit(Answer::OpenKept(Rc::clone(&kept.visit))))
    };
    let remove = {
        let sure = sure.clone();
        Callback::from(move |_: MouseEvent| {
            if *sure {
                asked.emit(Answer::RemoveKept(kept.slot.clone()));
            } else {
                sure.set(true);
            }
        })
    };
    html! {
        <li>
            <span>{named(&props.kept.visit)}</span>
            <button type="button" onclick={open}>{"Open"}</button>
            <button type="button" class={sure.then_some("danger")} onclick={remove}>
                {if *sure { "Remove for good" } else { "Remove…" }}
            </button>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SelectedProps {
    text: String,
}

/// A text selected whole, to be copied by hand.
#[component]
fn Selected(props: &SelectedProps) -> Html {
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with((), move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.select();
            }
        });
    }
    html! { <textarea ref={area} readonly=true rows="14" value={props.text.clone()} data-testid="summary.text" /> }
}
