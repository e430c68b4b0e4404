//! The list: titles that sort, and the rows a part at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::checks::Checks;
use super::chunk::Chunk;
use super::look::{CHUNK, Look, To};
use super::row::class_of;
use crate::study::Column;
use crate::ui::el::{el, option, some, text, with};
use crate::ui::say::t;
use crate::visit::Rows;

/// What the list shows.
pub struct Shown<'a> {
    /// The events of the visit.
    pub rows: &'a Rows,
    /// The order in which they are shown.
    pub order: &'a Rc<Vec<usize>>,
    /// The visit's subject.
    pub subject: &'a AttrValue,
    /// How they are looked at.
    pub look: &'a Look,
    /// The place of the event that is open.
    pub open: Option<usize>,
    /// What is odd about them.
    pub checks: &'a Rc<RefCell<Checks>>,
    /// How high a row was when last measured.
    pub high: &'a Rc<Cell<i32>>,
}

/// What the list hears.
pub struct Heard {
    /// How it is looked at changes.
    pub look: Callback<To>,
    /// The event in a place is opened.
    pub open: Callback<usize>,
    /// The focus goes to the row at a place of the order.
    pub go: Callback<usize>,
}

/// The table.
pub fn list(shown: &Shown<'_>, heard: &Heard) -> Html {
    let Shown {
        rows, order, look, ..
    } = shown;
    let stamp = shown.checks.borrow().stamp;
    let stop = look
        .current
        .filter(|place| order.contains(place))
        .or_else(|| order.first().copied());
    let stop_at = stop.and_then(|stop| order.iter().position(|place| *place == stop));
    let open_at = shown
        .open
        .and_then(|open| order.iter().position(|place| *place == open));
    let chunks = (0..order.len().div_ceil(CHUNK)).map(|chunk| {
        let span = (chunk * CHUNK, order.len().min((chunk + 1) * CHUNK));
        let within = |at: Option<usize>| at.is_some_and(|at| (span.0..span.1).contains(&at));
        html! {
            <Chunk
                key={chunk}
                {chunk}
                rows={Rc::clone(rows)}
                order={Rc::clone(order)}
                {span}
                checks={Rc::clone(shown.checks)}
                {stamp}
                subject={shown.subject.clone()}
                open={shown.open.filter(|_| within(open_at))}
                stop={stop.filter(|_| within(stop_at))}
                drawn={look.draws(chunk)}
                high={Rc::clone(shown.high)}
                look={heard.look.clone()}
            />
        }
    });
    let chunks: Vec<Html> = chunks.collect();
    let count = (order.len() + 1).to_string();
    html! {
        <div
            class="log-table"
            role="table"
            aria-label={t("Adverse events")}
            aria-rowcount={count}
            onclick={onclick(&heard.open)}
            onkeydown={onkeydown(order, &heard.go)}
            onfocusin={onfocus(order, &heard.look)}
        >
            {titles(look, &heard.look)}
            {for chunks}
        </div>
    }
}

fn titles(look: &Look, onlook: &Callback<To>) -> Html {
    let titles = Column::SHOWN.into_iter().map(|column| {
        let sorted = look.sort.filter(|sort| sort.column == column);
        let (order, mark) = match sorted {
            Some(sort) if sort.descending => ("descending", " ▾"),
            Some(_) => ("ascending", " ▴"),
            None => ("none", ""),
        };
        let onclick = onlook.reform(move |_: MouseEvent| To::SortBy(column));
        let testid = ["events.sort.", class_of(column)].concat();
        let button = html! {
            <button type="button" data-testid={testid} {onclick}>
                {t(column.title())}<i aria-hidden="true">{mark}</i>
            </button>
        };
        with(
            "div",
            &["role", "class", "aria-sort"],
            vec![some("columnheader"), some(class_of(column)), some(order)],
            vec![button],
        )
    });
    let row = with(
        "div",
        &["role", "class", "aria-rowindex"],
        vec![some("row"), some("row"), some("1")],
        titles.collect(),
    );
    with(
        "div",
        &["role", "class"],
        vec![some("rowgroup"), some("titles")],
        vec![row],
    )
}

/// The place of the event in whose row something happened.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let element = target?.dyn_into::<Element>().ok()?;
    let row = element.closest("[data-row]").ok()??;
    row.get_attribute("data-row")?.parse().ok()
}

fn onclick(open: &Callback<usize>) -> Callback<MouseEvent> {
    let open = open.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(place) = place_of(event.target()) {
            open.emit(place);
        }
    })
}

fn onfocus(order: &Rc<Vec<usize>>, look: &Callback<To>) -> Callback<FocusEvent> {
    let (order, look) = (Rc::clone(order), look.clone());
    Callback::from(move |event: FocusEvent| {
        if let Some(place) = place_of(event.target())
            && let Some(at) = order.iter().position(|known| *known == place)
        {
            look.emit(To::Current(place, at / CHUNK));
        }
    })
}

/// Arrows go from row to row, a page ten of them, to the ends and not beyond.
fn onkeydown(order: &Rc<Vec<usize>>, go: &Callback<usize>) -> Callback<KeyboardEvent> {
    let (order, go) = (Rc::clone(order), go.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let Some(place) = place_of(event.target()) else {
            return;
        };
        let Some(at) = order.iter().position(|known| *known == place) else {
            return;
        };
        let last = order.len() - 1;
        let to = match event.key().as_str() {
            "ArrowDown" => last.min(at + 1),
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => last.min(at + 10),
            "PageUp" => at.saturating_sub(10),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        go.emit(to);
    })
}

/// What is said in place of the list where nothing is to be shown.
pub fn empty(title: &'static str, said: &'static str, button: Html) -> Html {
    el(
        "div",
        "empty",
        vec![
            el("h3", "", vec![text(title)]),
            el("p", "", vec![text(said)]),
            button,
        ],
    )
}

/// A select of what the list is sorted by, where there are no titles.
pub fn sorts(look: &Look, onlook: &Callback<To>) -> Html {
    use crate::study::Sort;
    use web_sys::HtmlSelectElement;
    let sort = look.sort;
    let onchange = onlook.reform(move |event: Event| {
        let name = event.target_unchecked_into::<HtmlSelectElement>().value();
        let column = Column::SHOWN
            .into_iter()
            .find(|column| class_of(*column) == name);
        To::Sort(column.map(|column| Sort {
            column,
            descending: sort.is_some_and(|sort| sort.descending),
        }))
    });
    let options = Column::SHOWN.into_iter().map(|column| {
        let chosen = sort.is_some_and(|sort| sort.column == column);
        option(class_of(column), chosen, t(column.title()))
    });
    let turned = sort.map(|sort| Sort {
        descending: !sort.descending,
        ..sort
    });
    let turn = onlook.reform(move |_: MouseEvent| To::Sort(turned));
    let (mark, way) = match sort {
        Some(sort) if sort.descending => ("▾", t("Descending; sort ascending")),
        _ => ("▴", t("Ascending; sort descending")),
    };
    let turn = html! {
        <button type="button" class="turn" data-testid="events.turn" disabled={sort.is_none()} aria-label={way} onclick={turn}>{mark}</button>
    };
    html! {
        <div class="sorts">
            <label class="field">
                <span>{t("Sort by")}</span>
                <select data-testid="events.sort" {onchange}>
                    {option("", sort.is_none(), t("as entered"))}
                    {for options}
                </select>
            </label>
            {turn}
        </div>
    }
}
