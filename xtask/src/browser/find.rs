//! Finding a browser and its driver, or installing them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Installed, Kind, Sought};
use crate::{cache, install, run, screen};

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
    use crate::browser::KINDS;

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
}
