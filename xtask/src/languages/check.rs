//! What can be wrong with a language's file.

use std::collections::BTreeSet;

use rspolib::{POEntry, POFile};

use super::sources::Text;
use super::texts::forms;
use super::{by_key, key};

/// Faults of the template: it has the sources' texts, all of them and no others.
pub fn template(texts: &[Text], file: &POFile) -> Vec<String> {
    let there: BTreeSet<_> = file.entries.iter().map(key).collect();
    let now = by_key(texts);
    let missing = now.keys().filter(|key| !there.contains(*key));
    let gone = there.iter().filter(|key| !now.contains_key(*key));
    let missing = missing.map(|key| format!("the template lacks {:?}", key.1));
    let gone = gone.map(|key| format!("the template has {:?}, which nothing says", key.1));
    missing.chain(gone).collect()
}

/// Faults of a language's file.
pub fn language(texts: &[Text], file: &POFile, plural: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let standing: Vec<&POEntry> = file
        .entries
        .iter()
        .filter(|entry| !entry.obsolete)
        .collect();
    let there: BTreeSet<_> = standing.iter().map(|entry| key(entry)).collect();
    let now = by_key(texts);
    faults.extend(
        now.keys()
            .filter(|key| !there.contains(*key))
            .map(|key| format!("lacks {:?}", key.1)),
    );
    if file.metadata.get("Plural-Forms").map(String::as_str) != Some(plural) {
        faults.push(format!("its Plural-Forms are not {plural:?}"));
    }
    for entry in standing {
        if !now.contains_key(&key(entry)) {
            faults.push(format!("has {:?}, which nothing says", entry.msgid));
        } else if let Some(fault) = fault(entry, forms(plural)) {
            faults.push(format!("{:?}: {fault}", entry.msgid));
        }
    }
    faults
}

/// What is wrong with one entry.
fn fault(entry: &POEntry, forms: usize) -> Option<String> {
    if entry.fuzzy() {
        return Some("is marked as fuzzy".to_owned());
    }
    let Some(more) = &entry.msgid_plural else {
        let text = entry.msgstr.as_deref().unwrap_or_default();
        return of_text(&[&entry.msgid], text);
    };
    if entry.msgstr_plural.len() != forms {
        let found = entry.msgstr_plural.len();
        return Some(format!(
            "has {found} plural forms, and the language {forms}"
        ));
    }
    let english = [entry.msgid.as_str(), more];
    entry
        .msgstr_plural
        .iter()
        .enumerate()
        .find_map(|(form, text)| Some(format!("form {form} {}", of_text(&english, text)?)))
}

/// What is wrong with a text beside its English, which may be of two forms.
fn of_text(english: &[&str], text: &str) -> Option<String> {
    if text.is_empty() {
        return Some("is not translated".to_owned());
    }
    let (first, last) = (english[0], english[english.len() - 1]);
    if runs_on(first.chars().next(), text.chars().next())
        || runs_on(last.chars().next_back(), text.chars().next_back())
    {
        return Some(format!(
            "lacks the space at an end of the English: {text:?}"
        ));
    }
    let found = places(text);
    // A form for one may say the number in a word.
    let counts = english.len() > 1;
    let wanted = places(last);
    let without = |places: &BTreeSet<String>| -> BTreeSet<String> {
        places
            .iter()
            .filter(|place| !counts || *place != "{n}")
            .cloned()
            .collect()
    };
    if without(&found) != without(&wanted) || !found.is_subset(&wanted) {
        return Some(format!(
            "has the places {found:?}, and the English {wanted:?}"
        ));
    }
    if !counts && digits(text) != digits(last) {
        return Some(format!("has other digits than the English: {text:?}"));
    }
    None
}

/// Whether a text ends in a letter, a digit or a place where the English ends in
/// a space, so that words would run together. Other languages have signs that
/// bring their own space with them, or stand where English has none.
fn runs_on(english: Option<char>, text: Option<char>) -> bool {
    let open = |letter: char| letter.is_alphanumeric() || "{}،؛,;:".contains(letter);
    english.is_some_and(char::is_whitespace) && text.is_some_and(open)
}

/// The places of a text: `{found}`; a brace that opens none is one, too, so
/// that it is seen.
fn places(text: &str) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let from = &rest[start..];
        let end = from.find('}').map_or(from.len(), |end| end + 1);
        places.insert(from[..end].to_owned());
        rest = &from[end..];
    }
    places
}

