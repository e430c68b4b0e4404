//! What a person expects to see. Everything here waits for it.

use std::future::Future;

use serde_json::json;

use super::Page;
use super::act::is_of;
use super::read::Answers;

impl Page {
    /// A total, by its instrument.
    #[track_caller]
    pub fn expect_total(&self, instrument: &str, expected: &str) -> impl Future<Output = ()> {
        let control = format!("{instrument}.total");
        self.note(format!("expect {control} to be {expected}"));
        async move { self.text_is(&control, expected).await }
    }

    /// The whole text of a control.
    #[track_caller]
    pub fn expect_text(&self, control: &str, expected: &str) -> impl Future<Output = ()> {
        self.note(format!("expect {control} to read “{expected}”"));
        self.text_is(control, expected)
    }

    async fn text_is(&self, control: &str, expected: &str) {
        self.until(async || match self.text(control).await {
            Some(found) if found == expected => Ok(()),
            Some(found) => Err(format!(
                "expected {control} to read “{expected}”, it reads “{found}”"
            )),
            None => Err(format!(
                "expected {control} to read “{expected}”, it is not there"
            )),
        })
        .await;
    }

    /// A part of a control's text.
    #[track_caller]
    pub fn expect_words(&self, control: &str, part: &str) -> impl Future<Output = ()> {
        self.note(format!("expect {control} to say “{part}”"));
        async move {
            self.until(async || match self.text(control).await {
                Some(found) if found.contains(part) => Ok(()),
                Some(found) => Err(format!(
                    "expected {control} to say “{part}”, it says “{found}”"
                )),
                None => Err(format!(
                    "expected {control} to say “{part}”, it is not there"
                )),
            })
            .await;
        }
    }

    /// That something is said by a notice of a role: `alert` or `status`.
    #[track_caller]
    pub fn expect_notice(&self, role: &str, parts: &[&str]) -> impl Future<Output = ()> {
        self.note(format!("expect a notice ({role}) with {parts:?}"));
        async move {
            for part in parts {
                self.expect_words("notice", part).await;
            }
            let found = self
                .run("return at('notice')?.getAttribute('role')", &[])
                .await;
            assert_eq!(
                found,
                json!(role),
                "expected the role of the notice to be {role}"
            );
        }
    }

    /// That a part of a text stands in an element of a selector.
    #[track_caller]
    pub fn expect_said(&self, selector: &str, part: &str) -> impl Future<Output = ()> {
        self.note(format!("expect {selector} to say “{part}”"));
        async move {
            self.until(async || {
                let found = self.texts(selector).await;
                if found.iter().any(|text| text.contains(part)) {
                    Ok(())
                } else {
                    Err(format!(
                        "expected {selector} to say “{part}”, it says {found:?}"
                    ))
                }
            })
            .await;
        }
    }

    /// That a choice is made.
    #[track_caller]
    pub fn expect_chosen(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("expect {control} to be chosen"));
        async move { self.until(async || self.chosen(control).await).await }
    }

    /// What stands in a field.
    #[track_caller]
    pub fn expect_value(&self, control: &str, expected: &str) -> impl Future<Output = ()> {
        self.note(format!("expect {control} to hold “{expected}”"));
        async move {
            self.until(async || match self.value(control).await {
                Some(found) if found == expected => Ok(()),
                Some(found) => Err(format!(
                    "expected {control} to hold “{expected}”, it holds “{found}”"
                )),
                None => Err(format!(
                    "expected {control} to hold “{expected}”, it is not there"
                )),
            })
            .await;
        }
    }

    /// That a control, or a choice of it, has the focus.
    #[track_caller]
    pub fn expect_focus(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("expect the focus at {control}"));
        async move {
            self.until(async || match self.focused().await {
                found if is_of(&found, control) => Ok(()),
                found => Err(format!("expected the focus at {control}, it is at {found}")),
            })
            .await;
        }
    }

    /// That a control is not there.
    #[track_caller]
    pub fn expect_gone(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("expect {control} to be gone"));
        async move {
            self.until(async || match self.text(control).await {
                None => Ok(()),
                Some(found) => Err(format!("expected {control} to be gone, it says “{found}”")),
            })
            .await;
        }
    }

    /// That a control is there.
    #[track_caller]
    pub fn expect_there(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("expect {control} to be there"));
        async move { self.expect_words(control, "").await }
    }

    /// All answers; where they differ, only the differences are told.
    #[track_caller]
    pub fn expect_answers(&self, expected: &Answers) -> impl Future<Output = ()> {
        self.note(format!("expect {} answers", expected.len()));
        async move {
            self.until(async || differences("answers", expected, &self.answers().await))
                .await;
        }
    }

    /// All totals.
    #[track_caller]
    pub fn expect_totals(&self, expected: &Answers) -> impl Future<Output = ()> {
        self.note(format!("expect the totals {expected:?}"));
        async move {
            self.until(async || differences("totals", expected, &self.totals().await))
                .await;
        }
    }

    /// That everything is written to the device.
    #[track_caller]
    pub fn expect_saved(&self) -> impl Future<Output = ()> {
        self.note("expect the visit to be saved".into());
        async {
            self.expect_words("visit.saving", "Saved on this device")
                .await
        }
    }
}

fn differences(what: &str, expected: &Answers, found: &Answers) -> Result<(), String> {
    let said = |value: Option<&String>| {
        value.map_or_else(|| "nothing".to_owned(), |value| format!("“{value}”"))
    };
    let keys = expected
        .keys()
        .chain(found.keys().filter(|key| !expected.contains_key(*key)));
    let lines: Vec<String> = keys
        .filter(|key| expected.get(*key) != found.get(*key))
        .map(|key| {
            format!(
                "{key}: expected {}, found {}",
                said(expected.get(key)),
                said(found.get(key))
            )
        })
        .collect();
    if lines.is_empty() {
        Ok(())
    } else {
        Err(format!("the {what} differ: {}", lines.join("; ")))
    }
}
