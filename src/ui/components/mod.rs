//! The parts the panels are made of.

mod body;
mod body_paths;
mod choice_group;
mod dialog;
mod number_field;
mod scale;
mod text_field;

pub use body::{Body, BodyProps};
pub use choice_group::{ChoiceGroup, ChoiceGroupProps};
pub use dialog::{Dialog, DialogProps};
pub use number_field::{NumberField, NumberFieldProps};
pub use scale::{Scale, ScaleProps, shade};
pub use text_field::{TextField, TextFieldProps};
