//! The dialog that hands the tablet over.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::kept;
use crate::handover::{
    Begin, Handover, OfVisit, Paper, Secret, SiteWording, Work, pin, release_code,
};
use crate::instruments::{Entry, FORMS, Form, itch};
use crate::ui::el::{button, el, nothing, some, text, with};
use crate::ui::languages::{self, LANGUAGES, Language};
use crate::ui::ledger;
use crate::ui::page::{Desk, Page, PageAction};
use crate::ui::platform::{clock, focus, page as browser, storage};
use crate::ui::say::t;
use crate::ui::wordings;
use crate::visit::Visit;

/// The dialog's content.
pub fn panel(page: &Page, desk: &Desk) -> Html {
    html! { <Panel visit={Rc::clone(page.visit())} desk={desk.clone()} /> }
}

#[derive(Properties)]
struct PanelProps {
    visit: Rc<Visit>,
    desk: Desk,
}

impl PartialEq for PanelProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.visit, &other.visit)
    }
}

/// What was typed and chosen so far.
#[derive(Clone, PartialEq)]
struct Chosen {
    forms: Vec<&'static str>,
    language: String,
    pin: String,
    again: String,
    wrong: Option<String>,
    /// The release code of this device, made just now, that has to be written
    /// down before it goes on.
    code: Option<String>,
    busy: bool,
}

/// The forms that are chosen at first: those that have no answers yet, and of
/// the itch the scale that the visit or its baseline has.
fn at_first(visit: &Visit) -> Vec<&'static str> {
    let nrs = |visit: &Visit| {
        let index = itch::LINE.index();
        visit.drafts.get(index).choice(itch::SCALE)
    };
    let scale = nrs(visit).or_else(|| visit.baseline.as_deref().and_then(nrs));
    let forms = FORMS.iter().filter(|form| {
        let of_scale = form
            .preset
            .iter()
            .all(|(_, choice)| *choice == scale.unwrap_or(0));
        of_scale && !is_answered(visit, form)
    });
    forms.map(|form| form.id).collect()
}

fn is_answered(visit: &Visit, form: &Form) -> bool {
    let draft = visit.drafts.get(form.index());
    draft.has_answers(form.instrument) || *draft.copied_total() != Entry::Empty
}

