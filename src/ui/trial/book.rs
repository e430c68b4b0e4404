//! The criteria in the page: fetched when first needed, and read once.

use std::cell::RefCell;
use std::rc::Rc;

use super::Trial;
use crate::ctcae::book::{Book, Sources};
use crate::ui::platform::fetch;

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
    let folder = fetch::criteria_folder();
    let mut files: [String; 5] = Default::default();
    for (file, name) in files.iter_mut().zip(Sources::FILES) {
        let address = [folder.as_str(), name].concat();
        *file = fetch::text(&address)
            .await
            .map_err(|_| format!("The criteria ({name}) could not be fetched."))?;
    }
    let book = Rc::new((trial.read)(files)?);
    put(Rc::clone(&book));
    Ok(book)
}
