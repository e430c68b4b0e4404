//! How long what is kept stays, in words.

use yew::prelude::*;

use super::Promise;
use super::inventory::Entry;
use crate::ui::say::{t, tn};

/// What the browser promised, what Safari does, and what was not exported.
pub fn section(
    promise: Promise,
    entries: Option<&[Entry]>,
    in_tab: bool,
    onask: Callback<()>,
) -> Html {
    let answer = match promise {
        _ if in_tab => t("Nothing is kept beyond this tab, so there is nothing to promise."),
        Promise::Open => t("The browser is being asked whether it keeps everything here…"),
        Promise::Given => {
            t("The browser has promised to keep everything here until a person removes it.")
        }
        Promise::Refused => t(
            "The browser has not promised to keep everything here: when the device runs out of room, it may delete it. It promises more readily to a page that is installed or used often.",
        ),
        Promise::Unknown => t(
            "This browser cannot be asked to keep everything here. Take what is here as something that may be gone.",
        ),
    };
    let missing = entries.map(|entries| {
        entries
            .iter()
            .filter(|entry| entry.exported == Some(false))
            .count() as u64
    });
    let reminder = match missing {
        None => String::new(),
        Some(0) => t("Every visit here stands in an exported file as well.").to_owned(),
        Some(missing) => tn(
            "{n} visit here stands in no exported file as it is now. Export it: a file is the only copy that no browser deletes.",
            "{n} visits here stand in no exported file as they are now. Export them: a file is the only copy that no browser deletes.",
            missing,
            &[],
        ),
    };
    let class = match missing {
        Some(missing) if missing > 0 => "reminder warn",
        _ => "reminder",
    };
    html! {
        <section class="panel staying" aria-labelledby="device-staying">
            <h2 id="device-staying">{t("How long it stays")}</h2>
            <p role="status" data-testid="device.promise">{answer}</p>
            if promise == Promise::Refused && !in_tab {
                <button type="button" data-testid="device.ask" onclick={onask.reform(|_: MouseEvent| ())}>{t("Ask the browser again")}</button>
            }
            <p>{t("Safari deletes everything of a site that was not visited for seven days, unless the page is on the home screen.")}</p>
            <p {class} data-testid="device.reminder">{reminder}</p>
        </section>
    }
}
