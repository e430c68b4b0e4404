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

/// Where the page says which build it is of, before that is known.
pub const UNKNOWN: &str = " data-build=\"\"";

/// The page that the worker answers with.
const PAGE: &str = "index.html";

/// Writes the service worker for a site in which everything else stands, and into
/// its page which build it is: the hash of all there is to keep, with that place
/// empty.
pub fn write(site: &Path) -> Result<()> {
    let page = unstamped(&read(&site.join(PAGE))?);
    fs::write(site.join(PAGE), &page)?;
    let build = build_of(&listed(site)?)?;
    let stamp = UNKNOWN.replace("\"\"", &format!("\"{build}\""));
    fs::write(site.join(PAGE), page.replace(UNKNOWN, &stamp))?;
    let template = read(&run::root().join(TEMPLATE))?;
    fs::write(site.join(NAME), filled(&template, &build, &listed(site)?)?)?;
    Ok(())
}

/// A page as it was before it said which build it is of.
fn unstamped(page: &str) -> String {
    let (place, _) = UNKNOWN.split_at(UNKNOWN.len() - 1);
    let Some((before, build)) = page.split_once(place) else {
        return page.to_owned();
    };
    let (_, after) = build.split_once('"').unwrap_or((build, ""));
    [before, UNKNOWN, after].concat()
}

fn build_of(files: &Map<String, Value>) -> Result<String> {
    let list = serde_json::to_string_pretty(files)?;
    let build = hashed("", "", list.as_bytes());
    Ok(build.trim_matches(['-', '.']).to_owned())
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

/// The script with the build and its files filled in. It is not shortened: a worker is read by those who ask what it does.
fn filled(template: &str, build: &str, files: &Map<String, Value>) -> Result<String> {
    for value in ["\"BUILD\"", "\"FILES\""] {
        ensure!(
            template.matches(value).count() == 1,
            "{TEMPLATE} has to have {value} exactly once"
        );
    }
    let list = serde_json::to_string_pretty(files)?;
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
        let build = || build_of(&listed(&dir).unwrap()).unwrap();
        let first = build();
        assert_eq!(first.len(), 16);
        assert!(first.chars().all(|c| c.is_ascii_hexdigit()));
        assert_eq!(build(), first);
        fs::write(dir.join("criteria-1/words.txt"), "a word").unwrap();
        let second = build();
        assert_ne!(second, first);
        fs::rename(dir.join("criteria-1"), dir.join("criteria-2")).unwrap();
        assert!(build() != first && build() != second);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn the_page_says_which_build_it_is_of() {
        let dir = site("stamp");
        let page = || fs::read_to_string(dir.join(PAGE)).unwrap();
        let script = || fs::read_to_string(dir.join(NAME)).unwrap();
        fs::write(dir.join(PAGE), ["<a", UNKNOWN, "><b id=\"\">"].concat()).unwrap();
        write(&dir).unwrap();
        let (first, told) = (page(), script());
        let build = first.strip_prefix("<a data-build=\"").unwrap();
        let build = build.strip_suffix("\"><b id=\"\">").unwrap();
        assert_eq!(build.len(), 16);
        assert!(
            told.contains(&format!("const BUILD = \"{build}\";")),
            "{told}"
        );
        // Written again, the same build has the same name, and another another.
        write(&dir).unwrap();
        assert_eq!((page(), script()), (first.clone(), told));
        fs::write(dir.join("criteria-1/words.txt"), "a word").unwrap();
        write(&dir).unwrap();
        assert_ne!(page(), first);
        assert_eq!(page().len(), first.len());
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_template_without_its_places_is_refused() {
        for template in ["\"BUILD\"", "\"FILES\"", "\"BUILD\"\"BUILD\"\"FILES\""] {
            assert!(filled(template, "", &Map::new()).is_err(), "{template}");
        }
    }
}
