//! The browsers the tests can drive.

mod find;
mod kinds;

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::run;
use crate::tools::CargoTool;

pub use kinds::KINDS;

/// Where a program is looked for.
#[derive(Clone, Copy)]
struct Sought {
    /// The variable that names it, and then no other is meant.
    variable: &'static str,
    /// Where it lies when it is on no PATH; a `*` is any one folder.
    places: &'static [&'static str],
    /// The names it goes by on PATH.
    names: &'static [&'static str],
}

/// What there is to know about one browser.
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    browser: Sought,
    /// The variable is the one that wasm-bindgen-test-runner reads, too.
    driver: Sought,
    /// The driver, where no package has it: built, and kept in the cache.
    built_driver: Option<&'static CargoTool>,
    /// Whether browser and driver have to be of the same major version.
    same_major: bool,
    /// Whether it has no mode without a screen, and needs one made for it.
    pub needs_screen: bool,
    /// Whether one driver serves several browsers. Where not, the journeys start
    /// a driver for each of theirs.
    pub shared_driver: bool,
    /// Whether wasm-bindgen-test-runner can drive it.
    pub runs_web_tests: bool,
    /// Its packages on Debian.
    debian: &'static [&'static str],
    /// What to do where they cannot be installed from here.
    hint: &'static str,
    /// Where webdriver.json keeps its settings.
    options: &'static str,
    /// The address at which its driver can be asked to end.
    pub shutdown: Option<&'static str>,
}

/// The browsers that were chosen.
#[derive(Clone, Copy)]
pub enum Browsers {
    /// Nobody named any: the first.
    Usual,
    /// All of them, each of which must be there.
    All,
    /// This one.
    One(&'static Kind),
}

impl Browsers {
    /// Reads a name, or `all`.
    pub fn named(name: &str) -> Result<Self> {
        if name == "all" {
            return Ok(Self::All);
        }
        let found = KINDS.iter().find(|kind| kind.name == name);
        found.map(Self::One).with_context(|| {
            let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
            format!(
                "there is no browser {name:?} here, only: {}, all",
                names.join(", ")
            )
        })
    }

    /// For what one browser tells enough about, unless more were asked for.
    pub fn one_or_asked(self) -> Vec<&'static Kind> {
        match self {
            Self::Usual => vec![&KINDS[0]],
            Self::All => KINDS.iter().collect(),
            Self::One(kind) => vec![kind],
        }
    }

    /// For what every browser may do differently.
    pub fn each(self) -> Vec<&'static Kind> {
        match self {
            // Each of the others takes as long again: they are asked for.
            Self::Usual => vec![&KINDS[0]],
            Self::All => KINDS.iter().collect(),
            Self::One(kind) => vec![kind],
        }
    }

    /// Whether one that cannot be had is an error. Where nobody asked for it,
    /// it is only said: there is no WebKitGTK for every system.
    pub fn must_be_there(self) -> bool {
        !matches!(self, Self::Usual)
    }
}

/// A browser that can be used, and its driver.
pub struct Installed {
    /// Which it is.
    pub kind: &'static Kind,
    /// The browser's program.
    pub browser: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

impl Installed {
    /// The variable by which wasm-bindgen-test-runner is told of the driver.
    pub fn driver_variable(&self) -> &'static str {
        self.kind.driver.variable
    }

    /// The project's webdriver.json with this browser's program written in.
    pub fn capabilities(&self) -> Result<Value> {
        let file = run::root().join("webdriver.json");
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        let all: Value = serde_json::from_str(&text).context("webdriver.json is not JSON")?;
        let mut own = all[self.kind.options].clone();
        own["binary"] = json!(self.browser);
        Ok(json!({ self.kind.options: own }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_browser_names_those_that_exist() {
        let error = Browsers::named("lynx").err().unwrap().to_string();
        for name in ["lynx", "chromium", "firefox", "webkit", "all"] {
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn a_browser_that_was_asked_for_must_be_there() {
        let names = |kinds: Vec<&Kind>| kinds.iter().map(|kind| kind.name).collect::<Vec<_>>();
        let all = ["chromium", "firefox", "webkit"];
        assert_eq!(names(Browsers::Usual.each()), ["chromium"]);
        assert_eq!(names(Browsers::Usual.one_or_asked()), ["chromium"]);
        assert!(!Browsers::Usual.must_be_there());
        let every = Browsers::named("all").unwrap();
        assert_eq!(names(every.each()), all);
        assert_eq!(names(every.one_or_asked()), all);
        assert!(every.must_be_there());
        let one = Browsers::named("firefox").unwrap();
        assert_eq!(names(one.each()), ["firefox"]);
        assert!(one.must_be_there());
    }

    #[test]
    fn every_browser_has_settings_and_is_given_its_program() {
        for kind in KINDS {
            let installed = Installed {
                kind,
                browser: PathBuf::from("the-browser"),
                driver: PathBuf::from("the-driver"),
            };
            let capabilities = installed.capabilities().unwrap();
            let own = &capabilities[kind.options];
            assert_eq!(own["binary"], "the-browser");
            assert!(own["args"].is_array(), "{capabilities}");
        }
    }
}
