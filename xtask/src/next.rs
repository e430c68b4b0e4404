//! A made-up next version of a built site, for the journeys on which one version
//! follows another. Building a second one would take minutes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::finish::{read, worker};
use crate::site;

/// How the journeys tell it from the site it was made of.
const MARK: &str = "<meta name=\"generation\" content=\"next\">";

/// Makes it: a page with a mark, its criteria under names that the old page does
/// not know, and a worker that knows these files and no others.
pub fn make(of: &Path, to: &Path) -> Result<()> {
    site::fresh(to)?;
    site::copy_all(of, to)?;
    let page = read(&to.join("index.html"))?;
    let names = site::files(of)?;
    let folder = names
        .iter()
        .filter_map(|name| name.split_once('/'))
        .map(|(folder, _)| folder)
        .find(|folder| folder.starts_with("criteria-"))
        .context("the site has no criteria")?;
    fs::rename(to.join(folder), to.join("criteria-next"))?;
    let next = page
        .replace(folder, "criteria-next")
        .replace("<title>", &format!("{MARK}<title>"));
    ensure!(
        next.contains(MARK) && !next.contains(folder),
        "index.html is not as it was expected"
    );
    fs::write(to.join("index.html"), next)?;
    worker::write(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_version_is_whole_and_another() {
        let dir = std::env::temp_dir().join(format!("xtask-next-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        let (now, next) = (dir.join("now"), dir.join("next"));
        fs::create_dir_all(now.join("criteria-1")).unwrap();
        fs::write(now.join("criteria-1/words.txt"), "words").unwrap();
        let page = "<title>x</title><meta name=criteria content=criteria-1/>";
        fs::write(now.join("index.html"), page).unwrap();
        worker::write(&now).unwrap();
        make(&now, &next).unwrap();
        let files = ["criteria-next/words.txt", "index.html", "sw.js"];
        assert_eq!(site::files(&next).unwrap(), files);
        let page = read(&next.join("index.html")).unwrap();
        assert!(page.contains("content=criteria-next/"), "{page}");
        let worker = read(&next.join("sw.js")).unwrap();
        assert!(worker.contains("criteria-next/words.txt") && !worker.contains("criteria-1"));

        fs::write(now.join("index.html"), "").unwrap();
        assert!(make(&now, &next).is_err());
        fs::remove_dir_all(dir).unwrap();
    }
}
