//! The page in a real browser: what keys do, what the device keeps, where the
//! focus goes, and the parts and the whole page driven as a person does it.
#![cfg(target_arch = "wasm32")]

mod app;
mod bars;
mod choice_group;
mod clock;
mod commands;
mod copies;
mod database;
mod events;
mod files;
mod focus;
mod helper;
mod keeping;
mod keys;
mod kit;
mod labs;
mod number_field;
mod patient;
mod replacing;
mod settings;
mod sheet;
mod stage;
mod start;
mod storage;
mod tools;
mod versions;

#[expect(dead_code, reason = "shared with the tests of what is rendered")]
#[path = "../render/html.rs"]
mod html;
#[expect(dead_code, reason = "shared with the tests of what is rendered")]
#[path = "../render/visits.rs"]
mod visits;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
