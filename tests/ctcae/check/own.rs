//! Texts of our own: short, and each fact of a term in one wording only, since
//! two wordings would be two questions.

use std::collections::BTreeMap;

use dermscore::ctcae::{Criteria, Fact, Scale, Term, Version};

use super::kit::{broken, holds, plain, says};

/// The longest text a question may have.
const LONGEST: usize = 90;

fn faults(criteria: &Criteria) -> Vec<String> {
    let mut faults = Vec::new();
    for term in &criteria.terms {
        for texts in texts(term) {
            let mut seen: BTreeMap<String, String> = BTreeMap::new();
            for text in texts {
                if text.chars().count() > LONGEST {
                    faults.push(format!("{}: over {LONGEST} letters: {text}", term.name));
                }
                if let Some(other) = seen.insert(plain(&text), text.clone())
                    && other != text
                {
                    faults.push(format!("{}: “{other}” and “{text}”", term.name));
                }
            }
        }
    }
    faults
}

/// The texts of a term: its findings, the parts whose severity is asked, and
/// its kinds of intervention.
fn texts(term: &Term) -> [Vec<String>; 3] {
    let [mut findings, mut parts, mut kinds] = [const { Vec::new() }; 3];
    let clauses = term.grades.iter().flat_map(|criterion| &criterion.clauses);
    for stated in clauses.flat_map(|clause| &clause.0) {
        match &stated.fact {
            Fact::Own(own) => findings.push(own.clone()),
            Fact::Level {
                scale: Scale::Severity(Some(of)),
                ..
            } => parts.push(of.clone()),
            Fact::Need(need) => kinds.extend(need.own.clone()),
            _ => {}
        }
    }
    [findings, parts, kinds]
}

#[test]
fn texts_of_our_own_are_short_and_each_has_one_wording() {
    holds(faults);
}

#[test]
fn a_long_text_and_a_second_wording_are_found() {
    let changed = |term: &str, from: &str, to: &str| faults(&broken(Version::V5, term, from, to));
    says(
        &changed("Dry skin", "& \"erythema\" |", "& \"Erythema,\" |"),
        "Dry skin: “erythema” and “Erythema,”",
    );
    says(
        &changed(
            "Dry skin",
            "\"pruritus\"",
            &format!("\"{}\"", "itch ".repeat(19)),
        ),
        "Dry skin: over 90 letters: itch",
    );
    let spoken = changed(
        "Hoarseness",
        "moderate of \"voice change\"",
        "moderate of \"voice-change\"",
    );
    says(&spoken, "Hoarseness: “voice change” and “voice-change”");
    let said = changed(
        "Eczema",
        "need \"treatment beyond that at baseline\"\n3",
        "need \"Treatment beyond that at baseline\"\n3",
    );
    says(&said, "Eczema: “treatment beyond");
}
