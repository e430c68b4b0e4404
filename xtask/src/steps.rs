//! The steps of `cargo xtask test`, and what each of them runs.

use std::cell::OnceCell;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::browser::Kind;
use crate::run::{cargo, command, output, path_with, root, run, run_as};
use crate::test::Choice;
use crate::{budget, bundle, install, journeys, languages, site, split, tools};

/// One step.
pub struct Step {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub about: &'static str,
    /// What it does.
    pub run: fn(&Run) -> Result<()>,
    /// Whether it is about the built page, and so pointless when that does not build.
    pub of_the_page: bool,
}

const fn step(name: &'static str, about: &'static str, run: fn(&Run) -> Result<()>) -> Step {
    let of_the_page = false;
    Step {
        name,
        about,
        run,
        of_the_page,
    }
}

const fn page_step(name: &'static str, about: &'static str, run: fn(&Run) -> Result<()>) -> Step {
    let of_the_page = true;
    Step {
        name,
        about,
        run,
        of_the_page,
    }
}

/// Every step, in the order they run in.
pub const STEPS: &[Step] = &[
    step("fmt", "the code is formatted", fmt),
    step(
        "clippy",
        "the code is free of warnings, however it is built",
        clippy,
    ),
    step("core", "scoring and files, without any browser", core),
    step("xtask", "these tasks themselves", xtask),
    step(
        "languages",
        "every text in every language, with its places",
        |_| languages::check(),
    ),
    step("render", "the page's parts, rendered to text", render),
    step(
        "web",
        "what needs a browser's interfaces, in a browser",
        web,
    ),
    step("build", "the release page", |run| run.page()),
    page_step(
        "bundle",
        "the release page in one file, for a disk",
        |run| run.bundle(),
    ),
    page_step(
        "journeys",
        "the release page, used the way people use it",
        journeys,
    ),
    page_step("budget", "what a first visit has to load", weigh),
];

/// The steps there are, one a line.
pub fn list() -> String {
    let line = |step: &Step| format!("  {:<9} {}\n", step.name, step.about);
    let lines: String = STEPS.iter().map(line).collect();
    format!("steps:\n{lines}")
}

/// One run of the steps, and what they share.
pub struct Run<'a> {
    choice: &'a Choice,
    page_stands: OnceCell<bool>,
}

impl<'a> Run<'a> {
    /// The beginning of a run.
    pub fn new(choice: &'a Choice) -> Self {
        Self {
            choice,
            page_stands: OnceCell::new(),
        }
    }

    /// Whether the page was to be built in this run and could not be.
    pub fn lacks_page(&self) -> bool {
        self.page_stands.get() == Some(&false)
    }

    /// Builds the page, once in a run.
    fn page(&self) -> Result<()> {
        if let Some(stands) = self.page_stands.get() {
            return if *stands {
                Ok(())
            } else {
                bail!("the page did not build")
            };
        }
        let built = if self.choice.built {
            site::stands()
        } else {
            site::build()
        };
        let _ = self.page_stands.set(built.is_ok());
        built
    }

    /// Writes the page as one file, too.
    fn bundle(&self) -> Result<()> {
        self.page()?;
        bundle::write(&root().join("dist"))
    }
}

fn fmt(_: &Run) -> Result<()> {
    // Not `cargo fmt`: it follows `mod` items, and misses modules that a macro
    // declares. The list has files not yet added, and deleted ones.
    let mut list = command("git");
    list.args(["ls-files", "-z", "--cached", "--others"])
        .args(["--exclude-standard", "*.rs"]);
    let list = output(&mut list)?;
    let files = list
        .split_terminator('\0')
        .filter(|file| root().join(file).is_file());
    let mut rustfmt = command("rustfmt");
    rustfmt.args(["--check", "--edition", "2024"]).args(files);
    run_as(
        &mut rustfmt,
        "rustfmt --check, on every .rs file of the project",
    )
}

fn clippy(_: &Run) -> Result<()> {
    tools::wasm_target()?;
    let web = format!(
        "-p dermscore --target {} --features web",
        tools::WASM_TARGET
    );
    for build in [
        "-p dermscore --no-default-features --all-targets",
        "--workspace --all-targets --features web,ssr",
        &format!("{web} --bins --lib --test web"),
        &format!("{web},{} --bins --lib", split::FEATURE),
    ] {
        run(&mut cargo(&format!("clippy {build} -- -D warnings")))?;
    }
    Ok(())
}

fn core(_: &Run) -> Result<()> {
    run(&mut cargo("test -p dermscore --no-default-features"))
}

fn xtask(_: &Run) -> Result<()> {
    run(&mut cargo("test -p xtask"))
}

fn render(_: &Run) -> Result<()> {
    run(&mut cargo("test -p dermscore --features ssr --test render"))
}

fn web(shared: &Run) -> Result<()> {
    tools::wasm_target()?;
    let bindgen = install::cargo_tool(&tools::WASM_BINDGEN)?;
    let bindgen = bindgen.parent().context("wasm-bindgen has no directory")?;
    let browsers = shared.choice.browsers.one_or_asked();
    let able = |kind: &&Kind| kind.runs_web_tests;
    ensure!(
        browsers.iter().copied().any(|kind| able(&kind)),
        "wasm-bindgen-test-runner drives none of the browsers asked for; `cargo xtask test \
         journeys --browser NAME` does"
    );
    for kind in browsers.into_iter().filter(able) {
        web_in(kind, bindgen)?;
    }
    Ok(())
}

fn web_in(kind: &'static Kind, bindgen: &Path) -> Result<()> {
    let browser = kind.find()?;
    let settings = root().join("target").join("webdriver.json");
    fs::create_dir_all(root().join("target"))?;
    fs::write(&settings, browser.capabilities()?.to_string())?;

    let target = tools::WASM_TARGET;
    let mut test = cargo("test -p dermscore --features web --test web --target");
    test.arg(target)
        // By its bare name, because cargo splits what stands here at spaces.
        .env("PATH", path_with(bindgen)?)
        .env(runner_variable(target), "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        // In seconds, for all tests together; the runner's own 20 are too few
        // for a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env(browser.driver_variable(), browser.driver);
    run(&mut test)
}

fn runner_variable(target: &str) -> String {
    let name = target.to_uppercase().replace('-', "_");
    format!("CARGO_TARGET_{name}_RUNNER")
}

fn journeys(shared: &Run) -> Result<()> {
    shared.bundle()?;
    journeys::run(shared.choice)
}

fn weigh(shared: &Run) -> Result<()> {
    shared.page()?;
    budget::check(&root().join("dist"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_reads_the_runner_from_the_variable_of_the_target() {
        let variable = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
        assert_eq!(runner_variable(tools::WASM_TARGET), variable);
    }
}
