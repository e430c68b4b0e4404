//! “Read a patient's answers”: by the camera, from a picture, from a file, or
//! typed, and asked before anything is replaced.

mod camera;
mod confirm;
mod show;

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

pub use show::transfer_code;

use crate::sealed::{Passphrase, open_code};
use crate::transfer::{CodeError, Finished, Payload, is_ours, read, unpack};
use crate::ui::codes;
use crate::ui::el::{button, el, some, text, with};
use crate::ui::page::{Desk, Page};
use crate::ui::platform::{camera as pictures, files};
use crate::ui::say::{said, t, tf};
use crate::visit::{MOST_BYTES, Visit, read as read_visit};

/// How far the reading is.
#[derive(Clone, PartialEq)]
enum At {
    /// Nothing was read yet.
    Ways,
    /// A sealed code was read, and its PIN is asked.
    Sealed(Rc<Vec<u8>>),
    /// Answers were read.
    Read(Rc<Finished>),
    /// They were taken over.
    Done,
}

/// What the page is given.
#[derive(Properties)]
pub struct TransferProps {
    /// The open visit.
    pub visit: Rc<Visit>,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
}

impl PartialEq for TransferProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.visit, &other.visit)
    }
}

/// The page.
pub fn page(page: &Page, desk: &Desk) -> Html {
    html! { <TransferPage visit={Rc::clone(page.visit())} desk={desk.clone()} /> }
}

/// The page “Read a patient's answers”.
#[component]
pub fn TransferPage(props: &TransferProps) -> Html {
    let at = use_state_eq(|| At::Ways);
    let wrong = use_state_eq(String::new);
    let onletters = {
        let (at, wrong) = (at.clone(), wrong.clone());
        Callback::from(move |letters: String| match read(&letters) {
            Ok(Payload::Open(finished)) => {
                wrong.set(String::new());
                at.set(At::Read(Rc::new(finished)));
            }
            Ok(Payload::Sealed(sealed)) => {
                wrong.set(String::new());
                at.set(At::Sealed(Rc::new(sealed)));
            }
            Err(error) => wrong.set(said(&error.said())),
        })
    };
    let onfile = {
        let (at, wrong, onletters) = (at.clone(), wrong.clone(), onletters.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = files::chosen(&input) else {
                return;
            };
            let (at, wrong, onletters) = (at.clone(), wrong.clone(), onletters.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match of_file(&file).await {
                    Ok(Chosen::Letters(letters)) => onletters.emit(letters),
                    Ok(Chosen::Answers(finished)) => {
                        wrong.set(String::new());
                        at.set(At::Read(Rc::new(*finished)));
                    }
                    Err(why) => wrong.set(why),
                }
            });
        })
    };
    let again = {
        let (at, wrong) = (at.clone(), wrong.clone());
        Callback::from(move |()| {
            wrong.set(String::new());
            at.set(At::Ways);
        })
    };
    let inner = match &*at {
        At::Ways => ways(&onletters, onfile),
        At::Sealed(sealed) => {
            let (sealed, at, wrong) = (Rc::clone(sealed), at.clone(), wrong.clone());
            let onpin = Callback::from(move |pin: String| match opened(&sealed, &pin) {
                Ok(finished) => {
                    wrong.set(String::new());
                    at.set(At::Read(Rc::new(finished)));
                }
                Err(why) => wrong.set(why),
            });
            html! { <Pin {onpin} /> }
        }
        At::Read(finished) => {
            let done = {
                let at = at.clone();
                Callback::from(move |()| at.set(At::Done))
            };
            html! {
                <confirm::Confirm finished={Rc::clone(finished)} visit={Rc::clone(&props.visit)} desk={props.desk.clone()} {done} again={again.clone()} />
            }
        }
        At::Done => {
            let said = t("The answers stand in the open visit. Undo takes them out again.");
            let next = again.reform(|_: MouseEvent| ());
            let said = vec![text(said)];
            let said = with(
                "p",
                &["role", "data-testid"],
                vec![some("status"), some("transfer.done")],
                said,
            );
            let next = button(
                "transfer.next".into(),
                "",
                t("Read another code").into(),
                true,
                next,
            );
            el("div", "ways", vec![said, next])
        }
    };
    let back = with(
        "a",
        &["class", "href"],
        vec![some("button"), some("#/dlqi")],
        vec![text(t("Back to the visit"))],
    );
    let head = vec![
        el("h1", "", vec![text(t("Read a patient's answers"))]),
        back,
    ];
    html! {
        <section class="panel tool" data-testid="transfer.page">
            { el("header", "", head) }
            if !wrong.is_empty() {
                <p class="wrong" role="alert" data-testid="transfer.wrong">{ String::clone(&wrong) }</p>
            }
            { inner }
        </section>
    }
}

