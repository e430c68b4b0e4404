//! The browsers the tests can drive. To add one, add a row to `KINDS`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{cache, run};

/// What there is to know about one browser.
pub struct Kind {
    /// Its name on the command line.
    pub name: &'static str,
    /// The variable that names the browser's program, where its program lies
    /// when it is on no PATH, and the names it goes by on PATH.
    browser: (
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
    ),
    /// The same for its driver. The first variable is the one that
    /// wasm-bindgen-test-runner reads too.
    driver: (
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
    ),
    /// Whether browser and driver have to be of the same major version.
    same_major: bool,
    /// Its packages on Debian.
    debian: &'static [&'static str],
    /// What to do where they cannot be installed from here.
    hint: &'static str,
    /// Where webdriver.json keeps its settings.
    options: &'static str,
    /// The address at which its driver can be asked to end.
    pub shutdown: Option<&'static str>,
}

/// Every browser known here; the first is the default.
pub const KINDS: &[Kind] = &[Kind {
    name: "chromium",
    browser: (
        "CHROMIUM",
        &[
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
        ],
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
        ],
    ),
    driver: (
        "CHROMEDRIVER",
        &[
            "/usr/lib/chromium/chromedriver",
            "/usr/lib/chromium-browser/chromedriver",
        ],
        &["chromedriver"],
    ),
    same_major: true,
    debian: &["chromium", "chromium-driver"],
    hint: "Debian: apt-get install chromium chromium-driver; Fedora: dnf install chromium \
           chromedriver; macOS: brew install --cask google-chrome chromedriver; elsewhere: npx \
           @puppeteer/browsers install chrome@stable, the same with chromedriver@stable, and \
           CHROMIUM and CHROMEDRIVER set to the two programs",
    options: "goog:chromeOptions",
    shutdown: Some("/shutdown"),
}];

/// A browser that can be used, and its driver.
pub struct Installed {
    /// Which it is.
    pub kind: &'static Kind,
    /// The browser's program.
    pub browser: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

/// The browser of a name.
pub fn kind(name: &str) -> Result<&'static Kind> {
    KINDS
        .iter()
        .find(|kind| kind.name == name)
        .with_context(|| {
            let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
            format!(
                "there is no browser {name:?} here, only: {}",
                names.join(", ")
            )
        })
}

impl Kind {
    /// Finds the browser and its driver, or installs them where that can be done.
    pub fn find(&'static self) -> Result<Installed> {
        // A variable that names nothing is a mistake, which installing would only hide.
        let named = || anyhow::Ok((programs(self.browser)?, programs(self.driver)?));
        let problem = match self.pair(named()?) {
            Ok(installed) => return Ok(installed),
            Err(problem) => problem,
        };
        if self.install_on_debian()? {
            return self.pair(named()?);
        }
        bail!("{problem:#}; {}", self.hint)
    }

    /// The first browser and driver that go together.
    fn pair(&'static self, (browsers, drivers): (Vec<PathBuf>, Vec<PathBuf>)) -> Result<Installed> {
        let mut versions = BTreeSet::new();
        for browser in &browsers {
            for driver in &drivers {
                let both = [major(browser), major(driver)];
                // A browser that does not tell its version (Chrome on Windows) is
                // taken as it is; its driver will say if the two do not match.
                if !self.same_major || both[0].is_none() || both[0] == both[1] {
                    return Ok(Installed {
                        kind: self,
                        browser: browser.clone(),
                        driver: driver.clone(),
                    });
                }
                versions.extend(both.into_iter().flatten());
            }
        }
        let name = self.name;
        match (browsers.is_empty(), drivers.is_empty()) {
            (true, true) => bail!("{name} and its driver are not installed"),
            (true, false) => bail!("{name} is not installed, only its driver"),
            (false, true) => bail!("{name} is installed, but not its driver"),
            (false, false) => bail!(
                "{name} and its driver are not of the same major version (found: {versions:?})"
            ),
        }
    }

    /// Installs the packages where that can be done without asking anybody:
    /// as root, with apt-get, in a distribution that has them as packages.
    fn install_on_debian(&self) -> Result<bool> {
        let root = || run::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
        let Some(apt_get) = run::on_path("apt-get").filter(|_| root()) else {
            return Ok(false);
        };
        println!(
            "{}: installing {} with apt-get, once only",
            self.name,
            self.debian.join(", ")
        );
        let install = || -> Result<()> {
            run::run(run::command(&apt_get).args(["update", "-q"]))?;
            let mut command = run::command(&apt_get);
            command.args(["install", "-y", "-q", "--no-install-recommends"]);
            command.env("DEBIAN_FRONTEND", "noninteractive");
            run::run(command.args(self.debian))
        };
        install()
            .with_context(|| format!("{} could not be installed; {}", self.name, self.hint))?;
        Ok(true)
    }
}

impl Installed {
    /// The variable by which wasm-bindgen-test-runner is told of the driver.
    pub fn driver_variable(&self) -> &'static str {
        self.kind.driver.0
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

/// The programs that could be meant: the one a variable names and no other, or
/// those on PATH and in the usual places.
fn programs((variable, places, names): (&str, &[&str], &[&str])) -> Result<Vec<PathBuf>> {
    if let Some(path) = std::env::var_os(variable).map(PathBuf::from) {
        if !path.is_file() {
            bail!(
                "{variable} names {}, and there is no such file",
                path.display()
            );
        }
        return Ok(vec![path]);
    }
    let on_path = names.iter().filter_map(|name| run::on_path(name));
    let placed = places
        .iter()
        .map(PathBuf::from)
        .filter(|path| path.is_file());
    Ok(on_path.chain(placed).collect())
}

fn major(program: &Path) -> Option<u32> {
    // Chrome on Windows does not print its version but opens a window.
    if cfg!(windows) && !program.to_string_lossy().contains("driver") {
        return None;
    }
    let said = run::output(Command::new(program).arg("--version")).ok()?;
    cache::version_in(&said).and_then(cache::major)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_browser_names_those_that_exist() {
        let error = kind("lynx").err().unwrap().to_string();
        assert!(
            error.contains("lynx") && error.contains("chromium"),
            "{error}"
        );
        assert_eq!(kind("chromium").unwrap().name, KINDS[0].name);
    }

    #[test]
    fn a_browser_without_its_driver_is_not_enough() {
        let browser = vec![PathBuf::from("the-browser")];
        let error = KINDS[0].pair((browser, Vec::new())).err().unwrap();
        assert!(error.to_string().contains("not its driver"), "{error}");
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
