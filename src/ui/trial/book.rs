//! The criteria in the page: fetched when first needed, and read once.

use std::cell::RefCell;
use std::rc::Rc;

use super::Trial;
use crate::ctcae::book::{Book, Sources};
use crate::ui::platform::fetch;
use crate::ui::say::tf;

/// The two views' own rules, which lie beside the criteria.
const STYLES: [&str; 3] = ["labs.css", "events.css", "helper.css"];

thread_local! {
    static BOOK: RefCell<Option<Rc<Book>>> = const { RefCell::new(None) };
}

/// The criteria, where they were fetched before.
#[must_use]
pub fn loaded() -> Option<Rc<Book>> {
    BOOK.with_borrow(Clone::clone)
}

/// Puts criteria in place of those to be fetched.
pub fn put(book: Rc<Book>) {
    BOOK.set(Some(book));
}

/// Reads the fetched files.
///
/// # Errors
/// What is wrong with them.
pub fn read(files: [String; 5]) -> Result<Book, String> {
    let [quantities, v5, v6, words, mapping] = &files;
    Book::read(&Sources {
        quantities,
        v5,
        v6,
        words,
        mapping,
    })
}

/// Fetches and reads the criteria, once.
///
/// # Errors
/// What went wrong, for a person.
pub async fn fetch(trial: Trial) -> Result<Rc<Book>, String> {
    if let Some(book) = loaded() {
        return Ok(book);
    }
    let folder = fetch::folder("criteria");
    let mut files: [String; 5] = Default::default();
    for (file, name) in files.iter_mut().zip(Sources::FILES) {
        *file = part(&folder, name).await?;
    }
    fetch::styles(&folder, &STYLES).await.map_err(missing)?;
    let book = Rc::new((trial.read)(files)?);
    put(Rc::clone(&book));
    Ok(book)
}

async fn part(folder: &str, name: &str) -> Result<String, String> {
    fetch::text(&[folder, name].concat())
        .await
        .map_err(|_| missing(name))
}

fn missing(name: &str) -> String {
    tf(
        "A part of this view ({name}) could not be fetched.",
        &[("name", name)],
    )
}
