//! The page whole: it holds the page's state and hands each part what it
//! shows.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::components::AboutBar;
use super::el::{el, nothing, some, with};
use super::front::{Front, Wish};
use super::keep::{AGAIN, Keeper, Start};
use super::later::{self, Chosen, ImportAs};
use super::notice::Notice;
use super::page::{Dispatch, Page, PageAction};
use super::panels::PasiPanel;
use super::platform::{clock, files, page as browser};
use super::rail::TotalCard;
use super::settings::Settings;
use crate::instruments::INSTRUMENTS;
use crate::session::Action;
use crate::visit::{About, Visit};

/// What the page is given.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What it begins with.
    pub start: Start,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let page = use_reducer(|| {
        let notice = props.start.notice.clone().map(Notice::wrong);
        Page::new(Visit::clone(&props.start.visit), Settings::kept(), notice)
    });
    let dispatch: Dispatch = page.dispatcher().to_callback();
    let latest = use_mut_ref(|| Rc::clone(page.visit()));
    *latest.borrow_mut() = Rc::clone(page.visit());
    {
        let settings = page.settings.clone();
        use_effect_with(settings, |settings| {
            browser::set_theme(&settings.theme);
            settings.keep();
        });
    }
    let onfile = {
        let dispatch = dispatch.clone();
        use_callback(page.later, move |chosen: Chosen, later| {
            if let Some(later) = later {
                (later.import)(chosen, Rc::clone(&latest.borrow()), dispatch.clone());
            }
        })
    };
    use_browser(&dispatch, &onfile, page.later.is_some());
    let onwish = {
        let (page, onfile) = (page.clone(), onfile.clone());
        Callback::from(move |wish: Wish| {
            if let Some(later) = page.later {
                (later.grant)(wish, &page, &onfile);
            }
        })
    };
    let onbaseline = use_callback(onfile.clone(), move |input: HtmlInputElement, onfile| {
        if let Some(file) = files::chosen(&input) {
            onfile.emit((file, ImportAs::Baseline));
        }
    });
    let visit = page.visit();
    let front = html! {
        <Front
            {onwish}
            ask={page.ask.clone()}
            notice={page.notice.clone()}
            can_undo={page.session().can_undo()}
            can_redo={page.session().can_redo()}
            theme={page.settings.theme.clone()}
            later={page.later}
        />
    };
    let texts = About::ALL.map(|about| visit.about(about).to_owned());
    let about = vec![
        html! { <AboutBar {texts} dispatch={dispatch.clone()} /> },
        html! { <Keeper visit={Rc::clone(visit)} later={page.later} dispatch={dispatch.clone()} /> },
    ];
    let cards = (0..INSTRUMENTS.len()).map(|index| {
        let outcome = Rc::clone(&page.outcomes()[index]);
        let (of, bands) = (visit.itch_scale(index), page.settings.bands[index]);
        html! { <TotalCard {index} {of} {outcome} {bands} dispatch={dispatch.clone()} /> }
    });
    let cards = with(
        "section",
        &["class", "aria-label"],
        vec![some("panel totals"), some("Totals")],
        cards.collect(),
    );
    let mut rail = vec![cards];
    if let Some(later) = page.later {
        rail.push((later.meaning)(&page));
    }
    let inner = vec![
        el("div", "about panel", about),
        el("div", "panels", panels(&page, &dispatch, &onbaseline)),
        with(
            "aside",
            &["class", "aria-label"],
            vec![some("rail"), some("Scores and what they mean")],
            rail,
        ),
    ];
    let paper = match page.later {
        Some(later) if page.printing => (later.sheet)(&page, &clock::today()),
        _ => nothing(),
    };
    vec![
        front,
        with("main", &["id"], vec![some("main")], inner),
        paper,
    ]
    .into_iter()
    .collect()
}

