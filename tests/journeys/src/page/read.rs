//! What can be read off the page.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Page;

/// The choices made and the fields filled, by control name.
pub type Answers = BTreeMap<String, String>;

impl Page {
    /// The name of what has the focus.
    pub async fn focused(&self) -> String {
        let script = "
            const el = document.activeElement;
            return !el || el === document.body ? 'nothing' : el.dataset.testid || says(el);";
        text(&self.run(script, &[]).await)
    }

    /// The text of a control; none where it is not there.
    pub async fn text(&self, control: &str) -> Option<String> {
        let script = "return at(arguments[0])?.textContent ?? null";
        self.run(script, &[json!(control)])
            .await
            .as_str()
            .map(String::from)
    }

    /// What stands in a field; none where it is not there.
    pub async fn value(&self, control: &str) -> Option<String> {
        let script = "return at(arguments[0])?.value ?? null";
        self.run(script, &[json!(control)])
            .await
            .as_str()
            .map(String::from)
    }

    /// Whether a choice is made.
    pub(super) async fn chosen(&self, control: &str) -> Result<(), String> {
        let script = "return at(arguments[0])?.getAttribute('aria-checked') ?? null";
        match self.run(script, &[json!(control)]).await.as_str() {
            Some("true") => Ok(()),
            Some(_) => Err(format!("expected {control} to be chosen, it is not")),
            None => Err(format!(
                "expected {control} to be chosen, there is no such choice"
            )),
        }
    }

    /// Every choice made and every field that is not empty.
    pub async fn answers(&self) -> Answers {
        let script = r#"
            const all = {};
            for (const el of document.querySelectorAll('[data-testid][aria-checked="true"]')) all[el.dataset.testid] = 'chosen';
            for (const el of document.querySelectorAll('input[data-testid]:not([type=file])')) if (el.value) all[el.dataset.testid] = el.value;
            return all;"#;
        map(&self.run(script, &[]).await)
    }

    /// Every total on the page, by control name.
    pub async fn totals(&self) -> Answers {
        let script = r#"
            const all = {};
            for (const el of document.querySelectorAll('.totals output[data-testid]')) all[el.dataset.testid] = el.textContent;
            return all;"#;
        map(&self.run(script, &[]).await)
    }

    /// What the device keeps, by key.
    pub async fn kept(&self) -> Answers {
        let script = "return Object.fromEntries(Object.entries(localStorage))";
        map(&self.run(script, &[]).await)
    }

    /// The texts of all elements of a selector.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(el => el.textContent)";
        list(&self.run(script, &[json!(selector)]).await)
    }
}

pub(super) fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), String::from)
}

pub(super) fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

fn map(value: &Value) -> Answers {
    let entries = value.as_object().into_iter().flatten();
    entries
        .map(|(key, value)| (key.clone(), text(value)))
        .collect()
}
