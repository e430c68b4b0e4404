//! A browser with a session of its own.

mod bidi;
mod chromium;
mod driver;
mod firefox;
mod proxy;
mod webkit;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use http::Method;
use serde_json::{Map, Value};

use crate::environment::Environment;

/// How large the page is shown, and by what it is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// What failures call it.
    pub name: &'static str,
    /// Width in CSS pixels.
    pub width: u32,
    /// Height in CSS pixels.
    pub height: u32,
    /// Whether it is touched; else there is a mouse.
    pub touch: bool,
}

/// What a journey's browser begins with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The screen.
    pub screen: Screen,
    /// Scripts that run in every document before its own.
    pub before: Vec<&'static str>,
    /// A profile that outlives the session; else it is a fresh one.
    pub profile: Option<PathBuf>,
}

impl Setup {
    /// A desk: 1440 × 900, mouse and keyboard.
    #[must_use]
    pub fn desk() -> Self {
        Self::on("desk", 1440, 900, false)
    }

    /// A tablet upright: 820 × 1180, touched.
    #[must_use]
    pub fn tablet() -> Self {
        Self::on("tablet", 820, 1180, true)
    }

    /// A phone: 390 × 844, touched.
    #[must_use]
    pub fn phone() -> Self {
        Self::on("phone", 390, 844, true)
    }

    fn on(name: &'static str, width: u32, height: u32, touch: bool) -> Self {
        let screen = Screen {
            name,
            width,
            height,
            touch,
        };
        Self {
            screen,
            before: Vec::new(),
            profile: None,
        }
    }

    /// The same with a script that runs before the page's own.
    #[must_use]
    pub fn with_script(mut self, script: &'static str) -> Self {
        self.before.push(script);
        self
    }

    /// The same in a profile that outlives the session.
    #[must_use]
    pub fn in_profile(mut self, folder: PathBuf) -> Self {
        self.profile = Some(folder);
        self
    }
}

/// What the system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Starting a browser is tried so often: under load, one in some hundreds does
/// not come up, which says nothing about the page.
const STARTS: usize = 3;

/// So long a browser may take to come up; on two busy cores that is some seconds.
const PATIENCE_TO_START: Duration = Duration::from_secs(60);

#[derive(Clone, Debug)]
enum Engine {
    Chromium,
    Firefox(Rc<firefox::Firefox>),
    WebKit(Rc<webkit::WebKit>),
}

/// A running browser. What is special to one kind stands in its module.
#[derive(Clone, Debug)]
pub struct Browser {
    engine: Engine,
    /// The session.
    pub client: Client,
    /// Where its downloads go.
    pub downloads: PathBuf,
}

