//! The browser's database.

use dermscore::ui::platform::database::Database;
use gloo::utils::window;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::forget;

fn pair(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

#[wasm_bindgen_test]
async fn what_is_written_is_read_until_it_is_removed() {
    forget().await;
    let database = Database::open().await.expect("a database");
    database.write("b", "one");
    database.write("a", "“quotes”\nand \u{1f9ea}");
    database.write("b", "two");
    let both = vec![pair("a", "“quotes”\nand \u{1f9ea}"), pair("b", "two")];
    assert_eq!(database.all().await, Some(both.clone()));
    let again = Database::open().await.expect("a database");
    assert_eq!(again.all().await, Some(both));
    again.remove("a");
    again.remove("nothing");
    assert_eq!(database.all().await, Some(vec![pair("b", "two")]));
}

/// What is done only when it is on the disk is asked for by one word.
#[wasm_bindgen_test]
async fn every_transaction_is_strict() {
    forget().await;
    let database = Database::open().await.expect("a database");
    let watch = Function::new_no_args(
        "const own = IDBDatabase.prototype.transaction, seen = [];
         IDBDatabase.prototype.transaction = function (...all) {
             const transaction = own.apply(this, all);
             seen.push([transaction.mode, transaction.durability].join());
             return transaction;
         };
         return { seen, end() { IDBDatabase.prototype.transaction = own; } };",
    );
    let watch = watch.call0(&JsValue::NULL).expect("a watch");
    database.write("a", "one");
    database.remove("a");
    database.all().await.expect("readable");
    let end = Reflect::get(&watch, &"end".into()).expect("an end");
    end.unchecked_into::<Function>()
        .call0(&watch)
        .expect("ended");
    let seen = Reflect::get(&watch, &"seen".into()).expect("seen");
    let seen: Vec<String> = js_sys::Array::from(&seen)
        .iter()
        .filter_map(|one| one.as_string())
        .collect();
    assert_eq!(
        seen,
        ["readwrite,strict", "readwrite,strict", "readonly,strict"]
    );
}

#[wasm_bindgen_test]
async fn a_browser_without_a_database_is_no_trouble() {
    let nothing = Object::new();
    for (key, value) in [("value", JsValue::NULL), ("configurable", JsValue::TRUE)] {
        Reflect::set(&nothing, &key.into(), &value).expect("a property");
    }
    let window: Object = window().unchecked_into();
    let own = Object::get_own_property_descriptor(&window, &"indexedDB".into());
    Object::define_property(&window, &"indexedDB".into(), &nothing);
    let database = Database::open().await;
    if own.is_undefined() {
        Reflect::delete_property(&window, &"indexedDB".into()).expect("there again");
    } else {
        Object::define_property(&window, &"indexedDB".into(), own.unchecked_ref());
    }
    assert!(database.is_none());
    assert!(Database::open().await.is_some());
}
