//! The log of adverse events as a table: the seven columns of the trial's own,
//! and what a trial needs besides. The page, the paper and the copied text all
//! say the same words.

use std::borrow::Cow;
use std::rc::Rc;

use serde_json::Value;

use crate::visit::Row;
use crate::visit::events::Event;
use crate::visit::rows::{ACTIONS, Named, OUTCOMES, RELATEDNESS};

/// A column of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Whose event it is.
    Patient,
    /// The event as written.
    Event,
    /// The CTCAE term.
    Term,
    /// The version of CTCAE.
    Version,
    /// When it began.
    Onset,
    /// When it ended.
    Resolution,
    /// What was given.
    Treatment,
    /// The grade.
    Grade,
    /// Whether it is related to the study treatment.
    Related,
    /// What makes it serious.
    Serious,
    /// Whether it is dose-limiting by the trial's rule.
    DoseLimiting,
    /// How it ended.
    Outcome,
    /// How the study drug was handled.
    Action,
    /// Whether it was expected.
    Expected,
    /// Why the grade is not the criteria's.
    Reason,
    /// A free note.
    Note,
    /// What is odd about it.
    Findings,
}

impl Column {
    /// The columns of a copied log: the trial's seven, then the others.
    pub const COPIED: [Self; 17] = [
        Self::Patient,
        Self::Event,
        Self::Onset,
        Self::Resolution,
        Self::Treatment,
        Self::Grade,
        Self::Related,
        Self::Term,
        Self::Version,
        Self::Serious,
        Self::DoseLimiting,
        Self::Outcome,
        Self::Action,
        Self::Expected,
        Self::Reason,
        Self::Note,
        Self::Findings,
    ];

    /// The columns that are shown and printed.
    pub const SHOWN: [Self; 12] = [
        Self::Patient,
        Self::Event,
        Self::Term,
        Self::Onset,
        Self::Resolution,
        Self::Treatment,
        Self::Grade,
        Self::Related,
        Self::Serious,
        Self::DoseLimiting,
        Self::Outcome,
        Self::Findings,
    ];

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Patient => "Patient",
            Self::Event => "Event",
            Self::Term => "CTCAE term",
            Self::Version => "CTCAE",
            Self::Onset => "Onset",
            Self::Resolution => "Resolution",
            Self::Treatment => "Treatment",
            Self::Grade => "Grade",
            Self::Related => "Related",
            Self::Serious => "Serious",
            Self::DoseLimiting => "Dose-limiting",
            Self::Outcome => "Outcome",
            Self::Action => "Action taken",
            Self::Expected => "Expected",
            Self::Reason => "Reason for the grade",
            Self::Note => "Note",
            Self::Findings => "Findings",
        }
    }

    /// What it says of an event; empty where nothing was said. The findings
    /// are not the event's own.
    #[must_use]
    pub fn text<'a>(self, event: Event<'a>, subject: &'a str) -> Cow<'a, str> {
        let text = |key: &str| Cow::Borrowed(event.text(key));
        match self {
            Self::Patient => Cow::Borrowed(event.patient(subject)),
            Self::Event => text("verbatim"),
            Self::Term => text("term"),
            Self::Version => text("ctcae"),
            Self::Onset => moment(event.text("onset")),
            Self::Resolution => moment(event.text("resolution")),
            Self::Treatment => text("treatment"),
            Self::Grade => match event.grade() {
                Some(grade) => grade.to_string().into(),
                None => "".into(),
            },
            Self::Related => {
                let words = named(RELATEDNESS, event.text("relatedness"));
                Cow::Borrowed(words.strip_suffix(" (WHO-UMC)").unwrap_or(words))
            }
            Self::Serious => serious(event).into(),
            Self::DoseLimiting => Cow::Borrowed(yes_or_no(event.is_dose_limiting())),
            Self::Outcome => Cow::Borrowed(outcome(event.text("outcome"))),
            Self::Action => Cow::Borrowed(named(ACTIONS, event.text("action"))),
            Self::Expected => {
                Cow::Borrowed(yes_or_no(event.0.get("expected").and_then(Value::as_bool)))
            }
            Self::Reason => text("reason"),
            Self::Note => text("note"),
            Self::Findings => "".into(),
        }
    }
}