impl Browser {
    /// Starts a browser.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn start(
        environment: &Environment,
        setup: &Setup,
        downloads: PathBuf,
    ) -> Result<Self, String> {
        let mut tries = 1;
        let (client, engine) = loop {
            match Self::session(environment, setup, &downloads).await {
                Ok(started) => break started,
                Err(why) if tries == STARTS => return Err(why),
                Err(why) => eprintln!("the browser did not start ({why}); once more"),
            }
            tries += 1;
        };
        let browser = Self {
            engine,
            client,
            downloads,
        };
        browser.prepare(setup).await?;
        Ok(browser)
    }

    async fn session(
        environment: &Environment,
        setup: &Setup,
        downloads: &Path,
    ) -> Result<(Client, Engine), String> {
        match environment.browser.as_str() {
            "chromium" => {
                let capabilities = chromium::capabilities(environment, setup, downloads);
                let client = session(environment.webdriver()?, capabilities).await?;
                Ok((client, Engine::Chromium))
            }
            "firefox" => {
                let (client, firefox) = firefox::start(environment, setup, downloads).await?;
                Ok((client, firefox.into()))
            }
            "webkit" => {
                let (client, webkit) = webkit::start(environment, setup, downloads).await?;
                Ok((client, webkit.into()))
            }
            other => Err(format!("there are no journeys for {other:?}")),
        }
    }

    /// Makes the window that is looked at the setup's screen, with its scripts.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn prepare(&self, setup: &Setup) -> Result<(), String> {
        match &self.engine {
            Engine::Chromium => chromium::prepare(&self.client, setup).await,
            Engine::Firefox(firefox) => firefox.prepare(&self.client, setup).await,
            Engine::WebKit(webkit) => webkit.prepare(&self.client, setup).await,
        }
    }

    /// Whether it has fingers; else screens that are touched are clicked.
    #[must_use]
    pub fn can_touch(&self) -> bool {
        !matches!(self.engine, Engine::WebKit(_))
    }

    /// The file that its printer writes, where the page's own command prints on
    /// one; else its driver prints.
    #[must_use]
    pub fn printer(&self) -> Option<PathBuf> {
        match self.engine {
            Engine::Firefox(_) => Some(firefox::printer(&self.downloads)),
            Engine::Chromium | Engine::WebKit(_) => None,
        }
    }

    /// A document has come.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn arrived(&self) -> Result<(), String> {
        match &self.engine {
            Engine::Chromium | Engine::Firefox(_) => Ok(()),
            Engine::WebKit(webkit) => webkit.arrived(&self.client).await,
        }
    }

    /// The document is about to go.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn leaving(&self) -> Result<(), String> {
        match &self.engine {
            Engine::Chromium | Engine::Firefox(_) => Ok(()),
            Engine::WebKit(webkit) => webkit.leaving(&self.client).await,
        }
    }

    /// What was written to the console as an error or a warning since the last
    /// time it was asked.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn complaints(&self) -> Result<Vec<String>, String> {
        match &self.engine {
            Engine::Chromium => chromium::complaints(&self.client).await,
            Engine::Firefox(firefox) => Ok(firefox.complaints()),
            Engine::WebKit(webkit) => webkit.complaints(&self.client).await,
        }
    }

    /// The addresses requested since the last time it was asked.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn requests(&self) -> Result<Vec<String>, String> {
        match &self.engine {
            Engine::Chromium => chromium::requests(&self.client).await,
            Engine::Firefox(firefox) => Ok(firefox.requests()),
            Engine::WebKit(webkit) => Ok(webkit.requests()),
        }
    }

    /// Sets what the system prefers.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn prefer(&self, colours: Colours, reduced_motion: bool) -> Result<(), String> {
        let client = &self.client;
        match &self.engine {
            Engine::Chromium => chromium::prefer(client, colours, reduced_motion).await,
            Engine::Firefox(firefox) => firefox.prefer(client, colours, reduced_motion).await,
            Engine::WebKit(webkit) => webkit.prefer(client, colours).await,
        }
    }

    /// Sets what the system prefers, by the names of media features; those that
    /// are not named are as they are with most people.
    ///
    /// # Errors
    /// What the driver says, or that the browser does not have a feature.
    pub async fn media(&self, features: &[(&str, &str)]) -> Result<(), String> {
        let client = &self.client;
        match &self.engine {
            Engine::Chromium => chromium::media(client, features).await,
            Engine::Firefox(firefox) => firefox.media(client, features).await,
            Engine::WebKit(webkit) => webkit.media(client, features).await,
        }
    }

    /// A command of the browser's own protocol for developers, which one kind
    /// alone has.
    ///
    /// # Errors
    /// What the driver says, or that it has none.
    pub async fn devtools(&self, name: &str, parameters: Value) -> Result<Value, String> {
        match &self.engine {
            Engine::Chromium => chromium::devtools(&self.client, name, parameters).await,
            Engine::Firefox(_) | Engine::WebKit(_) => Err(format!("only Chromium has {name}")),
        }
    }

    /// Lets the page read and write the clipboard, or not.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn allow_clipboard(&self, allowed: bool) -> Result<(), String> {
        // Only one driver can refuse it; elsewhere the browser's answer is
        // given by a script.
        const REFUSE: &str = "Clipboard.prototype.writeText = async () => { throw new DOMException('refused', 'NotAllowedError'); };";
        match &self.engine {
            Engine::Chromium => chromium::allow_clipboard(&self.client, allowed).await,
            Engine::Firefox(_) | Engine::WebKit(_) if allowed => Ok(()),
            Engine::Firefox(_) | Engine::WebKit(_) => {
                let refused = self.client.execute(REFUSE, Vec::new()).await;
                refused.map(drop).map_err(|error| error.to_string())
            }
        }
    }

    /// Why the page cannot be installed; nothing where it can.
    ///
    /// # Errors
    /// What the driver says, or that this browser tells nothing of it.
    pub async fn kept_from_installing(&self) -> Result<Vec<String>, String> {
        match &self.engine {
            Engine::Chromium => chromium::kept_from_installing(&self.client).await,
            Engine::Firefox(_) | Engine::WebKit(_) => Err("it installs nothing".into()),
        }
    }

    /// Shows the page as on paper, or on a screen again.
    ///
    /// # Errors
    /// What the driver says.
    pub async fn as_on_paper(&self, paper: bool) -> Result<(), String> {
        match &self.engine {
            Engine::Chromium => chromium::as_on_paper(&self.client, paper).await,
            Engine::Firefox(firefox) => firefox.as_on_paper(&self.client, paper).await,
            Engine::WebKit(webkit) => webkit.as_on_paper(&self.client, paper).await,
        }
    }

    /// Ends the page's own process at once, as a crash does.
    ///
    /// # Errors
    /// What went wrong.
    pub async fn crash_the_page(&self) -> Result<(), String> {
        match &self.engine {
            Engine::Chromium => chromium::crash_the_page(&self.client).await,
            Engine::Firefox(firefox) => firefox.crash_the_page(&self.client).await,
            Engine::WebKit(webkit) => webkit.crash_the_page(),
        }
    }

    /// Ends the whole browser at once, as a power cut does.
    ///
    /// # Errors
    /// What went wrong.
    pub fn kill(&self) -> Result<(), String> {
        match &self.engine {
            Engine::Chromium => chromium::kill(&self.client),
            Engine::Firefox(firefox) => firefox.kill(&self.client),
            Engine::WebKit(_) => Err("its sessions keep nothing that could be found again".into()),
        }
    }
}

async fn session(address: &str, capabilities: Map<String, Value>) -> Result<Client, String> {
    let mut session = ClientBuilder::new(hyper_connector());
    let session = session.capabilities(capabilities).connect(address);
    // WebKit's driver waits for ever for a browser that could not open its window.
    let session = tokio::time::timeout(PATIENCE_TO_START, session);
    let session = session
        .await
        .map_err(|_| format!("the driver {address} made no session in time"))?;
    session.map_err(|error| format!("no session at the driver {address}: {error}"))
}

fn hyper_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

/// A command beyond those that fantoccini knows.
#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for Command {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

async fn command(client: &Client, path: &'static str, body: Value) -> Result<Value, String> {
    let answer = client.issue_cmd(Command { path, body }).await;
    answer.map_err(|error| format!("{path}: {error}"))
}
