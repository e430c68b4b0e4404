//! Nothing is said in English where another language is chosen.

use std::collections::BTreeMap;
use std::path::Path;

use dermscore_journeys::{Page, Setup, expect_none, journey};

use crate::access::languages;
use crate::access::states::{STATES, State, begin, reach};

/// English texts of a language's file that read otherwise in it.
fn translated(tag: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/languages");
    let file = std::fs::read_to_string(folder.join(format!("{tag}.po"))).expect("the language");
    let mut all = BTreeMap::new();
    let (mut english, mut own) = (String::new(), String::new());
    let mut in_english = true;
    for line in file.lines().chain([""]) {
        if let Some(text) = line.strip_prefix("msgid ") {
            english = quoted(text);
            in_english = true;
        } else if let Some(text) = line.strip_prefix("msgstr ") {
            own = quoted(text);
            in_english = false;
        } else if line.starts_with('"') {
            let more = if in_english { &mut english } else { &mut own };
            more.push_str(&quoted(line));
        } else if line.is_empty() {
            // Where the two are the same, the page cannot tell which is said.
            if !own.is_empty() && own != english {
                all.insert(std::mem::take(&mut english), std::mem::take(&mut own));
            }
            own.clear();
        }
    }
    assert!(
        all.len() > 500,
        "expected texts of {tag}, found {}",
        all.len()
    );
    all
}

fn quoted(text: &str) -> String {
    let inner = text.trim().trim_start_matches('"');
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    inner
        .replace("\\n", "\n")
        .replace("\\\"", "\"")
        .replace("\\\\", "\\")
}

/// Where a person's own words and the criteria stand, which are English here.
const QUOTED: [&str; 3] = ["button.open", "div.treatment", "ol.grades"];

/// What is said in English although the language has it.
async fn left_in_english(page: &Page, known: &BTreeMap<String, String>) -> Vec<String> {
    let shown = page.shown_texts().await;
    let english = shown
        .into_iter()
        .filter(|one| known.contains_key(&one.text))
        .filter(|one| !QUOTED.iter().any(|part| one.classes.contains(part)));
    english
        .map(|one| format!("“{}” at {}", one.text, one.place))
        .collect()
}

async fn every_state(page: Page, tag: &str) {
    let known = translated(tag);
    let mut faults = Vec::new();
    // The page that shows a fault needs no program, and is English.
    for state in STATES.into_iter().filter(|state| *state != State::Rescue) {
        begin(&page, tag).await;
        reach(&page, state).await;
        let found = left_in_english(&page, &known).await.into_iter();
        faults.extend(found.map(|fault| format!("{tag}, {}: {fault}", state.name())));
    }
    expect_none("every text in the language that is chosen", faults);
}

#[test]
fn every_state_says_in_a_language_what_the_language_has() {
    for tag in languages().iter().filter(|tag| *tag != "en") {
        journey(Setup::desk(), async |page| every_state(page, tag).await);
    }
}
