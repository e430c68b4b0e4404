//! The code of finished questionnaires, on the patient's device.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::sealed::{Fresh, Passphrase, seal_code};
use crate::transfer::code::Code;
use crate::transfer::{CodeError, Finished, grouped, pack, write, write_sealed};
use crate::ui::el::{button, el, some, text, with};
use crate::ui::platform::{clock, files};
use crate::ui::say::{said, t};
use crate::visit::file_name;

/// The code that the desk reads, its letters for those who type them, and the
/// same as a file.
pub fn transfer_code(finished: &Finished) -> Html {
    html! { <ShownCode finished={finished.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    finished: Finished,
}

#[component]
fn ShownCode(props: &ShownProps) -> Html {
    let sealed = use_state(|| None::<String>);
    let wrong = use_state_eq(String::new);
    let pin = use_node_ref();
    let letters = sealed
        .as_ref()
        .map_or_else(|| write(&props.finished), String::clone);
    let save = {
        let finished = props.finished.clone();
        Callback::from(move |_: MouseEvent| {
            let _ = files::save(&file_name(&finished.visit), &finished.file());
        })
    };
    let onsubmit = {
        let (sealed, wrong, pin) = (sealed.clone(), wrong.clone(), pin.clone());
        let finished = props.finished.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let typed = pin.cast::<HtmlInputElement>().map(|input| input.value());
            match seal(&finished, &typed.unwrap_or_default()) {
                Ok(letters) => {
                    wrong.set(String::new());
                    sealed.set(Some(letters));
                }
                Err(why) => wrong.set(why),
            }
        })
    };
    let code = match Code::of(&letters) {
        Ok(code) => drawn(&code),
        Err(error) => not_drawn(&error),
    };
    let said = if sealed.is_some() {
        t("The code is sealed with the PIN, which is asked at the desk.")
    } else {
        t("The desk takes the answers over from this code: “Read answers” there.")
    };
    html! {
        <div class="code">
            <p data-testid="transfer.code.said">{said}</p>
            {code}
            <details>
                <summary>{t("The letters of the code, to be typed")}</summary>
                <p class="letters" translate="no" data-testid="transfer.letters">{grouped(&letters)}</p>
            </details>
            <form class="seal" {onsubmit}>
                <label>
                    <span>{t("PIN that seals the code")}</span>{" "}
                    <input ref={pin} type="text" inputmode="numeric" autocomplete="off" maxlength="20" data-testid="transfer.seal.pin" />
                </label>
                <button type="submit" data-testid="transfer.seal">{t("Seal the code")}</button>
            </form>
            <p class="said" role="alert">{String::clone(&wrong)}</p>
            {button("transfer.save".into(), "", t("Save as file").into(), true, save)}
        </div>
    }
}

/// The letters of the sealed code.
fn seal(finished: &Finished, pin: &str) -> Result<String, String> {
    let pin = Passphrase::to_open(pin, str::to_owned).map_err(|why| said(&why.said()))?;
    let nonce = clock::random();
    let fresh = Fresh {
        salt: clock::random(),
        nonce: std::array::from_fn(|place| nonce[place]),
    };
    let sealed = seal_code(&pack(finished), &pin, fresh).map_err(|why| said(&why.said()))?;
    Ok(write_sealed(&sealed))
}

fn not_drawn(error: &CodeError) -> Html {
    el("p", "wrong", vec![text(said(&error.said()))])
}

/// A picture with a name, on white whatever the colours of the page are: readers
/// look for dark on light.
fn drawn(code: &Code) -> Html {
    let side = code.whole_side().to_string();
    let ground = with(
        "rect",
        &["width", "height"],
        vec![Some(side.clone().into()), Some(side.clone().into())],
        vec![],
    );
    let dark = with("path", &["d"], vec![Some(code.path().into())], vec![]);
    let view = format!("0 0 {side} {side}");
    with(
        "svg",
        &[
            "viewBox",
            "role",
            "aria-label",
            "data-testid",
            "shape-rendering",
        ],
        vec![
            Some(view.into()),
            some("img"),
            some(t("Code with the answers, for the camera of the desk")),
            some("transfer.code"),
            some("crispEdges"),
        ],
        vec![ground, dark],
    )
}
