//! Moving about in the table: Tab goes across by itself; Enter and the arrows
//! go down and up in a column, and from the last row to the command that adds
//! one.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::ui::platform::focus;

/// The command that adds a row.
pub const ADD: &str = "labs.add";

/// The name of a row's control.
pub fn control(place: usize, key: &str) -> String {
    ["labs.", &place.to_string(), ".", key].concat()
}

/// Takes a key that was pressed in a field of a row; `rows` are drawn up to
/// this place.
pub fn onkey(event: &KeyboardEvent, rows: usize) {
    if event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let Some(field) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let typed = field.tag_name() == "INPUT";
    let down = match event.key().as_str() {
        "Enter" => !event.shift_key(),
        // A list of choices has arrows of its own.
        "ArrowDown" if typed => true,
        "ArrowUp" if typed => false,
        _ => return,
    };
    let name = field.get_attribute("data-testid").unwrap_or_default();
    let Some((place, key)) = parts(&name) else {
        return;
    };
    let is_field = typed || field.tag_name() == "SELECT";
    if !is_field {
        return;
    }
    event.prevent_default();
    if down {
        let below = place + 1..rows;
        let found = below
            .into_iter()
            .any(|place| focus::focus_control(&control(place, key)));
        if !found && event.key() == "Enter" {
            focus::focus_control(ADD);
        }
    } else {
        let mut above = (0..place).rev();
        above.any(|place| focus::focus_control(&control(place, key)));
    }
}

/// The row and the key of a control's name: `labs.3.value`.
fn parts(name: &str) -> Option<(usize, &str)> {
    let (place, key) = name.strip_prefix("labs.")?.split_once('.')?;
    Some((place.parse().ok()?, key))
}
