//! The page's parts rendered to text, natively: what stands in them, under
//! which role, name and control name, in every state a visit can bring them
//! into. Nothing here runs effects or touches a browser; `tests/web` does. The
//! renderer leaves out the classes of elements that only show something, so
//! these are found by their place, and their classes are tested in `tests/web`.
#![cfg(not(target_arch = "wasm32"))]

mod cards;
mod choices;
mod device;
mod first;
mod forms;
mod html;
mod kit;
mod meanings;
mod numbers;
mod pasi;
mod questionnaires;
mod response;
mod visits;
mod whole;
