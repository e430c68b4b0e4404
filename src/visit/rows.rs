//! The rows of a visit's two lists, laboratory values and adverse events: what
//! each key may hold. Rows stay as they were read, key for key; what is typed
//! and not allowed stands under `notAccepted` until it is.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::date::is_partial_moment;
use super::fault::Fault;
use crate::ctcae::{Version, answers};
use crate::measure::Decimal;

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

/// A name of the file with the words a person reads.
pub type Named = (&'static str, &'static str);

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

/// How the study drug was handled (CDISC ACN, C66767).
pub const ACTIONS: &[Named] = &[
    ("doseNotChanged", "dose not changed"),
    ("doseReduced", "dose reduced"),
    ("doseIncreased", "dose increased"),
    ("doseRateReduced", "dose rate reduced"),
    ("drugInterrupted", "drug interrupted"),
    ("drugWithdrawn", "drug withdrawn"),
    ("notApplicable", "not applicable"),
    ("unknown", "unknown"),
];
/// Whether the drug caused it: yes or no, or one of WHO-UMC's six.
pub const RELATEDNESS: &[Named] = &[
    ("related", "related"),
    ("unrelated", "unrelated"),
    ("certain", "certain (WHO-UMC)"),
    ("probable", "probable (WHO-UMC)"),
    ("possible", "possible (WHO-UMC)"),
    ("unlikely", "unlikely (WHO-UMC)"),
    ("conditional", "conditional (WHO-UMC)"),
    ("unassessable", "unassessable (WHO-UMC)"),
];
/// What makes an event serious (ICH E2A, six criteria).
pub const SERIOUSNESS: &[Named] = &[
    ("death", "death"),
    ("lifeThreatening", "life-threatening"),
    ("hospitalisation", "stay in hospital, or a longer one"),
    ("disability", "lasting or significant disability"),
    ("congenitalAnomaly", "congenital anomaly"),
    ("otherImportant", "other important medical event"),
];
/// How it ended (CDISC OUT, C66768).
pub const OUTCOMES: &[Named] = &[
    ("recovered", "recovered or resolved"),
    ("recovering", "recovering or resolving"),
    ("notRecovered", "not recovered or not resolved"),
    ("recoveredWithSequelae", "recovered with sequelae"),
    ("fatal", "fatal"),
    ("unknown", "unknown"),
];
/// Who set a grade.
pub const SETTERS: &[Named] = &[
    ("criteria", "by the criteria"),
    ("clinician", "by the clinician"),
];
/// How a baseline lay.
pub const STATES: &[Named] = &[("normal", "normal"), ("abnormal", "abnormal")];

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

/// Every fault of a row at a path.
#[must_use]
pub fn faults(list: List, path: &str, row: &Row) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (key, value) in row {
        if let Some(field) = list.field(key)
            && let Some(fault) = fault(field, &[path, ".", key].concat(), value)
        {
            faults.push(fault);
        }
    }
    faults
}

fn fault(field: Field, path: &str, value: &Value) -> Option<Fault> {
    let allowed = match field {
        Field::Facts => {
            let Some(facts) = value.as_object() else {
                return wrong(path, value, "an object");
            };
            let unreadable = answers::read(facts).err()?;
            let above = path.strip_suffix("facts").unwrap_or(path);
            return Some(Fault {
                path: [above, &unreadable.path].concat(),
                found: unreadable.found,
                allowed: unreadable.allowed,
            });
        }
        Field::Changes => return changes(path, value),
        Field::Many(names) => {
            let known = |value: &Value| names.iter().any(|name| value.as_str() == Some(name.0));
            if value.as_array().is_some_and(|list| list.iter().all(known)) {
                return None;
            }
            ["a list of ", &listed(names)].concat()
        }
        other => allowed(other, value)?,
    };
    wrong(path, value, &allowed)
}

/// What is allowed, where the value is not.
fn allowed(field: Field, value: &Value) -> Option<String> {
    let text = value.as_str();
    let (right, allowed) = match field {
        Field::Text => (text.is_some(), "a text".to_owned()),
        Field::Object => (value.is_object(), "an object".to_owned()),
        Field::Truth => (value.is_boolean(), "true or false".to_owned()),
        Field::Grade => (grade_of(value).is_some(), "a grade from 0 to 5".to_owned()),
        Field::Version => (
            text.and_then(Version::named).is_some(),
            "“5.0” or “6.0”".to_owned(),
        ),
        Field::One(names) => (names.iter().any(|name| text == Some(name.0)), listed(names)),
        _ => (
            text.is_some_and(|text| accepts(field, text)),
            in_words(field).to_owned(),
        ),
    };
    (!right).then_some(allowed)
}

fn changes(path: &str, value: &Value) -> Option<Fault> {
    let Some(list) = value.as_array() else {
        return wrong(path, value, "a list");
    };
    list.iter().enumerate().find_map(|(place, change)| {
        let path = format!("{path}.{place}");
        let Some(change) = change.as_object() else {
            return wrong(&path, change, "an object with date and grade");
        };
        let date = change.get("date").unwrap_or(&Value::Null);
        let grade = change.get("grade").unwrap_or(&Value::Null);
        fault(Field::Moment, &[&path, ".date"].concat(), date)
            .or_else(|| fault(Field::Grade, &[&path, ".grade"].concat(), grade))
    })
}

fn wrong(path: &str, found: &Value, allowed: &str) -> Option<Fault> {
    Some(Fault {
        path: path.to_owned(),
        found: found.to_string(),
        allowed: allowed.to_owned(),
    })
}

fn listed(names: &[Named]) -> String {
    let names: Vec<&str> = names.iter().map(|name| name.0).collect();
    names.join(", ")
}

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
        Field::Date => "a date of the calendar, as in 2026-11-22",
        Field::Moment => {
            "a date, as in 2026-11-22, a month 2026-11, a year 2026, or a date with a time 2026-11-22T08:30"
        }
        Field::End => {
            "a date, as in 2026-11-22, a month 2026-11, a year 2026, a date with a time 2026-11-22T08:30, or “ongoing”"
        }
        Field::Number => "a number in digits, as in 5.2",
        _ => "a text",
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
        if let Some(version) = version.filter(|version| allowed(Field::Version, version).is_none())
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
