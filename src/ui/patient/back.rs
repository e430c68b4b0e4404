//! Answers that came back, taken into their visit.

use std::rc::Rc;

use yew::prelude::*;

use super::kept::{self, ANSWERED};
use crate::handover::{Answered, Replace};
use crate::session::Action;
use crate::ui::el::{button, el, text};
use crate::ui::front::Ask;
use crate::ui::ledger;
use crate::ui::notice::Notice;
use crate::ui::page::{Desk, PageAction};
use crate::ui::platform::storage;
use crate::ui::say::{t, tf};
use crate::ui::start::BROKEN;
use crate::ui::tools::Question;
use crate::visit::{Visit, read};

/// What came of taking answers in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// They stand in the visit.
    In,
    /// The visit holds other answers: it has to be asked.
    Asks,
    /// There was nothing to take.
    Nothing,
}

/// Takes the answers under a key into their visit, which is opened for it.
pub fn take(desk: &Desk, key: &str) -> Came {
    let Some((answered, visit)) = found(desk, key) else {
        return Came::Nothing;
    };
    if !answered.holds_anything() {
        kept::forget(key);
        say(
            desk,
            Notice::good(t("The tablet came back without an answer.")),
        );
        return Came::Nothing;
    }
    if answered.would_replace(&visit).is_empty() {
        fill(desk, key, &answered, &visit, Replace::Theirs);
        return Came::In;
    }
    Came::Asks
}

/// The answers under a key and the visit that they are for: the one that is
/// open, the one that the device keeps, or one that never was kept. What cannot
/// be read is put aside.
fn found(desk: &Desk, key: &str) -> Option<(Answered, Rc<Visit>)> {
    let text = storage::read(key).ok().flatten()?;
    let Ok(answered) = Answered::read(&text) else {
        let aside = key.replacen(ANSWERED, &[BROKEN, "answered."].concat(), 1);
        if storage::write(&aside, &text).is_ok() {
            kept::forget(key);
        }
        say(
            desk,
            Notice::wrong(t(
                "Answers that a patient gave could not be read. They stand unchanged under “On this device”, where they can be saved as a file.",
            )),
        );
        return None;
    };
    let page = desk.page()?;
    let open = Rc::clone(page.visit());
    if open.id == answered.visit.id {
        return Some((answered, open));
    }
    let kept = storage::read(&answered.visit.slot).ok().flatten();
    let kept = kept.and_then(|text| Some((read(text.as_bytes()).ok()?.visit, text)));
    let visit = match kept {
        Some((visit, text)) => {
            ledger::stands_in(&visit.id, &answered.visit.slot);
            ledger::note(answered.visit.slot.clone(), text);
            visit
        }
        None => answered.empty_visit(),
    };
    let visit = Rc::new(visit);
    page.dispatch(PageAction::Visit(Action::Open(Rc::clone(&visit))));
    Some((answered, visit))
}

fn fill(desk: &Desk, key: &str, answered: &Answered, visit: &Visit, replace: Replace) {
    let filled = answered.filled(visit, replace);
    if let Some(page) = desk.page() {
        page.dispatch(PageAction::Visit(Action::Open(Rc::clone(&filled))));
    }
    let left = match replace {
        Replace::Theirs => Vec::new(),
        Replace::Nothing => answered.would_replace(visit),
    };
    let names: Vec<&str> = answered
        .papers
        .iter()
        .filter(|paper| paper.given().is_some() && !left.contains(paper))
        .map(|paper| paper.form.instrument.short)
        .collect();
    let said = if names.is_empty() {
        t("The visit stays as it was, and the patient's answers are dropped.").to_owned()
    } else {
        tf(
            "The patient's answers are in this visit: {names}. Undo takes them out again.",
            &[("names", &names.join(", "))],
        )
    };
    say(desk, Notice::good(said));
    forget_when_safe(key.to_owned(), filled, desk.clone());
}

/// The answers wait under their key until the visit that holds them is written.
/// On a shared device it is asked then whether the visit stays.
fn forget_when_safe(key: String, filled: Rc<Visit>, desk: Desk) {
    const TRIES: u32 = 20;
    const PAUSE: u32 = 400;
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..TRIES {
            gloo::timers::future::TimeoutFuture::new(PAUSE).await;
            if ledger::is_safe(&filled) {
                kept::forget(&key);
                return ask_to_wipe(&desk, &filled);
            }
        }
    });
}

fn ask_to_wipe(desk: &Desk, filled: &Visit) {
    if let Some(page) = desk.page()
        && page.settings.shared
        && page.ask.is_none()
        && page.visit().id == filled.id
    {
        page.dispatch(PageAction::Ask(Some(Ask::Tool(Question::HandedBack))));
    }
}

fn say(desk: &Desk, notice: Notice) {
    if let Some(page) = desk.page() {
        page.dispatch(PageAction::Say(Some(notice)));
    }
}

/// The question whether the patient's answers go in the place of those that
/// stand in the visit.
pub fn ask(desk: &Desk, key: &str) -> Html {
    let Some((answered, visit)) = found(desk, key) else {
        return Html::default();
    };
    let replaced = answered.would_replace(&visit);
    let names: Vec<&str> = replaced
        .iter()
        .map(|paper| paper.form.instrument.short)
        .collect();
    let said = tf(
        "This visit holds other answers already: {names}. Which of them count?",
        &[("names", &names.join(", "))],
    );
    let answer = |testid: &'static str, class, label: &str, replace: Option<Replace>| {
        let (desk, key) = (desk.clone(), key.to_owned());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(page) = desk.page() {
                page.dispatch(PageAction::Ask(None));
            }
            if let (Some(replace), Some((answered, visit))) = (replace, found(&desk, &key)) {
                fill(&desk, &key, &answered, &visit, replace);
            }
        });
        button(testid.into(), class, label.to_owned().into(), true, onclick)
    };
    el(
        "div",
        "",
        vec![
            el("p", "", vec![text(said)]),
            el(
                "div",
                "actions",
                vec![
                    answer("patient.later", "", t("Decide later"), None),
                    answer(
                        "patient.keep",
                        "",
                        t("Keep those in the visit"),
                        Some(Replace::Nothing),
                    ),
                    answer(
                        "patient.replace",
                        "primary",
                        t("Take the patient's"),
                        Some(Replace::Theirs),
                    ),
                ],
            ),
        ],
    )
}
