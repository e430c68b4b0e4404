//! What keys do at an input that has the focus.

use crate::instruments::Choice;

/// What a key does to a list of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMove {
    /// Choose, and go on to the next input.
    ChooseAndGoOn(u8),
    /// Choose, and stay.
    Choose(u8),
    /// Clear the answer, and stay.
    Clear,
    /// Go on to the next input and change nothing.
    GoOn,
}

/// A choice's own key sets it and goes on; arrows change it within its ends
/// and never go on; Escape and Backspace clear it; Enter goes on.
#[must_use]
pub fn on_key(choices: &[Choice], chosen: Option<u8>, key: &str) -> Option<KeyMove> {
    let last = u8::try_from(choices.len().checked_sub(1)?).ok()?;
    let of_key = choices
        .iter()
        .position(|choice| choice.key.eq_ignore_ascii_case(key));
    if let Some(choice) = of_key.and_then(|place| u8::try_from(place).ok()) {
        return Some(KeyMove::ChooseAndGoOn(choice));
    }
    match key {
        "ArrowRight" | "ArrowDown" => Some(KeyMove::Choose(
            chosen.map_or(0, |chosen| last.min(chosen + 1)),
        )),
        "ArrowLeft" | "ArrowUp" => Some(KeyMove::Choose(
            chosen.map_or(0, |chosen| chosen.saturating_sub(1)),
        )),
        "Home" => Some(KeyMove::Choose(0)),
        "End" => Some(KeyMove::Choose(last)),
        "Escape" | "Backspace" | "Delete" => Some(KeyMove::Clear),
        "Enter" => Some(KeyMove::GoOn),
        _ => None,
    }
}