/// A date with its time as a person reads it.
fn moment(text: &str) -> Cow<'_, str> {
    if text.contains('T') {
        text.replacen('T', " ", 1).into()
    } else {
        text.into()
    }
}

fn yes_or_no(said: Option<bool>) -> &'static str {
    match said {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

fn named(names: &'static [Named], name: &str) -> &'static str {
    names
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, words)| *words)
}

fn outcome(name: &str) -> &'static str {
    let words = named(OUTCOMES, name);
    match words.split_once(" or ") {
        Some((word, _)) => word,
        None => words,
    }
}

/// The criteria of seriousness that apply, `no` where none does, and nothing
/// where nobody has looked.
fn serious(event: Event<'_>) -> String {
    let words = |name: &&str| match *name {
        "lifeThreatening" => "life-threatening",
        "hospitalisation" => "in hospital",
        "congenitalAnomaly" => "congenital anomaly",
        "otherImportant" => "other important",
        "death" => "death",
        _ => "disability",
    };
    match event.seriousness() {
        None => String::new(),
        Some(list) if list.is_empty() => "no".to_owned(),
        Some(list) => list.iter().map(words).collect::<Vec<_>>().join(", "),
    }
}

/// The log as text: a line of titles, then a line an event, cells parted by
/// tabs, as a spreadsheet takes it. `odd` names what is odd about the event in
/// a place of the list.
#[must_use]
pub fn event_table<'a>(
    events: impl Iterator<Item = (usize, &'a Row)>,
    subject: &str,
    odd: impl Fn(usize) -> String,
) -> String {
    let mut table = Column::COPIED.map(Column::title).join("\t");
    table.push('\n');
    for (place, row) in events {
        for (at, column) in Column::COPIED.into_iter().enumerate() {
            if at > 0 {
                table.push('\t');
            }
            if column == Column::Findings {
                push_cell(&mut table, &odd(place));
            } else {
                push_cell(&mut table, &column.text(Event(row), subject));
            }
        }
        table.push('\n');
    }
    table
}

/// A cell on one line, without what would part it from itself. A text that a
/// spreadsheet would take for a formula is kept a text by a space before it.
fn push_cell(table: &mut String, cell: &str) {
    if cell.starts_with(['=', '+', '-', '@']) {
        table.push(' ');
    }
    let mut gap = false;
    for letter in cell.trim().chars() {
        if letter.is_whitespace() || letter.is_control() {
            gap = true;
        } else {
            if gap {
                table.push(' ');
            }
            gap = false;
            table.push(letter);
        }
    }
}

/// The log in a line, for the visit's summary; nothing where it is empty.
#[must_use]
pub fn event_line(events: &[Rc<Row>]) -> Option<String> {
    if events.is_empty() {
        return None;
    }
    let (mut ungraded, mut serious, mut unlooked, mut limiting, mut untold) = (0, 0, 0, 0, 0);
    let mut highest = None;
    for row in events {
        let event = Event(row);
        match event.grade() {
            Some(grade) => highest = highest.max(Some(grade)),
            None => ungraded += 1,
        }
        match event.seriousness() {
            Some(list) => serious += usize::from(!list.is_empty()),
            None => unlooked += 1,
        }
        match event.is_dose_limiting() {
            Some(is) => limiting += usize::from(is),
            None => untold += 1,
        }
    }
    let but = |number: usize, what: &str| match number {
        0 => String::new(),
        number => format!(" ({number} {what})"),
    };
    let highest = match highest {
        Some(grade) => format!("highest grade {grade}{}", but(ungraded, "not graded")),
        None => "none graded".to_owned(),
    };
    Some(format!(
        "{}, {highest}, serious {serious}{}, dose-limiting {limiting}{}",
        events.len(),
        but(unlooked, "not assessed"),
        but(untold, "cannot be told yet")
    ))
}
