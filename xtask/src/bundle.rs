//! The page in one file, for a disk: what the site has in files of their own
//! stands in the page itself, and its content policy lets in nothing else.

mod modules;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};

use crate::budget::resolved;
use crate::finish::{read, worker};
use crate::{run, serve};

/// The file's name, in the site.
pub const NAME: &str = "dermscore.html";

/// The beginning of its script.
const BEGINNING: &str = "assets/bundle.js";

/// What the site's page points to.
#[derive(Default)]
struct Pointed {
    start: String,
    style: String,
    icon: String,
}

/// Writes the page of a finished site as one file beside it, and says how large
/// that is.
pub fn write(site: &Path) -> Result<()> {
    let page = bundled(site)?;
    fs::write(site.join(NAME), &page)?;
    println!(
        "the page in one file is {}, {} bytes",
        site.join(NAME).display(),
        page.len()
    );
    Ok(())
}

fn bundled(site: &Path) -> Result<String> {
    let page = read(&site.join("index.html"))?;
    let pointed = pointed(&page)?;
    let beginning = read(&run::root().join(BEGINNING))?;
    let script = format!("{beginning}{}", modules::joined(site, &pointed.start)?);
    let style = read(&site.join(&pointed.style))?;
    // Addresses in it would be of files that are not there.
    ensure!(
        style
            .match_indices("url(")
            .all(|(at, _)| style[at..].starts_with("url(data:")),
        "{} points to a file, and stands in a page without any",
        pointed.style
    );
    let icon = STANDARD.encode(fs::read(site.join(&pointed.icon))?);
    let icon = format!("data:{};base64,{icon}", media_type(&pointed.icon));

    let mut policies = 0;
    let mut bodies = 0;
    let blocks = blocks(site, &pointed)?;
    let page = rewrite_str(
        &page,
        RewriteStrSettings::new()
            .append_element_content_handler(element!(
                "meta[http-equiv=Content-Security-Policy]",
                |el| {
                    let policy = el.get_attribute("content").unwrap_or_default();
                    el.set_attribute("content", &policy_for(&policy, &script, &style))?;
                    policies += 1;
                    Ok(())
                }
            ))
            .append_element_content_handler(element!("link[rel]", |el| {
                match el.get_attribute("rel").as_deref() {
                    Some("stylesheet") => {
                        let style = format!("<style>{style}</style>");
                        el.replace(&style, ContentType::Html);
                    }
                    Some("icon") => el.set_attribute("href", &icon)?,
                    // What the script has in it, or what only a site can have.
                    _ => el.remove(),
                }
                Ok(())
            }))
            // A worker is for a site, and the advice for a disk is to open this file.
            .append_element_content_handler(element!("meta[name=worker], .boot .slow", |el| {
                el.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("script[src]", |el| {
                let script = format!("<script type=\"module\">{script}</script>");
                el.replace(&script, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("body", |el| {
                el.append(&blocks, ContentType::Html);
                bodies += 1;
                Ok(())
            })),
    )?;
    ensure!(policies == 1, "the page has {policies} content policies");
    ensure!(bodies == 1, "the page has {bodies} body elements");
    stands_alone(&page)?;
    Ok(page)
}

fn pointed(page: &str) -> Result<Pointed> {
    let mut found: [Vec<String>; 3] = Default::default();
    let [scripts, styles, icons] = &mut found;
    let file = |address: Option<String>| resolved("index.html", &address.unwrap_or_default());
    rewrite_str(
        page,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("script[src]", |el| {
                scripts.extend(file(el.get_attribute("src")));
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel=stylesheet]", |el| {
                styles.extend(file(el.get_attribute("href")));
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel=icon]", |el| {
                icons.extend(file(el.get_attribute("href")));
                Ok(())
            })),
    )?;
    let one = |mut names: Vec<String>, what: &str| {
        ensure!(
            names.len() == 1,
            "the page has {} of its own, and one is needed: {what}",
            names.len()
        );
        Ok(names.remove(0))
    };
    let [scripts, styles, icons] = found;
    Ok(Pointed {
        start: one(scripts, "script")?,
        style: one(styles, "stylesheet")?,
        icon: one(icons, "icon")?,
    })
}

/// Everything that the page may yet fetch, each in a data block: a script
/// element of a type that no browser runs. A new file of the build gets in by
/// itself, if the page asks for it by `fetch` and an address relative to the
/// page: what the service worker keeps is what stands here.
fn blocks(site: &Path, pointed: &Pointed) -> Result<String> {
    let elsewhere = |file: &String| {
        file == "index.html"
            || file.ends_with(".js")
            || file.ends_with(".webmanifest")
            || file.starts_with("icons/")
            || *file == pointed.style
            || *file == pointed.icon
    };
    let mut blocks = String::new();
    for file in worker::kept(site)?.iter().filter(|file| !elsewhere(file)) {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&fs::read(site.join(file))?)?;
        let text = STANDARD.encode(gzip.finish()?);
        blocks.push_str(&format!(
            "<script type=\"{}\" data-file=\"{file}\">{text}</script>\n",
            media_type(file)
        ));
    }
    Ok(blocks)
}

/// A file's type as it stands in an attribute: without a character set, which
/// would be no surprise for any of them.
fn media_type(file: &str) -> &'static str {
    let all = serve::media_type(Path::new(file));
    all.split(';').next().unwrap_or(all)
}

/// The site's policy with the one script and the one stylesheet, by their
/// digests, in the place of whatever lies at the page's own address.
fn policy_for(policy: &str, script: &str, style: &str) -> String {
    let directives = policy.split(';').filter_map(|directive| {
        let mut words = directive.split_whitespace();
        let name = words.next()?;
        let own = match name {
            "script-src" => Some(digest(script)),
            "style-src" => Some(digest(style)),
            _ => None,
        };
        let words: Vec<String> = words
            .filter_map(|word| match word {
                "'self'" => own.clone(),
                word => Some(word.to_owned()),
            })
            .collect();
        // Nothing is left of it: then default-src holds, which is 'none'.
        (!words.is_empty()).then(|| format!("{name} {}", words.join(" ")))
    });
    directives.collect::<Vec<_>>().join("; ")
}

fn digest(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// An error if a page points to any other file.
fn stands_alone(page: &str) -> Result<()> {
    let mut found = Vec::new();
    rewrite_str(
        page,
        RewriteStrSettings::new().append_element_content_handler(element!(
            "[src], link[href], [srcset], [poster], [data], object, embed, iframe",
            |el| {
                let address = el.get_attribute("src").or_else(|| el.get_attribute("href"));
                if !address.is_some_and(|address| address.starts_with("data:")) {
                    found.push(el.tag_name());
                }
                Ok(())
            }
        )),
    )?;
    ensure!(
        found.is_empty(),
        "the page in one file still points to others: {}",
        found.join(", ")
    );
    Ok(())
}

#[cfg(test)]
mod tests;
