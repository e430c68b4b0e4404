//! Where fetched tools are kept, and how versions are read and compared.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The directory for everything this project fetches for itself.
pub fn dir() -> Result<PathBuf> {
    from_environment(|name| std::env::var_os(name).filter(|value| !value.is_empty())).context(
        "no place for fetched tools: neither DERMSCORE_CACHE nor a home directory is set; \
         set DERMSCORE_CACHE to a directory that may be written to",
    )
}

fn from_environment(get: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let path = |name| get(name).map(PathBuf::from);
    path("DERMSCORE_CACHE").or_else(|| {
        let base = if cfg!(windows) {
            path("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            path("HOME").map(|home| home.join("Library").join("Caches"))
        } else {
            path("XDG_CACHE_HOME").or_else(|| path("HOME").map(|home| home.join(".cache")))
        };
        base.map(|base| base.join("dermscore"))
    })
}

/// The directory of one version of one tool.
pub fn tool_dir(cache: &Path, name: &str, version: &str) -> PathBuf {
    cache.join("tools").join(format!("{name}-{version}"))
}

/// The program of a tool that `cargo install --root` has put into its directory.
pub fn program(tool_dir: &Path, program: &str) -> PathBuf {
    tool_dir
        .join("bin")
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

/// The first version number in what a program says about itself:
/// "Chromium 120.0.1 built on Debian 12" has `120.0.1`.
pub fn version_in(text: &str) -> Option<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ','))
        .map(|word| word.trim_start_matches('v').trim_end_matches('.'))
        .find(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                && word
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+'))
        })
}

/// The first part of a version: 120 for `120.0.1`.
pub fn major(version: &str) -> Option<u32> {
    version.split(['.', '-']).next()?.parse().ok()
}

/// The version that a Cargo.lock names for a package.
pub fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(pairs: &[(&str, &str)]) -> Option<PathBuf> {
        from_environment(|name| {
            let pair = pairs.iter().find(|(key, _)| *key == name)?;
            Some(OsString::from(pair.1))
        })
    }

    #[test]
    fn the_cache_may_be_put_anywhere() {
        let own = with(&[("DERMSCORE_CACHE", "here"), ("HOME", "home")]);
        assert_eq!(own, Some(PathBuf::from("here")));
        assert_eq!(with(&[]), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_cache_is_otherwise_where_linux_keeps_caches() {
        let xdg = with(&[("XDG_CACHE_HOME", "/c"), ("HOME", "/h")]);
        assert_eq!(xdg, Some(PathBuf::from("/c/dermscore")));
        let home = with(&[("HOME", "/h")]);
        assert_eq!(home, Some(PathBuf::from("/h/.cache/dermscore")));
    }

    #[test]
    fn a_tool_lies_under_its_name_and_version() {
        let dir = tool_dir(Path::new("c"), "trunk", "0.21.14");
        assert_eq!(dir, Path::new("c/tools/trunk-0.21.14"));
        let name = format!("trunk{}", std::env::consts::EXE_SUFFIX);
        assert_eq!(program(&dir, "trunk"), dir.join("bin").join(name));
    }

    #[test]
    fn versions_are_found_in_what_programs_say() {
        let said = [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.130", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("wasm-opt version 116 (version_116-3-gabc)", Some("116")),
            ("Google Chrome 120.0.6099.109 ", Some("120.0.6099.109")),
            ("ChromeDriver 99.0.1 (refs/x@{#1})", Some("99.0.1")),
            ("trunk 0.22.0-rc.1", Some("0.22.0-rc.1")),
            ("v20.1.0", Some("20.1.0")),
            ("no number here", None),
            ("", None),
        ];
        for (text, version) in said {
            assert_eq!(version_in(text), version, "{text:?}");
        }
        assert_eq!(major("120.0.6099.109"), Some(120));
        assert_eq!(major("116"), Some(116));
        assert_eq!(major("x.1"), None);
    }

    #[test]
    fn the_lock_file_names_the_version() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"a\"\nversion = \"2.0.0\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "a"), Some("2.0.0"));
        assert_eq!(locked_version(lock, "a-b"), Some("1.0.0"));
        assert_eq!(locked_version(lock, "b"), None);
    }
}
