//! Response against a baseline: thresholds on both sides, and comparisons
//! that are not made.

use std::rc::Rc;

use dermscore::instruments::Instrument;
use dermscore::instruments::itch::Scale;
use dermscore::measure::{Change, Improvement, Tenths};
use dermscore::session::{Action, Session, Target};
use dermscore::study::{Fact, Responses, Totals, responses, show_signed};

fn pasi(tenths: u32) -> Totals {
    Totals {
        pasi: Some(Tenths(tenths)),
        ..Totals::default()
    }
}

fn dlqi(points: u32) -> Totals {
    Totals {
        dlqi: Some(Tenths::whole(points)),
        ..Totals::default()
    }
}

fn itch(scale: Option<Scale>, tenths: u32) -> Totals {
    Totals {
        itch: Some(Tenths(tenths)),
        itch_scale: scale,
        ..Totals::default()
    }
}

fn against(baseline: Totals, now: Totals) -> Responses {
    responses(&now, Some(&baseline))
}

/// The fact under a label; `None` where nothing is said.
fn fact(said: &Responses, label: &str) -> Option<Fact> {
    let all = said.criteria.iter().chain(&said.targets);
    all.filter(|said| said.label == label)
        .map(|said| said.fact.clone())
        .next()
}

fn met(said: &Responses, label: &str) -> bool {
    match fact(said, label) {
        Some(Fact::Met) => true,
        Some(Fact::NotMet) => false,
        other => panic!("{label}: {other:?}"),
    }
}

fn change(said: &Responses, label: &str) -> Option<Change> {
    let of = said.changes.iter().find(|changed| changed.label == label);
    of.map(|changed| changed.change)
}

#[test]
fn changes_are_written_as_their_totals_are() {
    let both = |tenths: u32, whole: u32| Totals {
        pasi: Some(Tenths(tenths)),
        bsa: Some(Tenths(tenths)),
        itch: Some(Tenths::whole(whole)),
        itch_scale: Some(Scale::Nrs),
        dlqi: Some(Tenths::whole(whole)),
        pga: Some(Tenths::whole(whole)),
        ..Totals::default()
    };
    let said = against(both(40, 4), both(30, 3));
    let written: Vec<[String; 3]> = said
        .changes
        .iter()
        .map(|changed| {
            [
                changed.label.into(),
                changed.show(changed.change.baseline),
                changed.show_difference(),
            ]
        })
        .collect();
    let expected = [
        ["PASI", "4.0", "−1.0"],
        ["BSA", "4.0", "−1.0"],
        ["DLQI", "4", "−1"],
        ["Itch", "4", "−1"],
        ["PGA", "4", "−1"],
    ];
    assert_eq!(written, expected.map(|row| row.map(str::to_owned)));
    let vas = against(itch(Some(Scale::Vas), 40), itch(Some(Scale::Vas), 30));
    assert_eq!(vas.changes[0].show_difference(), "−1.0");
}

/// The participant of the trial's figure, with totals as the paper prints
/// them: typed by hand into both visits.
#[test]
fn the_published_participant() {
    let place = |id| Instrument::index_of(id).expect("an instrument");
    let typed = |target, text: &str| Action::Type(target, text.into());
    let session = Session::default()
        .after(typed(Target::Baseline(place("pasi")), "9.3"))
        .after(typed(Target::Baseline(place("bsa")), "11.7"))
        .after(typed(Target::Total(place("pasi")), "3.3"))
        .after(typed(Target::Total(place("bsa")), "6.8"));
    let visit = session.visit();
    let baseline: Rc<_> = visit.baseline.clone().expect("a baseline");
    let said = against(Totals::of(&baseline), Totals::of(visit));
    assert!(met(&said, "PASI-50") && !met(&said, "PASI-75"));
    let pasi = change(&said, "PASI").expect("PASI");
    assert_eq!(pasi.improvement(), Improvement::Percent(645));
    assert_eq!(pasi.improvement().said().to_string(), "64.5 % better");
    assert_eq!(pasi.difference(), -60);
    let bsa = change(&said, "BSA").expect("BSA");
    assert_eq!((bsa.baseline, bsa.current), (Tenths(117), Tenths(68)));
    assert_eq!(bsa.improvement().said().to_string(), "41.9 % better");
    assert!(!met(&said, "PASI ≤ 3") && met(&said, "PASI ≤ 5"));
    assert_eq!(said.not_compared, [] as [&str; 0]);
}

