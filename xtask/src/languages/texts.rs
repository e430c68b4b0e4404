//! Writing the template and the languages' files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rspolib::{POEntry, POFile};

use super::sources::Text;
use super::{Key, WIDE, by_key, key};

/// What the template's head says; a language's file has more.
const HEAD: [(&str, &str); 5] = [
    ("Project-Id-Version", "dermscore"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("X-Generator", "cargo xtask languages"),
];

/// The template: every text, none translated.
pub fn template(texts: &[Text]) -> String {
    let head: Vec<(String, String)> = HEAD
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let entries = texts.iter().map(|text| entry(text, None, 2));
    written(
        "Everything that dermscore says, in English.\nWritten by `cargo xtask languages`; what stands here is overwritten.",
        &head,
        entries,
    )
}

/// A language's file with every text of the sources: translated where the file
/// had it, and what is gone kept as obsolete.
pub fn merged(texts: &[Text], before: Option<&POFile>, tag: &str, plural: &str) -> String {
    let forms = forms(plural);
    let known: BTreeMap<Key, &POEntry> = before
        .iter()
        .flat_map(|file| &file.entries)
        .map(|entry| (key(entry), entry))
        .collect();
    let mut head: BTreeMap<String, String> = before
        .map(|file| file.metadata.clone().into_iter().collect())
        .unwrap_or_default();
    for (name, value) in HEAD
        .into_iter()
        .chain([("Language", tag), ("Plural-Forms", plural)])
    {
        head.insert(name.to_owned(), value.to_owned());
    }
    let head: Vec<(String, String)> = head.into_iter().collect();
    let entries = texts
        .iter()
        .map(|text| entry(text, known.get(&text.key()).copied(), forms));
    let now = by_key(texts);
    let gone = known
        .iter()
        .filter(|(key, entry)| !now.contains_key(key) && is_begun(entry))
        .map(|(_, entry)| POEntry {
            obsolete: true,
            occurrences: Vec::new(),
            ..(*entry).clone()
        });
    let said = before
        .and_then(|file| file.header.clone())
        .unwrap_or_default();
    written(&said, &head, entries.chain(gone))
}

/// How many plural forms a rule has.
pub fn forms(plural: &str) -> usize {
    let number = plural.trim_start_matches("nplurals=");
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    number.parse().unwrap_or(1)
}

fn is_begun(entry: &POEntry) -> bool {
    let one = entry.msgstr.as_deref().is_some_and(|text| !text.is_empty());
    one || entry.msgstr_plural.iter().any(|form| !form.is_empty())
}

fn entry(text: &Text, before: Option<&POEntry>, forms: usize) -> POEntry {
    let mut entry = POEntry::new(0);
    entry.msgctxt.clone_from(&text.context);
    entry.msgid.clone_from(&text.id);
    entry.msgid_plural.clone_from(&text.more);
    entry.comment = (!text.comments.is_empty()).then(|| text.comments.join("\n"));
    entry.occurrences = text
        .files
        .iter()
        .map(|file| (file.clone(), String::new()))
        .collect();
    match &text.more {
        None => {
            let known = before.and_then(|before| before.msgstr.clone());
            entry.msgstr = Some(known.unwrap_or_default());
        }
        Some(_) => {
            let known = before.map(|before| before.msgstr_plural.clone());
            entry.msgstr_plural = known.unwrap_or_default();
            let forms = forms.max(entry.msgstr_plural.len());
            entry.msgstr_plural.resize(forms, String::new());
        }
    }
    if let Some(before) = before {
        entry.tcomment.clone_from(&before.tcomment);
        entry.flags.clone_from(&before.flags);
    }
    entry
}

fn written(
    said: &str,
    head: &[(String, String)],
    entries: impl Iterator<Item = POEntry>,
) -> String {
    let mut out = String::new();
    for line in said.lines() {
        let _ = writeln!(out, "{}", format!("# {line}").trim_end());
    }
    out.push_str("msgid \"\"\nmsgstr \"\"\n");
    for (name, value) in head {
        let _ = writeln!(
            out,
            "\"{name}: {}\\n\"",
            value.replace('\\', "\\\\").replace('"', "\\\"")
        );
    }
    for entry in entries {
        out.push('\n');
        out.push_str(&of_entry(&entry));
        out.push('\n');
    }
    out
}

/// An entry as it stands in a file. rspolib 0.1.2 drops a space at the end of a
/// translation, which holds two texts apart that follow each other.
fn of_entry(entry: &POEntry) -> String {
    let text = entry.to_string_with_wrapwidth(WIDE);
    let text = text.trim_end();
    let spaced = entry
        .msgstr
        .as_deref()
        .filter(|_| entry.msgid_plural.is_none());
    let line = text.rfind("\nmsgstr \"");
    match (spaced.filter(|said| said.ends_with(' ')), line) {
        (Some(said), Some(line)) if !said.contains('\n') => {
            let said = said.replace('\\', "\\\\").replace('"', "\\\"");
            [&text[..line], "\nmsgstr \"", &said, "\""].concat()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_at_the_end_of_a_translation_stays() {
        let mut entry = POEntry::new(0);
        entry.msgid = "PASI ".to_owned();
        entry.msgstr = Some("PASI ".to_owned());
        assert!(
            of_entry(&entry).ends_with("\nmsgstr \"PASI \""),
            "{}",
            of_entry(&entry)
        );
    }
}
