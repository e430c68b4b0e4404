//! PASI: the area in percent and its grade.

use dermscore::instruments::pasi::area_grade;
use dermscore::measure::Tenths;

use crate::kit::{agree, exact, outcome, status, typed};
use crate::oracle::{Answers, pasi as oracle};
use crate::pasi::put;

/// A complete assessment but for one region's area.
fn all_but_area(region: &str, signs: [u8; 3]) -> Answers {
    let mut given = Answers::new();
    for (id, _) in oracle::REGIONS {
        put(&mut given, id, 2, [1, 2, 1]);
    }
    put(&mut given, region, 0, signs);
    given.remove(&format!("regions.{region}.area"));
    given
}

/// "1 <10; 2 10-<30; 3 30-<50; 4 50-<70; 5 70-<90; 6 90-100. Half-open bands
/// settle it: 0.5 -> 1, 9.5 -> 1, 29.5 -> 2." Both sides of every edge.
#[test]
fn the_area_bands_are_half_open() {
    let edges = [
        (0, 0),
        (1, 1),
        (5, 1),
        (95, 1),
        (99, 1),
        (100, 2),
        (295, 2),
        (299, 2),
        (300, 3),
        (499, 3),
        (500, 4),
        (699, 4),
        (700, 5),
        (899, 5),
        (900, 6),
        (1000, 6),
    ];
    for (percent, grade) in edges {
        assert_eq!(area_grade(Tenths(percent)).get(), grade, "{percent}");
        assert_eq!(oracle::grade(exact(Tenths(percent))), grade, "{percent}");
    }
}

/// "`areaPercent` 0 to 100 in steps of 0.1; where it stands and `area` does
/// not, `area` follows from it."
#[test]
fn every_percent_gives_its_grade() {
    for (place, (id, _)) in oracle::REGIONS.into_iter().enumerate() {
        for percent in 0..=1000 {
            let grade = oracle::grade(exact(Tenths(percent)));
            assert_eq!(area_grade(Tenths(percent)).get(), grade, "{percent}");
            let signs = if grade == 0 { [0, 0, 0] } else { [4, 2, 3] };
            let mut given = all_but_area(id, signs);
            given.insert(format!("regions.{id}.areaPercent"), typed(percent));
            let outcome = outcome("pasi", &given);
            agree(&outcome, &oracle::score(&given), &given);
            let share = oracle::product(place, grade, signs);
            assert!(outcome.parts[place].value.map(exact) == Some(share));
        }
    }
}

/// "where both stand and disagree, the assessment is contradictory": every
/// percent beside every grade.
#[test]
fn a_percent_and_a_grade_agree_or_contradict() {
    let mut agreed = 0;
    for percent in 0..=1000 {
        for grade in 0..=6 {
            let fits = oracle::grade(exact(Tenths(percent))) == grade;
            let signs = if grade == 0 { [0, 0, 0] } else { [1, 0, 4] };
            let mut given = all_but_area("head", signs);
            given.insert("regions.head.areaPercent".to_owned(), typed(percent));
            given.insert("regions.head.area".to_owned(), grade.to_string());
            let outcome = outcome("pasi", &given);
            agree(&outcome, &oracle::score(&given), &given);
            assert_eq!(status(&outcome) == "scored", fits, "{percent} {grade}");
            assert_eq!(status(&outcome) == "contradictory", !fits);
            agreed += u32::from(fits);
        }
    }
    assert_eq!(agreed, 1001, "each percent has one grade");
}

/// The same in every region, at both sides of every edge, with and without
/// signs: a contradiction comes before what is missing.
#[test]
fn percent_and_grade_are_compared_in_every_region() {
    let percents = [0, 1, 99, 100, 299, 300, 499, 500, 699, 700, 899, 900, 1000];
    for (id, _) in oracle::REGIONS {
        for percent in percents {
            for grade in 0..=6 {
                for signs in [None, Some([0, 0, 0]), Some([3, 0, 1])] {
                    let mut given = all_but_area(id, signs.unwrap_or([0; 3]));
                    for sign in oracle::SIGNS {
                        if signs.is_none() {
                            given.remove(&format!("regions.{id}.{sign}"));
                        }
                    }
                    given.insert(format!("regions.{id}.areaPercent"), typed(percent));
                    given.insert(format!("regions.{id}.area"), grade.to_string());
                    agree(&outcome("pasi", &given), &oracle::score(&given), &given);
                }
            }
        }
    }
}

/// "a value out of range or of too fine a step is an error": in a draft it
/// stands as typed, is never scored and is never rounded into range.
#[test]
fn a_wrong_percent_is_never_scored() {
    let wrong = [
        "100.1", "9.55", "-1", "-0.1", "1e1", "nine", "9%", "10-29", "101",
    ];
    for (id, _) in oracle::REGIONS {
        let path = format!("regions.{id}.areaPercent");
        for text in wrong {
            for grade in [None, Some(0), Some(1), Some(2), Some(6)] {
                let signs = if grade == Some(0) { [0; 3] } else { [1, 2, 3] };
                let mut given = all_but_area(id, signs);
                given.insert(path.clone(), text.to_owned());
                given.extend(
                    grade.map(|grade: u8| (format!("regions.{id}.area"), grade.to_string())),
                );
                let outcome = outcome("pasi", &given);
                agree(&outcome, &oracle::score(&given), &given);
                assert_eq!(status(&outcome), "incomplete", "{text} {grade:?}");
                assert!(outcome.missing.contains(&path.as_str()));
            }
        }
    }
}

/// A person may type a comma, or nothing; nothing is no answer.
#[test]
fn a_comma_is_a_point_and_blank_is_no_answer() {
    for (text, total) in [
        ("9,5", Some(4)),
        (" 10 ", Some(8)),
        ("  ", None),
        ("", None),
    ] {
        let mut given = Answers::new();
        for (id, _) in oracle::REGIONS {
            put(&mut given, id, 0, [0; 3]);
        }
        put(&mut given, "lowerLimbs", 0, [1, 0, 0]);
        given.remove("regions.lowerLimbs.area");
        given.insert("regions.lowerLimbs.areaPercent".to_owned(), text.to_owned());
        let outcome = outcome("pasi", &given);
        assert_eq!(outcome.total.map(|total| total.0), total, "{text:?}");
        if total.is_none() {
            assert_eq!(outcome.missing, ["regions.lowerLimbs.area"]);
        }
    }
}
