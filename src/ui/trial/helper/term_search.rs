//! The search for a term: a field with the list of what fits what is typed.

use std::rc::Rc;

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::recent;
use super::suggest::{Entry, List, moved};
use super::term_list::{Of, list_id, option_id, popup, scroll_to};
use crate::ctcae::book::Book;
use crate::ctcae::{Criteria, Version};
use crate::ui::el::{some, text, with};
use crate::ui::platform;
use crate::ui::say::{t, tf, tn};

/// What the search is given.
#[derive(Properties)]
pub struct TermSearchProps {
    /// The criteria.
    pub book: Rc<Book>,
    /// The version whose terms are searched.
    pub version: Version,
    /// The term chosen; empty while there is none.
    pub chosen: AttrValue,
    /// The name of the control: the path of its value.
    pub testid: AttrValue,
    /// What is asked.
    #[prop_or_else(|| AttrValue::Static(t("CTCAE term")))]
    pub label: AttrValue,
    /// Called with a term's name when it is chosen, or an empty text when the
    /// term is taken back.
    pub onchoose: Callback<String>,
}

/// There is one book in a page.
impl PartialEq for TermSearchProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.book, &other.book)
            && self.version == other.version
            && self.chosen == other.chosen
            && self.testid == other.testid
            && self.label == other.label
            && self.onchoose == other.onchoose
    }
}

#[derive(Clone, Default)]
struct Search {
    /// What is typed and not chosen; it stays until a term is.
    typed: Option<AttrValue>,
    open: bool,
    /// The class that is browsed.
    class: Option<usize>,
    /// The entry that Enter takes.
    active: Option<usize>,
    recent: Rc<Vec<String>>,
}

impl Search {
    fn is_blank(&self) -> bool {
        self.typed
            .as_ref()
            .is_none_or(|typed| typed.trim().is_empty())
    }

    /// Open at what fits what is typed, or at what can be browsed.
    fn open(mut self) -> Self {
        if !self.open {
            self.recent = Rc::new(recent::kept());
        }
        self.open = true;
        self.class = None;
        self.active = (!self.is_blank()).then_some(0);
        self
    }

    fn closed(mut self) -> Self {
        self.open = false;
        self.class = None;
        self.active = None;
        self
    }
}

