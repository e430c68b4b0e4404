//! The page's parts rendered to text, natively: what stands in them, under
//! which role, name and control name, in every state a visit can bring them
//! into. Nothing here runs effects or touches a browser; `tests/web` does.
#![cfg(not(target_arch = "wasm32"))]

mod cards;
mod choices;
mod forms;
mod html;
mod kit;
mod meanings;
mod numbers;
mod pasi;
mod questionnaires;
mod response;
mod sheet;
mod whole;