#[component]
fn Panel(props: &PanelProps) -> Html {
    let chosen = use_state(|| Chosen {
        forms: at_first(&props.visit),
        language: languages::spoken().tag.to_owned(),
        pin: String::new(),
        again: String::new(),
        wrong: None,
        code: None,
        busy: false,
    });
    let sites = use_sites(&chosen.language);
    let change = {
        let chosen = chosen.clone();
        move |change: &dyn Fn(&mut Chosen)| {
            let mut next = Chosen::clone(&chosen);
            change(&mut next);
            chosen.set(next);
        }
    };
    let hand_over = {
        let (visit, chosen) = (Rc::clone(&props.visit), chosen.clone());
        let sites = sites.clone();
        Callback::from(move |written_down: bool| {
            let mut next = Chosen::clone(&chosen);
            next.wrong = None;
            match go(&visit, &next, &sites, written_down) {
                Ok(None) => return,
                Ok(Some(code)) => next.code = Some(code),
                Err((wrong, field)) => {
                    next.wrong = Some(wrong);
                    focus::focus_control_soon(field.to_owned());
                }
            }
            chosen.set(next);
        })
    };
    let close = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(page) = desk.page() {
                page.dispatch(PageAction::Ask(None));
            }
        })
    };
    if let Some(code) = &chosen.code {
        return release(code, &hand_over, close);
    }
    let forms = FORMS.iter().map(|form| {
        let change = change.clone();
        let onchange = Callback::from(move |event: Event| {
            let on = event.target_unchecked_into::<HtmlInputElement>().checked();
            change(&|next| choose(next, form, on));
        });
        let checked = chosen.forms.contains(&form.id);
        let testid = ["patient.form.", form.id].concat();
        let note = if is_answered(&props.visit, form) && checked {
            el(
                "small",
                "",
                vec![text(t(
                    "Answered already: you are asked before anything is replaced.",
                ))],
            )
        } else {
            nothing()
        };
        html! {
            <label class="tick">
                <input type="checkbox" {checked} data-testid={testid} {onchange} />
                <span>{t(form.name)}{note}</span>
            </label>
        }
    });
    let forms: Html = forms.collect();
    let printed = chosen
        .forms
        .iter()
        .filter_map(|id| Form::by_id(id))
        .any(|form| {
            let licensed = sites.iter().any(|(place, _)| *place == form.index());
            !form.notice.is_empty() && !licensed
        });
    let printed = if printed {
        el(
            "p",
            "note",
            vec![text(t(
                "The patient sees topics of our own, marked as not the licensed text: hand the printed DLQI over as well.",
            ))],
        )
    } else {
        nothing()
    };
    let languages = LANGUAGES.iter().map(|&Language { tag, name, .. }| {
        let mut option = VTag::new("option");
        option.add_attribute("value", tag);
        option.add_attribute("lang", tag);
        // See `el::option`: Firefox goes by the attribute only at first.
        option.add_property("selected", tag == chosen.language);
        option.add_child(text(name));
        Html::from(option)
    });
    let languages: Html = languages.collect();
    let onlanguage = {
        let change = change.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            change(&|next| next.language.clone_from(&value));
        })
    };
    let field = |testid: &'static str,
                 label: &'static str,
                 value: &str,
                 set: fn(&mut Chosen, String)| {
        let change = change.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            change(&|next| set(next, value.clone()));
        });
        html! {
            <label class="field">
                <span>{label}</span>
                <input type="text" inputmode="numeric" autocomplete="off" spellcheck="false" maxlength="20" data-testid={testid} value={value.to_owned()} {oninput} />
            </label>
        }
    };
    let pin_field = field(
        "patient.pin",
        t("PIN, four digits"),
        &chosen.pin,
        |next, value| {
            next.pin = value;
        },
    );
    let again_field = field(
        "patient.pin.again",
        t("The same PIN again"),
        &chosen.again,
        |next, value| {
            next.again = value;
        },
    );
    let wrong = chosen.wrong.clone().unwrap_or_default();
    let onsubmit = hand_over.reform(|event: SubmitEvent| {
        event.prevent_default();
        false
    });
    html! {
        <form class="hand-over" {onsubmit}>
            <p>{t("The tablet then shows the patient's questions and nothing else, until the PIN is typed.")}</p>
            <fieldset>
                <legend>{t("What to fill in")}</legend>
                {forms}
                {printed}
            </fieldset>
            <label class="field">
                <span>{t("The patient's language")}</span>
                <select data-testid="patient.language" onchange={onlanguage}>{languages}</select>
            </label>
            <fieldset class="pins">
                <legend>{t("PIN to take the tablet back")}</legend>
                {pin_field}
                {again_field}
            </fieldset>
            <p class="said" role="alert" data-testid="patient.wrong">{wrong}</p>
            <div class="actions">
                {button("ask.close".into(), "", t("Cancel").into(), true, close)}
                <button type="submit" class="primary" data-testid="patient.go">{t("Hand over")}</button>
            </div>
        </form>
    }
}

/// A site's own wording, and the place of its instrument.
type Site = (usize, Rc<SiteWording>);

/// The site's own wordings in the patient's language, once they are found.
#[hook]
fn use_sites(language: &str) -> Vec<Site> {
    let sites = use_state_eq(|| (String::new(), Vec::<Site>::new()));
    {
        let sites = sites.clone();
        use_effect_with(language.to_owned(), move |language| {
            let language = language.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let mut all = Vec::new();
                for form in FORMS.iter() {
                    let place = form.index();
                    if form.instrument.wording.is_none() {
                        continue;
                    }
                    let found = wordings::find(place, &language).await;
                    let site = SiteWording::read(found.file.to_string()).ok();
                    all.extend(site.map(|site| (place, Rc::new(site))));
                }
                sites.set((language, all));
            });
        });
    }
    // Those of another language are none of this one.
    if sites.0 == language {
        sites.1.clone()
    } else {
        Vec::new()
    }
}

