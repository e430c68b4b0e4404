//! Grades against the term, the facts, the seriousness and death.

use dermscore::visit::findings::{Kind, findings};
use serde_json::{Value, json};

use super::{of, row, text};

#[test]
fn a_grade_the_term_lacks() {
    let event = |version: &str, term: &str, grade: u8| {
        of(
            json!({ "term": term, "ctcae": version, "grade": grade, "gradeSetBy": "clinician", "reason": "seen", "outcome": if grade == 5 { "fatal" } else { "recovering" } }),
        )
    };
    assert_eq!(event("5.0", "Pharyngitis", 1), [Kind::NoSuchGrade]);
    assert_eq!(event("5.0", "Pharyngitis", 2), []);
    assert_eq!(event("5.0", "Headache", 3), []);
    assert_eq!(event("5.0", "Headache", 4), [Kind::NoSuchGrade]);
    assert_eq!(event("5.0", "Headache", 5), [Kind::NoSuchGrade]);
    assert_eq!(event("5.0", "Fever", 5), []);
    // No grade yet, or grade 0: nothing is lacking.
    assert_eq!(event("5.0", "Pharyngitis", 0), []);
    assert_eq!(of(json!({ "term": "Pharyngitis", "ctcae": "5.0" })), []);
    assert!(
        text(json!({ "term": "Headache", "ctcae": "6.0", "grade": 4 }))
            .ends_with("its grades are 1, 2, 3. Choose one of them, or a term that has it.")
    );
}

#[test]
fn a_term_the_version_lacks() {
    let term = "no such thing";
    assert_eq!(
        of(json!({ "term": term, "ctcae": "5.0", "grade": 1 })),
        [Kind::NoSuchTerm]
    );
    assert_eq!(of(json!({ "term": "", "ctcae": "5.0", "grade": 1 })), []);
    assert_eq!(of(json!({ "term": term, "grade": 1 })), []);
    assert_eq!(
        text(json!({ "term": "Rectal hemorrhage", "ctcae": "6.0" })),
        "CTCAE 6.0 has no term “Rectal hemorrhage”. CTCAE 5.0 has it; here it is reported as Hematochezia. Choose that, or the other version."
    );
    assert_eq!(
        text(json!({ "term": term, "ctcae": "6.0" })),
        "CTCAE 6.0 has no term “no such thing”. Choose one of its terms."
    );
}

#[test]
fn death_and_grade_5_go_together() {
    let event = |grade: u8, more: Value| {
        let mut event = json!({ "term": "Fever", "ctcae": "5.0", "grade": grade,
            "gradeSetBy": "clinician" });
        for (key, value) in more.as_object().expect("an object") {
            event[key] = value.clone();
        }
        of(event)
    };
    for death in [
        json!({ "outcome": "fatal" }),
        json!({ "seriousness": ["hospitalisation", "death"] }),
        json!({ "facts": { "death": true } }),
    ] {
        assert_eq!(event(4, death.clone()), [Kind::DeathWithoutFive], "{death}");
        assert_eq!(event(5, death.clone()), [], "{death}");
    }
    for alive in [
        json!({}),
        json!({ "outcome": "recovering" }),
        json!({ "facts": { "death": false } }),
    ] {
        assert_eq!(event(5, alive.clone()), [Kind::FiveWithoutDeath], "{alive}");
        assert_eq!(event(4, alive.clone()), [], "{alive}");
    }
    // Nobody has graded it yet.
    assert_eq!(
        of(json!({ "term": "Fever", "ctcae": "5.0", "outcome": "fatal" })),
        []
    );
    // It is told without the criteria as well.
    let fatal = row(&json!({ "grade": 3, "outcome": "fatal" }));
    assert_eq!(findings(&[fatal], "", None).len(), 1);
    let headache = json!({ "term": "Headache", "ctcae": "5.0", "grade": 3, "outcome": "fatal" });
    assert_eq!(
        text(headache),
        "The outcome is fatal, and the grade is 3. The term has no grade 5: choose the term of what the subject died of, or correct what says so."
    );
}

#[test]
fn a_grade_that_the_criteria_do_not_give() {
    let event = |grade: u8, setter: &str, reason: &str, facts: Value| {
        of(
            json!({ "term": "Headache", "ctcae": "5.0", "grade": grade, "gradeSetBy": setter,
            "reason": reason, "facts": facts }),
        )
    };
    let mild = json!({ "severityOf": { "pain": "mild" }, "dailyLiving": "none" });
    let odd = [Kind::NoReason];
    assert_eq!(event(2, "clinician", "", mild.clone()), odd);
    assert_eq!(event(2, "clinician", "  ", mild.clone()), odd);
    assert_eq!(event(2, "clinician", "could not work", mild.clone()), []);
    assert_eq!(event(1, "clinician", "", mild.clone()), []);
    // Nobody but a clinician sets another grade, reason or not.
    assert_eq!(event(2, "criteria", "could not work", mild.clone()), odd);
    // What is not known yet leaves every grade open.
    assert_eq!(event(3, "clinician", "", json!({})), []);
    let moderate = json!({ "severityOf": { "pain": "moderate" } });
    assert_eq!(event(1, "clinician", "", moderate.clone()), odd);
    assert_eq!(event(3, "clinician", "", moderate), []);
    let none = json!({ "severityOf": { "pain": "none" }, "dailyLiving": "none" });
    assert_eq!(event(1, "clinician", "", none), odd);
    let said = text(
        json!({ "term": "Headache", "ctcae": "5.0", "grade": 2, "gradeSetBy": "clinician", "facts": mild }),
    );
    assert_eq!(
        said,
        "Grade 2 is chosen, and by what is given the criteria give grade 1 (mild pain). Say why it is another grade, or take the criteria's."
    );
}

#[test]
fn seriousness_against_a_lower_grade_where_the_criteria_say_so() {
    let event = |term: &str, grade: u8, serious: Value| {
        of(
            json!({ "term": term, "ctcae": "5.0", "grade": grade, "gradeSetBy": "clinician",
            "seriousness": serious }),
        )
    };
    let implied = [Kind::Seriousness];
    assert_eq!(event("Vomiting", 2, json!(["hospitalisation"])), implied);
    assert_eq!(event("Vomiting", 3, json!(["hospitalisation"])), []);
    assert_eq!(event("Vomiting", 3, json!(["lifeThreatening"])), implied);
    assert_eq!(event("Vomiting", 4, json!(["lifeThreatening"])), []);
    assert_eq!(event("Vomiting", 2, json!([])), []);
    assert_eq!(event("Vomiting", 2, json!(["otherImportant"])), []);
    // Headache is graded by pain alone, whatever followed from it.
    assert_eq!(
        event("Headache", 1, json!(["hospitalisation", "lifeThreatening"])),
        []
    );
    let said = text(
        json!({ "term": "Vomiting", "ctcae": "5.0", "grade": 2, "seriousness": ["hospitalisation"] }),
    );
    assert_eq!(
        said,
        "It is serious by a stay in hospital, or a longer one. By that Vomiting is at least grade 3 in CTCAE 5.0, and grade 2 is chosen. Check the seriousness, raise the grade, or keep it and say why."
    );
    let explained = json!({ "term": "Vomiting", "ctcae": "5.0", "grade": 2, "gradeSetBy": "clinician",
        "seriousness": ["hospitalisation"], "reason": "admitted for another event" });
    assert_eq!(of(explained), []);
}
