//! What scores mean: every rule over every combination of values at its
//! limits and of unknown values, against a table of the rules.
//!
//! The table knows complete patients only. What is said of an incomplete one
//! follows: a rule decides where every completion gives the same verdict, and
//! asks for those facts that can still change it.

use dermscore::measure::Tenths;
use dermscore::study::{Classes, Meaning, Tone, Totals, Verdict, disagreements, meanings};

/// A complete patient, in tenths.
#[derive(Clone, Copy, Debug, Default)]
struct Patient {
    pasi: u32,
    bsa: u32,
    dlqi: u32,
    special: bool,
    failure: bool,
}

type Rule = fn(Patient) -> &'static str;

/// The rules as their publications put them.
const RULES: [(&str, Rule); 5] = [
    ("Mrowietz 2011", |patient| {
        let mild = patient.bsa <= 100 && patient.pasi <= 100 && patient.dlqi <= 100;
        let severe = (patient.bsa > 100 || patient.pasi > 100) && patient.dlqi > 100;
        match (mild, severe) {
            (true, _) => "mild",
            (_, true) => "moderate to severe",
            _ if patient.dlqi > 100 => "unclassified by life",
            _ => "unclassified by skin",
        }
    }),
    ("Rule of tens", |patient| {
        let ten = [patient.pasi, patient.bsa, patient.dlqi];
        if ten.iter().any(|total| *total > 100) {
            "severe"
        } else {
            "not severe"
        }
    }),
    ("NICE severe", |patient| {
        if patient.pasi >= 100 && patient.dlqi > 100 {
            "severe"
        } else {
            "not severe"
        }
    }),
    ("IPC 2020", |patient| {
        if patient.bsa > 100 || patient.special || patient.failure {
            "systemic candidate"
        } else {
            "not a systemic candidate by these"
        }
    }),
    ("NPF", |patient| match patient.bsa {
        0..30 => "mild",
        30..=100 => "moderate",
        _ => "severe",
    }),
];

const PASI: [u32; 4] = [0, 99, 100, 101];
const BSA: [u32; 6] = [0, 29, 30, 99, 100, 101];
const DLQI: [u32; 3] = [0, 100, 110];

fn known(totals: &Totals, patient: Patient) -> bool {
    let tenths = |value: u32| Tenths(value);
    totals.pasi.is_none_or(|pasi| pasi == tenths(patient.pasi))
        && totals.bsa.is_none_or(|bsa| bsa == tenths(patient.bsa))
        && totals.dlqi.is_none_or(|dlqi| dlqi == tenths(patient.dlqi))
        && totals
            .special_area
            .is_none_or(|special| special == patient.special)
        && totals
            .topical_failure
            .is_none_or(|failure| failure == patient.failure)
}

fn every_patient() -> Vec<Patient> {
    let mut all = Vec::new();
    for pasi in PASI {
        for bsa in BSA {
            for dlqi in DLQI {
                for (special, failure) in
                    [(false, false), (false, true), (true, false), (true, true)]
                {
                    all.push(Patient {
                        pasi,
                        bsa,
                        dlqi,
                        special,
                        failure,
                    });
                }
            }
        }
    }
    all
}

/// What the table says of totals: a verdict, or the facts that it needs.
fn expected(
    rule: Rule,
    totals: &Totals,
    all: &[Patient],
) -> Result<&'static str, Vec<&'static str>> {
    let fits: Vec<Patient> = all
        .iter()
        .copied()
        .filter(|patient| known(totals, *patient))
        .collect();
    let first = rule(fits[0]);
    if fits.iter().all(|patient| rule(*patient) == first) {
        return Ok(first);
    }
    type Blank = fn(&mut Patient);
    let facts: [(&str, Blank); 5] = [
        ("PASI", |patient| patient.pasi = 0),
        ("BSA", |patient| patient.bsa = 0),
        ("DLQI", |patient| patient.dlqi = 0),
        ("special area", |patient| patient.special = false),
        ("topical failure", |patient| patient.failure = false),
    ];
    let decides = |blank: Blank| {
        fits.iter().any(|patient| {
            let mut other = *patient;
            blank(&mut other);
            known(totals, other) && rule(other) != rule(*patient)
        })
    };
    Err(facts
        .into_iter()
        .filter(|fact| decides(fact.1))
        .map(|fact| fact.0)
        .collect())
}

fn said(meaning: &Meaning) -> Result<&'static str, Vec<&'static str>> {
    match &meaning.verdict {
        Verdict::Says(says, _) => Ok(says),
        Verdict::Unclassified(why) if why.starts_with("DLQI is above 10") => {
            Ok("unclassified by life")
        }
        Verdict::Unclassified(why) if why.starts_with("PASI or BSA is above 10") => {
            Ok("unclassified by skin")
        }
        Verdict::Unclassified(why) => panic!("{why}"),
        Verdict::Needs(facts) => Err(facts.clone()),
    }
}

fn options<T: Copy>(values: &[T]) -> Vec<Option<T>> {
    std::iter::once(None)
        .chain(values.iter().copied().map(Some))
        .collect()
}

fn every_totals() -> Vec<Totals> {
    let tenths = |value: Option<u32>| value.map(Tenths);
    let mut all = Vec::new();
    for pasi in options(&PASI) {
        for bsa in options(&BSA) {
            for dlqi in options(&DLQI) {
                for special_area in options(&[false, true]) {
                    for topical_failure in options(&[false, true]) {
                        all.push(Totals {
                            pasi: tenths(pasi),
                            bsa: tenths(bsa),
                            dlqi: tenths(dlqi),
                            special_area,
                            topical_failure,
                            ..Totals::default()
                        });
                    }
                }
            }
        }
    }
    all
}

