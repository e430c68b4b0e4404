//! The instruments' forms. PASI has one of its own; every other instrument is
//! drawn from its definition.

mod pasi;
mod questionnaire;

pub use pasi::{PasiPanel, PasiPanelProps};
pub use questionnaire::{Questionnaire, QuestionnaireProps};
