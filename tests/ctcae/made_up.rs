//! Criteria made up for what the language allows and no shipped term needs:
//! differences in a unit with a zero of its own, changes either way, units
//! that do not convert, baselines beyond either limit.

use dermscore::ctcae::{Criteria, Version, grade, parse};

use crate::short::{known, said};

const QUANTITIES: &str = "
quantity heat vital Heat: °C, °F = 5/9 from 32
quantity mass measure Mass: kg, lb = 0.45359237, stone
quantity count lab Count: /L, /dL = 10
";

const TERMS: &str = "
class Made up
term Warmed
1 rise heat [1, 2) °C
2 rise heat [2, ) °C
term Hot
1 heat (ULN, 1.1*ULN] °C
2 heat (1.1*ULN, ) °C
term Moved
1 change mass [2, 5] kg
2 change mass (5, ) kg
term Shared
1 fall% mass [5, 10) %
2 fall% mass [10, ) %
term Stone
1 low mass [5, 8] stone
term Few
1 count [5, LLN) /L & @baseline normal
2 count [0.5*BL, 0.9*BL) /L & @baseline abnormal
3 count (, 0.5*BL) /L & @baseline below
4 count (, 2) /L & @baseline above
term Many
1 count (ULN, 90] /L & @baseline normal
2 count (1.5*BL, 2*BL] /L & @baseline abnormal
3 count (2*BL, ) /L & @baseline above
4 count (200, ) /L & @baseline below
term Banded
1 count [1, 3] /L
2 count [4, 6] /L
3 count (6, 8) /L
4 count (8, ) /L
term Apart
1 low mass [2.5, 3] kg
2 mass [1.5, 2.4] kg
3 mass [0.5, 1.3] kg
term Twice
1 count [10, 19] /L
2 count [20, 30] /L | count (15, ) /L & \"sore\"
";

fn made_up() -> Criteria {
    parse::criteria(Version::V5, QUANTITIES, TERMS)
        .unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}

/// Holds rows `value=outcome`, the value standing for `{}` in the line.
fn holds(term: &str, line: &str, rows: &str) {
    let criteria = made_up();
    let found = criteria.term(term).expect("the term");
    for row in rows.split_whitespace() {
        let (value, expected) = row.split_once('=').expect("value=outcome");
        let line = line.replace("{}", value);
        assert_eq!(
            said(&grade(&criteria, found, &known(&line))),
            expected,
            "{term}: {line}"
        );
    }
}

fn is(term: &str, line: &str, expected: &str) {
    let criteria = made_up();
    let found = criteria.term(term).expect("the term");
    assert_eq!(
        said(&grade(&criteria, found, &known(line))),
        expected,
        "{term}: {line}"
    );
}

#[test]
fn a_difference_has_no_zero_of_its_own() {
    holds("Warmed", "heat {} °C BL 37", "37.9=0 38=1 38.9=1 39=2");
    // 98.6 °F are 37 °C; a degree Celsius are 1.8 of Fahrenheit.
    holds(
        "Warmed",
        "heat {} °F BL 98.6",
        "100.3=0 100.4=1 102.1=1 102.2=2",
    );
    is("Warmed", "heat 39 °C", "0|1|2? measured.heat.baseline");
}

#[test]
fn a_multiple_of_a_limit_is_taken_in_the_printed_unit() {
    // 1.1 × 37 °C are 40.7 °C or 105.26 °F, and not 1.1 × 98.6 °F.
    holds("Hot", "heat {} °C ULN 37", "37=0 37.1=1 40.7=1 40.71=2");
    holds(
        "Hot",
        "heat {} °F ULN 98.6",
        "98.6=0 98.7=1 105.26=1 105.27=2",
    );
}

#[test]
fn a_change_counts_either_way() {
    let values = "70=0 71.9=0 72=1 75=1 75.1=2 68.1=0 68=1 65=1 64.9=2";
    holds("Moved", "mass {} kg BL 70", values);
    // 2 kg are 4.4092 lb.
    holds(
        "Moved",
        "mass {} lb BL 150",
        "154.4=0 154.41=1 145.6=0 145.59=1",
    );
}

#[test]
fn units_without_a_factor() {
    // A share of the baseline has no unit.
    holds("Shared", "mass {} stone BL 10", "9.6=0 9.5=1 9.1=1 9=2");
    holds("Stone", "mass {} stone", "8.1=0 8=1 4=1");
    is("Stone", "mass 50 kg", "cannot convert");
    is("Moved", "mass 10 stone BL 12", "cannot convert");
    is("Moved", "mass 10 tons BL 12", "unknown unit");
    is("Moved", "mass 70 kg BL 60 LLN 9 ULN 8", "limits crossed");
    is("Moved", "mass 70 kg BL 60 LLN 9 ULN 9", "2");
    is("Shared", "mass 70 kg BL 0", "not calculable");
}

