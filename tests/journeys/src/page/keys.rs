//! What a person does with the keyboard.

use std::future::Future;

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use super::act::is_of;
use super::{Must as _, Page};

impl Page {
    /// Replaces what stands in a field by typing.
    #[track_caller]
    pub fn type_into(&self, control: &str, text: &str) -> impl Future<Output = ()> {
        self.note(format!("type “{text}” into {control}"));
        async move {
            let place = self.reach(control).await;
            self.press_at(place).await;
            self.until(async || match self.focused().await {
                found if found == control => Ok(()),
                found => Err(format!(
                    "expected {control} to take the focus, it is at {found}"
                )),
            })
            .await;
            self.run("at(arguments[0]).select()", &[json!(control)])
                .await;
            if text.is_empty() {
                self.strike(&[Key::Delete.into()]).await;
            } else {
                self.strike(&text.chars().collect::<Vec<_>>()).await;
            }
        }
    }

    /// Presses one key.
    #[track_caller]
    pub fn key(&self, key: Key) -> impl Future<Output = ()> {
        self.note(format!("key {key:?}"));
        async move { self.strike(&[key.into()]).await }
    }

    /// Types into whatever has the focus.
    #[track_caller]
    pub fn keys(&self, text: &str) -> impl Future<Output = ()> {
        self.note(format!("keys “{text}”"));
        async move { self.strike(&text.chars().collect::<Vec<_>>()).await }
    }

    /// Presses a key while others are held.
    #[track_caller]
    pub fn key_with(&self, held: &[Key], key: char) -> impl Future<Output = ()> {
        self.note(format!("key {held:?} + {key:?}"));
        async move {
            let mut actions = KeyActions::new("keyboard".into());
            for held in held {
                actions = actions.then(KeyAction::Down {
                    value: (*held).into(),
                });
            }
            actions = actions.then(KeyAction::Down { value: key });
            actions = actions.then(KeyAction::Up { value: key });
            for held in held.iter().rev() {
                actions = actions.then(KeyAction::Up {
                    value: (*held).into(),
                });
            }
            let done = self.browser.client.perform_actions(actions).await;
            done.must("keys");
        }
    }

    async fn strike(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".into());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value });
            actions = actions.then(KeyAction::Up { value });
        }
        let done = self.browser.client.perform_actions(actions).await;
        done.must("keys");
    }

    /// Presses Tab until a control, or a choice of it, has the focus.
    #[track_caller]
    pub fn tab_to(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("Tab to {control}"));
        self.walk(control, false)
    }

    /// Presses Shift+Tab until a control, or a choice of it, has the focus.
    #[track_caller]
    pub fn tab_back_to(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("Shift+Tab to {control}"));
        self.walk(control, true)
    }

    async fn walk(&self, control: &str, back: bool) {
        const MOST: usize = 60;
        let mut passed = Vec::new();
        for _ in 0..MOST {
            self.step_focus(back).await;
            let here = self.focused().await;
            if is_of(&here, control) {
                return;
            }
            if here == "nothing" {
                // Firefox's next stop is in its own bars, from which its driver's
                // keys do not lead on.
                self.run("window.focus()", &[]).await;
            }
            passed.push(here);
        }
        panic!(
            "expected Tab to reach {control} within {MOST} steps, it passed {}",
            passed.join(", ")
        );
    }

    /// Tab, or Shift+Tab.
    pub async fn step_focus(&self, back: bool) {
        if back {
            let actions = KeyActions::new("keyboard".into())
                .then(KeyAction::Down {
                    value: Key::Shift.into(),
                })
                .then(KeyAction::Down {
                    value: Key::Tab.into(),
                })
                .then(KeyAction::Up {
                    value: Key::Tab.into(),
                })
                .then(KeyAction::Up {
                    value: Key::Shift.into(),
                });
            self.browser
                .client
                .perform_actions(actions)
                .await
                .must("Shift+Tab");
        } else {
            self.strike(&[Key::Tab.into()]).await;
        }
    }
}
