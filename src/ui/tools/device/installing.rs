//! How the page comes to be on this device, and what does as well where a
//! browser installs nothing.

use yew::prelude::*;

use super::inventory::{Entry, Where};
use crate::ui::platform::{device, page};
use crate::ui::say::t;

/// Whether the page is here without a network, and how it is installed.
pub fn section(entries: Option<&[Entry]>) -> Html {
    let kept = entries.map(|entries| {
        let copy = |entry: &Entry| entry.place == Where::Offline && entry.bytes > 0;
        entries.iter().any(copy)
    });
    let here = if page::is_file() {
        t(
            "This is the whole page in one file. Keep the file: it needs neither a network nor an installation.",
        )
    } else {
        match kept {
            None => "",
            Some(true) => t("The whole page is on this device and opens without a network."),
            Some(false) => t(
                "The page is not on this device yet, or cannot be: in a private window, or at an address without HTTPS, the browser keeps none. It works as long as it stays open. Save it as one file to have it without a network.",
            ),
        }
    };
    let how = if device::is_installed() {
        html! { <p>{t("It is installed.")}</p> }
    } else {
        html! {
            <>
                <p>{t("To install it: in Chrome and Edge the sign in the address bar; in Safari “Share” and then “Add to Home Screen” or “Add to Dock”; in Firefox on Android the menu.")}</p>
                <p data-testid="device.bookmark">{t("Where the browser cannot install it, nothing is missing: set a bookmark, or save the page as one file.")}</p>
                <p><a class="button" href="dermscore.html" download="dermscore.html" data-testid="device.one_file">{t("Save the page as one file")}</a></p>
            </>
        }
    };
    html! {
        <section class="panel installing" aria-labelledby="device-installing">
            <h2 id="device-installing">{t("Without a network")}</h2>
            <p role="status" data-testid="device.offline">{here}</p>
            if !page::is_file() {
                {how}
            }
        </section>
    }
}