/// The ways to bring answers here: there is one wherever there is no camera.
fn ways(onletters: &Callback<String>, onfile: Callback<Event>) -> Html {
    html! {
        <div class="ways">
            <p>{ t("The patient's device shows a code when all is answered. Nothing is sent: it is read from the screen, and asked before it is taken over.") }</p>
            <camera::Looking onletters={onletters.clone()} />
            <div>
                <label class="button">
                    { t("Choose a picture of the code, or the file") }
                    <input type="file" accept="image/*,.json,application/json" data-testid="transfer.file" onchange={onfile} />
                </label>
            </div>
            <Typing onletters={onletters.clone()} />
        </div>
    }
}

enum Chosen {
    Letters(String),
    Answers(Box<Finished>),
}

/// What a chosen file holds: a picture of a code, or a visit file.
async fn of_file(file: &web_sys::File) -> Result<Chosen, String> {
    let name = file.name();
    if file.type_().starts_with("image/") {
        let not_seen = || {
            tf(
                "No code was found in {name}. Take the picture straight from the front, with the whole code and its white border.",
                &[("name", &name)],
            )
        };
        let picture = pictures::of_file(file).await.ok_or_else(not_seen)?;
        let find = codes::load().await.map_err(|_| not_fetched().to_owned())?;
        return found(find(picture.width, picture.height, &picture.rgba))
            .map(Chosen::Letters)
            .ok_or_else(not_seen);
    }
    let bytes = files::bytes(file, MOST_BYTES).await.map_err(|_| {
        tf(
            "{name} could not be read from the device. Nothing was changed. Choose it again.",
            &[("name", &name)],
        )
    })?;
    match read_visit(&bytes) {
        Ok(reading) => {
            let finished = Finished::of_file(&reading, "");
            if finished.parts.is_empty() {
                return Err(tf("{name} holds no answers.", &[("name", &name)]));
            }
            Ok(Chosen::Answers(Box::new(finished)))
        }
        Err(_) => Err(tf(
            "{name} is no picture and no valid visit file. Nothing was changed.",
            &[("name", &name)],
        )),
    }
}

fn not_fetched() -> &'static str {
    t(
        "The part that finds codes in pictures could not be fetched. Type the letters, or use the file.",
    )
}

/// Of several codes the one that is ours.
fn found(mut texts: Vec<String>) -> Option<String> {
    let ours = texts.iter().position(|text| is_ours(text)).unwrap_or(0);
    (!texts.is_empty()).then(|| texts.swap_remove(ours))
}

fn opened(sealed: &[u8], pin: &str) -> Result<Finished, String> {
    let pin = Passphrase::to_open(pin, str::to_owned).map_err(|why| said(&why.said()))?;
    let bytes =
        open_code(sealed, &pin).map_err(|_| t("The PIN does not open this code.").to_owned())?;
    unpack(&bytes).map_err(|error: CodeError| said(&error.said()))
}

#[derive(Properties, PartialEq)]
struct PinProps {
    onpin: Callback<String>,
}

#[component]
fn Pin(props: &PinProps) -> Html {
    let input = use_node_ref();
    let onsubmit = {
        let (input, onpin) = (input.clone(), props.onpin.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(input) = input.cast::<HtmlInputElement>() {
                onpin.emit(input.value());
            }
        })
    };
    html! {
        <form class="ways" {onsubmit}>
            <label>
                { t("This code is sealed with the PIN that was set when the tablet was handed over.") }
                {" "}
                <input ref={input} type="text" inputmode="numeric" autocomplete="off" maxlength="20" data-testid="transfer.pin" />
            </label>
            <div><button type="submit" class="primary" data-testid="transfer.open">{ t("Open") }</button></div>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct TypingProps {
    onletters: Callback<String>,
}

#[component]
fn Typing(props: &TypingProps) -> Html {
    let area = use_node_ref();
    let onsubmit = {
        let (area, onletters) = (area.clone(), props.onletters.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                onletters.emit(area.value());
            }
        })
    };
    html! {
        <form {onsubmit}>
            <details>
                <summary>{ t("Type the letters of the code") }</summary>
                <label>
                    { t("They stand below the code on the patient's device. Spaces and small letters are fine.") }
                    <textarea ref={area} rows="5" dir="ltr" autocomplete="off" spellcheck="false" data-testid="transfer.typed" />
                </label>
                <button type="submit" data-testid="transfer.type">{ t("Read the letters") }</button>
            </details>
        </form>
    }
}
