//! Response against a baseline.

use super::Totals;
use crate::instruments::itch::Scale;
use crate::measure::{Change, Improvement, Tenths};
use crate::said::{Place, Said as Sentence, msg};

/// Something said of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is about, e.g. `PASI-75`.
    pub label: &'static str,
    /// Whether it holds, or what is known in its place.
    pub fact: Fact,
    /// The rule with its source, and whether it was verified.
    pub rule: &'static str,
}

/// What is known of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// It cannot be told, and why.
    Unknown(&'static str),
}

/// The change of one total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What the total is of.
    pub label: &'static str,
    /// Baseline and now.
    pub change: Change,
    /// Whether the total is a whole number.
    pub whole: bool,
}

impl Changed {
    /// One of the two values, as its total is written.
    #[must_use]
    pub fn show(&self, value: Tenths) -> String {
        match value.as_whole() {
            Some(whole) if self.whole => whole.to_string(),
            _ => value.to_string(),
        }
    }

    /// The difference with its sign, as its total is written.
    #[must_use]
    pub fn show_difference(&self) -> String {
        show_signed(self.change.difference(), self.whole)
    }
}

impl Said {
    /// False where the rule was not checked against a source.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.rule != NOT_VERIFIED
    }
}

/// Everything said of a visit against its baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Responses {
    /// Changes of the totals.
    pub changes: Vec<Changed>,
    /// Response criteria.
    pub criteria: Vec<Said>,
    /// Absolute targets, which need no baseline.
    pub targets: Vec<Said>,
    /// Why a comparison was not made.
    pub not_compared: Vec<&'static str>,
}

const NOT_VERIFIED: &str = msg("in use, not verified against a source");

/// Compares totals with those of a baseline, if there is one.
#[must_use]
pub fn responses(now: &Totals, baseline: Option<&Totals>) -> Responses {
    let mut said = Responses::default();
    let targets = [
        (10, "PASI ≤ 1", NOT_VERIFIED),
        (20, "PASI ≤ 2", msg("goes with PASI-90 (Mahil 2020)")),
        (30, "PASI ≤ 3", NOT_VERIFIED),
        (50, "PASI ≤ 5", NOT_VERIFIED),
    ];
    if let Some(pasi) = now.pasi {
        for (limit, label, rule) in targets {
            said.targets.push(Said {
                label,
                fact: fact(Some(pasi <= Tenths(limit))),
                rule,
            });
        }
    }
    if let Some(baseline) = baseline {
        compare(&mut said, now, baseline);
    }
    said
}

fn compare(said: &mut Responses, now: &Totals, baseline: &Totals) {
    let change = |baseline: Option<Tenths>, now: Option<Tenths>| {
        Some(Change {
            baseline: baseline?,
            current: now?,
        })
    };
    let pasi = change(baseline.pasi, now.pasi);
    let dlqi = change(baseline.dlqi, now.dlqi);
    let itch = change(baseline.itch, now.itch);
    if let Some(pasi) = pasi {
        said.changes.push(Changed {
            label: "PASI",
            change: pasi,
            whole: false,
        });
        let levels = [
            (50, "PASI-50"),
            (75, "PASI-75"),
            (90, "PASI-90"),
            (100, "PASI-100"),
        ];
        for (percent, label) in levels {
            said.criteria.push(Said {
                label,
                fact: match pasi.improved_by(percent) {
                    None => Fact::Unknown(msg("the baseline is 0")),
                    known => fact(known),
                },
                rule: msg("improvement of at least that percent of the baseline"),
            });
        }
    }
    if let Some(bsa) = change(baseline.bsa, now.bsa) {
        said.changes.push(Changed {
            label: "BSA",
            change: bsa,
            whole: false,
        });
    }
    if let Some(dlqi) = dlqi {
        said.changes.push(Changed {
            label: "DLQI",
            change: dlqi,
            whole: true,
        });
        said.criteria.push(Said {
            label: msg("DLQI fell by 4 or more"),
            fact: fact(Some(dlqi.difference() <= -40)),
            rule: msg("smallest change that matters in inflammatory skin disease (Basra 2015)"),
        });
        if dlqi.difference() >= 40 {
            said.criteria.push(Said {
                label: msg("DLQI rose by 4 or more"),
                fact: Fact::Met,
                rule: msg("worse by a change that matters (Basra 2015)"),
            });
        }
    }
    match (itch, baseline.itch_scale, now.itch_scale) {
        (None, _, _) => {}
        (Some(itch), Some(before), Some(after)) if before == after => {
            said.changes.push(Changed {
                label: msg("Itch"),
                change: itch,
                whole: after == Scale::Nrs,
            });
            said.criteria.push(if after == Scale::Nrs {
                Said {
                    label: msg("Itch NRS fell by 4 or more"),
                    fact: fact(Some(itch.difference() <= -40)),
                    rule: msg("response of the psoriasis itch NRS (Kimball 2016)"),
                }
            } else {
                Said {
                    label: msg("Itch VAS fell by 3 or more"),
                    fact: fact(Some(itch.difference() <= -30)),
                    rule: msg("2 to 3 points matter, depending on the baseline (Riepe 2019)"),
                }
            });
        }
        (Some(_), Some(_), Some(_)) => {
            said.not_compared.push(msg(
                "Itch was rated on VAS at one visit and NRS at the other: not compared.",
            ));
        }
        (Some(_), _, _) => {
            said.not_compared.push(msg(
                "The scale of one itch rating is not known: not compared.",
            ));
        }
    }
    if pasi.is_some() || dlqi.is_some() {
        said.criteria.push(nice_adequate(pasi, dlqi));
    }
    if let Some(pga) = change(baseline.pga, now.pga) {
        said.changes.push(Changed {
            label: "PGA",
            change: pga,
            whole: true,
        });
        said.criteria.push(Said {
            label: msg("PGA success"),
            fact: fact(Some(
                pga.current <= Tenths::whole(1) && pga.difference() <= -20,
            )),
            rule: msg("0 or 1 with a fall of at least 2"),
        });
    }
}

