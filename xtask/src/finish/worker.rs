//! The service worker: the script that keeps a build on the device, with the
//! list of what there is to keep.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::names::hashed;
use super::read;
use crate::{bundle, run, site};

/// The script, with `BUILD` and `FILES` for what only the build knows.
const TEMPLATE: &str = "assets/sw.js";

/// Its name in the site. It goes by no content: browsers look for a newer one
/// under the same name.
pub const NAME: &str = "sw.js";

/// Writes the service worker for a site in which everything else stands.
pub fn write(site: &Path) -> Result<()> {
    let script = filled(&read(&run::root().join(TEMPLATE))?, &listed(site)?)?;
    fs::write(site.join(NAME), script)?;
    Ok(())
}

/// What the worker keeps: every file of a site but itself, and but the page in
/// one file, which holds all of it once more.
pub fn kept(site: &Path) -> Result<BTreeSet<String>> {
    let files = site::files(site)?.into_iter();
    Ok(files
        .filter(|file| file != NAME && file != bundle::NAME)
        .collect())
}

/// The files that are kept, each with its SHA-256 in base64.
fn listed(site: &Path) -> Result<Map<String, Value>> {
    let mut files = Map::new();
    for file in kept(site)? {
        let digest = STANDARD.encode(Sha256::digest(fs::read(site.join(&file))?));
        files.insert(file, digest.into());
    }
    Ok(files)
}

/// The script with the files filled in, and the build's hash, which is theirs.
/// It is not shortened: a worker is read by those who ask what it does.
fn filled(template: &str, files: &Map<String, Value>) -> Result<String> {
    for value in ["\"BUILD\"", "\"FILES\""] {
        ensure!(
            template.matches(value).count() == 1,
            "{TEMPLATE} has to have {value} exactly once"
        );
    }
    let list = serde_json::to_string_pretty(files)?;
    let build = hashed("", "", list.as_bytes());
    let build = build.trim_matches(['-', '.']);
    Ok(template
        .replace("\"BUILD\"", &format!("\"{build}\""))
        .replace("\"FILES\"", &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(test: &str) -> std::path::PathBuf {
        let dir = std::env::temp_dir().join(format!("xtask-worker-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("criteria-1")).unwrap();
        fs::write(dir.join("index.html"), "abc").unwrap();
        fs::write(dir.join("criteria-1/words.txt"), "").unwrap();
        dir
    }

    #[test]
    fn every_file_is_listed_with_its_digest() {
        let dir = site("list");
        write(&dir).unwrap();
        // Written again, the worker does not list itself.
        write(&dir).unwrap();
        let script = fs::read_to_string(dir.join(NAME)).unwrap();
        let list = script.split_once("const FILES = ").unwrap().1;
        let list = list.split_once(';').unwrap().0;
        let list: Value = serde_json::from_str(list).unwrap();
        // The digests of "abc" and of nothing, as FIPS 180-4 and others have them.
        let expected = serde_json::json!({
            "criteria-1/words.txt": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "index.html": "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
        });
        assert_eq!(list, expected);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_build_goes_by_everything_in_it() {
        let dir = site("build");
        let build = || {
            let files = listed(&dir).unwrap();
            filled("\"BUILD\"\"FILES\"", &files).unwrap()[..18].to_owned()
        };
        let first = build();
        assert!(first[1..17].chars().all(|c| c.is_ascii_hexdigit()));
        assert_eq!(build(), first);
        fs::write(dir.join("criteria-1/words.txt"), "a word").unwrap();
        let second = build();
        assert_ne!(second, first);
        fs::rename(dir.join("criteria-1"), dir.join("criteria-2")).unwrap();
        assert!(build() != first && build() != second);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_template_without_its_places_is_refused() {
        for template in ["\"BUILD\"", "\"FILES\"", "\"BUILD\"\"BUILD\"\"FILES\""] {
            assert!(filled(template, &Map::new()).is_err(), "{template}");
        }
    }
}
