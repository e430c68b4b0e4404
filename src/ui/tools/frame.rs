//! The frame of the tools: it fetches what they need and says so meanwhile.

use yew::prelude::*;

use super::{Question, Tools, at_hand, load};
use crate::ui::el::{button, el, some, text, with};
use crate::ui::later::NotLoaded;
use crate::ui::page::{Desk, Page};
use crate::ui::say::t;

/// What the frame is given.
#[derive(Properties)]
pub struct FrameProps {
    /// The page.
    pub page: Page,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
}

/// Only what the tools show matters here.
impl PartialEq for FrameProps {
    fn eq(&self, other: &Self) -> bool {
        self.page.view == other.page.view
            && self.page.settings == other.page.settings
            && std::rc::Rc::ptr_eq(self.page.visit(), other.page.visit())
            && self.page.would_lose() == other.page.would_lose()
    }
}

/// A page of the tools, once they are there.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    match use_tools() {
        Ok(tools) => (tools.view)(&props.page, &props.desk),
        Err(waiting) => waiting,
    }
}

/// What is asked in front of the page.
#[derive(Properties, PartialEq)]
pub struct AskedProps {
    /// The question.
    pub question: Question,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
}

/// A question of the tools, once they are there.
#[component]
pub fn Asked(props: &AskedProps) -> Html {
    match use_tools() {
        Ok(tools) => (tools.asked)(&props.question, &props.desk),
        Err(waiting) => waiting,
    }
}

/// The tools, fetched when first asked for; what to show meanwhile.
#[hook]
pub fn use_tools() -> Result<Tools, Html> {
    let fetched = use_state(|| at_hand().map(Ok::<Tools, NotLoaded>));
    let tries = use_state(|| 0_u32);
    {
        let fetched = fetched.clone();
        use_effect_with(*tries, move |_| {
            wasm_bindgen_futures::spawn_local(async move {
                fetched.set(Some(load().await));
            });
        });
    }
    match *fetched {
        Some(Ok(tools)) => Ok(tools),
        None => Err(said(t("This part of the page is being fetched…"), None)),
        Some(Err(NotLoaded)) => {
            let again = Callback::from(move |_: MouseEvent| {
                fetched.set(None);
                tries.set(*tries + 1);
            });
            Err(said(
                t(
                    "This part of the page could not be fetched. Nothing entered is lost. Check the connection and try again.",
                ),
                Some(again),
            ))
        }
    }
}

fn said(what: &'static str, again: Option<Callback<MouseEvent>>) -> Html {
    let mut inner = vec![with("p", &["role"], vec![some("status")], vec![text(what)])];
    if let Some(again) = again {
        inner.push(button(
            "tools.again".into(),
            "",
            t("Try again").into(),
            true,
            again,
        ));
    }
    el("section", "panel", inner)
}
