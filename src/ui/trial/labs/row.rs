//! A row of the table. Each is a part of its own, so that a key pressed in one
//! draws no other.

use std::rc::Rc;

use yew::prelude::*;

use super::analyte::Analyte;
use super::cells::{Cells, has_infarction_limit};
use super::keys::{ADD, control};
use super::verdict::{Graded, verdict};
use crate::ctcae::Version;
use crate::ctcae::book::Book;
use crate::said::msg;
use crate::session::Action;
use crate::ui::el::{button, el, some, text, with};
use crate::ui::notice::Notice;
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::platform::focus;
use crate::ui::say::{said, t, tf};
use crate::visit::analytes;
use crate::visit::grades::version_of;
use crate::visit::labs::Lab;
use crate::visit::limits::Limits;
use crate::visit::rows::{List, Row, Rows};

/// What a row is given.
#[derive(Properties)]
pub struct LabRowProps {
    /// The criteria.
    pub book: Rc<Book>,
    /// The row.
    pub row: Rc<Row>,
    /// Its place.
    pub place: usize,
    /// Whether its version is said, because another row has another one.
    pub named: bool,
    /// Units and limits that may be used again.
    pub offers: Vec<Limits>,
    /// The adverse events of the visit.
    pub events: Rows,
    /// The day of the visit.
    pub of_visit: AttrValue,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
    /// Called when a field of the row is left.
    pub onleave: Callback<Rc<Row>>,
}

/// A row that changes is another in memory.
impl PartialEq for LabRowProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.row, &other.row)
            && Rc::ptr_eq(&self.events, &other.events)
            && self.place == other.place
            && self.named == other.named
            && self.offers == other.offers
            && self.of_visit == other.of_visit
            && self.dispatch == other.dispatch
    }
}

/// The columns: class and head.
pub const COLUMNS: [(&str, &str); 10] = [
    ("test", msg("Test")),
    ("value", msg("Value")),
    ("unit", msg("Unit")),
    ("limit", msg("Lower limit")),
    ("limit", msg("Upper limit")),
    ("start", msg("Baseline")),
    ("status", msg("Baseline was")),
    ("date", msg("Date")),
    ("grade", msg("Grade")),
    ("remove", msg("Remove")),
];

/// A row.
#[component]
pub fn LabRow(props: &LabRowProps) -> Html {
    let (row, place) = (&props.row, props.place);
    let lab = Lab(row);
    let name = analytes::name_of(&props.book, lab);
    let quantity = analytes::of(&props.book, lab.analyte());
    let version = version_of(row);
    let cells = Cells {
        row,
        place,
        name,
        dispatch: &props.dispatch,
    };
    let test = html! {
        <Analyte
            book={Rc::clone(&props.book)}
            {version}
            {place}
            chosen={lab.analyte().to_owned()}
            dispatch={props.dispatch.clone()}
        />
    };
    let mut upper = vec![cells.typed("upperLimit", t("Upper limit"), String::new())];
    let of_infarction = |version| has_infarction_limit(props.book.criteria(version), lab.analyte());
    if !lab.text("infarctionLimit").is_empty() || Version::ALL.into_iter().any(of_infarction) {
        // tr: short for “Infarction cut-off”
        upper.push(head(t("MI cut-off")));
        upper.push(cells.typed("infarctionLimit", t("Infarction cut-off"), String::new()));
    }
    let graded = Graded {
        book: &props.book,
        version,
        named: props.named,
        row,
        place,
        events: &props.events,
        of_visit: &props.of_visit,
        dispatch: &props.dispatch,
    };
    let inner = [
        vec![test, offers(props)],
        vec![cells.typed("value", t("Value"), String::new())],
        vec![cells.unit(quantity)],
        vec![cells.typed("lowerLimit", t("Lower limit"), String::new())],
        upper,
        vec![cells.typed("baseline", t("Baseline"), String::new())],
        vec![cells.status()],
        vec![cells.date(&props.of_visit)],
        vec![verdict(&graded)],
        vec![remove(props, name)],
    ];
    let cells = COLUMNS.iter().zip(inner).map(|((class, label), inner)| {
        let mut all = vec![head(t(label))];
        all.extend(inner);
        let role = if *class == "test" {
            "rowheader"
        } else {
            "cell"
        };
        with("td", &["class", "role"], vec![some(class), some(role)], all)
    });
    let onfocusout = {
        let (row, onleave) = (Rc::clone(row), props.onleave.clone());
        Callback::from(move |_: FocusEvent| onleave.emit(Rc::clone(&row)))
    };
    html! { <tr role="row" {onfocusout}>{for cells}</tr> }
}

/// What a field holds, where it stands in no column. Controls name themselves.
fn head(label: &'static str) -> Html {
    with(
        "span",
        &["class", "aria-hidden"],
        vec![some("head"), some("true")],
        vec![text(label)],
    )
}

/// Units and limits that were entered before, filled in by a press alone.
fn offers(props: &LabRowProps) -> Html {
    let offers = props.offers.iter().enumerate().map(|(nth, limits)| {
        let (place, row, filled) = (props.place, Rc::clone(&props.row), limits.clone());
        let dispatch = props.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let action = Action::SetRow(List::Labs, place, Rc::new(filled.fill(&row)));
            dispatch.emit(PageAction::Visit(action));
            let open = ["value", "baseline"]
                .into_iter()
                .find(|key| Lab(&row).text(key).is_empty());
            focus::focus_control_soon(control(place, open.unwrap_or("value")));
        });
        let testid = control(place, &format!("limits.{nth}"));
        // tr: {limits} is a unit with limits, such as “U/L, 10 to 40”
        let label = tf("Use {limits}", &[("limits", &said(&limits.said()))]);
        button(testid.into(), "quiet offer", label.into(), true, onclick)
    });
    el("div", "offers", offers.collect())
}

fn remove(props: &LabRowProps, name: &str) -> Html {
    let (place, dispatch) = (props.place, props.dispatch.clone());
    let notice = match name {
        "" => t("The row is removed. Undo brings it back.").to_owned(),
        name => tf(
            "{test}, row {row}, is removed. Undo brings it back.",
            &[("test", name), ("row", &(place + 1).to_string())],
        ),
    };
    let label = match name {
        "" => t("Remove the row").to_owned(),
        name => tf("Remove {what}", &[("what", name)]),
    };
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.emit(PageAction::Visit(Action::RemoveRow(List::Labs, place)));
        dispatch.emit(PageAction::Say(Some(Notice::good(notice.clone()))));
        focus::focus_control_soon(ADD.to_owned());
    });
    html! {
        <button
            type="button"
            class="quiet"
            aria-label={label.clone()}
            title={label}
            data-testid={control(place, "remove")}
            {onclick}
        >{"×"}</button>
    }
}
