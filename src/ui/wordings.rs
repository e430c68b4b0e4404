//! The site's own wordings: those kept on this device, and those that lie beside
//! the page.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::languages;
use super::notice::Notice;
use super::page::{Dispatch, PageAction};
use super::platform::{fetch, page as browser, storage, touched};
use super::say::{said, tf};
use super::tools;
use crate::instruments::INSTRUMENTS;
use crate::wording::{ReadError, Wording, file_name};

/// Slots of wordings begin with this, and go on with instrument and language.
pub const SLOT: &str = "dermscore.wording.";

/// The folder beside the page in which a site's wordings lie.
const FOLDER: &str = "wording/";

/// What was found for an instrument in a language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The wording, where there is one.
    pub wording: Option<Rc<Wording>>,
    /// The text of its file, which goes with a tablet that is handed over.
    pub file: Rc<str>,
    /// What is wrong with one that is there and cannot be used.
    pub wrong: Option<String>,
}

/// What was looked for: the instrument's place and the language.
type Sought = (usize, String);

thread_local! {
    static KNOWN: RefCell<Vec<(Sought, Found)>> = const { RefCell::new(Vec::new()) };
}

/// Where a wording is kept on this device.
#[must_use]
pub fn slot(instrument: usize, language: &str) -> String {
    [SLOT, INSTRUMENTS[instrument].id, ".", language].concat()
}

/// The languages for which a wording is kept on this device.
#[must_use]
pub fn kept(instrument: usize) -> Vec<String> {
    let slot = slot(instrument, "");
    let keys = storage::keys(&slot);
    let mut languages: Vec<String> = keys
        .iter()
        .filter_map(|key| key.strip_prefix(&slot))
        .map(str::to_owned)
        .collect();
    languages.sort_unstable();
    languages
}

/// What was found is looked for anew: a wording was kept or removed.
pub fn forget() {
    KNOWN.with_borrow_mut(Vec::clear);
}

fn known(instrument: usize, language: &str) -> Option<Found> {
    KNOWN.with_borrow(|known| {
        let sought = known
            .iter()
            .find(|((place, tag), _)| *place == instrument && tag == language);
        sought.map(|(_, found)| found.clone())
    })
}

/// The wording of an instrument in a language: the one kept on this device, else
/// the one that lies beside the page. Where neither is there, nothing is said.
pub async fn find(instrument: usize, language: &str) -> Found {
    if let Some(found) = known(instrument, language) {
        return found;
    }
    let found = look(instrument, language).await;
    if let Some(found) = found {
        KNOWN.with_borrow_mut(|known| {
            known.push(((instrument, language.to_owned()), found.clone()));
        });
        return found;
    }
    Found::default()
}

/// Nothing where it cannot be told now, and is to be tried again.
async fn look(instrument: usize, language: &str) -> Option<Found> {
    let slot = slot(instrument, language);
    if let Ok(Some(text)) = storage::read(&slot) {
        let tools = tools::load().await.ok()?;
        return Some(match (tools.read_wording)(text.as_bytes()) {
            Ok(wording) => Found {
                wording: Some(Rc::new(wording)),
                file: text.into(),
                wrong: None,
            },
            Err(error) => Found {
                wrong: Some(tf(
                    "The wording kept on this device as {name} cannot be used, and the built-in topics are shown. {why}",
                    &[("name", &slot), ("why", &explained(&error))],
                )),
                ..Found::default()
            },
        });
    }
    // A folder opened from a disk has no files to be fetched.
    if browser::is_file() {
        return Some(Found::default());
    }
    let name = file_name(INSTRUMENTS[instrument], language);
    let Ok(bytes) = fetch::bytes(&[FOLDER, &name].concat()).await else {
        return Some(Found::default());
    };
    let tools = tools::load().await.ok()?;
    let wrong = |why: String| Found {
        wrong: Some(tf(
            "The wording beside the page, {name}, cannot be used, and the built-in topics are shown. {why}",
            &[("name", &[FOLDER, &name].concat()), ("why", &why)],
        )),
        ..Found::default()
    };
    Some(match (tools.read_wording)(&bytes) {
        Ok(wording) if !wording.reference.language.eq_ignore_ascii_case(language) => wrong(tf(
            "wording.language: found “{found}”, and the file's name says “{allowed}”. Change one of them.",
            &[
                ("found", &wording.reference.language),
                ("allowed", language),
            ],
        )),
        Ok(wording) if wording.instrument != instrument => wrong(tf(
            "wording.instrument: found “{found}”, and the file's name says “{allowed}”. Change one of them.",
            &[
                ("found", INSTRUMENTS[wording.instrument].id),
                ("allowed", INSTRUMENTS[instrument].id),
            ],
        )),
        Ok(wording) => Found {
            wording: Some(Rc::new(wording)),
            // What was read is UTF-8.
            file: String::from_utf8_lossy(&bytes).into(),
            wrong: None,
        },
        Err(error) => wrong(explained(&error)),
    })
}

/// What is wrong with a file, a line a fault.
#[must_use]
pub fn explained(error: &ReadError) -> String {
    let faults = error.faults().iter().map(|fault| said(&fault.said()));
    let lines: Vec<String> = std::iter::once(said(&error.said())).chain(faults).collect();
    lines.join("\n")
}

/// The wording of an instrument in the language that is spoken, once it is found.
/// One that is wrong is said.
#[hook]
pub fn use_wording(instrument: usize, dispatch: &Dispatch) -> Option<Rc<Wording>> {
    let language = languages::spoken().tag;
    let found = use_state_eq(|| known(instrument, language).and_then(|found| found.wording));
    {
        let (found, dispatch) = (found.clone(), dispatch.clone());
        use_effect_with((instrument, language), move |&(instrument, language)| {
            if INSTRUMENTS[instrument].wording.is_none() {
                return;
            }
            wasm_bindgen_futures::spawn_local(async move {
                let first = known(instrument, language).is_none();
                if first && storage::read(&slot(instrument, language)) == Ok(None) {
                    touched::touched().await;
                }
                let now = find(instrument, language).await;
                if let Some(wrong) = now.wrong.filter(|_| first) {
                    dispatch.emit(PageAction::Say(Some(Notice::wrong(wrong))));
                }
                if languages::spoken().tag == language {
                    found.set(now.wording);
                }
            });
        });
    }
    (*found).clone()
}