/// One form more or less; of one instrument only one can be filled in.
fn choose(chosen: &mut Chosen, form: &'static Form, on: bool) {
    chosen.forms.retain(|id| {
        let other = Form::by_id(id);
        *id != form.id && !(on && other.is_some_and(|other| other.instrument == form.instrument))
    });
    if on {
        chosen.forms.push(form.id);
    }
}

/// The release code, said once.
fn release(code: &str, hand_over: &Callback<bool>, close: Callback<MouseEvent>) -> Html {
    let (first, second) = code.split_at(code.len() / 2);
    let spaced = [first, " ", second].concat();
    let go = hand_over.reform(|_: MouseEvent| true);
    el(
        "div",
        "hand-over",
        vec![
            el(
                "p",
                "",
                vec![text(t(
                    "If a PIN is forgotten, only the release code of this device opens the visit again. Write it down and keep it where staff find it and patients do not. It is the same for every hand-over, and is shown this once.",
                ))],
            ),
            with(
                "output",
                &["class", "data-testid"],
                vec![some("code"), some("patient.code")],
                vec![text(spaced)],
            ),
            el(
                "div",
                "actions",
                vec![
                    button("ask.close".into(), "", t("Cancel").into(), true, close),
                    button(
                        "patient.written".into(),
                        "primary",
                        t("It is written down: hand over").into(),
                        true,
                        go,
                    ),
                ],
            ),
        ],
    )
}

/// Hands the tablet over, or says what is in the way and where to mend it. A
/// device that has no release code yet gets one first, which is handed back to
/// be written down.
fn go(
    visit: &Visit,
    chosen: &Chosen,
    sites: &[Site],
    written_down: bool,
) -> Result<Option<String>, (String, &'static str)> {
    let forms = FORMS.iter().filter(|form| chosen.forms.contains(&form.id));
    let papers = forms.map(|form| {
        let site = sites
            .iter()
            .find(|(instrument, _)| *instrument == form.index());
        Paper {
            wording: site.map(|(_, wording)| Rc::clone(wording)),
            ..Paper::new(form)
        }
    });
    let papers: Vec<Paper> = papers.collect();
    if papers.is_empty() {
        let wrong = t("Nothing is chosen: choose at least one thing to fill in.");
        return Err((wrong.to_owned(), "patient.form.dlqi"));
    }
    let Some(digits) = pin(&chosen.pin) else {
        let wrong = t("A PIN has four digits, such as 2580.");
        return Err((wrong.to_owned(), "patient.pin"));
    };
    if pin(&chosen.again).as_ref() != Some(&digits) {
        let wrong = t("The two PINs differ: type the same four digits twice.");
        return Err((wrong.to_owned(), "patient.pin.again"));
    }
    if visit.holds_anything() && !ledger::is_safe(visit) {
        let wrong = t(
            "The visit could not be saved on this device, so the tablet is not handed over. Export the visit, make room, and try again.",
        );
        return Err((wrong.to_owned(), "patient.go"));
    }
    let not_kept = |_: storage::Trouble| {
        let wrong = t(
            "The tablet was not handed over, because this browser keeps nothing more on the device. Make room under “On this device”, or leave the private window, and try again.",
        );
        (wrong.to_owned(), "patient.go")
    };
    let no_memory = || {
        (
            t("The device has not enough memory for this.").to_owned(),
            "patient.go",
        )
    };
    if kept::release().is_none() && !written_down {
        kept::expect_release().map_err(not_kept)?;
        return Ok(Some(release_code(clock::random())));
    }
    if let Some(code) = &chosen.code {
        let secret = Secret::new(code, clock::random(), Work::OURS).ok_or_else(no_memory)?;
        kept::keep_release(&secret).map_err(not_kept)?;
    }
    let begin = Begin {
        id: clock::new_id(),
        visit: OfVisit::of(visit, &ledger::slot_of(&visit.id)),
        papers,
        language: chosen.language.clone(),
        pin: Secret::new(&digits, clock::random(), Work::OURS).ok_or_else(no_memory)?,
    };
    if let Some(handover) = Handover::begin(begin, clock::milliseconds()) {
        kept::keep(&handover).map_err(not_kept)?;
        browser::begin_again();
    }
    Ok(None)
}
