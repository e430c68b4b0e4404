//! BSA: three methods, one rounding.

use std::collections::BTreeSet;

use dermscore::instruments::Drafts;
use dermscore::instruments::bsa::{from_palms, from_regions};
use dermscore::measure::Tenths;

use crate::kit::{agree, answers, exact, fill, outcome, outcome_in, status, typed};
use crate::oracle::{Answers, bsa as oracle, pasi};

/// The most palms of each region, in tenths.
const MOST: [u32; 4] = [100, 200, 300, 400];

fn palms(counts: [u32; 4]) -> Answers {
    let mut given = answers(&[("method", "palms")]);
    for ((id, _), count) in pasi::REGIONS.iter().zip(counts) {
        given.insert(format!("palms.{id}"), typed(count));
    }
    given
}

fn judge(given: &Answers) -> dermscore::instruments::Outcome {
    let outcome = outcome("bsa", given);
    agree(&outcome, &oracle::score(given, &Answers::new()), given);
    outcome
}

/// "a palm with its fingers counts as 1 % of the body; steps of 0.5"
#[test]
fn palms_are_summed_halves_and_all() {
    let grid = |most: u32| [0, 5, 10, 45, most - 5, most];
    for head in grid(MOST[0]) {
        for upper in grid(MOST[1]) {
            for trunk in grid(MOST[2]) {
                for lower in grid(MOST[3]) {
                    let counts = [head, upper, trunk, lower];
                    let sum = Tenths(counts.iter().sum());
                    assert_eq!(judge(&palms(counts)).total, Some(sum));
                    assert_eq!(from_palms(counts.map(Tenths)), sum);
                }
            }
        }
    }
}

/// "per region, at most the region's 10, 20, 30, 40": every tenth up to beyond
/// the most, alone beside three others.
#[test]
fn each_region_has_its_own_most_and_whole_halves() {
    for region in 0..4 {
        let mut scored = 0;
        for count in 0..=MOST[region] + 20 {
            let mut counts = [10, 45, 0, 120];
            counts[region] = count;
            let outcome = judge(&palms(counts));
            let fits = count <= MOST[region] && count % 5 == 0;
            assert_eq!(status(&outcome) == "scored", fits, "{region} {count}");
            scored += u32::from(fits);
        }
        assert_eq!(scored, MOST[region] / 5 + 1);
    }
}

/// "Absent is never 0": every set of palms not counted.
#[test]
fn palms_not_counted_are_named() {
    for set in 0..16_u32 {
        let mut given = palms([10, 45, 0, 120]);
        for (place, (id, _)) in pasi::REGIONS.iter().enumerate() {
            if set & 1 << place != 0 {
                given.remove(&format!("palms.{id}"));
            }
        }
        assert_eq!(judge(&given).missing.len(), set.count_ones() as usize);
    }
}

/// "`percent` (one number)", "total in exact tenths of a percent"
#[test]
fn one_number_is_taken_as_it_is() {
    for percent in 0..=1000 {
        let given = answers(&[
            ("method", "percent".to_owned()),
            ("percent", typed(percent)),
        ]);
        assert_eq!(judge(&given).total, Some(Tenths(percent)));
    }
    for text in ["100.1", "9.55", "-1", "about 10", ""] {
        let given = answers(&[("method", "percent"), ("percent", text)]);
        let outcome = outcome("bsa", &given);
        assert_eq!(status(&outcome), "incomplete", "{text}");
        assert_eq!(outcome.missing, ["percent"]);
    }
}

/// "`method` is `palms`, `pasiRegions` or `percent`": the method decides, and
/// what stands at another method's answers does not count.
#[test]
fn the_method_decides() {
    let mut given = palms([10, 45, 0, 120]);
    given.insert("percent".to_owned(), "33.3".to_owned());
    assert_eq!(judge(&given).total, Some(Tenths(175)));
    given.insert("method".to_owned(), "percent".to_owned());
    assert_eq!(judge(&given).total, Some(Tenths(333)));
    given.remove("method");
    assert_eq!(judge(&given).missing, ["method"]);
}

/// Typing an answer says by which method it is meant, unless that was said.
#[test]
fn an_answer_implies_its_method() {
    let bsa = crate::kit::instrument("bsa");
    let place = dermscore::instruments::Instrument::index_of("bsa").unwrap();
    for (path, method) in [("palms.head", 0), ("palms.lowerLimbs", 0), ("percent", 2)] {
        let item = bsa.item(path).unwrap();
        for chosen in [None, Some(0), Some(1), Some(2)] {
            let mut drafts = Drafts::new();
            let draft = drafts.edit(place);
            if let Some(choice) = chosen {
                draft.set(bsa, 0, dermscore::instruments::Entry::Choice(choice));
            }
            let entry = draft.read(bsa, item, "1");
            draft.set(bsa, item, entry);
            assert_eq!(draft.choice(0), Some(chosen.unwrap_or(method)), "{path}");
        }
    }
}

