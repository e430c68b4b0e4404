//! How long an event lasted: by its dates, and by the words it was written in.

use crate::said::{Place, Said};
use crate::visit::date::{day_number, is_date, is_partial_moment, minute_number};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// The first and the last minute that a date may mean: a day, a month or a
/// year is as long as it is.
#[must_use]
pub fn period(moment: &str) -> Option<(i64, i64)> {
    if !is_partial_moment(moment) {
        return None;
    }
    if let Some(minute) = minute_number(moment) {
        return Some((minute, minute));
    }
    let days = |from: &str, past: &str| Some((day_number(from)?, day_number(past)?));
    let (first, past) = match moment.len() {
        10 => {
            let day = day_number(moment)?;
            (day, day + 1)
        }
        7 => {
            let (year, month) = moment.split_once('-')?;
            let (year, month): (u32, u32) = (year.parse().ok()?, month.parse().ok()?);
            let next = if month == 12 {
                format!("{:04}-01-01", year + 1)
            } else {
                format!("{year:04}-{:02}-01", month + 1)
            };
            days(&[moment, "-01"].concat(), &next)?
        }
        _ => {
            let next = moment.parse::<u32>().ok()? + 1;
            days(&[moment, "-01-01"].concat(), &format!("{next:04}-01-01"))?
        }
    };
    Some((first * DAY, past * DAY - 1))
}

/// Whether a moment says the day.
fn has_day(moment: &str) -> bool {
    moment.get(..10).is_some_and(is_date)
}

/// How long it lasted by its dates, for a person; nothing where a day is
/// missing or the dates are the wrong way round.
#[must_use]
pub fn lasted(onset: &str, resolution: &str) -> Option<Said> {
    let (began, ended) = (period(onset)?, period(resolution)?);
    if !has_day(onset) || !has_day(resolution) || ended.1 < began.0 {
        return None;
    }
    if began.0 == began.1 && ended.0 == ended.1 {
        let minutes = ended.0 - began.0;
        let parts = [
            days(minutes / DAY),
            hours(minutes % DAY / HOUR),
            self::minutes(minutes % HOUR),
        ];
        let mut parts = parts.into_iter().flatten();
        let Some(first) = parts.next() else {
            return Some(Said::plain("less than a minute"));
        };
        return Some(parts.fold(first, |first, rest| {
            // tr: a span of time, the longer part first: “1 hour 30 minutes”
            Said::new("{first} {rest}", [("first", first), ("rest", rest)])
        }));
    }
    let apart = day_number(resolution)? - day_number(onset)?;
    Some(days(apart).unwrap_or_else(|| Said::plain("less than a day, on one date")))
}

/// So many days; nothing where there are none.
fn days(number: i64) -> Option<Said> {
    counted(number, |number| {
        Said::many("{n} day", "{n} days", number, NO_PLACES)
    })
}

fn hours(number: i64) -> Option<Said> {
    counted(number, |number| {
        Said::many("{n} hour", "{n} hours", number, NO_PLACES)
    })
}

fn minutes(number: i64) -> Option<Said> {
    counted(number, |number| {
        Said::many("{n} minute", "{n} minutes", number, NO_PLACES)
    })
}

const NO_PLACES: [(&str, Place); 0] = [];

fn counted(number: i64, say: impl Fn(u64) -> Said) -> Option<Said> {
    let number = u64::try_from(number).ok()?;
    (number > 0).then(|| say(number))
}

/// A duration as an event's words state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// In minutes, the least it may be.
    pub least: i64,
    /// In minutes, the most it may be.
    pub most: i64,
    /// How far, in minutes, such a statement may be from what it means.
    pub leeway: i64,
    /// The words that state it: `4 days`.
    pub words: String,
}

/// What is said where the words state another duration than the dates give.
pub(super) fn against_dates(verbatim: &str, onset: &str, resolution: &str) -> Option<Said> {
    let stated = stated(verbatim)?;
    let (began, ended) = (period(onset)?, period(resolution)?);
    if !has_day(onset) || !has_day(resolution) {
        return None;
    }
    let (least, most) = ((ended.0 - began.1).max(0), ended.1 - began.0);
    if stated.least - stated.leeway <= most && least <= stated.most + stated.leeway {
        return None;
    }
    let lasted = lasted(onset, resolution)?;
    Some(Said::new(
        "The event as written lasts {words}; from {onset} to {resolution} it is {lasted}. Check the two dates and the words.",
        [
            ("words", stated.words.into()),
            ("onset", onset.into()),
            ("resolution", resolution.into()),
            ("lasted", Place::Said(lasted)),
        ],
    ))
}

/// What parts a word from the one before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// A space, a comma, or nothing.
    Plain,
    /// A hyphen that ties the two together.
    Tied,
    /// A decimal point.
    Point,
    /// A dash between two words.
    Dash,
}

/// A word of the text.
struct Word<'a> {
    text: &'a str,
    gap: Gap,
}

/// The duration that a text states in numbers: `for 4 days`, `1 hour`,
/// `2 to 3 weeks`. Nothing for `several days`, `about 4 days`, or where two
/// different ones are stated.
#[must_use]
pub fn stated(text: &str) -> Option<Stated> {
    let lower = text.to_lowercase();
    let words = words(&lower);
    let mut found: Vec<Stated> = Vec::new();
    let mut place = 0;
    while place < words.len() {
        match statement(&words, place) {
            Some((stated, used)) => {
                if let Some(stated) = stated {
                    found.push(stated);
                }
                place += used;
            }
            None => place += 1,
        }
    }
    found.dedup();
    (found.len() == 1).then(|| found.remove(0))
}

