use super::cost::{ENDING, MISSED};
use super::*;

fn search(names: &[&str]) -> Search {
    let mut search = Search::default();
    for (target, name) in names.iter().enumerate() {
        search.add(target, name, false);
    }
    search
}

fn first(names: &[&'static str], query: &str) -> Option<&'static str> {
    search(names)
        .find(query, 5)
        .first()
        .map(|hit| names[hit.target])
}

const NAMES: &[&str] = &[
    "Back pain",
    "Abdominal pain",
    "Pain of skin",
    "Pruritus",
    "Hemorrhage intracranial",
    "Platelet count decreased",
    "Gastric hemorrhage",
    "Skin infection",
];

#[test]
fn words_in_any_order_and_beginnings() {
    assert_eq!(first(NAMES, "pain back"), Some("Back pain"));
    assert_eq!(first(NAMES, "abd pa"), Some("Abdominal pain"));
    assert_eq!(first(NAMES, "count plat"), Some("Platelet count decreased"));
}

#[test]
fn a_letter_may_be_wrong_missing_added_or_swapped() {
    for typed in ["pruritis", "prurtus", "prurritus", "puritus", "pruirtus"] {
        assert_eq!(first(NAMES, typed), Some("Pruritus"), "{typed}");
    }
    assert_eq!(first(NAMES, "xyzzy"), None);
    assert_eq!(first(NAMES, "po"), None);
}

#[test]
fn letters_may_be_wrong_in_words_of_any_order() {
    assert_eq!(first(NAMES, "pian bakc"), Some("Back pain"));
    assert_eq!(
        first(NAMES, "decresed platlets"),
        Some("Platelet count decreased")
    );
}

#[test]
fn a_part_of_a_word_finds_it() {
    assert_eq!(
        first(NAMES, "cranial hemorrhage"),
        Some("Hemorrhage intracranial")
    );
    assert_eq!(first(NAMES, "cranial"), Some("Hemorrhage intracranial"));
}

#[test]
fn words_may_be_parted_elsewhere() {
    for typed in ["backpain", "bac kpain", "backxpain", "ba ck pain"] {
        assert_eq!(first(NAMES, typed), Some("Back pain"), "{typed}");
    }
}

#[test]
fn another_ending_is_the_same_word() {
    assert_eq!(first(NAMES, "infected skin"), Some("Skin infection"));
    let hit = search(NAMES).find("skins infections", 1);
    assert_eq!(hit.first().map(|hit| hit.distance), Some(2 * ENDING));
}

#[test]
fn british_spelling_finds_american_names() {
    assert_eq!(
        first(NAMES, "gastric haemorrhage"),
        Some("Gastric hemorrhage")
    );
}

#[test]
fn words_may_be_as_good_as_each_other() {
    let mut search = search(NAMES);
    assert!(search.find("stomach bleeding", 5).is_empty());
    search.same(["stomach", "gastric"]);
    search.same(["bleeding", "hemorrhage"]);
    let hits = search.find("stomach bleeding", 5);
    assert_eq!(hits.first().map(|hit| NAMES[hit.target]), Some(NAMES[6]));
    // Saying the same twice is no word too many.
    let hits = search.find("bleeding or hemorrhage, gastric", 5);
    assert_eq!(hits.first().map(|hit| NAMES[hit.target]), Some(NAMES[6]));
    assert!(hits[0].distance < MISSED);
}

#[test]
fn small_words_and_words_no_name_has_do_not_hide_a_name() {
    assert_eq!(first(NAMES, "pain in my back"), Some("Back pain"));
    assert_eq!(first(NAMES, "back pain yesterday"), Some("Back pain"));
    assert_eq!(
        first(NAMES, "pain or aching of the back"),
        Some("Back pain")
    );
    assert_eq!(first(NAMES, "of the"), None);
}

#[test]
fn a_name_that_has_every_word_hides_those_that_do_not() {
    let found: Vec<&str> = search(NAMES)
        .find("skin pain", 5)
        .iter()
        .map(|hit| NAMES[hit.target])
        .collect();
    assert_eq!(found, ["Pain of skin"]);
}

#[test]
fn a_name_of_its_own_comes_before_an_everyday_word() {
    let mut search = Search::default();
    search.add(0, "Rash", true);
    search.add(1, "Rash", false);
    let targets: Vec<usize> = search
        .find("rash", 5)
        .iter()
        .map(|hit| hit.target)
        .collect();
    assert_eq!(targets, [1, 0]);
}

#[test]
fn nothing_typed_finds_nothing_and_a_cap_is_kept() {
    let search = search(NAMES);
    assert!(search.find(" - ", 5).is_empty());
    assert_eq!(search.find("pain", 2).len(), 2);
    assert_eq!(search.find("pain", 0).len(), 0);
}

#[test]
fn a_small_word_may_be_the_beginning_of_another() {
    assert_eq!(first(NAMES, "a"), Some("Abdominal pain"));
    assert_eq!(first(NAMES, "pain a"), Some("Abdominal pain"));
}

#[test]
fn a_pasted_book_is_read_no_further_than_its_first_words() {
    let search = search(NAMES);
    let book = "back pain ".to_owned() + &"lorem ipsum ".repeat(50_000);
    let first = search.find(&book, 1);
    assert_eq!(
        first.first().map(|hit| NAMES[hit.target]),
        Some("Back pain")
    );
    assert!(first[0].distance < u32::try_from(MOST_WORDS).unwrap_or(0) * MISSED);
    assert!(search.find(&"x".repeat(1_000_000), 5).is_empty());
    assert!(search.find("\u{1F600} \u{0130}\u{0307} 日本", 5).is_empty());
}
