//! A wording as the editor has it.

use dermscore::wording::{Sheet, read};

use crate::kit::{ARABIC, ENGLISH, dlqi, faults, wording};

#[test]
fn what_is_opened_in_the_editor_is_written_as_it_was() {
    for file in [ENGLISH, ARABIC] {
        let before = wording(file);
        let sheet = Sheet::of(&before);
        let written = sheet.file();
        let mut after = wording(&written);
        assert_ne!(after.reference.sha256, "");
        after.reference.sha256.clone_from(&before.reference.sha256);
        assert_eq!(after, before);
        assert_eq!(Sheet::of(&after), sheet);
    }
}

#[test]
fn labels_of_an_item_alone_stay_its_own() {
    let sheet = Sheet::of(&wording(ENGLISH));
    assert_eq!(sheet.text("answers.notRelevant"), "Does not apply");
    assert_eq!(sheet.text("items.7.answers.notRelevant"), "I do neither");
    assert_eq!(sheet.text("items.8.answers.notRelevant"), "");
}

#[test]
fn an_empty_sheet_asks_for_every_text_and_a_full_one_for_none() {
    let mut sheet = Sheet::new(dlqi());
    assert!(sheet.is_empty());
    // Two texts may be left out.
    let wanted: Vec<String> = sheet
        .fields
        .iter()
        .map(|field| field.path.clone())
        .filter(|path| path != "title" && path != "instructions")
        .collect();
    let missed: Vec<String> = faults(&sheet.file())
        .into_iter()
        .map(|fault| fault.path)
        .collect();
    let mut sorted = (wanted.clone(), missed);
    sorted.0.sort();
    sorted.1.sort();
    assert_eq!(sorted.0, sorted.1);
    for path in &wanted {
        assert!(read(sheet.file().as_bytes()).is_err(), "without {path}");
        sheet.set(
            path,
            if path == "wording.language" {
                "de"
            } else {
                "x"
            },
        );
    }
    let done = wording(&sheet.file());
    assert_eq!(
        (done.title.as_str(), done.reference.language.as_str()),
        ("", "de")
    );
}

#[test]
fn an_empty_text_that_has_to_be_there_is_missed_and_not_written() {
    let mut sheet = Sheet::of(&wording(ENGLISH));
    sheet.set("items.4.stem", "");
    let faults = faults(&sheet.file());
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].path, "items.4.stem");
}

#[test]
fn what_is_not_finished_is_gone_on_with() {
    let mut sheet = Sheet::of(&wording(ENGLISH));
    assert_eq!(Sheet::recalled(&sheet.file()), Some(sheet.clone()));
    sheet.set("items.4.stem", "");
    sheet.set("wording.language", "no tag");
    assert_eq!(Sheet::recalled(&sheet.file()), Some(sheet));
    let hostile = r#"{"format":7,"wording":{"instrument":"dlqi","id":5,"x":"y"},"items":{"4":"x","99":{"stem":"z"},"1":{"stem":"one","answers":{"yes":"no"}}}}"#;
    let recalled = Sheet::recalled(hostile).expect("a sheet");
    assert_eq!(recalled.text("items.1.stem"), "one");
    assert_eq!(recalled.fields.len(), Sheet::new(dlqi()).fields.len());
    for nothing in ["", "{", "[]", "{}", r#"{"wording":{"instrument":"pasi"}}"#] {
        assert_eq!(Sheet::recalled(nothing), None, "{nothing}");
    }
}
