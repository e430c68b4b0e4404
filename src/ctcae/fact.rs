//! What a criterion is made of: clauses of facts.

use super::interval::Measured;
use super::need::Need;
use crate::said::msg;

/// An ordered scale: a criterion that asks for a level is met by it and by
/// every worse one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// Symptoms of the event: none, mild or merely present, moderate, severe.
    Symptoms,
    /// How severe the event is, or the named part of it.
    Severity(Option<String>),
    /// Activities of daily living that it limits.
    Living,
    /// A child's activities, as 6.0 has them.
    ChildLiving,
    /// Hospital.
    Hospital,
    /// How far it has spread.
    Extent,
}

/// A level of a scale by its name in the data: (name, level, phrase).
type Levels = &'static [(&'static str, u8, &'static str)];

const SYMPTOMS: Levels = &[
    ("asymptomatic", 0, "no symptoms"),
    ("symptomatic", 1, "symptoms"),
    ("mild symptoms", 1, "mild symptoms"),
    ("moderate symptoms", 2, "moderate symptoms"),
    ("severe symptoms", 3, "severe symptoms"),
];
const SEVERITY: Levels = &[
    ("minimal", 1, "minimal"),
    ("mild", 2, "mild"),
    ("moderate", 3, "moderate"),
    ("marked", 4, "marked"),
    ("severe", 5, "severe"),
];
const LIVING: Levels = &[
    ("adl none", 0, "daily life not limited"),
    (
        "adl instrumental",
        1,
        "limits instrumental daily activities",
    ),
    ("adl self-care", 2, "limits self-care"),
];
const CHILD_LIVING: Levels = &[
    ("child-adl none", 0, "child: usual activities not affected"),
    (
        "child-adl moderate",
        1,
        "child: mild or moderate effect on usual activities",
    ),
    (
        "child-adl severe",
        2,
        "child: severe effect on usual activities",
    ),
];
const HOSPITAL: Levels = &[
    ("no hospital", 0, "no stay in hospital needed"),
    ("hospital", 1, "stay in hospital"),
    ("intensive-care", 2, "intensive care"),
];
const EXTENT: Levels = &[
    ("localized", 1, "localised"),
    ("widespread", 2, "widespread"),
    ("generalized", 3, "generalised"),
];

impl Scale {
    /// The scale's levels, mildest first: name, level, phrase.
    #[must_use]
    pub fn levels(&self) -> Levels {
        match self {
            Self::Symptoms => SYMPTOMS,
            Self::Severity(_) => SEVERITY,
            Self::Living => LIVING,
            Self::ChildLiving => CHILD_LIVING,
            Self::Hospital => HOSPITAL,
            Self::Extent => EXTENT,
        }
    }

    /// The worst level there is.
    #[must_use]
    pub fn top(&self) -> u8 {
        self.levels().iter().map(|level| level.1).max().unwrap_or(0)
    }
}

/// The name and the phrase of what has a table `ALL`.
macro_rules! named {
    ($($of:ident)*) => {
        $(impl $of {
            /// The name in the data.
            #[must_use]
            pub fn key(self) -> &'static str {
                Self::ALL
                    .iter()
                    .find(|row| row.0 == self)
                    .map_or("", |row| row.1)
            }

            /// What a person reads.
            #[must_use]
            pub fn phrase(self) -> &'static str {
                Self::ALL
                    .iter()
                    .find(|row| row.0 == self)
                    .map_or("", |row| row.2)
            }
        })*
    };
}
named!(Flag Group Baseline);

/// A fact that holds or does not, shared by many terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// The event is there.
    Present,
    /// Consequences that threaten life.
    LifeThreatening,
    /// The subject died of it.
    Death,
    /// It threatens sight.
    SightThreatening,
    /// It weighs on mind or company.
    Psychosocial,
    /// Nothing but observation is called for.
    ObservationsOnly,
    /// It does not threaten life now.
    NotLifeThreatening,
    /// It passes by itself within a short time.
    Transient,
    /// It lasts briefly.
    Brief,
    /// It comes and goes.
    Intermittent,
    /// It lasts long.
    Prolonged,
    /// It does not go away.
    Persistent,
    /// It comes again.
    Recurrent,
    /// It never pauses.
    Constant,
}