#[test]
fn numbers_out_of_reach_are_not_calculable_and_not_wrong() {
    let long = "0.123456789012345678";
    is(
        "Shared",
        &format!("mass {long} kg BL 0.987654321098765432"),
        "2",
    );
    let tiny = "0.000000000000000001";
    let line = format!("mass 999999999999999999 lb BL {tiny}");
    is("Moved", &line, "not calculable");
    let line = format!("mass 999999999999999999 kg BL {tiny}");
    is("Moved", &line, "2");
}

#[test]
fn baselines_of_a_term_that_is_worse_low() {
    let line = "count {} /L LLN 8 ULN 40 BL 20";
    holds("Few", line, "8=0 7.9=1 5=1 1=1");
    // Abnormal and below are one thing here: beyond the graded limit.
    let line = "count {} /L LLN 8 ULN 40 BL 6";
    holds("Few", line, "5.4=0 5.3=2-D1 3=2-D1 2.9=3");
    // Above normal lies on the harmless side: normal, and a state of its own.
    let line = "count {} /L LLN 8 ULN 40 BL 50";
    holds("Few", line, "7.9=1 2=1 1.9=4");
    // At the limits is within them.
    holds("Few", "count {} /L LLN 8 ULN 40 BL 8", "7.9=1 1=1");
    holds("Few", "count {} /L LLN 8 ULN 40 BL 40", "7.9=1 1=1");
    // Said, and no number: only the graded side follows from the word.
    is("Few", "count 7 /L LLN 8 normal", "1");
    is("Few", "count 1 /L LLN 8 normal", "1");
    let asked = "0|2|3|4? measured.count.baseline";
    is("Few", "count 1 /L LLN 8 abnormal", asked);
    let asked = "0|1|2|3|4? measured.count.baselineStatus, measured.count.baseline";
    is("Few", "count 1 /L LLN 8", asked);
    let asked = "0|1|2|3? measured.count.lowerLimit";
    is("Few", "count 2 /L ULN 40 BL 20", asked);
}

#[test]
fn baselines_of_a_term_that_is_worse_high() {
    holds("Many", "count {} /L LLN 8 ULN 40 BL 20", "40=0 41=1 300=1");
    holds(
        "Many",
        "count {} /L LLN 8 ULN 40 BL 50",
        "75=0 76=2-D1 100=2-D1 101=3",
    );
    // Below normal: the normal scale, and a state of its own.
    holds(
        "Many",
        "count {} /L LLN 8 ULN 40 BL 5",
        "40=0 41=1 200=1 201=4",
    );
    holds(
        "Many",
        "count {} /L LLN 8 ULN 40 BL 5 abnormal",
        "41=1 200=1 201=4",
    );
    holds("Many", "count {} /L LLN 8 ULN 40 BL 5 normal", "41=1 201=1");
    holds(
        "Many",
        "count {} /L LLN 8 ULN 40 BL 50 normal",
        "76=1 101=1",
    );
    // Said abnormal goes before a number that would be normal.
    holds(
        "Many",
        "count {} /L LLN 8 ULN 40 BL 20 abnormal",
        "30=0 31=2-D2 40=2-D2 41=3",
    );
    is("Many", "count 41 /L ULN 40 BL 20", "1");
    is(
        "Many",
        "count 300 /L ULN 40 BL 20",
        "1|4? measured.count.lowerLimit",
    );
}

#[test]
fn gaps_of_one_step_and_no_more() {
    // A single point between two open ends belongs to the worse band, too.
    let values = "0.9=0 1=1 3=1 3.5=2-D7 4=2 6=2 6.1=3 7.9=3 8=4-D7 8.1=4";
    holds("Banded", "count {} /L", values);
    // 2.4 to 2.5 is one step of what is printed, 1.3 to 1.5 is two.
    let values = "3.1=0 3=1 2.5=1 2.45=2-D7 2.4=2 1.5=2 1.4=2 1.31=2 1.3=3 0.1=3";
    holds("Apart", "mass {} kg", values);
}

#[test]
fn a_band_that_asks_for_more_fills_no_gap_and_may_end_before_one() {
    // 20 to 30 begins after 10 to 19, though who is sore has it from 15.
    holds("Twice", "count {} /L; else", "19=1 19.5=2-D7 20=2");
    holds(
        "Twice",
        "count {} /L; +sore; else",
        "15=1 15.1=2 19=2 19.5=2 20=2",
    );
}
