//! What the answers amount to: totals, rules, response.

mod meaning;
mod response;
mod totals;

use web_sys::HtmlInputElement;
use yew::prelude::*;

pub use meaning::{MeaningList, MeaningListProps};
pub use response::{ResponsePanel, ResponsePanelProps};
pub use totals::{TotalCard, TotalCardProps};

use super::page::{Dispatch, Page};
use crate::study::Totals;

/// What the scores mean.
#[must_use]
pub fn meaning(page: &Page) -> Html {
    let totals = Totals::with(page.visit(), page.outcomes());
    html! { <MeaningList {totals} /> }
}

/// The response against a baseline.
#[must_use]
pub fn response(page: &Page, dispatch: &Dispatch, onfile: &Callback<HtmlInputElement>) -> Html {
    let visit = page.visit();
    let totals = Totals::with(visit, page.outcomes());
    let (subject, baseline) = (visit.subject.clone(), visit.baseline.clone());
    let (dispatch, onfile) = (dispatch.clone(), onfile.clone());
    html! { <ResponsePanel {totals} {subject} {baseline} {dispatch} {onfile} /> }
}
