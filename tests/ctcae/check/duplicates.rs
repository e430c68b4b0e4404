//! Nothing stands twice: no class, term, quantity, unit, laboratory test or
//! clause.

use dermscore::ctcae::embedded::{QUANTITIES, V5, V6};
use dermscore::ctcae::{Clause, Criteria, Fact, Term, Version};

use super::kit::{broken, broken_text, holds, plain, says};

fn faults(criteria: &Criteria) -> Vec<String> {
    let mut faults = Vec::new();
    twice(
        &mut faults,
        "class",
        criteria.classes.iter().map(|name| plain(name)),
    );
    twice(
        &mut faults,
        "term",
        criteria.terms.iter().map(|term| plain(&term.name)),
    );
    let quantities = &criteria.quantities.0;
    twice(
        &mut faults,
        "quantity",
        quantities.iter().map(|quantity| plain(&quantity.id)),
    );
    twice(
        &mut faults,
        "quantity's name",
        quantities.iter().map(|quantity| plain(&quantity.name)),
    );
    for quantity in quantities {
        let what = format!("unit of {}", quantity.id);
        let names = quantity.units.iter().map(|unit| unit.name.clone());
        twice(&mut faults, &what, names);
    }
    twice(
        &mut faults,
        "laboratory test",
        criteria.labs.iter().map(|(id, _)| id.clone()),
    );
    for (id, terms) in &criteria.labs {
        let what = format!("term of the laboratory test {id}");
        twice(&mut faults, &what, terms.iter().cloned());
    }
    for term in &criteria.terms {
        clauses(&mut faults, term);
    }
    faults
}

fn twice(faults: &mut Vec<String>, what: &str, names: impl Iterator<Item = String>) {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if seen.contains(&name) {
            faults.push(format!("the {what} “{name}” twice"));
        }
        seen.push(name);
    }
}

/// A clause that stands twice, in one grade or in two: of two grades the
/// lower could never be given by it.
fn clauses(faults: &mut Vec<String>, term: &Term) {
    let mut seen: Vec<(u8, &Clause)> = Vec::new();
    for criterion in &term.grades {
        for clause in &criterion.clauses {
            let grade = criterion.grade;
            if let Some((first, _)) = seen.iter().find(|(_, other)| same(clause, other)) {
                faults.push(format!(
                    "{}: one clause in grade {first} and in grade {grade}: {clause:?}",
                    term.name
                ));
            }
            for (place, stated) in clause.0.iter().enumerate() {
                if clause.0[..place]
                    .iter()
                    .any(|other| other.fact == stated.fact)
                {
                    faults.push(format!(
                        "{}, grade {grade}: one fact twice in a clause: {:?}",
                        term.name, stated.fact
                    ));
                }
            }
            seen.push((grade, clause));
        }
    }
}

/// Whether two clauses say the same, whatever their order and their notes.
fn same(one: &Clause, two: &Clause) -> bool {
    let held_by = |one: &Clause, two: &Clause| {
        one.0.iter().all(|stated| {
            two.0
                .iter()
                .any(|other| other.role == stated.role && alike(&other.fact, &stated.fact))
        })
    };
    held_by(one, two) && held_by(two, one)
}

fn alike(one: &Fact, two: &Fact) -> bool {
    match (one, two) {
        (Fact::Own(one), Fact::Own(two)) => plain(one) == plain(two),
        _ => one == two,
    }
}

#[test]
fn nothing_stands_twice() {
    holds(faults);
}

/// The ids a text declares as quantities; reading passes over a declaration
/// that says the same again.
fn declared(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("quantity "))
        .filter_map(|rest| rest.split_whitespace().next().map(str::to_owned))
}

#[test]
fn no_quantity_is_declared_twice() {
    let mut faults = Vec::new();
    let all = [QUANTITIES, V5, V6].into_iter().flat_map(declared);
    twice(&mut faults, "quantity", all);
    assert_eq!(faults, [""; 0]);
    let doubled = [QUANTITIES, "quantity alt lab Alanine: U/L"];
    twice(
        &mut faults,
        "quantity",
        doubled.into_iter().flat_map(declared),
    );
    assert_eq!(faults, ["the quantity “alt” twice"]);
}

#[test]
fn a_double_is_found_wherever_it_stands() {
    let twice = |from: &str, to: &str| {
        faults(&broken_text(Version::V5, |text| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        }))
    };
    says(
        &twice(
            "\nterm Urticaria\n",
            "\nterm urticaria\n1 mild\n\nterm Urticaria\n",
        ),
        "the term “urticaria” twice",
    );
    says(
        &twice("\nclass Vascular", "\nclass Eye-disorders\nclass Vascular"),
        "the class “eye disorders” twice",
    );
    says(
        &twice("\nclass Eye", "\nquantity ALT lab Another: U/L\nclass Eye"),
        "the quantity “alt” twice",
    );
    says(
        &twice(
            "\nclass Eye",
            "\nquantity x lab Albumin: g/L, g/L\nclass Eye",
        ),
        "the quantity's name “albumin” twice",
    );
    says(
        &twice("\nclass Eye", "\nquantity x lab X: g/L, g/L\nclass Eye"),
        "the unit of x “g/L” twice",
    );
    says(
        &twice("\nlab alt:", "\nlab ast: Anemia; Anemia\nlab alt:"),
        "the laboratory test “ast” twice",
    );
    says(
        &twice("\nlab alt:", "\nlab inr: Anemia; Anemia\nlab alt:"),
        "the term of the laboratory test inr “Anemia” twice",
    );
}

#[test]
fn a_double_clause_is_found_in_whatever_order() {
    let twice = |from: &str, to: &str| faults(&broken(Version::V5, "Dry skin", from, to));
    let second = "2 bodySurface [10, 30] %BSA & \"erythema\" |";
    says(
        &twice(
            second,
            &format!("{second} \"Erythema\" {{a note}} & bodySurface [10, 30] %BSA |"),
        ),
        "Dry skin: one clause in grade 2 and in grade 2",
    );
    says(
        &twice("| adl self-care", "| adl self-care | adl instrumental"),
        "Dry skin: one clause in grade 2 and in grade 3",
    );
    says(
        &twice("& \"erythema\" |", "& \"erythema\" & \"erythema\" |"),
        "Dry skin, grade 2: one fact twice in a clause",
    );
}
