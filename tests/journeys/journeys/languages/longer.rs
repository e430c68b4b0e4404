//! English that is 40 % longer and marked (`en-XA`): no layout breaks, and what
//! was never given to translators has no marks.

use dermscore_journeys::{Page, Setup, Shown, expect_none, journey};

use crate::access::patient::walk;
use crate::access::states::{STATES, State, begin, reach};

const LONGER: &str = "en-XA";

/// What stays as it is in every language, as it was reviewed.
const NAMES: [&str; 1] = ["dermscore"];

/// Where names of others stand or what a person entered, as it was reviewed: by
/// what the list of an element's class and those around it has in it.
const NAMED: [&str; 22] = [
    // Languages by their own names.
    "select.language",
    "select label.field form.hand-over",
    // What a person typed, or the file's name.
    "div.treatment",
    "button.open",
    "h2 div.event-head",
    "ul.kept",
    "ul.missing",
    "ul.entries",
    "bdi.file",
    "input label.field div.whose",
    // CTCAE terms and classes.
    "small.gist",
    "div.term",
    "div.option",
    "p.beneath",
    "button.offer",
    "bdi span div.line",
    "section.other",
    // The criteria, which are quoted, and what they ask for.
    "ol.grades",
    "div.asked",
    "label.field.unit",
    // Laboratory tests and their units.
    "div.analyte",
    "td.unit",
];

/// A text without what is between the marks.
fn unmarked(text: &str) -> String {
    let mut depth = 0_u32;
    let mut rest = String::new();
    for letter in text.chars() {
        match letter {
            '[' => depth += 1,
            // A sentence with an element in it is several texts, the last of
            // which has the mark at its end alone.
            ']' if depth == 0 => rest.clear(),
            ']' => depth -= 1,
            _ if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    rest.trim().to_owned()
}

/// Whether there is a word in it.
fn is_text(text: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| word.chars().count() > 1)
}

/// Whether a text is none of the page's: it is marked, a name, or was entered.
fn excepted(shown: &Shown) -> bool {
    let rest = unmarked(&shown.text);
    !is_text(&rest)
        || NAMES.contains(&rest.as_str())
        || NAMED.iter().any(|part| shown.classes.contains(part))
}

async fn faults(page: &Page) -> Vec<String> {
    let mut faults = page.wider_than_the_window().await;
    // What is missing is cut to two lines in the bar of totals; it is flagged at
    // its place in the form.
    let cut = page.clipped_texts().await.into_iter();
    faults.extend(cut.filter(|fault| !fault.starts_with("span.band beside ")));
    let shown = page.shown_texts().await;
    let bare = shown.iter().filter(|shown| !excepted(shown));
    faults.extend(bare.map(|shown| {
        format!(
            "“{}” at {} was never given to translators ({})",
            shown.text, shown.place, shown.classes
        )
    }));
    faults
}

async fn every_state(page: Page) {
    let mut all = Vec::new();
    for state in STATES.into_iter().filter(|state| *state != State::Rescue) {
        begin(&page, LONGER).await;
        reach(&page, state).await;
        let found = faults(&page).await.into_iter();
        all.extend(found.map(|fault| format!("{}, {}: {fault}", page.screen(), state.name())));
    }
    expect_none(
        "room for longer texts, and every text given to translators",
        all,
    );
}

#[test]
fn longer_texts_have_room_on_a_desk() {
    journey(Setup::desk(), every_state);
}

#[test]
fn longer_texts_have_room_on_a_tablet() {
    journey(Setup::tablet(), every_state);
}

#[test]
fn longer_texts_have_room_on_a_phone() {
    journey(Setup::phone(), every_state);
}

/// What the patient sees, in longer texts.
fn patient(setup: Setup) {
    journey(setup, async |page| walk(&page, LONGER, faults).await);
}

#[test]
fn longer_texts_have_room_on_the_patient_s_screens() {
    patient(Setup::desk());
    patient(Setup::tablet());
    patient(Setup::phone());
}
