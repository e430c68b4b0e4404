//! Time and identifiers.

use std::collections::BTreeSet;

use dermscore::ui::platform::clock;
use dermscore::visit::is_date;
use js_sys::Date;
use wasm_bindgen_test::wasm_bindgen_test;

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[wasm_bindgen_test]
fn now_is_the_utc_time_to_the_second() {
    let utc = || String::from(Date::new_0().to_iso_string())[..19].to_owned();
    let (before, now, after) = (utc(), clock::now(), utc());
    assert_eq!(now.len(), 20, "{now}");
    assert!(
        before.as_str() <= &now[..19] && &now[..19] <= after.as_str(),
        "{now}"
    );
    let (date, time) = now.split_once('T').expect("a date and a time");
    assert!(is_date(date), "{now}");
    let parts: Vec<&str> = time.trim_end_matches('Z').split(':').collect();
    assert!(parts.len() == 3 && parts.iter().all(|part| part.len() == 2 && digits(part)));
    assert!(now.ends_with('Z'));
}

#[wasm_bindgen_test]
fn today_is_the_day_where_the_device_is() {
    let today = clock::today();
    assert!(is_date(&today), "{today}");
    let (date, parts) = (Date::new_0(), today.split('-'));
    let parts: Vec<u32> = parts.map(|part| part.parse().expect("a number")).collect();
    assert_eq!(
        parts,
        [date.get_full_year(), date.get_month() + 1, date.get_date()]
    );
}

#[wasm_bindgen_test]
fn the_time_of_day_has_hours_and_minutes() {
    let time = clock::time_of_day();
    let (hours, minutes) = time.split_once(':').expect("hours and minutes");
    assert!(hours.len() == 2 && minutes.len() == 2, "{time}");
    assert!(hours.parse::<u32>().expect("hours") < 24);
    assert!(minutes.parse::<u32>().expect("minutes") < 60);
}

#[wasm_bindgen_test]
fn a_moment_is_shown_as_the_device_s_clock_had_it() {
    let date = Date::new(&"2026-03-05T23:07:09Z".into());
    let (hours, minutes) = (date.get_hours(), date.get_minutes());
    let expected = format!("2026-03-{:02} {hours:02}:{minutes:02}:09", date.get_date());
    assert_eq!(clock::local("2026-03-05T23:07:09Z"), Some(expected));
    assert_eq!(clock::local("yesterday"), None);
}

#[wasm_bindgen_test]
fn a_new_identifier_is_a_random_uuid() {
    let id = clock::new_id();
    let groups: Vec<&str> = id.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
    let hexadecimal = |letter: char| letter.is_ascii_digit() || ('a'..='f').contains(&letter);
    assert!(groups.concat().chars().all(hexadecimal), "{id}");
}

#[wasm_bindgen_test]
fn a_thousand_identifiers_are_a_thousand() {
    let ids: BTreeSet<String> = (0..1000).map(|_| clock::new_id()).collect();
    assert_eq!(ids.len(), 1000);
    for id in &ids {
        assert_eq!(&id[14..15], "4", "version 4: {id}");
        assert!("89ab".contains(&id[19..20]), "the variant: {id}");
    }
    // Every other digit takes every value, so none is left unset.
    let fixed = [8, 13, 14, 18, 19, 23];
    for place in (0..36).filter(|place| !fixed.contains(place)) {
        let seen: BTreeSet<&str> = ids.iter().map(|id| &id[place..=place]).collect();
        assert_eq!(seen.len(), 16, "place {place}");
    }
}
