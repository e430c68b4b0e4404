//! A question or a text in front of the page.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// What a dialog shows.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// What it is about.
    pub title: AttrValue,
    /// Called when it is closed without an answer.
    pub onclose: Callback<()>,
    /// Its content, buttons included.
    pub children: Html,
}

/// The browser's own modal dialog: it keeps the focus and gives it back.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let dialog = dialog.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
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
        <dialog ref={dialog} aria-labelledby="dialog-title" {oncancel}>
            <h2 id="dialog-title">{props.title.clone()}</h2>
            {props.children.clone()}
        </dialog>
    }
}
