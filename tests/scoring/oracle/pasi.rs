//! PASI from its rules' text.

use super::{Answers, Ratio, Verdict, ratio, whole};

/// "0.1(Eh+Ih+Dh)Ah + 0.2(Eu+Iu+Du)Au + 0.3(Et+It+Dt)At + 0.4(El+Il+Dl)Al":
/// the regions and their tenths.
pub const REGIONS: [(&str, i128); 4] = [
    ("head", 1),
    ("upperLimbs", 2),
    ("trunk", 3),
    ("lowerLimbs", 4),
];

/// "severity 0-4, integer: E, I, D".
pub const SIGNS: [&str; 3] = ["erythema", "induration", "desquamation"];

/// "area bands: 0 none; 1 <10; 2 10-<30; 3 30-<50; 4 50-<70; 5 70-<90;
/// 6 90-100", half-open: where each grade ends, and grade 6 takes the rest.
const ENDS: [(i128, u8); 5] = [(10, 1), (30, 2), (50, 3), (70, 4), (90, 5)];

/// The area grade of a percent.
pub fn grade(percent: Ratio) -> u8 {
    // "grade 0 only at exactly 0".
    if percent == whole(0) {
        return 0;
    }
    ENDS.iter()
        .find(|(end, _)| percent < whole(*end))
        .map_or(6, |(_, grade)| *grade)
}

/// A region's share of the total.
pub fn product(region: usize, area: u8, signs: [u8; 3]) -> Ratio {
    let weight = ratio(REGIONS[region].1, 10);
    let severity: Ratio = signs.iter().map(|sign| whole(i128::from(*sign))).sum();
    weight * severity * whole(i128::from(area))
}

/// A whole number from 0 to `most`, which the file would hold.
fn digit(answers: &Answers, path: &str, most: u8) -> Option<u8> {
    let number = answers.get(path)?.parse().ok()?;
    (number <= most).then_some(number)
}

/// The verdict on a set of answers.
pub fn score(answers: &Answers) -> Verdict {
    let mut verdict = Verdict::default();
    let mut total = whole(0);
    for (region, (id, _)) in REGIONS.iter().enumerate() {
        let path = |part: &str| format!("regions.{id}.{part}");
        let mut settled = true;

        // "`areaPercent` 0 to 100 in steps of 0.1, optional".
        let percent = if answers.contains_key(&path("areaPercent")) {
            verdict.number(answers, &path("areaPercent"), 100, ratio(1, 10))
        } else {
            None
        };
        settled &= percent.is_some() || !answers.contains_key(&path("areaPercent"));
        let stated = digit(answers, &path("area"), 6);
        let followed = percent.map(grade);
        // "where both stand and disagree, the assessment is contradictory".
        if stated.is_some() && followed.is_some() && stated != followed {
            let either = [path("area"), path("areaPercent")].join("|");
            verdict.problems.push(either);
            // Which area holds is open, and so is whether signs fit it.
            verdict.parts.insert(format!("regions.{id}"), None);
            continue;
        }
        // "where it stands and `area` does not, `area` follows from it".
        let area = stated.or(followed);
        if area.is_none() {
            verdict.missing.push(path("area"));
        }

        let signs = SIGNS.map(|sign| digit(answers, &path(sign), 4));
        let mut complete = area.is_some();
        for (sign, value) in SIGNS.iter().zip(signs) {
            match (area, value) {
                // "A region with `area` 0 needs no signs and scores 0; a sign
                // above 0 in it is contradictory."
                (Some(0), Some(1..)) => {
                    verdict.problems.push(path(sign));
                    settled = false;
                }
                (Some(0), _) | (_, Some(_)) => {}
                (_, None) => {
                    verdict.missing.push(path(sign));
                    complete = false;
                }
            }
        }
        let share = product(
            region,
            area.unwrap_or(0),
            signs.map(|sign| sign.unwrap_or(0)),
        );
        total = total + share;
        // A region has a score once it is complete and nothing contradicts it.
        let part = (settled && complete).then_some(share);
        verdict.parts.insert(format!("regions.{id}"), part);
    }
    verdict.settle(answers, total)
}
