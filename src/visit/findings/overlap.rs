//! Events that stand twice: the same term for the same days.

use super::duration::period;
use crate::said::Said;
use crate::visit::events::Event;
use crate::visit::rows::Row;

/// The days of an event that has a term and a day of onset, in minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Whose it is, and its term.
    who: String,
    term: String,
    from: i64,
    /// The first minute after it, for certain; nothing while it is ongoing.
    to: Option<i64>,
    /// The last minute that its onset may mean.
    onset: i64,
    onset_said: String,
}

/// The stretch of an event; nothing where its term or the day of its onset is
/// not known, since only what is certain is said. `subject` is the visit's.
#[must_use]
pub fn stretch(row: &Row, subject: &str) -> Option<Stretch> {
    let event = Event(row);
    let (term, onset) = (event.term(), event.text("onset"));
    if term.is_empty() || onset.len() < 10 {
        return None;
    }
    let (from, last) = period(onset)?;
    let to = match event.text("resolution") {
        "ongoing" => None,
        // It lasted at least until the first minute its end may mean.
        resolution => Some(period(resolution).map_or(from, |ended| ended.0)),
    };
    Some(Stretch {
        who: event.patient(subject).to_owned(),
        term: term.to_owned(),
        from,
        to,
        onset: last,
        onset_said: onset.to_owned(),
    })
}

/// The events that overlap another of the same term, with what is said of
/// each. Sorted once and walked once, so that ten thousand take no time.
pub fn overlaps<'a>(events: impl Iterator<Item = (usize, &'a Stretch)>) -> Vec<(usize, Said)> {
    let mut sorted: Vec<(usize, &Stretch)> = events.collect();
    sorted.sort_by(|(_, one), (_, two)| {
        (&one.term, &one.who, one.from).cmp(&(&two.term, &two.who, two.from))
    });
    let mut said = Vec::new();
    // The event so far that lasts longest, and whether it was named already.
    let mut longest: Option<(usize, &Stretch, bool)> = None;
    for (place, stretch) in sorted {
        let Some((other, before, named)) = longest else {
            longest = Some((place, stretch, false));
            continue;
        };
        let same = before.term == stretch.term && before.who == stretch.who;
        if same && overlap(before, stretch) {
            said.push((place, say(other, before)));
            if !named {
                said.push((other, say(place, stretch)));
            }
            longest = Some((other, before, true));
            if ends_later(stretch, before) {
                longest = Some((place, stretch, true));
            }
        } else if !same || ends_later(stretch, before) {
            longest = Some((place, stretch, false));
        }
    }
    said.sort_by_cached_key(|(place, said): &(usize, Said)| (*place, said.to_string()));
    said.dedup_by_key(|(place, _)| *place);
    said
}

fn ends_later(one: &Stretch, two: &Stretch) -> bool {
    match (one.to, two.to) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(one), Some(two)) => one > two,
    }
}

/// Whether the later one began, for certain, before the earlier one ended; two
/// that begin on the same day without a time count as well.
fn overlap(earlier: &Stretch, later: &Stretch) -> bool {
    let same_onset = earlier.from == later.from && earlier.onset == later.onset;
    same_onset || earlier.to.is_none_or(|to| later.onset < to)
}

fn say(other: usize, stretch: &Stretch) -> Said {
    Said::new(
        "Event {number} has the same term, {term}, for some of the same days (onset {onset}). One event stands in the log once: delete one of the two, or correct its dates or its term.",
        [
            ("number", (other + 1).to_string()),
            ("term", stretch.term.clone()),
            ("onset", stretch.onset_said.clone()),
        ],
    )
}
