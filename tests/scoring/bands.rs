//! What totals are called: every total, and both sides of every cut.

use dermscore::instruments::INSTRUMENTS;
use dermscore::measure::{BandSet, Start, Tenths};

use crate::kit::{exact, instrument};
use crate::oracle::bands::{SETS, labels};

fn set(id: &str, set: &str) -> &'static BandSet {
    let sets = instrument(id).bands.iter();
    let mut sets = sets.filter(|known| known.id == set);
    sets.next()
        .unwrap_or_else(|| panic!("no bands {set} of {id}"))
}

/// Each set against its rule, for every tenth of the scale.
#[test]
fn every_total_has_the_name_its_rule_gives() {
    for rule in SETS {
        let most = match rule.0 {
            "pasi" => 720,
            "bsa" => 1000,
            "itch" => 100,
            "dlqi" => 300,
            _ => 40,
        };
        let step = if ["dlqi", "pga"].contains(&rule.0) {
            10
        } else {
            1
        };
        for total in (0..=most).step_by(step).map(Tenths) {
            let wanted = labels(rule, exact(total));
            assert_eq!(wanted.len(), 1, "{} {} {total}", rule.0, rule.1);
            let label = set(rule.0, rule.1).label(total);
            assert_eq!(label, wanted[0], "{} {} {total}", rule.0, rule.1);
        }
    }
    let known = INSTRUMENTS.iter().map(|instrument| instrument.bands.len());
    assert_eq!(
        known.sum::<usize>(),
        SETS.len(),
        "every set has its rule here"
    );
}

/// Instrument, id of the set, and what some totals are called in it.
type Cuts = (&'static str, &'static str, &'static [(u32, &'static str)]);

/// The cuts, each quoted with its rule, and what is called what around them.
#[test]
fn both_sides_of_every_cut() {
    let cuts: [Cuts; 8] = [
        // "<=10 mild / >10 moderate-severe (Mrowietz)"
        (
            "pasi",
            "mrowietz",
            &[(99, "10 or less"), (100, "10 or less"), (101, "above 10")],
        ),
        // "<=5 / 5-10 / >10"
        (
            "pasi",
            "five-ten",
            &[
                (49, "mild"),
                (50, "mild"),
                (51, "moderate"),
                (100, "moderate"),
                (101, "severe"),
            ],
        ),
        // "<10 / 10-20 / >20"
        (
            "pasi",
            "ten-twenty",
            &[
                (99, "mild"),
                (100, "moderate"),
                (200, "moderate"),
                (201, "severe"),
            ],
        ),
        // "NPF mild <3, moderate 3-10, severe >10. 10.0 is moderate"
        (
            "bsa",
            "npf",
            &[
                (29, "mild"),
                (30, "moderate"),
                (100, "moderate"),
                (101, "severe"),
            ],
        ),
        // "0 / >0-<4 mild / >=4-<7 moderate / >=7-<9 severe / >=9 very severe"
        (
            "itch",
            "reich-4",
            &[
                (0, "none"),
                (1, "mild"),
                (39, "mild"),
                (40, "moderate"),
                (41, "moderate"),
                (69, "moderate"),
                (70, "severe"),
                (89, "severe"),
                (90, "very severe"),
            ],
        ),
        // "3 as the first cut"
        (
            "itch",
            "first-cut-3",
            &[
                (0, "none"),
                (1, "mild"),
                (29, "mild"),
                (30, "moderate"),
                (69, "moderate"),
                (70, "severe"),
                (89, "severe"),
                (90, "very severe"),
            ],
        ),
        // "0-1, 2-5, 6-10, 11-20, 21-30"
        (
            "dlqi",
            "hongbo",
            &[
                (10, "no effect"),
                (20, "small effect"),
                (50, "small effect"),
                (60, "moderate effect"),
                (100, "moderate effect"),
                (110, "very large effect"),
                (200, "very large effect"),
                (210, "extremely large effect"),
                (300, "extremely large effect"),
            ],
        ),
        (
            "pga",
            "levels",
            &[
                (0, "clear"),
                (10, "almost clear"),
                (20, "mild"),
                (40, "severe"),
            ],
        ),
    ];
    for (id, name, names) in cuts {
        for (total, label) in names {
            assert_eq!(
                set(id, name).label(Tenths(*total)),
                *label,
                "{id} {name} {total}"
            );
        }
    }
}

/// "first cut 4 default, 3 alternative": the first of a set is the one shown.
#[test]
fn the_first_cut_of_itch_is_4_unless_chosen() {
    assert_eq!(instrument("itch").bands[0].id, "reich-4");
}

/// Each set begins at 0 and goes up, so that every total is in a band.
#[test]
fn every_set_covers_its_scale_from_0_upwards() {
    for instrument in INSTRUMENTS {
        for set in instrument.bands {
            let place = |start: Start| match start {
                Start::At(value) => (value, false),
                Start::Above(value) => (value, true),
            };
            assert_eq!(set.bands[0].start, Start::At(Tenths::ZERO), "{}", set.id);
            let starts: Vec<_> = set.bands.iter().map(|band| place(band.start)).collect();
            assert!(starts.is_sorted_by(|one, next| one < next), "{}", set.id);

            let draft = dermscore::instruments::Draft::new(instrument);
            let range = (instrument.total)(&draft);
            let mut met = vec![false; set.bands.len()];
            for total in (range.min.0..=range.max.0).map(Tenths) {
                if range.allows(total) {
                    met[set.index(total)] = true;
                    assert_eq!(set.label(total), set.bands[set.index(total)].label);
                }
            }
            assert!(
                met.iter().all(|met| *met),
                "{}: a band without a total",
                set.id
            );
            assert!(!set.rule.is_empty());
        }
    }
}