/// NICE (TA350, at 12 weeks): PASI-75, or PASI-50 with a fall of the DLQI by
/// at least 5.
fn nice_adequate(pasi: Option<Change>, dlqi: Option<Change>) -> Said {
    let level = |percent| pasi.and_then(|pasi| pasi.improved_by(percent));
    let fell = dlqi.map(|dlqi| dlqi.difference() <= -50);
    let fact = match (pasi, level(75), level(50), fell) {
        (None, ..) => Fact::Unknown(msg("PASI is not known at both visits")),
        (Some(_), None, ..) | (Some(_), _, None, _) => Fact::Unknown(msg("the PASI baseline is 0")),
        (_, Some(true), ..) => Fact::Met,
        (_, _, Some(false), _) => Fact::NotMet,
        (_, _, Some(true), Some(fell)) => fact(Some(fell)),
        (_, _, Some(true), None) => Fact::Unknown(msg("DLQI is not known at both visits")),
    };
    Said {
        label: msg("NICE adequate response"),
        fact,
        rule: msg("PASI-75, or PASI-50 and DLQI down by 5 or more (TA350, at 12 weeks)"),
    }
}

fn fact(known: Option<bool>) -> Fact {
    match known {
        Some(true) => Fact::Met,
        _ => Fact::NotMet,
    }
}

/// Signed tenths with a true minus sign: `−6.0`, `+0.4`, `0.0`.
#[must_use]
pub fn show_signed(tenths: i64, whole: bool) -> String {
    let sign = match tenths.signum() {
        -1 => "−",
        1 => "+",
        _ => "",
    };
    let size = tenths.unsigned_abs();
    if whole && size.is_multiple_of(10) {
        format!("{sign}{}", size / 10)
    } else {
        format!("{sign}{}.{}", size / 10, size % 10)
    }
}

impl Improvement {
    /// `64.5 % better`, `12.0 % worse`, `unchanged`, or that it cannot be told.
    #[must_use]
    pub fn said(self) -> Sentence {
        match self {
            Self::NotCalculable => Sentence::plain("percent not calculable: the baseline is 0"),
            Self::Percent(0) => Sentence::plain("unchanged"),
            Self::Percent(tenths) => {
                let size = tenths.unsigned_abs();
                let percent = Place::Number(format!("{}.{}", size / 10, size % 10));
                let with = [("percent", percent)];
                if tenths > 0 {
                    Sentence::new("{percent} % better", with)
                } else {
                    Sentence::new("{percent} % worse", with)
                }
            }
        }
    }
}
