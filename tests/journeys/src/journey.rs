//! Running a journey, and telling what went wrong.

use std::cell::{Cell, RefCell};
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, Location, resume_unwind};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Once;
use std::time::Duration;

use futures_util::FutureExt as _;

use crate::browser::{Browser, Setup};
use crate::environment::Environment;
use crate::page::Page;

/// So many of the last steps are told where one fails.
const STEPS_TOLD: usize = 24;

/// So long a journey may take; the longest takes a tenth of it. A browser that
/// no longer answers ends the journey, and not the whole run.
const MOST: Duration = Duration::from_secs(600);
/// So long the browser of a journey that is over may take to end, or to tell.
const END: Duration = Duration::from_secs(20);

/// What the pages of one journey share.
#[derive(Debug)]
pub struct Stage {
    /// What the journeys were told.
    pub environment: Environment,
    /// The journey's name.
    name: String,
    /// What was done, the last thing last.
    trail: RefCell<Vec<String>>,
    browsers: RefCell<Vec<Browser>>,
    /// Complaints in the console that the journey itself provokes.
    pub expected_complaints: RefCell<Vec<&'static str>>,
    opened: Cell<usize>,
}

/// Runs a journey in a fresh browser. Where it fails, the last steps are told
/// and a picture of every window is saved.
///
/// # Panics
/// When the journey fails.
pub fn journey<F>(setup: Setup, steps: F)
where
    F: AsyncFnOnce(Page),
{
    run(None, setup, steps);
}

/// The same with the page at an address of the journey's own.
///
/// # Panics
/// When the journey fails.
pub fn journey_at<F>(address: String, setup: Setup, steps: F)
where
    F: AsyncFnOnce(Page),
{
    run(Some(address), setup, steps);
}

fn run<F>(address: Option<String>, setup: Setup, steps: F)
where
    F: AsyncFnOnce(Page),
{
    static WORDS_ONLY: Once = Once::new();
    // Where in the kit a wait gave up says nothing; the last steps do.
    WORDS_ONLY.call_once(|| std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))));
    let mut environment = Environment::read().unwrap_or_else(|why| panic!("{why}"));
    if let Some(address) = address {
        environment.url = address;
    }
    let thread = std::thread::current();
    let path = thread.name().unwrap_or("journey").to_owned();
    if let Some(reason) = environment.left_out.get(&path) {
        println!("left out in {}: {reason}", environment.browser);
        came_of(&environment, "left out", &path);
        return;
    }
    let told = environment.clone();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let name = path.replace("::", ".");
    let outcome = runtime.block_on(async {
        let stage = Rc::new(Stage {
            environment,
            name,
            trail: RefCell::default(),
            browsers: RefCell::default(),
            expected_complaints: RefCell::default(),
            opened: Cell::new(0),
        });
        let all = async {
            let page = Page::begin(Rc::clone(&stage), setup).await;
            steps(page).await;
            stage.nothing_leaked_or_complained().await;
        };
        let all = async {
            let ended = tokio::time::timeout(MOST, all).await;
            assert!(ended.is_ok(), "expected the journey to end, it goes on");
        };
        let outcome = AssertUnwindSafe(all).catch_unwind().await;
        if outcome.is_err() && tokio::time::timeout(END, stage.tell()).await.is_err() {
            eprintln!("  the browser tells nothing");
        }
        let _ = tokio::time::timeout(END, stage.close()).await;
        outcome
    });
    came_of(
        &told,
        if outcome.is_ok() { "passed" } else { "failed" },
        &path,
    );
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// Notes what came of a journey, for the table at the end of the run.
fn came_of(environment: &Environment, outcome: &str, name: &str) {
    let file = environment.folder.with_extension("txt");
    let noted = std::fs::create_dir_all(&environment.folder).and_then(|()| {
        let mut file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(file)?;
        writeln!(file, "{outcome}\t{name}")
    });
    if let Err(error) = noted {
        eprintln!("what came of {name} could not be noted: {error}");
    }
}

impl Stage {
    /// Starts a browser that ends with the journey.
    pub async fn start(&self, setup: &Setup) -> Browser {
        let browser = Browser::start(&self.environment, setup, self.folder("downloads"))
            .await
            .unwrap_or_else(|why| panic!("{why}"));
        self.browsers.borrow_mut().push(browser.clone());
        browser
    }

    /// A folder of the journey's own that was not there before.
    pub fn folder(&self, what: &str) -> PathBuf {
        let number = self.opened.replace(self.opened.get() + 1);
        let path = self
            .environment
            .folder
            .join(format!("{}-{what}-{number}", self.name));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path)
            .unwrap_or_else(|error| panic!("{} cannot be made: {error}", path.display()));
        path
    }

    /// Notes what is done, and where the journey says so.
    #[track_caller]
    pub fn note(&self, what: String) {
        let place = Location::caller();
        let file = place.file().rsplit('/').next().unwrap_or_default();
        self.trail
            .borrow_mut()
            .push(format!("{file}:{}: {what}", place.line()));
    }

    async fn tell(&self) {
        let trail = self.trail.take();
        let from = trail.len().saturating_sub(STEPS_TOLD);
        eprintln!("\n{} failed; its last steps:", self.name);
        for step in &trail[from..] {
            eprintln!("  {step}");
        }
        let browsers = self.browsers.borrow().clone();
        for (number, browser) in browsers.iter().enumerate() {
            let path = self
                .environment
                .folder
                .join(format!("{}-{number}.png", self.name));
            match browser.client.screenshot().await {
                Ok(picture) if std::fs::write(&path, &picture).is_ok() => {
                    eprintln!("  picture: {}", path.display());
                }
                Ok(_) => eprintln!("  no picture: {} cannot be written", path.display()),
                Err(error) => eprintln!("  no picture: {error}"),
            }
            for complaint in browser.complaints().await.unwrap_or_default() {
                eprintln!("  console: {complaint}");
            }
        }
    }

    /// In every journey: no request beyond the page's own address, and nothing
    /// in the console that the journey did not provoke.
    async fn nothing_leaked_or_complained(&self) {
        let browsers = self.browsers.borrow().clone();
        for browser in browsers {
            let (Ok(requests), Ok(complaints)) =
                (browser.requests().await, browser.complaints().await)
            else {
                continue; // it was killed by the journey
            };
            for address in requests {
                let own = address.starts_with(&self.environment.url);
                let inside = ["data:", "blob:", "about:", "chrome:"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme));
                assert!(
                    own || inside,
                    "expected requests below {} alone, there was one to {address}",
                    self.environment.url
                );
            }
            for complaint in complaints {
                // Most sites have no wording of their own, which browsers note.
                if complaint.contains("/wording/") && complaint.contains("404") {
                    continue;
                }
                let expected = self.expected_complaints.borrow();
                assert!(
                    expected.iter().any(|part| complaint.contains(part)),
                    "expected a quiet console, it says {complaint}"
                );
            }
        }
    }

    async fn close(&self) {
        let browsers = self.browsers.take();
        for browser in browsers {
            let _ = browser.client.close().await;
        }
    }
}
