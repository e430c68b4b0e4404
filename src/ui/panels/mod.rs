//! The instruments' forms. PASI has one of its own; every other instrument is
//! drawn from its definition.

mod pasi;
mod questionnaire;

use std::rc::Rc;

use yew::prelude::*;

pub use pasi::{PasiPanel, PasiPanelProps};
pub use questionnaire::{Questionnaire, QuestionnaireProps};

use super::page::{Dispatch, Page};

/// The form of the instrument in this place of the registry.
#[must_use]
pub fn form(index: usize, page: &Page, dispatch: &Dispatch) -> Html {
    let draft = Rc::clone(page.visit().drafts.get(index));
    let outcome = Rc::clone(&page.outcomes()[index]);
    html! { <Questionnaire {index} {draft} {outcome} dispatch={dispatch.clone()} /> }
}
