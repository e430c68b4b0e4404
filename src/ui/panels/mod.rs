//! The instruments' forms. PASI has one of its own; every other instrument is
//! drawn from its definition.

mod pasi;
mod questionnaire;
mod worded;

use std::rc::Rc;

use crate::ui::say::{t, t_in};
use yew::prelude::*;

pub use pasi::{PasiPanel, PasiPanelProps};
pub use questionnaire::{Questionnaire, QuestionnaireProps};
pub use worded::{Worded, WordedProps};

use super::el::{button, el, nothing, text};
use super::page::{Desk, Dispatch, Page, PageAction};
use crate::instruments::{Draft, Entry, INSTRUMENTS};
use crate::session::{Action, Target};

/// The form of the instrument in this place of the registry.
pub fn form(index: usize, page: &Page, desk: &Desk, dispatch: &Dispatch) -> Html {
    let draft = Rc::clone(page.visit().drafts.get(index));
    let outcome = Rc::clone(&page.outcomes()[index]);
    let bands = page.settings.bands[index];
    if INSTRUMENTS[index].wording.is_some() {
        let given_on = page.visit().wording(index);
        let (desk, dispatch) = (desk.clone(), dispatch.clone());
        return html! { <Worded {index} {draft} {bands} {outcome} {given_on} {desk} {dispatch} /> };
    }
    html! { <Questionnaire {index} {draft} {bands} {outcome} dispatch={dispatch.clone()} /> }
}

/// The button that empties an instrument; Undo fills it again.
pub(super) fn clear(index: usize, draft: &Draft, dispatch: &Dispatch) -> Html {
    let instrument = INSTRUMENTS[index];
    let onclick = dispatch.reform(move |_: MouseEvent| PageAction::Visit(Action::Clear(index)));
    let testid = [instrument.id, ".clear"].concat();
    button(
        testid.into(),
        "quiet",
        // tr: a button that takes the answers away
        t_in("command", "Clear").into(),
        draft.is_begun(instrument),
        onclick,
    )
}

/// That a total copied from an earlier record stands here, and how to be rid of
/// it.
pub(super) fn copied(index: usize, draft: &Draft, dispatch: &Dispatch) -> Html {
    if *draft.copied_total() == Entry::Empty {
        return nothing();
    }
    let instrument = INSTRUMENTS[index];
    let onclick = dispatch.reform(move |_: MouseEvent| {
        PageAction::Visit(Action::Type(Target::Total(index), String::new()))
    });
    let testid = [instrument.id, ".total.remove"].concat();
    let said = if draft.has_answers(instrument) {
        t("A total copied from an earlier record stands beside answers: keep one of them.")
    } else {
        t("A total copied from an earlier record stands in place of answers.")
    };
    let remove = button(testid.into(), "", t("Remove it").into(), true, onclick);
    el("p", "note", vec![text(said), text(" "), remove])
}
