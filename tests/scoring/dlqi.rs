//! DLQI through the draft: items, the two parts of the seventh, subscales.

use dermscore::instruments::Outcome;
use dermscore::instruments::dlqi::SUBSCALES;

use crate::kit::{agree, answers, exact, outcome, status};
use crate::oracle::{Answers, Ratio, dlqi as oracle, ratio};

/// One way to fill the paths of an item: nothing, or a word at each.
type State = Vec<(&'static str, &'static str)>;

/// Every way to answer an item, unanswered among them; the seventh with all
/// that its second part may hold, sense or not.
fn states(item: usize) -> Vec<State> {
    const PATHS: [&str; 11] = [
        "", "items.1", "items.2", "items.3", "items.4", "items.5", "items.6", "items.7", "items.8",
        "items.9", "items.10",
    ];
    let own = oracle::allowed(item)
        .iter()
        .map(|(word, _)| vec![(PATHS[item], *word)]);
    let own: Vec<State> = std::iter::once(Vec::new()).chain(own).collect();
    if item != 7 {
        return own;
    }
    let second = oracle::SECOND
        .iter()
        .map(|(word, _)| Some(("items.7a", *word)));
    let second: Vec<_> = std::iter::once(None).chain(second).collect();
    let both = |own: &State| {
        let own = own.clone();
        let join = move |second: &Option<_>| own.iter().copied().chain(*second).collect();
        second.iter().map(join).collect::<Vec<State>>()
    };
    own.iter().flat_map(both).collect()
}

/// Scores a form both ways and compares all that the rules say of it.
fn judge(given: &Answers) -> Outcome {
    let got = outcome("dlqi", given);
    let want = oracle::score(given);
    agree(&got, &want, given);
    // "DLQI-R: drop 'not relevant' items and re-weight; total x 10/(10-NRR)",
    // rounded to a tenth, halves up.
    let revised = want.total.map(|total| {
        let exact = oracle::revised(total, oracle::not_relevant(given));
        ratio(exact.rounded(ratio(1, 10)), 10)
    });
    let beside: Option<Ratio> = got.beside.as_ref().map(|beside| exact(beside.value));
    assert!(
        beside == revised,
        "DLQI-R of {given:?}: {beside:?} {revised:?}"
    );
    got
}

fn join(states: &[&State]) -> Answers {
    let pairs = states.iter().flat_map(|state| state.iter());
    pairs
        .map(|(path, word)| ((*path).to_owned(), (*word).to_owned()))
        .collect()
}

/// A background by the place of its state at each item, the last one where an
/// item has fewer.
fn background(places: [usize; 10]) -> Vec<State> {
    let pick = |(item, place): (usize, usize)| {
        let states = states(item);
        states[place.min(states.len() - 1)].clone()
    };
    (1..).zip(places).map(pick).collect()
}

