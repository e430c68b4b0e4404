//! DLQI's typed functions over the whole space of answers, all 48,988,800.

use std::thread;

use dermscore::instruments::dlqi::{Answer, Answers, DlqiR, Seventh, revised, total};
use dermscore::measure::Tenths;

use crate::oracle::{dlqi as oracle, ratio, whole};

/// What the rules say of one state of an item: its points, whether it is
/// unanswered, whether it is not relevant.
#[derive(Clone, Copy, Debug, Default)]
struct Says {
    points: u32,
    unanswered: u32,
    not_relevant: u32,
}

impl Says {
    fn of(word: Option<(&str, u8)>) -> Self {
        Self {
            points: word.map_or(0, |(_, points)| u32::from(points)),
            unanswered: u32::from(word.is_none()),
            not_relevant: u32::from(word.is_some_and(|(word, _)| word == "notRelevant")),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            points: self.points + other.points,
            unanswered: self.unanswered + other.unanswered,
            not_relevant: self.not_relevant + other.not_relevant,
        }
    }
}

/// The states of an item other than the seventh, with what the rules say.
fn states(item: usize) -> Vec<(Option<Answer>, Says)> {
    let answer = |(word, points): (&str, u8)| match word {
        "notRelevant" => Answer::NotRelevant,
        _ => Answer::Degree(points),
    };
    let words = oracle::allowed(item).iter().copied().map(Some);
    std::iter::once(None)
        .chain(words)
        .map(|word| (word.map(answer), Says::of(word)))
        .collect()
}

/// The seven states of the seventh: unanswered, yes, not relevant, and no with
/// nothing or one of three answers in its second part.
fn sevenths() -> Vec<(Option<Seventh>, Says)> {
    let mut states = vec![(None, Says::of(None))];
    for (word, points) in oracle::SEVENTH {
        let says = Says::of(Some((word, points)));
        match word {
            "yes" => states.push((Some(Seventh::Yes), says)),
            "notRelevant" => states.push((Some(Seventh::NotRelevant), says)),
            _ => states.push((Some(Seventh::No(None)), says)),
        }
    }
    for (word, points) in oracle::SECOND {
        let says = Says::of(Some((word, points)));
        states.push((Some(Seventh::No(Some(points))), says));
    }
    states
}

/// "One item unanswered counts 0 and is scored; two or more: not calculable",
/// for all the states of the items from `place` on; how many were tried.
fn walk(
    form: &mut Answers,
    says: Says,
    items: &[Vec<(Option<Answer>, Says)>],
    place: usize,
) -> u64 {
    let Some(states) = items.get(place) else {
        let want = (says.unanswered < 2).then_some(says.points);
        assert_eq!(total(form), want, "{form:?}");
        assert_eq!(form.not_relevant(), says.not_relevant, "{form:?}");
        return 1;
    };
    let mut tried = 0;
    for (answer, said) in states {
        form.others[place] = *answer;
        tried += walk(form, says.and(*said), items, place + 1);
    }
    tried
}

#[test]
fn the_total_over_the_whole_space() {
    let items: Vec<_> = [1, 2, 3, 4, 5, 6, 8, 9, 10].map(states).into();
    let sevenths = sevenths();
    assert_eq!(sevenths.len(), 7);
    let tried: u64 = thread::scope(|scope| {
        let walks: Vec<_> = sevenths
            .iter()
            .map(|(seventh, says)| {
                let items = &items;
                scope.spawn(move || {
                    let mut form = Answers {
                        others: [None; 9],
                        seventh: *seventh,
                    };
                    walk(&mut form, *says, items, 0)
                })
            })
            .collect();
        walks.into_iter().map(|walk| walk.join().unwrap()).sum()
    });
    assert_eq!(tried, 25 * 279_936 * 7);
}

/// "total x 10/(10-NRR)", to a tenth, halves up: every total with every number
/// of items not relevant, of which there are eight at most.
#[test]
fn the_revised_score_over_all_totals() {
    for sum in 0..=30 {
        for not_relevant in 0..=8 {
            let exact = oracle::revised(whole(i128::from(sum)), i128::from(not_relevant));
            let want = u32::try_from(exact.rounded(ratio(1, 10))).unwrap();
            assert_eq!(
                revised(sum, not_relevant),
                DlqiR(Tenths(want)),
                "{sum} {not_relevant}"
            );
        }
    }
    // 5 × 10 / 8 is 6.25: the half goes up.
    assert_eq!(revised(5, 2), DlqiR(Tenths(63)));
}
