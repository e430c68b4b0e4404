//! Everything that is kept, as a list.

use crate::said::msg;
use crate::ui::exported;
use crate::ui::kept::written_at;
use crate::ui::ledger;
use crate::ui::platform::database::Database;
use crate::ui::platform::device;
use crate::ui::platform::storage::{self, Place};
use crate::ui::say::{named, t, tn};
use crate::ui::start::SLOT;
use crate::ui::wiping::OURS;
use crate::visit::{Visit, file_name, read};

use super::keys::KEYS;

/// Where something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In one of the two storages.
    Storage(Place),
    /// In the browser's database: a second copy.
    Copies,
    /// In a cache: the page itself, for use without a network.
    Offline,
}

/// Something that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where.
    pub place: Where,
    /// Its key.
    pub key: String,
    /// What it is, for a person.
    pub what: &'static str,
    /// The name a person gave it; empty where it has none.
    pub name: String,
    /// More about it; empty where there is nothing.
    pub more: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was written, RFC 3339; empty where that is not kept.
    pub written: String,
    /// Its text; none of the page itself, which is no text.
    pub text: Option<String>,
    /// The name of the file it is saved as.
    pub file: String,
    /// Of a visit, whether it was exported as it stands.
    pub exported: Option<bool>,
    /// Whether it is the visit that is open.
    pub open: bool,
}

/// Collects everything that is kept.
pub async fn collect(open: &Visit) -> Vec<Entry> {
    ledger::flush();
    let mut entries = Vec::new();
    let open_slot = ledger::slot_of(&open.id);
    for place in [Place::Device, Place::Tab] {
        let mut all = place.all(OURS);
        // Visits first, as the table of keys has them.
        all.sort_by_key(|(key, _)| (KEYS.iter().position(|known| known.is(key)), key.clone()));
        // Settings that are all as at first are kept as an empty text.
        for (key, text) in all.into_iter().filter(|(_, text)| !text.is_empty()) {
            let is_open = key == open_slot && (place == Place::Tab) == storage::stays_in_tab();
            entries.push(of_storage(place, key, text, is_open));
        }
    }
    if let Some(database) = Database::open().await {
        for (key, text) in database.all().await.unwrap_or_default() {
            let mut entry = of_storage(Place::Device, key, text, false);
            entry.place = Where::Copies;
            entry.what = t(msg("Second copy, against a loss of power"));
            // It is the copy of a visit that is listed itself.
            entry.exported = None;
            entries.push(entry);
        }
    }
    for copy in device::offline_copies().await {
        entries.push(Entry {
            place: Where::Offline,
            key: copy.name,
            what: t(msg("The page itself, for use without a network")),
            name: String::new(),
            more: tn("{n} file", "{n} files", copy.files as u64, &[]),
            bytes: copy.bytes,
            written: copy.fetched,
            text: None,
            file: String::new(),
            exported: None,
            open: false,
        });
    }
    entries
}

fn of_storage(place: Place, key: String, text: String, open: bool) -> Entry {
    let known = KEYS.iter().find(|known| known.is(&key));
    let visit = key
        .starts_with(SLOT)
        .then(|| read(text.as_bytes()).ok())
        .flatten()
        .map(|reading| reading.visit);
    let name = match &visit {
        Some(visit) if named(visit).is_empty() => t("Visit without a name").to_owned(),
        Some(visit) => named(visit),
        None => String::new(),
    };
    Entry {
        place: Where::Storage(place),
        what: known.map_or(t("Of another version of the page"), |known| t(known.holds)),
        name,
        more: String::new(),
        bytes: text.len() as u64,
        written: written_at(&text).to_owned(),
        file: match &visit {
            Some(visit) => file_name(visit),
            None => [key.as_str(), ".txt"].concat(),
        },
        exported: visit.as_ref().map(exported::is),
        text: Some(text),
        key,
        open,
    }
}