/// The words of a text, numbers parted from the letters behind them: `16h`.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let (mut start, mut ended) = (None, 0);
    let mut digit = false;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || "<>~≥≤".contains(letter);
        if let Some(from) = start
            && (!inside || digit != letter.is_ascii_digit())
        {
            let behind_digit = words.last().is_some_and(|word| number(word.text).is_some());
            let gap = match &text[ended..from] {
                "-" | "‑" => Gap::Tied,
                "." | "," if behind_digit => Gap::Point,
                gap if ["-", "–", "—"].contains(&gap.trim()) => Gap::Dash,
                _ => Gap::Plain,
            };
            words.push(Word {
                text: &text[from..at],
                gap,
            });
            (start, ended) = (None, at);
        }
        if inside && start.is_none() {
            start = Some(at);
        }
        digit = letter.is_ascii_digit();
    }
    words
}

/// Minutes and leeway of a unit, and whether its word goes with several. Hours and minutes are taken at their word,
/// days may be counted at both ends, weeks and months are round.
fn unit(word: &str) -> Option<(i64, i64, bool)> {
    let (minutes, leeway) = match word {
        "minute" | "minutes" | "min" | "mins" => (1, 15),
        "hour" | "hours" | "hr" | "hrs" | "h" => (HOUR, HOUR),
        "day" | "days" | "d" => (DAY, DAY),
        "week" | "weeks" | "wk" | "wks" => (7 * DAY, 3 * DAY),
        "month" | "months" => (30 * DAY, 10 * DAY),
        _ => return None,
    };
    let one = ["minute", "hour", "day", "week", "month"].contains(&word);
    Some((minutes, leeway, !one))
}

fn number(word: &str) -> Option<i64> {
    const NAMES: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if let Some(place) = NAMES.iter().position(|name| *name == word) {
        return i64::try_from(place + 1).ok();
    }
    let digits = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok())?
}

/// A statement that begins at a word, with how many words it takes; inside is
/// nothing where it states no duration of the event.
fn statement(words: &[Word<'_>], place: usize) -> Option<(Option<Stated>, usize)> {
    let (least, most, mut used) = amount(words, place)?;
    let last = words.get(place + used)?;
    let (minutes, mut leeway, many) = unit(last.text)?;
    // `24-hour urine`, `4-day course`: what a thing is called.
    let adjective = last.gap == Gap::Tied;
    used += 1;
    let mut extra = 0;
    // `1 hour 30 minutes`, `2 days and 3 hours`.
    let mut next = place + used;
    if words.get(next).is_some_and(|word| word.text == "and") {
        next += 1;
    }
    if let Some((more, same, behind)) = amount(words, next)
        && more == same
        && let Some((smaller, finer, _)) = words.get(next + behind).and_then(|w| unit(w.text))
        && smaller < minutes
    {
        extra = more * smaller;
        leeway = finer;
        used = next + behind + 1 - place;
    }
    let stated = Stated {
        least: least * minutes + extra,
        most: most * minutes + extra,
        leeway,
        words: words[place..place + used]
            .iter()
            .map(|word| word.text)
            .collect::<Vec<_>>()
            .join(" "),
    };
    let before = |back: usize| place.checked_sub(back).map_or("", |at| words[at].text);
    let behind = words.get(place + used).map_or("", |word| word.text);
    let bounded = match before(1) {
        "than" => ["more", "less"].contains(&before(2)),
        "least" => before(2) == "at",
        "to" => before(2) == "up",
        other => ELSEWHERE.contains(&other),
    };
    let tied = matches!(words[place].gap, Gap::Tied | Gap::Point);
    let counted = many || most == 1;
    let here = LASTS.contains(&before(1)) || !AWAY.contains(&behind);
    let is_duration = counted && here && !adjective && !tied && !bounded;
    Some((is_duration.then_some(stated), used))
}

/// One number or two with a dash or `to` between: least, most, words used.
fn amount(words: &[Word<'_>], place: usize) -> Option<(i64, i64, usize)> {
    let least = number(words.get(place)?.text)?;
    let word = words.get(place + 1);
    let range = match word {
        Some(word) if matches!(word.gap, Gap::Tied | Gap::Dash) => Some((place + 1, 2)),
        Some(word) if ["to", "or"].contains(&word.text) => Some((place + 2, 3)),
        _ => None,
    };
    if let Some((at, used)) = range
        && let Some(most) = words.get(at).and_then(|word| number(word.text))
        && most > least
    {
        return Some((least, most, used));
    }
    Some((least, least, 1))
}

/// Before a number, these say that it is no duration of the event, or none
/// that is exact.
const ELSEWHERE: &[&str] = &[
    "about",
    "after",
    "ago",
    "approx",
    "approximately",
    "around",
    "at",
    "before",
    "ca",
    "circa",
    "day",
    "days",
    "each",
    "every",
    "following",
    "hour",
    "in",
    "last",
    "month",
    "nearly",
    "almost",
    "over",
    "past",
    "per",
    "post",
    "previous",
    "roughly",
    "since",
    "some",
    "under",
    "until",
    "week",
    "within",
    "~",
    "<",
    ">",
    "≤",
    "≥",
];
/// Behind a unit, these say that it counts from or to something else.
const AWAY: &[&str] = &[
    "after",
    "ago",
    "apart",
    "before",
    "following",
    "interval",
    "intervals",
    "later",
    "old",
    "post",
    "postinfusion",
    "prior",
];
/// Before a number, these say that it is the event that lasts so long.
const LASTS: &[&str] = &["for", "lasted", "lasting", "lasts", "during", "duration"];
