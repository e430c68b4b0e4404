//! What a person does in the laboratory's table and in the log of adverse
//! events.

use std::future::Future;

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::act::is_of;
use super::{Page, Point};

/// Why a view of the trial does not stand yet; null where it does.
const STANDS: &str = "
    const main = document.querySelector('main.trial');
    if (!main || main.innerText.includes('being fetched')) return 'it is not there yet';
    if (![...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)) return 'its styles are not there yet';
    return at('trial.again') ? main.innerText : null;";

/// So many arrows lead to any choice of a list.
const MOST_ARROWS: usize = 40;

impl Page {
    /// Presses the link to a view by its name, and waits until the view stands.
    #[track_caller]
    pub fn open_view(&self, name: &str) -> impl Future<Output = ()> {
        const LINK: &str = "
            const link = [...document.querySelectorAll('nav.views a')].find(a => a.textContent === arguments[0]);
            link.scrollIntoView({ block: 'center', behavior: 'instant' });
            const r = link.getBoundingClientRect();
            return [r.left + r.width / 2, r.top + r.height / 2];";
        self.note(format!("open the view {name}"));
        async move {
            let place = self.run(LINK, &[json!(name)]).await;
            let at = |axis: usize| place[axis].as_f64().unwrap_or_default();
            let (x, y) = (at(0), at(1));
            self.press_at(Point { x, y }).await;
            self.view_stands().await;
        }
    }

    /// Goes to the link to a view by Tab, or by Shift+Tab, presses Enter and
    /// waits until the view stands.
    #[track_caller]
    pub fn open_view_by_keys(&self, name: &str, back: bool) -> impl Future<Output = ()> {
        let link = format!("a {name:?}");
        self.note(format!("open the view {name} by keys"));
        async move {
            if back {
                self.tab_back_to(&link).await;
            } else {
                self.tab_to(&link).await;
            }
            self.key(Key::Enter).await;
            self.view_stands().await;
        }
    }

    /// Waits until a view of the trial stands, with its styles.
    pub async fn view_stands(&self) {
        self.until(async || match self.run(STANDS, &[]).await {
            Value::Null => Ok(()),
            why => Err(format!("expected the view to stand: {why}")),
        })
        .await;
    }

    /// Reloads the page in a view of the trial.
    #[track_caller]
    pub fn reload_view(&self) -> impl Future<Output = ()> {
        self.note("reload".into());
        async {
            self.reload_document().await;
            self.view_stands().await;
        }
    }

    /// Goes to a field by Tab and types into it.
    #[track_caller]
    pub fn write_by_keys(&self, control: &str, text: &str) -> impl Future<Output = ()> {
        self.note(format!("Tab to {control} and type “{text}”"));
        async move {
            if !is_of(&self.focused().await, control) {
                self.tab_to(control).await;
            }
            self.keys(text).await;
            self.expect_value(control, text).await;
            self.expect_focus(control).await;
        }
    }

    /// Searches in a field with a list, goes to an entry by arrows, and takes
    /// it by Enter.
    #[track_caller]
    pub fn find_by_keys(
        &self,
        control: &str,
        words: &str,
        entry: &str,
    ) -> impl Future<Output = ()> {
        self.note(format!(
            "search “{words}” in {control} and take “{entry}” by Enter"
        ));
        async move {
            self.write_by_keys(control, words).await;
            let option = format!("{control}.{entry}");
            self.expect_there(&option).await;
            self.arrows(Key::Down, &option, async || {
                let script = "
                    const place = at(arguments[0]).getAttribute('aria-activedescendant');
                    return place && document.getElementById(place)?.dataset.testid;";
                self.run(script, &[json!(control)]).await
            })
            .await;
            self.key(Key::Enter).await;
        }
    }

    /// Goes to a select by Tab, and to a choice of it by arrows.
    #[track_caller]
    pub fn select_by_keys(&self, control: &str, value: &str) -> impl Future<Output = ()> {
        self.note(format!("Tab to {control} and to “{value}” by arrows"));
        async move {
            if !is_of(&self.focused().await, control) {
                self.tab_to(control).await;
            }
            self.arrows(Key::Down, value, async || json!(self.value(control).await))
                .await;
        }
    }

    /// Goes to a row of choices by Tab, and to one of them by arrows.
    #[track_caller]
    pub fn pick_by_keys(&self, control: &str, choice: &str) -> impl Future<Output = ()> {
        self.note(format!("Tab to {control} and to “{choice}” by arrows"));
        async move {
            self.tab_to(control).await;
            let wanted = format!("{control}.{choice}");
            self.arrows(Key::Right, &wanted, async || {
                let script = r#"return document.querySelector(`[data-testid^="${arguments[0]}."][aria-checked="true"]`)?.dataset.testid ?? null"#;
                self.run(script, &[json!(control)]).await
            })
            .await;
            self.expect_focus(&wanted).await;
        }
    }

    /// Presses an arrow until something is as wanted; each must change it.
    async fn arrows(&self, arrow: Key, wanted: &str, now: impl AsyncFn() -> Value) {
        for _ in 0..MOST_ARROWS {
            let before = now().await;
            if before == wanted {
                return;
            }
            self.key(arrow).await;
            let after = self.until(async || match now().await {
                after if after != before => Ok(after),
                _ => Err(format!(
                    "expected arrows to lead to {wanted}, they stay at {before}"
                )),
            });
            let after = after.await;
            self.note(format!("from {before} to {after}"));
        }
        panic!("expected {MOST_ARROWS} arrows to lead to {wanted}, they lead elsewhere");
    }

    /// Goes to a box by Tab and ticks it by Space.
    #[track_caller]
    pub fn tick_by_keys(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("Tab to {control} and tick it by Space"));
        async move {
            self.tab_to(control).await;
            self.keys(" ").await;
            self.until(async || {
                let ticked = self
                    .run("return at(arguments[0])?.checked", &[json!(control)])
                    .await;
                match ticked {
                    Value::Bool(true) => Ok(()),
                    _ => Err(format!("expected Space to tick {control}, it is not")),
                }
            })
            .await;
        }
    }

    /// Exports by keys alone: Tab or Shift+Tab to the button, and Enter.
    #[track_caller]
    pub fn export_by_keys(&self, back: bool) -> impl Future<Output = Value> {
        self.note("export by keys".into());
        async move {
            let before = self.downloaded();
            if back {
                self.tab_back_to("visit.export").await;
            } else {
                self.tab_to("visit.export").await;
            }
            self.key(Key::Enter).await;
            self.next_download(&before).await
        }
    }

    /// That no element of a selector is there.
    #[track_caller]
    pub fn expect_gone_of(&self, selector: &str) -> impl Future<Output = ()> {
        self.note(format!("expect no {selector}"));
        async move {
            self.until(async || match self.texts(selector).await {
                found if found.is_empty() => Ok(()),
                found => Err(format!("expected no {selector}, it says {found:?}")),
            })
            .await;
        }
    }

    /// The rows of the log that are drawn: place and text of each.
    pub async fn logged(&self) -> Vec<(usize, String)> {
        let script = "return [...document.querySelectorAll('.log-table [data-row]')].map(row => [+row.dataset.row, row.textContent])";
        let rows = self.run(script, &[]).await;
        let rows = rows.as_array().into_iter().flatten();
        rows.map(|row| {
            let place = row[0].as_u64().and_then(|place| place.try_into().ok());
            let text = row[1].as_str().unwrap_or_default();
            (place.unwrap_or(usize::MAX), text.to_owned())
        })
        .collect()
    }
}
