//! What a first visit has to load before the first score, and its limit.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// The most that all of it together may weigh, in bytes, compressed with Brotli.
pub const LIMIT: usize = 120_000;

/// One file of the first visit.
struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Weighs the site and prints the table; an error if it is over the limit.
pub fn check(dist: &Path) -> Result<()> {
    check_against(dist, LIMIT)
}

fn check_against(dist: &Path, limit: usize) -> Result<()> {
    let mut weights = Vec::new();
    for name in first_visit(dist)? {
        let content = fs::read(dist.join(&name))?;
        weights.push(Weight {
            brotli: compressed(&content)?,
            raw: content.len(),
            name,
        });
    }
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
    let total = Weight {
        name: "all".into(),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        brotli: weights.iter().map(|weight| weight.brotli).sum(),
    };
    println!("{:>10} {:>10}  file", "raw", "brotli");
    for weight in weights.iter().chain([&total]) {
        println!("{:>10} {:>10}  {}", weight.raw, weight.brotli, weight.name);
    }
    if total.brotli > limit {
        bail!(
            "a first visit loads {} bytes (Brotli), and {limit} is the limit; {} over",
            total.brotli,
            total.brotli - limit
        );
    }
    println!("{} bytes below the limit of {limit}", limit - total.brotli);
    Ok(())
}

/// The size at Brotli's quality 11, which is what a static host stores.
fn compressed(content: &[u8]) -> Result<usize> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut out, &parameters)?;
    Ok(out.len())
}

/// The names of all files that a first visit loads, found from index.html on.
fn first_visit(dist: &Path) -> Result<BTreeSet<String>> {
    let page = text(dist, "index.html")?;
    let mut named = Vec::new();
    let mut note = |address: Option<String>| {
        // Only whole addresses and data: have a colon in a page that stands on its own.
        named.extend(address.filter(|a| !a.contains(':') && !a.starts_with('#')));
    };
    rewrite_str(
        &page,
        RewriteStrSettings::new().append_element_content_handler(element!(
            "link, script, img, source, iframe, audio, video",
            |el| {
                note(el.get_attribute("href"));
                note(el.get_attribute("src"));
                Ok(())
            }
        )),
    )?;

    let mut found = BTreeSet::from(["index.html".to_owned()]);
    let mut waiting = Vec::new();
    for address in named {
        let file = resolved("index.html", &address).with_context(|| {
            format!("index.html names {address:?}, which lies outside the site")
        })?;
        if !dist.join(&file).is_file() {
            bail!("index.html names {address:?}, but the site has no file {file}");
        }
        waiting.push(file);
    }
    while let Some(file) = waiting.pop() {
        if !found.insert(file.clone()) || !(file.ends_with(".js") || file.ends_with(".css")) {
            continue;
        }
        // Whatever a script or stylesheet names between quotes or brackets
        // counts as loaded if the site has it. That may count too much, never too little.
        let content = text(dist, &file)?;
        let words = content.split(['"', '\'', '`', '(', ')']);
        let files = words.filter_map(|word| resolved(&file, word));
        waiting.extend(files.filter(|name| dist.join(name).is_file()));
    }
    Ok(found)
}

fn text(dist: &Path, name: &str) -> Result<String> {
    fs::read_to_string(dist.join(name))
        .with_context(|| format!("{} cannot be read", dist.join(name).display()))
}

/// An address as a name below the site's top, seen from the file that has it.
fn resolved(from: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    if address.is_empty() || address.starts_with('/') || !address.chars().all(plain) {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn made_up_site(test: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("xtask-budget-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("snippets/a")).unwrap();
        for (name, content) in [
            (
                "index.html",
                "<link rel=stylesheet href=./style.css><link rel=icon href='icon.svg'>\
                 <link rel=preload href=./app.wasm><script type=module src=./boot.js></script>\
                 <a href=help.html>help</a>",
            ),
            (
                "boot.js",
                "await import(\"./glue.js\"); new URL('./app.wasm', u)",
            ),
            (
                "glue.js",
                "import './snippets/a/b.js'; new URL('not_there.wasm', import.meta.url)",
            ),
            ("snippets/a/b.js", "import `../../c.js`"),
            ("c.js", "import './glue.js'"),
            ("style.css", "a{background:url(paper.png)}"),
            ("paper.png", "png"),
            ("app.wasm", "wasm"),
            ("icon.svg", "<svg/>"),
            ("help.html", "not on a first visit"),
            ("worker.js", "nor this"),
        ] {
            fs::write(dir.join(name), content).unwrap();
        }
        dir
    }

    #[test]
    fn the_first_visit_is_followed_through_scripts_and_styles() {
        let dir = made_up_site("finder");
        let found: Vec<String> = first_visit(&dir).unwrap().into_iter().collect();
        let expected = "app.wasm boot.js c.js glue.js icon.svg index.html paper.png \
                        snippets/a/b.js style.css";
        assert_eq!(found.join(" "), expected);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_site_over_the_limit_fails_and_one_at_the_limit_does_not() {
        let dir = made_up_site("limit");
        let names = first_visit(&dir).unwrap();
        let size = |name: &String| compressed(&fs::read(dir.join(name)).unwrap()).unwrap();
        let total: usize = names.iter().map(size).sum();
        assert!(check_against(&dir, total).is_ok());
        let error = check_against(&dir, total - 1).unwrap_err().to_string();
        assert!(error.contains("1 over"), "{error}");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_page_that_names_a_missing_file_fails() {
        let dir = made_up_site("missing");
        fs::remove_file(dir.join("icon.svg")).unwrap();
        let error = first_visit(&dir).unwrap_err().to_string();
        assert!(error.contains("no file icon.svg"), "{error}");
        fs::remove_dir_all(dir).unwrap();
    }
}
