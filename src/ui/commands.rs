//! What the buttons do that reaches beyond the visit: files, clipboard, print.

use std::rc::Rc;

use web_sys::File;
use yew::Callback;

use super::platform::{clock, files};
use crate::session::Action;
use crate::visit::{MOST_BYTES, ReadError, Reading, Visit, WrittenBy, file_name, read, write};

/// Something that must be said to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// Whether something went wrong.
    pub wrong: bool,
}

impl Notice {
    /// Something that went as wanted.
    pub fn good(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            wrong: false,
        }
    }

    /// Something that did not.
    pub fn wrong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            wrong: true,
        }
    }
}

/// What an imported file becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportAs {
    /// The open visit.
    Visit,
    /// The open visit's baseline.
    Baseline,
}

/// Saves the visit as a file.
pub fn export(visit: &Visit) -> Notice {
    let name = file_name(visit);
    match files::save(&name, &write(visit, &WrittenBy::this_program(clock::now()))) {
        Ok(()) => Notice::good(format!("Exported as {name}.")),
        Err(_) => Notice::wrong(
            "The browser made no download. Copy the summary, or allow downloads for this page and export again.",
        ),
    }
}

/// Reads a file and opens it; a file that is no visit leaves everything as it
/// was and says why.
pub fn import(
    file: File,
    into: ImportAs,
    open: Rc<Visit>,
    dispatch: Callback<Action>,
    onnotice: Callback<Notice>,
) {
    wasm_bindgen_futures::spawn_local(async move {
        let name = file.name();
        let Ok(bytes) = files::bytes(&file, MOST_BYTES).await else {
            onnotice.emit(Notice::wrong(format!(
                "{name} could not be read from the device. Nothing was changed. Choose it again."
            )));
            return;
        };
        match read(&bytes) {
            Err(error) => {
                let error = match error {
                    // Only so many bytes were read as it takes to refuse them.
                    ReadError::TooLarge { .. } => ReadError::TooLarge {
                        bytes: whole_size(&file),
                    },
                    other => other,
                };
                onnotice.emit(Notice::wrong(format!(
                    "{name} was not opened; nothing was changed. {error}"
                )));
            }
            Ok(reading) => {
                onnotice.emit(opened(&name, &reading, into, &open));
                let mut visit = reading.visit;
                if visit.id.is_empty() {
                    visit.id = clock::new_id();
                }
                match into {
                    ImportAs::Visit => {
                        if open.id == visit.id && *open != visit && open.holds_anything() {
                            // The same visit, entered further here: both are kept.
                            super::keep::keep_beside(&open);
                        }
                        dispatch.emit(Action::Open(Rc::new(visit)));
                    }
                    ImportAs::Baseline => {
                        dispatch.emit(Action::SetBaseline(Some(Rc::new(visit))));
                    }
                }
            }
        }
    });
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

fn opened(name: &str, reading: &Reading, into: ImportAs, open: &Visit) -> Notice {
    let mut text = match into {
        ImportAs::Visit if open.holds_anything() => {
            format!(
                "{name} is open. The visit before it stays on this device; Undo brings it back."
            )
        }
        ImportAs::Visit => format!("{name} is open."),
        ImportAs::Baseline => format!("{name} is the baseline."),
    };
    if reading.disagreements.is_empty() {
        return Notice::good(text);
    }
    text += " Stored results differ from what the answers score; the answers count:";
    for found in reading.disagreements.iter().take(8) {
        text += &format!(
            "\n{}: stored {}, scored {}",
            found.path, found.stored, found.recomputed
        );
    }
    Notice::wrong(text)
}
