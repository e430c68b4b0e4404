//! What a person does with hand and keyboard.

use std::future::Future;
use std::time::{Duration, Instant};

use fantoccini::actions::{
    InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{Must as _, Page};

/// A place in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the upper edge.
    pub y: f64,
}

/// Brings a control into sight as a person would, and gives its middle, or why
/// it cannot be reached. The menu that it is in is opened.
const REACH: &str = "
    const [name, place, row, words] = arguments;
    const rows = row && [...document.querySelectorAll(row)].filter(el => el.textContent.includes(words));
    const el = row ? rows[0]?.querySelector(`[data-testid=\"${name}\"]`) : document.querySelectorAll(`[data-testid=\"${name}\"]`)[place];
    if (!el) return 'it is not there';
    if (el.disabled) return 'it is disabled';
    const menu = el.closest('[popover]:not(:popover-open)');
    if (menu) document.querySelector(`[popovertarget=\"${menu.id}\"]`).click();
    const middle = () => { const r = el.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; };
    const above = () => document.elementFromPoint(...middle());
    // A press is at a whole pixel, which must be one of the window's.
    const edge = () => { const [x, y] = middle(); return x > innerWidth - 1 || y > innerHeight - 1; };
    if (edge() || !el.contains(above())) el.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    return el.contains(above()) ? middle() : 'it is covered by ' + says(above());";

/// The page brings a field that Tab led to into sight for so long.
const BROUGHT: Duration = Duration::from_millis(400);

/// Waits until the page has been drawn anew: what is measured by its own
/// observers takes its place then. A window that is not seen is never drawn.
const DRAWN: &str = "
    return new Promise(done => {
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
        setTimeout(() => done(false), 200);
    });";

impl Page {
    pub(super) async fn reach(&self, control: &str) -> Point {
        self.reach_of(control, 0, None).await
    }

    async fn reach_of(&self, control: &str, place: usize, row: Option<(&str, &str)>) -> Point {
        let (row, words) = row.unzip();
        let arguments = [json!(control), json!(place), json!(row), json!(words)];
        // What has just opened may still be on its way to its place.
        let mut before = Value::Null;
        self.until(async || {
            let found = self.run(REACH, &arguments).await;
            if found.is_array() && found != before {
                before = found;
                self.run(DRAWN, &[]).await;
                return Err(format!("expected {control} to stay where it is"));
            }
            match found.as_array().map(Vec::as_slice) {
                Some([x, y]) => Ok(Point {
                    x: x.as_f64().unwrap_or_default(),
                    y: y.as_f64().unwrap_or_default(),
                }),
                _ => Err(format!(
                    "expected {control} within reach, but {}",
                    found.as_str().unwrap_or_default()
                )),
            }
        })
        .await
    }

    /// Clicks or taps at a place of the window.
    #[track_caller]
    pub fn press_place(&self, place: Point) -> impl Future<Output = ()> {
        self.note(format!("press at {}, {}", place.x, place.y));
        self.press_at(place)
    }

    pub(super) async fn press_at(&self, place: Point) {
        // Not every driver takes a part of a pixel.
        let moved = PointerAction::MoveTo {
            duration: Some(Duration::ZERO),
            x: place.x.round(),
            y: place.y.round(),
        };
        let button = MOUSE_BUTTON_LEFT;
        let (down, up) = (PointerAction::Down { button }, PointerAction::Up { button });
        let client = &self.browser.client;
        let done = if self.setup.screen.touch && self.browser.can_touch() {
            let finger = TouchActions::new("finger".into());
            client
                .perform_actions(finger.then(moved).then(down).then(up))
                .await
        } else {
            let mouse = MouseActions::new("mouse".into());
            client
                .perform_actions(mouse.then(moved).then(down).then(up))
                .await
        };
        done.must("pressing");
    }

    /// Waits until nothing has scrolled for as long as the page may yet bring a
    /// field into sight that Tab led to: hands are slower than that.
    pub async fn at_rest(&self) {
        let mut rested = (Value::Null, Instant::now());
        self.until(async || {
            let place = self.run("return scrollY", &[]).await;
            if place != rested.0 {
                rested = (place, Instant::now());
            }
            match rested.1.elapsed() {
                since if since > BROUGHT => Ok(()),
                _ => Err("expected the page to stay where it is".to_owned()),
            }
        })
        .await;
    }

