//! A question or a text in front of the page.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What a dialog shows.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// What it is about.
    pub title: AttrValue,
    /// Called when it is closed without an answer.
    pub onclose: Callback<()>,
    /// Its content, buttons included.
    pub inner: Html,
}

/// The browser's own modal dialog: it keeps the focus and gives it back. A
/// text to be copied by hand is selected in it.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
                let area = dialog.query_selector("textarea").ok().flatten();
                if let Some(area) =
                    area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok())
                {
                    area.select();
                }
            }
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let oncancel = props.onclose.reform(|event: Event| event.prevent_default());
    html! {
        <dialog ref={dialog} aria-label={props.title.clone()} {oncancel}>
            <h2>{props.title.clone()}</h2>
            {props.inner.clone()}
        </dialog>
    }
}
