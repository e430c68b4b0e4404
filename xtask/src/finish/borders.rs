//! Short names between the main module and its glue. wasm-bindgen tells what
//! they hand each other apart by digests, which no compression makes smaller,
//! and both files carry them.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

use crate::split::leb128;

/// The name by which the main module asks for the glue.
const GLUE: &str = "./dermscore_bg.js";

/// How the names begin by which the glue calls closures in the main module.
const CLOSURES: &str = "wasm_bindgen__convert__closures";

const HEADER: usize = 8;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// A function, among what is imported and exported.
const FUNCTION: u8 = 0;

/// The main module and its glue, with short names for what only these two name.
///
/// # Errors
/// A module or a glue made in a way not known here.
pub fn shortened(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names::default();
    let mut short = module.get(..HEADER).context("no WebAssembly")?.to_vec();
    let mut rest = Reader(&module[HEADER..]);
    while let Some(kind) = rest.byte() {
        let content = rest.bytes()?;
        let content = match kind {
            IMPORTS => entries(content, |entry| import(entry, &mut names))?,
            EXPORTS => entries(content, |entry| export(entry, &mut names))?,
            _ => content.to_vec(),
        };
        short.push(kind);
        put_bytes(&mut short, &content);
    }
    Ok((short, names.in_glue(glue)?))
}

/// What has got another name, by the old one.
#[derive(Default)]
struct Names {
    imported: HashMap<String, String>,
    exported: HashMap<String, String>,
}

impl Names {
    /// The glue with the new names. Each import has to be defined in it once, as
    /// a property on a line of its own.
    fn in_glue(&self, glue: &str) -> Result<String> {
        let mut defined = 0;
        let mut text = String::new();
        for line in glue.lines() {
            let indent = line.len() - line.trim_start().len();
            let property = line[indent..]
                .split_once(':')
                .and_then(|(name, rest)| Some((self.imported.get(name)?, rest)));
            match property {
                Some((name, rest)) => {
                    defined += 1;
                    text.push_str(&line[..indent]);
                    text.push_str(name);
                    text.push(':');
                    text.push_str(rest);
                }
                None => text.push_str(line),
            }
            text.push('\n');
        }
        ensure!(
            defined == self.imported.len(),
            "the glue defines {defined} of the {} functions that the module asks it for",
            self.imported.len()
        );
        for (old, new) in &self.exported {
            let (old, new) = (format!("wasm.{old}("), format!("wasm.{new}("));
            ensure!(text.contains(&old), "the glue does not call {old}");
            text = text.replace(&old, &new);
        }
        Ok(text)
    }
}

/// A section's entries, each made anew.
fn entries(
    section: &[u8],
    mut renamed: impl FnMut(&mut Reader) -> Result<Vec<u8>>,
) -> Result<Vec<u8>> {
    let mut reader = Reader(section);
    let count = reader.number()?;
    let mut all = Vec::new();
    put_number(&mut all, count);
    for _ in 0..count {
        all.extend(renamed(&mut reader)?);
    }
    ensure!(reader.0.is_empty(), "a section has more than its entries");
    Ok(all)
}

fn import(entry: &mut Reader, names: &mut Names) -> Result<Vec<u8>> {
    let (module, name) = (entry.text()?, entry.text()?);
    let (kind, index) = (entry.byte(), entry.number()?);
    ensure!(
        kind == Some(FUNCTION),
        "{name} is imported, and is no function"
    );
    let short = if module == GLUE {
        let short = letters(names.imported.len());
        let old = names.imported.insert(name.to_owned(), short.clone());
        ensure!(old.is_none(), "{name} is imported twice");
        short
    } else {
        name.to_owned()
    };
    let mut new = Vec::new();
    put_bytes(&mut new, module.as_bytes());
    put_bytes(&mut new, short.as_bytes());
    new.push(FUNCTION);
    put_number(&mut new, index);
    Ok(new)
}

fn export(entry: &mut Reader, names: &mut Names) -> Result<Vec<u8>> {
    let name = entry.text()?;
    let (kind, index) = (entry.byte().context("no kind")?, entry.number()?);
    let short = if name.starts_with(CLOSURES) && kind == FUNCTION {
        // No other export has so short a name.
        let short = format!("_{}", letters(names.exported.len()));
        names.exported.insert(name.to_owned(), short.clone());
        short
    } else {
        name.to_owned()
    };
    let mut new = Vec::new();
    put_bytes(&mut new, short.as_bytes());
    new.push(kind);
    put_number(&mut new, index);
    Ok(new)
}

