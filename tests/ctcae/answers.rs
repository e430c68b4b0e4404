//! The facts of an entry, read: every key and every name.

mod refused;

use dermscore::ctcae::answers::{self, Unreadable};
use dermscore::ctcae::fact::{Flag, Scale};
use dermscore::ctcae::known::{AgeGroup, BaselineStatus, Sex};
use dermscore::ctcae::need::Need;
use dermscore::ctcae::{Ask, Known, Version};
use dermscore::measure::Decimal;
use serde_json::{Map, Value, json};

use crate::short::criteria;

fn read(facts: &Value) -> Result<Known, Unreadable> {
    answers::read(facts.as_object().expect("an object"))
}

fn known(facts: &Value) -> Known {
    read(facts).unwrap_or_else(|fault| panic!("{facts}: {fault:?}"))
}

fn number(text: &str) -> Option<Decimal> {
    Some(Decimal::typed(text).expect("a number"))
}

#[test]
fn scales_by_name() {
    // Key, name, the mildest and the worst it may be: none is 0, and criteria
    // ask for the numbers of `fact.rs`.
    let names = [
        (
            "symptoms",
            Scale::Symptoms,
            "none 0 0, present 1 3, mild 1 1, moderate 2 2, severe 3 3",
        ),
        (
            "severity",
            Scale::Severity(None),
            "none 0 0, minimal 1 1, mild 2 2, moderate 3 3, marked 4 4, severe 5 5",
        ),
        (
            "dailyLiving",
            Scale::Living,
            "none 0 0, instrumental 1 1, selfCare 2 2",
        ),
        (
            "childDailyLiving",
            Scale::ChildLiving,
            "none 0 0, moderate 1 1, severe 2 2",
        ),
        (
            "hospital",
            Scale::Hospital,
            "none 0 0, stay 1 1, intensiveCare 2 2",
        ),
        (
            "extent",
            Scale::Extent,
            "none 0 0, localized 1 1, widespread 2 2, generalized 3 3",
        ),
    ];
    assert_eq!(names.len(), answers::SCALES.len());
    for (key, scale, levels) in names {
        let levels: Vec<&str> = levels.split(", ").collect();
        assert_eq!(answers::levels(&scale).len(), levels.len());
        for level in levels {
            let mut words = level.split(' ');
            let name = words.next().expect("a name");
            let span = known(&json!({ key: name })).level(&scale).expect("a level");
            assert_eq!(
                format!("{} {}", span.least, span.most),
                level[name.len() + 1..]
            );
        }
        let worst = answers::levels(&scale)
            .iter()
            .map(|level| level.1.most)
            .max();
        assert_eq!(worst, Some(scale.top()), "{key}");
    }
    let facts = known(&json!({ "severityOf": { "pain": "severe", "bleeding": "none" } }));
    let pain = facts
        .level(&Scale::Severity(Some("pain".into())))
        .expect("pain");
    assert_eq!((pain.least, pain.most), (5, 5));
    let bleeding = facts.level(&Scale::Severity(Some("bleeding".into())));
    assert_eq!(bleeding.expect("bleeding").most, 0);
    assert!(facts.level(&Scale::Severity(None)).is_none());
}

#[test]
fn flags_findings_and_who_it_concerns() {
    let asked = Flag::ALL.iter().filter(|row| {
        let conditions = [
            Flag::Present,
            Flag::ObservationsOnly,
            Flag::NotLifeThreatening,
        ];
        !conditions.contains(&row.0)
    });
    let asked: Vec<Flag> = asked.map(|row| row.0).collect();
    assert_eq!(answers::FLAGS.map(|row| row.1).to_vec(), asked);
    for (key, flag) in answers::FLAGS {
        for holds in [true, false] {
            assert_eq!(known(&json!({ key: holds })).flags, [(flag, holds)]);
        }
    }
    let facts = known(&json!({ "findings": { "seizures": true, "ulceration": false } }));
    assert_eq!(
        facts.own,
        [("seizures".into(), true), ("ulceration".into(), false)]
    );
    for (name, age) in [
        ("adult", AgeGroup::Adult),
        ("adolescent", AgeGroup::Adolescent),
        ("child", AgeGroup::Child),
        ("infant", AgeGroup::Infant),
    ] {
        assert_eq!(known(&json!({ "ageGroup": name })).age, Some(age));
    }
    assert_eq!(known(&json!({ "sex": "female" })).sex, Some(Sex::Female));
    assert_eq!(known(&json!({ "sex": "male" })).sex, Some(Sex::Male));
    for said in [true, false] {
        assert_eq!(known(&json!({ "present": said })).present, Some(said));
        assert_eq!(
            known(&json!({ "anticoagulated": said })).anticoagulated,
            Some(said)
        );
        assert_eq!(known(&json!({ "nothingElse": said })).nothing_else, said);
    }
    assert_eq!(known(&json!({})), Known::default());
}

