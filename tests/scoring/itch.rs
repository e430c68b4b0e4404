//! Itch: two scales that are never mixed.

use dermscore::instruments::itch::{INSTRUMENT, SCALE, Scale, VALUE, scale};
use dermscore::instruments::{Drafts, Entry, Instrument};
use dermscore::measure::Tenths;

use crate::kit::{agree, answers, outcome, outcome_in, status, typed};
use crate::oracle::{Answers, itch as oracle};

/// "`vas` 0 to 10 in steps of 0.1, `nrs` 0 to 10 whole."
#[test]
fn every_value_on_both_scales() {
    let mut scored = [0, 0];
    for (place, scale) in ["vas", "nrs"].into_iter().enumerate() {
        for value in 0..=110 {
            let given = answers(&[("scale", scale.to_owned()), ("value", typed(value))]);
            let outcome = outcome("itch", &given);
            agree(&outcome, &oracle::score(&given), &given);
            if let Some(total) = outcome.total {
                assert_eq!(total, Tenths(value));
                scored[place] += 1;
            }
        }
    }
    assert_eq!(scored, [101, 11]);
}

/// "An answer that is absent has not been given. Absent is never 0."
#[test]
fn scale_and_value_are_both_needed() {
    let vas = ("scale", "vas");
    let nrs = ("scale", "nrs");
    let cases = [
        (vec![], "notDone", None),
        (vec![vas], "incomplete", Some("value")),
        (vec![("value", "5")], "incomplete", Some("scale")),
        (vec![nrs, ("value", "5.6")], "incomplete", Some("value")),
        (vec![vas, ("value", "5.65")], "incomplete", Some("value")),
        (vec![vas, ("value", "severe")], "incomplete", Some("value")),
    ];
    for (pairs, expected, missing) in cases {
        let given = answers(&pairs);
        let outcome = outcome("itch", &given);
        agree(&outcome, &oracle::score(&given), &given);
        assert_eq!(status(&outcome), expected);
        assert!(outcome.missing.into_iter().eq(missing));
    }
    assert_eq!(status(&outcome("itch", &Answers::new())), "notDone");
}

/// A value typed for the visual scale is none of the numerical one: it stands
/// as typed, has no score, and scores again when the scale is put back.
#[test]
fn a_change_of_scale_keeps_what_was_typed() {
    let place = Instrument::index_of("itch").unwrap();
    for value in 0..=100 {
        let mut drafts = Drafts::new();
        let choose = |drafts: &mut Drafts, choice| {
            drafts
                .edit(place)
                .set(&INSTRUMENT, SCALE, Entry::Choice(choice));
        };
        choose(&mut drafts, 0);
        assert_eq!(scale(drafts.get(place)), Some(Scale::Vas));
        drafts
            .edit(place)
            .set(&INSTRUMENT, VALUE, Entry::Number(Tenths(value)));
        assert_eq!(outcome_in(&drafts, "itch").total, Some(Tenths(value)));

        choose(&mut drafts, 1);
        assert_eq!(scale(drafts.get(place)), Some(Scale::Nrs));
        let outcome = outcome_in(&drafts, "itch");
        if value % 10 == 0 {
            assert_eq!(outcome.total, Some(Tenths(value)));
        } else {
            assert_eq!(status(&outcome), "incomplete");
            assert_eq!(outcome.missing, ["value"]);
            assert_eq!(*drafts.get(place).entry(VALUE), Entry::Text(typed(value)));
        }

        choose(&mut drafts, 0);
        assert_eq!(outcome_in(&drafts, "itch").total, Some(Tenths(value)));
    }
}
