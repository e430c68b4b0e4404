//! On a shared device: whether a visit that was handed on is wiped.

use yew::prelude::*;

use crate::ui::commands::grant;
use crate::ui::components::Dialog;
use crate::ui::front::Wish;
use crate::ui::page::Desk;
use crate::ui::say::{t, tf};

/// Asks whether the visit, which was saved as a file of this name or came back
/// from a patient, is wiped from this device. Nothing is wiped unasked: a browser
/// tells neither whether a download has come to its end nor whether a code was
/// read elsewhere.
pub fn question(name: Option<&str>, desk: &Desk) -> Html {
    let answer = |wish: Wish| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| grant(wish.clone(), &desk))
    };
    let onclose = answer(Wish::Close);
    let (first, then) = match name {
        Some(name) => (
            tf(
                "The visit was saved as {name}. Look whether the file is where it belongs.",
                &[("name", name)],
            ),
            t(
                "This device is set as shared. Wiping takes the visit with all its versions off it, Undo included; then only the file has it.",
            ),
        ),
        None => (
            t(
                "The patient's answers are in this visit. They are nowhere else unless the desk has read their code or their file: look there first, or keep the visit and export it.",
            )
            .to_owned(),
            t(
                "This device is set as shared. Wiping takes the visit with all its versions off it, Undo included.",
            ),
        ),
    };
    let inner = html! {
        <>
            <p>{first}</p>
            <p>{then}</p>
            <div class="actions">
                <button type="button" class="danger" data-testid="wipe.visit" onclick={answer(Wish::WipeOpen)}>{t("Wipe it from this device")}</button>
                <button type="button" class="primary" data-testid="wipe.keep" onclick={onclose.clone()}>{t("Keep it here")}</button>
            </div>
        </>
    };
    let title = t("Wipe the visit from this device?");
    let desk = desk.clone();
    let onclose = Callback::from(move |()| grant(Wish::Close, &desk));
    html! { <Dialog {title} {onclose} {inner} /> }
}
