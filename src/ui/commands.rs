//! What the buttons do that reaches beyond the visit: files, clipboard, print.

use std::rc::Rc;

use web_sys::File;

use super::backup::{self, Back};
use super::copies;
use super::exported;
use super::front::{Ask, Wish};
use super::kept;
use super::languages;
use super::later::NotLoaded;
use super::ledger;
use super::notice::Notice;
use super::page::{Desk, PageAction};
use super::platform::{clock, files, focus, page as browser, storage};
use super::tools::Question;
use super::trial;
use super::wiping;
use crate::sealed;
use crate::session::Action;
use crate::study::summary;
use crate::ui::say::{said, t, tf, tn};
use crate::visit::{
    Disagreement, MOST_BYTES, ReadError, Reading, Visit, WrittenBy, file_name, read, write,
};

/// What an imported file becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportAs {
    /// The open visit.
    Visit,
    /// The open visit's baseline.
    Baseline,
}

/// The text of a visit's file, with the results of its rows where the criteria
/// were fetched.
pub fn export_text(visit: &Visit) -> String {
    let by = WrittenBy::this_program(clock::now());
    match trial::at_hand() {
        Some((trial, book)) => write(&(trial.with_results)(visit, &book), &by),
        None => write(visit, &by),
    }
}

/// The visit as it stands was saved as a file. On a shared device it may be
/// wiped now, if the person says so.
pub fn was_exported(name: &str, desk: &Desk) {
    let Some(page) = desk.page() else {
        return;
    };
    exported::note(page.visit());
    page.dispatch(PageAction::Exported);
    let ask = page
        .settings
        .shared
        .then(|| Ask::Tool(Question::HandedOn(name.to_owned())));
    page.dispatch(PageAction::Ask(ask));
}

/// Saves the visit as a file.
fn export(visit: &Visit) -> Notice {
    let name = file_name(visit);
    let text = export_text(visit);
    match files::save(&name, &text) {
        Ok(()) if text.len() > MOST_BYTES => Notice::wrong(tf(
            "Exported as {name}, but the file has {bytes} bytes: one of more than {most} cannot be opened again. Take out rows, and export again.",
            &[
                ("name", &name),
                ("bytes", &text.len().to_string()),
                ("most", &MOST_BYTES.to_string()),
            ],
        )),
        Ok(()) => Notice::good(tf("Exported as {name}.", &[("name", &name.to_string())])),
        Err(_) => Notice::wrong(t(
            "The browser made no download. Copy the summary, or allow downloads for this page and export again.",
        )),
    }
}

/// Reads a file and opens it; a file that is no visit leaves everything as it
/// was and says why. For an encrypted one its passphrase is asked for first.
pub fn import(file: File, into: ImportAs, desk: &Desk) {
    let desk = desk.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let name = file.name();
        let Ok(bytes) = files::bytes(&file, sealed::MOST_BYTES).await else {
            say(
                &desk,
                Notice::wrong(tf(
                    "{name} could not be read from the device. Nothing was changed. Choose it again.",
                    &[("name", &name)],
                )),
            );
            return;
        };
        if sealed::is_sealed(&bytes) {
            let locked = Question::Unseal {
                name,
                bytes: bytes.into(),
                into,
            };
            tell(&desk, PageAction::Ask(Some(Ask::Tool(locked))));
        } else {
            take_in(&name, &bytes, whole_size(&file), into, &desk);
        }
    });
}

/// The page may have moved on while a file was read.
fn tell(desk: &Desk, action: PageAction) {
    if let Some(page) = desk.page() {
        page.dispatch(action);
    }
}

fn say(desk: &Desk, notice: Notice) {
    tell(desk, PageAction::Say(Some(notice)));
}

