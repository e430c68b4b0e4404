//! Ways through the questions.

use std::collections::BTreeMap;

use dermscore::handover::{At, Handover, Place, Skipping, Step};
use dermscore::instruments::{Entry, dlqi as instrument};
use dermscore::visit::Visit;
use proptest::prelude::*;

use crate::kit::{START, answer, answers_to, choice, dlqi, handed_over, here, step, steps};

/// Every answer to items 6 and 7 and to its second part, with each way of
/// leaving them out: all the shapes that DLQI has.
#[test]
fn the_second_part_of_item_7_is_asked_after_no_and_never_else() {
    let at_7 = (1..=6).fold(dlqi(), |now, _| answer(&now, "aLittle"));
    assert_eq!(here(&at_7), "7");
    for value in ["yes", "notRelevant"] {
        assert_eq!(here(&answer(&at_7, value)), "8", "{value}");
    }
    let skipped = steps(&at_7, [Step::Next, Step::Next]);
    assert_eq!(here(&skipped), "8", "nobody said no");
    let second = answer(&at_7, "no");
    assert_eq!(here(&second), "7a");
    for value in ["aLot", "aLittle", "notAtAll"] {
        assert_eq!(here(&answer(&second, value)), "8", "{value}");
    }
    let back = step(&answer(&second, "aLot"), Step::Back);
    assert_eq!(
        (here(&back), here(&step(&back, Step::Back))),
        ("7a".into(), "7".into())
    );
}

#[test]
fn every_complete_way_asks_every_item_once_and_ends_with_thanks() {
    let mut ends = 0;
    let mut open = vec![(dlqi(), Vec::new())];
    while let Some((now, mut seen)) = open.pop() {
        let Some(at) = now.at() else {
            assert_eq!(now.place, Place::Review);
            let seven_no = now.papers[0].draft.choice(6) == Some(1);
            let expected: Vec<&str> = ["1", "2", "3", "4", "5", "6", "7", "7a", "8", "9", "10"]
                .into_iter()
                .filter(|item| *item != "7a" || seven_no)
                .collect();
            assert_eq!(seen, expected);
            assert_eq!(now.unanswered(), 0);
            assert_eq!(step(&now, Step::Finish).place, Place::Thanks);
            ends += 1;
            continue;
        };
        seen.push(now.item(at).control());
        // Only the seventh decides what follows: of the others two answers do.
        let all = answers_to(&now, at);
        let tried = if at.asked == 6 {
            &all[..]
        } else {
            &all[all.len() - 2..]
        };
        for entry in tried {
            let next = steps(&now, [Step::Answer(entry.clone()), Step::Next]);
            open.push((next, seen.clone()));
        }
    }
    assert_eq!(
        ends,
        512 * (1 + 2 + 1),
        "yes, no with two answers, not relevant"
    );
}

#[test]
fn progress_counts_a_second_part_with_its_first() {
    let mut now = handed_over(&["itch.vas", "dlqi"]);
    now = step(&now, Step::Begin);
    let mut said = Vec::new();
    while let Some(at) = now.at() {
        said.push((here(&now), now.progress(at)));
        let entry = if here(&now) == "7" {
            choice(&now, "no")
        } else {
            Step::Answer(answers_to(&now, at)[0].clone())
        };
        now = steps(&now, [entry, Step::Next]);
    }
    let numbers: Vec<usize> = said.iter().map(|(_, (number, _))| *number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 11]);
    assert!(said.iter().all(|(_, (_, of))| *of == 11), "{said:?}");
}

#[test]
fn what_skipping_means_is_said_once_and_takes_a_second_press() {
    let now = dlqi();
    let saying = step(&now, Step::Next);
    assert_eq!(
        (here(&saying), saying.skipping),
        ("1".into(), Skipping::Saying)
    );
    let skipped = step(&saying, Step::Next);
    assert_eq!(
        (here(&skipped), skipped.skipping),
        ("2".into(), Skipping::Said)
    );
    assert_eq!(
        here(&step(&skipped, Step::Next)),
        "3",
        "it is not said again"
    );
    // Whoever answers after all was told, too.
    let answered = answer(&saying, "aLot");
    assert_eq!(
        (here(&answered), answered.skipping),
        ("2".into(), Skipping::Said)
    );
    assert_eq!(step(&saying, Step::Back).skipping, Skipping::Said);
}

