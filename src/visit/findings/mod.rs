//! What is odd about the adverse events of a visit. A finding says what was
//! found, what was expected, and what to do; it changes and refuses nothing.

mod duration;
mod grades;
mod overlap;
mod treatment;

use std::rc::Rc;

pub use duration::{lasted, period, stated};
pub use overlap::{Stretch, overlaps, stretch};
pub use treatment::{Read, read as read_treatment};

use super::events::Event;
use super::rows::Row;
use crate::ctcae::book::Book;
use crate::said::{self, msg};

/// What is odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It ended before it began.
    ResolvedBeforeOnset,
    /// The event as written says another duration than the dates do.
    StatedDuration,
    /// The version has no term of this name.
    NoSuchTerm,
    /// The term has no such grade.
    NoSuchGrade,
    /// The treatment asks for a higher grade.
    Treatment,
    /// A criterion of seriousness asks for a higher grade.
    Seriousness,
    /// The subject died, and the grade is not 5.
    DeathWithoutFive,
    /// The grade is 5, and nobody died.
    FiveWithoutDeath,
    /// The same term stands twice for the same days.
    Duplicate,
    /// The grade is not what the criteria say, and no reason is given.
    NoReason,
    /// It is over, and no date says since when.
    RecoveredWithoutDate,
    /// It is ongoing and over at once.
    OngoingAndRecovered,
}

impl Kind {
    /// Every kind, in the order in which they are said.
    pub const ALL: [Self; 12] = [
        Self::ResolvedBeforeOnset,
        Self::StatedDuration,
        Self::NoSuchTerm,
        Self::NoSuchGrade,
        Self::Treatment,
        Self::Seriousness,
        Self::DeathWithoutFive,
        Self::FiveWithoutDeath,
        Self::Duplicate,
        Self::NoReason,
        Self::RecoveredWithoutDate,
        Self::OngoingAndRecovered,
    ];

    /// Its name, short enough to stand beside a row.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ResolvedBeforeOnset => msg("Resolution before onset"),
            Self::StatedDuration => msg("Stated duration against dates"),
            Self::NoSuchTerm => msg("No such term in this version"),
            Self::NoSuchGrade => msg("Grade the term lacks"),
            Self::Treatment => msg("Treatment implies a higher grade"),
            Self::Seriousness => msg("Seriousness implies a higher grade"),
            Self::DeathWithoutFive => msg("Death without grade 5"),
            Self::FiveWithoutDeath => msg("Grade 5 without death"),
            Self::Duplicate => msg("Overlapping duplicate"),
            Self::NoReason => msg("Grade without a reason"),
            Self::RecoveredWithoutDate => msg("Recovered without a date"),
            Self::OngoingAndRecovered => msg("Ongoing and recovered"),
        }
    }

    /// The key of the row where it is mended first.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoSuchTerm | Self::Duplicate => "term",
            Self::ResolvedBeforeOnset
            | Self::StatedDuration
            | Self::RecoveredWithoutDate
            | Self::OngoingAndRecovered => "resolution",
            Self::NoSuchGrade
            | Self::Treatment
            | Self::Seriousness
            | Self::DeathWithoutFive
            | Self::FiveWithoutDeath
            | Self::NoReason => "grade",
        }
    }
}

/// Something odd about one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The event's place in the list.
    pub row: usize,
    /// What is odd.
    pub kind: Kind,
    /// What was found, what was expected, and what to do.
    pub text: said::Said,
}

/// A finding without its place: an event keeps it wherever it stands.
pub type Said = (Kind, said::Said);

/// Every finding of a list of events, by place and kind. Without the criteria
/// only what needs none is found. `subject` is the visit's.
#[must_use]
pub fn findings(events: &[Rc<Row>], subject: &str, book: Option<&Book>) -> Vec<Finding> {
    let stretches = events.iter().map(|row| stretch(row, subject));
    let stretches = stretches.collect::<Vec<_>>();
    let places = stretches
        .iter()
        .enumerate()
        .filter_map(|(place, stretch)| Some((place, stretch.as_ref()?)));
    let doubles = overlaps(places).into_iter().map(|(row, text)| Finding {
        row,
        kind: Kind::Duplicate,
        text,
    });
    let own = events.iter().enumerate().flat_map(|(row, event)| {
        let said = of_one(event, book).into_iter();
        said.map(move |(kind, text)| Finding { row, kind, text })
    });
    let mut all: Vec<Finding> = own.chain(doubles).collect();
    all.sort_by_key(|finding| (finding.row, finding.kind));
    all
}

/// What is odd about one event by itself.
#[must_use]
pub fn of_one(row: &Row, book: Option<&Book>) -> Vec<Said> {
    let event = Event(row);
    let mut said = Vec::new();
    dates(event, &mut said);
    grades::death(event, book, &mut said);
    if let Some(book) = book {
        grades::by_criteria(event, book, &mut said);
    }
    said.sort_by_key(|(kind, _)| *kind);
    said
}

fn dates(event: Event<'_>, said: &mut Vec<Said>) {
    let (onset, resolution) = (event.text("onset"), event.text("resolution"));
    if let (Some(began), Some(ended)) = (period(onset), period(resolution))
        && ended.1 < began.0
    {
        said.push((
            Kind::ResolvedBeforeOnset,
            said::Said::new(
                "The resolution, {resolution}, is before the onset, {onset}. An event ends when it began or later: correct one of the two dates.",
                [("resolution", resolution), ("onset", onset)],
            ),
        ));
    } else if let Some(text) = duration::against_dates(event.text("verbatim"), onset, resolution) {
        said.push((Kind::StatedDuration, text));
    }
    let outcome = event.text("outcome");
    if !matches!(outcome, "recovered" | "recoveredWithSequelae") {
        return;
    }
    if resolution == "ongoing" {
        said.push((
            Kind::OngoingAndRecovered,
            said::Said::plain("The outcome is recovered, and the event is noted as ongoing. Give the date of the resolution, or another outcome."),
        ));
    } else if resolution.trim().is_empty() {
        said.push((
            Kind::RecoveredWithoutDate,
            said::Said::plain("The outcome is recovered, and no date says since when. Give the resolution, if only its month or year, or another outcome."),
        ));
    }
}