#[test]
fn measurements() {
    let facts = known(&json!({ "measured": {
        "alt": { "value": "105", "unit": "U/L", "lowerLimit": "7", "upperLimit": "50", "baseline": "38",
                 "infarctionLimit": "9", "baselineStatus": "abnormal", "theirs": 1 },
        "qtc": { "value": " 480,50 " },
        "weight": {}
    } }));
    let alt = facts.reading("alt").expect("alt");
    assert_eq!((alt.value, alt.unit.as_str()), (number("105"), "U/L"));
    assert_eq!((alt.lower, alt.upper), (number("7"), number("50")));
    assert_eq!((alt.baseline, alt.infarction), (number("38"), number("9")));
    assert_eq!(alt.status, Some(BaselineStatus::Abnormal));
    let qtc = facts.reading("qtc").expect("qtc");
    assert_eq!(
        (qtc.value, qtc.unit.as_str(), qtc.status),
        (number("480.5"), "", None)
    );
    assert_eq!(facts.reading("weight").expect("weight").value, None);
    assert!(facts.reading("ast").is_none());
}

#[test]
fn interventions() {
    let need = |given, words: &str, own: Option<&str>| {
        Need::read(given, words, own.map(str::to_owned)).expect("words of the list")
    };
    for (name, expected) in [
        ("oral", need(false, "oral", None)),
        ("urgent operative", need(false, "urgent operative", None)),
        ("operative urgent", need(false, "urgent operative", None)),
        ("intervention", need(false, "", None)),
        ("given intervention", need(true, "", None)),
        ("given iv steroid", need(true, "iv steroid", None)),
        ("urgent intervention", need(false, "urgent", None)),
        (
            "wig or hair piece",
            need(false, "", Some("wig or hair piece")),
        ),
        (
            "urgent valve repair",
            need(false, "urgent", Some("valve repair")),
        ),
        (
            "oral  antimicrobial",
            need(false, "oral antimicrobial", None),
        ),
        (
            "medical treatment",
            need(false, "medical", Some("treatment")),
        ),
    ] {
        assert_eq!(answers::need(name), expected, "{name}");
    }
    let needs = |value: Value| known(&json!({ "intervention": value })).needs;
    assert_eq!(needs(json!("none")), Some(vec![]));
    assert_eq!(needs(json!([])), Some(vec![]));
    assert_eq!(needs(json!("oral")), Some(vec![need(false, "oral", None)]));
    assert_eq!(
        needs(json!(["given oral", " iv "])),
        Some(vec![need(true, "oral", None), need(false, "iv", None)])
    );
    assert_eq!(known(&json!({})).needs, None);
}

#[test]
fn unknown_keys_are_passed_over() {
    let facts = json!({ "theirs": null, "symptoms": "mild", "Death": 3 });
    assert_eq!(known(&facts), known(&json!({ "symptoms": "mild" })));
}

#[test]
fn a_question_names_the_path_of_its_answer() {
    let id = || "alt".to_owned();
    for (ask, path) in [
        (Ask::Present, "present"),
        (Ask::Value(id()), "measured.alt.value"),
        (Ask::Unit(id()), "measured.alt.unit"),
        (Ask::Upper(id()), "measured.alt.upperLimit"),
        (Ask::Lower(id()), "measured.alt.lowerLimit"),
        (Ask::Infarction(id()), "measured.alt.infarctionLimit"),
        (Ask::Baseline(id()), "measured.alt.baseline"),
        (Ask::BaselineStatus(id()), "measured.alt.baselineStatus"),
        (Ask::Age, "ageGroup"),
        (Ask::Sex, "sex"),
        (Ask::Anticoagulated, "anticoagulated"),
        (Ask::Needs, "intervention"),
        (Ask::Level(Scale::Symptoms), "symptoms"),
        (Ask::Level(Scale::Severity(None)), "severity"),
        (
            Ask::Level(Scale::Severity(Some("pain".into()))),
            "severityOf.pain",
        ),
        (Ask::Level(Scale::Living), "dailyLiving"),
        (Ask::Level(Scale::ChildLiving), "childDailyLiving"),
        (Ask::Level(Scale::Hospital), "hospital"),
        (Ask::Level(Scale::Extent), "extent"),
        (Ask::Flag(Flag::Death), "death"),
        (Ask::Flag(Flag::SightThreatening), "sightThreatening"),
        (Ask::Own("a b".into()), "findings.a b"),
    ] {
        assert_eq!(answers::path_of(&ask), path);
    }
}

/// Every intervention of the data is kept by its name in a file.
#[test]
fn every_intervention_is_read_back_from_its_name() {
    use dermscore::ctcae::Fact;
    let mut count = 0;
    for version in Version::ALL {
        for term in &criteria(version).terms {
            let clauses = term.grades.iter().flat_map(|grade| &grade.clauses);
            for stated in clauses.flat_map(|clause| &clause.0) {
                if let Fact::Need(need) = &stated.fact {
                    let mut facts = Map::new();
                    facts.insert("intervention".into(), need.key().into());
                    let read = known(&Value::Object(facts)).needs;
                    assert_eq!(read, Some(vec![need.clone()]), "{}", term.name);
                    count += 1;
                }
            }
        }
    }
    assert!(count > 2_000, "{count} interventions");
}
