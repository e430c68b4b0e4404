//! A newer version of the page: said when it is there whole, and taken when the
//! person agrees, with what was entered kept on the device first.

use yew::prelude::*;

use super::el::{button, nothing, some, text, with};
use super::ledger;
use super::platform::offline::{Newer, Watch, watch};
use crate::ui::say::t;

/// What is said.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Nothing,
    Newer(Newer),
    /// The person agreed, but the visit could not be kept on the device.
    NotKept,
}

/// What is said of a newer version.
#[component]
pub fn Update() -> Html {
    let said = use_state_eq(|| Said::Nothing);
    let watching = use_mut_ref(|| None::<Watch>);
    {
        let (said, watching) = (said.clone(), watching.clone());
        use_effect_with((), move |()| {
            let place = watching.clone();
            wasm_bindgen_futures::spawn_local(async move {
                *place.borrow_mut() = watch(move |newer| said.set(Said::Newer(newer))).await;
            });
            move || *watching.borrow_mut() = None
        });
    }
    let words = match *said {
        Said::Nothing => return nothing(),
        Said::Newer(Newer::Waits) => t(
            "A new version of dermscore is on this device. It is taken when you agree: the page is loaded once more, and what you entered stays.",
        ),
        Said::Newer(Newer::Taken) => t(
            "A new version of dermscore was taken in another window. This window can go on with the old one; when you agree it is loaded once more, and what you entered stays.",
        ),
        Said::NotKept => t(
            "The new version was not taken, because what you entered could not be kept on this device: export it first.",
        ),
    };
    let take = {
        let (said, watching) = (said.clone(), watching.clone());
        Callback::from(move |_: MouseEvent| {
            ledger::flush();
            if ledger::waits() {
                said.set(Said::NotKept);
            } else if let Some(watch) = &*watching.borrow() {
                watch.take();
            }
        })
    };
    let later = {
        let said = said.clone();
        Callback::from(move |_: MouseEvent| said.set(Said::Nothing))
    };
    let (class, role) = match *said {
        Said::NotKept => ("update failed", "alert"),
        _ => ("update", "status"),
    };
    let inner = vec![
        with("p", &["role"], vec![some(role)], vec![text(words)]),
        button(
            "update.take".into(),
            "",
            t("Take the new version").into(),
            true,
            take,
        ),
        button("update.later".into(), "", t("Not now").into(), true, later),
    ];
    with(
        "div",
        &["id", "class"],
        vec![some("update"), some(class)],
        inner,
    )
}
