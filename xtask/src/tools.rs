//! The tools a build and the tests need, in which versions, and how each is had.
//! Browsers have a table of their own, in `browser`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{cache, install, run};

/// A tool that `cargo install` builds.
pub struct CargoTool {
    /// The package's name.
    pub package: &'static str,
    /// The programs it brings; the first is asked for its version.
    pub programs: &'static [&'static str],
    /// The version needed.
    pub version: Version,
    /// Whether its own Cargo.lock is to be kept to.
    pub locked: bool,
    /// How long building it takes, roughly, on two cores.
    pub minutes: u32,
    /// What building it needs, said when that fails.
    pub needs: &'static str,
}

/// Which version of a tool is needed.
pub enum Version {
    /// This very one.
    Exactly(&'static str),
    /// The one that our Cargo.lock names for this package.
    AsLocked(&'static str),
}

/// Builds the page: compiles, links the styles in, names files by content.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    programs: &["trunk"],
    version: Version::Exactly("0.21.14"),
    locked: true,
    minutes: 8,
    needs: "building it needs a C compiler and crates.io",
};

/// Writes the glue between WebAssembly and the browser. Its version has to be
/// the library's, since the two agree on a format that is not stable.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    version: Version::AsLocked("wasm-bindgen"),
    // The release has no lock file that would build with every toolchain.
    locked: false,
    minutes: 3,
    needs: "building it needs a C compiler and crates.io",
};

/// The optimiser, for machines with neither npm nor a packaged one.
const WASM_OPT_BUILT: CargoTool = CargoTool {
    package: "wasm-opt",
    programs: &["wasm-opt"],
    version: Version::Exactly("0.116.1"),
    locked: false,
    minutes: 12,
    needs: "install Node.js with npm, or binaryen 116 or newer (Debian, Ubuntu: apt-get install \
            npm; Fedora: dnf install binaryen; macOS: brew install binaryen; Windows: winget \
            install OpenJS.NodeJS), or a C++ compiler to build it with",
};

/// Drives Firefox; Debian has the browser and not the driver.
pub const GECKODRIVER: CargoTool = CargoTool {
    package: "geckodriver",
    programs: &["geckodriver"],
    version: Version::Exactly("0.37.1"),
    locked: true,
    minutes: 4,
    needs: "building it needs a C compiler and crates.io",
};

/// The npm package with the optimiser. It is the same program compiled to
/// WebAssembly, so that one package serves every system.
const BINARYEN: (&str, &str) = ("binaryen", "132.0.0");

/// The npm package with the rules that an accessible page keeps (MPL-2.0). The
/// journeys run it in the page; nothing of it is built or shipped.
const AXE: (&str, &str) = ("axe-core", "4.14.1");

/// The script with those rules, fetched if need be.
pub fn axe() -> Result<PathBuf> {
    let package = install::npm_package(AXE.0, AXE.1)
        .context("the accessibility journeys need axe-core from npm")?;
    Ok(package.join("axe.min.js"))
}

/// The oldest packaged optimiser that knows what rustc writes.
const OLDEST_WASM_OPT: u32 = 116;

/// The target that the page is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Sees to it that rustc can compile for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let stands = || -> Result<bool> {
        let sysroot = run::output(run::command("rustc").args(["--print", "sysroot"]))?;
        let target = PathBuf::from(sysroot.trim()).join("lib/rustlib");
        Ok(target.join(WASM_TARGET).join("lib").is_dir())
    };
    if stands()? {
        return Ok(());
    }
    println!("{WASM_TARGET}: adding it to the toolchain, once only");
    run::run(run::command("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!(
            "rustc has no {WASM_TARGET}; install Rust from https://rustup.rs, then \
             `rustup target add {WASM_TARGET}`"
        )
    })?;
    if !stands()? {
        bail!("rustup added {WASM_TARGET}, but not to the rustc in use; is another one on PATH?");
    }
    Ok(())
}

/// wasm-opt, and what has to stand before its arguments.
pub struct WasmOpt {
    program: PathBuf,
    script: Option<PathBuf>,
}

impl WasmOpt {
    /// Whether wasm-bindgen has to be given a module that does not say what it
    /// may use. Optimisers as old as the one on crates.io do not know
    /// `table.fill`, which wasm-bindgen writes when it can read that it may.
    pub fn wants_silent(&self) -> bool {
        self.script.is_none()
    }

    /// A command to which the optimiser's own arguments can be added.
    pub fn command(&self) -> Command {
        let mut command = run::command(&self.program);
        command.args(&self.script);
        command
    }

    /// Finds the optimiser or fetches it.
    pub fn find() -> Result<Self> {
        if let Some(node) = run::on_path("node") {
            match install::npm_package(BINARYEN.0, BINARYEN.1) {
                Ok(package) => {
                    return Ok(Self {
                        program: node,
                        script: Some(package.join("bin/wasm-opt")),
                    });
                }
                Err(error) => println!("wasm-opt: not from npm ({error:#}); looking elsewhere"),
            }
        }
        if let Some(program) = run::on_path("wasm-opt") {
            let said = run::output(run::command(&program).arg("--version"))?;
            let version = cache::version_in(&said).and_then(cache::major);
            if version.is_some_and(|version| version >= OLDEST_WASM_OPT) {
                return Ok(Self {
                    program,
                    script: None,
                });
            }
            println!(
                "wasm-opt: the one on PATH is {:?}, and {OLDEST_WASM_OPT} or newer is needed",
                said.trim()
            );
        }
        Ok(Self {
            program: install::cargo_tool(&WASM_OPT_BUILT)?,
            script: None,
        })
    }
}
