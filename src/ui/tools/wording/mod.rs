//! The page “Wording”: the site's own wordings, kept, imported and written.

mod editor;
mod kept;

use std::rc::Rc;

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::instruments::INSTRUMENTS;
use crate::ui::el::{el, some, text, with};
use crate::ui::platform::{files, storage};
use crate::ui::say::{said, t, tf};
use crate::ui::wordings::{self, explained};
use crate::wording::{Fault, MOST_BYTES, Sheet, Wording, file_name, read, worded};

/// Where the tab keeps what is being written, so that a reload does not lose it.
const DRAFT: &str = "dermscore.wording.draft";

/// What is being written, and what was found wrong with it.
#[derive(Clone, PartialEq)]
pub struct Desk {
    sheet: Sheet,
    faults: Rc<[Fault]>,
    /// What was done last, and whether it went wrong.
    said: Option<(String, bool)>,
    /// Counts what changed on the device, so that the list is made anew.
    changes: u32,
}

impl Desk {
    fn begin() -> Self {
        let first = worded().next().unwrap_or_default();
        let draft = storage::read_of_tab(DRAFT).and_then(|draft| Sheet::recalled(&draft));
        Self {
            sheet: draft.unwrap_or_else(|| Sheet::new(first)),
            faults: Rc::default(),
            said: None,
            changes: 0,
        }
    }
}

/// What can happen on this page.
pub enum Step {
    /// A text was typed at a path.
    Typed(String, String),
    /// A file was chosen: its name and its bytes.
    Chosen(String, Vec<u8>),
    /// The file could not be read from the device.
    NotRead(String),
    /// The kept wording of a language is opened in the editor.
    Edit(usize, String),
    /// It is saved as a file, byte for byte.
    Save(usize, String),
    /// It is kept no more.
    Remove(usize, String),
    /// What is written is kept on the device.
    Keep,
    /// What is written is saved as a file.
    Export,
    /// What is written is thrown away.
    Empty,
}

impl Reducible for Desk {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = Self::clone(&self);
        next.said = None;
        match step {
            Step::Typed(path, text) => {
                next.sheet.set(&path, &text);
                // What was found stays in sight until it is mended.
                if !next.faults.is_empty() {
                    next.faults = faults(&next.sheet);
                }
            }
            Step::Chosen(name, bytes) => next.chosen(&name, &bytes),
            Step::NotRead(name) => {
                next.wrong(tf(
                    "{name} could not be read from the device. Nothing was changed. Choose it again.",
                    &[("name", &name)],
                ));
            }
            Step::Edit(instrument, language) => {
                let slot = wordings::slot(instrument, &language);
                let text = storage::read(&slot).ok().flatten().unwrap_or_default();
                if let Some(sheet) = Sheet::recalled(&text) {
                    next.sheet = sheet;
                    next.faults = Rc::default();
                    next.good(tf(
                        "The wording for {language} is open below.",
                        &[("language", &language)],
                    ));
                }
            }
            Step::Save(instrument, language) => {
                let slot = wordings::slot(instrument, &language);
                let text = storage::read(&slot).ok().flatten().unwrap_or_default();
                let name = file_name(INSTRUMENTS[instrument], &language);
                next.save(&name, &text);
            }
            Step::Remove(instrument, language) => {
                storage::remove(&wordings::slot(instrument, &language));
                wordings::forget();
                next.changes += 1;
                next.good(tf(
                    "The wording for {language} is kept on this device no more.",
                    &[("language", &language)],
                ));
            }
            Step::Keep => match read(next.sheet.file().as_bytes()) {
                Ok(wording) => {
                    let text = next.sheet.file();
                    next.keep(&wording, &text);
                }
                Err(_) => next.not_yet(),
            },
            Step::Export => {
                let text = next.sheet.file();
                let language = next.sheet.text("wording.language");
                let name = file_name(INSTRUMENTS[next.sheet.instrument], language);
                next.faults = faults(&next.sheet);
                if next.faults.is_empty() || next.sheet.text("wording.language").is_empty() {
                    if next.faults.is_empty() {
                        next.save(&name, &text);
                    } else {
                        next.not_yet();
                    }
                } else {
                    next.save(&name, &text);
                    next.wrong(tf(
                        "Saved as {name}, unfinished: it cannot be used before what is said at the fields is mended. It can be opened here again.",
                        &[("name", &name)],
                    ));
                }
            }
            Step::Empty => {
                next.sheet = Sheet::new(next.sheet.instrument);
                next.faults = Rc::default();
            }
        }
        storage::write_of_tab(DRAFT, &next.sheet.file());
        Rc::new(next)
    }
}

