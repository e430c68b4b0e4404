//! What the device keeps.

use std::cell::RefCell;
use std::rc::Rc;

use dermscore::ui::platform::storage::{self, Trouble};
use gloo::utils::window;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::kit::{event, send};

#[wasm_bindgen_test]
fn what_is_written_is_read_until_it_is_removed() {
    let key = "test.storage.text";
    assert_eq!(storage::read(key), Ok(None));
    for text in ["", "one", "two\nlines", "“quotes” and \u{1f9ea}"] {
        assert_eq!(storage::write(key, text), Ok(()));
        assert_eq!(storage::read(key), Ok(Some(text.to_owned())));
    }
    storage::remove(key);
    assert_eq!(storage::read(key), Ok(None));
    storage::remove(key);
}

#[wasm_bindgen_test]
fn keys_are_those_of_a_prefix() {
    let of = |prefix: &str| {
        let mut keys = storage::keys(prefix);
        keys.sort_unstable();
        keys
    };
    let all = [
        "test.keys.b",
        "test.keys.a",
        "test.key",
        "other.test.keys.c",
    ];
    for key in all {
        storage::write(key, "x").expect("room");
    }
    assert_eq!(of("test.keys."), ["test.keys.a", "test.keys.b"]);
    assert_eq!(of("test.key"), ["test.key", "test.keys.a", "test.keys.b"]);
    assert!(of("nothing.").is_empty());
    all.into_iter().for_each(storage::remove);
    assert!(of("test.key").is_empty());
}

#[wasm_bindgen_test]
fn a_full_device_says_so_and_keeps_what_it_had() {
    let (kept, most) = ("test.full.kept", 64);
    storage::write(kept, "before").expect("room");
    let block = "x".repeat(1 << 20);
    let filled: Vec<String> = (0..most)
        .map(|place| format!("test.full.{place}"))
        .take_while(|key| match storage::write(key, &block) {
            Ok(()) => true,
            Err(trouble) => {
                assert_eq!(trouble, Trouble::Full);
                false
            }
        })
        .collect();
    assert!(
        !filled.is_empty() && filled.len() < most,
        "{}",
        filled.len()
    );
    assert_eq!(storage::write(kept, &block), Err(Trouble::Full));
    assert_eq!(storage::read(kept), Ok(Some("before".into())));
    filled.iter().for_each(|key| storage::remove(key));
    assert_eq!(storage::write(kept, &block), Ok(()), "there is room again");
    storage::remove(kept);
}

#[wasm_bindgen_test]
fn a_tab_keeps_its_own() {
    let key = "test.tab";
    assert_eq!(storage::read_of_tab(key), None);
    storage::write_of_tab(key, "mine");
    assert_eq!(storage::read_of_tab(key), Some("mine".into()));
    assert_eq!(storage::read(key), Ok(None), "the device does not have it");
    storage::write(key, "everyone's").expect("room");
    assert_eq!(storage::read_of_tab(key), Some("mine".into()));
    storage::remove(key);
    assert_eq!(storage::read_of_tab(key), Some("mine".into()));
    let of_tab = window().session_storage().ok().flatten();
    of_tab.expect("a tab").remove_item(key).expect("removed");
}

#[wasm_bindgen_test]
fn another_tab_s_changes_arrive_with_key_and_text_while_one_listens() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = {
        let heard = Rc::clone(&heard);
        storage::on_change(move |key, text| heard.borrow_mut().push((key, text)))
    };
    let changed = |properties: &[_]| send(&window(), &event("StorageEvent", "storage", properties));
    changed(&[("key", "a".into()), ("newValue", "text".into())]);
    changed(&[("key", "b".into())]);
    // All was emptied: no key is named.
    changed(&[]);
    drop(listener);
    changed(&[("key", "c".into())]);
    let wanted = [
        ("a".to_owned(), Some("text".to_owned())),
        ("b".to_owned(), None),
    ];
    assert_eq!(*heard.borrow(), wanted);
}

#[wasm_bindgen_test]
fn every_trouble_has_words_of_its_own() {
    let words = [Trouble::Blocked, Trouble::Full, Trouble::Refused].map(Trouble::said);
    assert!(words[0].contains("keep nothing"));
    assert!(words[1].contains("full"));
    assert!(words[2].contains("refused"));
}
