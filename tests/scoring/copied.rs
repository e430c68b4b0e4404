//! Totals copied from an earlier record, and the trial's participant.

use dermscore::measure::{Change, Improvement, Tenths};

use crate::kit::{answers, outcome, status};

fn copied(id: &str, text: &str) -> dermscore::instruments::Outcome {
    outcome(id, &answers(&[("total", text)]))
}

/// "`transcribed` (answers hold only `{\"total\": 9.3}`, a total copied from an
/// earlier record: it counts in comparisons, and says so)": the participant of
/// Figure 3, PASI 9.3 → 3.3, BSA 11.7 → 6.8.
#[test]
fn the_published_participant_reaches_pasi_50_and_not_75() {
    let total = |id, text| {
        let outcome = copied(id, text);
        assert_eq!(status(&outcome), "transcribed", "{id} {text}");
        assert_eq!(outcome.show_total().as_deref(), Some(text));
        outcome.total.unwrap()
    };
    let pasi = Change {
        baseline: total("pasi", "9.3"),
        current: total("pasi", "3.3"),
    };
    assert_eq!(pasi.improvement(), Improvement::Percent(645));
    assert_eq!(pasi.improved_by(50), Some(true));
    assert_eq!(pasi.improved_by(75), Some(false));
    assert_eq!(pasi.difference(), -60);

    let bsa = Change {
        baseline: total("bsa", "11.7"),
        current: total("bsa", "6.8"),
    };
    // 4.9 of 11.7 is 41.88 %.
    assert_eq!(bsa.improvement(), Improvement::Percent(419));
    assert_eq!(bsa.improved_by(50), Some(false));
}

/// A copied total is in the range of its instrument, both ends and no further.
#[test]
fn a_copied_total_is_in_range_or_is_none() {
    let ranges = [
        ("pasi", "72", "72.1", "9.35"),
        ("bsa", "100", "100.1", "9.35"),
        ("itch", "10", "10.1", "5.65"),
        ("dlqi", "30", "31", "7.5"),
        ("pga", "4", "5", "2.5"),
        ("pssi", "72", "73", "7.5"),
        ("ipc", "2", "3", "1.5"),
    ];
    for (id, most, above, fine) in ranges {
        for inside in ["0", most] {
            assert_eq!(status(&copied(id, inside)), "transcribed", "{id} {inside}");
        }
        assert_eq!(copied(id, "0").total, Some(Tenths::ZERO));
        for outside in [above, fine, "-1", "none"] {
            let outcome = copied(id, outside);
            assert_eq!(status(&outcome), "incomplete", "{id} {outside}");
            assert_eq!(outcome.missing, ["total"]);
            assert_eq!(outcome.total, None);
        }
    }
}

/// "answers hold only `total`": answers beside it exclude it, a scale does not.
#[test]
fn a_copied_total_stands_alone() {
    let beside = [
        ("pasi", "regions.head.area", "0"),
        ("bsa", "percent", "9.3"),
        ("itch", "value", "9"),
        ("dlqi", "items.7a", "aLot"),
        ("pga", "grade", "2"),
        ("pssi", "area", "3"),
        ("ipc", "specialArea", "no"),
    ];
    for (id, path, answer) in beside {
        let outcome = outcome(id, &answers(&[("total", "2"), (path, answer)]));
        assert_eq!(status(&outcome), "contradictory", "{id}");
        assert_eq!(outcome.problems[0].path, "total");
        assert_eq!(outcome.total, None);
    }
    for (id, path, answer) in [
        ("pasi", "labels", "ema"),
        ("itch", "scale", "nrs"),
        ("bsa", "method", "palms"),
    ] {
        let outcome = outcome(id, &answers(&[("total", "2"), (path, answer)]));
        assert_eq!(status(&outcome), "transcribed", "{id}");
        assert_eq!(outcome.total, Some(Tenths(20)));
    }
    // On a scale of whole numbers 5.6 is no total.
    let nrs = answers(&[("total", "5.6"), ("scale", "nrs")]);
    assert_eq!(status(&outcome("itch", &nrs)), "incomplete");
    let vas = answers(&[("total", "5.6"), ("scale", "vas")]);
    assert_eq!(outcome("itch", &vas).total, Some(Tenths(56)));
}
