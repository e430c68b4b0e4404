//! The rows of a visit's two lists, laboratory values and adverse events: what
//! each key may hold. Rows stay as they were read, key for key; what is typed
//! and not allowed stands under `notAccepted` until it is.

mod faults;
mod names;

use std::rc::Rc;

use serde_json::{Map, Value};

use super::date::is_partial_moment;
use crate::measure::Decimal;
use crate::said::msg;

pub use faults::faults;
pub use names::{ACTIONS, Named, OUTCOMES, RELATEDNESS, SERIOUSNESS, SETTERS, STATES};

/// A row: a JSON object.
pub type Row = Map<String, Value>;

/// A list of rows. Cheap to clone, and so is a change of one row of many.
pub type Rows = Rc<Vec<Rc<Row>>>;

/// One of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// `labs`.
    Labs,
    /// `adverseEvents`.
    Events,
}

impl List {
    /// Its key in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Labs => "labs",
            Self::Events => "adverseEvents",
        }
    }

    /// What its rows' keys may hold.
    #[must_use]
    pub fn fields(self) -> &'static [(&'static str, Field)] {
        match self {
            Self::Labs => LAB,
            Self::Events => EVENT,
        }
    }

    /// What a key of a row may hold.
    #[must_use]
    pub fn field(self, key: &str) -> Option<Field> {
        self.fields()
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, field)| *field)
    }
}

/// What a key of a row may hold.
#[derive(Clone, Copy, Debug)]
pub enum Field {
    /// Any text.
    Text,
    /// A day of the calendar.
    Date,
    /// A day, a month or a year, and a time of day with a day.
    Moment,
    /// A moment, or `ongoing`.
    End,
    /// Decimal digits in a string.
    Number,
    /// A whole number from 0 to 5.
    Grade,
    /// True or false.
    Truth,
    /// One of these names.
    One(&'static [Named]),
    /// A list of these names.
    Many(&'static [Named]),
    /// A version of CTCAE.
    Version,
    /// The facts an event is graded by.
    Facts,
    /// A list of objects with `date` and `grade`.
    Changes,
    /// Whatever stands there, an object.
    Object,
}

const LAB: &[(&str, Field)] = &[
    ("id", Field::Text),
    ("date", Field::Date),
    ("analyte", Field::Text),
    ("value", Field::Number),
    ("unit", Field::Text),
    ("lowerLimit", Field::Number),
    ("upperLimit", Field::Number),
    ("infarctionLimit", Field::Number),
    ("baseline", Field::Number),
    ("baselineStatus", Field::One(STATES)),
    ("ctcae", Field::Version),
    ("facts", Field::Facts),
    ("note", Field::Text),
    ("notAccepted", Field::Object),
    ("result", Field::Object),
];

const EVENT: &[(&str, Field)] = &[
    ("id", Field::Text),
    ("subject", Field::Text),
    ("verbatim", Field::Text),
    ("term", Field::Text),
    ("ctcae", Field::Version),
    ("facts", Field::Facts),
    ("grade", Field::Grade),
    ("gradeSetBy", Field::One(SETTERS)),
    ("reason", Field::Text),
    ("gradeChanges", Field::Changes),
    ("onset", Field::Moment),
    ("resolution", Field::End),
    ("treatment", Field::Text),
    ("action", Field::One(ACTIONS)),
    ("relatedness", Field::One(RELATEDNESS)),
    ("seriousness", Field::Many(SERIOUSNESS)),
    ("expected", Field::Truth),
    ("outcome", Field::One(OUTCOMES)),
    ("note", Field::Text),
    ("notAccepted", Field::Object),
    ("result", Field::Object),
];

/// A grade as a file has it, 0 to 5.
#[must_use]
pub fn grade_of(value: &Value) -> Option<u8> {
    let Value::Number(number) = value else {
        return None;
    };
    let tenths = Decimal::json(number.as_str()).ok()?.tenths()?;
    let grade = u8::try_from(tenths / 10).ok()?;
    (tenths % 10 == 0 && grade <= 5).then_some(grade)
}

/// Whether what was typed may stand in a field of text, date or number.
#[must_use]
pub fn accepts(field: Field, text: &str) -> bool {
    match field {
        Field::Date => super::is_date(text),
        Field::Moment => is_partial_moment(text),
        Field::End => text == "ongoing" || is_partial_moment(text),
        Field::Number => Decimal::typed(text).is_ok(),
        _ => true,
    }
}

/// What a typed field takes, for a person.
#[must_use]
pub fn in_words(field: Field) -> &'static str {
    match field {
        Field::Date => msg("a date of the calendar, as in 2026-11-22"),
        Field::Moment => msg(
            "a date, as in 2026-11-22, a month 2026-11, a year 2026, or a date with a time 2026-11-22T08:30",
        ),
        Field::End => msg(
            "a date, as in 2026-11-22, a month 2026-11, a year 2026, a date with a time 2026-11-22T08:30, or “ongoing”",
        ),
        Field::Number => msg("a number in digits, as in 5.2"),
        _ => msg("a text"),
    }
}

/// Takes what was typed into a row: a text that is not allowed goes under
/// `notAccepted`, an empty one leaves no key.
pub fn type_into(list: List, row: &mut Row, key: &str, text: &str) {
    let field = list.field(key).unwrap_or(Field::Text);
    let kept = text.trim();
    let free = matches!(field, Field::Text);
    row_remove_not_accepted(row, key);
    if kept.is_empty() && (!free || text.is_empty()) {
        row.shift_remove(key);
    } else if accepts(field, kept) {
        let text = if free { text } else { kept };
        row.insert(key.to_owned(), text.into());
    } else {
        row.shift_remove(key);
        let wrong = row
            .entry("notAccepted")
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(wrong) = wrong {
            wrong.insert(key.to_owned(), text.into());
        }
    }
}

/// A row after a change: a stored result that the change has made stale is
/// gone. The version it named stays, where the row names none itself.
#[must_use]
pub fn settled(before: &Row, mut after: Rc<Row>) -> Rc<Row> {
    let stale = after
        .get("result")
        .is_some_and(|result| before.get("result") == Some(result));
    if stale && *before != *after {
        let row = Rc::make_mut(&mut after);
        let result = row.shift_remove("result");
        let version = result.as_ref().and_then(|result| result.get("ctcae"));
        if let Some(version) =
            version.filter(|version| faults::allowed(Field::Version, version).is_none())
            && !row.contains_key("ctcae")
        {
            row.insert("ctcae".to_owned(), version.clone());
        }
    }
    after
}

fn row_remove_not_accepted(row: &mut Row, key: &str) {
    let Some(Value::Object(wrong)) = row.get_mut("notAccepted") else {
        return;
    };
    wrong.shift_remove(key);
    if wrong.is_empty() {
        row.shift_remove("notAccepted");
    }
}

/// What stands in a field as it was typed, allowed or not.
#[must_use]
pub fn typed<'a>(row: &'a Row, key: &str) -> &'a str {
    let wrong = row
        .get("notAccepted")
        .and_then(Value::as_object)
        .and_then(|wrong| wrong.get(key));
    wrong
        .or_else(|| row.get(key))
        .and_then(Value::as_str)
        .unwrap_or("")
}

/// Whether what was typed in a field is not allowed there.
#[must_use]
pub fn is_refused(row: &Row, key: &str) -> bool {
    row.get("notAccepted")
        .and_then(Value::as_object)
        .is_some_and(|wrong| wrong.contains_key(key))
}
