//! Dates of the calendar.

/// Whether a text is a day of the calendar, `YYYY-MM-DD`, from year 1.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let number = |from: usize, to: usize| {
        let part = bytes.get(from..to)?;
        part.iter().try_fold(0u32, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    year >= 1 && (1..=days).contains(&day)
}

/// Whether a text is a day, a month or a year of the calendar: `2018-04-12`,
/// `2018-04`, `2018`.
#[must_use]
pub fn is_partial_date(text: &str) -> bool {
    let padded = match text.len() {
        4 => [text, "-01-01"].concat(),
        7 => [text, "-01"].concat(),
        _ => text.to_owned(),
    };
    is_date(&padded)
}

/// Whether a text is a partial date, or a day with a time: `2018-04-12T08:30`.
#[must_use]
pub fn is_partial_moment(text: &str) -> bool {
    match text.split_once('T') {
        None => is_partial_date(text),
        Some((date, time)) => is_date(date) && is_time(time),
    }
}

fn is_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else {
        return false;
    };
    let within = |part: &str, most: u32| {
        part.len() == 2
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u32>().is_ok_and(|number| number <= most)
    };
    within(hour, 23) && within(minute, 59)
}

/// The days since 1 January of year 1, for a full date; the time of day does
/// not count.
#[must_use]
pub fn day_number(text: &str) -> Option<i64> {
    let date = text.get(..10)?;
    if !is_date(date) {
        return None;
    }
    let number = |from: usize, to: usize| date.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    // Years that begin in March put the leap day at their end.
    let shifted = if month > 2 { year } else { year - 1 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + of_year)
}

/// The minutes since 1 January of year 1, for a date with a time.
#[must_use]
pub fn minute_number(text: &str) -> Option<i64> {
    let (date, time) = text.split_once('T')?;
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute) = (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?);
    Some((day_number(date)? * 24 + hour) * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::{day_number, is_date, is_partial_date, is_partial_moment, minute_number};

    #[test]
    fn a_date_may_be_partial_and_a_day_may_have_a_time() {
        for text in ["2018", "2018-04", "2018-04-12"] {
            assert!(is_partial_date(text) && is_partial_moment(text), "{text}");
        }
        assert!(is_partial_moment("2018-04-12T23:59"));
        for text in [
            "18",
            "2018-13",
            "2018-4",
            "2018-04-31",
            "2018T10:00",
            "2018-04-12T24:00",
            "2018-04-12T1:00",
            "2018-04-12T10:60",
            "2018-04-12T",
            "",
            "0000",
        ] {
            assert!(!is_partial_moment(text), "{text}");
        }
    }

    #[test]
    fn days_between_dates() {
        let between = |from: &str, to: &str| day_number(to).unwrap() - day_number(from).unwrap();
        assert_eq!(between("2018-06-28", "2018-07-31"), 33);
        assert_eq!(between("2017-12-08", "2017-12-12"), 4);
        assert_eq!(between("2018-12-31", "2019-01-01"), 1);
        assert_eq!(between("2000-02-28", "2000-03-01"), 2);
        assert_eq!(between("1900-02-28", "1900-03-01"), 1);
        assert_eq!(between("2018-01-01", "2019-01-01"), 365);
        let minutes =
            |from: &str, to: &str| minute_number(to).unwrap() - minute_number(from).unwrap();
        assert_eq!(minutes("2018-06-20T23:00", "2018-06-21T01:30"), 150);
        assert_eq!(day_number("2018-06"), None);
    }

    #[test]
    fn days_of_the_calendar_and_no_others() {
        for day in [
            "2018-06-21",
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "2026-12-31",
        ] {
            assert!(is_date(day), "{day}");
        }
        for text in [
            "",
            "2018-6-21",
            "2023-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-04-00",
            "0000-01-01",
            "2026/04/01",
            "+026-04-01",
            "２０２６-04-01",
            "2026-04-01T",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
