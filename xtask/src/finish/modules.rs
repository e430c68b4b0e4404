//! The program's files under names that go by content: WebAssembly, and the
//! two scripts around it, which name each other.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::names::{hashed, shortened};
use super::{borders, copy, read};
use crate::site;
use crate::split::{GLUE, LINK, MAIN};

/// Where wasm-bindgen puts scripts that libraries bring.
pub const SNIPPETS: &str = "snippets/";

/// The main module with short names, beside the one it was made of.
const SHORT: &str = "dermscore_short.wasm";

/// How the link module names a chunk: before and after the name.
const CHUNK: (&str, &str) = ("new URL(\"./", "\", import.meta.url)");

/// How the link module starts a chunk that is on its way.
const START: &str = "WebAssembly.instantiateStreaming(src, imports)";

/// The same without help from the server: the address may be one that does not
/// tell WebAssembly as such, and wasm-bindgen starts the main module there too.
const START_ANYWHERE: &str =
    "src.then((r) => r.arrayBuffer()).then((b) => WebAssembly.instantiate(b, imports))";

/// What of the program a first visit loads.
pub struct Modules {
    /// The script that starts the main module.
    pub glue: String,
    /// The script that fetches the chunks.
    pub link: String,
    /// The WebAssembly that a first visit loads.
    pub main: String,
}

/// Puts the split program in `from` into `to`, every WebAssembly file of it
/// having gone through `optimise`.
pub fn place(
    from: &Path,
    to: &Path,
    optimise: impl Fn(&Path, &Path) -> Result<()>,
) -> Result<Modules> {
    let wasm = |file: &Path, stem: &str| -> Result<String> {
        let unnamed = to.join("unnamed.wasm");
        optimise(file, &unnamed)?;
        let name = hashed(stem, "wasm", &fs::read(&unnamed)?);
        fs::rename(&unnamed, to.join(&name))?;
        Ok(name)
    };
    let (main, glue) = borders::shortened(&fs::read(from.join(MAIN))?, &read(&from.join(GLUE))?)?;
    let short = from.join(SHORT);
    fs::write(&short, main)?;
    let main = wasm(&short, "dermscore")?;
    let link = with_chunks(&shortened(&read(&from.join(LINK))?), |file| {
        let stem = file.trim_end_matches(".wasm");
        wasm(&from.join(file), stem.trim_start_matches("split_"))
    })?;
    let glue = shortened(&glue);
    let [(glue, glue_text), (link, link_text)] = entwined(&glue, &link)?;
    fs::write(to.join(&glue), glue_text)?;
    fs::write(to.join(&link), link_text)?;
    for file in site::files(from)? {
        if file.starts_with(SNIPPETS) {
            copy(from, to, &file)?;
        }
    }
    Ok(Modules { glue, link, main })
}

/// The link module with new names for the chunks. Only those that it names are
/// asked for: a chunk in which nothing is left is written, but never fetched.
fn with_chunks(link: &str, mut renamed: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut pieces = link.split(CHUNK.0);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    let mut chunks = 0;
    for piece in pieces {
        let (file, after) = piece
            .split_once(CHUNK.1)
            .with_context(|| format!("{LINK} names a chunk in a way not known here"))?;
        text.push_str(CHUNK.0);
        text.push_str(&renamed(file)?);
        text.push_str(CHUNK.1);
        text.push_str(after);
        chunks += 1;
    }
    ensure!(chunks > 0, "{LINK} names no chunk");
    ensure!(
        text.matches(START).count() == chunks,
        "{LINK} starts chunks in a way not known here"
    );
    Ok(text.replace(START, START_ANYWHERE))
}

/// Names and contents of the glue and the link module. Each imports the other,
/// so that neither can have its name before the other has its content: both
/// take the digest of both. A name that went by one's own content with the old
/// name of the other would stay when the other changes, and a browser would
/// keep a script that imports what is no longer there.
fn entwined(glue: &str, link: &str) -> Result<[(String, String); 2]> {
    let both = format!("{glue}\0{link}");
    let glue_name = hashed("dermscore", "js", both.as_bytes());
    let link_name = hashed("link", "js", both.as_bytes());
    let glue = importing(GLUE, glue, LINK, &link_name)?;
    let link = importing(LINK, link, GLUE, &glue_name)?;
    Ok([(glue_name, glue), (link_name, link)])
}

/// A script that imports `new` where it imported `old`. Other mentions stay:
/// the glue also has the link module's name as the one that the WebAssembly
/// asks for, and that does not change.
fn importing(script: &str, text: &str, old: &str, new: &str) -> Result<String> {
    let from = format!("from \"./{old}\"");
    ensure!(text.contains(&from), "{script} does not import {old}");
    Ok(text.replace(&from, &format!("from \"./{new}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE_TEXT: &str = "import * as import1 from \"./__wasm_split.js\"\nimports = { \"./__wasm_split.js\": import1 };\n";

    fn link_text(chunks: &[&str]) -> String {
        let fetch = |file: &&str| {
            format!(
                "makeLoad(() => {{\nconst src = fetch(new URL(\"./{file}\", import.meta.url));\n\
                 return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}}, [])\n"
            )
        };
        let fetches: String = chunks.iter().map(fetch).collect();
        format!("import {{ initSync }} from \"./dermscore.js\";\n{fetches}")
    }

    #[test]
    fn every_chunk_gets_its_new_name() {
        let link = link_text(&["chunk_1.wasm", "split_later.wasm"]);
        let renamed = with_chunks(&link, |file| Ok(format!("new-{file}"))).unwrap();
        let expected = link_text(&["new-chunk_1.wasm", "new-split_later.wasm"]);
        assert_eq!(renamed, expected.replace(START, START_ANYWHERE));
    }

    #[test]
    fn a_link_module_of_another_make_is_refused() {
        let name = |_: &str| Ok("new".to_owned());
        assert!(with_chunks(&link_text(&[]), name).is_err());
        let link = link_text(&["a.wasm"]);
        assert!(with_chunks(&link.replace("import.meta.url", "here"), name).is_err());
        assert!(with_chunks(&link.replace("Streaming", ""), name).is_err());
        assert!(entwined("no import", &link).is_err());
        assert!(entwined(GLUE_TEXT, "no import").is_err());
    }

    #[test]
    fn the_scripts_import_each_other_by_their_new_names() {
        let link = link_text(&["a.wasm"]);
        let [(glue, glue_text), (link, link_text)] = entwined(GLUE_TEXT, &link).unwrap();
        assert!(glue_text.contains(&format!("from \"./{link}\"\n")));
        assert!(glue_text.contains("\"./__wasm_split.js\": import1"));
        assert!(link_text.contains(&format!("from \"./{glue}\";\n")));
        assert!(!link_text.contains(GLUE));
    }

    #[test]
    fn a_change_in_either_script_renames_both() {
        let names = |glue: &str, chunk: &str| {
            let [(glue, _), (link, _)] = entwined(glue, &link_text(&[chunk])).unwrap();
            [glue, link]
        };
        let first = names(GLUE_TEXT, "a.wasm");
        assert_eq!(names(GLUE_TEXT, "a.wasm"), first);
        for other in [
            names(GLUE_TEXT, "b.wasm"),
            names(&format!("{GLUE_TEXT}//"), "a.wasm"),
        ] {
            assert!(other[0] != first[0] && other[1] != first[1]);
        }
    }
}
