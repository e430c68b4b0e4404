//! A text that names the visit.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::session::{Action, Target};
use crate::visit::{About, is_date};

/// What a text field shows.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Which text it is.
    pub about: About,
    /// Its label.
    pub label: AttrValue,
    /// What stands there.
    pub value: AttrValue,
    /// An example, shown while nothing stands there.
    #[prop_or_default]
    pub example: AttrValue,
    /// Where the session takes actions.
    pub dispatch: Callback<Action>,
}

/// A labelled text; of the date, a date.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let about = props.about;
    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.emit(Action::Type(Target::About(about), text));
        })
    };
    let onblur = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Leave))
    };
    let is_a_date = about == About::Date;
    let wrong = is_a_date && !props.value.is_empty() && !is_date(&props.value);
    html! {
        <label class={classes!("field", about.key())}>
            <span>{props.label.clone()}</span>
            <input
                type={if is_a_date { "date" } else { "text" }}
                max={is_a_date.then_some("9999-12-31")}
                autocomplete="off"
                spellcheck="false"
                class={classes!(wrong.then_some("flagged"))}
                aria-invalid={wrong.then_some("true")}
                data-testid={["visit.", about.key()].concat()}
                placeholder={props.example.clone()}
                value={props.value.clone()}
                {oninput}
                {onblur}
            />
        </label>
    }
}
