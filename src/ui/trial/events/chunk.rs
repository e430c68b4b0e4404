//! Some rows of the list that are drawn together, or the room they take.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::checks::Checks;
use super::look::To;
use super::row::LogRow;
use crate::ui::el::{made, some, with};
use crate::ui::platform::sight;
use crate::visit::Rows;

/// What a part of the list is given.
#[derive(Properties)]
pub struct ChunkProps {
    /// Its place in the list.
    pub chunk: usize,
    /// The events of the visit.
    pub rows: Rows,
    /// The order in which they are shown.
    pub order: Rc<Vec<usize>>,
    /// Where in the order it begins and ends.
    pub span: (usize, usize),
    /// What is odd about them.
    pub checks: Rc<RefCell<Checks>>,
    /// Another number when that has changed.
    pub stamp: u32,
    /// The visit's subject.
    pub subject: AttrValue,
    /// The place of the event that is open, where it is in this part.
    pub open: Option<usize>,
    /// The place of the row a tab stops at, where it is in this part.
    pub stop: Option<usize>,
    /// Whether it is drawn.
    pub drawn: bool,
    /// How high a row was when last measured.
    pub high: Rc<Cell<i32>>,
    /// Called when it comes into sight or goes.
    pub look: Callback<To>,
}

impl PartialEq for ChunkProps {
    fn eq(&self, other: &Self) -> bool {
        self.drawn == other.drawn
            && self.span == other.span
            && (!self.drawn
                || Rc::ptr_eq(&self.rows, &other.rows)
                    && Rc::ptr_eq(&self.order, &other.order)
                    && self.stamp == other.stamp
                    && self.open == other.open
                    && self.stop == other.stop
                    && self.subject == other.subject)
    }
}

/// Part of the list. What is not drawn keeps its height, so that nothing jumps.
#[component]
pub fn Chunk(props: &ChunkProps) -> Html {
    let node = use_node_ref();
    let own = use_mut_ref(|| 0_i32);
    {
        let (node, look, chunk) = (node.clone(), props.look.clone(), props.chunk);
        use_effect_with(chunk, move |chunk| {
            let chunk = *chunk;
            let watch = node.cast::<Element>().and_then(|element| {
                sight::watch(&element, move |seen| look.emit(To::Seen(chunk, seen)))
            });
            move || drop(watch)
        });
    }
    let (from, to) = props.span;
    let rows = i32::try_from(to - from).unwrap_or(1).max(1);
    {
        // Measured after it was drawn, for the time when it is not.
        let (node, own, high) = (node.clone(), Rc::clone(&own), Rc::clone(&props.high));
        let key = (props.drawn, props.span, Rc::as_ptr(&props.order) as usize);
        use_effect_with(key, move |(drawn, _, _)| {
            if *drawn && let Some(element) = node.cast::<HtmlElement>() {
                let height = element.offset_height();
                if height > 0 {
                    *own.borrow_mut() = height;
                    high.set(height / rows);
                }
            }
        });
    }
    let inner = if props.drawn {
        drawn(props)
    } else {
        let height = match *own.borrow() {
            0 => props.high.get() * rows,
            height => height,
        };
        vec![with(
            "svg",
            &["width", "height", "aria-hidden"],
            vec![some("1"), made(&[&height.to_string()]), some("true")],
            vec![],
        )]
    };
    html! { <div class="chunk" role="rowgroup" ref={node}>{for inner}</div> }
}

fn drawn(props: &ChunkProps) -> Vec<Html> {
    let mut checks = props.checks.borrow_mut();
    let (from, to) = props.span;
    let places = props.order[from..to].iter().copied().enumerate();
    places
        .filter_map(|(at, place)| {
            let row = Rc::clone(props.rows.get(place)?);
            let odd = checks.of(place);
            Some(html! {
                <LogRow
                    key={place}
                    {row}
                    {place}
                    number={from + at + 1}
                    subject={props.subject.clone()}
                    {odd}
                    open={props.open == Some(place)}
                    stop={props.stop == Some(place)}
                />
            })
        })
        .collect()
}
