//! How BSA is scored.

use super::definition::{INSTRUMENT, METHOD, METHODS, Method, PALMS, PERCENT};
use crate::instruments::pasi::{self, Part, REGIONS, area_grade};
use crate::instruments::{Draft, Drafts, Outcome, Part as ScoredPart};
use crate::measure::Tenths;
use crate::said::Said;

/// The sum of four counts of palms, in percent of the body.
#[must_use]
pub fn from_palms(palms: [Tenths; 4]) -> Tenths {
    Tenths(palms.into_iter().map(|count| count.0).sum())
}

/// The four regions' percents, each weighed by its share of the body (10, 20,
/// 30, 40 %); a half of a tenth rounds up, once, after the sum.
#[must_use]
pub fn from_regions(percents: [Tenths; 4]) -> Tenths {
    let hundredths: u32 = percents
        .into_iter()
        .zip(&REGIONS)
        .map(|(percent, region)| percent.0 * region.weight)
        .sum();
    Tenths((hundredths + 5) / 10)
}

pub(super) fn score(draft: &Draft, drafts: &Drafts) -> Outcome {
    let mut outcome = Outcome::default();
    let total = match draft
        .choice(METHOD)
        .map(|choice| METHODS[usize::from(choice)])
    {
        None => {
            outcome.missing.push(INSTRUMENT.items[METHOD].path);
            None
        }
        Some(Method::Palms) => palms(draft, &mut outcome),
        Some(Method::PasiRegions) => regions(drafts, &mut outcome),
        Some(Method::Percent) => {
            let percent = draft.number(PERCENT);
            if percent.is_none() {
                outcome.missing.push(INSTRUMENT.items[PERCENT].path);
            }
            percent
        }
    };
    outcome.settled(total)
}

fn palms(draft: &Draft, outcome: &mut Outcome) -> Option<Tenths> {
    let counts = PALMS.map(|item| draft.number(item));
    for (region, (item, count)) in PALMS.into_iter().zip(counts).enumerate() {
        let path = INSTRUMENT.items[item].path;
        if count.is_none() {
            outcome.missing.push(path);
        }
        outcome.parts.push(ScoredPart {
            path,
            label: REGIONS[region].label,
            value: count,
            max: Tenths(REGIONS[region].weight * 100),
            in_file: false,
        });
    }
    let [Some(head), Some(upper), Some(trunk), Some(lower)] = counts else {
        return None;
    };
    Some(from_palms([head, upper, trunk, lower]))
}

/// A region graded 0 is exactly 0 % by the definition of the grade, so it
/// needs no percent of its own; every other region does.
fn regions(drafts: &Drafts, outcome: &mut Outcome) -> Option<Tenths> {
    const PATHS: [&str; 4] = [
        "pasi.regions.head.areaPercent",
        "pasi.regions.upperLimbs.areaPercent",
        "pasi.regions.trunk.areaPercent",
        "pasi.regions.lowerLimbs.areaPercent",
    ];
    let draft = drafts.by_id("pasi")?;
    let percents: [Option<Tenths>; 4] = std::array::from_fn(|region| {
        let place = pasi::item(region, Part::Percent);
        let chosen = draft.choice(pasi::item(region, Part::Area));
        let clear = chosen == Some(0);
        let percent = draft.number(place);
        let derived = percent.map(|percent| area_grade(percent).get());
        if chosen.is_some() && derived.is_some() && chosen != derived {
            outcome.problem(
                PATHS[region],
                Said::plain("The percent and the area grade of this PASI region disagree: change one of them."),
            );
        }
        percent.or((clear && !draft.is_wrong(place)).then_some(Tenths::ZERO))
    });
    for (path, percent) in PATHS.into_iter().zip(percents) {
        if percent.is_none() {
            outcome.missing.push(path);
        }
    }
    let [Some(head), Some(upper), Some(trunk), Some(lower)] = percents else {
        return None;
    };
    Some(from_regions([head, upper, trunk, lower]))
}