#[test]
fn levels_are_exact_on_both_sides() {
    for (baseline, current, level) in [
        (56, 14, "PASI-75"),
        (76, 19, "PASI-75"),
        (112, 28, "PASI-75"),
        (130, 13, "PASI-90"),
        (130, 65, "PASI-50"),
        (1, 0, "PASI-100"),
        (720, 0, "PASI-100"),
    ] {
        assert!(
            met(&against(pasi(baseline), pasi(current)), level),
            "{baseline} {current}"
        );
        assert!(
            !met(&against(pasi(baseline), pasi(current + 1)), level),
            "{baseline} {current}"
        );
    }
}

#[test]
fn levels_of_every_pair_by_counting() {
    for baseline in 1..=160u32 {
        for current in 0..=160u32 {
            let said = against(pasi(baseline), pasi(current));
            for (percent, label) in [
                (50, "PASI-50"),
                (75, "PASI-75"),
                (90, "PASI-90"),
                (100, "PASI-100"),
            ] {
                // What is left is at most the rest of the hundred.
                let left = current * 100 <= (100 - percent) * baseline;
                assert_eq!(met(&said, label), left, "{baseline} {current} {label}");
            }
        }
    }
}

#[test]
fn worsening_is_no_response() {
    let said = against(pasi(100), pasi(112));
    for label in [
        "PASI-50",
        "PASI-75",
        "PASI-90",
        "PASI-100",
        "NICE adequate response",
    ] {
        assert!(!met(&said, label), "{label}");
    }
    let change = change(&said, "PASI").expect("PASI");
    assert_eq!(change.improvement().said().to_string(), "12.0 % worse");
    assert_eq!(show_signed(change.difference(), false), "+1.2");
}

#[test]
fn a_baseline_of_nothing_has_no_percent() {
    for now in [0, 5] {
        let said = against(pasi(0), pasi(now));
        for label in [
            "PASI-50",
            "PASI-75",
            "PASI-90",
            "PASI-100",
            "NICE adequate response",
        ] {
            let Some(Fact::Unknown(why)) = fact(&said, label) else {
                panic!("{label}");
            };
            assert!(why.contains("baseline is 0"), "{why}");
        }
        assert_eq!(
            change(&said, "PASI").expect("PASI").improvement(),
            Improvement::NotCalculable
        );
    }
}

#[test]
fn targets_need_no_baseline() {
    for (limit, label) in [
        (10, "PASI ≤ 1"),
        (20, "PASI ≤ 2"),
        (30, "PASI ≤ 3"),
        (50, "PASI ≤ 5"),
    ] {
        for (tenths, met) in [(0, true), (limit, true), (limit + 1, false)] {
            let said = responses(&pasi(tenths), None);
            assert_eq!(
                fact(&said, label),
                Some(if met { Fact::Met } else { Fact::NotMet })
            );
            assert_eq!((said.criteria.len(), said.changes.len()), (0, 0));
        }
    }
    assert_eq!(responses(&Totals::default(), None), Responses::default());
    assert_eq!(
        responses(&Totals::default(), Some(&pasi(100))),
        Responses::default()
    );
}

#[test]
fn dlqi_falls_and_rises_by_four() {
    let (fell, rose) = ("DLQI fell by 4 or more", "DLQI rose by 4 or more");
    for (now, fall, rise) in [
        (7, false, None),
        (6, true, None),
        (13, false, None),
        (14, false, Some(Fact::Met)),
    ] {
        let said = against(dlqi(10), dlqi(now));
        assert_eq!(met(&said, fell), fall, "{now}");
        assert_eq!(fact(&said, rose), rise, "{now}");
    }
    assert_eq!(fact(&against(Totals::default(), dlqi(10)), fell), None);
}

