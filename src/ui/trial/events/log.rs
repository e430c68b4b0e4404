//! The log: what is chosen, sorted and filtered, and what is done with it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use yew::prelude::*;

use super::bar::{Bar, bar, nothing_here};
use super::checks::Checks;
use super::desk::{self, Acts, Goal};
use super::form::EventForm;
use super::list::{Heard, Shown, list};
use super::look::{CHUNK, Look, To};
use super::paper::paper;
use crate::ctcae::Version;
use crate::ctcae::book::Book;
use crate::study::{Filter, Sort, order};
use crate::ui::el::nothing;
use crate::ui::page::Dispatch;
use crate::ui::say::t;
use crate::visit::{Rows, Visit};

/// What the log is given.
#[derive(Properties)]
pub struct LogProps {
    /// The open visit.
    pub visit: Rc<Visit>,
    /// The criteria.
    pub book: Rc<Book>,
    /// The version by which new events are graded.
    pub version: Version,
    /// Whether the browser prints.
    pub printing: bool,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// A visit that changes is another in memory.
impl PartialEq for LogProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.visit, &other.visit)
            && Rc::ptr_eq(&self.book, &other.book)
            && self.version == other.version
            && self.printing == other.printing
            && self.dispatch == other.dispatch
    }
}

/// The order of the list as it was last made. While an event is open the list
/// stays as it is, so that no row runs away from who edits it.
#[derive(Default)]
struct Kept {
    rows: Option<Rows>,
    by: Option<(Filter, Option<Sort>, usize, bool)>,
    order: Rc<Vec<usize>>,
}

/// The log of the visit.
#[component]
pub fn Log(props: &LogProps) -> Html {
    let look = use_reducer(Look::default);
    let checks = use_mut_ref(|| Checks::new(&props.book));
    let kept = use_mut_ref(Kept::default);
    let goal = use_mut_ref(|| None::<Goal>);
    let high = use_memo((), |()| Cell::new(44));
    let root = use_node_ref();
    let rows = &props.visit.adverse_events;
    let subject = AttrValue::from(props.visit.subject.clone());

    checks.borrow_mut().take(rows, &subject);
    let open = look
        .chosen
        .as_ref()
        .and_then(|chosen| chosen.place_in(rows));
    let order = ordered(&kept, rows, &subject, &look, open, &checks);
    let onlook: Callback<To> = look.dispatcher().to_callback();
    count_in_time(&checks, &onlook);
    let acts = Acts {
        rows: Rc::clone(rows),
        subject: subject.clone(),
        order: Rc::clone(&order),
        checks: Rc::clone(&checks),
        open,
        version: props.version,
        goal: Rc::clone(&goal),
        look: onlook.clone(),
        dispatch: props.dispatch.clone(),
    };
    desk::use_keys(&acts);
    {
        let root = root.clone();
        use_effect(move || desk::reach(&root, &goal));
    }
    {
        let root = root.clone();
        use_effect_with(open, move |_| desk::show_open(&root));
    }
    use_gone(&acts);

    let act = |call: fn(&Acts)| {
        let acts = acts.clone();
        Callback::from(move |_: MouseEvent| call(&acts))
    };
    let top = bar(&Bar {
        rows,
        shown: order.len(),
        odd: checks.borrow().count(),
        look: &look,
        onlook: onlook.clone(),
        onadd: act(Acts::add),
        oncopy: act(Acts::copy),
    });
    let below = if order.is_empty() {
        nothing_here(rows.is_empty(), act(Acts::add), &onlook)
    } else {
        let shown = Shown {
            rows,
            order: &order,
            subject: &subject,
            look: &look,
            open,
            checks: &checks,
            high: &high,
        };
        let heard = Heard {
            look: onlook.clone(),
            open: {
                let acts = acts.clone();
                Callback::from(move |place| acts.open(place, Goal::Heading(place)))
            },
            go: {
                let acts = acts.clone();
                Callback::from(move |at| acts.go(at))
            },
        };
        list(&shown, &heard)
    };
    let form = open.map_or_else(nothing, |place| {
        let odd = checks.borrow_mut().of(place);
        let at = order.iter().position(|shown| *shown == place).unwrap_or(0);
        let onstep = {
            let acts = acts.clone();
            Callback::from(move |forward| acts.step(forward))
        };
        html! {
            <EventForm
                subject={subject.clone()}
                row={Rc::clone(&rows[place])}
                {place}
                {at}
                of={order.len()}
                {odd}
                book={Rc::clone(&props.book)}
                version={props.version}
                dispatch={props.dispatch.clone()}
                {onstep}
                onclose={act(Acts::close)}
                ondelete={act(Acts::delete)}
                onadd={act(Acts::add)}
            />
        }
    });
    let paper = if props.printing {
        paper(&props.visit, &order, &mut checks.borrow_mut())
    } else {
        nothing()
    };
    let class = if open.is_some() { "log open" } else { "log" };
    html! {
        <div {class} ref={root}>
            <section class="panel log-list" aria-label={t("Log of adverse events")}>
                {top}
                {below}
            </section>
            {form}
            {paper}
        </div>
    }
}

fn ordered(
    kept: &RefCell<Kept>,
    rows: &Rows,
    subject: &str,
    look: &Look,
    open: Option<usize>,
    checks: &RefCell<Checks>,
) -> Rc<Vec<usize>> {
    let mut kept = kept.borrow_mut();
    let by = (look.filter.clone(), look.sort, rows.len(), open.is_some());
    let same_rows = kept
        .rows
        .as_ref()
        .is_some_and(|kept| Rc::ptr_eq(kept, rows));
    let same = kept.by.as_ref() == Some(&by) && (same_rows || open.is_some());
    if !same {
        let odd = |place| checks.borrow_mut().of(place).len();
        let mut order = order(rows, subject, &look.filter, look.sort, odd);
        // What is open stands in the list, whether it fits or not.
        if let Some(open) = open.filter(|open| !order.contains(open)) {
            order.push(open);
        }
        if order != *kept.order {
            kept.order = Rc::new(order);
        }
        kept.by = Some(by);
    }
    kept.rows = Some(Rc::clone(rows));
    Rc::clone(&kept.order)
}

/// Looks at the events that are not shown while nothing else is to do.
fn count_in_time(checks: &Rc<RefCell<Checks>>, look: &Callback<To>) {
    if checks.borrow().working || checks.borrow().count().is_some() {
        return;
    }
    checks.borrow_mut().working = true;
    let (checks, look) = (Rc::clone(checks), look.clone());
    wasm_bindgen_futures::spawn_local(async move {
        loop {
            TimeoutFuture::new(0).await;
            if !checks.borrow_mut().work() {
                break;
            }
        }
        checks.borrow_mut().working = false;
        look.emit(To::Counted);
    });
}

/// Where the open event is gone, by undo or with another visit, the focus goes
/// to the list and not to nowhere.
#[hook]
fn use_gone(acts: &Acts) {
    let acts = acts.clone();
    let was_open = use_mut_ref(|| false);
    use_effect_with(acts.open.is_some(), move |open| {
        if was_open.replace(*open) && !open && desk::is_lost() {
            acts.aim_at_list();
        }
    });
}

/// The part of the list that a place of the order stands in.
#[must_use]
pub fn part(at: usize) -> usize {
    at / CHUNK
}
