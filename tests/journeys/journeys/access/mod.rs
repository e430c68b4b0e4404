//! The page for everyone: what WCAG 2.2 AA asks and a program can look at, in
//! every view and state. `docs/accessibility.md` says what is looked at and how.

mod everywhere;
pub mod patient;
mod reflow;
mod senses;
pub mod states;
mod tree;

use std::path::Path;

/// The languages of the page: English, in which its texts are written, and each
/// that has a file of translations.
pub fn languages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/languages");
    let files = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", folder.display()));
    let mut tags: Vec<String> = files
        .filter_map(|file| {
            let name = file.ok()?.file_name().into_string().ok()?;
            name.strip_suffix(".po").map(str::to_owned)
        })
        .collect();
    assert!(
        tags.len() >= 5,
        "expected the languages' files, found {tags:?}"
    );
    tags.sort();
    tags.insert(0, "en".to_owned());
    tags
}
