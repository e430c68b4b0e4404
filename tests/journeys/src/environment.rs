//! What `cargo xtask test journeys` tells the journeys.

use std::path::PathBuf;

use serde_json::{Map, Value};

/// Where the page, the driver and the browser are.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The page's address; ends in `/`.
    pub url: String,
    /// The driver's address.
    pub webdriver: String,
    /// The browser's name.
    pub browser: String,
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
        let url = named("DERMSCORE_URL")?;
        if !url.ends_with('/') {
            return Err(format!("DERMSCORE_URL must end in /, it is {url}"));
        }
        Ok(Self {
            url,
            webdriver: named("DERMSCORE_WEBDRIVER")?,
            browser: named("DERMSCORE_BROWSER")?,
            capabilities,
            folder: folder(),
        })
    }
}

/// `journeys` below the folder that cargo builds into.
fn folder() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    let target = program.ancestors().nth(3).map(PathBuf::from);
    target.unwrap_or_else(std::env::temp_dir).join("journeys")
}
