//! Running the journeys, in one browser after the other, and what came of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::browser::{Installed, Kind};
use crate::next;
use crate::run::{cargo, root, run as run_command};
use crate::screen::Screen;
use crate::serve::Serving;
use crate::test::Choice;
use crate::tools;
use crate::webdriver::Driver;

/// The journeys' page lies this deep, to show that it works at any address.
const PREFIX: &str = "/some/clinic/page/";

/// Says which journeys are left out in which browser, and why.
const LEFT_OUT: &str = "docs/browsers.md";

/// What came of the journeys in one browser, by name: `passed`, `failed`,
/// `left out`.
type Outcomes = BTreeMap<String, String>;

/// Runs the journeys of a choice on the page in dist/.
pub fn run(choice: &Choice) -> Result<()> {
    let (dist, next) = (root().join("dist"), root().join("target/site/next"));
    next::make(&dist, &next)?;
    let left_out = left_out(&fs::read_to_string(root().join(LEFT_OUT))?)?;
    // Compiled first, so that a browser is not kept waiting for rustc.
    run_command(&mut cargo("test -p dermscore-journeys --no-run"))?;
    let axe = tools::axe()?;
    let serving = Serving::start(&dist, PREFIX, 0)?;
    let told = |test: &mut Command| {
        test.env("DERMSCORE_URL", serving.url())
            .env("DERMSCORE_SITE", &dist)
            .env("DERMSCORE_NEXT_SITE", &next)
            .env("DERMSCORE_AXE", &axe)
            .args(&choice.journeys);
    };

    let mut all = Vec::new();
    let mut wrong = Vec::new();
    for kind in choice.browsers.each() {
        let browser = match kind.find() {
            Ok(browser) => browser,
            Err(error) if choice.browsers.must_be_there() => {
                wrong.push(format!("{}: {error:#}", kind.name));
                continue;
            }
            Err(error) => {
                println!("no journeys in {}: {error:#}", kind.name);
                continue;
            }
        };
        let reasons: BTreeMap<&str, &str> = left_out
            .iter()
            .filter(|row| row.browser == kind.name)
            .map(|row| (row.journey.as_str(), row.reason.as_str()))
            .collect();
        let _ = fs::remove_file(outcomes_file(kind));
        if let Err(error) = in_browser(&browser, &reasons, &told) {
            wrong.push(format!("{}: {error:#}", kind.name));
        }
        let outcomes = outcomes(kind)?;
        if choice.journeys.is_empty() {
            wrong.extend(stale(kind, &reasons, &outcomes));
        }
        all.push((kind.name, outcomes));
    }
    let table = root().join("target/journeys/browsers.md");
    fs::write(&table, by_browser(&all))?;
    print!("\n{}", counts(&all));
    println!("journey by journey: {}", table.display());
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    ensure!(!all.is_empty(), "no browser could be had");
    Ok(())
}

fn in_browser(
    browser: &Installed,
    reasons: &BTreeMap<&str, &str>,
    told: &dyn Fn(&mut Command),
) -> Result<()> {
    let kind = browser.kind;
    println!("\n-- journeys in {}", kind.name);
    let driver = if kind.shared_driver {
        Some(Driver::start(browser)?)
    } else {
        None
    };
    let screen = if kind.needs_screen {
        Some(Screen::start()?)
    } else {
        None
    };
    let mut test = cargo("test -p dermscore-journeys -- --test-threads=1");
    told(&mut test);
    test.env("DERMSCORE_BROWSER", kind.name)
        .env("DERMSCORE_BROWSER_BINARY", &browser.browser)
        .env("DERMSCORE_DRIVER", &browser.driver)
        .env("DERMSCORE_LEFT_OUT", json!(reasons).to_string())
        .env(
            "DERMSCORE_CAPABILITIES",
            browser.capabilities()?.to_string(),
        );
    if let Some(driver) = &driver {
        test.env("DERMSCORE_WEBDRIVER", driver.url());
    }
    if let Some(screen) = &screen {
        test.env("DISPLAY", screen.name());
    }
    run_command(&mut test)
}

/// A line of the table in docs/browsers.md.
#[derive(Debug, PartialEq)]
struct LeftOut {
    journey: String,
    browser: String,
    reason: String,
}

