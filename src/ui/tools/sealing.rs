//! The two questions about passphrases: with which one an export is encrypted,
//! and with which one an encrypted file opens.

use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::sealed::{self, Fresh, Passphrase, Refused, suggested};
use crate::ui::commands::{ImportAs, export_text, take_in, was_exported};
use crate::ui::components::Dialog;
use crate::ui::notice::Notice;
use crate::ui::page::{Desk, PageAction};
use crate::ui::platform::{clock, files, random};
use crate::ui::say::{said, t, tf};

/// Long enough for the browser to draw that a key is being made, in
/// milliseconds: making it holds everything else up.
const DRAWN: u32 = 60;

/// What the question about an export is given.
#[derive(Properties, PartialEq)]
pub struct SealProps {
    /// Where the page as it stands is picked up.
    pub desk: Desk,
}

/// Asks for the passphrase of an export, and saves the file.
#[component]
pub fn Seal(props: &SealProps) -> Html {
    let typed = use_state(String::new);
    let again = use_state(String::new);
    let shown = use_state(|| false);
    let stage = use_state(|| Stage::Asking);
    let onsubmit = {
        let (desk, stage) = (props.desk.clone(), stage.clone());
        let (typed, again, shown) = (typed.clone(), again.clone(), *shown);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *stage == Stage::Working {
                return;
            }
            if !shown && *typed != *again {
                stage.set(Stage::Wrong(
                    t("The two passphrases are not the same. Type them again.").to_owned(),
                ));
                return;
            }
            let passphrase = Passphrase::to_seal(&typed, random::nfc);
            let desk = desk.clone();
            go_on(&stage, passphrase, move |passphrase| {
                seal(&desk, passphrase)
            });
        })
    };
    let suggest = {
        let (typed, shown, stage) = (typed.clone(), shown.clone(), stage.clone());
        Callback::from(move |_: MouseEvent| match random::bytes() {
            Some(bytes) => {
                typed.set(suggested(bytes));
                shown.set(true);
                stage.set(Stage::Asking);
            }
            None => stage.set(Stage::Wrong(t(NO_RANDOM).to_owned())),
        })
    };
    let working = *stage == Stage::Working;
    let inner = html! {
        <form class="asking" {onsubmit}>
            <p>{t("The file can be opened only with this passphrase, here or with other programs. A forgotten passphrase cannot be recovered, by nobody: write it down where it is safe, and send it by another way than the file.")}</p>
            {passphrase_field("seal.passphrase", t("Passphrase"), "new-password", *shown, &typed, &stage)}
            if !*shown {
                {passphrase_field("seal.again", t("The same passphrase again"), "new-password", false, &again, &stage)}
            }
            <div class="aside">
                {show("seal.show", &shown)}
                <button type="button" data-testid="seal.suggest" onclick={suggest}>{t("Suggest one")}</button>
            </div>
            {state(&stage, &typed)}
            <div class="actions">
                {cancel("seal.cancel", &props.desk)}
                <button type="submit" class="primary" data-testid="seal.confirm" disabled={working}>{t("Encrypt and export")}</button>
            </div>
        </form>
    };
    let (title, onclose) = (t("Export encrypted"), closing(&props.desk));
    html! { <Dialog {title} {onclose} {inner} /> }
}

/// What the question about a file is given.
#[derive(Properties, PartialEq)]
pub struct UnsealProps {
    /// The file's name.
    pub name: String,
    /// What stands in it.
    pub bytes: Rc<[u8]>,
    /// What it becomes.
    pub becomes: ImportAs,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
}

/// Asks for the passphrase of a file, and opens it.
#[component]
pub fn Unseal(props: &UnsealProps) -> Html {
    let typed = use_state(String::new);
    let shown = use_state(|| false);
    let stage = use_state(|| Stage::Asking);
    let onsubmit = {
        let (desk, stage, typed) = (props.desk.clone(), stage.clone(), typed.clone());
        let (name, bytes, into) = (props.name.clone(), Rc::clone(&props.bytes), props.becomes);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *stage == Stage::Working {
                return;
            }
            let passphrase = Passphrase::to_open(&typed, random::nfc);
            let desk = desk.clone();
            let (name, bytes) = (name.clone(), Rc::clone(&bytes));
            go_on(&stage, passphrase, move |passphrase| {
                let opened = sealed::read(&bytes).and_then(|sealed| sealed.open(passphrase));
                let content = opened.map_err(|why| said(&why.said()))?;
                tell(&desk, PageAction::Ask(None));
                take_in(&name, &content, content.len(), into, &desk);
                Ok(())
            });
        })
    };
    let working = *stage == Stage::Working;
    let inner = html! {
        <form class="asking" {onsubmit}>
            <p><bdi class="file">{props.name.clone()}</bdi></p>
            <p>{t("This file is encrypted. Type its passphrase; until it opens, nothing is changed.")}</p>
            {passphrase_field("unseal.passphrase", t("Passphrase"), "off", *shown, &typed, &stage)}
            <div class="aside">{show("unseal.show", &shown)}</div>
            {state(&stage, &typed)}
            <div class="actions">
                {cancel("unseal.cancel", &props.desk)}
                <button type="submit" class="primary" data-testid="unseal.confirm" disabled={working}>{t("Open")}</button>
            </div>
        </form>
    };
    let (title, onclose) = (t("Open an encrypted file"), closing(&props.desk));
    html! { <Dialog {title} {onclose} {inner} /> }
}

