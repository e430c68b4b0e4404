//! The page whole: it holds the page's state and hands each part what it
//! shows.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;
use yew::virtual_dom::VList;

use super::el::{el, nothing, some, text, with};
use super::languages;
use super::later;
use super::notice::Notice;
use super::page::{Desk, Dispatch, Page, PageAction, View};
use super::panels::PasiPanel;
use super::platform::page as browser;
use super::rail::TotalCard;
use super::settings::Settings;
use super::start::{AGAIN, Start};
use crate::instruments::INSTRUMENTS;
use crate::ui::say::t;
use crate::visit::Visit;

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
    let desk = use_mut_ref(Desk::default).borrow().clone();
    desk.put(page.clone());
    {
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| {
            // The first picture and the first press go before what can wait.
            browser::when_idle(move || fetch_later(dispatch));
        });
    }
    draw(&page, &desk, &dispatch)
}

/// The page as it stands. Of a new visit, before the rest of the page is there, it
/// is what the start script shows before the program (`assets/first.html`).
pub fn draw(page: &Page, desk: &Desk, dispatch: &Dispatch) -> Html {
    let cards = (0..INSTRUMENTS.len()).map(|index| {
        let outcome = Rc::clone(&page.outcomes()[index]);
        let (of, bands) = (page.visit().itch_scale(index), page.settings.bands[index]);
        html! { <TotalCard {index} {of} {outcome} {bands} dispatch={dispatch.clone()} /> }
    });
    let cards = with(
        "section",
        &["class", "aria-label"],
        vec![some("panel totals"), some(t("Totals"))],
        cards.collect(),
    );
    let draft = Rc::clone(page.visit().drafts.get(0));
    let (outcome, bands) = (Rc::clone(&page.outcomes()[0]), page.settings.bands[0]);
    let pasi = html! { <PasiPanel {draft} {bands} {outcome} later={page.later} dispatch={dispatch.clone()} /> };
    // Until the rest is there, its places are kept: what stands in them moves nothing
    // when it comes, neither on the screen nor in the document, where moving an input
    // would take the focus from it.
    let missing = if page.missing {
        t(
            "The rest of the page could not be fetched, and nothing is saved until it is. PASI can be scored; the rest is tried again every few seconds.",
        )
    } else {
        ""
    };
    let missing = with(
        "p",
        &["class", "role"],
        vec![some("said"), some("status")],
        vec![text(missing)],
    );
    let mut front = el("header", "top bare", vec![brand(), missing]);
    let mut about = el("div", "about panel bare", vec![]);
    let (mut meaning, mut paper) = (nothing(), nothing());
    let mut rest = vec![];
    if let Some(later) = page.later {
        front = (later.front)(page, desk);
        about = (later.about)(page, dispatch);
        meaning = (later.meaning)(page);
        rest.push((later.forms)(page, desk, dispatch));
        rest.push((later.response)(page, desk, dispatch));
        if page.printing {
            paper = (later.sheet)(page);
        }
    }
    if let Some(later) = page.later
        && page.view != View::Scores
    {
        let view = (later.view)(page, desk, dispatch);
        let main = with(
            "main",
            &["id", "class"],
            vec![some("main"), some("trial")],
            vec![about, view],
        );
        return spoken(vec![front, main, paper]);
    }
    let rail = with(
        "aside",
        &["class", "aria-label"],
        vec![some("rail"), some(t("Scores and what they mean"))],
        vec![cards, meaning],
    );
    let rest = VList::with_children(rest, None).into();
    let inner = vec![about, el("div", "panels", vec![pasi, rest]), rail];
    let main = with("main", &["id"], vec![some("main")], inner);
    spoken(vec![front, main, paper])
}

/// The page under the name of its language: where that changes, everything is
/// made anew, because a part that shows what it showed before is not drawn again.
fn spoken(inner: Vec<Html>) -> Html {
    let page = VList::with_children(inner, Some(languages::spoken().tag.into()));
    VList::with_children(vec![page.into()], None).into()
}

/// The program's name and mark.
pub fn brand() -> Html {
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
    with(
        "a",
        &["class", "href"],
        vec![some("brand"), some("#/pasi")],
        vec![mark, text("dermscore")],
    )
}

/// Fetches the rest of the page; where that fails it is said and tried again.
fn fetch_later(dispatch: Dispatch) {
    wasm_bindgen_futures::spawn_local(async move {
        match later::load().await {
            Ok(later) => dispatch.emit(PageAction::Whole(later)),
            Err(later::NotLoaded) => {
                dispatch.emit(PageAction::NotWhole);
                Timeout::new(AGAIN, move || fetch_later(dispatch)).forget();
            }
        }
    });
}
