//! Every number can be typed: its quantity is declared with a unit, and every
//! laboratory test leads to the terms that grade it.

use dermscore::ctcae::interval::{Aspect, Measured};
use dermscore::ctcae::quantity::Origin;
use dermscore::ctcae::{Criteria, Fact, Term, Version};

use super::kit::{against, broken, broken_text, holds, says};

/// Laboratory tests without a line of terms: version, test.
const UNGRADED: &[(&str, &str)] = &[
    // What the trial measures, and no term of CTCAE grades.
    ("5.0 6.0", "neutrophilShare"),
    ("5.0 6.0", "dDimer"),
    ("5.0 6.0", "afp"),
    ("5.0 6.0", "cea"),
    ("5.0 6.0", "ca199"),
    ("5.0 6.0", "ca724"),
    // What only the other version grades.
    ("5.0", "creatinineClearance"),
    ("5.0", "hdl"),
    ("5.0", "ldl"),
    ("5.0", "fsh"),
    ("5.0", "vitaminD"),
    ("5.0", "hemoglobinDrop"),
    ("6.0", "ck"),
    ("6.0", "troponinI"),
    ("6.0", "troponinT"),
    // Graded only together with findings: asked where the event is.
    ("6.0", "fsh"),
    ("6.0", "hemoglobinDrop"),
];

/// Terms that measure a test and are not in its line, because a value alone
/// does not make the event: version, test, term.
const WITH_FINDINGS: &[(&str, &str, &str)] = &[
    ("5.0 6.0", "bilirubin", "Sinusoidal obstruction syndrome"),
    ("5.0 6.0", "hemoglobin", "Hemolysis"),
    ("5.0 6.0", "neutrophils", "Febrile neutropenia"),
    ("6.0", "creatinine", "Tumor lysis syndrome"),
    ("6.0", "fsh", "Ovarian function insufficiency"),
    ("6.0", "hemoglobinDrop", "Hemolytic anemia"),
];

/// Terms in a test's line that this version grades by what follows from it and
/// by no value (decision D5): version, test, term.
const NOT_BY_NUMBER: &[(&str, &str, &str)] = &[
    ("5.0 6.0", "phosphate", "Hypophosphatemia"),
    ("5.0 6.0", "phosphate", "Hyperphosphatemia"),
    ("5.0", "glucose", "Hyperglycemia"),
    ("6.0", "neutrophils", "Neutrophil count increased"),
    ("6.0", "lymphocytes", "Lymphopenia"),
];

fn faults(criteria: &Criteria) -> Vec<String> {
    let mut faults = undeclared(criteria);
    for (id, terms) in &criteria.labs {
        let declared = criteria.quantities.get(id);
        if declared.is_none_or(|one| one.origin != Origin::Lab) {
            faults.push(format!("{id} has a line of terms and is no test"));
        }
        for term in terms.iter().filter(|term| criteria.term(term).is_none()) {
            faults.push(format!("{id} names {term}, which is no term"));
        }
    }
    faults.extend(against(&odd(criteria), &listed(criteria.version)));
    faults
}

/// Numbers that nobody can type, for want of a quantity or a unit.
fn undeclared(criteria: &Criteria) -> Vec<String> {
    let mut faults = Vec::new();
    for quantity in &criteria.quantities.0 {
        if quantity.units.is_empty() || quantity.units.iter().any(|unit| unit.name.is_empty()) {
            faults.push(format!("{} has no unit", quantity.id));
        }
    }
    for term in &criteria.terms {
        for number in measured(term) {
            // A share of the baseline is in percent, whatever the quantity is in.
            let share = matches!(number.aspect, Aspect::RisePercent | Aspect::FallPercent);
            let id = &number.quantity;
            let declared = criteria.quantities.get(id);
            for unit in number.intervals.iter().map(|interval| &interval.unit) {
                if declared.is_none_or(|one| !share && one.unit(unit).is_none()) {
                    faults.push(format!("{}: {id} has no {unit}", term.name));
                }
            }
        }
    }
    faults
}