/// The rows that begin with a journey's name: journey, browsers, reason.
fn left_out(text: &str) -> Result<Vec<LeftOut>> {
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [journey, browsers, reason] = cells[..] else {
            bail!("{LEFT_OUT} has a row that is not journey, browsers, reason: {line}");
        };
        ensure!(!reason.is_empty(), "{LEFT_OUT} gives no reason: {line}");
        for browser in browsers.split(',') {
            rows.push(LeftOut {
                journey: journey.trim_matches('`').to_owned(),
                browser: browser.trim().to_lowercase(),
                reason: reason.to_owned(),
            });
        }
    }
    Ok(rows)
}

/// Rows of that table that are about no journey.
fn stale(kind: &Kind, reasons: &BTreeMap<&str, &str>, outcomes: &Outcomes) -> Vec<String> {
    let unknown = reasons.keys().filter(|name| !outcomes.contains_key(**name));
    unknown
        .map(|name| {
            format!(
                "{LEFT_OUT} leaves out {name} in {}, which is no journey",
                kind.name
            )
        })
        .collect()
}

/// Where the journeys of a browser write what came of each.
fn outcomes_file(kind: &Kind) -> PathBuf {
    root()
        .join("target/journeys")
        .join(format!("{}.txt", kind.name))
}

fn outcomes(kind: &Kind) -> Result<Outcomes> {
    let text = fs::read_to_string(outcomes_file(kind)).unwrap_or_default();
    text.lines()
        .map(|line| {
            let (outcome, name) = line.split_once('\t').context("an outcome and a name")?;
            Ok((name.to_owned(), outcome.to_owned()))
        })
        .collect()
}

/// How many of each there were, a browser a line.
fn counts(all: &[(&str, Outcomes)]) -> String {
    let line = |(name, outcomes): &(&str, Outcomes)| {
        let count = |wanted: &str| outcomes.values().filter(|found| *found == wanted).count();
        format!(
            "{name}: {} journeys passed, {} failed, {} left out\n",
            count("passed"),
            count("failed"),
            count("left out")
        )
    };
    all.iter().map(line).collect()
}

/// A table with a journey a line and a browser a column.
fn by_browser(all: &[(&str, Outcomes)]) -> String {
    let names: BTreeSet<&String> = all
        .iter()
        .flat_map(|(_, outcomes)| outcomes.keys())
        .collect();
    let mut table = String::from("| journey |");
    for (browser, _) in all {
        table.push_str(&format!(" {browser} |"));
    }
    table.push_str("\n|---|");
    table.push_str(&"---|".repeat(all.len()));
    for name in names {
        table.push_str(&format!("\n| {name} |"));
        for (_, outcomes) in all {
            let outcome = outcomes.get(name).map_or("not run", String::as_str);
            table.push_str(&format!(" {outcome} |"));
        }
    }
    table.push('\n');
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
| journey | left out in | because |
|---|---|---|
| `paper::a` | WebKit, Firefox | it prints nothing |
";

    #[test]
    fn what_is_left_out_stands_in_the_documentation_with_its_reason() {
        let row = |browser: &str| LeftOut {
            journey: "paper::a".into(),
            browser: browser.into(),
            reason: "it prints nothing".into(),
        };
        assert_eq!(left_out(TABLE).unwrap(), [row("webkit"), row("firefox")]);
        assert!(left_out("| `paper::a` | WebKit | |").is_err());
        assert!(left_out("| `paper::a` | WebKit |").is_err());
    }

    #[test]
    fn the_table_of_this_project_can_be_read() {
        let text = fs::read_to_string(root().join(LEFT_OUT)).unwrap();
        for row in left_out(&text).unwrap() {
            assert!(
                crate::browser::KINDS
                    .iter()
                    .any(|kind| kind.name == row.browser),
                "{row:?}"
            );
        }
    }

    #[test]
    fn a_row_about_no_journey_is_found() {
        let reasons = BTreeMap::from([("paper::a", "x"), ("paper::b", "y")]);
        let outcomes = Outcomes::from([("paper::a".into(), "left out".into())]);
        let found = stale(&crate::browser::KINDS[1], &reasons, &outcomes);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].contains("paper::b") && found[0].contains("firefox"),
            "{found:?}"
        );
    }

    #[test]
    fn the_tables_name_every_browser() {
        let all = [
            (
                "chromium",
                Outcomes::from([("a::x".into(), "passed".into())]),
            ),
            (
                "webkit",
                Outcomes::from([("a::y".into(), "left out".into())]),
            ),
        ];
        let expected = "\
| journey | chromium | webkit |
|---|---|---|
| a::x | passed | not run |
| a::y | not run | left out |
";
        assert_eq!(by_browser(&all), expected);
        assert!(counts(&all).starts_with("chromium: 1 journeys passed, 0 failed, 0 left out\n"));
    }
}