#[test]
fn itch_is_compared_on_one_scale_only() {
    use Scale::{Nrs, Vas};
    for (scale, label, now, expected) in [
        (Nrs, "Itch NRS fell by 4 or more", 40, true),
        (Nrs, "Itch NRS fell by 4 or more", 50, false),
        (Vas, "Itch VAS fell by 3 or more", 50, true),
        (Vas, "Itch VAS fell by 3 or more", 51, false),
    ] {
        let said = against(itch(Some(scale), 80), itch(Some(scale), now));
        assert_eq!(met(&said, label), expected, "{label} {now}");
        assert!(change(&said, "Itch").is_some() && said.not_compared.is_empty());
        assert_eq!(said.criteria.len(), 1);
    }
    for (before, after, why) in [
        (Some(Vas), Some(Nrs), "VAS at one visit and NRS"),
        (Some(Nrs), Some(Vas), "VAS at one visit and NRS"),
        (None, Some(Vas), "is not known"),
        (Some(Nrs), None, "is not known"),
        (None, None, "is not known"),
    ] {
        let said = against(itch(before, 80), itch(after, 10));
        assert_eq!(
            (said.changes.len(), said.criteria.len()),
            (0, 0),
            "{before:?} {after:?}"
        );
        assert_eq!(said.not_compared.len(), 1);
        assert!(
            said.not_compared[0].contains(why),
            "{}",
            said.not_compared[0]
        );
    }
}

#[test]
fn nice_adequate_by_every_branch() {
    let label = "NICE adequate response";
    let both = |pasi: u32, dlqi: u32| Totals {
        pasi: Some(Tenths(pasi)),
        dlqi: Some(Tenths::whole(dlqi)),
        ..Totals::default()
    };
    let said = |baseline: Totals, now: Totals| fact(&against(baseline, now), label);
    assert_eq!(said(both(100, 10), both(25, 10)), Some(Fact::Met));
    assert_eq!(said(both(100, 10), both(26, 5)), Some(Fact::Met));
    assert_eq!(said(both(100, 10), both(26, 6)), Some(Fact::NotMet));
    assert_eq!(said(both(100, 10), both(50, 5)), Some(Fact::Met));
    assert_eq!(said(both(100, 10), both(51, 0)), Some(Fact::NotMet));
    assert_eq!(said(pasi(100), pasi(25)), Some(Fact::Met));
    assert_eq!(said(pasi(100), pasi(51)), Some(Fact::NotMet));
    assert_eq!(
        said(pasi(100), pasi(50)),
        Some(Fact::Unknown("DLQI is not known at both visits"))
    );
    assert_eq!(
        said(dlqi(10), dlqi(0)),
        Some(Fact::Unknown("PASI is not known at both visits"))
    );
    assert_eq!(
        said(both(0, 10), both(0, 0)),
        Some(Fact::Unknown("the PASI baseline is 0"))
    );
    assert_eq!(said(Totals::default(), both(10, 10)), None);
}

#[test]
fn pga_success_is_clear_or_almost_clear_after_two_steps() {
    let pga = |grade: u32| Totals {
        pga: Some(Tenths::whole(grade)),
        ..Totals::default()
    };
    for before in 0..=4 {
        for after in 0..=4 {
            let expected = after <= 1 && before >= after + 2;
            assert_eq!(
                met(&against(pga(before), pga(after)), "PGA success"),
                expected,
                "{before} {after}"
            );
        }
    }
}

#[test]
fn every_rule_that_is_not_verified_says_so() {
    let said = responses(&pasi(10), None);
    for (label, verified) in [
        ("PASI ≤ 1", false),
        ("PASI ≤ 2", true),
        ("PASI ≤ 3", false),
        ("PASI ≤ 5", false),
    ] {
        let rule = said
            .targets
            .iter()
            .find(|said| said.label == label)
            .expect("a target")
            .rule;
        assert_eq!(!rule.contains("not verified"), verified, "{rule}");
    }
}

#[test]
fn signs_are_written_as_signs() {
    for (tenths, whole, text) in [
        (-60, false, "−6.0"),
        (4, false, "+0.4"),
        (0, false, "0.0"),
        (0, true, "0"),
        (-40, true, "−4"),
        (-45, true, "−4.5"),
    ] {
        assert_eq!(show_signed(tenths, whole), text);
    }
}
