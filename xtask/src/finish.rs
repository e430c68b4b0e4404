//! From what Trunk built to the site that is published: one start script and
//! one stylesheet in files of their own, optimised WebAssembly, every one of
//! them named by its content, and nothing inline that the page's own content
//! policy would have to refuse.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use sha2::{Digest, Sha256};

use crate::{run, site};

/// The start script, with `GLUE` and `WASM` for the names of what it loads.
const BOOT: &str = "assets/boot.js";

/// What Trunk's page points to.
#[derive(Debug, Default, PartialEq)]
struct Parts {
    /// Stylesheets in order, each with its media query.
    styles: Vec<(String, Option<String>)>,
    glue: String,
    wasm: String,
}

/// The names under which the finished files stand.
struct Names {
    style: Option<String>,
    glue: String,
    wasm: String,
    boot: String,
}

/// Makes the site in `to` from Trunk's output in `from`; `optimise` is given
/// the WebAssembly file to read and the one to write.
pub fn finish(
    from: &Path,
    to: &Path,
    optimise: impl FnOnce(&Path, &Path) -> Result<()>,
) -> Result<()> {
    let page = read(&from.join("index.html"))?;
    let parts = parts(&page)?;

    let unnamed = to.join("unnamed.wasm");
    optimise(&from.join(&parts.wasm), &unnamed)?;
    let wasm = hashed("dermscore", "wasm", &fs::read(&unnamed)?);
    fs::rename(&unnamed, to.join(&wasm))?;

    let glue = shortened(&read(&from.join(&parts.glue))?);
    let glue = write_hashed(to, "dermscore", "js", &glue)?;
    let boot = boot(&read(&run::root().join(BOOT))?, &glue, &wasm)?;
    let names = Names {
        style: match stylesheet(from, &parts.styles)? {
            css if css.is_empty() => None,
            css => Some(write_hashed(to, "style", "css", &css)?),
        },
        boot: write_hashed(to, "boot", "js", &boot)?,
        glue,
        wasm,
    };
    let page = rewritten(&page, &names)?;
    nothing_inline(&page)?;
    fs::write(to.join("index.html"), page)?;

    let used = |file: &str| {
        file == "index.html"
            || file == parts.glue
            || file == parts.wasm
            || parts.styles.iter().any(|(style, _)| style == file)
    };
    for file in site::files(from)?.iter().filter(|file| !used(file)) {
        let target = to.join(file);
        fs::create_dir_all(target.parent().context("a file lies in a directory")?)?;
        fs::copy(from.join(file), target)?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// A file's name with the beginning of its content's digest.
fn hashed(stem: &str, extension: &str, content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    let hex: String = digest[..8].iter().map(|b| format!("{b:02x}")).collect();
    format!("{stem}-{hex}.{extension}")
}

fn write_hashed(dir: &Path, stem: &str, extension: &str, content: &str) -> Result<String> {
    let name = hashed(stem, extension, content.as_bytes());
    fs::write(dir.join(&name), content).with_context(|| format!("{name} cannot be written"))?;
    Ok(name)
}

fn local(address: &str) -> String {
    address.strip_prefix("./").unwrap_or(address).to_owned()
}

fn parts(page: &str) -> Result<Parts> {
    let mut parts = Parts::default();
    let mut markers = 0;
    rewrite_str(
        page,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("link[rel=stylesheet][href]", |el| {
                let href = el.get_attribute("href").unwrap_or_default();
                parts.styles.push((local(&href), el.get_attribute("media")));
                Ok(())
            }))
            .append_element_content_handler(element!("script[data-glue][data-wasm]", |el| {
                parts.glue = local(&el.get_attribute("data-glue").unwrap_or_default());
                parts.wasm = local(&el.get_attribute("data-wasm").unwrap_or_default());
                markers += 1;
                Ok(())
            })),
    )?;
    ensure!(
        markers == 1,
        "Trunk's page has {markers} script elements with data-glue, and one is needed; \
         see pattern_script in Trunk.toml and rel=rust in index.html"
    );
    Ok(parts)
}

/// The start script with the names filled in.
fn boot(template: &str, glue: &str, wasm: &str) -> Result<String> {
    for name in ["\"./GLUE\"", "\"./WASM\""] {
        ensure!(
            template.matches(name).count() == 1,
            "{BOOT} has to name {name} exactly once"
        );
    }
    Ok(shortened(template)
        .replace("./GLUE", &format!("./{glue}"))
        .replace("./WASM", &format!("./{wasm}")))
}

/// A script without indentation, empty lines and comments that have lines to
/// themselves. More is hardly worth it under Brotli, and less can go wrong.
fn shortened(script: &str) -> String {
    // A line that does not close its template literal may mean its spaces.
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.to_owned();
    }
    let mut short = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/*");
        if in_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            short.push_str(line);
            short.push('\n');
        }
    }
    short
}

/// All stylesheets as one, in the page's order.
fn stylesheet(dir: &Path, styles: &[(String, Option<String>)]) -> Result<String> {
    let mut all = String::new();
    for (name, media) in styles {
        let css = read(&dir.join(name))?;
        // Both count only at the beginning of a file, which most of these lose.
        for word in ["@import", "@charset"] {
            ensure!(
                !css.contains(word),
                "{name} has {word}, but becomes part of a larger file"
            );
        }
        // Trunk only warns, and its warnings of this kind are not shown.
        ensure!(
            css.trim_end().lines().count() <= 1,
            "{name} was not minified, so Trunk's parser did not understand its source; \
             look for an error in that"
        );
        match media.as_deref() {
            None | Some("all") => all.push_str(css.trim_end()),
            Some(media) => all.push_str(&format!("@media {media}{{{}}}", css.trim_end())),
        }
    }
    Ok(all)
}

/// The page with the finished files in the places of Trunk's.
fn rewritten(page: &str, names: &Names) -> Result<String> {
    let Names {
        glue, wasm, boot, ..
    } = names;
    let start = format!(
        "<link rel=\"modulepreload\" href=\"./{boot}\">\
         <link rel=\"modulepreload\" href=\"./{glue}\">\
         <link rel=\"preload\" href=\"./{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
         <script type=\"module\" src=\"./{boot}\"></script>"
    );
    let mut style = names
        .style
        .as_ref()
        .map(|name| format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    Ok(rewrite_str(
        page,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("link[rel=stylesheet]", |el| {
                el.replace(&style.take().unwrap_or_default(), ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("script[data-glue]", |el| {
                el.replace(&start, ContentType::Html);
                Ok(())
            })),
    )?)
}

/// An error if the page has anything that a strict content policy refuses, or
/// a digest that no longer matches its file.
fn nothing_inline(page: &str) -> Result<()> {
    let mut found = Vec::new();
    rewrite_str(
        page,
        RewriteStrSettings::new().append_element_content_handler(element!("*", |el| {
            let tag = el.tag_name();
            if tag == "style" || (tag == "script" && !el.has_attribute("src")) {
                found.push(format!("<{tag}> with content of its own"));
            }
            for attribute in el.attributes() {
                let name = attribute.name();
                if name.starts_with("on") || name == "style" || name == "integrity" {
                    found.push(format!("<{tag} {name}>"));
                }
            }
            Ok(())
        })),
    )?;
    if !found.is_empty() {
        bail!(
            "the page's content policy refuses {}; put it into a file of its own",
            found.join(", ")
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests;
