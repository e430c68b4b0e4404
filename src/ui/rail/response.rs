//! The baseline, and the response against it.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::instruments::{Draft, INSTRUMENTS, Instrument};
use crate::said::Said as Sentence;
use crate::session::{Action, Target};
use crate::study::{Fact, Responses, Said};
use crate::ui::commands::{ImportAs, import};
use crate::ui::components::{ChoiceGroup, NumberField};
use crate::ui::el::{button, el, made, nothing, some, text, with};
use crate::ui::page::{Desk, Dispatch, PageAction};
use crate::ui::platform::files;
use crate::ui::say::{named, number, said as sentence, t, t_in, tf};
use crate::visit::Visit;

/// What the response panel shows.
#[derive(Properties, PartialEq)]
pub struct ResponsePanelProps {
    /// What is said of the visit against its baseline.
    pub said: Responses,
    /// Why the baseline may be the wrong one.
    pub doubts: Vec<Sentence>,
    /// The baseline, if there is one.
    pub baseline: Option<Rc<Visit>>,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
    /// Where the page as it stands is picked up.
    pub desk: Desk,
}

/// Instruments whose total can be typed for a baseline.
const TYPED: [&str; 5] = ["pasi", "bsa", "itch", "dlqi", "pga"];

/// A baseline from a file or typed, and every change against it.
#[component]
pub fn ResponsePanel(props: &ResponsePanelProps) -> Html {
    let (dispatch, baseline) = (&props.dispatch, props.baseline.as_deref());
    let said = &props.said;
    let desk = props.desk.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(file) = files::chosen(&event.target_unchecked_into::<HtmlInputElement>()) {
            import(file, ImportAs::Baseline, &desk);
        }
    });
    let clear = dispatch.reform(|_: MouseEvent| PageAction::Visit(Action::SetBaseline(None)));
    let file = html! {
        <input type="file" accept=".json,application/json" data-testid="baseline.import" {onchange} />
    };
    let actions = vec![
        el("label", "button", vec![text(t("Baseline from file")), file]),
        button(
            "baseline.clear".into(),
            "",
            t_in("command", "Clear").into(),
            baseline.is_some(),
            clear,
        ),
    ];
    let title = vec![
        text(t("Response")),
        el("small", "", vec![text(t(" against a baseline"))]),
    ];
    let header = vec![el("h2", "", title), el("div", "actions", actions)];
    let name = baseline.map(named).filter(|name| !name.is_empty());
    let about = match name {
        Some(name) => tf("Baseline: {visit}", &[("visit", &name)]),
        None => t("Open the file of an earlier visit, or copy its totals here:").to_owned(),
    };
    let mut fields = vec![el("p", "about", vec![text(about)])];
    fields.extend(
        TYPED
            .into_iter()
            .filter_map(Instrument::index_of)
            .map(|index| typed(index, baseline, dispatch)),
    );
    for said in &props.doubts {
        fields.push(with(
            "p",
            &["class", "role"],
            vec![some("said"), some("alert")],
            vec![text(sentence(said))],
        ));
    }
    let mut inner = vec![
        el("header", "", header),
        with(
            "div",
            &["class", "data-flow"],
            vec![some("baseline"), Some("".into())],
            fields,
        ),
        changes(said),
        criteria(t("Criteria"), &said.criteria),
        criteria(t("PASI targets"), &said.targets),
    ];
    inner.extend(
        said.not_compared
            .iter()
            .map(|line| el("p", "said", vec![text(t(line))])),
    );
    with(
        "section",
        &["class", "id", "aria-label"],
        vec![
            some("panel response"),
            some("section-response"),
            some(t("Response against a baseline")),
        ],
        inner,
    )
}

/// A total of the baseline: typed here, or as its answers score.
fn typed(index: usize, baseline: Option<&Visit>, dispatch: &Dispatch) -> Html {
    let instrument = INSTRUMENTS[index];
    let empty = Draft::new(instrument);
    let draft = baseline.map_or(&empty, |baseline| baseline.drafts.get(index));
    let testid = ["baseline.", instrument.id].concat();
    let field = if draft.has_answers(instrument) {
        let outcome = baseline.map(|baseline| baseline.drafts.outcome(index));
        let total = outcome.and_then(|outcome| outcome.show_total());
        let total = text(total.map_or_else(|| "–".to_owned(), number));
        with(
            "output",
            &["data-testid"],
            vec![Some(testid.into())],
            vec![total],
        )
    } else {
        html! {
            <NumberField
                target={Target::Baseline(index)}
                {testid}
                label={tf("Baseline {score}", &[("score", t(instrument.short))])}
                entry={draft.copied_total().clone()}
                range={(instrument.total)(draft)}
                dispatch={dispatch.clone()}
            />
        }
    };
    let scale = if instrument.id == "itch" {
        html! {
            <ChoiceGroup
                instrument={index}
                item={0}
                label={t("Baseline itch: scale")}
                chosen={draft.choice(0)}
                of_baseline=true
                dispatch={dispatch.clone()}
            />
        }
    } else {
        nothing()
    };
    let label = el("span", "", vec![text(t(instrument.short))]);
    with(
        "div",
        &["class"],
        vec![made(&["typed ", instrument.id])],
        vec![label, field, scale],
    )
}

fn changes(said: &Responses) -> Html {
    if said.changes.is_empty() {
        return nothing();
    }
    let heads = [
        t("Score"),
        t("Baseline"),
        t("Now"),
        t("Change"),
        t("Improvement"),
    ];
    let heads = heads
        .into_iter()
        .map(|head| el("th", "", vec![text(head)]))
        .collect();
    let rows = said.changes.iter().map(|changed| {
        let cell = |name: &str, value: String| {
            let testid = made(&["response.", &changed.label.to_ascii_lowercase(), name]);
            with("td", &["data-testid"], vec![testid], vec![text(value)])
        };
        let class = if changed.change.worse() { "worse" } else { "" };
        el(
            "tr",
            class,
            vec![
                with(
                    "th",
                    &["scope"],
                    vec![some("row")],
                    vec![text(t(changed.label))],
                ),
                cell(".baseline", number(changed.show(changed.change.baseline))),
                cell(".now", number(changed.show(changed.change.current))),
                cell(".change", number(changed.show_difference())),
                cell(".percent", sentence(&changed.change.improvement().said())),
            ],
        )
    });
    let rows = rows.collect();
    el(
        "table",
        "changes",
        vec![
            el("thead", "", vec![el("tr", "", heads)]),
            el("tbody", "", rows),
        ],
    )
}

fn criteria(title: &'static str, said: &[Said]) -> Html {
    if said.is_empty() {
        return nothing();
    }
    let rows = said.iter().map(|said| {
        let (class, mark, word) = match said.fact {
            Fact::Met => ("met", "✓", t("met")),
            Fact::NotMet => ("not-met", "–", t("not met")),
            Fact::Unknown(why) => ("unknown", "?", t(why)),
        };
        let verified = if said.is_verified() {
            ""
        } else {
            t("not verified")
        };
        let between = if verified.is_empty() { "" } else { " · " };
        with(
            "li",
            &["class", "title", "data-testid"],
            vec![
                some(class),
                some(t(said.rule)),
                made(&["response.", said.label]),
            ],
            vec![
                with("i", &["aria-hidden"], vec![some("true")], vec![text(mark)]),
                el("span", "", vec![text(t(said.label))]),
                el("small", "", vec![text(word), text(between), text(verified)]),
            ],
        )
    });
    let list = el("ul", "criteria", rows.collect());
    el("div", "", vec![el("h3", "", vec![text(title)]), list])
}
