//! What only Firefox and its driver know.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::{Map, Value, json};

use super::bidi::Bidi;
use super::driver::{self, Driver};
use super::{Colours, Setup, command};
use crate::environment::Environment;

const OPTIONS: &str = "moz:firefoxOptions";

/// What a policy refused is an event, and no line of the console.
const TELL_REFUSED: &str = "addEventListener('securitypolicyviolation', e => console.error(`refused by ${e.violatedDirective}: ${e.blockedURI}`));";

/// What is said of a request that was under way when its page was left. One that
/// fails while the page is there is told with its address.
const OF_A_PAGE_LEFT: &str = "Failed to load ‘’. A ServiceWorker intercepted";

/// So long a setting may take from the browser to the page.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(15);

/// The printer that every Firefox has.
const PRINTER: &str = "Mozilla_Save_to_PDF";

/// The file that it writes.
pub fn printer(downloads: &Path) -> PathBuf {
    downloads.join("printed.pdf")
}

/// A running Firefox.
#[derive(Debug)]
pub struct Firefox {
    bidi: Bidi,
    _driver: Driver,
}

fn capabilities(environment: &Environment, setup: &Setup, downloads: &Path) -> Map<String, Value> {
    let mut all = environment.capabilities.clone();
    all.insert("webSocketUrl".into(), json!(true));
    let options = all.entry(OPTIONS).or_insert_with(|| json!({}));
    let mut arguments = options["args"].as_array().cloned().unwrap_or_default();
    if let Some(folder) = &setup.profile {
        arguments.extend([json!("-profile"), json!(folder)]);
    }
    options["args"] = Value::Array(arguments);
    let mut settings = json!({
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
        "browser.download.alwaysOpenPanel": false,
        "browser.helperApps.neverAsk.saveToDisk": "application/json",
        // Its driver prints past what the page makes for paper.
        "print.always_print_silent": true,
        "print_printer": "Mozilla Save to PDF",
        "print.print_to_file": true,
        (format!("print.printer_{PRINTER}.print_to_file")): true,
        (format!("print.printer_{PRINTER}.print_to_filename")): printer(downloads),
        (format!("print.printer_{PRINTER}.print_paper_id")): "iso_a4",
        (format!("print.printer_{PRINTER}.print_paper_width")): "210",
        (format!("print.printer_{PRINTER}.print_paper_height")): "297",
        (format!("print.printer_{PRINTER}.print_paper_size_unit")): 1,
    });
    if setup.screen.touch {
        // 1 is a pointer that is coarse and cannot hover.
        settings["ui.primaryPointerCapabilities"] = json!(1);
        settings["ui.allPointerCapabilities"] = json!(1);
        settings["dom.w3c_touch_events.enabled"] = json!(1);
    }
    options["prefs"] = settings;
    all
}

/// Starts Firefox.
pub async fn start(
    environment: &Environment,
    setup: &Setup,
    downloads: &Path,
) -> Result<(Client, Firefox), String> {
    // The driver may change what only the browser itself may (--allow-system-access).
    let arguments = [
        format!("--websocket-port={}", driver::free_port()?),
        "--allow-system-access".to_owned(),
    ];
    let program = environment.driver()?;
    let said = downloads.with_extension("driver.log");
    let driver = Driver::start(program, &arguments, &[], &said).await?;
    let client = super::session(&driver.url, capabilities(environment, setup, downloads)).await?;
    let address = client
        .capabilities()
        .and_then(|all| all.get("webSocketUrl"))
        .and_then(Value::as_str)
        .ok_or("the driver offers no BiDi")?
        .to_owned();
    let bidi = Bidi::connect(&address).await?;
    let events = json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] });
    bidi.command("session.subscribe", events).await?;
    for script in setup.before.iter().chain(&[TELL_REFUSED]) {
        // Not in the empty document before the page, nor in the browser's own.
        let script =
            format!("() => {{ if (/^(http|file)/.test(location.protocol)) {{ {script} }} }}");
        let script = json!({ "functionDeclaration": script });
        bidi.command("script.addPreloadScript", script).await?;
    }
    let firefox = Firefox {
        bidi,
        _driver: driver,
    };
    Ok((client, firefox))
}

impl Firefox {
    /// Makes the window that is looked at as large as the setup's screen.
    pub async fn prepare(&self, client: &Client, setup: &Setup) -> Result<(), String> {
        let window = client.window().await.map_err(|error| error.to_string())?;
        let window: String = window.into();
        let size = json!({ "width": setup.screen.width, "height": setup.screen.height });
        let viewport = json!({ "context": window, "viewport": size, "devicePixelRatio": if setup.screen.touch { 2.0 } else { 1.0 } });
        self.bidi
            .command("browsingContext.setViewport", viewport)
            .await?;
        Ok(())
    }

    pub fn complaints(&self) -> Vec<String> {
        let entries = self.bidi.events("log.entryAdded");
        let loud = entries
            .iter()
            .filter(|entry| entry["level"] == "error" || entry["level"] == "warn")
            .filter(|entry| {
                let text = entry["text"].as_str().unwrap_or_default();
                !text.starts_with(OF_A_PAGE_LEFT)
            });
        loud.map(|entry| format!("{}: {}", entry["level"], entry["text"]))
            .collect()
    }

