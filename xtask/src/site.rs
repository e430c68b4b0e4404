//! Building the release page: Trunk compiles and makes the parts, `split` splits
//! the program, `finish` makes the site of both, and only a site that is whole
//! takes the place of the last one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::finish::finish;
use crate::tools::{self, WasmOpt};
use crate::{install, languages, run, split};

/// How hard the optimiser tries for small code: "-Oz", or "-Os" for a little more speed.
const OPTIMISE: &str = "-Oz";

/// What the optimiser may use: what rustc's output uses anyhow. Each by name,
/// because `--all-features` also lets in what browsers refuse.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--enable-extended-const",
];

/// What is left out of the published files. rustc has to leave it in, because
/// wasm-bindgen reads from it what the module may use. Imports and exports keep
/// their names, by which main module and chunks find each other.
const STRIP: &[&str] = &[
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Builds the release page into dist/.
pub fn build() -> Result<()> {
    tools::wasm_target()?;
    let trunk = install::cargo_tool(&tools::TRUNK)?;
    let bindgen = install::cargo_tool(&tools::WASM_BINDGEN)?;
    let wasm_opt = WasmOpt::find()?;

    let work = run::root().join("target").join("site");
    let parts = work.join("trunk");
    let program = work.join("split");
    let finished = work.join("finished");
    for dir in [&parts, &program, &finished] {
        fresh(dir)?;
    }

    lay_out(&trunk, &bindgen, &parts)?;
    languages::compile(&parts.join("languages"))?;
    // Trunk's own wasm-bindgen saw the whole program; this one sees the main part.
    split::split(
        &split::compiled()?,
        &bindgen,
        wasm_opt.wants_silent(),
        &program,
    )?;
    finish(&parts, &program, &finished, |from, to| {
        optimise(&wasm_opt, from, to)
    })?;
    let dist = run::root().join("dist");
    swap(&finished, &dist, &work.join("last"))?;
    println!("the page stands in {}", dist.display());
    Ok(())
}

/// An error unless a page that was built before stands in dist/.
pub fn stands() -> Result<()> {
    let page = run::root().join("dist/index.html");
    if !page.is_file() {
        bail!(
            "{} is not there; `cargo xtask build` makes it",
            page.display()
        );
    }
    Ok(())
}

/// Lets Trunk compile the program and put page, styles and pictures into `parts`.
fn lay_out(trunk: &Path, bindgen: &Path, parts: &Path) -> Result<()> {
    let bindgen = bindgen.parent().context("wasm-bindgen has no directory")?;
    let mut command = run::command(trunk);
    command
        .arg("build")
        .arg("--dist")
        .arg(parts)
        // Its minifier for scripts does not know today's and says so at every
        // build; `finish` shortens them instead, and checks the stylesheets.
        .args(["--log", "error,trunk=info,trunk::processing::minify=error"])
        .env("PATH", run::path_with(bindgen)?)
        // Trunk fetches only what it does not find; it is not to ask for news either.
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk wants "true" or "false" here and stops at the customary "1".
        .env_remove("NO_COLOR")
        // Its error is about the page, and a trace of Trunk itself would bury it.
        .env("RUST_LIB_BACKTRACE", "0");
    if std::env::var_os("NO_COLOR").is_some() {
        command.env("TRUNK_COLOR", "never");
    }
    split::prepare(&mut command);
    run::run(&mut command)
}

fn optimise(wasm_opt: &WasmOpt, from: &Path, to: &Path) -> Result<()> {
    let mut command = wasm_opt.command();
    command.arg(OPTIMISE).args(WASM_FEATURES).args(STRIP);
    command.arg(from).arg("-o").arg(to);
    run::output(&mut command)?;
    let sizes = (fs::metadata(from)?.len(), fs::metadata(to)?.len());
    let name = from.file_name().unwrap_or_default().display();
    println!(
        "wasm-opt: {name}, {} bytes before, {} after",
        sizes.0, sizes.1
    );
    Ok(())
}

/// An empty directory, whatever stood there.
pub fn fresh(dir: &Path) -> Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("{} cannot be emptied", dir.display()))?;
    }
    fs::create_dir_all(dir).with_context(|| format!("{} cannot be made", dir.display()))
}

/// Puts `new` in the place of `old`, by way of `aside`.
fn swap(new: &Path, old: &Path, aside: &Path) -> Result<()> {
    if aside.exists() {
        fs::remove_dir_all(aside)?;
    }
    if old.exists() && fs::rename(old, aside).is_err() {
        // target/ and dist/ may lie on different disks.
        fs::remove_dir_all(old).with_context(|| format!("{} cannot be removed", old.display()))?;
    }
    if fs::rename(new, old).is_err() {
        copy_all(new, old).with_context(|| format!("{} cannot be written", old.display()))?;
    }
    if aside.exists() {
        fs::remove_dir_all(aside)?;
    }
    Ok(())
}

/// Copies everything in a directory.
pub fn copy_all(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for file in files(from)? {
        let target = to.join(&file);
        if let Some(dir) = target.parent() {
            fs::create_dir_all(dir)?;
        }
        fs::copy(from.join(&file), target)?;
    }
    Ok(())
}

/// The files below a directory, relative to it, in order, with `/` between the parts.
pub fn files(dir: &Path) -> Result<Vec<String>> {
    fn walk(dir: &Path, before: &str, found: &mut Vec<String>) -> Result<()> {
        let entries =
            fs::read_dir(dir).with_context(|| format!("{} cannot be read", dir.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                bail!("{} has a name that is not text", entry.path().display());
            };
            let name = format!("{before}{name}");
            if entry.file_type()?.is_dir() {
                walk(&entry.path(), &format!("{name}/"), found)?;
            } else {
                found.push(name);
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(dir, "", &mut found)?;
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_site_replaces_the_old_one_whole() {
        let dir = std::env::temp_dir().join(format!("xtask-site-{}", std::process::id()));
        let (new, old, aside) = (dir.join("new"), dir.join("old"), dir.join("aside"));
        for round in ["first", "second"] {
            fresh(&new).unwrap();
            fs::create_dir(new.join("sub")).unwrap();
            fs::write(new.join("sub").join(round), round).unwrap();
            swap(&new, &old, &aside).unwrap();
            assert_eq!(files(&old).unwrap(), [format!("sub/{round}")]);
            assert!(!aside.exists());
        }
        copy_all(&old, &new).unwrap();
        assert_eq!(files(&new).unwrap(), ["sub/second"]);
        fs::remove_dir_all(&dir).unwrap();
    }
}