/// A field that finds a term: a combobox with a list, whose focus stays in the
/// field while keys move through the list.
#[component]
pub fn TermSearch(props: &TermSearchProps) -> Html {
    let search = use_state(Search::default);
    let (field, node) = (use_node_ref(), use_node_ref());
    let criteria = props.book.criteria(props.version);
    let list = Rc::new(if search.open {
        let typed = search.typed.as_deref().unwrap_or("");
        let recent = &search.recent;
        List::of(&props.book, props.version, typed, search.class, recent)
    } else {
        List::default()
    });
    {
        // The list is brought into view when it opens or is another one, and
        // not at every key: it makes the browser lay the page out at once.
        let node = node.clone();
        use_effect_with((search.open, search.class), move |(open, _)| {
            if *open && let Some(list) = node.cast::<Element>() {
                list.set_scroll_top(0);
                scroll_to(&list);
            }
        });
    }
    {
        // The name of a term that was just taken is selected, so that typing
        // looks for another one instead of adding to it.
        let field = field.clone();
        use_effect_with(props.chosen.clone(), move |_| {
            let field = field.cast::<HtmlInputElement>();
            if let Some(field) = field.filter(|field| platform::focus::has(field)) {
                field.select();
            }
        });
    }
    let take = {
        let (search, list) = (search.clone(), Rc::clone(&list));
        let (book, version) = (Rc::clone(&props.book), props.version);
        let onchoose = props.onchoose.clone();
        Callback::from(move |place: usize| {
            let now = (*search).clone();
            match list.entry(place) {
                Some(Entry::Term(place)) => {
                    search.set(Search::default());
                    if let Some(term) = book.criteria(version).terms.get(place) {
                        recent::remember(&term.name);
                        onchoose.emit(term.name.clone());
                    }
                }
                Some(Entry::Class(class)) => search.set(Search {
                    class: Some(class),
                    // The first term; before it stands the way back.
                    active: Some(1),
                    ..now
                }),
                Some(Entry::Back) => search.set(now.open()),
                None => {}
            }
        })
    };
    let oninput = {
        let (search, node) = (search.clone(), node.clone());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut now = (*search).clone();
            if now.active.unwrap_or(0) > 0
                && let Some(list) = node.cast::<Element>()
            {
                list.set_scroll_top(0);
            }
            now.typed = Some(typed.into());
            search.set(now.open());
        })
    };
    let onclick = {
        let search = search.clone();
        Callback::from(move |event: MouseEvent| {
            if !search.open {
                if search.typed.is_none() {
                    event.target_unchecked_into::<HtmlInputElement>().select();
                }
                search.set((*search).clone().open());
            }
        })
    };
    let onkeydown = keys(&search, &list, &take, &props.testid);
    let onblur = {
        let search = search.clone();
        Callback::from(move |_: FocusEvent| {
            let mut left = (*search).clone().closed();
            if left.is_blank() {
                left.typed = None;
            }
            search.set(left);
        })
    };
    let onclear = {
        let (search, field, onchoose) = (search.clone(), field.clone(), props.onchoose.clone());
        Callback::from(move |_: MouseEvent| {
            // What is typed goes first, and the term with the next press.
            if search.typed.is_none() {
                onchoose.emit(String::new());
            }
            search.set(Search::default());
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        })
    };
    let shown = search.typed.as_ref().unwrap_or(&props.chosen).clone();
    let active = search.active.filter(|active| *active < list.len());
    let said_id = AttrValue::from([&props.testid, "-said"].concat());
    let (wrong, said) = said(&search, criteria, &props.chosen);
    let placeholder = tn(
        // tr: {version} is a version of CTCAE
        "Search the {n} term of {version}",
        "Search the {n} terms of {version}",
        criteria.terms.len() as u64,
        &[("version", props.version.name())],
    );
    let of = Of {
        criteria,
        testid: &props.testid,
        active,
    };
    html! {
        <div class="term-search">
            <label class="field">
                <span>{props.label.clone()}</span>
                <input
                    ref={field}
                    type="text"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-expanded={if search.open { "true" } else { "false" }}
                    aria-controls={search.open.then(|| list_id(&props.testid))}
                    aria-activedescendant={active.map(|active| option_id(&props.testid, active))}
                    aria-describedby={said_id.clone()}
                    aria-invalid={wrong.then_some("true")}
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    {placeholder}
                    class={wrong.then_some("flagged")}
                    data-testid={props.testid.clone()}
                    value={shown.clone()}
                    {oninput}
                    {onclick}
                    {onkeydown}
                    {onblur}
                />
            </label>
            if !shown.is_empty() {
                <button
                    type="button"
                    class="quiet clear"
                    aria-label={if search.typed.is_some() { t("Clear what is typed") } else { t("Take the term back") }}
                    data-testid={[&props.testid, ".clear"].concat()}
                    onclick={onclear}
                >{"×"}</button>
            }
            if search.open {
                {popup(&of, &list, &node, take)}
            }
            {with(
                "p",
                &["class", "id"],
                vec![some(if wrong { "beneath said" } else { "beneath" }), Some(said_id)],
                vec![text(said)],
            )}
        </div>
    }
}

/// What keys do in the field.
fn keys(
    search: &UseStateHandle<Search>,
    list: &Rc<List>,
    take: &Callback<usize>,
    testid: &AttrValue,
) -> Callback<KeyboardEvent> {
    let (search, list) = (search.clone(), Rc::clone(list));
    let (take, testid) = (take.clone(), testid.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.is_composing() {
            return;
        }
        let key = event.key();
        match key.as_str() {
            "ArrowDown" | "ArrowUp" if !search.open => search.set((*search).clone().open()),
            "Enter" if search.open => {
                if let Some(active) = search.active {
                    take.emit(active);
                }
            }
            "Escape" if search.open => search.set((*search).clone().closed()),
            "Escape" if search.typed.is_some() => search.set(Search::default()),
            key if search.open => {
                let Some(active) = moved(key, search.active, list.len()) else {
                    return;
                };
                search.set(Search {
                    active: Some(active),
                    ..(*search).clone()
                });
                if let Some(option) = platform::element(&option_id(&testid, active)) {
                    scroll_to(&option);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    })
}

/// What stands below the field: the class of the term, or what is amiss.
fn said(search: &Search, criteria: &Criteria, chosen: &str) -> (bool, String) {
    let term = criteria.term(chosen);
    if !search.open && search.typed.is_some() {
        let said = match term {
            Some(_) => tf(
                "No term is chosen by this: choose one from the list. {term} stays.",
                &[("term", chosen)],
            ),
            None => t("No term is chosen by this: choose one from the list.").to_owned(),
        };
        return (true, said);
    }
    match term {
        Some(term) => (false, criteria.class_of(term).to_owned()),
        None if chosen.is_empty() => (false, String::new()),
        None => (
            true,
            tf(
                "CTCAE {version} has no such term. Choose one of its own.",
                &[("version", criteria.version.name())],
            ),
        ),
    }
}
