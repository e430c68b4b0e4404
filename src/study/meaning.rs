//! What the scores mean, by five rules side by side.

use super::Totals;
use crate::measure::Tenths;
use crate::said::{Place, Said, msg};

/// How grave a verdict is; the page gives each a colour and a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Mild, not severe, no candidate.
    Calm,
    /// In between, or not classified.
    Between,
    /// Severe, candidate for systemic treatment.
    Grave,
}

/// What a rule says of a patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It decides.
    Says(&'static str, Tone),
    /// It is defined in such a way that this patient fits none of its classes.
    Unclassified(&'static str),
    /// It cannot decide before these are known.
    Needs(Vec<&'static str>),
}

impl Verdict {
    /// The verdict in a few words.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Says(says, _) => Said::plain(says),
            Self::Unclassified(_) => Said::plain("unclassified by its formula"),
            Self::Needs(needs) => {
                let needs = needs.iter().map(|fact| Said::plain(fact)).collect();
                // tr: a rule that cannot decide yet: needs PASI, DLQI
                Said::new("needs {facts}", [("facts", Place::List(needs))])
            }
        }
    }
}

/// A rule by name, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The rule's name.
    pub rule: &'static str,
    /// The rule itself, in one line.
    pub text: &'static str,
    /// What it says.
    pub verdict: Verdict,
    /// The classes of severity that agree with what it says; none where it says
    /// nothing about severity, or cannot say yet.
    pub classes: Classes,
}

/// A set of the three classes of severity. “Not severe” is mild or moderate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u8);

impl Classes {
    /// Says nothing about severity.
    pub const NONE: Self = Self(0);
    /// Mild.
    pub const MILD: Self = Self(1);
    /// Moderate.
    pub const MODERATE: Self = Self(2);
    /// Severe.
    pub const SEVERE: Self = Self(4);
    /// Mild or moderate.
    pub const NOT_SEVERE: Self = Self(1 | 2);
    /// Moderate or severe.
    pub const NOT_MILD: Self = Self(2 | 4);

    /// Whether no patient can be in both.
    #[must_use]
    pub fn exclude(self, other: Self) -> bool {
        self.0 != 0 && other.0 != 0 && self.0 & other.0 == 0
    }
}

const TEN: Tenths = Tenths::whole(10);

/// The five rules, in the order the page shows them.
#[must_use]
pub fn meanings(totals: &Totals) -> Vec<Meaning> {
    vec![
        mrowietz(totals),
        rule_of_tens(totals),
        nice(totals),
        ipc(totals),
        npf(totals),
    ]
}

/// Where two rules put this patient into classes that exclude each other: every
/// rule that another excludes, with what it says: `Rule of tens: severe` and
/// `NICE severe: not severe`. Empty where they agree.
#[must_use]
pub fn disagreements(meanings: &[Meaning]) -> Vec<Said> {
    let excluded = |meaning: &&Meaning| {
        meanings
            .iter()
            .any(|other| meaning.classes.exclude(other.classes))
    };
    meanings
        .iter()
        .filter(excluded)
        .map(|meaning| {
            // tr: a rule and what it says: Rule of tens: severe
            Said::new(
                "{rule}: {says}",
                [
                    ("rule", Said::plain(meaning.rule)),
                    ("says", meaning.verdict.said()),
                ],
            )
        })
        .collect()
}

/// Known and known not, and neither: a fact that is not there decides nothing.
fn any(facts: &[Option<bool>]) -> Option<bool> {
    if facts.contains(&Some(true)) {
        Some(true)
    } else if facts.contains(&None) {
        None
    } else {
        Some(false)
    }
}

fn all(facts: &[Option<bool>]) -> Option<bool> {
    any(&facts
        .iter()
        .map(|fact| fact.map(|fact| !fact))
        .collect::<Vec<_>>())
    .map(|fact| !fact)
}

fn severe_or_not(severe: Option<bool>) -> Classes {
    match severe {
        Some(true) => Classes::SEVERE,
        Some(false) => Classes::NOT_SEVERE,
        None => Classes::NONE,
    }
}

