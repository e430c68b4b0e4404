//! dermscore: skin scores, exact and in the browser.
//!
//! The map. Arrows run one way; nothing below [`ui`] knows a browser.
//!
//! - [`measure`]: numbers that mean something. Uses nothing.
//! - [`plain`]: what somebody typed, among our own words. Uses nothing.
//! - [`said`]: sentences that the page can say in another language. Uses nothing.
//! - [`sealed`]: files that only a passphrase opens. Uses `said`.
//! - [`instruments`]: what is asked and how it is scored. Uses `measure`.
//! - [`handover`]: a questionnaire in a patient's hands. Uses `visit` and `wording`.
//! - [`ctcae`]: adverse events graded by CTCAE. Uses `measure`.
//! - [`transfer`]: finished questionnaires as letters of a code. Uses `visit`.
//! - [`wording`]: the licensed text of a questionnaire, from a site's own file. Uses `visit`.

pub mod ctcae;
pub mod handover;
pub mod instruments;
pub mod measure;
pub mod plain;
pub mod said;
pub mod sealed;
pub mod session;
pub mod study;
pub mod transfer;
#[cfg(feature = "web")]
pub mod ui;
pub mod visit;
pub mod wording;
