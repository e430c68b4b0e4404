//! A page in a window of a browser.

mod access;
mod act;
mod expect;
mod going;
mod keys;
mod looks;
mod paper;
mod read;
mod texts;
mod trial;
mod window;

use std::fmt::Display;
use std::future::Future;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::{Browser, Setup};
use crate::journey::Stage;

pub use act::Point;
pub use paper::Paper;
pub use texts::Shown;

/// So long is waited for what is expected: only a journey that fails waits so
/// long, and a busy machine must not make one fail.
const PATIENCE: Duration = Duration::from_secs(20);
/// So long where there is very much to do.
const LONG_PATIENCE: Duration = Duration::from_secs(120);
/// So many looks at least: time in which the machine itself stood still does not
/// count.
const LEAST_LOOKS: usize = 10;
/// So long between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// Whether the page was tried, and whether it ever stood.
static TRIED: AtomicBool = AtomicBool::new(false);
static STOOD: AtomicBool = AtomicBool::new(false);

/// What every script can use: `at(name)` is the control of a name, `says(el)`
/// names an element for a person.
const PRELUDE: &str = r#"
const at = name => document.querySelector(`[data-testid="${name}"]`);
const says = el => {
    if (!el) return 'nothing';
    const own = el.closest('[data-testid]');
    if (own) return own.dataset.testid;
    const kind = el.tagName.toLowerCase() + (typeof el.className === 'string' && el.className ? '.' + el.className : '');
    const beside = el.parentElement?.querySelector('[data-testid]');
    return beside ? `${kind} beside ${beside.dataset.testid}` : `${kind} ${JSON.stringify((el.textContent || '').trim().slice(0, 40))}`;
};
"#;

/// A page, and the person before it.
#[derive(Clone, Debug)]
pub struct Page {
    stage: Rc<Stage>,
    browser: Browser,
    setup: Setup,
    patience: Duration,
}

/// What a driver's answer is, or the failure of the journey.
trait Must<T> {
    fn must(self, doing: &str) -> T;
}

impl<T, E: Display> Must<T> for Result<T, E> {
    fn must(self, doing: &str) -> T {
        self.unwrap_or_else(|error| panic!("{doing}: {error}"))
    }
}

impl Page {
    /// Opens the page in a fresh browser.
    pub(crate) async fn begin(stage: Rc<Stage>, setup: Setup) -> Self {
        let browser = stage.start(&setup).await;
        let page = Self {
            stage,
            browser,
            setup,
            patience: PATIENCE,
        };
        page.load().await;
        page
    }

    /// Opens the page in another browser beside this one.
    pub async fn elsewhere(&self, setup: Setup) -> Self {
        self.note(format!("open another browser: {}", setup.screen.name));
        Self::begin(Rc::clone(&self.stage), setup).await
    }

    #[track_caller]
    fn note(&self, what: String) {
        self.stage.note(what);
    }

    /// The browser itself.
    #[must_use]
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// The same page, waited for longer: where there is very much to do, and
    /// nothing is said of how fast it is done.
    #[must_use]
    pub fn patient(&self) -> Self {
        Self {
            patience: LONG_PATIENCE,
            ..self.clone()
        }
    }

