//! The parts the panels are made of.

mod about;
mod body;
mod body_paths;
mod choice_group;
mod dialog;
mod number_field;
mod scale;

pub use about::{AboutBar, AboutBarProps};
pub use body::{Body, BodyProps, body};
pub use choice_group::{ChoiceGroup, ChoiceGroupProps};
pub use dialog::{Dialog, DialogProps};
pub use number_field::{NumberField, NumberFieldProps};
pub use scale::{scale, shade};
