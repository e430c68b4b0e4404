//! Fields: what stands in them, what is allowed, how they are passed by.

use dermscore::instruments::{Entry, pasi};
use dermscore::measure::{Range, Tenths};
use dermscore::session::Target;
use dermscore::ui::components::{AboutBar, AboutBarProps, NumberField, NumberFieldProps};

use crate::html::{Node, texts};
use crate::kit::{draw, nowhere};

fn field(entry: Entry, range: Range) -> NumberFieldProps {
    NumberFieldProps {
        target: Target::Item {
            instrument: 0,
            item: pasi::item(0, pasi::Part::Percent),
        },
        testid: "a.b".into(),
        label: "What is asked".into(),
        unit: "%".into(),
        entry,
        range,
        idle: false,
        aside: false,
        flagged: false,
        dispatch: nowhere(),
    }
}

fn drawn(props: NumberFieldProps) -> Node {
    draw::<NumberField>(props)
}

#[test]
fn a_number_stands_as_people_write_it() {
    for (entry, range, shown) in [
        (Entry::Empty, Range::tenths(100), ""),
        (Entry::Number(Tenths(95)), Range::tenths(100), "9.5"),
        (Entry::Number(Tenths(300)), Range::tenths(100), "30"),
        (Entry::Number(Tenths(0)), Range::tenths(100), "0"),
        (Entry::Number(Tenths(70)), Range::whole(10), "7"),
    ] {
        let empty = entry == Entry::Empty;
        let node = drawn(field(entry, range));
        let input = node.control("a.b");
        assert_eq!(input.tag, "input");
        assert_eq!(input.must("value"), shown);
        assert_eq!(input.has("data-empty"), empty);
        assert_eq!(input.must("aria-label"), "What is asked");
        assert_eq!(node.children()[0].cells(), ["", "%"]);
        assert!(input.has("data-stop"));
        for key in ["aria-invalid", "class", "data-idle", "data-aside"] {
            assert!(!input.has(key), "{key}");
        }
        assert!(node.all("role", "alert").is_empty());
    }
}

#[test]
fn wrong_text_stays_and_what_is_allowed_is_said() {
    for (text, range, allowed) in [
        (
            "101",
            Range::tenths(100),
            "Allowed is a number from 0 to 100 in steps of 0.1.",
        ),
        (
            "4.2",
            Range::halves(10),
            "Allowed is a number from 0 to 10 in steps of 0.5.",
        ),
        (
            "5.6",
            Range::whole(10),
            "Allowed is a whole number from 0 to 10.",
        ),
    ] {
        let node = drawn(field(Entry::Text(text.to_owned()), range));
        let input = node.control("a.b");
        assert_eq!(input.must("value"), text);
        assert_eq!(input.must("aria-invalid"), "true");
        assert!(input.has("aria-invalid") && !input.has("data-empty"));
        assert_eq!(node.one("role", "alert").text(), allowed);
    }
}

#[test]
fn idle_aside_and_flagged_say_so() {
    let empty = || field(Entry::Empty, Range::tenths(100));
    let idle = drawn(NumberFieldProps {
        idle: true,
        ..empty()
    });
    assert!(idle.control("a.b").has("data-idle"));
    let aside = drawn(NumberFieldProps {
        aside: true,
        ..empty()
    });
    assert!(aside.control("a.b").has("data-aside"));
    let flagged = drawn(NumberFieldProps {
        flagged: true,
        ..empty()
    });
    assert_eq!(flagged.control("a.b").must("aria-invalid"), "true");
    assert!(flagged.all("role", "alert").is_empty(), "it is allowed");
}

#[test]
fn a_field_for_whole_numbers_asks_for_the_keys_of_whole_numbers() {
    let mode = |range| {
        let node = drawn(field(Entry::Empty, range));
        node.control("a.b").must("inputmode").to_owned()
    };
    assert_eq!(mode(Range::whole(10)), "numeric");
    assert_eq!(mode(Range::tenths(10)), "decimal");
    assert_eq!(mode(Range::halves(10)), "decimal");
}

#[test]
fn the_visit_is_named_in_four_fields() {
    let texts_of = ["P3", "2018-06-21", "Week 4", "A1"];
    let node = draw::<AboutBar>(AboutBarProps {
        texts: texts_of.map(str::to_owned),
        dispatch: nowhere(),
    });
    assert_eq!(
        node.values("data-testid"),
        [
            "visit.subject",
            "visit.date",
            "visit.label",
            "visit.assessor"
        ]
    );
    assert_eq!(node.values("value"), texts_of);
    assert_eq!(
        node.values("data-key"),
        ["subject", "date", "label", "assessor"]
    );
    assert_eq!(
        texts(&node.of_tag("label")),
        ["Subject", "Date", "Visit", "Assessor"]
    );
    assert_eq!(node.control("visit.date").must("type"), "date");
    assert!(node.values("aria-invalid").is_empty());
}

#[test]
fn a_day_that_is_none_is_flagged_and_no_day_is_not() {
    let dated = |date: &str| {
        let texts = ["", date, "", ""].map(str::to_owned);
        let node = draw::<AboutBar>(AboutBarProps {
            texts,
            dispatch: nowhere(),
        });
        node.values("aria-invalid") == ["true"]
    };
    assert!(dated("2023-02-29"));
    assert!(!dated("2024-02-29"));
    assert!(!dated(""));
}
