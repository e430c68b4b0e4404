//! What the answers amount to: totals, rules, response.

mod meaning;
mod response;
mod totals;

use yew::prelude::*;

pub use meaning::{MeaningList, MeaningListProps};
pub use response::{ResponsePanel, ResponsePanelProps};
pub use totals::{TotalCard, TotalCardProps, chooser};

use super::page::{Desk, Dispatch, Page};
use crate::study::{Totals, meanings, responses};

/// What the scores mean.
pub fn meaning(page: &Page) -> Html {
    let meanings = meanings(&Totals::with(page.visit(), page.outcomes()));
    html! { <MeaningList {meanings} /> }
}

/// The response against a baseline.
pub fn response(page: &Page, desk: &Desk, dispatch: &Dispatch) -> Html {
    let visit = page.visit();
    let totals = Totals::with(visit, page.outcomes());
    let before = visit.baseline.as_deref().map(Totals::of);
    let said = responses(&totals, before.as_ref());
    let (doubts, baseline) = (visit.baseline_doubts(), visit.baseline.clone());
    let (dispatch, desk) = (dispatch.clone(), desk.clone());
    html! { <ResponsePanel {said} {doubts} {baseline} {dispatch} {desk} /> }
}
