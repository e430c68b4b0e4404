//! BSA from its rules' text.

use super::{Answers, Ratio, Verdict, pasi, ratio, whole};

/// "`percent` (one number)", "total in exact tenths of a percent".
fn percent(verdict: &mut Verdict, answers: &Answers, _: &Answers) -> Ratio {
    let number = verdict.number(answers, "percent", 100, ratio(1, 10));
    number.unwrap_or(whole(0))
}

/// "`palms` (a palm with its fingers counts as 1 % of the body; steps of 0.5;
/// per region, at most the region's 10, 20, 30, 40)".
fn palms(verdict: &mut Verdict, answers: &Answers, _: &Answers) -> Ratio {
    let most = [
        ("head", 10),
        ("upperLimbs", 20),
        ("trunk", 30),
        ("lowerLimbs", 40),
    ];
    most.iter()
        .filter_map(|(id, most)| {
            verdict.number(answers, &format!("palms.{id}"), *most, ratio(1, 2))
        })
        .sum()
}

/// "`pasiRegions` (from the four `areaPercent` of the PASI assessment, each of
/// its region's share)"; "derived BSA = 0.1h+0.2u+0.3t+0.4l". Grade 0 is
/// exactly 0 %, so a region of grade 0 needs no percent.
fn pasi_regions(verdict: &mut Verdict, _: &Answers, pasi: &Answers) -> Ratio {
    let mut sum = whole(0);
    for (id, tenths) in pasi::REGIONS {
        let path = |part: &str| format!("regions.{id}.{part}");
        let none = pasi.get(&path("area")).is_some_and(|area| area == "0");
        if none && !pasi.contains_key(&path("areaPercent")) {
            continue;
        }
        let mut there = Verdict::default();
        let number = there.number(pasi, &path("areaPercent"), 100, ratio(1, 10));
        sum = sum + ratio(tenths, 10) * number.unwrap_or(whole(0));
        let missing = there.missing.iter().map(|path| format!("pasi.{path}"));
        verdict.missing.extend(missing);
    }
    sum
}

type Method = fn(&mut Verdict, &Answers, &Answers) -> Ratio;

const METHODS: [(&str, Method); 3] = [
    ("palms", palms),
    ("pasiRegions", pasi_regions),
    ("percent", percent),
];

/// A sum of shares as the total writes it: "halves round away from zero,
/// after the sum".
pub fn rounded(sum: Ratio) -> Ratio {
    ratio(sum.rounded(ratio(1, 10)), 10)
}

/// Each region's percent of its share of the body, summed and not rounded.
pub fn of_percents(percents: [Ratio; 4]) -> Ratio {
    let shares = pasi::REGIONS.iter().map(|(_, tenths)| ratio(*tenths, 10));
    shares
        .zip(percents)
        .map(|(share, percent)| share * percent)
        .sum()
}

/// The verdict on BSA's answers, PASI's at hand.
pub fn score(answers: &Answers, pasi: &Answers) -> Verdict {
    let mut verdict = Verdict::default();
    let method = answers
        .get("method")
        .and_then(|name| METHODS.iter().find(|(known, _)| known == name));
    let Some((_, sum)) = method else {
        verdict.missing.push("method".to_owned());
        return verdict.settle(answers, whole(0));
    };
    let sum = sum(&mut verdict, answers, pasi);
    verdict.settle(answers, rounded(sum))
}