impl Flag {
    /// Every flag: name in the data, phrase.
    pub const ALL: [(Self, &'static str, &'static str); 14] = [
        (Self::Present, "present", msg("present")),
        (
            Self::LifeThreatening,
            "life-threatening",
            msg("life-threatening consequences"),
        ),
        (Self::Death, "death", msg("death")),
        (
            Self::SightThreatening,
            "sight-threatening",
            msg("sight-threatening"),
        ),
        (
            Self::Psychosocial,
            "psychosocial",
            msg("psychosocial impact"),
        ),
        (
            Self::ObservationsOnly,
            "observations-only",
            msg("only observed"),
        ),
        (
            Self::NotLifeThreatening,
            "not-life-threatening",
            msg("no immediate threat to life"),
        ),
        (Self::Transient, "transient", msg("transient")),
        (Self::Brief, "brief", msg("brief")),
        (Self::Intermittent, "intermittent", msg("intermittent")),
        (Self::Prolonged, "prolonged", msg("prolonged")),
        (Self::Persistent, "persistent", msg("persistent")),
        (Self::Recurrent, "recurrent", msg("recurrent")),
        (Self::Constant, "constant", msg("constant")),
    ];
}

/// Who the subject is, where a criterion holds for some only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// An adult.
    Adult,
    /// A child; adolescents and infants are children too.
    Child,
    /// An adolescent.
    Adolescent,
    /// An infant.
    Infant,
    /// Female.
    Female,
    /// Male.
    Male,
    /// On anticoagulation.
    Anticoagulated,
    /// Not on anticoagulation.
    NotAnticoagulated,
}

impl Group {
    /// Every group: name in the data, phrase.
    pub const ALL: [(Self, &'static str, &'static str); 8] = [
        (Self::Adult, "adult", "adult"),
        (Self::Child, "child", "child"),
        (Self::Adolescent, "adolescent", "adolescent"),
        (Self::Infant, "infant", "infant"),
        (Self::Female, "female", "female"),
        (Self::Male, "male", "male"),
        (Self::Anticoagulated, "anticoagulated", "on anticoagulation"),
        (
            Self::NotAnticoagulated,
            "not-anticoagulated",
            "not on anticoagulation",
        ),
    ];
}

/// How the baseline of the clause's quantity lay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Baseline {
    /// Within the limits of normal, or on the harmless side of them.
    Normal,
    /// Outside them on the side where the term grades.
    Abnormal,
    /// Below the lower limit.
    Below,
    /// Above the upper limit.
    Above,
}

impl Baseline {
    /// Every state: name in the data after `baseline`, phrase.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Normal, "normal", "baseline normal"),
        (Self::Abnormal, "abnormal", "baseline abnormal"),
        (Self::Below, "below", "baseline below normal"),
        (Self::Above, "above", "baseline above normal"),
    ];
}

/// One thing that can be known of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A scale at this level or worse; `word` is the level's name.
    Level {
        /// The scale.
        scale: Scale,
        /// The level's name in the data.
        word: &'static str,
        /// Its place on the scale.
        level: u8,
    },
    /// A shared fact.
    Flag(Flag),
    /// Who the subject is.
    Group(Group),
    /// The baseline of the clause's own quantity.
    Baseline(Baseline),
    /// An intervention.
    Need(Need),
    /// A number in an interval.
    Number(Measured),
    /// A fact of this term, in our own words.
    Own(String),
}

/// What a fact does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It has to hold.
    Required,
    /// It says what is *not* the case, or not more than this. It is never
    /// enough by itself and never keeps a grade away: what is worse than it
    /// is what the higher grades ask for.
    Unless,
    /// It says for whom, or on which scale, the clause holds.
    Scope,
}

/// A fact as a clause states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What it does in the clause.
    pub role: Role,
    /// The fact.
    pub fact: Fact,
    /// Examples or qualifiers that change no grade.
    pub note: Option<String>,
}

/// Facts that must hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause(pub Vec<Stated>);
