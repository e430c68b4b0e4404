//! What must be said to the person.

/// Something that must be said to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// Whether something went wrong.
    pub wrong: bool,
}

impl Notice {
    /// Something that went as wanted.
    pub fn good(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            wrong: false,
        }
    }

    /// Something that did not.
    pub fn wrong(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            wrong: true,
        }
    }
}
