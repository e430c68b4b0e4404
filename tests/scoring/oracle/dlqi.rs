//! DLQI from its rules' text.

use super::{Answers, Ratio, Verdict, ratio, whole};

/// "very much 3, a lot 2, a little 1, not at all 0, not relevant 0".
pub const DEGREES: [(&str, u8); 5] = [
    ("veryMuch", 3),
    ("aLot", 2),
    ("aLittle", 1),
    ("notAtAll", 0),
    ("notRelevant", 0),
];

/// "Item 7 is `yes` 3, `no`, or `notRelevant` 0".
pub const SEVENTH: [(&str, u8); 3] = [("yes", 3), ("no", 0), ("notRelevant", 0)];

/// "with `no`, `7a` is `aLot` 2, `aLittle` 1 or `notAtAll` 0".
pub const SECOND: [(&str, u8); 3] = [("aLot", 2), ("aLittle", 1), ("notAtAll", 0)];

/// "Subscales: 1-2 symptoms & feelings; 3-4 daily activities; 5-6 leisure;
/// 7 work & school; 8-9 personal relationships; 10 treatment", by their first
/// and last item.
pub const SUBSCALES: [(&str, usize, usize); 6] = [
    ("subscales.symptoms", 1, 2),
    ("subscales.daily", 3, 4),
    ("subscales.leisure", 5, 6),
    ("subscales.work", 7, 7),
    ("subscales.relationships", 8, 9),
    ("subscales.treatment", 10, 10),
];

/// The answers an item may have: "'Not relevant' exists on items 3-10 (not
/// 1-2)".
pub fn allowed(item: usize) -> &'static [(&'static str, u8)] {
    match item {
        7 => &SEVENTH,
        1 | 2 => &DEGREES[..4],
        _ => &DEGREES,
    }
}

fn points(table: &[(&str, u8)], answer: Option<&String>) -> Option<u8> {
    let answer = answer?;
    let row = table.iter().find(|(known, _)| known == answer);
    Some(row.expect("an answer of the item").1)
}

/// The verdict on the ten items and the second part of the seventh.
pub fn score(answers: &Answers) -> Verdict {
    let mut verdict = Verdict::default();
    let mut scores = [None; 11];
    for (item, score) in scores.iter_mut().enumerate().skip(1) {
        *score = points(allowed(item), answers.get(&format!("items.{item}")));
    }
    let second = points(&SECOND, answers.get("items.7a"));
    match answers.get("items.7").map(String::as_str) {
        Some("no") => {
            // "`no` without `7a` counts 0 and is listed in `assumed`".
            scores[7] = Some(second.unwrap_or(0));
            if second.is_none() {
                verdict.assumed.push("items.7a".to_owned());
            }
        }
        // "`7a` beside `yes` or `notRelevant` is contradictory".
        Some(_) if second.is_some() => verdict.problems.push("items.7a".to_owned()),
        _ => {}
    }
    let unanswered: Vec<String> = (1..=10)
        .filter(|item| scores[*item].is_none())
        .map(|item| format!("items.{item}"))
        .collect();
    // "One item unanswered counts 0 and is listed in `assumed`; two or more:
    // incomplete."
    match unanswered.len() {
        0 | 1 => verdict.assumed.extend(unanswered),
        _ => verdict.missing = unanswered,
    }
    let sum = |scores: &[Option<u8>]| {
        let points = scores.iter().flatten();
        points.map(|points| whole(i128::from(*points))).sum()
    };
    // "A subscale with a missing item is not scored"; 7a, where it is asked,
    // is an item of the seventh's subscale.
    let no_second = verdict.assumed.iter().any(|path| path == "items.7a");
    for (path, first, last) in SUBSCALES {
        let whole = scores[first..=last].iter().all(Option::is_some);
        let complete = whole && !(no_second && first == 7);
        let part = complete.then(|| sum(&scores[first..=last]));
        verdict.parts.insert(path.to_owned(), part);
    }
    let total = sum(&scores);
    verdict.settle(answers, total)
}

/// How many items are answered "not relevant".
pub fn not_relevant(answers: &Answers) -> i128 {
    let answers = answers.values();
    i128::try_from(answers.filter(|answer| *answer == "notRelevant").count()).unwrap()
}

/// DLQI-R: "total x 10/(10-NRR)", exact.
pub fn revised(total: Ratio, not_relevant: i128) -> Ratio {
    total * ratio(10, 10 - not_relevant)
}
