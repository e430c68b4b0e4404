//! Getting a tool: from the cache, from PATH, or by fetching it into the cache.
//! A fetched tool is put together beside its place and moved there whole, so
//! that an interrupted run does not leave half a tool behind.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::tools::{CargoTool, Version};
use crate::{cache, run};

impl CargoTool {
    fn needed_version(&self) -> Result<String> {
        match self.version {
            Version::Exactly(version) => Ok(version.to_owned()),
            Version::AsLocked(package) => {
                let lock = fs::read_to_string(run::root().join("Cargo.lock"))
                    .context("Cargo.lock cannot be read")?;
                cache::locked_version(&lock, package)
                    .map(str::to_owned)
                    .with_context(|| format!("Cargo.lock names no {package}; is it still used?"))
            }
        }
    }

    /// The tool's main program on PATH, if it has the version needed.
    fn on_path(&self, version: &str) -> Option<PathBuf> {
        let main = run::on_path(self.programs[0])?;
        let all_there = self.programs.iter().all(|program| {
            main.with_file_name(format!("{program}{}", std::env::consts::EXE_SUFFIX))
                .is_file()
        });
        let said = run::output(run::command(&main).arg("--version")).ok()?;
        (all_there && cache::version_in(&said) == Some(version)).then_some(main)
    }
}

/// A tool's main program, fetched if need be; its others lie beside it.
pub fn cargo_tool(tool: &CargoTool) -> Result<PathBuf> {
    let version = tool.needed_version()?;
    let name = format!("{} {version}", tool.package);
    let place = cache::tool_dir(&cache::dir()?, tool.package, &version);
    let program = cache::program(&place, tool.programs[0]);
    if program.is_file() {
        return Ok(program);
    }
    if let Some(program) = tool.on_path(&version) {
        return Ok(program);
    }
    if run::on_path("cargo-binstall").is_some() {
        println!("{name}: fetching it with cargo-binstall, once only");
        let fetched = put_together(&place, |dir| {
            let mut binstall = run::cargo("binstall --no-confirm --disable-strategies compile");
            binstall.arg(format!("{}@{version}", tool.package));
            run::run(binstall.arg("--root").arg(dir))?;
            check_programs(tool, dir)
        });
        match fetched {
            Ok(()) => return Ok(program),
            Err(error) => println!("{name}: {error:#}"),
        }
    }
    println!(
        "{name}: building it, about {} minutes on two cores; once only",
        tool.minutes
    );
    put_together(&place, |dir| {
        let mut install = run::cargo("install");
        install.args([tool.package, "--version", &version]);
        if tool.locked {
            install.arg("--locked");
        }
        // Not in the project's directory, whose cargo settings are not meant for tools.
        install.current_dir(dir);
        run::run(install.arg("--root").arg(dir))?;
        check_programs(tool, dir)
    })
    .with_context(|| format!("{name} could not be installed; {}", tool.needs))?;
    Ok(program)
}

fn check_programs(tool: &CargoTool, dir: &Path) -> Result<()> {
    for program in tool.programs {
        if !cache::program(dir, program).is_file() {
            bail!("{} came without its program {program}", tool.package);
        }
    }
    Ok(())
}

/// The directory of a package from npm, fetched if need be.
pub fn npm_package(package: &str, version: &str) -> Result<PathBuf> {
    let place = cache::tool_dir(&cache::dir()?, package, version);
    let inner = place.join("node_modules").join(package);
    if inner.is_dir() {
        return Ok(inner);
    }
    let npm = run::on_path("npm").context("npm is not on PATH")?;
    println!("{package} {version}: fetching it from npm, once only");
    put_together(&place, |dir| {
        let mut command = run::command(npm);
        command
            .current_dir(dir)
            .args(["install", "--no-audit", "--no-fund", "--no-update-notifier"])
            .args([
                "--ignore-scripts",
                "--loglevel=error",
                "--fetch-retries=1",
                "--prefix",
            ])
            .arg(dir)
            .arg(format!("{package}@{version}"));
        run::output(&mut command).map(drop)
    })?;
    if !inner.is_dir() {
        bail!("npm left no directory {}", inner.display());
    }
    Ok(inner)
}

/// Lets `fill` fill a new directory, and moves that to `place` once it is done.
fn put_together(place: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let name = place.file_name().context("a tool needs a name")?;
    let beside = place.with_file_name(format!(
        ".{}.{}",
        name.to_string_lossy(),
        std::process::id()
    ));
    fs::create_dir_all(&beside).with_context(|| format!("{} cannot be made", beside.display()))?;
    let done = fill(&beside).and_then(|()| {
        // What stands there now was not whole, or it would have been used.
        if place.exists() {
            fs::remove_dir_all(place)?;
        }
        fs::rename(&beside, place).with_context(|| format!("{} cannot be made", place.display()))
    });
    if done.is_err() {
        let _ = fs::remove_dir_all(&beside);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        dir.join("tool-1.0")
    }

    #[test]
    fn a_tool_stands_whole_or_not_at_all() {
        let place = place("install");
        let failed = put_together(&place, |dir| {
            fs::write(dir.join("half"), "half")?;
            bail!("the network went away")
        });
        assert!(failed.is_err());
        assert!(!place.exists());
        let parent = place.parent().unwrap();
        assert_eq!(fs::read_dir(parent).unwrap().count(), 0);

        put_together(&place, |dir| Ok(fs::write(dir.join("whole"), "whole")?)).unwrap();
        assert!(place.join("whole").is_file());

        put_together(&place, |dir| Ok(fs::write(dir.join("new"), "new")?)).unwrap();
        assert!(place.join("new").is_file() && !place.join("whole").exists());
        fs::remove_dir_all(parent).unwrap();
    }

    #[test]
    fn the_bindgen_version_is_the_one_in_the_lock_file() {
        let version = crate::tools::WASM_BINDGEN.needed_version().unwrap();
        assert!(cache::version_in(&version).is_some(), "{version}");
    }
}
