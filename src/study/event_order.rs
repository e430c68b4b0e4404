//! Which events of a log are shown, and in which order.

use std::cmp::Ordering;
use std::rc::Rc;

use super::event_table::Column;
use crate::visit::Row;
use crate::visit::events::Event;

/// By which column the log is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: Column,
    /// Whether what is greatest comes first.
    pub descending: bool,
}

/// Which events are shown: those that fit all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that stand in the event as written, its term or its treatment.
    pub words: String,
    /// Of this grade or a higher one.
    pub least: Option<u8>,
    /// Related to the study treatment.
    pub related: bool,
    /// Serious.
    pub serious: bool,
    /// With something odd about it.
    pub odd: bool,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.words.trim().is_empty()
            && self.least.is_none()
            && !(self.related || self.serious || self.odd)
    }

    fn lets(&self, row: &Row, words: &[String]) -> bool {
        let event = Event(row);
        let graded = |least| event.grade().is_some_and(|grade| grade >= least);
        self.least.is_none_or(graded)
            && (!self.related || event.is_related() == Some(true))
            && (!self.serious || event.seriousness().is_some_and(|list| !list.is_empty()))
            && (words.is_empty() || {
                let said = ["verbatim", "term", "treatment"].map(|key| event.text(key));
                let said = said.join("\n").to_lowercase();
                words.iter().all(|word| said.contains(word))
            })
    }
}

/// The places of the events that are shown, in order; without a sort, as they
/// were entered. What is not known comes last whichever way it is sorted, and
/// what is equal stays as it was entered. `odd` counts what is odd about the
/// event in a place; it is asked only where that is filtered or sorted by.
#[must_use]
pub fn order(
    events: &[Rc<Row>],
    subject: &str,
    filter: &Filter,
    sort: Option<Sort>,
    mut odd: impl FnMut(usize) -> usize,
) -> Vec<usize> {
    let words: Vec<String> = filter
        .words
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let mut places: Vec<usize> = (0..events.len())
        .filter(|place| filter.lets(&events[*place], &words))
        .collect();
    if filter.odd {
        places.retain(|place| odd(*place) > 0);
    }
    let Some(Sort { column, descending }) = sort else {
        return places;
    };
    let mut keyed: Vec<(Option<String>, usize)> = places
        .into_iter()
        .map(|place| {
            let key = if column == Column::Findings {
                // Most first is what is looked for; as text, five digits do.
                Some(odd(place))
                    .filter(|odd| *odd > 0)
                    .map(|odd| format!("{odd:05}"))
            } else {
                let text = column.text(Event(&events[place]), subject);
                Some(natural(&text)).filter(|text| !text.is_empty())
            };
            (key, place)
        })
        .collect();
    keyed.sort_by(|(one, _), (two, _)| match (one, two) {
        (Some(one), Some(two)) if descending => two.cmp(one),
        (Some(one), Some(two)) => one.cmp(two),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    keyed.into_iter().map(|(_, place)| place).collect()
}

/// A text by which people sort: without regard to capitals, and numbers in it
/// by their size, so that P10 comes after P2.
fn natural(text: &str) -> String {
    const DIGITS: usize = 8;
    let mut key = String::with_capacity(text.len() + DIGITS);
    let mut number = String::new();
    for letter in text.chars().chain(['\0']) {
        if letter.is_ascii_digit() {
            number.push(letter);
            continue;
        }
        if !number.is_empty() {
            key.extend(std::iter::repeat_n(
                '0',
                DIGITS.saturating_sub(number.len()),
            ));
            key.push_str(&number);
            number.clear();
        }
        if letter != '\0' {
            key.extend(letter.to_lowercase());
        }
    }
    key
}