/// The total is a sum of one score an item, under a rule that turns at the
/// second unanswered item and a contradiction of the seventh alone: all states
/// of any two items, before backgrounds with 0, 1, 8 and more unanswered, meet
/// every turn of it.
#[test]
fn any_two_items_at_all_their_states() {
    let backgrounds = [
        background([0; 10]),
        background([1; 10]),
        background([4; 10]),
        background([9; 10]),
        background([2, 3, 4, 1, 2, 5, 10, 3, 5, 2]),
        background([2, 0, 4, 1, 2, 5, 6, 3, 5, 2]),
        background([2, 3, 4, 1, 2, 5, 8, 3, 5, 0]),
    ];
    let mut tried = 0_u32;
    for background in &backgrounds {
        for first in 1..10 {
            for second in first + 1..=10 {
                for one in states(first) {
                    for other in states(second) {
                        let mut form: Vec<&State> = background.iter().collect();
                        form[first - 1] = &one;
                        form[second - 1] = &other;
                        judge(&join(&form));
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 10_000);
}

/// A walk through the whole space in long strides, so that every item is in
/// every state beside all sorts of others.
#[test]
fn a_walk_through_the_whole_space() {
    const STRIDE: u64 = 997;
    let all: Vec<Vec<State>> = (1..=10).map(states).collect();
    let size: u64 = all.iter().map(|states| states.len() as u64).product();
    assert_eq!(size, 25 * 279_936 * 16);
    let mut place = 0;
    while place < size {
        let mut rest = place;
        let mut form = Vec::new();
        for states in &all {
            let count = states.len() as u64;
            form.push(&states[usize::try_from(rest % count).unwrap()]);
            rest /= count;
        }
        judge(&join(&form));
        place += STRIDE;
    }
}

/// Nine items answered as given, the seventh and its second part as named.
fn seventh(own: &str, second: &str) -> Answers {
    let mut given = answers(&[("items.7", own), ("items.7a", second)]);
    given.retain(|_, word| !word.is_empty());
    for item in [1, 2, 3, 4, 5, 6, 8, 9, 10] {
        given.insert(format!("items.{item}"), "aLittle".to_owned());
    }
    given
}

/// "Item 7 is `yes` 3, `no`, or `notRelevant` 0; with `no`, `7a` is `aLot` 2,
/// `aLittle` 1 or `notAtAll` 0, and `no` without `7a` counts 0 and is listed in
/// `assumed`. `7a` beside `yes` or `notRelevant` is contradictory."
#[test]
fn the_seventh_in_all_its_states() {
    let scored = [
        ("yes", "", 3, &[][..]),
        ("no", "", 0, &["items.7a"]),
        ("no", "aLot", 2, &[]),
        ("no", "aLittle", 1, &[]),
        ("no", "notAtAll", 0, &[]),
        ("notRelevant", "", 0, &[]),
        ("", "", 0, &["items.7"]),
        ("", "aLot", 0, &["items.7"]),
        ("", "aLittle", 0, &["items.7"]),
        ("", "notAtAll", 0, &["items.7"]),
    ];
    for (own, second, score, assumed) in scored {
        let outcome = judge(&seventh(own, second));
        assert_eq!(
            outcome.total.and_then(|total| total.as_whole()),
            Some(9 + score)
        );
        assert_eq!(outcome.assumed, assumed, "{own} {second}");
        let work = outcome.parts[3].value.and_then(|score| score.as_whole());
        assert_eq!(work, assumed.is_empty().then_some(score), "{own} {second}");
    }
    for own in ["yes", "notRelevant"] {
        for second in ["aLot", "aLittle", "notAtAll"] {
            let outcome = judge(&seventh(own, second));
            assert_eq!(status(&outcome), "contradictory");
            assert_eq!(outcome.problems[0].path, "items.7a");
            assert_eq!((outcome.total, outcome.beside), (None, None));
        }
    }
}

/// "One item unanswered counts 0 and is listed in `assumed`; two or more:
/// incomplete." Every set of unanswered items.
#[test]
fn one_unanswered_counts_0_and_two_leave_no_score() {
    for set in 0..1_u32 << 10 {
        let mut given = seventh("yes", "");
        for item in 1..=10 {
            if set & 1 << (item - 1) != 0 {
                given.remove(&format!("items.{item}"));
            }
        }
        let outcome = judge(&given);
        let without = set.count_ones() as usize;
        match without {
            0 | 1 => {
                assert_eq!(status(&outcome), "scored");
                assert_eq!((outcome.assumed.len(), outcome.missing.len()), (without, 0));
            }
            10 => assert_eq!(status(&outcome), "notDone"),
            _ => {
                assert_eq!(status(&outcome), "incomplete");
                let left_out = (1..=10).filter(|item| set & 1 << (item - 1) != 0);
                let paths = left_out.map(|item| format!("items.{item}"));
                assert!(paths.eq(outcome.missing), "in the order they are asked");
                assert!(outcome.assumed.is_empty());
            }
        }
    }
}

/// "`no` without `7a` counts 0": it is an answer, and the one other item left
/// open is still the only one unanswered.
#[test]
fn no_alone_is_not_an_unanswered_item() {
    let mut given = seventh("no", "");
    given.remove("items.4");
    let outcome = judge(&given);
    assert_eq!(status(&outcome), "scored");
    assert_eq!(outcome.assumed, ["items.4", "items.7a"]);
}

/// "Subscales: 1-2 /6; 3-4 /6; 5-6 /6; 7 /3; 8-9 /6; 10 /3".
#[test]
fn six_subscales_add_up_to_the_total() {
    let maxima = [6, 6, 6, 3, 6, 3];
    let mut given = Answers::new();
    for item in 1..=10 {
        let most = if item == 7 { "yes" } else { "veryMuch" };
        given.insert(format!("items.{item}"), most.to_owned());
    }
    let outcome = judge(&given);
    assert_eq!(outcome.show_total().as_deref(), Some("30"));
    assert_eq!(outcome.parts.len(), 6);
    for ((part, subscale), most) in outcome.parts.iter().zip(&SUBSCALES).zip(maxima) {
        assert_eq!(part.path, subscale.path);
        assert_eq!(part.max.as_whole(), Some(most));
        assert_eq!(part.value, Some(part.max));
    }
    let items: Vec<usize> = SUBSCALES
        .iter()
        .flat_map(|subscale| subscale.items)
        .copied()
        .collect();
    assert!(items.into_iter().eq(1..=10), "each item is in one subscale");
}

/// The visit file's own example: item 10 is open and counts 0.
#[test]
fn the_documented_example_scores_5() {
    let given = answers(&[
        ("items.1", "aLot"),
        ("items.2", "aLittle"),
        ("items.3", "notRelevant"),
        ("items.4", "notAtAll"),
        ("items.5", "aLittle"),
        ("items.6", "notAtAll"),
        ("items.7", "no"),
        ("items.7a", "aLittle"),
        ("items.8", "notAtAll"),
        ("items.9", "notAtAll"),
    ]);
    let outcome = judge(&given);
    assert_eq!(outcome.show_total().as_deref(), Some("5"));
    assert_eq!(outcome.assumed, ["items.10"]);
    // 5 × 10 / 9 is 5.56.
    assert_eq!(outcome.beside.map(|beside| beside.value.0), Some(56));
}

/// "Not relevant" exists on items 3 to 10 only.
#[test]
fn not_relevant_is_offered_where_the_questionnaire_has_it() {
    let dlqi = crate::kit::instrument("dlqi");
    for item in 1..=10 {
        let words: Vec<&str> = oracle::allowed(item)
            .iter()
            .map(|(word, _)| *word)
            .collect();
        let place = dlqi.item(&format!("items.{item}")).unwrap();
        let offered: Vec<&str> = dlqi.items[place]
            .choices()
            .iter()
            .map(|choice| choice.value)
            .collect();
        assert_eq!(offered, words, "item {item}");
        assert_eq!(offered.contains(&"notRelevant"), item > 2);
    }
}