    pub fn requests(&self) -> Vec<String> {
        let requests = self.bidi.events("network.beforeRequestSent");
        requests
            .iter()
            .filter_map(|event| event["request"]["url"].as_str().map(String::from))
            .collect()
    }

    pub async fn prefer(
        &self,
        client: &Client,
        colours: Colours,
        reduced_motion: bool,
    ) -> Result<(), String> {
        set_preferred(client, colours, reduced_motion).await?;
        in_force(client, &[scheme(colours), motion(reduced_motion)]).await
    }

    pub async fn media(&self, client: &Client, features: &[(&str, &str)]) -> Result<(), String> {
        // 2: the browser's own colours, whatever the page says.
        const FORCE: &str =
            "Services.prefs.setIntPref('browser.display.document_color_use', arguments[0])";
        let has = |wanted: (&str, &str)| features.contains(&wanted);
        let colours = if has(("prefers-color-scheme", "dark")) {
            Colours::Dark
        } else {
            Colours::Light
        };
        let reduced = has(("prefers-reduced-motion", "reduce"));
        let forced = has(("forced-colors", "active"));
        set_preferred(client, colours, reduced).await?;
        let use_of_colours = if forced { 2 } else { 0 };
        in_the_browser(client, FORCE, vec![json!(use_of_colours)]).await?;
        if forced {
            // Light or dark are then the forced colours' own.
            return in_force(client, &["(forced-colors: active)", motion(reduced)]).await;
        }
        let all = ["(forced-colors: none)", scheme(colours), motion(reduced)];
        in_force(client, &all).await
    }

    pub async fn as_on_paper(&self, client: &Client, paper: bool) -> Result<(), String> {
        const SET: &str = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0];";
        let medium = if paper { "print" } else { "" };
        in_the_browser(client, SET, vec![json!(medium)]).await?;
        Ok(())
    }

    pub async fn crash_the_page(&self, client: &Client) -> Result<(), String> {
        // Under a driver a page that crashes takes the whole browser along: the
        // driver asks that of what listens for the crash.
        const PROCESS: &str = "
            const { TabCrashHandler } = ChromeUtils.importESModule('resource:///modules/ContentCrashHandlers.sys.mjs');
            Services.obs.removeObserver(TabCrashHandler, 'ipc:content-shutdown');
            const all = gBrowser.browsers.map(b => b.browsingContext.currentWindowGlobal);
            return all.find(w => /^http/.test(w.documentURI.spec)).osPid;";
        let process = in_the_browser(client, PROCESS, Vec::new()).await?;
        driver::kill(process.as_u64().ok_or("the page has no process")?)
    }

    pub fn kill(&self, client: &Client) -> Result<(), String> {
        let process = client
            .capabilities()
            .and_then(|all| all.get("moz:processID"))
            .and_then(Value::as_u64)
            .ok_or("the driver does not tell the browser's process")?;
        driver::kill(process)
    }
}

/// The setting of light or dark as a page asks for it.
fn scheme(colours: Colours) -> &'static str {
    match colours {
        Colours::Dark => "(prefers-color-scheme: dark)",
        Colours::Light => "(prefers-color-scheme: light)",
    }
}

/// The setting of motion as a page asks for it.
fn motion(reduced: bool) -> &'static str {
    if reduced {
        "(prefers-reduced-motion: reduce)"
    } else {
        "(prefers-reduced-motion: no-preference)"
    }
}

async fn set_preferred(client: &Client, colours: Colours, reduced: bool) -> Result<(), String> {
    const SET: &str = "
        Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);
        Services.prefs.setIntPref('ui.prefersReducedMotion', arguments[1]);";
    let scheme = match colours {
        Colours::Dark => 0,
        Colours::Light => 1,
    };
    let arguments = vec![json!(scheme), json!(u8::from(reduced))];
    in_the_browser(client, SET, arguments).await.map(drop)
}

/// Waits until a setting of the browser has come to the process of the page.
async fn in_force(client: &Client, queries: &[&str]) -> Result<(), String> {
    const MISSING: &str = "return arguments[0].filter(query => !matchMedia(query).matches)";
    let began = Instant::now();
    loop {
        let answer = client.execute(MISSING, vec![json!(queries)]).await;
        let missing = answer.map_err(|error| error.to_string())?;
        if missing.as_array().is_some_and(Vec::is_empty) {
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            return Err(format!("expected to be in force: {missing}"));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Runs a script in the browser's own window, and not in the page's.
async fn in_the_browser(
    client: &Client,
    script: &str,
    arguments: Vec<Value>,
) -> Result<Value, String> {
    command(client, "moz/context", json!({ "context": "chrome" })).await?;
    let answer = client.execute(script, arguments).await;
    command(client, "moz/context", json!({ "context": "content" })).await?;
    answer.map_err(|error| error.to_string())
}

impl From<Firefox> for super::Engine {
    fn from(firefox: Firefox) -> Self {
        Self::Firefox(Rc::new(firefox))
    }
}