#[test]
fn an_answer_can_be_taken_back() {
    let now = steps(
        &dlqi(),
        [choice(&dlqi(), "aLot"), Step::Answer(Entry::Empty)],
    );
    assert_eq!(now.unanswered(), 10);
}

#[test]
fn an_answer_is_changed_from_the_review_and_back_there() {
    let mut now = dlqi();
    while now.at().is_some() {
        now = answer(&now, if here(&now) == "7" { "yes" } else { "aLot" });
    }
    let at = |asked| Step::Change(At { paper: 0, asked });
    let changed = answer(&step(&now, at(2)), "notRelevant");
    assert_eq!(changed.place, Place::Review);
    assert_eq!(step(&step(&now, at(2)), Step::Back).place, Place::Review);
    // A second part that is asked only now is asked at once.
    let second = answer(&step(&now, at(6)), "no");
    assert_eq!(here(&second), "7a");
    assert_eq!(here(&step(&second, Step::Back)), "7");
    assert_eq!(answer(&second, "aLittle").place, Place::Review);
    // And one that is not asked cannot be gone to.
    assert_eq!(step(&now, at(7)).place, Place::Review);
    assert_eq!(here(&step(&now, Step::Back)), "10");
}

#[test]
fn a_second_part_comes_back_with_its_no_and_is_not_handed_back_without_it() {
    let at_7 = (1..=6).fold(dlqi(), |now, _| answer(&now, "aLittle"));
    let second = answer(&answer(&at_7, "no"), "aLot");
    let yes = steps(&second, [Step::Back, Step::Back]);
    let yes = step(&yes, choice(&yes, "yes"));
    let given = |now: &Handover| now.papers[0].given().expect("answers");
    assert_eq!(given(&yes).choice(instrument::SECOND_PART), None);
    let no = step(&yes, choice(&yes, "no"));
    assert_eq!(given(&no).choice(instrument::SECOND_PART), Some(0));
}

#[test]
fn what_is_covered_is_not_answered() {
    let idle = dlqi().after(Step::Tick, START + 1_000 + 2 * 60 * 1_000);
    assert!(idle.is_hidden());
    let tried = steps(&idle, [choice(&idle, "aLot"), Step::Next, Step::Staff]);
    assert!(tried.is_hidden() && !tried.staff);
    assert_eq!((here(&tried), tried.unanswered()), ("1".into(), 10));
    let touched = step(&idle, Step::Touch);
    assert!(!touched.is_hidden());
}

#[test]
fn the_cover_comes_after_two_minutes_and_not_before() {
    let now = dlqi();
    let after = |more: u64| now.after(Step::Tick, now.touched + more).is_hidden();
    assert!(!after(119_999));
    assert!(after(120_000));
    // A clock that is set back makes no cover, and keeps none away.
    let back = now.after(Step::Tick, 5);
    assert!(!back.is_hidden());
    assert!(back.after(Step::Tick, 5 + 120_000).is_hidden());
}

#[test]
fn nothing_is_covered_where_no_answer_is_seen() {
    let idle = |now: &Handover| now.after(Step::Tick, now.touched + 600_000);
    assert!(!idle(&handed_over(&["dlqi"])).is_hidden());
    let mut done = dlqi();
    while done.at().is_some() {
        done = answer(
            &done,
            "notAtAll"
                .get(..)
                .filter(|_| here(&done) != "7")
                .unwrap_or("yes"),
        );
    }
    assert!(idle(&done).is_hidden(), "the review shows answers");
    assert!(!idle(&step(&done, Step::Finish)).is_hidden());
    // Staff who go back from the PIN go back to the cover.
    let staff = idle(&step(&done, Step::Staff));
    assert!(!staff.is_hidden());
    assert!(step(&staff, Step::Leave).is_hidden());
}

