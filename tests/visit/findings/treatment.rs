//! What a treatment says, and what it implies.

use dermscore::ctcae::Version;
use dermscore::visit::findings::{Kind, read_treatment};
use serde_json::json;

use super::{book, of, text};

fn treated(term: &str, treatment: &str, grade: u8) -> Vec<Kind> {
    of(
        json!({ "term": term, "ctcae": "5.0", "grade": grade, "treatment": treatment,
        "gradeSetBy": "clinician" }),
    )
}

#[test]
fn a_treatment_that_implies_a_higher_grade() {
    let implied = [Kind::Treatment];
    for (term, treatment, least) in [
        ("Pharyngitis", "IV antibiotics", 3),
        ("Pharyngitis", "ceftriaxone 2 g i.v.", 3),
        ("Pharyngitis", "antibiotic infusion", 3),
        ("Skin infection", "antibiotic tablets", 2),
        ("Pruritus", "cetirizine 10 mg orally", 2),
        ("Pruritus", "prednisone 20 mg p.o.", 3),
        ("Anemia", "transfusion of 2 units", 3),
        ("Anal fissure", "operated on 2018-11-26", 3),
        ("Vomiting", "admitted to hospital", 3),
    ] {
        for grade in 1..=4 {
            let lacks = book()
                .criteria(Version::V5)
                .term(term)
                .and_then(|term| term.criterion(grade))
                .is_none();
            if !lacks {
                let expected: &[Kind] = if grade < least { &implied } else { &[] };
                let found = treated(term, treatment, grade);
                assert_eq!(found, expected, "{term}, {treatment}, {grade}");
            }
        }
    }
    for (term, treatment) in [
        ("Pharyngitis", "no"),
        ("Pharyngitis", ""),
        ("Pharyngitis", "antibiotic tablets, no IV antibiotics"),
        ("Pharyngitis", "antibiotic tablets; surgery declined"),
        ("Pharyngitis", "antibiotic tablets; infusion slowed"),
        ("Pruritus", "hydrocortisone cream"),
        (
            "Fever",
            "dexamethasone 5 mg IV; promethazine 25 mg IM; fluids",
        ),
        ("Flu like symptoms", "throat tablet, Chinese herbs"),
    ] {
        let grade = if term == "Pharyngitis" { 2 } else { 1 };
        assert_eq!(treated(term, treatment, grade), [], "{term}, {treatment}");
    }
    assert_eq!(
        text(
            json!({ "term": "Pharyngitis", "ctcae": "5.0", "grade": 2, "treatment": "ceftriaxone 2 g IV " })
        ),
        "The treatment, “ceftriaxone 2 g IV”, is read as: intravenous antimicrobial intervention. By it Pharyngitis is at least grade 3 in CTCAE 5.0, and grade 2 is chosen. Check the treatment, raise the grade, or keep it and say why."
    );
}

#[test]
fn what_is_read_from_a_treatment() {
    for (treatment, read) in [
        ("antiviral drug", "given oral antimicrobial"),
        ("antifungal", "given antimicrobial"),
        ("antifungal cream", "given topical antimicrobial"),
        ("antibiotic eye drops", "given topical antimicrobial"),
        ("oral gel", "given topical"),
        ("throat tablet, Chinese herbs", "given oral"),
        (
            "dexamethasone 5 mg IV; promethazine 25 mg IM; fluids",
            "given iv steroid|given im antihistamine|given fluids",
        ),
        (
            "IV fluids and paracetamol",
            "given iv fluids|given analgesic",
        ),
        ("saline infusion", "given iv fluids"),
        ("the infusion was interrupted", ""),
        ("urgent laparotomy", "given urgent operative"),
        ("emergency department, IV fluids", "given iv fluids"),
        ("emergency room IV fluids", "given iv fluids"),
        ("oxygen saturation 98 %", ""),
        ("oxygen by mask", "given oxygen"),
        ("non-steroidal cream", "given topical"),
        ("no", ""),
        ("none", ""),
        ("no IV antibiotics", ""),
        ("surgery planned", ""),
        ("paracetamol if needed", ""),
        ("impetigo", ""),
        ("", ""),
        ("hospitalised", "1"),
        (
            "in hospital 2018-11-19, operated 2018-11-26",
            "given operative|1",
        ),
        ("ICU", "2"),
        ("not admitted to hospital", ""),
    ] {
        let found = read_treatment(treatment);
        let mut said: Vec<String> = found.needs.iter().map(|need| need.key()).collect();
        if found.hospital > 0 {
            said.push(found.hospital.to_string());
        }
        assert_eq!(said.join("|"), read, "{treatment}");
        assert_eq!(found.is_empty(), read.is_empty());
    }
}