/// Opens what stood in a file of so many bytes, of which only so many were read
/// as it takes to refuse them.
pub fn take_in(name: &str, bytes: &[u8], size: usize, into: ImportAs, desk: &Desk) {
    let Some(page) = desk.page() else {
        return;
    };
    let open = Rc::clone(page.visit());
    if into == ImportAs::Visit
        && let Some(back) = backup::bring_back(bytes)
    {
        say(desk, brought_back(name, back));
        return;
    }
    match read(bytes) {
        Err(error) => {
            let error = match error {
                ReadError::TooLarge { .. } => ReadError::TooLarge { bytes: size },
                other => other,
            };
            say(
                desk,
                Notice::wrong(tf(
                    "{name} was not opened; nothing was changed. {error}",
                    &[("name", name), ("error", &in_lines(&error))],
                )),
            );
        }
        Ok(reading) => {
            let of_rows = match trial::at_hand() {
                Some((trial, book)) if into == ImportAs::Visit => {
                    (trial.disagreements)(&reading.visit, &book)
                }
                _ => Vec::new(),
            };
            let mut visit = reading.visit.clone();
            if visit.id.is_empty() {
                visit.id = clock::new_id();
            }
            let notice = match into {
                ImportAs::Visit => {
                    let safe = !open.holds_anything() || ledger::is_safe(&open);
                    let room = ledger::make_room(&visit);
                    let said = opened(name, &open, safe, room.ok());
                    tell(desk, PageAction::Visit(Action::Open(Rc::new(visit))));
                    said
                }
                ImportAs::Baseline => {
                    tell(
                        desk,
                        PageAction::Visit(Action::SetBaseline(Some(Rc::new(visit)))),
                    );
                    Notice::good(tf("{name} is the baseline.", &[("name", name)]))
                }
            };
            say(desk, with_disagreements(notice, &reading, of_rows));
        }
    }
}

fn brought_back(name: &str, back: Back) -> Notice {
    let mut text = tn(
        "{n} visit of {name} is on this device now; choose it under “On this device”.",
        "{n} visits of {name} are on this device now; choose one under “On this device”.",
        back.visits,
        &[("name", name)],
    );
    if back.failed > 0 {
        text += " ";
        text += &tn(
            "{n} more could not be kept here: it is no visit, or there is no room.",
            "{n} more could not be kept here: they are no visits, or there is no room.",
            back.failed,
            &[],
        );
    }
    let wrong = back.failed > 0;
    Notice { text, wrong }
}

/// Why a file is no visit: a sentence, then a line for each fault.
fn in_lines(error: &ReadError) -> String {
    let mut lines = vec![said(&error.said())];
    lines.extend(error.faults().iter().map(|fault| said(&fault.said())));
    lines.join("\n")
}

/// Sizes of files are whole numbers well below where a float is inexact.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the browser gives a file's size as a float"
)]
fn whole_size(file: &File) -> usize {
    file.size() as usize
}

/// What is said of a file that was opened in place of another visit: whether
/// that one stands on the device, and whether an older version of the same
/// visit was kept beside.
fn opened(name: &str, open: &Visit, safe: bool, room: Option<bool>) -> Notice {
    let mut text = tf("{name} is open.", &[("name", name)]);
    let mut add = |sentence| text += &[" ", sentence].concat();
    let mut wrong = false;
    if !safe {
        add(t(
            "The visit before it is not saved on this device: Undo brings it back, then export it.",
        ));
        wrong = true;
    } else if open.holds_anything() {
        add(t(
            "The visit before it stays on this device; Undo brings it back.",
        ));
    }
    match room {
        Some(true) => {
            add(t(
                "Another version of the same visit was kept here and stays beside it.",
            ));
        }
        Some(false) => {}
        None => wrong = true,
    }
    Notice { text, wrong }
}

fn with_disagreements(mut notice: Notice, reading: &Reading, of_rows: Vec<Disagreement>) -> Notice {
    const AT_MOST: usize = 8;
    for (said, differs, found) in [
        (
            t("Stored results differ from what the answers score; the answers count:"),
            // tr: a path in the file, what stands there, and what is right
            t("{path}: stored {stored}, scored {right}"),
            &reading.disagreements,
        ),
        (
            t("Stored grades differ from what the criteria say of the same rows:"),
            t("{path}: stored {stored}, by the criteria {right}"),
            &of_rows,
        ),
    ] {
        if found.is_empty() {
            continue;
        }
        notice.wrong = true;
        notice.text += &[" ", said].concat();
        for found in found.iter().take(AT_MOST) {
            let differs = tf(
                differs,
                &[
                    ("path", found.path.as_str()),
                    ("stored", &found.stored.to_string()),
                    ("right", &found.recomputed.to_string()),
                ],
            );
            notice.text += &["\n", &differs].concat();
        }
        if found.len() > AT_MOST {
            let more = u64::try_from(found.len() - AT_MOST).unwrap_or(u64::MAX);
            notice.text += &["\n", &tn("and {n} more", "and {n} more", more, &[])].concat();
        }
    }
    notice
}

