//! What is shown when the program has ended by a fault: assets/rescue.js shows
//! it, and finds here what it says in the page's language. What still waited to
//! be written is written before the end.

use std::cell::RefCell;

use super::ledger;
use super::page::Desk;
use super::platform::page as browser;
use super::say::t;

/// Readies it; again when the language changes.
pub fn ready(desk: &Desk) {
    let said = [
        t("The page has stopped"),
        t(
            "A fault in the program has ended it; nothing was sent anywhere. What you entered is kept, at most the last moment is missing. Save it as a file to be sure, then load the page again.",
        ),
        t(
            "What you entered could not be found in this browser's storage. Load the page again and look under “On this device”.",
        ),
        t("Save the open visit as a file"),
        t("Load the page again"),
        t("For whoever looks into it:"),
    ];
    browser::note_for_rescue("data-rescue", &said.join("\n"));
    thread_local! {
        // What the hook is given has to be fit for threads, which a desk is not.
        static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    }
    if DESK.replace(Some(desk.clone())).is_some() {
        return;
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        // First what matters; the visit in memory is never half changed.
        let open = DESK.try_with(|desk| desk.try_borrow().ok()?.as_ref()?.visit());
        ledger::save_at_the_end(open.ok().flatten().as_ref());
        browser::note_for_rescue("data-why", &fault.to_string());
        before(fault);
    }));
}
