//! The page's WebAssembly in parts: a main module, which a first visit loads,
//! and chunks, which the page fetches when it first calls into them. What goes
//! where is decided by the `wasm_split` attributes in the app.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::{run, tools};

/// The app's cargo feature that has the attributes.
pub const FEATURE: &str = "split";

/// What the splitter reads: who calls whom, as the linker saw it.
const KEEP_RELOCATIONS: &str = "-Clink-args=--emit-relocs";

/// The script that fetches the chunks, under the name that the main module
/// imports it by.
pub const LINK: &str = "__wasm_split.js";

/// The script that wasm-bindgen writes, which starts the main module.
pub const GLUE: &str = "dermscore.js";

/// The main module, once wasm-bindgen has been over it.
pub const MAIN: &str = "dermscore_bg.wasm";

/// Makes a build of the page one that can be split. The flag comes by the
/// environment and not from .cargo/config.toml, so that no other build has it.
pub fn prepare(build: &mut Command) {
    let (name, value) = with_flag(|name| std::env::var_os(name));
    build.args(["--features", FEATURE]).env(name, value);
}

/// The variable through which cargo takes the flag, and its value. Cargo looks
/// at only one of these variables: at the first that is set, be it empty.
fn with_flag(get: impl Fn(&str) -> Option<OsString>) -> (String, OsString) {
    let target = tools::WASM_TARGET.to_uppercase().replace('-', "_");
    let last = format!("CARGO_TARGET_{target}_RUSTFLAGS");
    let candidates = [
        ("CARGO_ENCODED_RUSTFLAGS", "\x1f"),
        ("RUSTFLAGS", " "),
        (&last, " "),
    ];
    for (name, between) in candidates {
        if let Some(mut value) = get(name) {
            for flag in flags(&get) {
                if !value.is_empty() {
                    value.push(between);
                }
                value.push(flag);
            }
            return (name.to_owned(), value);
        }
    }
    (last, flags(&get).join(OsStr::new(" ")))
}

/// What the compiler is told besides: what the splitter reads is kept, and the
/// places of panics name no folder of the machine that built the page, which
/// would also cost bytes.
fn flags(get: impl Fn(&str) -> Option<OsString>) -> Vec<OsString> {
    let mut flags = vec![OsString::from(KEEP_RELOCATIONS)];
    let home = get("HOME").or_else(|| get("USERPROFILE"));
    let cargo = get("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| home.map(|home| Path::new(&home).join(".cargo")));
    let sources = cargo.map(|cargo| cargo.join("registry").join("src"));
    let registries = sources.and_then(|sources| fs::read_dir(sources).ok());
    for registry in registries.into_iter().flatten().flatten() {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(registry.path());
        flag.push("=");
        // A path with a space cannot be told by this variable.
        if !flag.to_string_lossy().contains(' ') {
            flags.push(flag);
        }
    }
    flags
}

/// Where cargo has put the page's WebAssembly.
pub fn compiled() -> Result<PathBuf> {
    let said = run::output(&mut run::cargo("metadata --no-deps --format-version 1"))?;
    let said: serde_json::Value = serde_json::from_str(&said)?;
    let target = said["target_directory"].as_str();
    let target = Path::new(target.context("cargo metadata names no target directory")?);
    Ok(target
        .join(tools::WASM_TARGET)
        .join("release")
        .join("dermscore.wasm"))
}

/// Splits a compiled module and lets wasm-bindgen write the glue for its main
/// part. Afterwards `to` has [`GLUE`], [`MAIN`], [`LINK`] and the chunks that
/// this names, and perhaps more.
///
/// With `silent`, wasm-bindgen is not told what the module may use; see
/// `WasmOpt::wants_silent`.
pub fn split(compiled: &Path, bindgen: &Path, silent: bool, to: &Path) -> Result<()> {
    let whole = fs::read(compiled)
        .with_context(|| format!("cargo left no {} behind", compiled.display()))?;
    let main = to.join("dermscore.wasm");
    let mut options = Options::new(&whole);
    let (glue, link) = (format!("./{GLUE}"), format!("./{LINK}"));
    options.output_dir = to;
    options.main_out_path = &main;
    options.main_module = &glue;
    options.link_name = &link;
    let parts = transform(options).map_err(|error| anyhow!("splitting failed: {error:#}"))?;
    ensure!(
        !parts.split_modules.is_empty(),
        "the page has no function with the wasm_split attribute, so there is nothing to split; \
         is it compiled with the feature {FEATURE}?"
    );
    if silent {
        fs::write(&main, without_features(&fs::read(&main)?)?)?;
    }
    let mut command = run::command(bindgen);
    command
        .args(["--target", "web", "--no-typescript"])
        // The table of functions, through which the parts call each other, is one.
        .arg("--keep-lld-exports")
        .args(["--out-name", "dermscore", "--out-dir"])
        .args([to, &main]);
    run::output(&mut command)?;
    fs::remove_file(&main)?;
    Ok(())
}

/// The module without the custom section that lists the features it may use.
fn without_features(module: &[u8]) -> Result<Vec<u8>> {
    const HEADER: usize = 8;
    const CUSTOM: u8 = 0;
    const NAME: &[u8] = b"\x0ftarget_features";
    let mut kept = module.get(..HEADER).context("no WebAssembly")?.to_vec();
    let mut rest = &module[HEADER..];
    while let Some((&kind, after)) = rest.split_first() {
        let (length, digits) = leb128(after).context("a section's length cannot be read")?;
        let end = 1 + digits + length;
        let section = rest.get(..end).context("a section ends too early")?;
        if kind != CUSTOM || !section[1 + digits..].starts_with(NAME) {
            kept.extend_from_slice(section);
        }
        rest = &rest[end..];
    }
    Ok(kept)
}

/// The number at the beginning of some bytes, and how many bytes it takes.
pub fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number: usize = 0;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flag(set: &[(&str, &str)]) -> (String, String) {
        let (name, value) = with_flag(|name| {
            let pair = set.iter().find(|(key, _)| *key == name)?;
            Some(pair.1.into())
        });
        (name, value.into_string().unwrap())
    }

    #[test]
    fn the_flag_joins_those_that_cargo_takes_anyway() {
        let own = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
        let keep = KEEP_RELOCATIONS;
        assert_eq!(flag(&[]), (own.into(), keep.into()));
        let empty = [("RUSTFLAGS", ""), (own, "-Cx")];
        assert_eq!(flag(&empty), ("RUSTFLAGS".into(), keep.into()));
        let both = [("RUSTFLAGS", "-Dwarnings"), (own, "-Cx")];
        let joined = format!("-Dwarnings {keep}");
        assert_eq!(flag(&both), ("RUSTFLAGS".into(), joined));
        let encoded = [("CARGO_ENCODED_RUSTFLAGS", "-C\x1fx"), both[0]];
        let joined = format!("-C\x1fx\x1f{keep}");
        assert_eq!(flag(&encoded), ("CARGO_ENCODED_RUSTFLAGS".into(), joined));
    }

    #[test]
    fn only_the_list_of_features_is_taken_out() {
        let start = b"\0asm\x01\0\0\0";
        let kind = b"\x01\x84\0\x01\x60\0\0";
        let name = b"\0\x05\x04name";
        let features = b"\0\x11\x0ftarget_features\0";
        let module = [&start[..], kind, features, name].concat();
        let kept = without_features(&module).unwrap();
        assert_eq!(kept, [&start[..], kind, name].concat());
        assert_eq!(without_features(&kept).unwrap(), kept);
        assert!(without_features(b"\0asm").is_err());
        assert!(without_features(&module[..module.len() - 1]).is_err());
    }
}
