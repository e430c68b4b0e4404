//! The page whole: it holds the session and hands each part what it shows.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::commands::{self, ImportAs, Notice};
use super::components::TextField;
use super::front::{Ask, Front, Top};
use super::keep::{Keeper, Start};
use super::panels::{PasiPanel, Questionnaire};
use super::platform::{clock, files, page};
use super::rail::{MeaningList, ResponsePanel, TotalCard};
use super::settings::Settings;
use super::sheet::Sheet;
use super::store::Store;
use crate::instruments::{INSTRUMENTS, pasi};
use crate::session::Action;
use crate::study::Totals;
use crate::visit::{About, Visit};

/// What the page is given.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What it begins with.
    pub start: Start,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| Store::new(Visit::clone(&props.start.visit)));
    let dispatch = use_memo((), |()| store.dispatcher().to_callback());
    let dispatch = (*dispatch).clone();
    let settings = use_state(Settings::kept);
    let notice = use_state(|| props.start.notice.clone().map(Notice::wrong));
    let ask = use_state(|| None::<Ask>);
    let exported = use_state(|| None::<Rc<Visit>>);
    let whole = use_whole_page();
    let printing = use_printing();
    use_undo_keys(&dispatch);
    {
        let theme = settings.theme.clone();
        use_effect_with(theme, |theme| page::set_theme(theme));
    }
    let visit = store.visit();
    let onnotice = {
        let notice = notice.clone();
        use_callback((), move |said: Notice, ()| notice.set(Some(said)))
    };
    let onfile = {
        let (dispatch, onnotice) = (dispatch.clone(), onnotice.clone());
        // The open visit is needed only to say what becomes of it.
        use_callback(Rc::clone(visit), move |(file, into), open| {
            commands::import(
                file,
                into,
                Rc::clone(open),
                dispatch.clone(),
                onnotice.clone(),
            );
        })
    };
    use_drop(&onfile);
    let onkept = {
        let onnotice = onnotice.clone();
        use_callback((), move |text: String, ()| {
            onnotice.emit(Notice::good(text))
        })
    };
    let onbands = {
        let settings = settings.clone();
        Callback::from(move |(instrument, set): (usize, u8)| {
            let mut next = Settings::clone(&settings);
            next.bands[instrument] = set;
            next.keep();
            settings.set(next);
        })
    };
    let ontop = {
        let (dispatch, onnotice, onfile, ask, settings) = (
            dispatch.clone(),
            onnotice.clone(),
            onfile.clone(),
            ask.clone(),
            settings.clone(),
        );
        let (exported, visit) = (exported.clone(), Rc::clone(visit));
        Callback::from(move |top: Top| match top {
            Top::Undo => dispatch.emit(Action::Undo),
            Top::Redo => dispatch.emit(Action::Redo),
            Top::Open(file) => onfile.emit((file, ImportAs::Visit)),
            Top::Kept => ask.set(Some(Ask::Kept(super::keep::kept()))),
            Top::Export => {
                onnotice.emit(commands::export(&visit));
                exported.set(Some(Rc::clone(&visit)));
            }
            Top::Copy => {
                let text = crate::study::summary(&visit, &settings.bands);
                let (onnotice, ask) = (onnotice.clone(), ask.clone());
                wasm_bindgen_futures::spawn_local(async move {
                    if files::copy(&text).await {
                        onnotice.emit(Notice::good("The summary is on the clipboard."));
                    } else {
                        ask.set(Some(Ask::Summary(text)));
                    }
                });
            }
            Top::Print => page::print(),
            Top::Theme(theme) => {
                let next = Settings {
                    theme,
                    ..Settings::clone(&settings)
                };
                next.keep();
                settings.set(next);
            }
            Top::New => {
                let safe = exported
                    .as_ref()
                    .is_some_and(|exported| **exported == *visit);
                if visit.holds_anything() && !safe {
                    ask.set(Some(Ask::New));
                } else {
                    dispatch.emit(new_visit());
                }
            }
        })
    };
    let onasked = {
        let (ask, dispatch, ontop, onnotice) = (
            ask.clone(),
            dispatch.clone(),
            ontop.clone(),
            onnotice.clone(),
        );
        Callback::from(move |action: super::front::Answer| {
            use super::front::Answer;
            ask.set(None);
            match action {
                Answer::Close => {}
                Answer::NewVisit => {
                    dispatch.emit(new_visit());
                    onnotice.emit(Notice::good(
                        "A new visit is open. The visit before it stays on this device; Undo brings it back.",
                    ));
                }
                Answer::ExportFirst => ontop.emit(Top::Export),
                Answer::OpenKept(visit) => dispatch.emit(Action::Open(visit)),
                Answer::RemoveKept(slot) => {
                    super::platform::storage::remove(&slot);
                    ask.set(Some(Ask::Kept(super::keep::kept())));
                }
            }
        })
    };
    let baseline_chosen = {
        let onfile = onfile.clone();
        Callback::from(move |input: HtmlInputElement| {
            if let Some(file) = files::chosen(&input) {
                onfile.emit((file, ImportAs::Baseline));
            }
        })
    };
    let totals = Totals::with(visit, store.outcomes());
    html! {
        <>
            <Front
                top={ontop}
                asked={onasked}
                ask={(*ask).clone()}
                notice={(*notice).clone()}
                ondismiss={Callback::from(move |()| notice.set(None))}
                can_undo={store.session().can_undo()}
                can_redo={store.session().can_redo()}
                theme={AttrValue::from(settings.theme.clone())}
            />
            <main id="main">
                <div class="about panel">
                    {about(visit, &dispatch)}
                    <Keeper visit={Rc::clone(visit)} dispatch={dispatch.clone()} onnotice={onkept} />
                </div>
                <div class="panels">{panels(&store, &dispatch, *whole)}</div>
                <aside class="rail" aria-label="Scores and what they mean">
                    <section class="panel totals" aria-label="Totals">
                        {for INSTRUMENTS.iter().enumerate().map(|(index, instrument)| {
                            let draft = visit.drafts.get(index);
                            let of = match (instrument.id, draft.choice(0)) {
                                ("itch", Some(choice)) => instrument.items[0].choices()[usize::from(choice)].label,
                                _ => "",
                            };
                            html! {
                                <TotalCard {index} {of} outcome={Rc::clone(store.outcome(index))} bands={settings.bands[index]} onbands={onbands.clone()} />
                            }
                        })}
                    </section>
                    if *whole {
                        <MeaningList {totals} />
                        <ResponsePanel
                            {totals}
                            subject={AttrValue::from(visit.subject.clone())}
                            baseline={visit.baseline.clone()}
                            dispatch={dispatch.clone()}
                            onfile={baseline_chosen}
                        />
                    }
                </aside>
            </main>
            if *printing {
                <Sheet
                    visit={Rc::clone(visit)}
                    outcomes={store.outcomes().to_vec()}
                    bands={settings.bands.clone()}
                    printed={clock::today()}
                />
            }
        </>
    }
}