/// Does what a person wants of the page.
pub fn grant(wish: Wish, desk: &Desk) {
    let Some(page) = desk.page() else {
        return;
    };
    let act = |action| page.dispatch(PageAction::Visit(action));
    let say = |notice| page.dispatch(PageAction::Say(Some(notice)));
    let ask = |ask| page.dispatch(PageAction::Ask(ask));
    match wish {
        Wish::Undo => act(Action::Undo),
        Wish::Redo => act(Action::Redo),
        Wish::New if page.would_lose() => {
            ask(Some(Ask::New {
                safe: ledger::is_safe(page.visit()),
            }));
        }
        Wish::New | Wish::NewAtOnce => {
            let held = page.visit().holds_anything();
            let safe = ledger::is_safe(page.visit());
            act(Action::New {
                id: clock::new_id(),
                date: clock::today(),
            });
            ask(None);
            if held && safe {
                say(Notice::good(t(
                    "A new visit is open. The visit before it stays on this device; Undo brings it back.",
                )));
            } else if held {
                say(Notice::wrong(t(
                    "A new visit is open. The visit before it is not saved on this device: Undo brings it back.",
                )));
            }
        }
        Wish::Open(file, into) => import(file, into, desk),
        Wish::HandOver => ask(Some(Ask::HandOver)),
        Wish::Kept => ask(Some(Ask::Kept(kept::kept(), None))),
        Wish::Device => {
            ask(None);
            browser::go_to("#/device");
        }
        Wish::OpenKept(kept) => {
            if let Some(visit) = ledger::take_out(&kept.slot, page.visit()) {
                act(Action::Open(visit));
            }
            ask(None);
        }
        Wish::SaveKept(slot) => {
            if let Ok(Some(text)) = storage::read(&slot) {
                let _ = files::save(&[&slot, ".json"].concat(), &text);
            }
        }
        Wish::AskRemove(slot) => ask(Some(Ask::Kept(kept::kept(), Some(slot)))),
        Wish::Remove(slot) => {
            storage::remove(&slot);
            copies::remove(&slot);
            ask(Some(Ask::Kept(kept::kept(), None)));
        }
        Wish::Export => {
            let notice = export(page.visit());
            ask(None);
            if !notice.wrong {
                was_exported(&file_name(page.visit()), desk);
            }
            say(notice);
        }
        Wish::Seal => ask(Some(Ask::Tool(Question::Seal))),
        Wish::WipeOpen => wiping::visit(page.visit()),
        Wish::Copy => {
            let text = summary(page.visit(), &page.settings.bands);
            let page = page.clone();
            wasm_bindgen_futures::spawn_local(async move {
                page.dispatch(if files::copy(&text).await {
                    PageAction::Say(Some(Notice::good(t("The summary is on the clipboard."))))
                } else {
                    PageAction::Ask(Some(Ask::Summary(text)))
                });
            });
        }
        Wish::Print => browser::print(),
        Wish::Theme(theme) => page.dispatch(PageAction::Theme(theme)),
        Wish::Language(language) => {
            let desk = desk.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let spoken = languages::speak(language).await;
                let Some(page) = desk.page() else {
                    return;
                };
                match spoken {
                    Ok(()) => {
                        page.dispatch(PageAction::Language(language.tag));
                        // The page is made anew, and its menu is closed.
                        focus::focus_control_soon("more.open".to_owned());
                    }
                    Err(NotLoaded) => {
                        page.dispatch(PageAction::Say(Some(Notice::wrong(tf(
                            "The texts of this language could not be fetched: {language}. The page stays in the language it has; choose it again.",
                            &[("language", language.name)],
                        )))));
                        page.dispatch(PageAction::Spoken);
                    }
                }
            });
        }
        Wish::About => ask(Some(Ask::About)),
        Wish::Close => ask(None),
        Wish::Read => page.dispatch(PageAction::Say(None)),
    }
}
