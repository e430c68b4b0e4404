//! What stands in front of the forms: the commands, what must be said, and
//! what must be asked.

use web_sys::{File, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::app::brand;
use super::browser::use_browser;
use super::commands::{ImportAs, grant};
use super::el::{button, el, nothing, option_in, some, text, with};
use super::handed::{Handed, use_hand_overs};
use super::kept::Kept;
use super::languages::{self, LANGUAGES, Language};
use super::notice::Notice;
use super::offline::Update;
use super::page::{Desk, Page, View};
use super::platform::{files, page as browser};
use super::questions::question;
use super::rescue;
use super::settings::Settings;
use super::tools::{Asked, Question};
use crate::ui::say::t;

/// What a person wants of the page, beyond the visit's own inputs.
#[derive(Clone, Debug)]
pub enum Wish {
    /// Take back the last step.
    Undo,
    /// Do it again.
    Redo,
    /// Begin a new visit, after asking if anything would be lost.
    New,
    /// Begin a new visit.
    NewAtOnce,
    /// Open a file.
    Open(File, ImportAs),
    /// Show the visits kept on this device.
    Kept,
    /// Show the page “This device”.
    Device,
    /// Open a kept visit.
    OpenKept(Kept),
    /// Save a kept text that cannot be read as a file.
    SaveKept(String),
    /// Ask whether to remove the kept visit in this slot.
    AskRemove(String),
    /// Remove it for good.
    Remove(String),
    /// Hand the tablet over to the patient, after what has to be chosen.
    HandOver,
    /// Save the visit as a file.
    Export,
    /// Save it as a file that only a passphrase opens, which is asked for.
    Seal,
    /// Wipe the open visit from the device.
    WipeOpen,
    /// Copy the summary.
    Copy,
    /// Print.
    Print,
    /// Speak another language.
    Language(&'static Language),
    /// Say what this program is, and who has reviewed its languages.
    About,
    /// Set the colours.
    Theme(&'static str),
    /// Close what is asked.
    Close,
    /// The notice was read.
    Read,
}

/// What is asked in front of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Whether to begin a new visit.
    New {
        /// Whether the open one stands on this device.
        safe: bool,
    },
    /// Nothing: what this program is.
    About,
    /// Nothing: the summary to copy by hand.
    Summary(String),
    /// What the patient is to fill in.
    HandOver,
    /// Whether the answers under this key go in the place of others.
    Answered(String),
    /// Which of the kept visits to open; the slot that is about to be removed.
    Kept(Vec<Kept>, Option<String>),
    /// Something that the tools ask.
    Tool(Question),
}

/// The menu of what is needed less often.
const MORE: &str = "more";

/// What the front shows.
#[derive(Properties, PartialEq)]
pub struct FrontProps {
    /// Where the page as it stands is picked up.
    pub desk: Desk,
    /// What is asked now.
    pub ask: Option<Ask>,
    /// What must be said now.
    pub notice: Option<Notice>,
    /// Whether a step can be taken back.
    pub can_undo: bool,
    /// Whether a step can be done again.
    pub can_redo: bool,
    /// What is shown below.
    pub view: View,
    /// How this device likes the page.
    pub settings: Settings,
}

/// The commands, what must be said, and what is asked.
pub fn front(page: &Page, desk: &Desk) -> Html {
    html! {
        <Front
            desk={desk.clone()}
            ask={page.ask.clone()}
            notice={page.notice.clone()}
            can_undo={page.session().can_undo()}
            can_redo={page.session().can_redo()}
            view={page.view}
            settings={page.settings.clone()}
        />
    }
}

/// The top bar with notices and questions.
#[component]
pub fn Front(props: &FrontProps) -> Html {
    use_browser(&props.desk);
    use_hand_overs(&props.desk);
    use_effect_with((), |()| {
        let followed = browser::follow_top();
        move || drop(followed)
    });
    let desk = props.desk.clone();
    use_effect_with(props.settings.clone(), move |settings| {
        browser::set_theme(&settings.theme);
        settings.keep();
        rescue::ready(&desk);
    });
    let onwish = {
        let desk = props.desk.clone();
        Callback::from(move |wish| grant(wish, &desk))
    };
    let command = |testid: &'static str, class, label: &'static str, wish: Wish, enabled| {
        button(
            testid.into(),
            class,
            label.into(),
            enabled,
            wishing(props, wish),
        )
    };
    let onchange = {
        let desk = props.desk.clone();
        Callback::from(move |event: Event| {
            if let Some(file) = files::chosen(&event.target_unchecked_into::<HtmlInputElement>()) {
                grant(Wish::Open(file, ImportAs::Visit), &desk);
            }
        })
    };
    let open = html! {
        <input type="file" accept=".json,application/json" data-testid="visit.import" {onchange} />
    };
    let (theme, next) = match props.settings.theme.as_str() {
        "" => (t("Colours: system"), "light"),
        "light" => (t("Colours: light"), "dark"),
        _ => (t("Colours: dark"), ""),
    };
    let commands = vec![
        icon(
            (
                "visit.undo",
                "icon",
                t("Undo"),
                "M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10H8",
            ),
            props.can_undo,
            wishing(props, Wish::Undo),
        ),
        icon(
            (
                "visit.redo",
                "icon",
                t("Redo"),
                "m16 5 4 4-4 4m4-4H10a5 5 0 0 0 0 10h6",
            ),
            props.can_redo,
            wishing(props, Wish::Redo),
        ),
        command("visit.new", "", t("New visit"), Wish::New, true),
        el("label", "button", vec![text(t("Open file")), open]),
        command("patient.start", "", t("Hand over"), Wish::HandOver, true),
        command("visit.copy", "", t("Copy summary"), Wish::Copy, true),
        command("visit.print", "", t("Print"), Wish::Print, true),
        with(
            "button",
            &["type", "popovertarget", "data-testid"],
            vec![some("button"), some(MORE), some("more.open")],
            vec![text(t("More"))],
        ),
        with(
            "div",
            &["class", "id", "popover"],
            vec![some("menu"), some(MORE), some("auto")],
            vec![
                command("visit.kept", "", t("On this device"), Wish::Kept, true),
                read_answers(),
                command("about.open", "", t("About"), Wish::About, true),
                command("settings.theme", "", theme, Wish::Theme(next), true),
                language(props),
            ],
        ),
        command("visit.export", "primary", t("Export"), Wish::Export, true),
        icon(
            (
                "visit.seal",
                "primary icon",
                t("Export encrypted with a passphrase…"),
                "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            ),
            true,
            wishing(props, Wish::Seal),
        ),
    ];
    el(
        "header",
        "top",
        vec![
            brand(),
            views(props.view),
            with("nav", &["aria-label"], vec![some(t("Visit"))], commands),
            notice(props),
            html! { <Update /> },
            match &props.ask {
                Some(ask @ (Ask::HandOver | Ask::Answered(_))) => {
                    html! { <Handed desk={props.desk.clone()} ask={ask.clone()} /> }
                }
                Some(Ask::Tool(question)) => {
                    html! { <Asked question={question.clone()} desk={props.desk.clone()} /> }
                }
                Some(ask) => question(ask, &onwish),
                None => nothing(),
            },
        ],
    )
}

/// The languages by their own names, of which one is chosen.
fn language(props: &FrontProps) -> Html {
    let desk = props.desk.clone();
    let onchange = Callback::from(move |event: Event| {
        let tag = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Some(language) = languages::named(&tag) {
            grant(Wish::Language(language), &desk);
        }
    });
    let spoken = languages::spoken();
    let known = LANGUAGES.iter();
    // One that is not offered stands there while it is spoken.
    let other = (!LANGUAGES.contains(spoken)).then_some(spoken);
    let options = known.chain(other).map(|language| {
        let tag = language.tag;
        option_in(
            Some(tag),
            tag.into(),
            language == spoken,
            language.name.into(),
        )
    });
    html! {
        <select class="language" data-testid="settings.language" aria-label={t("Language")} {onchange}>{options.collect::<Html>()}</select>
    }
}

/// A command shown as a picture, and its control name, class and name.
fn icon(
    (testid, class, name, d): (&'static str, &'static str, &'static str, &'static str),
    enabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" {class} data-testid={testid} aria-label={name} title={name} disabled={!enabled} {onclick}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path {d} /></svg>
        </button>
    }
}

/// The way to the page that reads codes; the menu closes behind it.
fn read_answers() -> Html {
    let onclick = Callback::from(|_: MouseEvent| browser::go_to("#/transfer"));
    html! {
        <button type="button" data-testid="transfer.read" popovertarget={MORE} popovertargetaction="hide" {onclick}>{t("Read answers")}</button>
    }
}

/// Links to the three views.
fn views(view: View) -> Html {
    let links = [
        (View::Scores, "#/pasi", t("Scores")),
        (View::Labs, "#/labs", t("Laboratory")),
        (View::Events, "#/events", t("Adverse events")),
    ];
    let links = links.into_iter().map(|(to, href, label)| {
        with(
            "a",
            &["href", "aria-current"],
            vec![some(href), some(if to == view { "page" } else { "" })],
            vec![text(label)],
        )
    });
    with(
        "nav",
        &["class", "aria-label"],
        vec![some("views"), some(t("Views"))],
        links.collect(),
    )
}

fn wishing(props: &FrontProps, wish: Wish) -> Callback<MouseEvent> {
    let desk = props.desk.clone();
    Callback::from(move |_| grant(wish.clone(), &desk))
}

fn notice(props: &FrontProps) -> Html {
    let Some(notice) = &props.notice else {
        return nothing();
    };
    let (class, role) = if notice.wrong {
        ("notice wrong", "alert")
    } else {
        ("notice", "status")
    };
    let close = button(
        "notice.close".into(),
        "",
        t("Close").into(),
        true,
        wishing(props, Wish::Read),
    );
    with(
        "div",
        &["class", "role", "data-testid"],
        vec![some(class), some(role), some("notice")],
        vec![el("p", "", vec![text(notice.text.clone())]), close],
    )
}
