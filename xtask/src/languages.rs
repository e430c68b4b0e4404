//! The languages' files: what is to be translated is read from the sources into
//! a template, merged into each language's file, checked, and compiled into what
//! the page fetches. All of it are gettext's plain files, which every
//! translator's tool reads.

mod check;
mod sources;
mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use rspolib::{AsBytes, POEntry, POFile, pofile};

use crate::run::root;
use crate::site;
use sources::Text;

/// Where the files lie.
const FOLDER: &str = "assets/languages";

/// Wider than any text: no line is broken, so that a changed word is a changed line.
const WIDE: usize = 1 << 16;

/// A language: its tag, and its rule of plural forms (CLDR, as gettext writes it).
const LANGUAGES: [(&str, &str); 5] = [
    (
        "ar",
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    ),
    ("de", "nplurals=2; plural=(n != 1);"),
    ("es", "nplurals=2; plural=(n != 1);"),
    ("fr", "nplurals=2; plural=(n > 1);"),
    ("zh-Hans", "nplurals=1; plural=0;"),
];

/// `cargo xtask languages`, with what stood behind it.
pub fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => update(),
        ["--check"] => check(),
        ["--compile", folder] => compile(Path::new(folder)),
        _ => bail!(
            "`cargo xtask languages` takes nothing, --check or --compile DIR, but was given {:?}",
            arguments.join(" ")
        ),
    }
}

fn folder() -> PathBuf {
    root().join(FOLDER)
}

fn file(tag: &str) -> PathBuf {
    folder().join(format!("{tag}.po"))
}

/// Reads a language's file.
fn read(path: &Path) -> Result<POFile> {
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let text =
        String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8", path.display()))?;
    pofile(text.as_str()).map_err(|error| anyhow!("{}: {error}", path.display()))
}

/// Writes the template and brings every language's file up to it.
fn update() -> Result<()> {
    let texts = sources::all()?;
    fs::create_dir_all(folder())?;
    fs::write(folder().join("dermscore.pot"), texts::template(&texts))?;
    println!("{} texts in {FOLDER}/dermscore.pot", texts.len());
    for (tag, plural) in LANGUAGES {
        let path = file(tag);
        let before = match path.exists() {
            true => Some(read(&path)?),
            false => None,
        };
        fs::write(&path, texts::merged(&texts, before.as_ref(), tag, plural))?;
        let open = read(&path)?;
        let open = open.entries.iter().filter(|entry| {
            use rspolib::TranslatedEntry as _;
            !entry.obsolete && !entry.translated()
        });
        println!("{FOLDER}/{tag}.po: {} to translate", open.count());
    }
    Ok(())
}

/// An error that names every fault in any language's file.
pub fn check() -> Result<()> {
    let texts = sources::all()?;
    let mut faults = Vec::new();
    let template = read(&folder().join("dermscore.pot"))?;
    faults.extend(check::template(&texts, &template));
    for (tag, plural) in LANGUAGES {
        let found = check::language(&texts, &read(&file(tag))?, plural);
        faults.extend(found.into_iter().map(|fault| format!("{tag}: {fault}")));
    }
    if faults.is_empty() {
        println!("{} texts in {} languages", texts.len(), LANGUAGES.len());
        return Ok(());
    }
    bail!(
        "{} faults in the languages' files; `cargo xtask languages` brings them up to the sources:\n{}",
        faults.len(),
        faults.join("\n")
    )
}

/// Compiles every language's file into what the page fetches.
pub fn compile(to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for (tag, _) in LANGUAGES {
        let compiled = to.join(format!("{tag}.mo"));
        fs::write(&compiled, compiled_file(read(&file(tag))?).as_bytes())
            .with_context(|| format!("{} cannot be written", compiled.display()))?;
    }
    Ok(())
}

/// A language's file as it is compiled. tr 0.1.11 finds the rule of plural forms
/// only where no space stands before its name, and counts as English does where
/// it finds none.
fn compiled_file(mut file: POFile) -> POFile {
    if let Some(plural) = file.metadata.get_mut("Plural-Forms") {
        *plural = plural.replace("; ", ";");
    }
    file
}

/// What tells one text from another: context, English, and English for more.
type Key = (Option<String>, String, Option<String>);

fn key(entry: &POEntry) -> Key {
    (
        entry.msgctxt.clone(),
        entry.msgid.clone(),
        entry.msgid_plural.clone(),
    )
}

/// The texts by what tells them apart.
fn by_key(texts: &[Text]) -> BTreeMap<Key, &Text> {
    texts.iter().map(|text| (text.key(), text)).collect()
}

/// The source files of the page, relative to the project.
fn source_files() -> Result<Vec<String>> {
    let files = site::files(&root().join("src"))?;
    let files = files.into_iter().filter(|file| file.ends_with(".rs"));
    Ok(files.map(|file| format!("src/{file}")).collect())
}

#[cfg(test)]
mod tests {
    use tr::{MoTranslator, Translator as _};

    use super::*;

    fn compiled(text: &str) -> MoTranslator {
        let file = compiled_file(pofile(text).unwrap());
        MoTranslator::from_vec_u8(file.as_bytes().into_owned()).unwrap()
    }

    #[test]
    fn what_the_page_reads_counts_by_the_rule_of_each_language() {
        for (tag, plural, forms) in [
            ("ar", LANGUAGES[0].1, [0, 1, 2, 3, 4, 5]),
            ("de", LANGUAGES[1].1, [1, 0, 1, 1, 1, 1]),
            ("fr", LANGUAGES[3].1, [0, 0, 1, 1, 1, 1]),
            ("zh-Hans", LANGUAGES[4].1, [0, 0, 0, 0, 0, 0]),
        ] {
            let all = texts::forms(plural);
            let forms_of: String = (0..all)
                .map(|form| format!("msgstr[{form}] \"{form}\"\n"))
                .collect();
            let page = compiled(&format!(
                "msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: {plural}\\n\"\n\nmsgid \"one\"\nmsgid_plural \"more\"\n{forms_of}"
            ));
            for (number, form) in [0, 1, 2, 5, 14, 100].into_iter().zip(forms) {
                let said = page.ntranslate(number, "one", "more", None);
                assert_eq!(said, form.to_string(), "{tag}: {number}");
            }
        }
    }

    #[test]
    fn a_text_with_a_context_is_found_in_one_of_two_ways() {
        let page = compiled(
            "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\nmsgctxt \"command\"\nmsgid \"Clear\"\nmsgstr \"Leeren\"\n",
        );
        // As it should be, or as rspolib 0.1.2 reads it; `ui/languages` asks both.
        let right = page.translate("Clear", Some("command"));
        let swapped = page.translate("command", Some("Clear"));
        assert!(
            right == "Leeren" || swapped == "Leeren",
            "{right} {swapped}"
        );
    }
}
