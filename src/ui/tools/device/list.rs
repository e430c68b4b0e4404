//! The list of what is kept, where each can be saved and wiped, and all at once.

use std::rc::Rc;

use yew::prelude::*;

use super::inventory::{Entry, Where};
use crate::ui::backup;
use crate::ui::copies;
use crate::ui::exported;
use crate::ui::ledger;
use crate::ui::notice::Notice;
use crate::ui::page::{Desk, PageAction};
use crate::ui::platform::storage::{Place, SETTINGS};
use crate::ui::platform::{clock, device, files};
use crate::ui::say::{number, t, tf, tn};
use crate::ui::start::SLOT;
use crate::ui::wiping;

/// What the list is given.
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// What is kept; nothing while it is being collected.
    pub entries: Option<Rc<Vec<Entry>>>,
    /// Whether nothing is kept beyond the tab.
    pub in_tab: bool,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
    /// Called when something was wiped.
    pub changed: Callback<()>,
}

/// What waits for its second press, which is for good.
#[derive(Clone, Debug, PartialEq)]
enum Asking {
    Nothing,
    One(Where, String),
    All,
}

/// The list.
#[component]
pub fn List(props: &ListProps) -> Html {
    let asking = use_state(|| Asking::Nothing);
    let Some(entries) = props.entries.clone() else {
        return html! { <section class="panel"><p role="status">{t("What is kept is being collected…")}</p></section> };
    };
    let rows = entries.iter().map(|entry| row(entry, props, &asking));
    let sum: u64 = entries.iter().map(|entry| entry.bytes).sum();
    let total = tn(
        "{n} entry, {size} together",
        "{n} entries, {size} together",
        entries.len() as u64,
        &[("size", &size(sum))],
    );
    let save_all = {
        let (entries, desk) = (Rc::clone(&entries), props.desk.clone());
        Callback::from(move |_: MouseEvent| save_all(&entries, &desk))
    };
    let ask_all = set(&asking, Asking::All);
    html! {
        <section class="panel" aria-labelledby="device-kept">
            <header>
                <h2 id="device-kept">{t("What is kept here")}</h2>
                <span class="note" data-testid="device.total">{total}</span>
            </header>
            <ul class="entries">{for rows}</ul>
            if entries.is_empty() {
                <p>{t("Nothing is kept here yet.")}</p>
            }
            if *asking == Asking::All {
                {really_all(&entries, &asking, save_all)}
            } else {
                <div class="actions">
                    <button type="button" data-testid="device.save" onclick={save_all}>{t("Save everything as one file")}</button>
                    <button type="button" class="danger" data-testid="device.wipe" onclick={ask_all}>{t("Wipe everything…")}</button>
                </div>
            }
        </section>
    }
}

fn really_all(
    entries: &[Entry],
    asking: &UseStateHandle<Asking>,
    save_all: Callback<MouseEvent>,
) -> Html {
    let missing: Vec<String> = entries
        .iter()
        .filter(|entry| entry.exported == Some(false))
        .map(|entry| entry.name.clone())
        .collect();
    let wipe = Callback::from(|_: MouseEvent| wiping::everything());
    html! {
        <div class="really" role="group" aria-labelledby="device-really">
            <p id="device-really"><strong>{t("Everything that was entered here is wiped for good: visits, second copies, lists, and what other open tabs of this page show. The settings and the page itself stay.")}</strong></p>
            if missing.is_empty() {
                <p data-testid="device.missing">{t("Every visit here stands in an exported file as well.")}</p>
            } else {
                <p data-testid="device.missing" class="warn">{tn("{n} visit stands in no exported file as it is now:", "{n} visits stand in no exported file as they are now:", missing.len() as u64, &[])}</p>
                <ul class="missing">{for missing.into_iter().map(|name| html! { <li><bdi>{name}</bdi></li> })}</ul>
            }
            <div class="actions">
                <button type="button" data-testid="device.keep" onclick={set(asking, Asking::Nothing)}>{t("Keep everything")}</button>
                <button type="button" data-testid="device.save" onclick={save_all}>{t("Save everything as one file")}</button>
                <button type="button" class="danger" data-testid="device.wipe.all" onclick={wipe}>{t("Wipe everything for good")}</button>
            </div>
        </div>
    }
}

fn set(asking: &UseStateHandle<Asking>, to: Asking) -> Callback<MouseEvent> {
    let asking = asking.clone();
    Callback::from(move |_| asking.set(to.clone()))
}