/// The numbers of a text: their digits are the same in every language, whatever
/// stands between them and however often one is said.
fn digits(text: &str) -> BTreeSet<String> {
    let outside = text
        .split('{')
        .map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    outside
        .flat_map(|part| part.split(|letter: char| !letter.is_numeric()))
        .filter(|number| !number.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "nplurals=2; plural=(n != 1);";

    fn faults(entry: &str) -> Vec<String> {
        let texts = [
            Text {
                context: None,
                id: "{a} of 0.5 {b}".into(),
                more: None,
                comments: vec![],
                files: vec![],
            },
            Text {
                context: None,
                id: "{n} day".into(),
                more: Some("{n} days".into()),
                comments: vec![],
                files: vec![],
            },
        ];
        let head = format!("msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: {GERMAN}\\n\"\n\n");
        let good = [
            "msgid \"{a} of 0.5 {b}\"\nmsgstr \"{b} von 0,5 {a}\"\n\n",
            "msgid \"{n} day\"\nmsgid_plural \"{n} days\"\nmsgstr[0] \"ein Tag\"\nmsgstr[1] \"{n} Tage\"\n\n",
        ];
        let kept = good.iter().filter(|good| {
            let id = good.lines().next().unwrap_or_default();
            !entry.contains(id)
        });
        let text: String = [head.as_str()]
            .into_iter()
            .chain(kept.copied())
            .chain([entry])
            .collect();
        let file = rspolib::pofile(text.as_str()).unwrap();
        language(&texts, &file, GERMAN)
    }

    #[test]
    fn a_whole_file_has_no_faults() {
        assert_eq!(faults(""), Vec::<String>::new());
        assert_eq!(
            faults("#~ msgid \"gone\"\n#~ msgstr \"weg\"\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn every_fault_is_found() {
        let of = |text: &str| format!("msgid \"{{a}} of 0.5 {{b}}\"\nmsgstr \"{text}\"\n");
        let day =
            |forms: &str| format!("msgid \"{{n}} day\"\nmsgid_plural \"{{n}} days\"\n{forms}\n");
        for (entry, said) in [
            (of(""), "not translated"),
            (format!("#, fuzzy\n{}", of("{b} von 0,5 {a}")), "fuzzy"),
            (of("von 0,5 {a}"), "places"),
            (of("{b} von 0,5 {a} {c}"), "places"),
            (of("{B} von 0,5 {a}"), "places"),
            (of("{b} von 0,6 {a}"), "digits"),
            (of("{b} von ٠,٥ {a}"), "digits"),
            (day("msgstr[0] \"{n} Tag\""), "plural forms"),
            (
                day("msgstr[0] \"{n} Tag\"\nmsgstr[1] \"\""),
                "not translated",
            ),
            (
                day("msgstr[0] \"{n} Tag\"\nmsgstr[1] \"{m} Tage\""),
                "places",
            ),
            (
                "msgid \"gone\"\nmsgstr \"weg\"\n".to_owned(),
                "nothing says",
            ),
        ] {
            let found = faults(&entry);
            assert!(
                found.len() == 1 && found[0].contains(said),
                "{entry}: {found:?}"
            );
        }
    }

    #[test]
    fn words_do_not_run_together_where_the_english_has_a_space() {
        for (english, text, wrong) in [
            ("PASI ", "PASI", true),
            ("PASI ", "PASI ", false),
            (", ", "،", true),
            (", ", "、", false),
            (" of {n}", "（{n}）", false),
            (" of {n}", "{n}", true),
            ("; ", " ; ", false),
        ] {
            assert_eq!(of_text(&[english], text).is_some(), wrong, "{text:?}");
        }
    }

    #[test]
    fn a_text_that_is_not_there_and_another_rule_of_plurals_are_faults() {
        let file = rspolib::pofile(
            "msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n",
        )
        .unwrap();
        let texts = [Text {
            context: None,
            id: "a".into(),
            more: None,
            comments: vec![],
            files: vec![],
        }];
        let found = language(&texts, &file, GERMAN);
        assert!(found.len() == 2 && found[0].contains("lacks"), "{found:?}");
    }
}
