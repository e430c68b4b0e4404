//! The cells of a row that are typed into or chosen from.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ctcae::Criteria;
use crate::ctcae::interval::Limit;
use crate::ctcae::quantity::Quantity;
use crate::ctcae::{Fact, answers};
use crate::measure::Ratio;
use crate::session::{Action, Target};
use crate::ui::el::option;
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::say::{date, t, tf};
use crate::ui::trial::fields::{At, Typed};
use crate::visit::rows::{self, List, STATES};
use crate::visit::{Row, is_date};

/// A row whose cells are drawn.
pub struct Cells<'a> {
    /// The row.
    pub row: &'a Rc<Row>,
    /// Its place.
    pub place: usize,
    /// What it measures, as it is said in a line.
    pub name: &'a str,
    /// Where the page takes actions.
    pub dispatch: &'a Dispatch,
}

impl Cells<'_> {
    fn at(&self, key: &'static str) -> At {
        At {
            list: List::Labs,
            row: self.place,
            key,
        }
    }

    /// The name of a control for those who do not see its row.
    fn label(&self, head: &str) -> String {
        if self.name.is_empty() {
            tf(
                // tr: {field} is the title of a column, such as “Value”
                "{field}, row {row}",
                &[("field", head), ("row", &(self.place + 1).to_string())],
            )
        } else {
            tf(
                // tr: {field} is the title of a column, {test} a test: “Value, ALT”
                "{field}, {test}",
                &[("field", head), ("test", self.name)],
            )
        }
    }

    /// A field that is typed into.
    pub fn typed(&self, key: &'static str, head: &str, example: String) -> Html {
        html! {
            <Typed
                at={self.at(key)}
                value={rows::typed(self.row, key).to_owned()}
                refused={rows::is_refused(self.row, key)}
                label={self.label(head)}
                labelled=false
                {example}
                dispatch={self.dispatch.clone()}
            />
        }
    }

    /// The unit: one of the register's, always chosen; of a test of the site's
    /// own it is typed.
    pub fn unit(&self, quantity: Option<&Quantity>) -> Html {
        let Some(quantity) = quantity else {
            return self.typed("unit", t("Unit"), String::new());
        };
        let chosen = rows::typed(self.row, "unit");
        let names = quantity.units.iter().map(|unit| unit.name.as_str());
        let mut names: Vec<&str> = names.collect();
        if !chosen.is_empty() && !names.contains(&chosen) {
            names.push(chosen);
        }
        let options = names.into_iter().map(|name| (name, name.to_owned()));
        self.select("unit", t("Unit"), "–".to_owned(), options.collect())
    }

    /// How the baseline lay: what was said, or what follows from the numbers.
    pub fn status(&self) -> Html {
        let options = STATES
            .iter()
            .map(|(name, words)| (*name, t(words).to_owned()));
        let follows = follows(self.row).unwrap_or_else(|| t("not said"));
        self.select(
            "baselineStatus",
            t("Baseline was"),
            follows.to_owned(),
            options.collect(),
        )
    }

    fn select(
        &self,
        key: &'static str,
        head: &str,
        nothing: String,
        options: Vec<(&str, String)>,
    ) -> Html {
        let chosen = rows::typed(self.row, key);
        let onchange = {
            let (dispatch, At { list, row, key }) = (self.dispatch.clone(), self.at(key));
            Callback::from(move |event: Event| {
                let text = event.target_unchecked_into::<HtmlSelectElement>().value();
                let target = Target::Row { list, row, key };
                dispatch.emit(PageAction::Visit(Action::Type(target, text)));
                dispatch.emit(PageAction::Visit(Action::Leave));
            })
        };
        let is_open = chosen.is_empty();
        let class = is_open.then_some("unanswered");
        let options = options
            .into_iter()
            .map(|(value, label)| option(value.to_owned(), value == chosen, label));
        html! {
            <select
                {class}
                aria-label={self.label(head)}
                data-testid={self.at(key).testid()}
                {onchange}
            >
                {option("", is_open, nothing)}
                {for options}
            </select>
        }
    }

    /// The day: the visit's, where the row has none of its own.
    pub fn date(&self, of_visit: &str) -> Html {
        let example = if is_date(of_visit) {
            // tr: {date} is the date of the visit, taken where none is typed
            tf("visit: {date}", &[("date", &date(of_visit))])
        } else {
            "2026-11-22".to_owned()
        };
        self.typed("date", t("Date"), example)
    }
}

/// How the baseline lay as it follows from the numbers, where it was not said.
fn follows(row: &Row) -> Option<&'static str> {
    let reading = answers::reading("", row).ok()?;
    let baseline = Ratio::from(reading.baseline?);
    let [lower, upper] = [reading.lower, reading.upper].map(|limit| limit.map(Ratio::from));
    if lower.zip(upper).is_some_and(|(lower, upper)| lower > upper) {
        return None;
    }
    Some(match (lower, upper) {
        (_, Some(upper)) if baseline > upper => t("above (limits)"),
        (Some(lower), _) if baseline < lower => t("below (limits)"),
        (Some(_), Some(_)) => t("normal (limits)"),
        (None, Some(_)) => t("≤ upper limit"),
        (Some(_), None) => t("≥ lower limit"),
        (None, None) => return None,
    })
}

/// Whether a version grades values of a test by the assay's cut-off for an
/// infarction.
pub fn has_infarction_limit(criteria: &Criteria, analyte: &str) -> bool {
    let terms = criteria.terms_of_lab(analyte).iter();
    let grades = terms
        .filter_map(|name| criteria.term(name))
        .flat_map(|term| &term.grades);
    let mut facts = grades
        .flat_map(|grade| &grade.clauses)
        .flat_map(|clause| &clause.0);
    facts.any(|stated| match &stated.fact {
        Fact::Number(number) => {
            let mut ends = number
                .intervals
                .iter()
                .flat_map(|interval| [interval.low, interval.high]);
            ends.any(|end| end.is_some_and(|end| end.of == Some(Limit::Infarction)))
        }
        _ => false,
    })
}
