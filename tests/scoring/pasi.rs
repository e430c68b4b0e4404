//! PASI: its regions, their answers, what is missing and what contradicts.

use dermscore::instruments::pasi::{AreaGrade, REGIONS, RegionAnswers, Sign, region_score};

use crate::kit::{agree, answers, exact, outcome, status};
use crate::oracle::{Answers, pasi as oracle, whole};

/// The four parts that a region needs.
const PARTS: [&str; 4] = ["area", "erythema", "induration", "desquamation"];

/// Puts a region's area and signs among the answers.
pub fn put(answers: &mut Answers, region: &str, area: u8, signs: [u8; 3]) {
    let values = [area, signs[0], signs[1], signs[2]];
    for (part, value) in PARTS.iter().zip(values) {
        answers.insert(format!("regions.{region}.{part}"), value.to_string());
    }
}

/// Every combination of area and signs.
pub fn combinations() -> impl Iterator<Item = (u8, [u8; 3])> {
    let signs = |area| (0..125).map(move |place| (area, [place / 25, place / 5 % 5, place % 5]));
    (0..=6).flat_map(signs)
}

/// What a region's answers are to the typed functions.
pub fn region(area: u8, signs: [u8; 3]) -> RegionAnswers {
    RegionAnswers {
        area: AreaGrade::new(area).unwrap(),
        signs: signs.map(|sign| Sign::new(sign).unwrap()),
    }
}

/// Three regions clear, beside which a fourth is tried.
fn others_clear(but: &str) -> Answers {
    let regions = oracle::REGIONS.iter().filter(|(id, _)| *id != but);
    let clear = |(id, _): &(&str, i128)| (format!("regions.{id}.area"), "0".to_owned());
    regions.map(clear).collect()
}

/// "0.1(Eh+Ih+Dh)Ah + 0.2(Eu+Iu+Du)Au + 0.3(Et+It+Dt)At + 0.4(El+Il+Dl)Al"
#[test]
fn every_region_product_is_exact_through_the_draft_and_through_the_functions() {
    for (place, (id, _)) in oracle::REGIONS.into_iter().enumerate() {
        let mut tried = 0;
        for (area, signs) in combinations() {
            let want = oracle::product(place, area, signs);
            let typed = region_score(place, region(area, signs));
            assert!(exact(typed) == want, "{id} {area} {signs:?}");

            // Alone the region has its score, and there is no total.
            let mut given = Answers::new();
            put(&mut given, id, area, signs);
            let alone = outcome("pasi", &given);
            agree(&alone, &oracle::score(&given), &given);
            assert_eq!(alone.total, None);

            // Beside three clear regions it is the total.
            given.append(&mut others_clear(id));
            let whole = outcome("pasi", &given);
            agree(&whole, &oracle::score(&given), &given);
            if area > 0 {
                assert!(whole.total.map(exact) == Some(want));
            }
            tried += 1;
        }
        assert_eq!(tried, 875);
    }
}

/// "max 72.0; regional maxima 7.2/14.4/21.6/28.8"
#[test]
fn the_greatest_scores_are_those_published() {
    let mut given = Answers::new();
    for (id, _) in oracle::REGIONS {
        put(&mut given, id, 6, [4, 4, 4]);
    }
    let outcome = outcome("pasi", &given);
    assert_eq!(outcome.show_total().as_deref(), Some("72.0"));
    for (part, (region, tenths)) in outcome
        .parts
        .iter()
        .zip(REGIONS.iter().zip([72, 144, 216, 288]))
    {
        assert_eq!(part.path, region.path);
        assert_eq!(part.max.0, tenths);
        assert_eq!(part.value, Some(part.max));
    }
    assert_eq!(AreaGrade::new(7), None);
    assert_eq!(Sign::new(5), None);
    assert_eq!(AreaGrade::new(6).map(AreaGrade::get), Some(6));
}