/// The instruments' forms: PASI at once, the others when their part of the
/// page is there.
fn panels(page: &Page, dispatch: &Dispatch, onbaseline: &Callback<HtmlInputElement>) -> Vec<Html> {
    let draft = Rc::clone(page.visit().drafts.get(0));
    let outcome = Rc::clone(&page.outcomes()[0]);
    let mut forms = vec![html! { <PasiPanel {draft} {outcome} dispatch={dispatch.clone()} /> }];
    if let Some(later) = page.later {
        forms.extend((1..INSTRUMENTS.len()).map(|index| (later.form)(index, page, dispatch)));
        forms.push((later.response)(page, dispatch, onbaseline));
    }
    forms
}

/// What the browser tells the page as a whole: keys, drops, printing, the
/// address.
#[hook]
fn use_browser(dispatch: &Dispatch, onfile: &Callback<Chosen>, whole: bool) {
    let (dispatch, onfile) = (dispatch.clone(), onfile.clone());
    use_effect_with(whole, move |whole| {
        let mut listeners = Vec::new();
        if *whole {
            // The section a link names may not stand before the page is whole.
            browser::show_section();
            listeners.push(browser::on_section(browser::show_section));
        } else {
            listen(&mut listeners, &dispatch, &onfile);
            let dispatch = dispatch.clone();
            // The first picture goes before everything that can wait.
            Timeout::new(0, move || fetch_later(dispatch)).forget();
            // These stay for as long as the page does.
            listeners.drain(..).for_each(EventListener::forget);
        }
        move || drop(listeners)
    });
}

/// Fetches the rest of the page; where that fails it is said and tried again.
fn fetch_later(dispatch: Dispatch) {
    wasm_bindgen_futures::spawn_local(async move {
        match later::load().await {
            Ok(later) => dispatch.emit(PageAction::Whole(later)),
            Err(later::NotLoaded) => {
                dispatch.emit(PageAction::Say(Some(Notice {
                    passing: true,
                    ..Notice::wrong(
                        "The rest of the page could not be fetched. PASI can be scored and is saved; the rest is tried again every few seconds.",
                    )
                })));
                Timeout::new(AGAIN, move || fetch_later(dispatch)).forget();
            }
        }
    });
}

fn listen(listeners: &mut Vec<EventListener>, dispatch: &Dispatch, onfile: &Callback<Chosen>) {
    let mut on = |name: &'static str, on_window: bool, call: Box<dyn Fn(&Event)>| {
        let target: web_sys::EventTarget = if on_window {
            gloo::utils::window().into()
        } else {
            gloo::utils::document().into()
        };
        let options = EventListenerOptions::enable_prevent_default();
        let listener =
            EventListener::new_with_options(&target, name, options, move |event| call(event));
        listeners.push(listener);
    };
    for (name, printing) in [("beforeprint", true), ("afterprint", false)] {
        let dispatch = dispatch.clone();
        on(
            name,
            true,
            Box::new(move |_| dispatch.emit(PageAction::Printing(printing))),
        );
    }
    let dispatch = dispatch.clone();
    on(
        "keydown",
        false,
        Box::new(move |event| undo_keys(event, &dispatch)),
    );
    on("dragover", false, Box::new(Event::prevent_default));
    let onfile = onfile.clone();
    on(
        "drop",
        false,
        Box::new(move |event| dropped(event, &onfile)),
    );
}

/// Ctrl/Cmd+Z, Shift+Ctrl/Cmd+Z and Ctrl+Y, wherever the focus is.
fn undo_keys(event: &Event, dispatch: &Dispatch) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    let action = match (event.key().as_str(), event.shift_key()) {
        ("z", false) => Action::Undo,
        ("z" | "Z", true) | ("y", false) => Action::Redo,
        _ => return,
    };
    event.prevent_default();
    dispatch.emit(PageAction::Visit(action));
}

/// A file dropped anywhere on the page is opened; on the response panel it
/// becomes the baseline.
fn dropped(event: &Event, onfile: &Callback<Chosen>) {
    let Some(event) = event.dyn_ref::<DragEvent>() else {
        return;
    };
    event.prevent_default();
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let panel = target.and_then(|target| target.closest("#section-response").ok().flatten());
    let into = if panel.is_some() {
        ImportAs::Baseline
    } else {
        ImportAs::Visit
    };
    if let Some(file) = files::dropped(event.data_transfer().as_ref()) {
        onfile.emit((file, into));
    }
}
