//! Inputs for the keys of a row, shared by the laboratory's table and the log.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::session::{Action, Target};
use crate::ui::el::{el, some, text, with};
use crate::ui::page::{Dispatch, PageAction};
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
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// A text, a date or a number that is typed: what is not allowed stays, is
/// marked, and is said.
#[component]
pub fn Typed(props: &TypedProps) -> Html {
    let At { list, row, key } = props.at;
    let field = list.field(key).unwrap_or(Field::Text);
    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let target = Target::Row { list, row, key };
            dispatch.emit(PageAction::Visit(Action::Type(target, text)));
        })
    };
    let onchange = props
        .dispatch
        .reform(|_: Event| PageAction::Visit(Action::Leave));
    let said_id = AttrValue::from(["said-", &props.at.testid()].concat());
    let numeric = matches!(field, Field::Number);
    let input = html! {
        <input
            type="text"
            inputmode={if numeric { "decimal" } else { "text" }}
            autocomplete="off"
            spellcheck={if matches!(field, Field::Text) { "true" } else { "false" }}
            class={props.refused.then_some("flagged")}
            data-testid={props.at.testid()}
            aria-label={(!props.labelled).then(|| props.label.clone())}
            aria-invalid={props.refused.then_some("true")}
            aria-describedby={props.refused.then(|| said_id.clone())}
            placeholder={props.example.clone()}
            value={props.value.clone()}
            {oninput}
            {onchange}
        />
    };
    let mut inner = Vec::new();
    if props.labelled {
        inner.push(el("span", "", vec![text(props.label.clone())]));
    }
    inner.push(input);
    if props.refused {
        inner.push(with(
            "small",
            &["class", "role", "id"],
            vec![some("said"), some("alert"), Some(said_id)],
            vec![text(["Allowed is ", rows::in_words(field), "."].concat())],
        ));
    }
    el(
        "label",
        if numeric { "field number" } else { "field" },
        inner,
    )
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
    let value = rows::typed(row, at.key).to_owned();
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let At { list, row, key } = at;
            let text = event.target_unchecked_into::<HtmlSelectElement>().value();
            let target = Target::Row { list, row, key };
            dispatch.emit(PageAction::Visit(Action::Type(target, text)));
            dispatch.emit(PageAction::Visit(Action::Leave));
        })
    };
    let options = names.iter().map(|(name, words)| {
        html! { <option value={*name} selected={*name == value}>{*words}</option> }
    });
    let class = value.is_empty().then_some("unanswered");
    html! {
        <label class="field">
            <span>{label}</span>
            <select {class} data-testid={at.testid()} {onchange}>
                <option value="" selected={value.is_empty()}>{"–"}</option>
                {for options}
            </select>
        </label>
    }
}
