//! PASI: every total that can be reached, and none that cannot.

use std::collections::{BTreeMap, BTreeSet};

use dermscore::instruments::pasi::{region_score, total};
use dermscore::measure::Tenths;

use crate::kit::{agree, answers, outcome, status};
use crate::oracle::{Answers, Ratio, pasi as oracle, ratio};
use crate::pasi::{combinations, put, region};

/// An area and three signs.
type Region = (u8, [u8; 3]);

/// The tenths of an exact score.
fn tenths(score: Ratio) -> u32 {
    let tenth = ratio(1, 10);
    assert!(score.is_multiple(tenth));
    u32::try_from(score.rounded(tenth)).unwrap()
}

/// For each score a region can have, answers that have it.
fn scores(place: usize) -> BTreeMap<u32, Region> {
    combinations()
        .map(|(area, signs)| (tenths(oracle::product(place, area, signs)), (area, signs)))
        .collect()
}

/// For each total that four regions can have, answers that have it.
fn reachable() -> BTreeMap<u32, [Region; 4]> {
    let mut totals = BTreeMap::from([(0, [(0, [0; 3]); 4])]);
    for place in 0..4 {
        let before = std::mem::take(&mut totals);
        for (sum, regions) in before {
            for (score, answers) in scores(place) {
                let mut regions = regions;
                regions[place] = answers;
                totals.insert(sum + score, regions);
            }
        }
    }
    totals
}

/// "max 72.0; step 0.1": each total that the formula can give is scored exactly.
#[test]
fn every_reachable_total_is_scored_exactly_from_a_full_draft() {
    let totals = reachable();
    for (total, regions) in &totals {
        let mut given = Answers::new();
        for ((id, _), (area, signs)) in oracle::REGIONS.into_iter().zip(regions) {
            put(&mut given, id, *area, *signs);
        }
        let outcome = outcome("pasi", &given);
        assert_eq!(status(&outcome), "scored", "{given:?}");
        assert_eq!(outcome.total, Some(Tenths(*total)), "{given:?}");
        assert_eq!(outcome.show_total(), Some(crate::kit::typed(*total)));
        agree(&outcome, &oracle::score(&given), &given);
    }
    // Of 721 tenths, 24 near the top are out of the formula's reach.
    assert_eq!(totals.len(), 697);
    assert_eq!(totals.first_key_value().map(|(total, _)| *total), Some(0));
    assert_eq!(totals.last_key_value().map(|(total, _)| *total), Some(720));
}

/// The scores of the program's own regions add up to those totals and no others.
#[test]
fn no_unreachable_total_ever_comes() {
    let mut sums = BTreeSet::from([0]);
    for place in 0..4 {
        let scores: BTreeSet<u32> = combinations()
            .map(|(area, signs)| region_score(place, region(area, signs)).0)
            .collect();
        let add = |sum: &u32| {
            scores
                .iter()
                .map(move |score| sum + score)
                .collect::<Vec<_>>()
        };
        sums = sums.iter().flat_map(add).collect();
    }
    let reachable: BTreeSet<u32> = reachable().into_keys().collect();
    assert_eq!(sums, reachable);
}

/// Four regions at every combination of the scores each can have, through the
/// typed function.
#[test]
fn the_total_is_the_sum_of_any_four_regions() {
    let sides: [Vec<(u32, Region)>; 4] =
        std::array::from_fn(|place| scores(place).into_iter().collect());
    let mut tried = 0_u32;
    for (head, a) in &sides[0] {
        for (upper, b) in &sides[1] {
            for (trunk, c) in &sides[2] {
                for (lower, d) in &sides[3] {
                    let four = [a, b, c, d].map(|(area, signs)| region(*area, *signs));
                    assert_eq!(total(four).0, head + upper + trunk + lower);
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 40_u32.pow(4), "a region has 40 scores");
}

/// Totals that come out as 9.999… or 10.9000…1 in floating point.
#[test]
fn totals_that_floating_point_gets_wrong() {
    // E2 I2 D2 A1 arms, 4/4/4 A2 trunk, 2/1/1 A1 legs.
    let mut given = Answers::new();
    put(&mut given, "head", 0, [0; 3]);
    put(&mut given, "upperLimbs", 1, [2, 2, 2]);
    put(&mut given, "trunk", 2, [4, 4, 4]);
    put(&mut given, "lowerLimbs", 1, [2, 1, 1]);
    assert_eq!(outcome("pasi", &given).total, Some(Tenths(100)));
    assert_eq!(
        outcome("pasi", &given).show_total().as_deref(),
        Some("10.0")
    );
}

/// The visit file's own example.
#[test]
fn the_documented_example_scores_10_9() {
    let given = answers(&[
        ("labels", "fredriksson"),
        ("regions.head.areaPercent", "9.5"),
        ("regions.head.area", "1"),
        ("regions.head.erythema", "2"),
        ("regions.head.induration", "1"),
        ("regions.head.desquamation", "2"),
        ("regions.upperLimbs.area", "2"),
        ("regions.upperLimbs.erythema", "2"),
        ("regions.upperLimbs.induration", "2"),
        ("regions.upperLimbs.desquamation", "1"),
        ("regions.trunk.area", "0"),
        ("regions.lowerLimbs.areaPercent", "30"),
        ("regions.lowerLimbs.erythema", "3"),
        ("regions.lowerLimbs.induration", "2"),
        ("regions.lowerLimbs.desquamation", "2"),
    ]);
    let outcome = outcome("pasi", &given);
    agree(&outcome, &oracle::score(&given), &given);
    assert_eq!(outcome.show_total().as_deref(), Some("10.9"));
    let parts: Vec<_> = outcome.parts.iter().map(|part| part.value).collect();
    assert_eq!(parts, [5, 20, 0, 84].map(|tenths| Some(Tenths(tenths))));
}
