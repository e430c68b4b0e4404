//! The questions of a term: what decides between its grades, and no more.

use dermscore::ctcae::criteria::Criteria;
use dermscore::ctcae::known::{AgeGroup, BaselineStatus, Reading, Truth};
use dermscore::ctcae::questions::{Asked, Number, Question, of};
use dermscore::ctcae::standing::standing;
use dermscore::ctcae::{
    Because, Clause, Known, Outcome, Scale, Version, answers, asking, embedded, grade, parse,
};
use dermscore::measure::Decimal;
use serde_json::{Value, json};

fn small(terms: &str) -> Criteria {
    let quantities = "\
quantity alt lab Alanine aminotransferase (ALT): U/L, ukat/L = 60
quantity skin measure Body surface: %BSA
";
    let text = format!("class Any\n{terms}");
    parse::criteria(Version::V5, quantities, &text).expect("readable")
}

fn questions(term: &str) -> Vec<Question> {
    of(&small(&format!("term T\n{term}\n")).terms[0])
}

fn asked(term: &str) -> Vec<Asked> {
    questions(term).into_iter().map(|one| one.asked).collect()
}

fn known(facts: &Value) -> Known {
    answers::read(facts.as_object().expect("an object")).expect("readable")
}

#[test]
fn conditions_are_not_asked() {
    assert_eq!(asked("1 ?asymptomatic & ?need & ?observations-only"), []);
    assert_eq!(
        asked("1 present\n2 ?not-life-threatening & \"a\""),
        [Asked::Own("a".into())]
    );
}

#[test]
fn a_scale_offers_none_and_what_is_usual_up_to_the_worst_level_asked_for() {
    let levels = |term: &str| match &asked(term)[..] {
        [Asked::Level(_, levels)] => levels.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        levels("1 ?asymptomatic\n2 symptomatic"),
        ["none", "present"]
    );
    assert_eq!(
        levels("2 symptomatic\n3 severe symptoms"),
        ["none", "mild", "moderate", "severe"]
    );
    assert_eq!(levels("1 mild\n2 moderate"), ["none", "mild", "moderate"]);
    assert_eq!(
        levels("1 minimal\n2 marked"),
        ["none", "minimal", "mild", "moderate", "marked"]
    );
    assert_eq!(levels("2 adl instrumental"), ["none", "instrumental"]);
    assert_eq!(levels("2 moderate pain"), ["none", "mild", "moderate"]);
    assert_eq!(
        levels("3 intensive-care"),
        ["none", "stay", "intensiveCare"]
    );
}

#[test]
fn a_number_asks_for_the_limits_that_its_milder_ends_use() {
    let number = |term: &str| match asked(term).pop() {
        Some(Asked::Number(number)) => number,
        other => panic!("{other:?}"),
    };
    let plain = Number {
        quantity: "alt".into(),
        ..Number::default()
    };
    assert_eq!(number("1 high alt (10, 20] U/L"), plain);
    let upper = Number {
        upper: true,
        ..plain.clone()
    };
    assert_eq!(number("1 alt (ULN, ) U/L"), upper);
    assert_eq!(number("1 high alt (ULN, 3*BL] U/L"), upper);
    let lower = Number {
        lower: true,
        ..plain.clone()
    };
    assert_eq!(number("1 low alt [10, LLN) U/L"), lower);
    let baseline = Number {
        baseline: true,
        ..plain.clone()
    };
    assert_eq!(number("1 rise alt (2, ) U/L"), baseline);
    let all = Number {
        upper: true,
        status: true,
        ..baseline
    };
    assert_eq!(
        number(
            "1 @baseline normal & alt (ULN, 3*ULN] U/L | @baseline abnormal & alt [1.5*BL, ) U/L"
        ),
        all
    );
    let infarction = Number {
        infarction: true,
        ..plain
    };
    assert_eq!(number("1 alt (MI, ) U/L"), infarction);
}

#[test]
fn whom_it_concerns_is_asked_where_a_scope_asks_it() {
    assert_eq!(
        asked("1 @female & \"a\" | @male & \"b\""),
        [Asked::Sex, Asked::Own("a".into()), Asked::Own("b".into())]
    );
    assert_eq!(asked("1 @adult & need\n2 @infant & need")[0], {
        Asked::Age(vec![AgeGroup::Adult, AgeGroup::Child, AgeGroup::Infant])
    });
    assert!(asked("1 @anticoagulated & need").contains(&Asked::Anticoagulated));
}