    /// Clicks or taps a control.
    #[track_caller]
    pub fn press(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("press {control}"));
        async move {
            let place = self.reach(control).await;
            self.press_at(place).await;
        }
    }

    /// Clicks or taps one of several controls of a name.
    #[track_caller]
    pub fn press_nth(&self, control: &str, place: usize) -> impl Future<Output = ()> {
        self.note(format!("press {control}, the one after {place} others"));
        async move {
            let place = self.reach_of(control, place, None).await;
            self.press_at(place).await;
        }
    }

    /// Clicks or taps a control in the row that holds some words.
    #[track_caller]
    pub fn press_in(&self, row: &str, words: &str, control: &str) -> impl Future<Output = ()> {
        self.note(format!("press {control} in the {row} with “{words}”"));
        async move {
            let place = self.reach_of(control, 0, Some((row, words))).await;
            self.press_at(place).await;
        }
    }

    /// Moves the mouse to where nothing is.
    pub async fn move_pointer_away(&self) {
        let corner = PointerAction::MoveTo {
            duration: Some(Duration::ZERO),
            x: 1.0,
            y: 1.0,
        };
        let mouse = MouseActions::new("mouse".into()).then(corner);
        self.browser
            .client
            .perform_actions(mouse)
            .await
            .must("moving");
    }

    /// Clicks or taps a choice and waits until it is chosen.
    #[track_caller]
    pub fn choose(&self, control: &str) -> impl Future<Output = ()> {
        self.note(format!("choose {control}"));
        async move {
            let place = self.reach(control).await;
            self.press_at(place).await;
            self.until(async || self.chosen(control).await).await;
        }
    }

    /// Chooses one after the other.
    #[track_caller]
    pub fn choose_all<T: AsRef<str>>(&self, controls: &[T]) -> impl Future<Output = ()> {
        let names: Vec<&str> = controls.iter().map(AsRef::as_ref).collect();
        self.note(format!("choose {}", names.join(", ")));
        async move {
            for control in controls {
                self.choose(control.as_ref()).await;
            }
        }
    }

    /// Takes the focus away from everything in the page, and back to it from
    /// the browser's own bars.
    pub async fn focus_nothing(&self) {
        self.run("document.activeElement?.blur(); window.focus()", &[])
            .await;
    }

    /// Exports by the button and gives the file once it is whole.
    #[track_caller]
    pub fn export(&self) -> impl Future<Output = Value> {
        self.note("export".into());
        async {
            let before = self.downloaded();
            self.press("visit.export").await;
            self.next_download(&before).await
        }
    }

    /// The file downloaded beside those of before, once it is whole.
    pub(super) async fn next_download(&self, before: &[std::path::PathBuf]) -> Value {
        self.until(async || {
            let new = self
                .downloaded()
                .into_iter()
                .find(|path| !before.contains(path));
            let path = new.ok_or("expected visit.export to download a file, there is none")?;
            let file = crate::files::read(&path)?;
            // Not every browser saves a second file of a name beside the first.
            std::fs::rename(&path, path.with_extension("read")).map_err(|e| e.to_string())?;
            Ok(file)
        })
        .await
    }

    /// What is on the clipboard, as it is pasted.
    #[track_caller]
    pub fn pasted(&self) -> impl Future<Output = String> {
        const FIELD: &str = "
            const field = document.createElement('textarea');
            field.dataset.testid = 'journey.pasted';
            (document.querySelector('dialog[open]') ?? document.body).append(field);
            field.focus();";
        const TAKE: &str = "const field = at('journey.pasted'); return field.value";
        self.note("paste".into());
        async move {
            self.run(FIELD, &[]).await;
            self.key_with(&[Key::Control], 'v').await;
            let text = self.until(async || match self.run(TAKE, &[]).await.as_str() {
                Some(text) if !text.is_empty() => Ok(text.to_owned()),
                _ => Err("expected something on the clipboard, there is nothing".to_owned()),
            });
            let text = text.await;
            self.run("at('journey.pasted').remove()", &[]).await;
            text
        }
    }

    /// The files downloaded so far.
    #[must_use]
    pub fn downloaded(&self) -> Vec<std::path::PathBuf> {
        let entries = std::fs::read_dir(&self.browser.downloads)
            .into_iter()
            .flatten();
        let paths = entries.flatten().map(|entry| entry.path());
        paths
            .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
            .collect()
    }
}

/// Whether a focused control is the one named, or a choice of it.
pub(super) fn is_of(focused: &str, control: &str) -> bool {
    focused == control
        || focused
            .strip_prefix(control)
            .is_some_and(|rest| rest.starts_with('.'))
}
