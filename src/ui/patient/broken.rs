//! A hand-over that cannot be read: its text was put aside, and staff get the
//! tablet back without it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::question::title;
use super::staff::Staff;
use super::{guard, kept};
use crate::handover::{Attempts, Came, Secret, Step, digits};
use crate::ui::el::{button, el, some, text, with};
use crate::ui::platform::{clock, page as browser, storage};
use crate::ui::say::t;

/// What is known of it.
#[derive(Properties, PartialEq)]
pub struct BrokenProps {
    /// Its PIN, where one was found in it.
    pub secret: Option<Secret>,
}

/// So the page begins: nothing was kept of earlier attempts, and no reload may
/// make guessing faster.
const FIRST_WAIT: Attempts = Attempts {
    wrong: 3,
    wait: 30_000,
    at: 0,
};

/// What is shown in place of the questions.
#[component]
pub fn Broken(props: &BrokenProps) -> Html {
    let attempts = use_mut_ref(|| Attempts {
        at: clock::milliseconds(),
        ..FIRST_WAIT
    });
    let redraw = use_force_update();
    {
        let (attempts, redraw) = (Rc::clone(&attempts), redraw.clone());
        use_effect_with((), move |()| {
            let held = guard::hold();
            let clock = Interval::new(1_000, move || {
                let later = attempts.borrow().later(clock::milliseconds());
                attempts.replace(later);
                redraw.force_update();
            });
            move || drop((held, clock))
        });
    }
    let release = kept::release();
    let said = el(
        "p",
        "lead",
        vec![text(t(
            "The questions cannot go on, because what this device kept of them cannot be read. Please give the tablet back. What was kept stands unchanged under “On this device”.",
        ))],
    );
    let inner = if props.secret.is_none() && release.is_none() {
        let open = Callback::from(|_: MouseEvent| end());
        let open = button(
            "patient.open".into(),
            "primary go-on",
            t("Open the page for staff").into(),
            true,
            open,
        );
        el(
            "div",
            "page quiet-page",
            vec![title(t("Please tell the staff"), ""), said, open],
        )
    } else {
        let now = *attempts.borrow();
        let secrets = (props.secret.clone(), release);
        let ontry = {
            let attempts = Rc::clone(&attempts);
            Callback::from(move |typed: String| attempt(&attempts, &secrets, &typed))
        };
        let onstep = Callback::from(|_: Step| {});
        let form =
            html! { <Staff wait={now.wait.div_ceil(1_000)} wrong={now.wrong} {onstep} {ontry} /> };
        el("div", "", vec![el("div", "page", vec![said]), form])
    };
    with(
        "main",
        &["id", "class"],
        vec![some("main"), some("patient")],
        vec![inner],
    )
}

fn attempt(
    attempts: &RefCell<Attempts>,
    (pin, release): &(Option<Secret>, Option<Secret>),
    typed: &str,
) -> Came {
    let now = attempts.borrow().later(clock::milliseconds());
    if now.wait > 0 {
        return Came::Waiting;
    }
    let typed = digits(typed).unwrap_or_default();
    if [pin, release]
        .into_iter()
        .flatten()
        .any(|secret| secret.is(&typed))
    {
        end();
        return Came::Right;
    }
    attempts.replace(now.failed(clock::milliseconds()));
    Came::Wrong
}

/// Its text stands aside: the tablet is the staff's again.
fn end() {
    storage::remove(kept::KEY);
    browser::begin_again();
}
