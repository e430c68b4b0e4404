//! The browsers the tests can drive. To add one, add a row to `KINDS`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::tools::{self, CargoTool};
use crate::{cache, install, run, screen};

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

/// Every browser known here; the first is the default where one is enough.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "chromium",
        browser: Sought {
            variable: "CHROMIUM",
            places: &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            ],
            names: &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "chrome",
            ],
        },
        driver: Sought {
            variable: "CHROMEDRIVER",
            places: &[
                "/usr/lib/chromium/chromedriver",
                "/usr/lib/chromium-browser/chromedriver",
            ],
            names: &["chromedriver"],
        },
        built_driver: None,
        same_major: true,
        needs_screen: false,
        shared_driver: true,
        runs_web_tests: true,
        debian: &["chromium", "chromium-driver"],
        hint: "Debian: apt-get install chromium chromium-driver; Fedora: dnf install chromium \
               chromedriver; macOS: brew install --cask google-chrome chromedriver; elsewhere: \
               npx @puppeteer/browsers install chrome@stable, the same with chromedriver@stable, \
               and CHROMIUM and CHROMEDRIVER set to the two programs",
        options: "goog:chromeOptions",
        shutdown: Some("/shutdown"),
    },
    Kind {
        name: "firefox",
        browser: Sought {
            variable: "FIREFOX",
            places: &[
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
            ],
            names: &["firefox-esr", "firefox"],
        },
        driver: Sought {
            variable: "GECKODRIVER",
            places: &[],
            names: &["geckodriver"],
        },
        built_driver: Some(&tools::GECKODRIVER),
        same_major: false,
        needs_screen: false,
        shared_driver: false,
        runs_web_tests: true,
        debian: &["firefox-esr"],
        hint: "Debian: apt-get install firefox-esr; Fedora: dnf install firefox; macOS: brew \
               install --cask firefox; elsewhere: FIREFOX set to the program (geckodriver is \
               built from crates.io where there is none)",
        options: "moz:firefoxOptions",
        shutdown: None,
    },
    Kind {
        name: "webkit",
        browser: Sought {
            variable: "MINIBROWSER",
            places: &[
                "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/*/webkit2gtk-4.0/MiniBrowser",
                "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
            ],
            names: &["MiniBrowser"],
        },
        driver: Sought {
            variable: "WEBKITWEBDRIVER",
            places: &[],
            names: &["WebKitWebDriver"],
        },
        built_driver: None,
        same_major: false,
        needs_screen: true,
        shared_driver: false,
        runs_web_tests: false,
        debian: &["webkit2gtk-driver", "xvfb"],
        hint: "Debian: apt-get install webkit2gtk-driver xvfb; there is no WebKitGTK for macOS \
               and Windows",
        options: "webkitgtk:browserOptions",
        shutdown: None,
    },
];

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

impl Kind {
    /// Finds the browser and its driver, or installs them where that can be done.
    pub fn find(&'static self) -> Result<Installed> {
        let problem = match self.found() {
            Ok(installed) => return Ok(installed),
            Err(problem) => problem,
        };
        if self.install_on_debian()? {
            return self.found();
        }
        bail!("{problem:#}; {}", self.hint)
    }

    /// What is there already; only a driver that no package has is built.
    fn found(&'static self) -> Result<Installed> {
        // A variable that names nothing is a mistake, which installing would only hide.
        let (browsers, mut drivers) = (programs(self.browser)?, programs(self.driver)?);
        if let Some(tool) = self.built_driver
            && drivers.is_empty()
            && !browsers.is_empty()
        {
            drivers.push(install::cargo_tool(tool)?);
        }
        if self.needs_screen && run::on_path(screen::PROGRAM).is_none() {
            bail!(
                "{} needs {}, which is not installed",
                self.name,
                screen::PROGRAM
            );
        }
        self.pair((browsers, drivers))
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

/// The programs that could be meant: the one a variable names and no other, or
/// those on PATH and in the usual places.
fn programs(sought: Sought) -> Result<Vec<PathBuf>> {
    let Sought {
        variable,
        places,
        names,
    } = sought;
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
    let placed = places.iter().flat_map(|place| placed(place));
    Ok(on_path
        .chain(placed.filter(|path| path.is_file()))
        .collect())
}

/// The paths that a place could mean.
fn placed(place: &str) -> Vec<PathBuf> {
    let Some((before, after)) = place.split_once("*/") else {
        return vec![PathBuf::from(place)];
    };
    let folders = std::fs::read_dir(before).into_iter().flatten().flatten();
    folders.map(|folder| folder.path().join(after)).collect()
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
    fn a_star_in_a_place_is_any_folder() {
        let dir = std::env::temp_dir().join(format!("xtask-placed-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("x86/webkit")).unwrap();
        let star = format!("{}/*/webkit/MiniBrowser", dir.display());
        assert_eq!(placed(&star), [dir.join("x86/webkit/MiniBrowser")]);
        assert_eq!(placed("/a/b"), [PathBuf::from("/a/b")]);
        std::fs::remove_dir_all(dir).unwrap();
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
