//! The log of adverse events as a table: the seven columns of the trial's own,
//! and what a trial needs besides. The page, the paper and the copied text all
//! say the same words.

use std::borrow::Cow;
use std::rc::Rc;

use serde_json::Value;

use crate::said::{Place, Said, msg};
use crate::visit::Row;
use crate::visit::events::Event;
use crate::visit::rows::{ACTIONS, Named};

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
            Self::Patient => msg("Patient"),
            Self::Event => msg("Event"),
            Self::Term => msg("CTCAE term"),
            Self::Version => msg("CTCAE"),
            Self::Onset => msg("Onset"),
            Self::Resolution => msg("Resolution"),
            Self::Treatment => msg("Treatment"),
            Self::Grade => msg("Grade"),
            Self::Related => msg("Related"),
            Self::Serious => msg("Serious"),
            Self::DoseLimiting => msg("Dose-limiting"),
            Self::Outcome => msg("Outcome"),
            Self::Action => msg("Action taken"),
            Self::Expected => msg("Expected"),
            Self::Reason => msg("Reason for the grade"),
            Self::Note => msg("Note"),
            Self::Findings => msg("Findings"),
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
            Self::Related | Self::DoseLimiting | Self::Outcome | Self::Action | Self::Expected => {
                Cow::Borrowed(self.word(event))
            }
            Self::Serious => Place::List(serious(event)).to_string().into(),
            Self::Reason => text("reason"),
            Self::Note => text("note"),
            Self::Findings => "".into(),
        }
    }
}

impl Column {
    /// The same as the page says it in its language.
    #[must_use]
    pub fn said(self, event: Event<'_>, subject: &str) -> Place {
        match self {
            Self::Serious => Place::List(serious(event)),
            Self::Resolution if event.text("resolution") == "ongoing" => {
                Place::Said(Said::plain("ongoing"))
            }
            _ => match self.word(event) {
                "" => self.text(event, subject).as_ref().into(),
                word => Place::Said(Said::plain(word)),
            },
        }
    }

    /// What a column of words of ours says; nothing of another one.
    fn word(self, event: Event<'_>) -> &'static str {
        match self {
            Self::Related => related(event.text("relatedness")),
            Self::DoseLimiting => yes_or_no(event.is_dose_limiting()),
            Self::Outcome => outcome(event.text("outcome")),
            Self::Action => named(ACTIONS, event.text("action")),
            Self::Expected => yes_or_no(event.0.get("expected").and_then(Value::as_bool)),
            _ => "",
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
        Some(true) => msg("yes"),
        Some(false) => msg("no"),
        None => "",
    }
}

fn named(names: &'static [Named], name: &str) -> &'static str {
    names
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, words)| *words)
}

fn related(name: &str) -> &'static str {
    match name {
        "related" => msg("related"),
        "unrelated" => msg("unrelated"),
        "certain" => msg("certain"),
        "probable" => msg("probable"),
        "possible" => msg("possible"),
        "unlikely" => msg("unlikely"),
        "conditional" => msg("conditional"),
        "unassessable" => msg("unassessable"),
        _ => "",
    }
}

fn outcome(name: &str) -> &'static str {
    match name {
        "recovered" => msg("recovered"),
        "recovering" => msg("recovering"),
        "notRecovered" => msg("not recovered"),
        "recoveredWithSequelae" => msg("recovered with sequelae"),
        "fatal" => msg("fatal"),
        "unknown" => msg("unknown"),
        _ => "",
    }
}

/// The criteria of seriousness that apply, `no` where none does, and nothing
/// where nobody has looked.
fn serious(event: Event<'_>) -> Vec<Said> {
    let words = |name: &&str| match *name {
        "lifeThreatening" => Said::plain("life-threatening"),
        "hospitalisation" => Said::plain("in hospital"),
        "congenitalAnomaly" => Said::plain("congenital anomaly"),
        // tr: another important medical event, short
        "otherImportant" => Said::plain("other important"),
        "death" => Said::plain("death"),
        _ => Said::plain("disability"),
    };
    match event.seriousness() {
        None => Vec::new(),
        Some(list) if list.is_empty() => vec![Said::plain("no")],
        Some(list) => list.iter().map(words).collect(),
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
    say: impl Fn(&Place) -> String,
) -> String {
    let title = |column: Column| say(&Place::Said(Said::plain(column.title())));
    let mut table = Column::COPIED.map(title).join("\t");
    table.push('\n');
    for (place, row) in events {
        for (at, column) in Column::COPIED.into_iter().enumerate() {
            if at > 0 {
                table.push('\t');
            }
            if column == Column::Findings {
                push_cell(&mut table, &odd(place));
            } else {
                push_cell(&mut table, &say(&column.said(Event(row), subject)));
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

/// The log in a line, in English.
#[must_use]
pub fn event_line(events: &[Rc<Row>]) -> Option<String> {
    event_said(events).map(|said| said.to_string())
}

/// The log in a line, for the visit's summary; nothing where it is empty.
#[must_use]
pub fn event_said(events: &[Rc<Row>]) -> Option<Said> {
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
    let highest = match (highest, ungraded) {
        (Some(grade), 0) => numbers(
            msg("highest grade {grade}"),
            [("grade", usize::from(grade))],
        ),
        (Some(grade), open) => numbers(
            msg("highest grade {grade} ({open} not graded)"),
            [("grade", usize::from(grade)), ("open", open)],
        ),
        (None, _) => Said::plain("none graded"),
    };
    let serious = match unlooked {
        0 => numbers(msg("serious {n}"), [("n", serious)]),
        open => numbers(
            msg("serious {n} ({open} not assessed)"),
            [("n", serious), ("open", open)],
        ),
    };
    let limiting = match untold {
        0 => numbers(msg("dose-limiting {n}"), [("n", limiting)]),
        open => numbers(
            msg("dose-limiting {n} ({open} cannot be told yet)"),
            [("n", limiting), ("open", open)],
        ),
    };
    // tr: how many events, then what is to be known of them: “16, highest grade 3, serious 1, dose-limiting 0”
    Some(Said::new(
        "{events}, {highest}, {serious}, {limiting}",
        [
            ("events", Place::number(events.len())),
            ("highest", highest.into()),
            ("serious", serious.into()),
            ("limiting", limiting.into()),
        ],
    ))
}

fn numbers<const N: usize>(id: &'static str, with: [(&'static str, usize); N]) -> Said {
    Said::new(id, with.map(|(name, number)| (name, Place::number(number))))
}
