//! The texts that name the visit.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::session::{Action, Target};
use crate::ui::el::{el, text};
use crate::ui::page::{Dispatch, PageAction};
use crate::ui::say::t;
use crate::visit::{About, is_date};

/// What the bar shows.
#[derive(Properties, PartialEq)]
pub struct AboutBarProps {
    /// The texts, in the order of [`About::ALL`].
    pub texts: [String; 4],
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// Subject, date, visit and assessor.
#[component]
pub fn AboutBar(props: &AboutBarProps) -> Html {
    let about = |event: &Event| {
        let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
        let key = input.unchecked_ref::<HtmlElement>().dataset().get("key")?;
        let about = About::ALL.into_iter().find(|about| about.key() == key)?;
        Some(Action::Type(Target::About(about), input.value()))
    };
    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(typed) = about(&event) {
                dispatch.emit(PageAction::Visit(typed));
            }
        })
    };
    let onchange = props
        .dispatch
        .reform(|_: Event| PageAction::Visit(Action::Leave));
    let fields = About::ALL
        .into_iter()
        .zip(&props.texts)
        .map(|(about, value)| {
            let label = match about {
                About::Subject => t("Subject"),
                About::Date => t("Date"),
                About::Label => t("Visit"),
                About::Assessor => t("Assessor"),
            };
            let date = about == About::Date;
            let wrong = date && !value.is_empty() && !is_date(value);
            let input = html! {
                <input
                    type={if date { "date" } else { "text" }}
                    max={date.then_some("9999-12-31")}
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid={wrong.then_some("true")}
                    data-key={about.key()}
                    data-testid={["visit.", about.key()].concat()}
                        value={value.clone()}
                />
            };
            el(
                "label",
                "field",
                vec![el("span", "", vec![text(label)]), input],
            )
        });
    html! { <div class="fields" {oninput} {onchange}>{fields.collect::<Html>()}</div> }
}
