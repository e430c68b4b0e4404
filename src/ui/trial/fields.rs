//! Inputs for the keys of a row, shared by the laboratory's table and the log.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::session::{Action, Target};
use crate::ui::el::{el, nothing, option, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::say::{t, tf};
use crate::visit::rows::{self, Field, List, Named, Row};

/// Where a field's value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The list.
    pub list: List,
    /// The row's place.
    pub row: usize,
    /// The key.
    pub key: &'static str,
}

impl At {
    /// The name of the control: the path of its value, `adverseEvents.0.onset`.
    #[must_use]
    pub fn testid(self) -> String {
        [self.list.key(), ".", &self.row.to_string(), ".", self.key].concat()
    }
}

/// What a typed field shows.
#[derive(Properties, PartialEq)]
pub struct TypedProps {
    /// Where its value stands.
    pub at: At,
    /// What stands there, as typed.
    pub value: AttrValue,
    /// Whether it is not allowed there.
    pub refused: bool,
    /// What is asked.
    pub label: AttrValue,
    /// Whether the label is shown; else it is only said.
    #[prop_or(true)]
    pub labelled: bool,
    /// An example, shown while nothing is typed.
    #[prop_or_default]
    pub example: AttrValue,
    /// Whether it may have several lines.
    #[prop_or_default]
    pub long: bool,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// A text, a date or a number that is typed: what is not allowed stays, is
/// marked, and is said.
#[component]
pub fn Typed(props: &TypedProps) -> Html {
    let At { list, row, key } = props.at;
    let field = list.field(key).unwrap_or(Field::Text);
    // What is being typed and can still become right is not called wrong yet.
    let typing = use_state_eq(|| false);
    let refused = props.refused && !(*typing && may_become(field, &props.value));
    let oninput = {
        let (dispatch, typing) = (props.dispatch.clone(), typing.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let target = Target::Row { list, row, key };
            typing.set(true);
            dispatch.emit(PageAction::Visit(Action::Type(target, text)));
        })
    };
    let onchange = {
        let (dispatch, typing) = (props.dispatch.clone(), typing.clone());
        Callback::from(move |_: Event| {
            typing.set(false);
            dispatch.emit(PageAction::Visit(Action::Leave));
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| typing.set(false));
    let said_id = AttrValue::from(["said-", &props.at.testid()].concat());
    let numeric = matches!(field, Field::Number);
    let input = if props.long {
        html! {
            <textarea
                rows="3"
                data-testid={props.at.testid()}
                aria-label={(!props.labelled).then(|| props.label.clone())}
                placeholder={props.example.clone()}
                value={props.value.clone()}
                {oninput}
                {onchange}
                {onblur}
            />
        }
    } else {
        html! {
        <input
            type="text"
            inputmode={if numeric { "decimal" } else { "text" }}
            autocomplete="off"
            spellcheck={if matches!(field, Field::Text) { "true" } else { "false" }}
            class={refused.then_some("flagged")}
            data-testid={props.at.testid()}
            aria-label={(!props.labelled).then(|| props.label.clone())}
            aria-invalid={refused.then_some("true")}
            aria-describedby={refused.then(|| said_id.clone())}
            placeholder={props.example.clone()}
            value={props.value.clone()}
            {oninput}
            {onchange}
            {onblur}
        />
        }
    };
    let label = if props.labelled {
        el("span", "", vec![text(props.label.clone())])
    } else {
        nothing()
    };
    // Always as many parts as before, or the input would be made anew, and
    // lose the focus, whenever something is said.
    let said = if refused {
        with(
            "small",
            &["class", "role", "id"],
            vec![some("said"), some("alert"), Some(said_id)],
            vec![text(tf(
                // tr: {allowed} is what a field takes, such as “a number in digits, as in 5.2”
                "Allowed is {allowed}.",
                &[("allowed", t(rows::in_words(field)))],
            ))],
        )
    } else {
        nothing()
    };
    el(
        "label",
        if numeric { "field number" } else { "field" },
        vec![label, input, said],
    )
}

/// Whether what stands in a field may be the beginning of what is allowed.
fn may_become(field: Field, text: &str) -> bool {
    const MOMENT: &str = "0000-00-00T00:00";
    let text = text.trim();
    let begins = |pattern: &str| {
        let fits = |(letter, like): (char, char)| match like {
            '0' => letter.is_ascii_digit(),
            like => letter == like,
        };
        text.len() <= pattern.len() && text.chars().zip(pattern.chars()).all(fits)
    };
    match field {
        Field::Date => begins(&MOMENT[..10]),
        Field::Moment => begins(MOMENT),
        Field::End => begins(MOMENT) || "ongoing".starts_with(text),
        Field::Number => text.ends_with('.') && rows::accepts(field, &text[..text.len() - 1]),
        _ => false,
    }
}

/// A typed field of a row.
pub fn typed(
    row: &Row,
    at: At,
    label: &'static str,
    example: &'static str,
    dispatch: &Dispatch,
) -> Html {
    html! {
        <Typed
            {at}
            value={rows::typed(row, at.key).to_owned()}
            refused={rows::is_refused(row, at.key)}
            {label}
            {example}
            dispatch={dispatch.clone()}
        />
    }
}

/// A choice of names for a key of a row, with a first entry for "not given".
pub fn chosen(
    row: &Row,
    at: At,
    label: &'static str,
    names: &'static [Named],
    dispatch: &Dispatch,
) -> Html {
    let dispatch = dispatch.clone();
    let onchoose = Callback::from(move |text: String| {
        let At { list, row, key } = at;
        let target = Target::Row { list, row, key };
        dispatch.emit(PageAction::Visit(Action::Type(target, text)));
        dispatch.emit(PageAction::Visit(Action::Leave));
    });
    choice(row, at, label, names, onchoose)
}

/// The same where more follows from a choice than the key itself: called with
/// the name, or with nothing for "not given".
pub fn choice(
    row: &Row,
    at: At,
    label: &'static str,
    names: &'static [Named],
    onchoose: Callback<String>,
) -> Html {
    let value = rows::typed(row, at.key).to_owned();
    let onchange =
        onchoose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let options = names
        .iter()
        .map(|(name, words)| option(*name, *name == value, t(words)));
    let class = value.is_empty().then_some("unanswered");
    html! {
        <label class="field">
            <span>{label}</span>
            <select {class} data-testid={at.testid()} {onchange}>
                {option("", value.is_empty(), "–")}
                {for options}
            </select>
        </label>
    }
}

/// What a list of few choices shows.
#[derive(Properties, PartialEq)]
pub struct SegmentsProps {
    /// The name of the control; each choice adds its own name.
    pub testid: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// The choices.
    pub names: &'static [Named],
    /// The name of the one that is chosen; empty where none is.
    pub chosen: AttrValue,
    /// Called with the name of a choice.
    pub onchoose: Callback<&'static str>,
}

/// Few choices side by side: the browser's own radio buttons, one tab stop.
#[component]
pub fn Segments(props: &SegmentsProps) -> Html {
    let choices = props.names.iter().map(|(name, words)| {
        let onchange = props.onchoose.reform(move |_: Event| *name);
        html! {
            <label class="segment">
                <input
                    type="radio"
                    name={props.testid.clone()}
                    data-testid={[&props.testid, ".", name].concat()}
                    checked={props.chosen.as_str() == *name}
                    {onchange}
                />
                <span>{t(words)}</span>
            </label>
        }
    });
    html! {
        <fieldset class="segments">
            <legend>{props.label.clone()}</legend>
            <div>{for choices}</div>
        </fieldset>
    }
}

/// A box to tick.
pub fn ticked(
    testid: AttrValue,
    label: &'static str,
    ticked: bool,
    ontick: Callback<bool>,
) -> Html {
    let onchange =
        ontick.reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <label class="tick">
            <input type="checkbox" data-testid={testid} checked={ticked} {onchange} />
            <span>{label}</span>
        </label>
    }
}
