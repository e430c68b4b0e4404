//! The grades of a term side by side: what is met, what is excluded, and what
//! is open, clause by clause and fact by fact.

use yew::Html;

use crate::ctcae::known::Truth;
use crate::ctcae::standing::{Standing, standing};
use crate::ctcae::{Clause, Criteria, Known, Outcome, Role, Term, wording};
use crate::ui::el::{el, some, text, with};
use crate::ui::say::{t, tf};

/// The columns of the grades 1 to 5.
pub fn grades(criteria: &Criteria, term: &Term, known: &Known, outcome: &Outcome) -> Html {
    let columns = (1..=5).map(|grade| {
        let (class, state) = state_of(term, outcome, grade);
        let head = el(
            "header",
            "",
            vec![
                el(
                    "b",
                    "",
                    vec![text(tf("Grade {grade}", &[("grade", &grade.to_string())]))],
                ),
                el("small", "", vec![text(state)]),
            ],
        );
        let clauses = match term.criterion(grade) {
            Some(criterion) => clauses(criteria, &criterion.clauses, known),
            None => Vec::new(),
        };
        with(
            "li",
            &["class"],
            vec![some(class)],
            vec![head, el("ul", "", clauses)],
        )
    });
    with(
        "ol",
        &["class", "aria-label"],
        vec![
            some("grades"),
            Some(tf("The grades of {term}", &[("term", &term.name)]).into()),
        ],
        columns.collect(),
    )
}

/// How a grade is drawn, and what is said of it.
fn state_of(term: &Term, outcome: &Outcome, grade: u8) -> (&'static str, &'static str) {
    if term.criterion(grade).is_none() {
        return ("absent", t("does not exist"));
    }
    match outcome {
        Outcome::Graded { grade: given, .. } if *given == grade => ("lit", t("is the grade")),
        Outcome::Graded { grade: given, .. } if *given > grade => ("below", ""),
        Outcome::Between { possible, .. } if possible.first() == Some(&grade) => {
            ("lit least", t("at least this"))
        }
        // tr: a grade is possible
        Outcome::Between { possible, .. } if possible.contains(&grade) => ("open", t("possible")),
        Outcome::Between { possible, .. }
            if possible.first().is_some_and(|least| *least > grade) =>
        {
            ("below", "")
        }
        Outcome::CannotGrade { .. } => ("open", ""),
        _ => ("out", t("excluded")),
    }
}

/// The clauses, those of the same scope under its name.
fn clauses(criteria: &Criteria, clauses: &[Clause], known: &Known) -> Vec<Html> {
    let mut drawn = Vec::new();
    let mut above = String::new();
    for clause in clauses {
        let stands = standing(criteria, clause, known);
        let scope = scope_of(criteria, clause);
        if scope != above && !scope.is_empty() {
            let mut scopes = clause.0.iter().zip(&stands.facts);
            let out = scopes
                .any(|(stated, truth)| stated.role == Role::Scope && *truth == Some(Truth::No));
            let class = if out { "scope no" } else { "scope" };
            drawn.push(with(
                "li",
                &["class", "lang", "dir"],
                vec![some(class), some("en"), some("ltr")],
                vec![text([&scope, ":"].concat())],
            ));
        }
        above = scope;
        drawn.push(drawn_clause(criteria, clause, &stands));
    }
    drawn
}

fn scope_of(criteria: &Criteria, clause: &Clause) -> String {
    let scopes = clause.0.iter().filter(|one| one.role == Role::Scope);
    let scopes: Vec<String> = scopes.map(|one| wording::fact(criteria, one)).collect();
    scopes.join(", ")
}

fn drawn_clause(criteria: &Criteria, clause: &Clause, stands: &Standing) -> Html {
    let (class, mark, said) = match stands.clause {
        // tr: what a criterion asks for was found
        Truth::Yes => ("yes", "✓", t("met")),
        // tr: what a criterion asks for was not found
        Truth::No => ("no", "✕", t("excluded")),
        // tr: it is not known whether what a criterion asks for was found
        Truth::Open => ("maybe", "○", t("open")),
    };
    let mut inner = vec![with(
        "i",
        &["role", "aria-label"],
        vec![some("img"), some(said)],
        vec![text(mark)],
    )];
    let facts = clause.0.iter().zip(&stands.facts);
    let mut facts: Vec<Html> = facts
        .filter(|(stated, _)| stated.role != Role::Scope)
        .map(|(stated, truth)| {
            let class = match truth {
                Some(Truth::Yes) => "yes",
                Some(Truth::No) => "no",
                Some(Truth::Open) => "maybe",
                None => "unless",
            };
            el("span", class, vec![text(wording::fact(criteria, stated))])
        })
        .collect();
    for place in (1..facts.len()).rev() {
        facts.insert(place, text(", "));
    }
    // The criteria's own words are the same in every language.
    let words = with(
        "span",
        &["lang", "dir"],
        vec![some("en"), some("ltr")],
        facts,
    );
    inner.push(words);
    el("li", class, inner)
}
