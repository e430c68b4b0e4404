//! On a shared device: whether a visit that was handed on is wiped.

use yew::prelude::*;

use crate::ui::commands::grant;
use crate::ui::components::Dialog;
use crate::ui::front::Wish;
use crate::ui::page::Desk;
use crate::ui::say::{t, tf};

/// Asks whether the visit, which was saved as a file of this name, is wiped from
/// this device. Nothing is wiped that was not handed on, and nothing unasked:
/// a browser does not tell whether a download has come to its end.
pub fn question(name: &str, desk: &Desk) -> Html {
    let answer = |wish: Wish| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| grant(wish.clone(), &desk))
    };
    let onclose = answer(Wish::Close);
    let inner = html! {
        <>
            <p>{tf("The visit was saved as {name}. Look whether the file is where it belongs.", &[("name", name)])}</p>
            <p>{t("This device is set as shared. Wiping takes the visit with all its versions off it, Undo included; then only the file has it.")}</p>
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
