//! The frame of the two views: it fetches what they need and says so meanwhile.

use std::rc::Rc;

use yew::prelude::*;

use super::{Trial, book, load};
use crate::ctcae::book::Book;
use crate::ui::el::{button, el, some, text, with};
use crate::ui::page::{Dispatch, Page, View};
use crate::ui::say::{t, tf};

/// What the frame is given.
#[derive(Properties)]
pub struct FrameProps {
    /// The page.
    pub page: Page,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// Only the visit, the view and whether it is printed matter here.
impl PartialEq for FrameProps {
    fn eq(&self, other: &Self) -> bool {
        self.page.view == other.page.view
            && self.page.settings.six == other.page.settings.six
            && self.page.printing == other.page.printing
            && Rc::ptr_eq(self.page.visit(), other.page.visit())
    }
}

#[derive(Clone)]
enum Fetched {
    Not,
    Failed(String),
    There(Trial, Rc<Book>),
}

/// A view of the trial, once its parts are there.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let fetched = use_state(|| Fetched::Not);
    let tries = use_state(|| 0_u32);
    {
        let fetched = fetched.clone();
        use_effect_with(*tries, move |_| {
            wasm_bindgen_futures::spawn_local(async move {
                fetched.set(match fetch().await {
                    Ok((trial, book)) => Fetched::There(trial, book),
                    Err(why) => Fetched::Failed(why),
                });
            });
        });
    }
    match &*fetched {
        Fetched::Not => said(t("The criteria are being fetched…"), None),
        Fetched::Failed(why) => {
            let again = {
                let (tries, fetched) = (tries.clone(), fetched.clone());
                Callback::from(move |_: MouseEvent| {
                    fetched.set(Fetched::Not);
                    tries.set(*tries + 1);
                })
            };
            // tr: {why} is a sentence that says what could not be fetched
            let why = tf(
                "{why} Nothing entered is lost. Check the connection and try again.",
                &[("why", why)],
            );
            said(&why, Some(again))
        }
        Fetched::There(trial, book) => match props.page.view {
            View::Labs => (trial.labs)(&props.page, book, &props.dispatch),
            _ => (trial.events)(&props.page, book, &props.dispatch),
        },
    }
}

async fn fetch() -> Result<(Trial, Rc<Book>), String> {
    let trial = load()
        .await
        .map_err(|_| t("This part of the page could not be fetched.").to_owned())?;
    let book = book::fetch(trial).await?;
    Ok((trial, book))
}

fn said(what: &str, again: Option<Callback<MouseEvent>>) -> Html {
    let mut inner = vec![with(
        "p",
        &["role"],
        vec![some("status")],
        vec![text(what.to_owned())],
    )];
    if let Some(again) = again {
        inner.push(button(
            "trial.again".into(),
            "",
            t("Try again").into(),
            true,
            again,
        ));
    }
    el("section", "panel", inner)
}
