//! A field for every text of a wording.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Step, fault_said};
use crate::instruments::{Choice, INSTRUMENTS, Item};
use crate::ui::el::{button, el, text};
use crate::ui::say::{t, tf};
use crate::wording::{Fault, Field, Sheet};

/// The fields and what is done with them.
pub fn editor(sheet: &Sheet, faults: &[Fault], onstep: &Callback<Step>) -> Html {
    let instrument = INSTRUMENTS[sheet.instrument].short;
    let title = tf(
        "Write the wording of {instrument}",
        &[("instrument", instrument)],
    );
    let mut inner = vec![el("h2", "", vec![text(title)])];
    let mut part = "";
    for field in &sheet.fields {
        let of = field.path.split('.').next().unwrap_or_default();
        let head = match of {
            "answers" => t("Answers that the items share"),
            "items" => t("Items"),
            _ => "",
        };
        if !head.is_empty() && head != part {
            inner.push(el("h2", "", vec![text(head)]));
            part = head;
        }
        inner.push(row(sheet.instrument, field, faults, onstep));
    }
    // What is wrong with no field of its own is said below them.
    let elsewhere = faults
        .iter()
        .filter(|fault| !sheet.fields.iter().any(|field| field.path == fault.path))
        .map(|fault| el("p", "wrong", vec![text(fault_said(fault))]));
    inner.extend(elsewhere);
    let press = |step: fn() -> Step| onstep.reform(move |_: MouseEvent| step());
    inner.push(el(
        "div",
        "choices-of-files",
        vec![
            button(
                "wording.keep".into(),
                "primary",
                t("Keep on this device").into(),
                !sheet.is_empty(),
                press(|| Step::Keep),
            ),
            button(
                "wording.export".into(),
                "",
                t("Save as file").into(),
                !sheet.is_empty(),
                press(|| Step::Export),
            ),
            button(
                "wording.empty".into(),
                "quiet",
                t("Empty all fields").into(),
                !sheet.is_empty(),
                press(|| Step::Empty),
            ),
        ],
    ));
    el("div", "sheet-fields", inner)
}

fn row(instrument: usize, field: &Field, faults: &[Fault], onstep: &Callback<Step>) -> Html {
    let id = ["field-", &field.path.replace('.', "-")].concat();
    let testid = field.path.clone();
    let (label, hint) = named(instrument, &field.path);
    let fault = faults.iter().find(|fault| {
        fault.path == field.path || field.path.strip_suffix(".stem") == Some(fault.path.as_str())
    });
    let said_id = ["said-", &id].concat();
    let describedby = fault.map(|_| said_id.clone());
    let path = field.path.clone();
    let long = !field.path.starts_with("wording.") && !field.path.starts_with("answers.");
    let input = if long {
        let onstep = onstep.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            onstep.emit(Step::Typed(path.clone(), area.value()));
        });
        html! {
            <textarea rows="2" dir="auto" id={id.clone()} data-testid={testid} value={field.text.clone()}
                aria-invalid={fault.map(|_| "true")} aria-describedby={describedby} {oninput} />
        }
    } else {
        let onstep = onstep.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            onstep.emit(Step::Typed(path.clone(), input.value()));
        });
        html! {
            <input type="text" dir="auto" id={id.clone()} data-testid={testid} value={field.text.clone()}
                aria-invalid={fault.map(|_| "true")} aria-describedby={describedby} {oninput} />
        }
    };
    html! {
        <div class="sheet-field" key={field.path.clone()}>
            <label for={id}>{label} if !hint.is_empty() { <small>{hint}</small> }</label>
            { input }
            if let Some(fault) = fault {
                <p class="said" id={said_id}>{ fault_said(fault) }</p>
            }
        </div>
    }
}

/// What a field is called, and what helps to fill it in.
fn named(instrument: usize, path: &str) -> (String, String) {
    let plain = |label: &'static str, hint: &'static str| (label.to_owned(), hint.to_owned());
    let definition = INSTRUMENTS[instrument];
    match path {
        "wording.id" => {
            return plain(
                t("Name"),
                t("Names it in exported files, e.g. dlqi-de-clinic"),
            );
        }
        "wording.language" => return plain(t("Language"), t("A language tag: en, de, zh-Hans")),
        "wording.version" => return plain(t("Version"), ""),
        "wording.licence" => return plain(t("Licence"), t("As the owner names it to you")),
        "wording.copyright" => {
            return plain(t("Copyright line"), t("Shown wherever the text is"));
        }
        "title" => return plain(t("Title"), t("May be left out")),
        "instructions" => return plain(t("Instructions"), t("May be left out")),
        "recall" => return plain(t("Time asked about"), ""),
        _ => {}
    }
    let mut parts = path.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("answers"), Some(word), ..) => {
            let all = definition.items.iter().flat_map(Item::choices);
            (answer(all, word), String::new())
        }
        (Some("items"), Some(control), Some("answers"), Some(word)) => {
            let item = definition
                .items
                .iter()
                .find(|item| item.control() == control);
            let all = item.into_iter().flat_map(Item::choices);
            let label = tf(
                "Item {item}: {answer}",
                &[("item", control), ("answer", &answer(all, word))],
            );
            (label, String::new())
        }
        (Some("items"), Some(control), ..) => {
            let item = definition
                .items
                .iter()
                .find(|item| item.control() == control);
            let topic = item.map_or("", |item| t(item.label));
            (tf("Item {item}", &[("item", control)]), topic.to_owned())
        }
        _ => (path.to_owned(), String::new()),
    }
}

fn answer<'a>(mut choices: impl Iterator<Item = &'a Choice>, word: &str) -> String {
    let choice = choices.find(|choice| choice.value == word);
    choice.map_or("", |choice| t(choice.label)).to_owned()
}