/// How it stands with a question.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Asking,
    Working,
    Wrong(String),
}

const NO_RANDOM: &str = crate::said::msg(
    "This browser gives the page no random numbers, and without them nothing can be encrypted. Use a current browser.",
);

/// Goes on with a passphrase, once the browser has drawn that a key is being
/// made; says why where it is refused, and what went wrong then.
fn go_on(
    stage: &UseStateHandle<Stage>,
    passphrase: Result<Passphrase, Refused>,
    work: impl FnOnce(&Passphrase) -> Result<(), String> + 'static,
) {
    let passphrase = match passphrase {
        Ok(passphrase) => passphrase,
        Err(refused) => {
            stage.set(Stage::Wrong(said(&refused.said())));
            return;
        }
    };
    stage.set(Stage::Working);
    let stage = stage.clone();
    wasm_bindgen_futures::spawn_local(async move {
        TimeoutFuture::new(DRAWN).await;
        if let Err(why) = work(&passphrase) {
            stage.set(Stage::Wrong(why));
        }
    });
}

/// Saves the open visit encrypted; what went wrong, for a person. The file's
/// name says nothing of whom it is about.
fn seal(desk: &Desk, passphrase: &Passphrase) -> Result<(), String> {
    let Some(page) = desk.page() else {
        return Ok(());
    };
    let fresh = (random::bytes(), random::bytes());
    let (Some(salt), Some(nonce)) = fresh else {
        return Err(t(NO_RANDOM).to_owned());
    };
    let text = export_text(page.visit());
    let sealed = sealed::seal(&text, passphrase, Fresh { salt, nonce })
        .map_err(|error| said(&error.said()))?;
    let name = [
        "dermscore-",
        &clock::today(),
        "-",
        &clock::new_id()[..4],
        ".encrypted.json",
    ]
    .concat();
    if files::save(&name, &sealed).is_err() {
        return Err(t(
            "The browser made no download. Allow downloads for this page and try again.",
        )
        .to_owned());
    }
    was_exported(&name, desk);
    let words = tf(
        "Exported encrypted as {name}. It opens only with its passphrase.",
        &[("name", &name)],
    );
    page.dispatch(PageAction::Say(Some(Notice::good(words))));
    Ok(())
}

fn tell(desk: &Desk, action: PageAction) {
    if let Some(page) = desk.page() {
        page.dispatch(action);
    }
}

fn closing(desk: &Desk) -> Callback<()> {
    let desk = desk.clone();
    Callback::from(move |()| tell(&desk, PageAction::Ask(None)))
}

fn cancel(testid: &'static str, desk: &Desk) -> Html {
    let onclick = closing(desk).reform(|_: MouseEvent| ());
    html! { <button type="button" data-testid={testid} {onclick}>{t("Cancel")}</button> }
}

fn passphrase_field(
    testid: &'static str,
    label: &'static str,
    autocomplete: &'static str,
    shown: bool,
    typed: &UseStateHandle<String>,
    stage: &UseStateHandle<Stage>,
) -> Html {
    let oninput = {
        let (typed, stage) = (typed.clone(), stage.clone());
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
            stage.set(Stage::Asking);
        })
    };
    let kind = if shown { "text" } else { "password" };
    html! {
        <label class="field">
            <span>{label}</span>
            <input type={kind} data-testid={testid} {autocomplete} autocapitalize="none" spellcheck="false" dir="auto" value={(**typed).clone()} {oninput} />
        </label>
    }
}

fn show(testid: &'static str, shown: &UseStateHandle<bool>) -> Html {
    let onchange = {
        let shown = shown.clone();
        Callback::from(move |_: Event| shown.set(!*shown))
    };
    html! {
        <label class="check">
            <input type="checkbox" data-testid={testid} checked={**shown} {onchange} />
            <span>{t("Show what I type")}</span>
        </label>
    }
}

/// What is said below the fields; the place is always there, so that nothing
/// moves when something is.
fn state(stage: &Stage, typed: &str) -> Html {
    let (class, words) = match stage {
        Stage::Wrong(why) => ("state wrong", why.clone()),
        Stage::Working => (
            "state",
            t("The key is being made; this takes a few seconds.").to_owned(),
        ),
        Stage::Asking if typed.trim() != typed => (
            "state",
            t("The passphrase begins or ends with a space, and the space counts.").to_owned(),
        ),
        Stage::Asking => ("state", String::new()),
    };
    html! { <p {class} role="alert" data-testid="passphrase.state">{words}</p> }
}
