//! The baseline's fields, and every change and criterion against it.

use std::rc::Rc;

use dermscore::ui::{Desk, Page, Settings, rail};
use dermscore::visit::Visit;

use crate::html::{Node, texts};
use crate::kit::{draw_parts, nowhere};
use crate::visits::{DLQI_CALM, PASI_10_9, visit};

fn panel(now: &Visit, baseline: Option<Visit>) -> Node {
    let baseline = baseline.map(Rc::new);
    let visit = Visit {
        baseline,
        ..now.clone()
    };
    let page = Page::new(visit, Settings::parse(""), None);
    draw_parts(vec![rail::response(&page, &Desk::default(), &nowhere())])
}

fn against(now: &[(&str, &str)], baseline: &[(&str, &str)]) -> Node {
    panel(&visit(now), Some(visit(baseline)))
}

/// Class, mark and words of a criterion.
fn criterion(node: &Node, label: &str) -> (String, Vec<String>) {
    let row = node.control(&format!("response.{label}"));
    (row.must("class").to_owned(), row.cells())
}

fn row(class: &str, mark: &str, label: &str, words: &str) -> (String, Vec<String>) {
    (
        class.to_owned(),
        [mark, label, words].map(str::to_owned).to_vec(),
    )
}

#[test]
fn without_a_baseline_totals_can_be_typed_or_a_file_opened() {
    let node = panel(&Visit::default(), None);
    let section = node.one("aria-label", "Response against a baseline");
    assert_eq!(section.must("id"), "section-response");
    for (id, label) in [
        ("pasi", "PASI"),
        ("bsa", "BSA"),
        ("itch", "Itch"),
        ("dlqi", "DLQI"),
        ("pga", "PGA"),
    ] {
        let input = node.control(&format!("baseline.{id}"));
        assert_eq!(input.tag, "input");
        assert_eq!(input.must("aria-label"), format!("Baseline {label}"));
        assert_eq!(input.must("value"), "");
    }
    let scale = node.one("role", "radiogroup");
    assert_eq!(scale.must("aria-label"), "Baseline itch: scale");
    let file = node.control("baseline.import");
    assert_eq!(
        (file.must("type"), file.must("accept")),
        ("file", ".json,application/json")
    );
    assert!(node.control("baseline.clear").has("disabled"));
    assert!(node.of_tag("table").is_empty() && node.of_tag("ul").is_empty());
}

#[test]
fn a_typed_baseline_can_be_changed_and_an_answered_one_only_read() {
    let typed = against(
        &[],
        &[
            ("pasi.total", "9.3"),
            ("itch.scale", "nrs"),
            ("itch.total", "7"),
        ],
    );
    assert_eq!(typed.control("baseline.pasi").must("value"), "9.3");
    assert_eq!(typed.control("baseline.itch").must("value"), "7");
    assert_eq!(
        typed
            .control("baseline.itch.scale.nrs")
            .must("aria-checked"),
        "true"
    );
    assert!(!typed.control("baseline.clear").has("disabled"));
    let answered = against(&[], &[&PASI_10_9[..], &[("dlqi.1", "aLot")]].concat());
    let pasi = answered.control("baseline.pasi");
    assert_eq!(
        (pasi.tag.as_str(), pasi.text().as_str()),
        ("output", "10.9")
    );
    let dlqi = answered.control("baseline.dlqi");
    assert_eq!((dlqi.tag.as_str(), dlqi.text().as_str()), ("output", "–"));
}

#[test]
fn a_typed_total_that_is_not_allowed_says_what_is() {
    let node = against(&[], &[("dlqi.total", "31")]);
    assert_eq!(node.control("baseline.dlqi").must("value"), "31");
    assert_eq!(
        node.one("role", "alert").text(),
        "Allowed is a whole number from 0 to 30."
    );
}

