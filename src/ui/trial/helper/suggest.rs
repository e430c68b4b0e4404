//! What the list of terms shows: what fits what is typed or, while nothing is
//! typed, what was chosen lately and the classes to browse.

use crate::ctcae::book::Book;
use crate::ctcae::{Criteria, Version};
use crate::ui::say::t;

/// Found terms that are shown at most: drawing is what costs, not finding.
pub const MOST: usize = 12;

/// An entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A term, by its place in [`Criteria::terms`].
    Term(usize),
    /// A class, by its place in [`Criteria::classes`].
    Class(usize),
    /// Back to all classes.
    Back,
}

/// Entries with a name of their own, or with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are.
    pub name: String,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Its parts, in order.
    pub groups: Vec<Group>,
    /// How many more terms fit what is typed.
    pub more: usize,
    /// Whether something is typed.
    pub searched: bool,
}

impl List {
    /// The list for what is typed; `class` is the one that is browsed.
    #[must_use]
    pub fn of(
        book: &Book,
        version: Version,
        typed: &str,
        class: Option<usize>,
        recent: &[String],
    ) -> Self {
        let criteria = book.criteria(version);
        if !typed.trim().is_empty() {
            let hits = book.search(version).find(typed, criteria.terms.len());
            let entries = hits.iter().take(MOST).map(|hit| Entry::Term(hit.target));
            return Self {
                groups: vec![Group::new("", entries.collect())],
                more: hits.len().saturating_sub(MOST),
                searched: true,
            };
        }
        let groups = match class {
            Some(class) => {
                let name = criteria.classes.get(class).map_or("", String::as_str);
                vec![
                    Group::new("", vec![Entry::Back]),
                    Group::new(name, terms_of(criteria, class)),
                ]
            }
            None => browse(criteria, recent),
        };
        Self {
            groups,
            ..Self::default()
        }
    }

    /// The entries one after the other.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.groups
            .iter()
            .flat_map(|group| group.entries.iter().copied())
    }

    /// The entry at a place.
    #[must_use]
    pub fn entry(&self, place: usize) -> Option<Entry> {
        self.entries().nth(place)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries().count()
    }
}

impl Group {
    fn new(name: &str, entries: Vec<Entry>) -> Self {
        Self {
            name: name.to_owned(),
            entries,
        }
    }
}

fn browse(criteria: &Criteria, recent: &[String]) -> Vec<Group> {
    let recent: Vec<Entry> = recent
        .iter()
        .filter_map(|name| place_of(criteria, name).map(Entry::Term))
        .collect();
    let classes = (0..criteria.classes.len()).map(Entry::Class).collect();
    let mut groups = Vec::new();
    if !recent.is_empty() {
        groups.push(Group::new(t("Recent"), recent));
    }
    groups.push(Group::new(t("Classes"), classes));
    groups
}

fn place_of(criteria: &Criteria, name: &str) -> Option<usize> {
    criteria.terms.iter().position(|term| term.name == name)
}

fn terms_of(criteria: &Criteria, class: usize) -> Vec<Entry> {
    let terms = criteria.terms.iter().enumerate();
    terms
        .filter(|(_, term)| term.class == class)
        .map(|(place, _)| Entry::Term(place))
        .collect()
}

/// Where a key moves in a list of `len` entries: arrows by one, a page by ten,
/// and not beyond the ends.
#[must_use]
pub fn moved(key: &str, active: Option<usize>, len: usize) -> Option<usize> {
    const PAGE: usize = 10;
    let last = len.checked_sub(1)?;
    Some(match (key, active) {
        ("Home", _) => 0,
        ("End", _) => last,
        ("ArrowDown" | "PageDown", None) => 0,
        ("ArrowUp" | "PageUp", None) => last,
        ("ArrowDown", Some(active)) => last.min(active + 1),
        ("ArrowUp", Some(active)) => active.saturating_sub(1),
        ("PageDown", Some(active)) => last.min(active + PAGE),
        ("PageUp", Some(active)) => active.saturating_sub(PAGE),
        _ => return None,
    })
}