/// "halves round away from zero, after the sum": a grid of percents, every
/// hundredth left over among them.
#[test]
fn shares_are_summed_first_and_rounded_once() {
    let grid = [0, 1, 2, 3, 5, 7, 99, 100, 333, 999, 1000];
    let mut left_over = BTreeSet::new();
    for head in grid {
        for upper in grid {
            for trunk in grid {
                for lower in grid {
                    let percents = [head, upper, trunk, lower].map(Tenths);
                    let sum = oracle::of_percents(percents.map(exact));
                    let got = from_regions(percents);
                    assert!(exact(got) == oracle::rounded(sum), "{percents:?}");
                    left_over.insert((head + 2 * upper + 3 * trunk + 4 * lower) % 10);
                }
            }
        }
    }
    assert!(left_over.into_iter().eq(0..10));
    // 0.1 × 0.5 is 0.05: the half goes up; four of 0.04, 0.08 … are not
    // rounded one by one.
    assert_eq!(from_regions([5, 0, 0, 0].map(Tenths)), Tenths(1));
    assert_eq!(from_regions([4, 0, 0, 0].map(Tenths)), Tenths(0));
    assert_eq!(from_regions([4, 2, 1, 1].map(Tenths)), Tenths(2));
    assert_eq!(from_regions([1000; 4].map(Tenths)), Tenths(1000));
}

/// Every percent of every region beside three others.
#[test]
fn every_percent_of_every_region_counts_its_share() {
    for region in 0..4 {
        for percent in 0..=1000 {
            let mut percents = [13, 250, 7, 501].map(Tenths);
            percents[region] = Tenths(percent);
            let sum = oracle::of_percents(percents.map(exact));
            assert!(exact(from_regions(percents)) == oracle::rounded(sum));
        }
    }
}

/// A visit with PASI answers, BSA derived from them.
fn derived(pasi: &Answers) -> dermscore::instruments::Outcome {
    let mut drafts = Drafts::new();
    fill(&mut drafts, "pasi", pasi);
    fill(&mut drafts, "bsa", &answers(&[("method", "pasiRegions")]));
    outcome_in(&drafts, "bsa")
}

/// "from the four `areaPercent` of the PASI assessment"; a region of area
/// grade 0 is 0 %, typed or not; any other without a percent is missing. Each
/// region in each of eight states.
#[test]
fn what_pasi_says_of_each_region_in_all_its_states() {
    let states: [&[(&str, &str)]; 8] = [
        &[],
        &[("area", "0")],
        &[("area", "2")],
        &[("areaPercent", "0")],
        &[("areaPercent", "9.9")],
        &[("area", "0"), ("areaPercent", "0")],
        &[("area", "4"), ("areaPercent", "55.5")],
        &[("area", "0"), ("areaPercent", "some")],
    ];
    for form in 0..8_usize.pow(4) {
        let mut pasi = Answers::new();
        for (place, (id, _)) in (0..).zip(pasi::REGIONS) {
            for (part, value) in states[form / 8_usize.pow(place) % 8] {
                pasi.insert(format!("regions.{id}.{part}"), (*value).to_owned());
            }
        }
        let given = answers(&[("method", "pasiRegions")]);
        agree(&derived(&pasi), &oracle::score(&given, &pasi), &pasi);
    }
    let nothing = derived(&Answers::new());
    let paths = pasi::REGIONS.map(|(id, _)| format!("pasi.regions.{id}.areaPercent"));
    assert_eq!(nothing.missing, paths);
}

/// Area grade 0 beside a percent above 0 leaves open which of them is right.
#[test]
fn grade_0_beside_a_percent_above_0_is_contradictory() {
    for (id, _) in pasi::REGIONS {
        let mut pasi = Answers::new();
        for (other, _) in pasi::REGIONS {
            pasi.insert(format!("regions.{other}.area"), "0".to_owned());
        }
        let path = format!("regions.{id}.areaPercent");
        pasi.insert(path.clone(), "0.1".to_owned());
        let outcome = derived(&pasi);
        assert_eq!(status(&outcome), "contradictory");
        assert_eq!(outcome.problems.len(), 1);
        assert_eq!(outcome.problems[0].path, format!("pasi.{path}"));
        assert_eq!(outcome.total, None);
    }
}

/// The visit file's own example.
#[test]
fn the_documented_example_scores_17_5() {
    let given = answers(&[
        ("method", "palms"),
        ("palms.head", "1"),
        ("palms.upperLimbs", "4.5"),
        ("palms.trunk", "0"),
        ("palms.lowerLimbs", "12"),
    ]);
    assert_eq!(judge(&given).show_total().as_deref(), Some("17.5"));
}