#[derive(Clone, Debug)]
enum Does {
    Answer(u8),
    Clear,
    Plain(Step),
    Change(u8),
    Idle,
}

fn does() -> impl Strategy<Value = Does> {
    prop_oneof![
        8 => any::<u8>().prop_map(Does::Answer),
        1 => Just(Does::Clear),
        8 => Just(Does::Plain(Step::Next)),
        3 => Just(Does::Plain(Step::Back)),
        2 => any::<u8>().prop_map(Does::Change),
        1 => Just(Does::Plain(Step::Begin)),
        1 => Just(Does::Plain(Step::Finish)),
        1 => Just(Does::Plain(Step::Staff)),
        2 => Just(Does::Plain(Step::Leave)),
        2 => Just(Does::Plain(Step::Touch)),
        1 => Just(Does::Idle),
    ]
}

proptest! {
    /// Whatever a patient does: an answer stays until the patient changes it, a
    /// reload at any point brings the same screen back, and what comes back is
    /// what was answered and no contradiction.
    #[test]
    fn no_way_loses_an_answer_and_a_reload_is_never_seen(all in prop::collection::vec(does(), 0..90)) {
        let mut now = handed_over(&["itch.nrs", "dlqi"]);
        let mut given: BTreeMap<At, Entry> = BTreeMap::new();
        let mut clock = START;
        for one in all {
            clock += 500;
            let before = now.clone();
            let taken = !now.is_hidden() && !now.staff;
            now = match one {
                Does::Plain(step) => now.after(step, clock),
                Does::Idle => { clock += 200_000; now.after(Step::Tick, clock) }
                Does::Change(place) => {
                    let questions = now.questions();
                    let at = questions[usize::from(place) % questions.len()];
                    now.after(Step::Change(at), clock)
                }
                Does::Answer(_) | Does::Clear => {
                    let Some(at) = now.at() else { continue };
                    let entry = match one {
                        Does::Answer(place) => {
                            let all = answers_to(&now, at);
                            all[usize::from(place) % all.len()].clone()
                        }
                        _ => Entry::Empty,
                    };
                    if taken { given.insert(at, entry.clone()); }
                    now.after(Step::Answer(entry), clock)
                }
            };
            for (at, entry) in &given {
                prop_assert_eq!(now.entry(*at), entry, "after {:?}", before.place);
            }
            prop_assert!(now.at().is_none_or(|at| now.questions().contains(&at)));
            prop_assert_eq!(Handover::read(&now.text()), Ok(now.clone()));
        }
        let back = now.handed_back("2018-06-21T09:30:00Z".into());
        let filled = back.filled(&Visit::default(), dermscore::handover::Replace::Theirs);
        for at in now.questions() {
            let index = now.paper(at).form.index();
            prop_assert_eq!(filled.drafts.get(index).entry(now.asked(at).item), now.entry(at));
        }
        for index in 0..dermscore::instruments::INSTRUMENTS.len() {
            prop_assert!(filled.drafts.outcome(index).problems.is_empty());
        }
    }

    /// Back and then on comes to the same question, wherever the patient is.
    #[test]
    fn back_and_on_is_where_one_was(answers in prop::collection::vec(any::<u8>(), 1..12)) {
        let mut now = step(&handed_over(&["itch.vas", "dlqi"]), Step::Begin);
        for place in answers {
            let Some(at) = now.at() else { break };
            let all = answers_to(&now, at);
            now = steps(&now, [Step::Answer(all[usize::from(place) % all.len()].clone()), Step::Next]);
            let returned = steps(&now, [Step::Back, Step::Next]);
            prop_assert_eq!(returned.place, now.place);
            prop_assert_eq!(&returned.papers, &now.papers);
        }
    }
}