#[test]
fn every_rule_says_what_its_table_says() {
    let patients = every_patient();
    for totals in every_totals() {
        let meanings = meanings(&totals);
        assert_eq!(meanings.len(), RULES.len());
        for (meaning, (name, rule)) in meanings.iter().zip(RULES) {
            assert_eq!(meaning.rule, name);
            assert_eq!(
                said(meaning),
                expected(rule, &totals, &patients),
                "{name} of {totals:?}"
            );
        }
    }
}

#[test]
fn tone_and_classes_go_with_the_verdict() {
    for totals in every_totals() {
        for meaning in meanings(&totals) {
            let classes = match (&meaning.verdict, meaning.rule) {
                (Verdict::Says(_, tone), "IPC 2020") => {
                    assert_ne!(*tone, Tone::Between);
                    Classes::NONE
                }
                (Verdict::Says("severe", Tone::Grave), _) => Classes::SEVERE,
                (Verdict::Says("moderate to severe", Tone::Grave), _) => Classes::NOT_MILD,
                (Verdict::Says("mild", Tone::Calm), _) => Classes::MILD,
                (Verdict::Says("not severe", Tone::Calm), _) => Classes::NOT_SEVERE,
                (Verdict::Says("moderate", Tone::Between), _) => Classes::MODERATE,
                (Verdict::Says(..), _) => panic!("{meaning:?}"),
                (Verdict::Unclassified(_) | Verdict::Needs(_), _) => Classes::NONE,
            };
            assert_eq!(meaning.classes, classes, "{meaning:?}");
        }
    }
}

/// The classes a verdict leaves open, told by its words alone.
fn open_classes(verdict: &Verdict) -> &'static [&'static str] {
    match verdict {
        Verdict::Says("severe", _) => &["severe"],
        Verdict::Says("moderate to severe", _) => &["moderate", "severe"],
        Verdict::Says("moderate", _) => &["moderate"],
        Verdict::Says("mild", _) => &["mild"],
        Verdict::Says("not severe", _) => &["mild", "moderate"],
        _ => &["mild", "moderate", "severe"],
    }
}

#[test]
fn rules_disagree_where_no_class_is_left_to_both() {
    for totals in every_totals() {
        let meanings = meanings(&totals);
        let excludes = |a: &Meaning, b: &Meaning| {
            let (a, b) = (open_classes(&a.verdict), open_classes(&b.verdict));
            !a.iter().any(|class| b.contains(class))
        };
        let expected: Vec<String> = meanings
            .iter()
            .filter(|a| meanings.iter().any(|b| excludes(a, b)))
            .map(|a| format!("{}: {}", a.rule, a.verdict.said()))
            .collect();
        let said: Vec<String> = disagreements(&meanings)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(said, expected, "{totals:?}");
    }
    assert!(disagreements(&[]).is_empty());
}

#[test]
fn mild_by_one_rule_and_moderate_by_another_is_a_disagreement() {
    let totals = Totals {
        pasi: Some(Tenths::ZERO),
        bsa: Some(Tenths::whole(6)),
        dlqi: Some(Tenths::ZERO),
        ..Totals::default()
    };
    let said = disagreements(&meanings(&totals));
    let said: Vec<String> = said.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["Mrowietz 2011: mild", "NPF: moderate"]);
}

fn verdict(name: &str, totals: Totals) -> Verdict {
    let of = meanings(&totals)
        .into_iter()
        .find(|meaning| meaning.rule == name);
    of.expect("the rule").verdict
}

fn three(pasi: u32, bsa: u32, dlqi: u32) -> Totals {
    Totals {
        pasi: Some(Tenths(pasi)),
        bsa: Some(Tenths(bsa)),
        dlqi: Some(Tenths(dlqi)),
        ..Totals::default()
    }
}

/// The sentences of the sources, one by one.
#[test]
fn limits_by_name() {
    let says = |name, totals| match verdict(name, totals) {
        Verdict::Says(says, _) => says,
        Verdict::Unclassified(_) => "unclassified",
        Verdict::Needs(_) => "needs",
    };
    assert_eq!(says("Mrowietz 2011", three(100, 100, 100)), "mild");
    assert_eq!(says("Mrowietz 2011", three(300, 0, 50)), "unclassified");
    assert_eq!(says("Mrowietz 2011", three(100, 100, 110)), "unclassified");
    assert_eq!(
        says("Mrowietz 2011", three(101, 0, 110)),
        "moderate to severe"
    );
    assert_eq!(
        says("Mrowietz 2011", three(0, 101, 110)),
        "moderate to severe"
    );
    assert_eq!(says("Rule of tens", three(100, 100, 100)), "not severe");
    assert_eq!(says("NICE severe", three(100, 0, 110)), "severe");
    assert_eq!(says("NICE severe", three(99, 0, 110)), "not severe");
    assert_eq!(says("NICE severe", three(100, 0, 100)), "not severe");
    assert_eq!(says("NPF", three(0, 29, 0)), "mild");
    assert_eq!(says("NPF", three(0, 30, 0)), "moderate");
    assert_eq!(says("NPF", three(0, 100, 0)), "moderate");
    assert_eq!(says("NPF", three(0, 101, 0)), "severe");
    assert_eq!(says("IPC 2020", three(0, 101, 0)), "systemic candidate");
    assert_eq!(says("IPC 2020", three(0, 100, 0)), "needs");
}
