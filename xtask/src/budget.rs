//! What a first visit has to load before the first score, and its limit.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::finish::worker;

/// The most that all of it together may weigh, in bytes, compressed with Brotli.
pub const LIMIT: usize = 120_000;

/// The most that the criteria of both versions may weigh with what their search
/// reads, in bytes, compressed with Brotli.
pub const CRITERIA_LIMIT: usize = 90_000;

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
    let visit = first_visit(dist)?;
    let (mut weights, later) = (weighed(dist, visit.loaded)?, weighed(dist, visit.later)?);
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
    let total = sum("all", &weights);
    println!("{:>10} {:>10}  file", "raw", "brotli");
    for weight in weights.iter().chain([&total]) {
        println!("{:>10} {:>10}  {}", weight.raw, weight.brotli, weight.name);
    }
    let each = later
        .iter()
        .map(|chunk| format!("{} {} ({})", chunk.name, chunk.brotli, chunk.raw));
    let all = sum("all", &later);
    let each: Vec<String> = each
        .chain([format!("all {} ({})", all.brotli, all.raw)])
        .collect();
    println!("loaded later, brotli (raw): {}", each.join(", "));
    if total.brotli > limit {
        bail!(
            "a first visit loads {} bytes (Brotli), and {limit} is the limit; {} over",
            total.brotli,
            total.brotli - limit
        );
    }
    println!("{} bytes below the limit of {limit}", limit - total.brotli);
    criteria(dist, CRITERIA_LIMIT)?;
    offline(dist)
}

/// Weighs what the service worker keeps on the device, which has no limit but
/// should be known.
fn offline(dist: &Path) -> Result<()> {
    let total = sum("offline", &weighed(dist, worker::kept(dist)?)?);
    println!(
        "kept for use without a network, brotli (raw): {} ({})",
        total.brotli, total.raw
    );
    Ok(())
}

/// Weighs the criteria, which are fetched when they are first needed.
fn criteria(dist: &Path, limit: usize) -> Result<()> {
    let names = crate::site::files(dist)?;
    let names = names.into_iter().filter(|name| {
        name.split_once('/')
            .is_some_and(|(folder, _)| folder.starts_with("criteria-"))
    });
    let total = sum("criteria", &weighed(dist, names.collect())?);
    println!(
        "criteria of both versions, brotli (raw): {} ({}), limit {limit}",
        total.brotli, total.raw
    );
    if total.brotli > limit {
        bail!(
            "the criteria weigh {} bytes (Brotli), and {limit} is the limit; {} over",
            total.brotli,
            total.brotli - limit
        );
    }
    Ok(())
}

fn weighed(dist: &Path, names: BTreeSet<String>) -> Result<Vec<Weight>> {
    let weight = |name: String| {
        let content = fs::read(dist.join(&name))?;
        Ok(Weight {
            brotli: compressed(&content)?,
            raw: content.len(),
            name,
        })
    };
    names.into_iter().map(weight).collect()
}

fn sum(name: &str, weights: &[Weight]) -> Weight {
    Weight {
        name: name.to_owned(),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        brotli: weights.iter().map(|weight| weight.brotli).sum(),
    }
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

/// What a first visit has to do with, by name.
struct Visit {
    /// What it loads.
    loaded: BTreeSet<String>,
    /// What its scripts fetch when the page first calls into it.
    later: BTreeSet<String>,
}

/// Where the script that fetches chunks does so: inside a function that it
/// hands over, and with nothing but the address. A chunk fetched in any other
/// way, or named anywhere else besides, counts as loaded.
const LATER: (&str, &str) = (
    "makeLoad(() => {\nconst src = fetch(new URL(\"",
    "\", import.meta.url));",
);

/// Where the start script loads what is shown when the program has ended.
const ENDED: (&str, &str) = ("const { rescue } = await import(\"", "\");\nrescue(error);");

/// A script without the places at which it fetches chunks, and their addresses.
fn without_chunks(script: &str) -> (String, Vec<String>) {
    let mut rest = script.to_owned();
    let mut chunks = Vec::new();
    for (before, after) in [LATER, ENDED] {
        let whole = std::mem::take(&mut rest);
        let mut pieces = whole.split(before);
        rest.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            match piece.split_once(after) {
                // The address is a file's: quotes would mean that it ends earlier.
                Some((address, following)) if !address.contains('"') => {
                    chunks.push(address.to_owned());
                    rest.push_str(following);
                }
                // Not a fetch after all: the words it was split at belong to it.
                _ => {
                    rest.push_str(before);
                    rest.push_str(piece);
                }
            }
        }
    }
    (rest, chunks)
}

/// Finds what a first visit loads, from index.html on.
fn first_visit(dist: &Path) -> Result<Visit> {
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
                // Fetched when somebody puts the page on a home screen, not before.
                if el.get_attribute("rel").as_deref() == Some("apple-touch-icon") {
                    return Ok(());
                }
                note(el.get_attribute("href"));
                note(el.get_attribute("src"));
                Ok(())
            }
        )),
    )?;

    let mut found = BTreeSet::from(["index.html".to_owned()]);
    let mut later = BTreeSet::new();
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
        let (content, chunks) = without_chunks(&content);
        later.extend(chunks.iter().filter_map(|name| resolved(&file, name)));
        let words = content.split(['"', '\'', '`', '(', ')']);
        let files = words.filter_map(|word| resolved(&file, word));
        waiting.extend(files.filter(|name| dist.join(name).is_file()));
    }
    let later = later.difference(&found).cloned().collect();
    let loaded = found;
    Ok(Visit { loaded, later })
}

fn text(dist: &Path, name: &str) -> Result<String> {
    fs::read_to_string(dist.join(name))
        .with_context(|| format!("{} cannot be read", dist.join(name).display()))
}

/// An address as a name below the site's top, seen from the file that has it.
pub fn resolved(from: &str, address: &str) -> Option<String> {
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
mod tests;