/// Laboratory tests and terms of which one does not lead to the other.
fn odd(criteria: &Criteria) -> Vec<String> {
    let mut odd = Vec::new();
    for quantity in &criteria.quantities.0 {
        let id = quantity.id.as_str();
        let lab = quantity.origin == Origin::Lab;
        let terms = criteria.terms_of_lab(id);
        if lab && terms.is_empty() {
            odd.push(line(NO_LINE, id, ""));
        }
        for term in &criteria.terms {
            let measures = measured(term).any(|number| number.quantity == id);
            match (terms.contains(&term.name), measures) {
                (true, false) => odd.push(line(NO_NUMBER, id, &term.name)),
                (false, true) if lab => odd.push(line(NOT_IN_LINE, id, &term.name)),
                _ => {}
            }
        }
    }
    odd
}

const NO_LINE: &str = "no line of terms";
const NO_NUMBER: &str = "not by a number";
const NOT_IN_LINE: &str = "not in its line";

fn line(what: &str, test: &str, term: &str) -> String {
    format!("{what}: {test} {term}")
}

fn listed(version: Version) -> Vec<String> {
    let ungraded = UNGRADED.iter().map(|row| (NO_LINE, row.0, row.1, ""));
    let with = WITH_FINDINGS
        .iter()
        .map(|row| (NOT_IN_LINE, row.0, row.1, row.2));
    let without = NOT_BY_NUMBER
        .iter()
        .map(|row| (NO_NUMBER, row.0, row.1, row.2));
    ungraded
        .chain(with)
        .chain(without)
        .filter(|row| row.1.contains(version.name()))
        .map(|(what, _, test, term)| line(what, test, term))
        .collect()
}

fn measured(term: &Term) -> impl Iterator<Item = &Measured> {
    let clauses = term.grades.iter().flat_map(|criterion| &criterion.clauses);
    clauses
        .flat_map(|clause| &clause.0)
        .filter_map(|stated| match &stated.fact {
            Fact::Number(number) => Some(number),
            _ => None,
        })
}

#[test]
fn every_number_can_be_typed_and_every_test_leads_to_its_terms() {
    holds(faults);
}

#[test]
fn a_test_without_its_terms_is_found() {
    let changed = |from: &str, to: &str| {
        faults(&broken_text(Version::V5, |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        }))
    };
    says(
        &changed("\nlab ck: CPK increased\n", "\n"),
        "not in the list: no line of terms: ck",
    );
    says(
        &changed("\nlab ck: CPK increased\n", "\n"),
        "not in the list: not in its line: ck CPK increased",
    );
    says(
        &changed(
            "\nlab ck: CPK increased\n",
            "\nlab ck: CPK increased; Anemia\n",
        ),
        "not in the list: not by a number: ck Anemia",
    );
    says(
        &changed("\nlab ck: ", "\nlab dDimer: Anemia\nlab ck: "),
        "in the list and not in the data: no line of terms: dDimer",
    );
    says(
        &changed("\nlab ck: ", "\nlab qtc: Anemia\nlab ck: "),
        "qtc has a line of terms and is no test",
    );
}

#[test]
fn a_number_without_its_quantity_or_unit_is_found() {
    let mut criteria = broken(Version::V5, "CPK increased", "ck ", "ck ");
    let units = criteria.quantities.0.iter_mut().find(|one| one.id == "ck");
    units.expect("a quantity").units[0].name = "kat/L".into();
    says(&faults(&criteria), "CPK increased: ck has no U/L");
    criteria.quantities.0.retain(|one| one.id != "ck");
    says(&faults(&criteria), "CPK increased: ck has no U/L");
    criteria.quantities.0[0].units.clear();
    says(&faults(&criteria), "alt has no unit");
}
