//! The patient's screen: it holds the hand-over, keeps it after every step, and
//! draws where the patient is.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::broken::{Broken, BrokenProps};
use super::kept::{self, KEY, Stands};
use super::staff::{Staff, attempt, seconds};
use super::{guard, pages, question, review};
use crate::handover::{Came, Handover, Place, Skipping, Step};
use crate::ui::el::{button, el, nothing, some, text, with};
use crate::ui::languages;
use crate::ui::platform::{clock, focus, page as browser, storage};
use crate::ui::say::{t, t_in};
use crate::ui::settings::Settings;

/// Where the screen takes what a person does.
pub type Act = Callback<Step>;

/// So often the clock is looked at, in milliseconds.
const LOOK: u32 = 1_000;

/// What the screen begins with.
#[derive(Properties)]
pub struct ScreenProps {
    /// The hand-over that is kept on this device.
    pub handover: Handover,
}

/// A screen is drawn once; what it begins with does not change under it.
impl PartialEq for ScreenProps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Draws the screen in place of the page, in the patient's language.
pub fn show() {
    wasm_bindgen_futures::spawn_local(async {
        let Some(root) = crate::ui::platform::element("app") else {
            return;
        };
        kept::bring_back().await;
        match kept::handover() {
            // It ended in another tab while this part was fetched.
            Stands::Nothing => browser::begin_again(),
            Stands::Handover(handover) => {
                let language = languages::named(&handover.language);
                // Without its texts the questions are read in English.
                if let Some(language) = language {
                    let _ = languages::speak(language).await;
                }
                browser::set_scale(Settings::kept().scale);
                let props = ScreenProps {
                    handover: *handover,
                };
                yew::Renderer::<Screen>::with_root_and_props(root, props).render();
            }
            Stands::Broken(secret) => {
                let _ = languages::speak(Settings::kept().speaks()).await;
                let props = BrokenProps { secret };
                yew::Renderer::<Broken>::with_root_and_props(root, props).render();
            }
        }
    });
}

/// A button that is a step.
pub fn action(
    testid: &'static str,
    class: &'static str,
    label: &str,
    act: &Act,
    step: Step,
) -> Html {
    let onclick = act.reform(move |event: MouseEvent| {
        event.stop_propagation();
        step.clone()
    });
    button(testid.into(), class, label.to_owned().into(), true, onclick)
}

/// The way to the question before.
pub fn back(act: &Act) -> Html {
    let label = t_in("to the question before", "Back");
    action("patient.back", "back", label, act, Step::Back)
}

/// The screen.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let first = props.handover.clone();
    // What stands here goes before what was drawn: two taps in one moment are
    // two steps.
    let desk = use_mut_ref(|| first.after(Step::Tick, clock::milliseconds()));
    let failed = use_mut_ref(|| false);
    let redraw = use_force_update();
    let act = {
        let (desk, failed, redraw) = (Rc::clone(&desk), Rc::clone(&failed), redraw.clone());
        use_callback((), move |step: Step, ()| {
            let before = desk.borrow().clone();
            let next = before.after(step.clone(), clock::milliseconds());
            put(&desk, &failed, next, step == Step::Tick);
            redraw.force_update();
        })
    };
    let ontry = {
        let (desk, failed, redraw) = (Rc::clone(&desk), Rc::clone(&failed), redraw.clone());
        use_callback((), move |typed: String, ()| {
            let (next, came) = attempt(&desk.borrow(), &typed);
            if came == Came::Right {
                let back = next.handed_back(clock::now());
                if kept::hand_back(&back).is_ok() {
                    browser::begin_again();
                    return came;
                }
                *failed.borrow_mut() = true;
            }
            put(&desk, &failed, next, false);
            redraw.force_update();
            came
        })
    };
    use_world(&desk, &act, &redraw);
    let handover = desk.borrow().clone();
    use_effect_with(where_it_is(&handover), |_| {
        browser::scroll_to_top();
        focus::focus_heading();
    });
    use_effect_with(handover.skipping, |skipping| {
        if *skipping == Skipping::Saying {
            focus::show_control("patient.meaning");
        }
    });
    let said = if *failed.borrow() {
        with(
            "p",
            &["class", "role"],
            vec![some("failed"), some("alert")],
            vec![text(t(
                "The last answer could not be kept on this device. Please leave the screen as it is and tell the staff.",
            ))],
        )
    } else {
        nothing()
    };
    let page = if handover.staff {
        let (wait, wrong) = (seconds(&handover), handover.attempts.wrong);
        html! { <Staff {wait} {wrong} onstep={act.clone()} {ontry} /> }
    } else if handover.is_hidden() {
        pages::cover(&act)
    } else {
        match handover.place {
            Place::Welcome => pages::welcome(&handover, &act),
            Place::Question { at, changing } => question::question(&handover, at, changing, &act),
            Place::Review => review::review(&handover, &act),
            Place::Thanks => pages::thanks(&handover, &act),
        }
    };
    let staff = if handover.staff || handover.place == Place::Thanks || handover.is_hidden() {
        nothing()
    } else {
        action("patient.staff", "quiet", t("For staff"), &act, Step::Staff)
    };
    with(
        "main",
        &["id", "class"],
        vec![some("main"), some("patient")],
        vec![el("div", "corner", vec![staff]), said, page],
    )
}

/// What is another screen: whoever comes to it begins at its heading.
fn where_it_is(handover: &Handover) -> (Place, bool, bool) {
    (handover.place, handover.staff, handover.is_hidden())
}

/// Keeps the hand-over as it is now. Time alone is kept only where it counts:
/// while an attempt waits, and when the cover comes.
fn put(desk: &RefCell<Handover>, failed: &RefCell<bool>, next: Handover, tick: bool) {
    let counts = {
        let before = desk.borrow();
        before.attempts.wait > 0 || before.covered != next.covered
    };
    if !tick || counts {
        *failed.borrow_mut() = kept::keep(&next).is_err();
    }
    desk.replace(next);
}

/// What comes from outside: the clock, other tabs, the browser's own ways out.
#[hook]
fn use_world(
    desk: &Rc<RefCell<Handover>>,
    act: &Act,
    redraw: &yew::functional::UseForceUpdateHandle,
) {
    let (desk, act, redraw) = (Rc::clone(desk), act.clone(), redraw.clone());
    use_effect_with((), move |()| {
        let held = guard::hold();
        let look = act.clone();
        let clock = Interval::new(LOOK, move || look.emit(Step::Tick));
        let others = storage::on_change(move |key, text| {
            if key != KEY {
                return;
            }
            match text.map(|text| Handover::read(&text)) {
                // It ended in another tab.
                None => browser::begin_again(),
                Some(Ok(handover)) => {
                    desk.replace(handover);
                    redraw.force_update();
                }
                Some(Err(_)) => {}
            }
        });
        // A tablet that was asleep shows nothing of before it has looked.
        let seen = EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
            act.emit(Step::Tick);
        });
        move || drop((held, clock, others, seen))
    });
}