#[test]
fn each_intervention_once_with_the_remarks_beside_it() {
    let found =
        questions("2 need oral {a} | need iv\n3 need oral {b} & \"x\" {y} | \"x\" {z} & need");
    let Asked::Needs(needs) = &found[1].asked else {
        panic!("{found:?}")
    };
    let needs: Vec<(String, &str)> = needs
        .iter()
        .map(|(need, note)| (need.key(), note.as_str()))
        .collect();
    let expected = [("oral", "a; b"), ("iv", ""), ("intervention", "")];
    assert_eq!(needs, expected.map(|(key, note)| (key.to_owned(), note)));
    assert_eq!(found[0].note, "y; z");
}

#[test]
fn every_thing_the_engine_asks_of_a_logged_event_has_its_question() {
    for version in Version::ALL {
        let criteria = embedded::criteria(version).expect("readable");
        for term in &criteria.terms {
            let questions = of(term);
            // Nothing said, and then whom it concerns and every number said,
            // so that what is asked behind them comes up too.
            for facts in with_scopes(&questions) {
                let mut known = known(&facts);
                known.present = Some(true);
                let Outcome::Between { ask, .. } = grade(&criteria, term, &known) else {
                    continue;
                };
                for ask in ask {
                    let by = questions.iter().filter(|one| one.settles(&ask)).count();
                    assert_eq!(by, 1, "{} {}: {ask:?}", version.name(), term.name);
                }
            }
        }
    }
}

fn with_scopes(questions: &[Question]) -> Vec<Value> {
    let mut all = vec![json!({})];
    for (age, sex) in [
        ("adult", "male"),
        ("infant", "female"),
        ("adolescent", "male"),
    ] {
        let mut measured = serde_json::Map::new();
        for question in questions {
            if let Asked::Number(number) = &question.asked {
                measured.insert(number.quantity.clone(), json!({"value": "5"}));
            }
        }
        all.push(json!({
            "ageGroup": age, "sex": sex, "anticoagulated": true, "measured": measured,
        }));
    }
    all
}

#[test]
fn every_intervention_is_read_back_as_it_is_written() {
    for version in Version::ALL {
        let criteria = embedded::criteria(version).expect("readable");
        for question in criteria.terms.iter().flat_map(of) {
            let Asked::Needs(needs) = question.asked else {
                continue;
            };
            for (need, _) in needs {
                assert_eq!(answers::need(&need.key()), need);
            }
        }
    }
}

#[test]
fn a_clause_stands_fact_by_fact() {
    use Truth::{No, Open, Yes};
    let criteria = small("term T\n2 @adult & high skin [10, 30] %BSA & \"a\" & ?\"b\"\n");
    let clause = &criteria.terms[0].grades[0].clauses[0];
    let stands = |facts: Value| {
        let found = standing(&criteria, clause, &known(&facts));
        (found.clause, found.facts)
    };
    let skin = |value: &str| json!({"skin": {"value": value, "unit": "%BSA"}});
    for (facts, whole, each) in [
        (json!({}), Open, [Open, Open, Open]),
        (json!({"ageGroup": "child"}), No, [No, Open, Open]),
        (
            json!({"ageGroup": "adult", "measured": skin("9")}),
            No,
            [Yes, No, Open],
        ),
        (
            json!({"ageGroup": "adult", "measured": skin("31"), "findings": {"a": true, "b": true}}),
            Yes,
            [Yes, Yes, Yes],
        ),
        (json!({"nothingElse": true}), No, [Open, No, No]),
    ] {
        let mut each: Vec<Option<Truth>> = each.into_iter().map(Some).collect();
        each.push(None);
        assert_eq!(stands(facts.clone()), (whole, each), "{facts}");
    }
    // Numbers that cannot be compared leave their clause open.
    let crossed = json!({"measured": {"skin":
        {"value": "5", "unit": "%BSA", "lowerLimit": "9", "upperLimit": "1"}}});
    assert_eq!(stands(crossed).0, Open);
}