fn needs(facts: &[(&'static str, bool)]) -> Verdict {
    Verdict::Needs(
        facts
            .iter()
            .filter(|fact| !fact.1)
            .map(|fact| fact.0)
            .collect(),
    )
}

fn above(total: Option<Tenths>, limit: Tenths) -> Option<bool> {
    total.map(|total| total > limit)
}

/// Mrowietz 2011: mild where BSA, PASI and DLQI are all 10 or less; moderate
/// to severe where BSA or PASI is above 10 and DLQI is above 10 too.
fn mrowietz(totals: &Totals) -> Meaning {
    let skin = any(&[above(totals.bsa, TEN), above(totals.pasi, TEN)]);
    let life = above(totals.dlqi, TEN);
    let (verdict, classes) = match (skin, life) {
        (Some(true), Some(true)) => (
            Verdict::Says(msg("moderate to severe"), Tone::Grave),
            Classes::NOT_MILD,
        ),
        (Some(false), Some(false)) => (Verdict::Says(msg("mild"), Tone::Calm), Classes::MILD),
        (Some(true), Some(false)) => (
            Verdict::Unclassified(msg(
                "PASI or BSA is above 10 and DLQI is not: look for upgrade criteria (visible areas, nails, scalp, genitals, itch)",
            )),
            Classes::NONE,
        ),
        (Some(false), Some(true)) => (
            Verdict::Unclassified(msg(
                "DLQI is above 10, PASI and BSA are not: the formula has no class for it",
            )),
            Classes::NONE,
        ),
        _ => (
            needs(&[
                ("PASI", totals.pasi.is_some() || skin == Some(true)),
                ("BSA", totals.bsa.is_some() || skin == Some(true)),
                ("DLQI", totals.dlqi.is_some()),
            ]),
            Classes::NONE,
        ),
    };
    Meaning {
        rule: msg("Mrowietz 2011"),
        text: msg(
            "Mild: BSA, PASI and DLQI all 10 or less. Moderate to severe: BSA or PASI above 10, and DLQI above 10.",
        ),
        verdict,
        classes,
    }
}

/// Rule of tens (Finlay 2005): severe where any of the three is above 10.
fn rule_of_tens(totals: &Totals) -> Meaning {
    let severe = any(&[
        above(totals.bsa, TEN),
        above(totals.pasi, TEN),
        above(totals.dlqi, TEN),
    ]);
    Meaning {
        rule: msg("Rule of tens"),
        text: msg("Severe: BSA, PASI or DLQI above 10 (Finlay 2005)."),
        verdict: match severe {
            Some(true) => Verdict::Says(msg("severe"), Tone::Grave),
            Some(false) => Verdict::Says(msg("not severe"), Tone::Calm),
            None => needs(&[
                ("PASI", totals.pasi.is_some()),
                ("BSA", totals.bsa.is_some()),
                ("DLQI", totals.dlqi.is_some()),
            ]),
        },
        classes: severe_or_not(severe),
    }
}

/// NICE: severe where PASI is 10 or more and DLQI is above 10.
fn nice(totals: &Totals) -> Meaning {
    let severe = all(&[totals.pasi.map(|pasi| pasi >= TEN), above(totals.dlqi, TEN)]);
    Meaning {
        rule: msg("NICE severe"),
        text: msg("Severe: PASI 10 or more, and DLQI above 10 (TA350)."),
        verdict: match severe {
            Some(true) => Verdict::Says(msg("severe"), Tone::Grave),
            Some(false) => Verdict::Says(msg("not severe"), Tone::Calm),
            None => needs(&[
                ("PASI", totals.pasi.is_some()),
                ("DLQI", totals.dlqi.is_some()),
            ]),
        },
        classes: severe_or_not(severe),
    }
}

/// IPC 2020: a candidate for systemic treatment where BSA is above 10 %, or a
/// special area is involved, or topical treatment has failed.
fn ipc(totals: &Totals) -> Meaning {
    let candidate = any(&[
        above(totals.bsa, TEN),
        totals.special_area,
        totals.topical_failure,
    ]);
    Meaning {
        rule: "IPC 2020",
        text: msg(
            "Systemic candidate: BSA above 10 % (the publication; its website says 10 % or more), or a special area, or topical failure.",
        ),
        verdict: match candidate {
            Some(true) => Verdict::Says(msg("systemic candidate"), Tone::Grave),
            Some(false) => Verdict::Says(msg("not a systemic candidate by these"), Tone::Calm),
            None => needs(&[
                ("BSA", totals.bsa.is_some()),
                (msg("special area"), totals.special_area.is_some()),
                (msg("topical failure"), totals.topical_failure.is_some()),
            ]),
        },
        classes: Classes::NONE,
    }
}

/// NPF: by BSA alone; exactly 10 % is moderate.
fn npf(totals: &Totals) -> Meaning {
    let (verdict, classes) = match totals.bsa {
        None => (Verdict::Needs(vec!["BSA"]), Classes::NONE),
        Some(bsa) if bsa < Tenths::whole(3) => {
            (Verdict::Says(msg("mild"), Tone::Calm), Classes::MILD)
        }
        Some(bsa) if bsa <= TEN => (
            Verdict::Says(msg("moderate"), Tone::Between),
            Classes::MODERATE,
        ),
        Some(_) => (Verdict::Says(msg("severe"), Tone::Grave), Classes::SEVERE),
    };
    Meaning {
        rule: "NPF",
        text: msg("BSA below 3 % mild, 3 to 10 % moderate, above 10 % severe."),
        verdict,
        classes,
    }
}
