//! Where staff type the PIN.

use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::kept;
use super::question::title;
use crate::handover::{Came, Handover, Step};
use crate::ui::el::{button, el, nothing, some, text, with};
use crate::ui::platform::{clock, focus};
use crate::ui::say::{t, tn};

/// So long the words that it is checked are drawn before it is, in milliseconds.
const DRAWN: u32 = 30;

/// What the page shows.
#[derive(Properties, PartialEq)]
pub struct StaffProps {
    /// Seconds that the next attempt has to wait.
    pub wait: u32,
    /// Wrong attempts so far.
    pub wrong: u32,
    /// What was done goes here; the attempt itself is made by `ontry`.
    pub onstep: Callback<Step>,
    /// What was typed is tried.
    pub ontry: Callback<String, Came>,
}

/// Seconds that are left to wait, counting one that has begun.
pub fn seconds(handover: &Handover) -> u32 {
    handover.attempts.wait.div_ceil(1_000)
}

/// The PIN.
#[component]
pub fn Staff(props: &StaffProps) -> Html {
    let typed = use_state(String::new);
    let checking = use_state(|| false);
    let wrong = use_state(|| false);
    let onsubmit = {
        let (typed, checking, wrong) = (typed.clone(), checking.clone(), wrong.clone());
        let ontry = props.ontry.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *checking || typed.is_empty() {
                return;
            }
            checking.set(true);
            wrong.set(false);
            let (typed, checking, wrong, ontry) = (
                typed.clone(),
                checking.clone(),
                wrong.clone(),
                ontry.clone(),
            );
            Timeout::new(DRAWN, move || {
                let came = ontry.emit(String::clone(&typed));
                checking.set(false);
                if came != Came::Right {
                    typed.set(String::new());
                    wrong.set(came == Came::Wrong);
                    focus::focus_control_soon("patient.pin".to_owned());
                }
            })
            .forget();
        })
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let waits = props.wait > 0;
    let said = if *checking {
        t("It is being checked…").to_owned()
    } else if *wrong {
        t("That is not the PIN.").to_owned()
    } else {
        String::new()
    };
    let waiting = if waits {
        let said = tn(
            "After several wrong attempts the next one has to wait: {n} second.",
            "After several wrong attempts the next one has to wait: {n} seconds.",
            u64::from(props.wait),
            &[],
        );
        with(
            "p",
            &["class", "role", "data-testid"],
            vec![some("said"), some("timer"), some("patient.wait")],
            vec![text(said)],
        )
    } else {
        nothing()
    };
    let leave = {
        let onstep = props.onstep.clone();
        Callback::from(move |_: MouseEvent| onstep.emit(Step::Leave))
    };
    html! {
        <form class="page quiet-page staff" {onsubmit}>
            {title(t("For staff"), "")}
            <p class="lead">{t("The PIN that was set when the tablet was handed over leads back to the visit, with the answers in it.")}</p>
            <label class="pin">
                <span>{t("PIN")}</span>
                <input
                    type="text"
                    class="masked"
                    inputmode="numeric"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    maxlength="20"
                    data-testid="patient.pin"
                    disabled={waits}
                    aria-invalid={wrong.then_some("true")}
                    aria-describedby="pin-said"
                    value={String::clone(&typed)}
                    {oninput}
                />
            </label>
            <p class="said" role="alert" id="pin-said" data-testid="patient.said">{said}</p>
            {waiting}
            <div class="go">
                {button("patient.leave".into(), "back", t("Back to the questions").into(), true, leave)}
                <button type="submit" class="next primary" data-testid="patient.enter" disabled={waits}>{t("Open")}</button>
            </div>
            {el("p", "soft", vec![text(t("PIN forgotten? The release code of this device, typed in its place, opens the visit too. No answer is lost meanwhile."))])}
        </form>
    }
}

/// Tries what was typed, and keeps what came of it.
pub fn attempt(handover: &Handover, typed: &str) -> (Handover, Came) {
    handover.try_pin(typed, kept::release().as_ref(), clock::milliseconds())
}