/// "An answer that is absent has not been given. Absent is never 0."
#[test]
fn every_set_of_missing_answers_is_named_by_path() {
    let mut full = Answers::new();
    for (place, (id, _)) in (1_u8..).zip(oracle::REGIONS) {
        put(&mut full, id, place, [place, 1, 4 - place]);
    }
    let paths: Vec<String> = full.keys().cloned().collect();
    assert_eq!(paths.len(), 16);
    for set in 0..1_u32 << 16 {
        let mut given = full.clone();
        for (place, path) in paths.iter().enumerate() {
            if set & 1 << place != 0 {
                given.remove(path);
            }
        }
        let outcome = outcome("pasi", &given);
        agree(&outcome, &oracle::score(&given), &given);
        let expected = if set.count_ones() == 16 {
            0
        } else {
            set.count_ones() as usize
        };
        assert_eq!(outcome.missing.len(), expected);
    }
}

/// The same for one answer, spelled out.
#[test]
fn one_missing_answer_leaves_no_total_and_exactly_its_path() {
    for (id, _) in oracle::REGIONS {
        for part in PARTS {
            let mut given = others_clear(id);
            put(&mut given, id, 3, [1, 2, 3]);
            let path = format!("regions.{id}.{part}");
            given.remove(&path);
            let outcome = outcome("pasi", &given);
            assert_eq!(status(&outcome), "incomplete");
            assert_eq!(outcome.missing, [path]);
            assert_eq!(outcome.total, None);
            let of = |part: &&dermscore::instruments::Part| part.path.ends_with(id);
            let (own, others): (Vec<_>, Vec<_>) = outcome.parts.iter().partition(of);
            assert_eq!(own.len(), 1);
            assert_eq!(own[0].value, None, "no score of an incomplete region");
            assert!(others.iter().all(|part| part.value.is_some()));
        }
    }
}

/// "A region with `area` 0 needs no signs and scores 0; a sign above 0 in it is
/// contradictory." Each sign unanswered or 0 to 4, the area 0 by its grade, by
/// its percent, by both.
#[test]
fn area_0_needs_no_signs_and_bears_none_above_0() {
    let zeros = [&["area"][..], &["areaPercent"], &["area", "areaPercent"]];
    for (id, _) in oracle::REGIONS {
        for zero in zeros {
            for state in 0..216_u32 {
                let mut given = others_clear(id);
                for part in zero {
                    given.insert(format!("regions.{id}.{part}"), "0".to_owned());
                }
                let states = [state / 36, state / 6 % 6, state % 6];
                for (sign, state) in oracle::SIGNS.iter().zip(states) {
                    if let Some(severity) = state.checked_sub(1) {
                        given.insert(format!("regions.{id}.{sign}"), severity.to_string());
                    }
                }
                let outcome = outcome("pasi", &given);
                agree(&outcome, &oracle::score(&given), &given);
                let above = states.iter().filter(|state| **state > 1).count();
                assert_eq!(outcome.problems.len(), above);
                assert_eq!(outcome.total.is_some(), above == 0);
            }
        }
    }
}

/// "severity with area 0 contributes 0: warn (E/I/D > 0 with A = 0, and A > 0
/// with E=I=D=0)": the second is no contradiction, and is said.
#[test]
fn an_area_without_signs_counts_0_and_is_remarked_on() {
    for (id, _) in oracle::REGIONS {
        for area in 0..=6 {
            let mut given = others_clear(id);
            put(&mut given, id, area, [0, 0, 0]);
            let outcome = outcome("pasi", &given);
            agree(&outcome, &oracle::score(&given), &given);
            assert!(outcome.total.map(exact) == Some(whole(0)));
            assert_eq!(outcome.remarks.is_empty(), area == 0, "area {area}");
        }
    }
}

/// "'moderate' = 2 (Fredriksson, EMA) but 3 (Feldman): store the number"
#[test]
fn the_words_for_the_signs_change_no_number() {
    for labels in [None, Some("fredriksson"), Some("feldman"), Some("ema")] {
        for sign in 0..=4 {
            let mut given = others_clear("trunk");
            put(&mut given, "trunk", 5, [sign, 4 - sign, 1]);
            given.extend(labels.map(|labels| ("labels".to_owned(), labels.to_owned())));
            let outcome = outcome("pasi", &given);
            agree(&outcome, &oracle::score(&given), &given);
            assert_eq!(outcome.total.map(|total| total.0), Some(75));
        }
    }
    let only = outcome("pasi", &answers(&[("labels", "ema")]));
    assert_eq!(status(&only), "notDone", "a setting is no answer");
    assert_eq!(status(&outcome("pasi", &Answers::new())), "notDone");
}
