//! The languages that a patient can read.

/// Each with its tag and its name in itself.
pub fn offered() -> impl Iterator<Item = (&'static str, &'static str)> {
    [("en", "English")].into_iter()
}

/// The tag of the language that the page speaks now.
pub fn spoken() -> &'static str {
    "en"
}
