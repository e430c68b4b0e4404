//! How much is kept: the two settings.

use std::rc::Rc;

use yew::prelude::*;

use super::DeviceProps;
use crate::ui::copies;
use crate::ui::exported;
use crate::ui::ledger;
use crate::ui::notice::Notice;
use crate::ui::page::{Desk, PageAction};
use crate::ui::platform::storage::{self, Place};
use crate::ui::say::t;
use crate::ui::start::OPEN;
use crate::ui::wiping::OURS;
use crate::visit::Visit;

/// The settings, each with what it means.
pub fn section(props: &DeviceProps, changed: Callback<()>) -> Html {
    let onkeep = {
        let (desk, open, in_tab) = (props.desk.clone(), Rc::clone(&props.open), props.in_tab);
        Callback::from(move |_: Event| {
            let moved = if in_tab {
                back_to_device(&open)
            } else {
                into_tab(&open)
            };
            if moved {
                tell(&desk, PageAction::InTab(!in_tab));
            } else {
                tell(
                    &desk,
                    PageAction::Say(Some(Notice::wrong(t(
                        "Nothing was changed: there is no room for the visit in the other place. Export it first.",
                    )))),
                );
            }
            changed.emit(());
        })
    };
    let onshare = {
        let (desk, shared) = (props.desk.clone(), props.shared);
        Callback::from(move |_: Event| tell(&desk, PageAction::Shared(!shared)))
    };
    html! {
        <section class="panel switches" aria-labelledby="device-switches">
            <h2 id="device-switches">{t("How much is kept")}</h2>
            {switch("device.in_tab", props.in_tab, onkeep,
                t("Keep nothing beyond this tab"),
                t("What is entered is kept by the tab alone and gone when it is closed, except in an exported file. The browser asks before it closes a visit that was not exported. A browser that is told to reopen a closed tab, or that ended by accident, may bring it back."))}
            {switch("device.shared", props.shared, onshare,
                t("This device is shared"),
                t("After a visit was exported, or a patient's answers came back into it, the page asks whether to wipe it from here. It wipes nothing unasked."))}
        </section>
    }
}

fn switch(
    testid: &'static str,
    checked: bool,
    onchange: Callback<Event>,
    label: &'static str,
    means: &'static str,
) -> Html {
    let means_id = [testid, ".means"].concat();
    html! {
        <div class="switch">
            <label class="check">
                <input type="checkbox" data-testid={testid} {checked} {onchange} aria-describedby={means_id.clone()} />
                <span>{label}</span>
            </label>
            <p id={means_id}>{means}</p>
        </div>
    }
}

fn tell(desk: &Desk, action: PageAction) {
    if let Some(page) = desk.page() {
        page.dispatch(action);
    }
}

/// The open visit goes into the tab, and nothing of it stays on the device.
/// Other visits stay there until they are saved or wiped: what was kept is not
/// lost by a setting.
fn into_tab(open: &Visit) -> bool {
    ledger::flush();
    if ledger::waits() {
        return false;
    }
    let slot = ledger::slot_of(&open.id);
    if let Ok(Some(text)) = storage::read(&slot) {
        if !Place::Tab.put(&slot, &text) {
            return false;
        }
        Place::Device.remove(&slot);
        copies::remove(&slot);
    }
    Place::Device.remove(OPEN);
    let was_exported = exported::is(open);
    exported::forget(&open.id);
    storage::stay_in_tab(true);
    if was_exported {
        exported::note(open);
    }
    true
}

/// Everything of the tab goes back onto the device. What stands there already
/// under the same key is not written over.
fn back_to_device(open: &Rc<Visit>) -> bool {
    ledger::flush();
    if ledger::waits() {
        return false;
    }
    let moving: Vec<_> = Place::Tab
        .all(OURS)
        .into_iter()
        .filter(|(key, _)| key != OPEN && !storage::is_setting(key))
        .collect();
    let there = Place::Device.all(OURS);
    for (key, text) in &moving {
        let taken = there.iter().any(|(other, _)| other == key);
        if !taken && !Place::Device.put(key, text) {
            return false;
        }
    }
    storage::stay_in_tab(false);
    // What stands under the same key there is another version: the open visit is
    // written beside it.
    ledger::change(Rc::clone(open));
    ledger::flush();
    if ledger::waits() {
        storage::stay_in_tab(true);
        return false;
    }
    for (key, _) in &moving {
        Place::Tab.remove(key);
    }
    true
}
