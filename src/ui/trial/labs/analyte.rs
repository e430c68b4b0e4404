//! Which test a row is of: a field that finds it by its names. A name of the
//! site's own may be typed as well.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::keys::control;
use crate::ctcae::Version;
use crate::ctcae::book::Book;
use crate::session::{Action, Target};
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::platform::{self, focus};
use crate::ui::say::{t, tf};
use crate::ui::trial::helper::scroll_to;
use crate::visit::{List, analytes};

/// What the field is given.
#[derive(Properties)]
pub struct AnalyteProps {
    /// The criteria.
    pub book: Rc<Book>,
    /// The version the row is graded by.
    pub version: Version,
    /// The row's place.
    pub place: usize,
    /// The test's id, or a name of the site's own; empty while none is chosen.
    pub chosen: AttrValue,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// There is one book in a page.
impl PartialEq for AnalyteProps {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
            && self.place == other.place
            && self.chosen == other.chosen
            && self.dispatch == other.dispatch
    }
}

/// The list while it is open.
#[derive(Clone, Default, PartialEq)]
struct Open {
    /// What is typed; nothing while all tests are browsed.
    typed: Option<String>,
    /// The entry that Enter takes.
    active: Option<usize>,
}

/// An entry of the list.
#[derive(Clone, PartialEq)]
struct Entry {
    /// What stands in the row: an id, or the name as typed.
    value: String,
    name: String,
    beside: &'static str,
}

/// A field that finds a test: a combobox whose focus stays in the field while
/// keys move through the list.
#[component]
pub fn Analyte(props: &AnalyteProps) -> Html {
    let open = use_state_eq(|| None::<Open>);
    let entries = Rc::new(match &*open {
        Some(open) => entries(props, open.typed.as_deref().unwrap_or("")),
        None => Vec::new(),
    });
    let name = analytes::of(&props.book, &props.chosen).map(|quantity| quantity.name.clone());
    let name = name.unwrap_or_else(|| props.chosen.to_string());
    let testid = control(props.place, "analyte");
    let choose = choosing(props, &open);
    let oninput = {
        let open = open.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            open.set(Some(Open {
                active: (!typed.trim().is_empty()).then_some(0),
                typed: Some(typed),
            }));
        })
    };
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            if open.is_none() {
                event.target_unchecked_into::<HtmlInputElement>().select();
                open.set(Some(Open::default()));
            }
        })
    };
    let onkeydown = {
        let (open, entries, choose) = (open.clone(), Rc::clone(&entries), choose.clone());
        let place = props.place;
        Callback::from(move |event: KeyboardEvent| onkey(&event, place, &open, &entries, &choose))
    };
    let onblur = {
        let (open, choose, book) = (open.clone(), choose.clone(), Rc::clone(&props.book));
        Callback::from(move |_: FocusEvent| {
            // What was typed and left is taken at its word.
            match open.as_ref().and_then(|open| open.typed.as_ref()) {
                Some(typed) => {
                    let found = analytes::named(&book, typed);
                    choose.emit(found.map_or_else(|| typed.clone(), |found| found.id.clone()));
                }
                None => open.set(None),
            }
        })
    };
    let onpick = {
        let (entries, choose) = (Rc::clone(&entries), choose.clone());
        let place = props.place;
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let option = target.and_then(|target| target.closest("[data-place]").ok().flatten());
            let entry = option.and_then(|option| option.get_attribute("data-place"));
            let entry = entry.and_then(|entry| entries.get(entry.parse::<usize>().ok()?));
            if let Some(entry) = entry {
                choose.emit(entry.value.clone());
                focus::focus_control_soon(control(place, "value"));
            }
        })
    };
    let shown = open.as_ref().and_then(|open| open.typed.clone());
    let shown = shown.unwrap_or_else(|| name.clone());
    let active = open.as_ref().and_then(|open| open.active);
    // A press in the list leaves the focus in the field.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div class="analyte">
            <input
                type="text"
                role="combobox"
                class={props.chosen.is_empty().then_some("unanswered")}
                aria-label={tf("Test of row {row}", &[("row", &(props.place + 1).to_string())])}
                aria-autocomplete="list"
                aria-expanded={if open.is_some() { "true" } else { "false" }}
                aria-controls={open.is_some().then(|| [&testid, "-list"].concat())}
                aria-activedescendant={active.map(|active| option_id(&testid, active))}
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                placeholder={t("Test, as in ALT")}
                title={name}
                data-testid={testid.clone()}
                value={shown}
                {oninput}
                {onclick}
                {onkeydown}
                {onblur}
            />
            if open.is_some() {
                <div class="popup" {onmousedown} onclick={onpick}>{list(&testid, &entries, active)}</div>
            }
        </div>
    }
}

