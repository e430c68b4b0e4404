//! The languages the page speaks, and how one is fetched.
//!
//! English needs nothing. The texts of another language are a file of their
//! own, `<tag>.mo`, that the build makes of `assets/languages/<tag>.po`; what
//! reads it is a part of the program that is fetched with the first of them.

mod catalogue;
pub mod pseudo;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;

use super::later::NotLoaded;
use super::platform::intl;
use super::say::{self, Catalogue};

/// A language of the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// Its tag (BCP 47), which also names its file.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Whether it is written from right to left.
    pub rtl: bool,
}

const fn language(tag: &'static str, name: &'static str, rtl: bool) -> Language {
    Language { tag, name, rtl }
}

/// Every language, English first; in the order of their names in Latin letters
/// as a list of languages has them.
pub static LANGUAGES: [Language; 6] = [
    language("en", "English", false),
    language("de", "Deutsch", false),
    language("es", "Español", false),
    language("fr", "Français", false),
    language("ar", "العربية", true),
    language("zh-Hans", "简体中文", false),
];

/// English made longer and marked, which shows what no language's file reaches
/// and what a longer text breaks. It is spoken where the settings name it, and
/// never offered.
pub static PSEUDO: Language = language("en-XA", "[Ēñĝļîšĥ one two]", false);

/// The language with this tag, or `None` where there is none.
#[must_use]
pub fn named(tag: &str) -> Option<&'static Language> {
    LANGUAGES
        .iter()
        .chain([&PSEUDO])
        .find(|language| language.tag == tag)
}

/// The first of the languages a person's browser asks for that is one of the
/// page's: `de-AT` is German; `zh-CN` and `zh` are Simplified Chinese, but the
/// languages written in traditional letters are not.
#[must_use]
pub fn offered(wanted: impl IntoIterator<Item = String>) -> &'static Language {
    wanted
        .into_iter()
        .find_map(|tag| {
            let mut parts = tag.split('-');
            let first = match parts.next()? {
                "zh" => match parts.next() {
                    Some("Hant" | "TW" | "HK" | "MO") => return None,
                    _ => "zh-Hans",
                },
                other => other,
            };
            LANGUAGES.iter().find(|language| language.tag == first)
        })
        .unwrap_or(&LANGUAGES[0])
}

/// Said, in English, where the texts of the language could not be fetched.
pub const NOT_FETCHED: &str = "The texts of the language you chose could not be fetched. The page goes on in English; reload it to try again.";

/// What reads a language's file, once it is fetched.
type Read = Pin<Box<dyn Future<Output = Result<&'static dyn Catalogue, NotLoaded>>>>;

thread_local! {
    static SPOKEN: Cell<&'static Language> = const { Cell::new(&LANGUAGES[0]) };
    static READ: RefCell<Vec<(&'static str, &'static dyn Catalogue)>> = const { RefCell::new(Vec::new()) };
}

/// The language that is spoken now.
#[must_use]
pub fn spoken() -> &'static Language {
    SPOKEN.get()
}

/// Fetches a language's texts, once, and says everything in it from now on.
/// What is drawn already stays as it is until it is drawn again: send
/// [`PageAction::Spoken`](super::PageAction::Spoken) then.
///
/// # Errors
/// [`NotLoaded`] where they could not be fetched or read; then the page goes on
/// in the language it spoke.
pub async fn speak(language: &'static Language) -> Result<(), NotLoaded> {
    let catalogue = if language.tag == "en" {
        None
    } else {
        Some(read(language).await?)
    };
    say::speak(catalogue);
    SPOKEN.set(language);
    intl::set_language(language.tag, language.rtl);
    Ok(())
}

async fn read(language: &'static Language) -> Result<&'static dyn Catalogue, NotLoaded> {
    let known = READ.with_borrow(|read| {
        let (_, catalogue) = read.iter().find(|(tag, _)| *tag == language.tag)?;
        Some(*catalogue)
    });
    if let Some(catalogue) = known {
        return Ok(catalogue);
    }
    #[cfg(feature = "split")]
    let fetch = table().await?;
    #[cfg(not(feature = "split"))]
    let fetch = table()?;
    let catalogue = fetch(language).await?;
    READ.with_borrow_mut(|read| read.push((language.tag, catalogue)));
    Ok(catalogue)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(languages, fallible))]
fn table() -> Result<fn(&'static Language) -> Read, NotLoaded> {
    Ok(|language| Box::pin(catalogue::fetched(language)))
}
