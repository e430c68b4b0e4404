//! From what Trunk and `split` built to the site that is published: one start
//! script and one stylesheet in files of their own, optimised WebAssembly, every
//! one of them named by its content, and nothing inline that the page's own
//! content policy would have to refuse.

mod borders;
mod manifest;
mod modules;
mod names;
pub mod worker;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};

use crate::{run, site};
use modules::Modules;
use names::{shortened, write_hashed};

/// The start script, with `GLUE`, `WASM` and `RESCUE` for the names of what it
/// loads.
const BOOT: &str = "assets/boot.js";

/// What the start script does before the program is there, and stands before it.
const BEFORE: &str = "assets/first.js";

/// The form that it does this with: the program's own first picture, kept as a file
/// that a test compares with what the program draws.
const FORM: &str = "assets/first.html";

/// What the start script loads when the program has ended by a fault.
const RESCUE: &str = "assets/rescue.js";

/// Folders of Trunk's output whose files are fetched when they are first needed;
/// a `<meta>` of the folder's name says where they stand in the site.
const FOLDERS: [&str; 3] = ["criteria", "languages", "parts"];

/// What Trunk's page points to. Its program is the one that is not split, which
/// is not published; its place in the page is where the start script goes.
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
    modules: Modules,
    boot: String,
    /// The folders of [`FOLDERS`], each named after what is in it.
    folders: [Option<String>; FOLDERS.len()],
}

/// Makes the site in `to` from Trunk's output in `from` and the split program
/// in `program`; `optimise` is given a WebAssembly file to read and one to write.
pub fn finish(
    from: &Path,
    program: &Path,
    to: &Path,
    optimise: impl Fn(&Path, &Path) -> Result<()>,
) -> Result<()> {
    let page = read(&from.join("index.html"))?;
    let parts = parts(&page)?;

    let modules = modules::place(program, to, optimise)?;
    let rescue = shortened(&read(&run::root().join(RESCUE))?);
    let rescue = write_hashed(to, "rescue", "js", &rescue)?;
    let script = [BEFORE, BOOT].map(|part| read(&run::root().join(part)));
    let [before, boot_script] = script;
    let boot = boot(&(before? + &boot_script?), &modules, &rescue)?;
    let names = Names {
        style: match stylesheet(from, &parts.styles)? {
            css if css.is_empty() => None,
            css => Some(write_hashed(to, "style", "css", &css)?),
        },
        boot: write_hashed(to, "boot", "js", &boot)?,
        modules,
        folders: {
            let mut folders = [const { None }; FOLDERS.len()];
            for (folder, stem) in folders.iter_mut().zip(FOLDERS) {
                *folder = placed(stem, from, to)?;
            }
            folders
        },
    };
    let form = read(&run::root().join(FORM))?;
    let page = rewritten(&page, &names, &form)?;
    nothing_inline(&page)?;
    fs::write(to.join("index.html"), page)?;

    let used = |file: &str| {
        file == "index.html"
            || file == parts.glue
            || file == parts.wasm
            || file.starts_with(modules::SNIPPETS)
            || FOLDERS.iter().any(|folder| is_in(folder, file))
            || parts.styles.iter().any(|(style, _)| style == file)
    };
    for file in site::files(from)?.iter().filter(|file| !used(file)) {
        copy(from, to, file)?;
    }
    manifest::check(to)?;
    worker::write(to)
}

fn is_in(folder: &str, file: &str) -> bool {
    file.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Puts a folder's files into one that is named after their content, so that a
/// page never reads those of another build; none where there are none.
fn placed(stem: &str, from: &Path, to: &Path) -> Result<Option<String>> {
    let files = site::files(from)?;
    let files: Vec<&String> = files.iter().filter(|file| is_in(stem, file)).collect();
    if files.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for file in &files {
        all.extend_from_slice(file.as_bytes());
        all.extend(fs::read(from.join(file))?);
    }
    let folder = names::hashed(stem, "", &all)
        .trim_end_matches('.')
        .to_owned();
    for file in files {
        let target = to.join(file.replacen(stem, &folder, 1));
        fs::create_dir_all(target.parent().context("a file lies in a directory")?)?;
        fs::copy(from.join(file), target)?;
    }
    Ok(Some(folder + "/"))
}

/// Copies a file to the same place below another directory.
fn copy(from: &Path, to: &Path, file: &str) -> Result<()> {
    let target = to.join(file);
    fs::create_dir_all(target.parent().context("a file lies in a directory")?)?;
    fs::copy(from.join(file), target)?;
    Ok(())
}

/// The text of a file.
pub fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// The start script with the names filled in.
fn boot(template: &str, modules: &Modules, rescue: &str) -> Result<String> {
    for name in ["\"./GLUE\"", "\"./WASM\"", "\"./RESCUE\""] {
        ensure!(
            template.matches(name).count() == 1,
            "{BOOT} has to name {name} exactly once"
        );
    }
    Ok(shortened(template)
        .replace("./GLUE", &format!("./{}", modules.glue))
        .replace("./WASM", &format!("./{}", modules.main))
        .replace("./RESCUE", &format!("./{rescue}")))
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

/// The page with the finished files in the places of Trunk's, and the form that is
/// shown before the program is there.
fn rewritten(page: &str, names: &Names, form: &str) -> Result<String> {
    // Its lines end within tags, because between them a line's end would be a space.
    let form = form.trim_end().replace("\n>", ">");
    let mut places = 0;
    let boot = &names.boot;
    let Modules { glue, link, main } = &names.modules;
    let start = format!(
        "<link rel=\"modulepreload\" href=\"./{boot}\">\
         <link rel=\"modulepreload\" href=\"./{glue}\">\
         <link rel=\"modulepreload\" href=\"./{link}\">\
         <link rel=\"preload\" href=\"./{main}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
         <meta name=\"worker\" content=\"./{worker}\"{build}>\
         <script type=\"module\" src=\"./{boot}\"></script>",
        worker = worker::NAME,
        build = worker::UNKNOWN
    );
    let mut style = names
        .style
        .as_ref()
        .map(|name| format!("<link rel=\"stylesheet\" href=\"./{name}\">"));
    let page = rewrite_str(
        page,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("template#first", |el| {
                places += 1;
                el.set_inner_content(&form, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel=stylesheet]", |el| {
                el.replace(&style.take().unwrap_or_default(), ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("script[data-glue]", |el| {
                el.replace(&start, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("meta[name]", |el| {
                let name = el.get_attribute("name").unwrap_or_default();
                let place = FOLDERS.iter().position(|folder| *folder == name);
                if let Some(place) = place {
                    match &names.folders[place] {
                        Some(folder) => el.set_attribute("content", folder)?,
                        None => el.remove(),
                    }
                }
                Ok(())
            })),
    )?;
    ensure!(
        places == 1,
        "the page has {places} templates named first for the form, and one is needed"
    );
    Ok(page)
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
