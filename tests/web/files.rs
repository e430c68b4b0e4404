//! Files in and out.

use dermscore::ui::platform::files;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, File, HtmlInputElement};

use crate::kit::{HiddenClipboard, Place, made};

pub fn file(bytes: &[u8], name: &str) -> File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    File::new_with_u8_array_sequence(&parts, name).expect("a file")
}

/// What a person chose or dropped.
pub fn transfer(chosen: &[File]) -> DataTransfer {
    let transfer: DataTransfer = made("DataTransfer", &Array::new()).unchecked_into();
    let items = Reflect::get(&transfer, &"items".into()).expect("items");
    let add = Reflect::get(&items, &"add".into()).expect("a way to add");
    let add: js_sys::Function = add.unchecked_into();
    for file in chosen {
        add.call1(&items, file).expect("added");
    }
    transfer
}

/// Puts a file into an input as if it were chosen there.
pub fn choose(input: &HtmlInputElement, file: File) {
    let files = transfer(&[file]).files().expect("files");
    Reflect::set(input, &"files".into(), &files).expect("chosen");
}

#[wasm_bindgen_test]
async fn a_file_is_read_whole_up_to_the_most() {
    for length in [0, 1, 9, 10] {
        let bytes: Vec<u8> = (0..length).collect();
        let read = files::bytes(&file(&bytes, "a.json"), 10).await;
        assert_eq!(read, Ok(bytes));
    }
}

#[wasm_bindgen_test]
async fn of_a_longer_file_one_byte_too_many_is_read_and_no_more() {
    let bytes: Vec<u8> = (0..200).collect();
    for most in [0, 1, 10, 198] {
        let read = files::bytes(&file(&bytes, "a.json"), most).await;
        assert_eq!(read, Ok(bytes[..=most].to_vec()), "{most}");
    }
    let read = files::bytes(&file(&bytes, "a.json"), 199).await;
    assert_eq!(read, Ok(bytes));
}

#[wasm_bindgen_test]
async fn what_is_no_text_is_read_as_it_is() {
    let bytes = [0, 0xff, 0xfe, b'\r', b'\n', 0xc3];
    let read = files::bytes(&file(&bytes, "a.json"), 100).await;
    assert_eq!(read, Ok(bytes.to_vec()));
}

#[wasm_bindgen_test]
fn a_chosen_file_is_taken_and_can_be_chosen_again() {
    let place = Place::of("<input type='file'>");
    let input: HtmlInputElement = place.at("input").unchecked_into();
    assert!(files::chosen(&input).is_none());
    for _ in 0..2 {
        choose(&input, file(b"{}", "P3.json"));
        let chosen = files::chosen(&input).expect("a file");
        assert_eq!(chosen.name(), "P3.json");
        assert_eq!(input.files().map(|files| files.length()), Some(0));
    }
}

#[wasm_bindgen_test]
fn of_what_is_dropped_the_first_file_counts() {
    assert!(files::dropped(None).is_none());
    assert!(files::dropped(Some(&transfer(&[]))).is_none());
    let both = transfer(&[file(b"1", "first.json"), file(b"2", "second.json")]);
    let dropped = files::dropped(Some(&both)).expect("a file");
    assert_eq!(dropped.name(), "first.json");
}

#[wasm_bindgen_test]
async fn without_a_clipboard_nothing_is_copied_and_that_is_known() {
    let hidden = HiddenClipboard::new();
    assert!(!files::copy("a summary").await);
    drop(hidden);
}
