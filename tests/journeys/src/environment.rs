//! What `cargo xtask test journeys` tells the journeys.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// Where the page, the driver and the browser are.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The page's address; ends in `/`.
    pub url: String,
    /// The address of the driver, where one serves all browsers.
    webdriver: Option<String>,
    /// The driver's program.
    driver: Option<PathBuf>,
    /// The browser's name.
    pub browser: String,
    /// The journeys left out in this browser, and why.
    pub left_out: BTreeMap<String, String>,
    /// The rules that an accessible page keeps, a script: axe-core.
    pub axe: Option<PathBuf>,
    /// What every session asks of the driver.
    pub capabilities: Map<String, Value>,
    /// Where screenshots, downloads and profiles go.
    pub folder: PathBuf,
}

impl Environment {
    /// Reads the environment; says in one line what is missing.
    pub fn read() -> Result<Self, String> {
        let named = |name: &str| {
            std::env::var(name).map_err(|_| {
                format!("{name} is not set: run `cargo xtask test journeys`, which serves the page and starts the browser's driver")
            })
        };
        let capabilities = named("DERMSCORE_CAPABILITIES")?;
        let capabilities = serde_json::from_str(&capabilities)
            .map_err(|error| format!("DERMSCORE_CAPABILITIES is not a JSON object: {error}"))?;
        let left_out = named("DERMSCORE_LEFT_OUT").unwrap_or_else(|_| "{}".into());
        let left_out = serde_json::from_str(&left_out)
            .map_err(|error| format!("DERMSCORE_LEFT_OUT is not names and reasons: {error}"))?;
        let url = named("DERMSCORE_URL")?;
        if !url.ends_with('/') {
            return Err(format!("DERMSCORE_URL must end in /, it is {url}"));
        }
        let browser = named("DERMSCORE_BROWSER")?;
        Ok(Self {
            url,
            webdriver: named("DERMSCORE_WEBDRIVER").ok(),
            driver: named("DERMSCORE_DRIVER").ok().map(PathBuf::from),
            left_out,
            axe: named("DERMSCORE_AXE").ok().map(PathBuf::from),
            capabilities,
            folder: folder().join(&browser),
            browser,
        })
    }

    /// The driver that serves all browsers.
    pub fn webdriver(&self) -> Result<&str, String> {
        let address = self.webdriver.as_deref();
        address.ok_or_else(|| "DERMSCORE_WEBDRIVER is not set".into())
    }

    /// The driver's program, to be started for one browser.
    pub fn driver(&self) -> Result<&Path, String> {
        let program = self.driver.as_deref();
        program.ok_or_else(|| "DERMSCORE_DRIVER is not set".into())
    }
}

/// `journeys` below the folder that cargo builds into.
fn folder() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    let target = program.ancestors().nth(3).map(PathBuf::from);
    target.unwrap_or_else(std::env::temp_dir).join("journeys")
}
