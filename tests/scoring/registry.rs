//! The list of instruments: names that are unique, tables that are whole.

use std::collections::BTreeSet;

use dermscore::instruments::{Draft, Drafts, INSTRUMENTS, Instrument, Kind, RangeOf, Role, Status};

use crate::kit::instrument;

/// Adds a name to those seen, which must not hold it.
fn once(seen: &mut BTreeSet<String>, name: String) {
    assert!(!seen.contains(&name), "{name} is there twice");
    seen.insert(name);
}

#[test]
fn every_id_is_there_once_and_finds_its_instrument() {
    let mut seen = BTreeSet::new();
    for (place, instrument) in INSTRUMENTS.iter().enumerate() {
        once(&mut seen, instrument.id.to_owned());
        assert_eq!(Instrument::index_of(instrument.id), Some(place));
        let plain = instrument.id.bytes().all(|sign| sign.is_ascii_lowercase());
        assert!(plain && !instrument.short.is_empty() && !instrument.name.is_empty());
    }
    assert_eq!(Instrument::index_of("PASI"), None);
    assert!(
        ["pasi", "bsa", "itch", "dlqi"]
            .iter()
            .all(|id| seen.contains(*id))
    );
}

/// "A control that edits a value carries that value's path; a choice adds its
/// value. Totals shown on the page: `pasi.total` …" No two share a name.
#[test]
fn every_path_and_every_control_name_is_there_once() {
    let mut names = BTreeSet::new();
    for instrument in INSTRUMENTS {
        let mut paths = BTreeSet::new();
        once(&mut names, format!("{}.total", instrument.id));
        for (place, item) in instrument.items.iter().enumerate() {
            once(&mut paths, item.path.to_owned());
            assert_eq!(instrument.item(item.path), Some(place));
            assert!(item.path != "total" && !item.label.is_empty());
            once(&mut names, format!("{}.{}", instrument.id, item.control()));
            for choice in item.choices() {
                let name = format!("{}.{}.{}", instrument.id, item.control(), choice.value);
                once(&mut names, name);
            }
        }
        assert_eq!(instrument.item("nothing"), None);
    }
    let documented = [
        "pasi.head.erythema.2",
        "pasi.lowerLimbs.area.3",
        "pasi.head.areaPercent",
        "bsa.palms.trunk",
        "itch.value",
        "dlqi.1.aLot",
        "dlqi.7.no",
        "dlqi.7a.aLittle",
        "pasi.total",
        "bsa.total",
        "itch.total",
        "dlqi.total",
    ];
    for name in documented {
        assert!(names.contains(name), "{name} is promised and not there");
    }
}

/// A choice is between at least two, each written in its own way; a grade is
/// written as its place.
#[test]
fn every_list_of_choices_is_whole() {
    for instrument in INSTRUMENTS {
        for item in instrument.items {
            let place = format!("{} {}", instrument.id, item.path);
            let choices = item.choices();
            if let Kind::Number { range, .. } = &item.kind {
                assert!(choices.is_empty(), "{place}");
                let ranges = match range {
                    RangeOf::Always(range) => std::slice::from_ref(range),
                    RangeOf::By { item, ranges } => {
                        assert_eq!(instrument.items[*item].choices().len(), ranges.len());
                        ranges
                    }
                };
                for range in ranges {
                    assert!(range.step.0 > 0 && range.min < range.max, "{place}");
                    assert!(
                        range.allows(range.min) && range.allows(range.max),
                        "{place}"
                    );
                }
                continue;
            }
            assert!(choices.len() >= 2, "{place}");
            let values: BTreeSet<_> = choices.iter().map(|choice| choice.value).collect();
            let labels: BTreeSet<_> = choices.iter().map(|choice| choice.label).collect();
            assert_eq!(
                (values.len(), labels.len()),
                (choices.len(), choices.len()),
                "{place}"
            );
            if matches!(item.kind, Kind::Grade(_)) {
                for (grade, choice) in choices.iter().enumerate() {
                    assert_eq!(choice.value, grade.to_string(), "{place}");
                }
            }
        }
    }
}

/// A key chooses one answer of its item, and a digit chooses what scores it:
/// 2 is grade 2, and in the DLQI "a lot 2".
#[test]
fn every_key_chooses_one_answer_and_a_digit_its_score() {
    for instrument in INSTRUMENTS {
        for item in instrument.items {
            let place = format!("{} {}", instrument.id, item.path);
            let mut keys = BTreeSet::new();
            for choice in item.choices() {
                assert_eq!(choice.key.chars().count(), 1, "{place}");
                once(&mut keys, choice.key.to_owned());
                if matches!(item.kind, Kind::Grade(_)) {
                    assert_eq!(choice.key, choice.value, "{place}");
                }
                if let (true, Ok(digit)) = (instrument.id == "dlqi", choice.key.parse::<u8>()) {
                    let mut degrees = crate::oracle::dlqi::DEGREES.iter();
                    let points = degrees.find(|(word, _)| *word == choice.value);
                    assert_eq!(points.map(|(_, points)| *points), Some(digit), "{place}");
                }
            }
        }
    }
}

/// What an item implies, and what a setting counts as, is a choice there is.
#[test]
fn every_implied_choice_exists() {
    for instrument in INSTRUMENTS {
        for item in instrument.items {
            if let Some((frame, choice)) = item.implies {
                let frame = &instrument.items[frame];
                assert!(usize::from(choice) < frame.choices().len(), "{}", item.path);
                assert_eq!(frame.role, Role::Frame, "{}", item.path);
            }
            if let Role::Setting(choice) = item.role {
                assert!(usize::from(choice) < item.choices().len(), "{}", item.path);
            }
        }
    }
}

/// "A rule of scoring cites its source where it stands."
#[test]
fn every_instrument_has_its_sources_in_a_table() {
    for instrument in INSTRUMENTS {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/instruments");
        let sources = std::fs::read_to_string(format!("{folder}/{}/SOURCES.md", instrument.id))
            .unwrap_or_else(|error| panic!("{}: {error}", instrument.id));
        let rows = sources.lines().filter(|line| line.starts_with("| "));
        assert!(rows.count() >= 2, "{}: a head and a row", instrument.id);
        let ruled = sources.lines().any(|line| line.starts_with("|---"));
        assert!(ruled && !instrument.rule.is_empty(), "{}", instrument.id);
    }
    assert!(instrument("dlqi").rights.contains("Cardiff University"));
}

/// "An assessment that is absent was not done."
#[test]
fn nothing_entered_is_not_done() {
    let drafts = Drafts::new();
    assert!(!drafts.any_begun());
    for (place, instrument) in INSTRUMENTS.iter().enumerate() {
        let outcome = drafts.outcome(place);
        assert_eq!(outcome.status, Status::NotDone);
        assert_eq!(outcome.total, None);
        assert!(outcome.missing.is_empty() && outcome.problems.is_empty());
        let draft = Draft::new(instrument);
        assert_eq!(outcome.range, Some((instrument.total)(&draft)));
    }
}
