//! What is known of an event, against single facts.

use dermscore::ctcae::fact::{Fact, Flag, Group, Scale};
use dermscore::ctcae::known::Truth::{self, No, Open, Yes};
use dermscore::ctcae::need::Need;

use crate::short::known;

fn need(given: bool, words: &str) -> Fact {
    Fact::Need(Need::read(given, words, None).expect("words of the list"))
}

fn level(scale: Scale, level: u8) -> Fact {
    let word = "";
    Fact::Level { scale, word, level }
}

fn says(line: &str, fact: &Fact, expected: Truth) {
    assert_eq!(known(line).says(fact), expected, "{line}: {fact:?}");
}

#[test]
fn a_level_is_met_by_itself_and_by_every_worse_one() {
    let names = ["none", "mild", "moderate", "severe"];
    for (at, name) in names.iter().enumerate() {
        for asked in 1..=3_u8 {
            let fact = level(Scale::Symptoms, asked);
            let met = if at >= usize::from(asked) { Yes } else { No };
            says(&format!("symptoms {name}"), &fact, met);
            says("", &fact, Open);
            says("severity severe", &fact, Open);
        }
    }
    // Symptoms whose weight nobody gave are at least mild.
    says("symptoms present", &level(Scale::Symptoms, 1), Yes);
    says("symptoms present", &level(Scale::Symptoms, 2), Open);
    says("symptoms present", &level(Scale::Symptoms, 3), Open);
    // The named part of an event is a scale of its own.
    let pain = || Scale::Severity(Some("pain".into()));
    says("severe of pain", &level(pain(), 3), Yes);
    says("severe of pain", &level(Scale::Severity(None), 3), Open);
    says("severe of swelling", &level(pain(), 3), Open);
    says("mild of pain", &level(pain(), 3), No);
}

#[test]
fn interventions_are_closed_once_any_is_named() {
    says("", &need(false, ""), Open);
    says("need none", &need(false, ""), No);
    says("need oral", &need(false, ""), Yes);
    says("need oral", &need(false, "iv"), No);
    says("need oral, iv", &need(false, "iv"), Yes);
    says("need oral, iv", &need(false, "oral iv"), No);
    says("need oral", &need(false, "systemic"), Yes);
    says("need urgent operative", &need(false, "invasive"), Yes);
    says("need given steroid", &need(false, "medical"), Yes);
    says("need steroid", &need(true, "steroid"), No);
}

#[test]
fn groups_of_age_sex_and_treatment() {
    let ages = [
        ("adult", [Yes, No, No, No]),
        ("child", [No, Yes, No, No]),
        ("adolescent", [No, Yes, Yes, No]),
        ("infant", [No, Yes, No, Yes]),
    ];
    let groups = [Group::Adult, Group::Child, Group::Adolescent, Group::Infant];
    for (name, expected) in ages {
        for (group, expected) in groups.iter().zip(expected) {
            says(&format!("age {name}"), &Fact::Group(*group), expected);
            says("sex male", &Fact::Group(*group), Open);
        }
    }
    for (line, female, male) in [
        ("sex female", Yes, No),
        ("sex male", No, Yes),
        ("", Open, Open),
    ] {
        says(line, &Fact::Group(Group::Female), female);
        says(line, &Fact::Group(Group::Male), male);
    }
    for (line, on, off) in [
        ("anticoagulated", Yes, No),
        ("not anticoagulated", No, Yes),
        ("", Open, Open),
    ] {
        says(line, &Fact::Group(Group::Anticoagulated), on);
        says(line, &Fact::Group(Group::NotAnticoagulated), off);
    }
}

#[test]
fn the_event_is_there_where_something_of_it_was_found() {
    let present = Fact::Flag(Flag::Present);
    for line in [
        "present",
        "symptoms mild",
        "symptoms present",
        "death",
        "transient",
        "+seizures",
        "need oral",
        "hospital stay",
        "minimal of pain",
        "absent; symptoms mild",
    ] {
        says(line, &present, Yes);
    }
    for line in [
        "",
        "symptoms none",
        "no death",
        "-seizures",
        "need none",
        "hospital none",
        "age child",
        "temperature 39 °C",
        "else",
    ] {
        says(line, &present, Open);
    }
    says("absent; need none", &present, No);
}

#[test]
fn nothing_else_answers_what_was_not_said_and_not_who_it_was() {
    let facts = [
        level(Scale::Symptoms, 1),
        Fact::Flag(Flag::Death),
        Fact::Flag(Flag::Present),
        Fact::Own("seizures".into()),
        need(false, ""),
    ];
    for fact in &facts {
        assert_eq!(known("").holds(fact), Open, "{fact:?}");
        assert_eq!(known("else").holds(fact), No, "{fact:?}");
        assert_eq!(known("else").says(fact), Open, "{fact:?}");
    }
    let all = known("else; symptoms mild; death; +seizures; need oral");
    for fact in &facts {
        assert_eq!(all.holds(fact), Yes, "{fact:?}");
    }
    let group = Fact::Group(Group::Adult);
    assert_eq!(known("else").holds(&group), Open);
    assert_eq!(known("else; age adult").holds(&group), Yes);
}