fn new_visit() -> Action {
    Action::New {
        id: clock::new_id(),
        date: clock::today(),
    }
}

fn about(visit: &Visit, dispatch: &Callback<Action>) -> Html {
    let fields = [
        (About::Subject, "Subject", "P3"),
        (About::Date, "Date", ""),
        (About::Label, "Visit", "Week 4"),
        (About::Assessor, "Assessor", "A1"),
    ];
    fields
        .into_iter()
        .map(|(about, label, example)| {
            let value = AttrValue::from(visit.about(about).to_owned());
            html! { <TextField {about} {label} {example} {value} dispatch={dispatch.clone()} /> }
        })
        .collect()
}

/// The instruments' forms. All but the first wait until it is on the screen.
fn panels(store: &Store, dispatch: &Callback<Action>, whole: bool) -> Html {
    let count = if whole { INSTRUMENTS.len() } else { 1 };
    let forms = (0..count).map(|index| {
        let draft = Rc::clone(store.visit().drafts.get(index));
        let outcome = Rc::clone(store.outcome(index));
        let dispatch = dispatch.clone();
        if INSTRUMENTS[index].id == pasi::INSTRUMENT.id {
            html! { <PasiPanel {draft} {outcome} {dispatch} /> }
        } else {
            html! { <Questionnaire {index} {draft} {outcome} {dispatch} /> }
        }
    });
    forms.collect()
}

/// False for the first picture, which holds what the first score needs; true
/// from the moment after it.
#[hook]
fn use_whole_page() -> UseStateHandle<bool> {
    let whole = use_state(|| false);
    {
        let whole = whole.clone();
        use_effect_with((), move |()| {
            Timeout::new(0, move || whole.set(true)).forget();
        });
    }
    use_effect_with(*whole, |whole| {
        let show = || {
            if let Some(section) = page::section() {
                page::show_section(&section);
            }
        };
        // The section a link names may not stand before the page is whole.
        let listener = whole.then(|| {
            show();
            page::on_section(show)
        });
        move || drop(listener)
    });
    whole
}

/// True while the browser prints.
#[hook]
fn use_printing() -> UseStateHandle<bool> {
    let printing = use_state(|| false);
    {
        let printing = printing.clone();
        use_effect_with((), move |()| {
            let (before, after) = (printing.clone(), printing);
            let window = gloo::utils::window();
            let listeners = [
                EventListener::new(&window, "beforeprint", move |_| before.set(true)),
                EventListener::new(&window, "afterprint", move |_| after.set(false)),
            ];
            move || drop(listeners)
        });
    }
    printing
}

/// Ctrl/Cmd+Z, Shift+Ctrl/Cmd+Z and Ctrl+Y, wherever the focus is.
#[hook]
fn use_undo_keys(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let document = gloo::utils::document();
        let listener =
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
                    return;
                }
                let action = match (event.key().to_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => Action::Undo,
                    ("z", true) | ("y", false) => Action::Redo,
                    _ => return,
                };
                event.prevent_default();
                dispatch.emit(action);
            });
        move || drop(listener)
    });
}

/// A file dropped anywhere on the page is opened; on the response panel it
/// becomes the baseline.
#[hook]
fn use_drop(onfile: &Callback<(web_sys::File, ImportAs)>) {
    let onfile = onfile.clone();
    use_effect_with(onfile, move |onfile| {
        let onfile = onfile.clone();
        let options = EventListenerOptions::enable_prevent_default;
        let document = gloo::utils::document();
        let over = EventListener::new_with_options(&document, "dragover", options(), |event| {
            event.prevent_default();
        });
        let drop_here =
            EventListener::new_with_options(&document, "drop", options(), move |event| {
                let Some(event) = event.dyn_ref::<DragEvent>() else {
                    return;
                };
                event.prevent_default();
                let target = event
                    .target()
                    .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                let on_baseline = target.is_some_and(|target| {
                    target
                        .closest("#section-response")
                        .is_ok_and(|panel| panel.is_some())
                });
                let into = if on_baseline {
                    ImportAs::Baseline
                } else {
                    ImportAs::Visit
                };
                if let Some(file) = files::dropped(event.data_transfer().as_ref()) {
                    onfile.emit((file, into));
                }
            });
        move || drop((over, drop_here))
    });
}
