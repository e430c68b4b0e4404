//! The browser's database. What is written here is on the disk a moment later;
//! local storage is brought there every few seconds.
//!
//! Database `dermscore`, version 1, has one store, `copies`: texts, each under
//! the name of the slot of local storage whose text it is.
//!
//! Methods are called by name: web-sys knows strict durability only among its
//! unstable interfaces.

use std::cell::RefCell;

use js_sys::{Array, Object, Promise};

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::by_name::{call, get, set};

const NAME: &str = "dermscore";
const VERSION: u32 = 1;
const STORE: &str = "copies";

/// A browser that says nothing for so long is taken to have no database, in
/// milliseconds: some never answer in private windows.
const PATIENCE: u32 = 2000;

thread_local! {
    /// One connection for the whole page: what is asked over one comes in turn.
    static OPEN: RefCell<Option<Database>> = const { RefCell::new(None) };
}

/// The database, open.
#[derive(Clone, Debug)]
pub struct Database(JsValue);

impl Database {
    /// Opens it, and makes it where there is none; nothing where the browser
    /// gives the page no database.
    pub async fn open() -> Option<Self> {
        let factory = get(&gloo::utils::window(), "indexedDB")?;
        if let Some(open) = OPEN.with_borrow(Clone::clone) {
            return Some(open);
        }
        let request = call(&factory, "open", &[NAME.into(), VERSION.into()])?;
        let made = request.clone();
        let make = Closure::once_into_js(move || {
            if let Some(database) = get(&made, "result") {
                call(&database, "createObjectStore", &[STORE.into()]);
            }
        });
        set(&request, "onupgradeneeded", &make);
        answer(&request).await.ok()?;
        let open = get(&request, "result").map(Self);
        OPEN.set(open.clone());
        open
    }

    /// Every text with its name; nothing where the browser does not let the
    /// page read.
    pub async fn all(&self) -> Option<Vec<(String, String)>> {
        let (_, store) = self.begin("readonly")?;
        let requests = [
            call(&store, "getAllKeys", &[])?,
            call(&store, "getAll", &[])?,
        ];
        let [names, texts] = [answer(&requests[0]), answer(&requests[1])];
        names.await.ok()?;
        texts.await.ok()?;
        let [names, texts] = [get(&requests[0], "result")?, get(&requests[1], "result")?];
        let (names, texts) = (Array::from(&names), Array::from(&texts));
        let pairs = names.iter().zip(texts.iter());
        Some(
            pairs
                .filter_map(|(name, text)| Some((name.as_string()?, text.as_string()?)))
                .collect(),
        )
    }

    /// Begins to write a text under a name. Nobody waits for it.
    pub fn write(&self, name: &str, text: &str) {
        self.change("put", &[text.into(), name.into()]);
    }

    /// Begins to remove what stands under a name.
    pub fn remove(&self, name: &str) {
        self.change("delete", &[name.into()]);
    }

    fn change(&self, method: &str, arguments: &[JsValue]) {
        if let Some((transaction, store)) = self.begin("readwrite") {
            call(&store, method, arguments);
            // At once: a page that is closed now would not live to end it.
            call(&transaction, "commit", &[]);
        }
    }

    /// A transaction that is done only when it is on the disk, and the store.
    fn begin(&self, mode: &str) -> Option<(JsValue, JsValue)> {
        let options = Object::new();
        set(&options, "durability", &"strict".into());
        let arguments = [STORE.into(), mode.into(), options.into()];
        let transaction = call(&self.0, "transaction", &arguments)?;
        let store = call(&transaction, "objectStore", &[STORE.into()])?;
        Some((transaction, store))
    }
}

/// The end of a request, good or bad, or of patience.
fn answer(request: &JsValue) -> JsFuture {
    let promise = Promise::new(&mut |resolve, reject| {
        set(request, "onsuccess", &resolve);
        set(request, "onerror", &reject);
        let give_up = move || {
            let _ = reject.call0(&JsValue::NULL);
        };
        gloo::timers::callback::Timeout::new(PATIENCE, give_up).forget();
    });
    JsFuture::from(promise)
}
