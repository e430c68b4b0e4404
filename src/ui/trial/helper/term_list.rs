//! The list below the search for a term.

use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::suggest::{Entry, Group, List, MOST};
use crate::ctcae::Criteria;
use crate::ui::el::{el, nothing, some, text, with};
use crate::ui::say::{t, tf, tn};

/// What the list belongs to.
pub struct Of<'a> {
    /// The terms.
    pub criteria: &'a Criteria,
    /// The name of the field's control.
    pub testid: &'a AttrValue,
    /// The entry that Enter takes.
    pub active: Option<usize>,
}

/// The id of an entry, by which the field names it as the active one.
#[must_use]
pub fn option_id(testid: &str, place: usize) -> AttrValue {
    [testid, "-", &place.to_string()].concat().into()
}

/// The id of the list.
#[must_use]
pub fn list_id(testid: &str) -> AttrValue {
    [testid, "-list"].concat().into()
}

/// The list with what is said below it. Presses are taken by the list as a
/// whole, and the focus stays in the field.
pub fn popup(of: &Of<'_>, list: &List, node: &NodeRef, ontake: Callback<usize>) -> Html {
    let mut place = 0;
    let groups: Vec<Html> = list
        .groups
        .iter()
        .map(|group| {
            let first = place;
            place += group.entries.len();
            group_of(of, group, first)
        })
        .collect();
    let onclick = Callback::from(move |event: MouseEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let option = target.and_then(|target| target.closest("[data-place]").ok().flatten());
        let place = option.and_then(|option| option.get_attribute("data-place"));
        if let Some(place) = place.and_then(|place| place.parse().ok()) {
            ontake.emit(place);
        }
    });
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let options = html! {
        <div
            ref={node.clone()}
            id={list_id(of.testid)}
            class="options"
            role="listbox"
            aria-label={t("Terms")}
            {onclick}
            {onmousedown}
        >
            {for groups}
        </div>
    };
    let said = with(
        "p",
        &["class", "role"],
        vec![some("more"), some("status")],
        vec![text(said(list))],
    );
    el("div", "popup", vec![options, said])
}

fn said(list: &List) -> String {
    if !list.searched {
        return String::new();
    }
    match (list.len(), list.more) {
        (0, _) => t("No term fits. Try another word, or empty the field to browse the classes.")
            .to_owned(),
        (len, 0) => tn("{n} term", "{n} terms", len as u64, &[]),
        (_, more) => tf(
            "{shown} nearest shown, {more} more: type on",
            &[("shown", &MOST.to_string()), ("more", &more.to_string())],
        ),
    }
}

fn group_of(of: &Of<'_>, group: &Group, first: usize) -> Html {
    let entries = group.entries.iter().enumerate();
    let mut options: Vec<Html> = entries
        .map(|(place, entry)| option(of, *entry, first + place, group.name.is_empty()))
        .collect();
    if group.name.is_empty() {
        return options.into_iter().collect();
    }
    let name = AttrValue::from(group.name.clone());
    options.insert(
        0,
        with(
            "span",
            &["class", "aria-hidden"],
            vec![some("head"), some("true")],
            vec![text(name.clone())],
        ),
    );
    with(
        "div",
        &["role", "aria-label"],
        vec![some("group"), Some(name)],
        options,
    )
}

fn option(of: &Of<'_>, entry: Entry, place: usize, with_class: bool) -> Html {
    let criteria = of.criteria;
    let (name, beside) = match entry {
        Entry::Back => (t("‹ All classes").to_owned(), String::new()),
        Entry::Class(class) => {
            let terms = criteria.terms.iter().filter(|term| term.class == class);
            let name = criteria.classes.get(class).cloned().unwrap_or_default();
            (name, format!("{} ›", terms.count()))
        }
        Entry::Term(term) => match criteria.terms.get(term) {
            Some(term) if with_class => (term.name.clone(), criteria.class_of(term).to_owned()),
            Some(term) => (term.name.clone(), String::new()),
            None => Default::default(),
        },
    };
    let active = of.active == Some(place);
    let testid = match entry {
        Entry::Term(_) => [of.testid, ".", &name].concat(),
        Entry::Class(_) => [of.testid, ".class.", &name].concat(),
        Entry::Back => [of.testid, ".classes"].concat(),
    };
    let beside = if beside.is_empty() {
        nothing()
    } else {
        el("small", "", vec![text(beside)])
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
            Some(option_id(of.testid, place)),
            some(if active { "option active" } else { "option" }),
            some(if active { "true" } else { "false" }),
            Some(place.to_string().into()),
            Some(testid.into()),
        ],
        vec![el("span", "", vec![text(name)]), beside],
    )
}

/// Scrolls as little as is needed to show an element.
pub fn scroll_to(element: &Element) {
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Nearest);
    how.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&how);
}