/// Puts a test into the row and closes the list.
fn choosing(props: &AnalyteProps, open: &UseStateHandle<Option<Open>>) -> Callback<String> {
    let (place, chosen) = (props.place, props.chosen.clone());
    let (dispatch, open) = (props.dispatch.clone(), open.clone());
    Callback::from(move |value: String| {
        open.set(None);
        if value.trim() == chosen.as_str() {
            return;
        }
        let target = Target::Row {
            list: List::Labs,
            row: place,
            key: "analyte",
        };
        dispatch.emit(PageAction::Visit(Action::Type(
            target,
            value.trim().to_owned(),
        )));
        dispatch.emit(PageAction::Visit(Action::Leave));
    })
}

/// What keys do in the field; those of a closed list are the table's.
fn onkey(
    event: &KeyboardEvent,
    place: usize,
    open: &UseStateHandle<Option<Open>>,
    entries: &[Entry],
    choose: &Callback<String>,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let key = event.key();
    let Some(now) = &**open else {
        let empty = event.target_unchecked_into::<HtmlInputElement>().value();
        if key == "ArrowDown" && empty.is_empty() {
            open.set(Some(Open::default()));
            event.prevent_default();
        }
        return;
    };
    let active = now.active.and_then(|active| entries.get(active));
    match key.as_str() {
        "ArrowDown" | "ArrowUp" => {
            let Some(last) = entries.len().checked_sub(1) else {
                return event.prevent_default();
            };
            let active = match (key.as_str(), now.active) {
                ("ArrowDown", active) => active.map_or(0, |active| last.min(active + 1)),
                (_, active) => active.unwrap_or(1).saturating_sub(1),
            };
            let testid = control(place, "analyte");
            if let Some(option) = platform::element(&option_id(&testid, active)) {
                scroll_to(&option);
            }
            open.set(Some(Open {
                active: Some(active),
                ..now.clone()
            }));
        }
        "Enter" => {
            match active {
                Some(entry) => choose.emit(entry.value.clone()),
                None => open.set(None),
            }
            focus::focus_control_soon(control(place, "value"));
        }
        // Tab takes what is marked, and goes on by itself.
        "Tab" => {
            if let Some(entry) = active {
                choose.emit(entry.value.clone());
            }
            return;
        }
        "Escape" => open.set(None),
        _ => return,
    }
    event.prevent_default();
}

/// What fits what is typed, and what is typed as a name of the site's own.
fn entries(props: &AnalyteProps, typed: &str) -> Vec<Entry> {
    let criteria = props.book.criteria(props.version);
    let mut entries: Vec<Entry> = analytes::find(&props.book, typed)
        .into_iter()
        .map(|quantity| Entry {
            value: quantity.id.clone(),
            name: quantity.name.clone(),
            beside: if criteria.terms_of_lab(&quantity.id).is_empty() {
                t("not graded")
            } else {
                ""
            },
        })
        .collect();
    let typed = typed.trim();
    if !typed.is_empty() && analytes::named(&props.book, typed).is_none() {
        entries.push(Entry {
            value: typed.to_owned(),
            name: tf("Your own name: {name}", &[("name", typed)]),
            beside: t("not graded"),
        });
    }
    entries
}

fn option_id(testid: &str, place: usize) -> String {
    [testid, "-option-", &place.to_string()].concat()
}

fn list(testid: &str, entries: &[Entry], active: Option<usize>) -> Html {
    let options = entries.iter().enumerate().map(|(place, entry)| {
        let active = active == Some(place);
        let beside = match entry.beside {
            "" => nothing(),
            beside => el("small", "", vec![text(beside)]),
        };
        with(
            "div",
            &[
                "role",
                "id",
                "class",
                "aria-selected",
                "data-place",
                "data-testid",
            ],
            vec![
                some("option"),
                Some(option_id(testid, place).into()),
                some(if active { "option active" } else { "option" }),
                some(if active { "true" } else { "false" }),
                Some(place.to_string().into()),
                Some([testid, ".", &entry.value].concat().into()),
            ],
            vec![el("span", "", vec![text(entry.name.clone())]), beside],
        )
    });
    with(
        "div",
        &["class", "role", "id", "aria-label"],
        vec![
            some("options"),
            some("listbox"),
            Some([testid, "-list"].concat().into()),
            some(t("Tests")),
        ],
        options.collect(),
    )
}