#[test]
fn an_outcome_is_said_in_words() {
    let criteria = small("term T\n1 mild\n2 high skin (10, 30] %BSA\n3 \"sleep limited\"\n");
    let term = &criteria.terms[0];
    let said = |facts: Value| {
        let outcome = grade(&criteria, term, &known(&facts));
        let reason = asking::reason(&criteria, &outcome);
        format!("{}: {reason}", asking::verdict(&outcome))
    };
    for (facts, expected) in [
        (json!({}), "Grade 0 to 3 possible: asks next: body surface"),
        (
            json!({"severity": "mild"}),
            "Grade 1 to 3 possible: at least 1 because: mild; asks next: body surface",
        ),
        (
            json!({"severity": "mild", "nothingElse": true}),
            "Grade 1: because: mild",
        ),
        (
            json!({"nothingElse": true}),
            "No grade (0): nothing that a grade asks for was found",
        ),
        (
            json!({"present": false, "severity": "mild"}),
            "Cannot be graded: The event is said to be absent, and findings of it are given. Take back one of the two.",
        ),
        (
            json!({"measured": {"skin": {"value": "5", "unit": "m2"}}}),
            "Cannot be graded: “m2” is no unit of Body surface. Choose one of its units.",
        ),
    ] {
        assert_eq!(said(facts), expected);
    }
    let clause = Clause(Vec::new());
    let because = Because {
        grade: 1,
        clause,
        decision: None,
    };
    let possible = |possible: &[u8]| {
        asking::verdict(&Outcome::Between {
            possible: possible.to_vec(),
            because: Some(because.clone()),
            ask: Vec::new(),
        })
        .to_string()
    };
    assert_eq!(possible(&[1, 3]), "Grade 1 or 3 possible");
    assert_eq!(possible(&[2, 3]), "Grade 2 or 3 possible");
    assert_eq!(possible(&[0, 2, 3]), "Grade 0, 2 or 3 possible");
    assert_eq!(possible(&[1, 2, 3, 4]), "Grade 1 to 4 possible");
}

/// Conditions are never said to have been found.
#[test]
fn a_grade_by_conditions_alone_is_given_because_the_event_is_there() {
    let criteria =
        small("term T\n1 ?asymptomatic & ?need\n2 @adult & ?asymptomatic\n3 \"a\" & ?\"b\"\n");
    let reason = |facts: Value| {
        let mut known = known(&facts);
        known.present = Some(true);
        asking::reason(&criteria, &grade(&criteria, &criteria.terms[0], &known)).to_string()
    };
    let adult = json!({"ageGroup": "adult", "nothingElse": true});
    assert_eq!(reason(adult), "because: it is there");
    let child = json!({"ageGroup": "child", "nothingElse": true});
    assert_eq!(reason(child), "because: it is there");
    assert_eq!(reason(json!({"findings": {"a": true}})), "because: a");
}

#[test]
fn a_remark_stands_beside_a_number_where_it_stands_beside_all_of_them() {
    let note = |term: &str| questions(term).remove(0).note;
    assert_eq!(
        note("1 high skin (0, 10) %BSA {blisters}\n2 skin [10, ) %BSA {blisters}"),
        "blisters"
    );
    assert_eq!(
        note("1 high skin (0, 10) %BSA {blisters}\n2 skin [10, ) %BSA"),
        ""
    );
    assert_eq!(
        note("1 high skin (0, 10) %BSA\n2 skin [10, ) %BSA {blisters}"),
        ""
    );
    assert_eq!(
        note("1 high skin (0, 10) %BSA {a}\n2 skin [10, 20) %BSA {b}\n3 skin [20, ) %BSA {a}"),
        ""
    );
}

#[test]
fn how_a_baseline_lay_follows_from_the_limits_that_are_used() {
    use BaselineStatus::{Abnormal, Normal};
    let number = |lower, upper| Number {
        lower,
        upper,
        ..Number::default()
    };
    let reading = |baseline: &str, lower: &str, upper: &str| {
        let read = |text| Decimal::typed(text).ok();
        Reading {
            baseline: read(baseline),
            lower: read(lower),
            upper: read(upper),
            ..Reading::default()
        }
    };
    for (used, baseline, lower, upper, status) in [
        ((false, true), "50", "", "50", Some(Normal)),
        ((false, true), "50.1", "", "50", Some(Abnormal)),
        ((false, true), "5", "7", "50", Some(Normal)),
        ((true, false), "7", "7", "", Some(Normal)),
        ((true, false), "6.9", "7", "", Some(Abnormal)),
        ((true, true), "60", "7", "50", Some(Abnormal)),
        ((true, true), "6", "7", "50", Some(Abnormal)),
        ((true, true), "6", "7", "", None),
        ((false, true), "6", "7", "", None),
        ((false, true), "", "", "50", None),
    ] {
        let found = number(used.0, used.1).status_of(&reading(baseline, lower, upper));
        assert_eq!(found, status, "{baseline} {lower} {upper}");
    }
}

#[test]
fn every_level_offered_has_a_label_and_can_be_read() {
    for (key, scale, levels) in answers::SCALES {
        for (name, _) in levels {
            assert!(!asking::level(&scale, name).is_empty());
            assert!(answers::read(json!({key: name}).as_object().expect("an object")).is_ok());
        }
    }
    assert_eq!(asking::level(&Scale::Living, "selfCare"), "self-care");
}
