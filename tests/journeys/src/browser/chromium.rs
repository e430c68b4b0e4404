//! What only Chromium and its driver know.

use std::path::Path;

use fantoccini::Client;
use serde_json::{Map, Value, json};

use super::{Colours, Setup, command, driver};
use crate::environment::Environment;

const OPTIONS: &str = "goog:chromeOptions";

pub fn capabilities(
    environment: &Environment,
    setup: &Setup,
    downloads: &Path,
) -> Map<String, Value> {
    let mut all = environment.capabilities.clone();
    all.insert(
        "goog:loggingPrefs".into(),
        json!({ "browser": "ALL", "performance": "ALL" }),
    );
    let options = all.entry(OPTIONS).or_insert_with(|| json!({}));
    let mut arguments = options["args"].as_array().cloned().unwrap_or_default();
    if let Some(folder) = &setup.profile {
        arguments.push(json!(format!("--user-data-dir={}", folder.display())));
    }
    options["args"] = Value::Array(arguments);
    options["prefs"] = json!({
        "download.default_directory": downloads,
        "download.prompt_for_download": false,
    });
    if setup.screen.touch {
        let (width, height) = (setup.screen.width, setup.screen.height);
        options["mobileEmulation"] = json!({
            "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true, "mobile": true },
        });
    }
    all
}

pub async fn devtools(client: &Client, name: &str, parameters: Value) -> Result<Value, String> {
    let body = json!({ "cmd": name, "params": parameters });
    let answer = command(client, "goog/cdp/execute", body).await;
    answer.map_err(|error| format!("{name}: {error}"))
}

pub async fn media(client: &Client, features: &[(&str, &str)]) -> Result<(), String> {
    let features = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }));
    let features = json!({ "features": features.collect::<Vec<_>>() });
    devtools(client, "Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

pub async fn prepare(client: &Client, setup: &Setup) -> Result<(), String> {
    if !setup.screen.touch {
        let (width, height) = (setup.screen.width, setup.screen.height);
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        devtools(client, "Emulation.setDeviceMetricsOverride", size).await?;
    }
    for script in &setup.before {
        let source = json!({ "source": script });
        devtools(client, "Page.addScriptToEvaluateOnNewDocument", source).await?;
    }
    Ok(())
}

async fn log(client: &Client, kind: &str) -> Result<Vec<Value>, String> {
    let entries = command(client, "se/log", json!({ "type": kind })).await?;
    Ok(entries.as_array().cloned().unwrap_or_default())
}

pub async fn complaints(client: &Client) -> Result<Vec<String>, String> {
    let entries = log(client, "browser").await?;
    let loud = entries
        .iter()
        .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
    Ok(loud
        .map(|entry| format!("{}: {}", text(&entry["level"]), text(&entry["message"])))
        .collect())
}

pub async fn requests(client: &Client) -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for entry in log(client, "performance").await? {
        let Ok(inner) = serde_json::from_str::<Value>(text(&entry["message"])) else {
            continue;
        };
        let message = &inner["message"];
        match text(&message["method"]) {
            "Network.requestWillBeSent" => {
                found.push(text(&message["params"]["request"]["url"]).to_owned());
            }
            "Network.webSocketCreated" | "Network.webTransportCreated" => {
                found.push(text(&message["params"]["url"]).to_owned());
            }
            _ => {}
        }
    }
    Ok(found)
}

pub async fn prefer(client: &Client, colours: Colours, reduced_motion: bool) -> Result<(), String> {
    let scheme = match colours {
        Colours::Light => "light",
        Colours::Dark => "dark",
    };
    let motion = if reduced_motion {
        "reduce"
    } else {
        "no-preference"
    };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": motion },
    ] });
    devtools(client, "Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

pub async fn allow_clipboard(client: &Client, allowed: bool) -> Result<(), String> {
    let state = if allowed { "granted" } else { "denied" };
    for name in ["clipboard-read", "clipboard-write"] {
        let body = json!({ "descriptor": { "name": name }, "state": state });
        command(client, "permissions", body).await?;
    }
    Ok(())
}

pub async fn kept_from_installing(client: &Client) -> Result<Vec<String>, String> {
    let found = devtools(client, "Page.getInstallabilityErrors", json!({})).await?;
    let errors = found["installabilityErrors"].as_array();
    let errors = errors.ok_or_else(|| format!("no answer: {found}"))?;
    Ok(errors
        .iter()
        .map(|error| text(&error["errorId"]).to_owned())
        .collect())
}

pub async fn as_on_paper(client: &Client, paper: bool) -> Result<(), String> {
    let media = json!({ "media": if paper { "print" } else { "" } });
    devtools(client, "Emulation.setEmulatedMedia", media).await?;
    Ok(())
}

/// The driver's answer is that the page is gone, which is what was wanted.
pub async fn crash_the_page(client: &Client) -> Result<(), String> {
    match devtools(client, "Page.crash", json!({})).await {
        Err(error) if !error.contains("crash") && !error.contains("disconnected") => Err(error),
        _ => Ok(()),
    }
}

pub fn kill(client: &Client) -> Result<(), String> {
    let process = client
        .capabilities()
        .and_then(|all| all.get("goog:processID"))
        .and_then(Value::as_u64)
        .ok_or("the driver does not tell the browser's process")?;
    driver::kill(process)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
