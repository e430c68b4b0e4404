//! The code of finished questionnaires, on the patient's device.

use yew::prelude::*;

use crate::transfer::code::Code;
use crate::transfer::{CodeError, Finished, grouped, write};
use crate::ui::el::{button, el, some, text, with};
use crate::ui::platform::files;
use crate::ui::say::{said, t};
use crate::visit::file_name;

/// The code that the desk reads, its letters for those who type them, and the
/// same as a file.
pub fn transfer_code(finished: &Finished) -> Html {
    let letters = write(finished);
    let save = {
        let finished = finished.clone();
        Callback::from(move |_: MouseEvent| {
            let _ = files::save(&file_name(&finished.visit), &finished.file());
        })
    };
    let mut inner = vec![el(
        "p",
        "",
        vec![text(t(
            "The desk takes the answers over from this code: “Read a patient's answers” there.",
        ))],
    )];
    inner.push(match Code::of(&letters) {
        Ok(code) => drawn(&code),
        Err(error) => not_drawn(&error),
    });
    let shown = with(
        "p",
        &["class", "data-testid", "translate"],
        vec![some("letters"), some("transfer.letters"), some("no")],
        vec![text(grouped(&letters))],
    );
    inner.push(el(
        "details",
        "",
        vec![
            el(
                "summary",
                "",
                vec![text(t("The letters of the code, to be typed"))],
            ),
            shown,
        ],
    ));
    inner.push(button(
        "transfer.save".into(),
        "",
        t("Save as file").into(),
        true,
        save,
    ));
    el("div", "code", inner)
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