impl Desk {
    fn good(&mut self, said: String) {
        self.said = Some((said, false));
    }

    fn wrong(&mut self, said: String) {
        self.said = Some((said, true));
    }

    fn not_yet(&mut self) {
        self.faults = faults(&self.sheet);
        self.wrong(
            t("It is not finished: what is missing or wrong is said at the fields.").to_owned(),
        );
    }

    fn save(&mut self, name: &str, file: &str) {
        match files::save(name, file) {
            Ok(()) => self.good(tf(
                "Saved as {name}. SHA-256: {digest}",
                &[
                    ("name", name),
                    ("digest", &crate::wording::sha256(file.as_bytes())),
                ],
            )),
            Err(_) => self.wrong(
                t("The browser made no download. Allow downloads for this page and try again.")
                    .to_owned(),
            ),
        }
    }

    fn keep(&mut self, wording: &Wording, file: &str) {
        let reference = &wording.reference;
        let slot = wordings::slot(wording.instrument, &reference.language);
        match storage::write(&slot, file) {
            Ok(()) => {
                wordings::forget();
                self.changes += 1;
                self.good(tf(
                    "{id} is kept on this device and shown from now on where the page speaks {language}.",
                    &[("id", &reference.id), ("language", &reference.language)],
                ));
            }
            Err(trouble) => self.wrong(tf(
                "The wording is not kept. {why} Save it as a file.",
                &[("why", t(trouble.said()))],
            )),
        }
    }

    fn chosen(&mut self, name: &str, bytes: &[u8]) {
        match read(bytes) {
            Ok(wording) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                self.keep(&wording, &text);
            }
            Err(error) => {
                let text = String::from_utf8_lossy(bytes);
                let mut why = explained(&error);
                if let Some(sheet) = Sheet::recalled(&text) {
                    self.faults = faults(&sheet);
                    self.sheet = sheet;
                    why = [
                        &why,
                        "\n",
                        t("What could be read of it is open below, to be mended."),
                    ]
                    .concat();
                }
                self.wrong(tf(
                    "{name} is not kept; what was kept before stays. {why}",
                    &[("name", name), ("why", &why)],
                ));
            }
        }
    }
}

fn faults(sheet: &Sheet) -> Rc<[Fault]> {
    match read(sheet.file().as_bytes()) {
        Ok(_) => Rc::default(),
        Err(error) => error.faults().into(),
    }
}

/// The page.
#[component]
pub fn WordingPage() -> Html {
    let desk = use_reducer(Desk::begin);
    let onstep = desk.dispatcher().to_callback();
    let onchange = {
        let onstep = onstep.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = files::chosen(&event.target_unchecked_into::<HtmlInputElement>()) {
                take(file, onstep.clone());
            }
        })
    };
    let import = html! {
        <label class="button">
            {t("Import a file")}
            <input type="file" accept=".json,application/json" data-testid="wording.import" {onchange} />
        </label>
    };
    let said = desk.said.clone().map(|(what, wrong)| {
        let (class, role) = if wrong {
            ("wrong", "alert")
        } else {
            ("", "status")
        };
        with(
            "p",
            &["class", "role", "data-testid"],
            vec![some(class), some(role), some("wording.said")],
            vec![text(what)],
        )
    });
    let back = with(
        "a",
        &["class", "href"],
        vec![some("button"), some("#/dlqi")],
        vec![text(t("Back to the visit"))],
    );
    let intro = t(
        "dermscore asks by topics of its own. A site that holds a licence for the questionnaire's text supplies it as a file, one for each language: beside the page, or imported or written here. It is then shown in place of the topics, with its copyright line.",
    );
    let head = vec![el("h1", "", vec![text(t("Wording"))]), back];
    html! {
        <section class="panel tool" data-testid="wording.page">
            { el("header", "", head) }
            { el("p", "", vec![text(intro)]) }
            { kept::list(desk.changes, &onstep) }
            <div class="choices-of-files">{ import }</div>
            { for said }
            { editor::editor(&desk.sheet, &desk.faults, &onstep) }
        </section>
    }
}

/// Reads a chosen file.
fn take(file: File, onstep: Callback<Step>) {
    wasm_bindgen_futures::spawn_local(async move {
        let name = file.name();
        onstep.emit(match files::bytes(&file, MOST_BYTES).await {
            Ok(bytes) => Step::Chosen(name, bytes),
            Err(_) => Step::NotRead(name),
        });
    });
}

/// What is wrong at a path, for a person.
fn fault_said(fault: &Fault) -> String {
    said(&fault.said())
}
