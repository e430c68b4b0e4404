//! How PASI is scored.

use super::definition::{INSTRUMENT, Part, REGIONS, item};
use crate::instruments::{Draft, Drafts, Outcome, Part as ScoredPart};
use crate::measure::Tenths;
use crate::said::{Place, Said};

/// Area grade, 0 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AreaGrade(u8);

/// Severity of a sign, 0 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sign(u8);

/// The complete answers of one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionAnswers {
    /// How much of the region is involved.
    pub area: AreaGrade,
    /// Erythema, induration, desquamation.
    pub signs: [Sign; 3],
}

impl AreaGrade {
    /// Grade 0 to 6; `None` above.
    #[must_use]
    pub fn new(grade: u8) -> Option<Self> {
        (grade <= 6).then_some(Self(grade))
    }

    /// The grade as a number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Sign {
    /// Severity 0 to 4; `None` above.
    #[must_use]
    pub fn new(severity: u8) -> Option<Self> {
        (severity <= 4).then_some(Self(severity))
    }
}

impl RegionAnswers {
    /// A region that is clear: area 0, for which no sign is needed.
    pub const CLEAR: Self = Self {
        area: AreaGrade(0),
        signs: [Sign(0); 3],
    };
}

/// The area grade of a percent of the region: 0 is 0; then half-open bands
/// that begin at 10, 30, 50, 70 and 90 (COSMoS C191069; Feldman and Krueger
/// 2005, Table 1).
#[must_use]
pub fn area_grade(percent: Tenths) -> AreaGrade {
    AreaGrade(match percent.0 {
        0 => 0,
        1..100 => 1,
        100..300 => 2,
        300..500 => 3,
        500..700 => 4,
        700..900 => 5,
        _ => 6,
    })
}

/// A region's contribution: weight × area × (sum of signs); the weights are
/// tenths, so the product is in tenths and exact.
#[must_use]
pub fn region_score(region: usize, answers: RegionAnswers) -> Tenths {
    let signs: u32 = answers.signs.iter().map(|sign| u32::from(sign.0)).sum();
    Tenths(REGIONS[region].weight * u32::from(answers.area.0) * signs)
}

/// The total of four complete regions: cannot fail and cannot round.
#[must_use]
pub fn total(regions: [RegionAnswers; 4]) -> Tenths {
    let scores = regions.into_iter().enumerate();
    Tenths(
        scores
            .map(|(region, answers)| region_score(region, answers).0)
            .sum(),
    )
}

pub(super) fn score(draft: &Draft, _: &Drafts) -> Outcome {
    let mut outcome = Outcome::default();
    let regions: [Option<RegionAnswers>; 4] =
        std::array::from_fn(|region| complete(region, draft, &mut outcome));
    for (region, answers) in regions.iter().enumerate() {
        outcome.parts.push(ScoredPart {
            path: REGIONS[region].path,
            label: REGIONS[region].label,
            value: answers.map(|answers| region_score(region, answers)),
            max: Tenths(REGIONS[region].weight * 72),
            in_file: true,
        });
    }
    let [Some(head), Some(upper), Some(trunk), Some(lower)] = regions else {
        return outcome.settled(None);
    };
    outcome.settled(Some(total([head, upper, trunk, lower])))
}

/// The one step that can fail: a region's draft becomes answers, or what is
/// missing or contradictory is noted.
fn complete(region: usize, draft: &Draft, outcome: &mut Outcome) -> Option<RegionAnswers> {
    let path = |part| INSTRUMENT.items[item(region, part)].path;
    let chosen = draft
        .choice(item(region, Part::Area))
        .and_then(AreaGrade::new);
    let percent = draft.number(item(region, Part::Percent));
    let mut sound = true;
    if draft.is_wrong(item(region, Part::Percent)) {
        outcome.missing.push(path(Part::Percent));
        sound = false;
    }
    let area = match (chosen, percent.map(area_grade)) {
        (Some(chosen), Some(derived)) if chosen != derived => {
            let percent = percent.unwrap_or_default();
            let [derived, chosen] = [derived.get(), chosen.get()];
            outcome.problem(
                path(Part::Percent),
                Said::new(
                    "{percent} % is area grade {derived}, but grade {chosen} is chosen: change one of them.",
                    [
                        ("percent", Place::number(percent)),
                        ("derived", Place::number(derived)),
                        ("chosen", Place::number(chosen)),
                    ],
                ),
            );
            return None;
        }
        (Some(area), _) | (None, Some(area)) => Some(area),
        (None, None) => {
            outcome.missing.push(path(Part::Area));
            None
        }
    };
    let parts = [Part::Erythema, Part::Induration, Part::Desquamation];
    let signs = parts.map(|part| draft.choice(item(region, part)).and_then(Sign::new));
    if area == Some(AreaGrade(0)) {
        for (part, sign) in parts.into_iter().zip(signs) {
            if sign > Some(Sign(0)) {
                outcome.problem(
                    path(part),
                    Said::plain("A sign above 0 in a region of area 0: one of them is not right."),
                );
                sound = false;
            }
        }
        return sound.then_some(RegionAnswers::CLEAR);
    }
    for (part, sign) in parts.into_iter().zip(signs) {
        if sign.is_none() {
            outcome.missing.push(path(part));
        }
    }
    let (Some(area), [Some(first), Some(second), Some(third)]) = (area, signs) else {
        return None;
    };
    let signs = [first, second, third];
    if signs == [Sign(0); 3] {
        outcome.remark(
            path(Part::Area),
            Said::plain("Area is above 0 and every sign is 0: the region counts 0."),
        );
    }
    sound.then_some(RegionAnswers { area, signs })
}
