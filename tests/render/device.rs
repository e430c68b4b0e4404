//! What is kept, as the documents have it.

use std::collections::BTreeSet;

use dermscore::ui::tools::KEYS;

#[test]
fn the_keys_of_the_page_are_those_of_the_documents() {
    let document = include_str!("../../docs/architecture.md");
    let documented: BTreeSet<&str> = document
        .lines()
        .filter_map(|line| line.strip_prefix("| `dermscore.")?.split_once('`'))
        .map(|(name, _)| name)
        .collect();
    let known: BTreeSet<&str> = KEYS
        .iter()
        .map(|key| key.name.strip_prefix("dermscore.").expect("ours"))
        .collect();
    assert!(known.len() == KEYS.len() && known.len() > 5);
    assert_eq!(known, documented);
}

#[test]
fn a_key_is_known_whole_or_by_its_beginning() {
    let of = |key: &str| KEYS.iter().find(|known| known.is(key)).map(|key| key.name);
    assert_eq!(of("dermscore.visit.1~2"), Some("dermscore.visit.<id>"));
    assert_eq!(of("dermscore.open"), Some("dermscore.open"));
    assert_eq!(of("dermscore.opened"), None);
    assert_eq!(of("dermscore.visit"), None);
}
