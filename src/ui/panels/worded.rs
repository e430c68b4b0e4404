//! The form of a questionnaire whose wording belongs to someone: with the site's
//! own wording where it has one.

use std::rc::Rc;

use yew::prelude::*;

use super::Questionnaire;
use crate::instruments::{Draft, INSTRUMENTS, Outcome};
use crate::session::{Action, answered};
use crate::ui::page::{Desk, Dispatch, PageAction};
use crate::ui::wordings::use_wording;
use crate::visit::Reference;

/// What the form is given.
#[derive(Properties, PartialEq)]
pub struct WordedProps {
    /// Place of the instrument in the registry.
    pub index: usize,
    /// What was entered.
    pub draft: Rc<Draft>,
    /// The place of the band set shown.
    pub bands: u8,
    /// What it scores.
    pub outcome: Rc<Outcome>,
    /// The wording that the answers were given on.
    pub given_on: Option<Reference>,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// The form with the wording, which every first answer names.
#[component]
pub fn Worded(props: &WordedProps) -> Html {
    let index = props.index;
    let wording = use_wording(index, &props.dispatch);
    let shown = wording.as_ref().map(|wording| wording.reference.clone());
    let dispatch = {
        let deps = (shown.clone(), props.desk.clone(), props.dispatch.clone());
        use_callback(deps, move |action, (shown, desk, dispatch)| {
            dispatch.emit(named(action, index, shown.as_ref(), desk));
        })
    };
    let begun = props.draft.has_answers(INSTRUMENTS[index]);
    let built_in = Reference::built_in(index);
    // Other answers than those to what is shown.
    let other = props
        .given_on
        .clone()
        .filter(|given_on| begun && Some(given_on) != shown.as_ref().or(built_in.as_ref()));
    html! {
        <Questionnaire
            {index}
            draft={Rc::clone(&props.draft)}
            bands={props.bands}
            outcome={Rc::clone(&props.outcome)}
            {wording}
            {other}
            {dispatch}
        />
    }
}

/// An answer names the wording it was given on, in the same step.
fn named(action: PageAction, index: usize, shown: Option<&Reference>, desk: &Desk) -> PageAction {
    match (action, desk.page()) {
        (PageAction::Visit(action @ (Action::Choose { .. } | Action::Clear(_))), Some(page)) => {
            let next = answered(page.visit(), action, index, shown);
            PageAction::Visit(Action::Open(next))
        }
        (action, _) => action,
    }
}