    /// The screen's name.
    #[must_use]
    pub fn screen(&self) -> &'static str {
        self.setup.screen.name
    }

    /// An empty folder.
    #[must_use]
    pub fn folder(&self, what: &str) -> PathBuf {
        self.stage.folder(what)
    }

    /// The page's address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.stage.environment.url
    }

    /// Lets the console say something that the journey provokes.
    pub fn expect_complaint(&self, part: &'static str) {
        self.stage.expected_complaints.borrow_mut().push(part);
    }

    /// Opens the page and waits until it is whole.
    #[track_caller]
    pub fn load(&self) -> impl Future<Output = ()> {
        self.go_to(&self.stage.environment.url)
    }

    /// Opens the page by an address and waits until it is whole.
    #[track_caller]
    pub fn go_to(&self, address: &str) -> impl Future<Output = ()> {
        self.note(format!("open {address}"));
        async move {
            let client = &self.browser.client;
            self.browser.leaving().await.must("leaving the page");
            client.goto(address).await.must("opening the page");
            self.whole().await;
        }
    }

    /// Reloads the page and waits until it is whole.
    #[track_caller]
    pub fn reload(&self) -> impl Future<Output = ()> {
        self.note("reload".into());
        async {
            self.reload_document().await;
            self.whole().await;
        }
    }

    /// Waits until the page is whole.
    ///
    /// # Panics
    /// When it is not in good time.
    pub async fn whole(&self) {
        // Where the page never stood, the other journeys need not wait for it.
        let lost = TRIED.load(Relaxed) && !STOOD.load(Relaxed);
        assert!(!lost, "the page did not stand in the first journey either");
        TRIED.store(true, Relaxed);
        // On a busy machine the first page may take its time.
        self.patient()
            .until(async || {
                let there = "return !!(at('dlqi.1.aLot') && at('baseline.import'))";
                match self.run(there, &[]).await {
                    Value::Bool(true) => Ok(()),
                    _ => Err(format!(
                        "expected the whole page, it says {}",
                        self.run("return document.body?.innerText.slice(0, 300) ?? ''", &[])
                            .await
                    )),
                }
            })
            .await;
        self.browser.arrived().await.must("looking at the page");
        STOOD.store(true, Relaxed);
    }

    /// Runs a script in the page; where the page is just going, in the one that
    /// comes.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Value {
        const GOING: [&str; 3] = ["discarded", "unloaded", "no such execution context"];
        let began = Instant::now();
        loop {
            match self.try_run(script, arguments).await {
                Err(error)
                    if GOING.iter().any(|going| error.contains(going))
                        && began.elapsed() < self.patience => {}
                answer => return answer.must("a script of the journey"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    pub(crate) async fn try_run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let script = format!("{PRELUDE}{script}");
        let answer = self.browser.client.execute(&script, arguments.to_vec());
        answer.await.map_err(|error| error.to_string())
    }

    /// Waits until what is asked holds; else the journey fails with what was
    /// said last.
    ///
    /// # Panics
    /// When it does not hold in good time.
    pub async fn until<T>(&self, mut ask: impl AsyncFnMut() -> Result<T, String>) -> T {
        let began = Instant::now();
        let mut looks = 0;
        loop {
            looks += 1;
            let early = looks < LEAST_LOOKS || began.elapsed() < self.patience;
            match ask().await {
                Ok(answer) => return answer,
                Err(why) => assert!(early, "{why}"),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Chooses a file in a file input.
    #[track_caller]
    pub fn open_file(&self, control: &str, path: &std::path::Path) -> impl Future<Output = ()> {
        self.note(format!("choose the file {} at {control}", path.display()));
        let selector = format!("[data-testid='{control}']");
        // Drivers take no way round.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let path = path.display().to_string();
        async move {
            let client = &self.browser.client;
            let found = client.find(fantoccini::Locator::Css(&selector)).await;
            found
                .must(&selector)
                .send_keys(&path)
                .await
                .must("choosing a file");
        }
    }

    /// Drops a file on an element of the page.
    #[track_caller]
    pub fn drop_file(&self, selector: &str, name: &str, text: &str) -> impl Future<Output = ()> {
        const DROP: &str = "
            const [selector, name, text] = arguments, data = new DataTransfer();
            data.items.add(new File([text], name, { type: 'application/json' }));
            const how = { dataTransfer: data, bubbles: true, cancelable: true };
            const target = document.querySelector(selector);
            const over = target.dispatchEvent(new DragEvent('dragover', how));
            const drop = target.dispatchEvent(new DragEvent('drop', how));
            return [over, drop];";
        self.note(format!("drop {name} on {selector}"));
        let arguments = [json!(selector), json!(name), json!(text)];
        async move {
            let left_to_browser = self.run(DROP, &arguments).await;
            assert_eq!(
                left_to_browser,
                json!([false, false]),
                "expected the page to take what is dropped, dragover and drop were left to the browser"
            );
        }
    }
}

/// Fails with everything that is wrong, one thing a line.
///
/// # Panics
/// When something is wrong.
pub fn expect_none(what: &str, faults: Vec<String>) {
    assert!(
        faults.is_empty(),
        "expected {what}, but\n  {}",
        faults.join("\n  ")
    );
}
