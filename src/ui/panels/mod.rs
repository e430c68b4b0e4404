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
use crate::instruments::{Draft, Entry, INSTRUMENTS, Outcome};
use crate::session::{Action, Target};
use crate::visit::Visit;

/// What the forms after the first show.
#[derive(Properties)]
pub struct FormsProps {
    /// The open visit.
    pub visit: Rc<Visit>,
    /// What its answers score, in the registry's order.
    pub outcomes: Rc<[Rc<Outcome>]>,
    /// The place of the band set shown of each instrument.
    pub bands: Vec<u8>,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// What the first instrument alone has changed is nothing to the others.
impl PartialEq for FormsProps {
    fn eq(&self, other: &Self) -> bool {
        (1..INSTRUMENTS.len()).all(|index| {
            let draft = |props: &Self| Rc::as_ptr(props.visit.drafts.get(index));
            draft(self) == draft(other) && Rc::ptr_eq(&self.outcomes[index], &other.outcomes[index])
        }) && Rc::ptr_eq(&self.visit.extras, &other.visit.extras)
            && self.bands == other.bands
            && self.desk == other.desk
            && self.dispatch == other.dispatch
    }
}

/// The forms of all instruments but the first.
pub fn forms(page: &Page, desk: &Desk, dispatch: &Dispatch) -> Html {
    let (visit, outcomes) = (Rc::clone(page.visit()), Rc::clone(page.outcomes()));
    let bands = page.settings.bands.clone();
    let (desk, dispatch) = (desk.clone(), dispatch.clone());
    html! { <Forms {visit} {outcomes} {bands} {desk} {dispatch} /> }
}

/// The forms after the first: drawn together, so that an answer in the first costs
/// them one look.
#[component]
fn Forms(props: &FormsProps) -> Html {
    (1..INSTRUMENTS.len())
        .map(|index| form(index, props))
        .collect()
}

/// The form of the instrument in this place of the registry.
fn form(index: usize, props: &FormsProps) -> Html {
    let draft = Rc::clone(props.visit.drafts.get(index));
    let outcome = Rc::clone(&props.outcomes[index]);
    let (bands, dispatch) = (props.bands[index], props.dispatch.clone());
    if INSTRUMENTS[index].wording.is_some() {
        let given_on = props.visit.wording(index);
        let desk = props.desk.clone();
        return html! { <Worded {index} {draft} {bands} {outcome} {given_on} {desk} {dispatch} /> };
    }
    html! { <Questionnaire {index} {draft} {bands} {outcome} {dispatch} /> }
}

/// The button that empties an instrument; Undo fills it again.
pub(super) fn clear(index: usize, begun: bool, dispatch: &Dispatch) -> Html {
    let instrument = INSTRUMENTS[index];
    let onclick = dispatch.reform(move |_: MouseEvent| PageAction::Visit(Action::Clear(index)));
    let testid = [instrument.id, ".clear"].concat();
    button(
        testid.into(),
        "quiet",
        // tr: a button that takes the answers away
        t_in("command", "Clear").into(),
        begun,
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