/// The name with a number: a to z, then aa, ab and so on.
fn letters(mut number: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    name.iter().rev().copied().map(char::from).collect()
}

/// Reads bytes from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    fn number(&mut self) -> Result<usize> {
        let (number, digits) = leb128(self.0).context("a number cannot be read")?;
        self.0 = &self.0[digits..];
        Ok(number)
    }

    fn bytes(&mut self) -> Result<&'a [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self
            .0
            .split_at_checked(length)
            .context("a part ends too early")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn text(&mut self) -> Result<&'a str> {
        Ok(std::str::from_utf8(self.bytes()?)?)
    }
}

fn put_number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            to.push(low);
            return;
        }
        to.push(low | 0x80);
    }
}

fn put_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    put_number(to, bytes.len());
    to.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with sections of these kinds and contents.
    fn module(sections: &[(u8, Vec<u8>)]) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        for (kind, content) in sections {
            module.push(*kind);
            put_bytes(&mut module, content);
        }
        module
    }

    fn imports(names: &[(&str, &str)]) -> (u8, Vec<u8>) {
        let mut content = vec![u8::try_from(names.len()).unwrap()];
        for (from, name) in names {
            put_bytes(&mut content, from.as_bytes());
            put_bytes(&mut content, name.as_bytes());
            content.extend([FUNCTION, 0x81, 0x01]);
        }
        (IMPORTS, content)
    }

    fn exports(names: &[&str]) -> (u8, Vec<u8>) {
        let mut content = vec![u8::try_from(names.len()).unwrap()];
        for name in names {
            put_bytes(&mut content, name.as_bytes());
            content.extend([FUNCTION, 7]);
        }
        (EXPORTS, content)
    }

    const GLUE_TEXT: &str = "const import0 = {\n__wbg_get_0c: function(arg0) {\nreturn arg0;\n},\n  __wbg_set_f7: function() {},\n};\nwasm.wasm_bindgen__convert__closures_9(1);\nwasm.main(__wbg_get_0c);\n";

    #[test]
    fn both_sides_get_the_same_short_names_and_the_rest_keeps_its_own() {
        let other = (11, vec![1; 300]);
        let long = module(&[
            imports(&[
                (GLUE, "__wbg_get_0c"),
                ("./__wasm_split.js", "load"),
                (GLUE, "__wbg_set_f7"),
            ]),
            exports(&["main", "wasm_bindgen__convert__closures_9"]),
            other.clone(),
        ]);
        let (short, glue) = shortened(&long, GLUE_TEXT).unwrap();
        let expected = module(&[
            imports(&[(GLUE, "a"), ("./__wasm_split.js", "load"), (GLUE, "b")]),
            exports(&["main", "_a"]),
            other,
        ]);
        assert_eq!(short, expected);
        assert_eq!(
            glue,
            "const import0 = {\na: function(arg0) {\nreturn arg0;\n},\n  b: function() {},\n};\nwasm._a(1);\nwasm.main(__wbg_get_0c);\n"
        );
    }

    #[test]
    fn what_one_side_does_not_know_is_refused() {
        let unknown = module(&[imports(&[(GLUE, "__wbg_other_3e")])]);
        assert!(shortened(&unknown, GLUE_TEXT).is_err());
        let twice = module(&[imports(&[(GLUE, "__wbg_get_0c"), (GLUE, "__wbg_get_0c")])]);
        assert!(shortened(&twice, GLUE_TEXT).is_err());
        let uncalled = module(&[exports(&["wasm_bindgen__convert__closures_8"])]);
        assert!(shortened(&uncalled, GLUE_TEXT).is_err());
        let whole = module(&[imports(&[(GLUE, "__wbg_get_0c")])]);
        assert!(shortened(&whole[..whole.len() - 1], GLUE_TEXT).is_err());
        let mut memory = imports(&[(GLUE, "__wbg_get_0c")]);
        let at = memory.1.len() - 3;
        memory.1[at] = 2;
        assert!(shortened(&module(&[memory]), GLUE_TEXT).is_err());
    }

    #[test]
    fn names_are_all_different_and_begin_with_the_shortest() {
        let names: Vec<String> = (0..800).map(letters).collect();
        assert_eq!((&*names[0], &*names[25], &*names[26]), ("a", "z", "aa"));
        assert_eq!(
            (&*names[51], &*names[52], &*names[702]),
            ("az", "ba", "aaa")
        );
        let different: std::collections::HashSet<_> = names.iter().collect();
        assert_eq!(different.len(), names.len());
    }
}