#[test]
fn changes_stand_with_a_true_minus_and_their_percent() {
    let now = [
        ("pasi.total", "3.3"),
        ("bsa.total", "12"),
        ("dlqi.total", "4"),
        ("itch.scale", "vas"),
        ("itch.total", "5"),
    ];
    let before = [
        ("pasi.total", "9.3"),
        ("bsa.total", "10"),
        ("dlqi.total", "4"),
        ("itch.scale", "vas"),
        ("itch.total", "0"),
    ];
    let node = against(&now, &before);
    let rows = |label: &str| {
        let cells = ["baseline", "now", "change", "percent"];
        cells.map(|cell| node.control(&format!("response.{label}.{cell}")).text())
    };
    assert_eq!(rows("pasi"), ["9.3", "3.3", "−6.0", "64.5 % better"]);
    assert_eq!(rows("bsa"), ["10.0", "12.0", "+2.0", "20.0 % worse"]);
    assert_eq!(rows("dlqi"), ["4", "4", "0", "unchanged"]);
    assert_eq!(
        rows("itch"),
        [
            "0.0",
            "5.0",
            "+5.0",
            "percent not calculable: the baseline is 0"
        ]
    );
    let heads = node.all("scope", "row");
    assert_eq!(texts(&heads), ["PASI", "BSA", "DLQI", "Itch"]);
}

#[test]
fn a_criterion_is_met_not_met_or_cannot_be_told() {
    let node = against(&[("pasi.total", "2.5")], &[("pasi.total", "10")]);
    assert_eq!(
        criterion(&node, "PASI-75"),
        row("met", "✓", "PASI-75", "met")
    );
    assert_eq!(
        criterion(&node, "PASI-90"),
        row("not-met", "–", "PASI-90", "not met")
    );
    let node = against(&[("pasi.total", "2.6")], &[("pasi.total", "10")]);
    assert_eq!(
        criterion(&node, "PASI-75"),
        row("not-met", "–", "PASI-75", "not met")
    );
    assert_eq!(
        criterion(&node, "NICE adequate response"),
        row(
            "unknown",
            "?",
            "NICE adequate response",
            "DLQI is not known at both visits"
        )
    );
    let node = against(&[("pasi.total", "0")], &[("pasi.total", "0")]);
    assert_eq!(
        criterion(&node, "PASI-75"),
        row("unknown", "?", "PASI-75", "the baseline is 0")
    );
    for list in node.of_tag("ul") {
        for item in list.of_tag("li") {
            assert_eq!(item.of_tag("i")[0].must("aria-hidden"), "true");
            assert!(!item.must("title").is_empty());
        }
    }
}

#[test]
fn targets_need_no_baseline_and_those_without_a_source_say_so() {
    let node = panel(&visit(&[("pasi.total", "2")]), None);
    for (label, class, words) in [
        ("PASI ≤ 1", "not-met", "not met · not verified"),
        ("PASI ≤ 2", "met", "met"),
        ("PASI ≤ 3", "met", "met · not verified"),
        ("PASI ≤ 5", "met", "met · not verified"),
    ] {
        let mark = if class == "met" { "✓" } else { "–" };
        assert_eq!(criterion(&node, label), row(class, mark, label, words));
    }
}

#[test]
fn itch_of_two_scales_is_not_compared_and_that_is_said() {
    let now = [("itch.scale", "vas"), ("itch.total", "5")];
    let node = against(&now, &[("itch.scale", "nrs"), ("itch.total", "7")]);
    let said = "Itch was rated on VAS at one visit and NRS at the other: not compared.";
    assert!(texts(&node.of_tag("p")).contains(&said.to_owned()));
    assert!(node.all("data-testid", "response.itch.change").is_empty());
}

#[test]
fn a_baseline_is_named_and_one_of_another_subject_is_said() {
    let named = |subject: &str| Visit {
        subject: subject.into(),
        label: "Week 0".into(),
        ..visit(&[("pasi.total", "9")])
    };
    let node = panel(&named("P3"), Some(named("P3")));
    assert_eq!(
        node.one("data-flow", "").cells()[0],
        "Baseline: P3 · Week 0"
    );
    assert!(node.all("role", "alert").is_empty());
    let node = panel(&named("P4"), Some(named("P3")));
    assert_eq!(
        node.one("role", "alert").text(),
        "The baseline is of another subject: P3."
    );
    let unnamed = panel(&named(""), Some(named("P3")));
    assert!(unnamed.all("role", "alert").is_empty());
}

#[test]
fn every_name_in_the_panel_stands_once() {
    let all = [
        &PASI_10_9[..],
        &DLQI_CALM,
        &[
            ("bsa.percent", "5"),
            ("itch.scale", "nrs"),
            ("itch.value", "5"),
            ("pga.grade", "1"),
        ],
    ]
    .concat();
    let node = against(&all, &all);
    let mut names = node.values("data-testid");
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}