fn row(entry: &Entry, props: &ListProps, asking: &UseStateHandle<Asking>) -> Html {
    let it = Asking::One(entry.place, entry.key.clone());
    let save = {
        let entry = entry.clone();
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| {
            let saved = files::save(&entry.file, entry.text.as_deref().unwrap_or_default());
            let notice = match saved {
                Ok(()) => Notice::good(tf("Saved as {name}.", &[("name", &entry.file)])),
                Err(_) => Notice::wrong(t(
                    "The browser made no download. Allow downloads for this page and try again.",
                )),
            };
            if let Some(page) = desk.page() {
                page.dispatch(PageAction::Say(Some(notice)));
            }
        })
    };
    let wipe = {
        let (entry, desk, changed) = (entry.clone(), props.desk.clone(), props.changed.clone());
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| {
            asking.set(Asking::Nothing);
            let (entry, desk, changed) = (entry.clone(), desk.clone(), changed.clone());
            wasm_bindgen_futures::spawn_local(async move {
                wipe(&entry, &desk).await;
                changed.emit(());
            });
        })
    };
    let of = if entry.name.is_empty() {
        entry.what
    } else {
        &entry.name
    };
    // Settings say where everything is kept; they go last.
    let can_wipe = !(entry.key == SETTINGS && props.in_tab);
    let place = match entry.place {
        Where::Storage(Place::Tab) => t("in this tab"),
        _ => "",
    };
    let exported = match entry.exported {
        Some(true) => t("exported"),
        Some(false) => t("not exported"),
        None => "",
    };
    let state = if entry.open { t("open now") } else { "" };
    let facts = [
        size(entry.bytes),
        age(&entry.written),
        entry.more.clone(),
        place.to_owned(),
        state.to_owned(),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let warn = (entry.exported == Some(false)).then_some("warn");
    html! {
        <li key={format!("{:?}{}", entry.place, entry.key)} data-key={entry.key.clone()}>
            <span class="what">
                if !entry.name.is_empty() { <strong><bdi>{entry.name.clone()}</bdi></strong> }
                <span>{entry.what}</span>
            </span>
            <span class="facts">{facts.join(" · ")} if !exported.is_empty() { {" · "}<em class={classes!(warn)}>{exported}</em> }</span>
            <span class="actions">
                if entry.text.is_some() {
                    <button type="button" class="quiet" data-testid="device.save.one" aria-label={tf("Save as file: {what}", &[("what", of)])} onclick={save}>{t("Save as file")}</button>
                }
                if **asking == it {
                    <button type="button" class="danger" data-testid="device.wipe.one" aria-label={tf("Wipe for good: {what}", &[("what", of)])} onclick={wipe}>{t("Wipe for good")}</button>
                } else if can_wipe {
                    <button type="button" class="quiet" data-testid="device.ask.one" aria-label={tf("Wipe: {what}", &[("what", of)])} onclick={set(asking, it)}>{t("Wipe…")}</button>
                }
            </span>
        </li>
    }
}

/// Wipes one entry. The open visit takes the page with it, which is loaded anew.
async fn wipe(entry: &Entry, desk: &Desk) {
    match entry.place {
        Where::Offline => device::remove_offline_copy(&entry.key).await,
        Where::Copies => {
            copies::remove(&entry.key);
            copies::settle().await;
        }
        Where::Storage(_) if entry.open => {
            if let Some(page) = desk.page() {
                wiping::visit(page.visit());
            }
        }
        Where::Storage(place) => {
            place.remove(&entry.key);
            ledger::forget(&entry.key);
            if let Some(id) = entry.key.strip_prefix(SLOT) {
                copies::remove(&entry.key);
                copies::settle().await;
                if !id.contains('~') {
                    exported::forget(id);
                }
            }
            if entry.key == SETTINGS {
                // What the page goes on with would be kept again.
                ledger::flush();
                crate::ui::platform::page::reload();
            }
        }
    }
}

fn save_all(entries: &[Entry], desk: &Desk) {
    let kept = entries
        .iter()
        .filter(|entry| matches!(entry.place, Where::Storage(_)))
        .filter_map(|entry| Some((entry.key.as_str(), entry.text.as_deref()?)));
    let text = backup::write(kept, &clock::now());
    let name = ["dermscore-device-", &clock::today(), ".json"].concat();
    let notice = match files::save(&name, &text) {
        Ok(()) => Notice::good(tf(
            "Saved as {name}. Opened here or on another device, it brings every visit in it back.",
            &[("name", &name)],
        )),
        Err(_) => Notice::wrong(t(
            "The browser made no download. Allow downloads for this page and try again.",
        )),
    };
    if let Some(page) = desk.page() {
        page.dispatch(PageAction::Say(Some(notice)));
    }
}

/// A size for a person: bytes, or tenths of kilobytes and megabytes.
fn size(bytes: u64) -> String {
    let tenths = |unit: u64| number(format!("{}.{}", bytes / unit, bytes % unit * 10 / unit));
    match bytes {
        0..1000 => tn("{n} byte", "{n} bytes", bytes, &[]),
        1000..1_000_000 => tf("{n} kB", &[("n", &tenths(1000))]),
        _ => tf("{n} MB", &[("n", &tenths(1_000_000))]),
    }
}

/// How long ago something was written; empty where nobody knows.
fn age(written: &str) -> String {
    let Some(minutes) = clock::minutes_since(written) else {
        return String::new();
    };
    match minutes {
        0 => t("written just now").to_owned(),
        1..60 => tn("{n} minute old", "{n} minutes old", minutes, &[]),
        60..2880 => tn("{n} hour old", "{n} hours old", minutes / 60, &[]),
        _ => tn("{n} day old", "{n} days old", minutes / 1440, &[]),
    }
}
