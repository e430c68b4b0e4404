//! How long an event lasted, by its words and by its dates.

use dermscore::visit::findings::{Kind, lasted, stated};
use serde_json::json;

use super::of;

fn minutes(text: &str) -> Option<(i64, i64)> {
    stated(text).map(|stated| (stated.least, stated.most))
}

#[test]
fn durations_as_people_write_them() {
    const HOUR: i64 = 60;
    const DAY: i64 = 24 * HOUR;
    for (text, expected) in [
        ("Headache for 4 days", 4 * DAY),
        ("Pharyngitis for 1 week", 7 * DAY),
        ("Transient fever for 16 hours (<38.5 °C)", 16 * HOUR),
        ("Dizziness for 1 hour during the infusion", HOUR),
        ("Dizziness, 1 hour", HOUR),
        ("fever 16h", 16 * HOUR),
        ("Fever (20 hrs)", 20 * HOUR),
        ("lasted two days", 2 * DAY),
        ("for 4 days after the infusion", 4 * DAY),
        ("on day 4 for 2 days", 2 * DAY),
        ("pain for 1 hour 30 minutes", 90),
        ("pain for 2 days and 3 hours", 51 * HOUR),
        ("itch for 3 months", 90 * DAY),
        ("cough for 10 min", 10),
    ] {
        assert_eq!(minutes(text), Some((expected, expected)), "{text}");
    }
    for text in [
        "rash for 2-3 days",
        "rash for 2 – 3 days",
        "rash for 2 to 3 days",
    ] {
        assert_eq!(minutes(text), Some((2 * DAY, 3 * DAY)), "{text}");
    }
    for text in [
        "",
        "Headache",
        "ALT abnormal for several days (<3.0 × ULN, baseline normal)",
        "Headache 2 days after the infusion",
        "after 2 days",
        "within 24 hours",
        "for about 4 days",
        "for more than 4 days",
        "for at least 4 days",
        "for up to 4 days",
        "for <4 days",
        "every 4 hours",
        "3 times a day",
        "protein in 24-hour urine",
        "a 4-day course",
        "4 day course",
        "1.5 days",
        "week 4 day 3",
        "for 2 days, then for 5 days",
        "38.5 °C",
        "for 99999 days",
    ] {
        assert_eq!(minutes(text), None, "{text}");
    }
}

fn lasts(verbatim: &str, onset: &str, resolution: &str) -> bool {
    let event = json!({ "verbatim": verbatim, "onset": onset, "resolution": resolution });
    match of(event).as_slice() {
        [] => true,
        [Kind::StatedDuration] => false,
        other => panic!("{other:?}"),
    }
}

#[test]
fn days_may_be_counted_at_both_ends() {
    let days = |resolution: &str| lasts("Headache for 4 days", "2018-06-10", resolution);
    assert!(!days("2018-06-12"));
    assert!(days("2018-06-13") && days("2018-06-14") && days("2018-06-15"));
    assert!(!days("2018-06-16"));
    // With times it is told to the minute.
    let timed = |resolution: &str| lasts("for 4 days", "2018-06-10T12:00", resolution);
    assert!(!timed("2018-06-13T11:59") && timed("2018-06-13T12:00"));
    assert!(timed("2018-06-15T12:00") && !timed("2018-06-15T12:01"));
}

#[test]
fn weeks_and_months_are_round() {
    let week = |resolution: &str| lasts("for 1 week", "2018-06-10", resolution);
    assert!(!week("2018-06-13") && week("2018-06-14"));
    assert!(week("2018-06-20") && !week("2018-06-21"));
    let month = |resolution: &str| lasts("for 1 month", "2018-06-10", resolution);
    assert!(!month("2018-06-29") && month("2018-06-30"));
    assert!(month("2018-07-20") && !month("2018-07-21"));
}

#[test]
fn hours_against_dates_allow_what_the_dates_allow() {
    let hours = |number: u32, resolution: &str| {
        lasts(
            &format!("fever for {number} hours"),
            "2018-06-10",
            resolution,
        )
    };
    assert!(hours(1, "2018-06-10") && hours(24, "2018-06-10") && !hours(25, "2018-06-10"));
    assert!(hours(1, "2018-06-11") && hours(48, "2018-06-11") && !hours(49, "2018-06-11"));
    assert!(!hours(22, "2018-06-12") && hours(24, "2018-06-12"));
    let timed = |verbatim: &str, resolution: &str| lasts(verbatim, "2018-06-10T08:00", resolution);
    assert!(timed("for 2 hours", "2018-06-10T09:00") && timed("for 2 hours", "2018-06-10T11:00"));
    assert!(!timed("for 2 hours", "2018-06-10T08:59") && !timed("for 2 hours", "2018-06-10T11:01"));
    assert!(timed("for 20 min", "2018-06-10T08:35") && !timed("for 20 min", "2018-06-10T08:36"));
}

#[test]
fn partial_dates_and_open_ends_never_accuse() {
    for (onset, resolution) in [
        ("2018-06", "2018-09-01"),
        ("2018-06-01", "2018-09"),
        ("2018", "2019"),
        ("2018-06-01", "ongoing"),
        ("2018-06-01", ""),
        ("", "2018-06-01"),
        ("1.6.2018", "2018-09-01"),
    ] {
        assert!(
            lasts("Headache for 4 days", onset, resolution),
            "{onset} {resolution}"
        );
    }
}

#[test]
fn how_long_it_lasted_in_words() {
    for (onset, resolution, words) in [
        ("2018-06-28", "2018-07-31", Some("33 days")),
        ("2018-06-28", "2018-06-29", Some("1 day")),
        (
            "2018-06-28",
            "2018-06-28",
            Some("less than a day, on one date"),
        ),
        (
            "2018-06-28T10:00",
            "2018-06-28T11:30",
            Some("1 hour 30 minutes"),
        ),
        ("2018-06-28T10:00", "2018-06-29T10:00", Some("1 day")),
        (
            "2018-06-28T10:00",
            "2018-06-28T10:00",
            Some("less than a minute"),
        ),
        ("2018-06-28T10:00", "2018-06-29", Some("1 day")),
        ("2018-06-28", "2018-06-27", None),
        ("2018-06", "2018-07-01", None),
        ("2018-06-28", "ongoing", None),
        ("", "", None),
    ] {
        assert_eq!(
            lasted(onset, resolution)
                .map(|said| said.to_string())
                .as_deref(),
            words,
            "{onset} {resolution}"
        );
    }
}
