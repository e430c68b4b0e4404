//! Above the list: what it holds, what is shown of it, and what can be done.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::list::{empty, sorts};
use super::look::{Look, To};
use crate::study::{Filter, event_said};
use crate::ui::el::{button, el, option, some, text, with};
use crate::ui::platform::page as browser;
use crate::ui::say::{self, t, tf, tn};
use crate::ui::trial::fields::ticked;
use crate::ui::trial::sentence::placed;
use crate::visit::Rows;

/// What the bar shows and does.
pub struct Bar<'a> {
    /// The events of the visit.
    pub rows: &'a Rows,
    /// How many of them are shown.
    pub shown: usize,
    /// About how many something is odd, once that is known.
    pub odd: Option<usize>,
    /// How they are looked at.
    pub look: &'a Look,
    /// Changes that.
    pub onlook: Callback<To>,
    /// Adds an event.
    pub onadd: Callback<MouseEvent>,
    /// Copies what is shown.
    pub oncopy: Callback<MouseEvent>,
}

/// The bar.
pub fn bar(bar: &Bar<'_>) -> Html {
    let title = el("h2", "", vec![text(t("Adverse events"))]);
    if bar.rows.is_empty() {
        return el("header", "", vec![title]);
    }
    let print = Callback::from(|_: MouseEvent| browser::print());
    let copy = bar.oncopy.clone();
    let commands = vec![
        button(
            "events.copy".into(),
            "",
            t("Copy as text").into(),
            true,
            copy,
        ),
        button(
            "events.print".into(),
            "",
            t("Print log").into(),
            true,
            print,
        ),
        add_button(t("Add event"), &bar.onadd),
    ];
    let head = el("header", "", vec![title, el("div", "actions", commands)]);
    vec![head, said(bar), filters(bar)].into_iter().collect()
}

fn add_button(label: &'static str, onadd: &Callback<MouseEvent>) -> Html {
    html! {
        <button
            type="button"
            class="primary"
            data-testid="events.add"
            aria-keyshortcuts="Control+Enter Meta+Enter"
            title={t("Ctrl+Enter or Cmd+Enter")}
            onclick={onadd.clone()}
        >{label}</button>
    }
}

/// What the log holds, and how much of it is shown.
fn said(bar: &Bar<'_>) -> Html {
    let line = event_said(bar.rows)
        .as_ref()
        .map(say::said)
        .unwrap_or_default();
    let place = [("line", line.as_str())];
    // tr: {line} is what the log holds, “16, highest grade 3, …”
    let all = match bar.odd {
        None => tf("{line}, looking for findings…", &place),
        Some(0) => tf("{line}, no findings", &place),
        Some(odd) => tn(
            "{line}, findings in {n}",
            "{line}, findings in {n}",
            odd as u64,
            &place,
        ),
    };
    let (shown, sentence) = if bar.shown == bar.rows.len() {
        (t("All shown").to_owned(), t("{shown}: {all}"))
    } else {
        let shown = tn("{n} shown", "{n} shown", bar.shown as u64, &[]);
        // tr: {shown} is “12 shown”, {all} what the log holds, “16, highest grade 3, …”
        (shown, t("{shown} of {all}"))
    };
    let all = with(
        "span",
        &["data-testid"],
        vec![some("events.said")],
        vec![text(all)],
    );
    let shown = with(
        "b",
        &["data-testid", "role"],
        vec![some("events.shown"), some("status")],
        vec![text(shown)],
    );
    let said = placed(sentence, vec![("shown", shown), ("all", all)]);
    el("p", "log-said", vec![said])
}

fn filters(bar: &Bar<'_>) -> Html {
    let filter = &bar.look.filter;
    let change = |make: fn(&mut Filter, &HtmlInputElement)| {
        let (filter, look) = (filter.clone(), bar.onlook.clone());
        Callback::from(move |input: HtmlInputElement| {
            let mut filter = filter.clone();
            make(&mut filter, &input);
            look.emit(To::Filter(filter));
        })
    };
    let words = change(|filter, input| filter.words = input.value());
    let oninput = words.reform(|event: InputEvent| event.target_unchecked_into());
    let tick = |testid: &'static str, label: &'static str, on: bool, set: fn(&mut Filter, bool)| {
        let (filter, look) = (filter.clone(), bar.onlook.clone());
        let ontick = Callback::from(move |on| {
            let mut filter = filter.clone();
            set(&mut filter, on);
            look.emit(To::Filter(filter));
        });
        ticked(testid.into(), label, on, ontick)
    };
    let onleast = {
        let (filter, look) = (filter.clone(), bar.onlook.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let mut filter = filter.clone();
            filter.least = value.parse().ok();
            look.emit(To::Filter(filter));
        })
    };
    // tr: a filter by grade: what it was or worse
    let least = [
        (1, t("1 or higher")),
        (2, t("2 or higher")),
        (3, t("3 or higher")),
        (4, t("4 or higher")),
        (5, "5"),
    ];
    let least = least
        .into_iter()
        .map(|(grade, label)| option(grade.to_string(), filter.least == Some(grade), label));
    let onclear = bar
        .onlook
        .reform(|_: MouseEvent| To::Filter(Filter::default()));
    html! {
        <search class="filters">
            <label class="field words">
                <span>{t("Find in event, term, treatment")}</span>
                <input type="text" inputmode="search" autocomplete="off" data-testid="events.filter.words" value={filter.words.clone()} {oninput} />
            </label>
            <label class="field least">
                <span>{t("Grade")}</span>
                <select data-testid="events.filter.least" onchange={onleast}>
                    // tr: events of any grade
                    {option("", filter.least.is_none(), t("any"))}
                    {for least}
                </select>
            </label>
            <div class="ticks" role="group" aria-label={t("Show only")}>
                {tick("events.filter.related", t("Related"), filter.related, |filter, on| filter.related = on)}
                {tick("events.filter.serious", t("Serious"), filter.serious, |filter, on| filter.serious = on)}
                {tick("events.filter.odd", t("With findings"), filter.odd, |filter, on| filter.odd = on)}
            </div>
            {sorts(bar.look, &bar.onlook)}
            {button("events.filter.clear".into(), "quiet", t("Clear filter").into(), !filter.is_open(), onclear)}
        </search>
    }
}

/// What is said where there is nothing to list, and what to do.
pub fn nothing_here(none: bool, onadd: Callback<MouseEvent>, onlook: &Callback<To>) -> Html {
    if none {
        let add = add_button(t("Add the first event"), &onadd);
        return empty(
            t("No adverse events in this visit"),
            t(
                "Write down what happened in the words of the patient or the chart; the term, its grade and the rest follow. Ctrl+Enter (Cmd+Enter on a Mac) adds an event from anywhere in the log. A visit file that holds events is opened with “Open file”.",
            ),
            add,
        );
    }
    let onclear = onlook.reform(|_: MouseEvent| To::Filter(Filter::default()));
    empty(
        t("No event fits"),
        t("Events are in the log, and the filter shows none of them."),
        button(
            "events.filter.open".into(),
            "",
            t("Show all events").into(),
            true,
            onclear,
        ),
    )
}
