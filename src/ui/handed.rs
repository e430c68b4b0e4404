//! Between the page and the patient's part: the dialog that hands the tablet
//! over, other tabs that have to give way, and answers that came back.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::components::Dialog;
use super::el::{button, el, some, text, with};
use super::front::Ask;
use super::page::{Desk, PageAction};
use super::patient::{self, ANSWERED, Came, KEY, Patient};
use super::platform::{page as browser, storage};
use super::say::t;

/// So long a tab waits with answers that came back in another, which takes them
/// in at once; in milliseconds.
const OTHERS: u32 = 3_000;

/// What the dialog is given.
#[derive(Properties, PartialEq)]
pub struct HandedProps {
    /// Where the page as it stands is picked up.
    pub desk: Desk,
    /// What is asked: to hand over, or which answers count.
    pub ask: Ask,
}

#[derive(Clone)]
enum Fetched {
    Not,
    Failed,
    There(Patient),
}

/// A dialog of the patient's part, once that is there.
#[component]
pub fn Handed(props: &HandedProps) -> Html {
    let fetched = use_state(|| Fetched::Not);
    let tries = use_state(|| 0_u32);
    {
        let fetched = fetched.clone();
        use_effect_with(*tries, move |_| {
            wasm_bindgen_futures::spawn_local(async move {
                fetched.set(match patient::load().await {
                    Ok(part) => Fetched::There(part),
                    Err(_) => Fetched::Failed,
                });
            });
        });
    }
    let onclose = {
        let desk = props.desk.clone();
        Callback::from(move |()| {
            if let Some(page) = desk.page() {
                page.dispatch(PageAction::Ask(None));
            }
        })
    };
    let said = |said: &'static str, also: Vec<Html>| {
        let close = onclose.reform(|_: MouseEvent| ());
        let mut actions = also;
        actions.insert(
            0,
            button("ask.close".into(), "", t("Close").into(), true, close),
        );
        el(
            "div",
            "",
            vec![
                with("p", &["role"], vec![some("status")], vec![text(said)]),
                el("div", "actions", actions),
            ],
        )
    };
    let inner = match (&*fetched, props.desk.page()) {
        (Fetched::There(part), Some(page)) => match &props.ask {
            Ask::Answered(key) => (part.ask)(&props.desk, key),
            _ => (part.panel)(&page, &props.desk),
        },
        (Fetched::Failed, _) => {
            let (tries, fetched) = (tries.clone(), fetched.clone());
            let again = Callback::from(move |_: MouseEvent| {
                fetched.set(Fetched::Not);
                tries.set(*tries + 1);
            });
            let again = button(
                "patient.again".into(),
                "",
                t("Try again").into(),
                true,
                again,
            );
            said(
                t(
                    "This part of the page could not be fetched. Nothing entered is lost. Check the connection and try again.",
                ),
                vec![again],
            )
        }
        _ => said(t("One moment…"), vec![]),
    };
    let title = match &props.ask {
        Ask::Answered(_) => t("Answers of the patient"),
        _ => t("Hand over to the patient"),
    };
    html! { <Dialog {title} {onclose} {inner} /> }
}

/// Gives way when the tablet is handed over in another tab, and takes in the
/// answers that came back.
#[hook]
pub fn use_hand_overs(desk: &Desk) {
    let desk = desk.clone();
    use_effect_with((), move |()| {
        let give_way = || {
            if matches!(storage::read(KEY), Ok(Some(_))) {
                browser::begin_again();
            }
        };
        give_way();
        let elsewhere = storage::on_change(move |key, _| {
            if key == KEY {
                give_way();
            }
        });
        // A page that the browser kept from before is not drawn anew.
        let window = gloo::utils::window();
        let shown = EventListener::new(&window, "pageshow", move |_| give_way());
        let seen = EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
            give_way();
        });
        let waiting = storage::keys(ANSWERED);
        let own = storage::read_of_tab(ANSWERED);
        let timer = waiting.into_iter().next().map(|first| {
            let key = own.filter(|own| storage::read(own).is_ok_and(|text| text.is_some()));
            let wait = if key.is_some() { 0 } else { OTHERS };
            let key = key.unwrap_or(first);
            Timeout::new(wait, move || take(desk, key))
        });
        move || drop((elsewhere, shown, seen, timer))
    });
}

fn take(desk: Desk, key: String) {
    wasm_bindgen_futures::spawn_local(async move {
        // What cannot be fetched now is taken in when the page is opened again.
        if let Ok(part) = patient::load().await
            && (part.take)(&desk, &key) == Came::Asks
            && let Some(page) = desk.page()
        {
            page.dispatch(PageAction::Ask(Some(Ask::Answered(key))));
        }
    });
}
