//! The visit on paper: every score with its rule, and what is missing.

use std::rc::Rc;

use dermscore::ui::platform::clock;
use dermscore::ui::{Page, Settings, sheet};
use dermscore::visit::Visit;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::html::{Node, texts};
use crate::kit::show;
use crate::visits::{DLQI_CALM, PASI_10_9, visit, week_4, with_answers};

fn page(visit: Visit, settings: &str) -> Page {
    Page::new(visit, Settings::parse(settings), None)
}

async fn shown(page: &Page) -> Node {
    let mounted = show(sheet(page)).await;
    Node::read(&mounted.place.0.inner_html())
}

async fn drawn(visit: Visit) -> Node {
    shown(&page(visit, "")).await
}

/// The table under a heading; the first has none.
fn table<'a>(node: &'a Node, title: &str) -> Vec<Vec<String>> {
    let fits = |section: &&&Node| {
        let titles = texts(&section.of_tag("h2"));
        titles.concat() == title
    };
    let sections = node.of_tag("section");
    let section: &'a Node = sections
        .iter()
        .find(fits)
        .unwrap_or_else(|| panic!("no {title} in {}", node.text()));
    let lines = section.of_tag("tr");
    lines.into_iter().map(Node::cells).collect()
}

#[wasm_bindgen_test]
async fn who_was_seen_by_whom_and_when_it_was_printed() {
    let node = drawn(week_4()).await;
    assert_eq!(
        texts(&node.of_tag("dt")),
        ["Subject", "Date", "Visit", "Assessor"]
    );
    assert_eq!(
        texts(&node.of_tag("dd")),
        ["P3", "2018-06-21", "Week 4", "A1"]
    );
    let foot = node.of_tag("footer")[0].cells();
    let version = concat!("dermscore ", env!("CARGO_PKG_VERSION"), " · printed ");
    assert_eq!(foot[0], [version, &clock::today()].concat());
    assert_eq!(foot[1], "Signature");
}

#[wasm_bindgen_test]
async fn every_score_stands_with_its_reading_and_rule() {
    let lines = table(&drawn(week_4()).await, "");
    assert_eq!(lines[0], ["Score", "Total", "Reading", "Rule"]);
    assert_eq!(
        lines[1],
        ["PASI", "10.9", "above 10", "PASI part of Mrowietz 2011"]
    );
    assert_eq!(lines[2], ["BSA", "17.5 %", "severe", "NPF"]);
    assert_eq!(
        lines[3],
        ["Itch VAS", "5.6", "moderate", "Reich 2012, first cut 4"]
    );
    assert_eq!(lines[4][..3], ["DLQI", "5", "small effect"]);
    assert!(lines[4][3].starts_with("Hongbo 2005 · DLQI-R "));
    assert!(lines[4][3].ends_with(" (not verified)"), "{}", lines[4][3]);
    assert_eq!(lines.len(), 5, "what was not done is not on the sheet");
}

#[wasm_bindgen_test]
async fn the_reading_is_by_the_bands_that_are_shown() {
    let page = page(week_4(), "bands.pasi=ten-twenty\nbands.itch=first-cut-3");
    let lines = table(&shown(&page).await, "");
    assert_eq!(lines[1][2..], ["moderate", "Cuts at 10 and 20"]);
    assert_eq!(lines[3][3], "First cut 3, the others as Reich 2012");
}

#[wasm_bindgen_test]
async fn an_instrument_without_bands_stands_with_the_rule_of_its_score() {
    let lines = table(
        &drawn(visit(&[
            ("pssi.area", "0"),
            ("ipc.specialArea", "yes"),
            ("ipc.topicalFailure", "no"),
        ]))
        .await,
        "",
    );
    assert_eq!(lines[1][..3], ["PSSI", "0", ""]);
    assert!(lines[1][3].contains("not verified against a publication"));
    assert_eq!(lines[2][..2], ["IPC", "1 of 2 met"]);
}

#[wasm_bindgen_test]
async fn a_score_that_is_none_says_why_and_a_copied_one_that_it_is() {
    let node = drawn(visit(&[
        ("pasi.head.area", "1"),
        ("pssi.erythema", "1"),
        ("pssi.area", "0"),
        ("dlqi.total", "7"),
    ]))
    .await;
    let lines = table(&node, "");
    assert_eq!(lines[1][..3], ["PASI", "–", "incomplete: no score"]);
    assert_eq!(
        lines[2][..3],
        [
            "DLQI",
            "7",
            "moderate effect, copied from an earlier record"
        ]
    );
    assert_eq!(lines[3][..3], ["PSSI", "–", "contradictory: no score"]);
}

#[wasm_bindgen_test]
async fn pasi_stands_region_by_region_in_the_words_that_were_used() {
    let node = drawn(with_answers(week_4(), &[("pasi.labels", "feldman")])).await;
    let lines = table(&node, "PASI by region");
    assert_eq!(
        lines[1],
        [
            "Head and neck",
            "1 (9.5 %)",
            "2 mild",
            "1 slight",
            "2 mild",
            "0.5"
        ]
    );
    assert_eq!(lines[3], ["Trunk", "0", "–", "–", "–", "0.0"]);
    assert_eq!(
        lines[4],
        [
            "Lower limbs",
            "3 (30.0 %)",
            "3 moderate",
            "2 mild",
            "2 mild",
            "8.4"
        ]
    );
    assert_eq!(lines[5], ["Sign words", "Feldman"]);
    let copied = drawn(visit(&[("pasi.total", "9.3")])).await;
    assert!(!copied.text().contains("PASI by region"));
}

#[wasm_bindgen_test]
async fn all_five_rules_stand_and_their_disagreement() {
    let lines = table(&drawn(week_4()).await, "What the scores mean");
    let rules: Vec<&str> = lines.iter().map(|line| line[0].as_str()).collect();
    assert_eq!(
        rules,
        [
            "Mrowietz 2011",
            "Rule of tens",
            "NICE severe",
            "IPC 2020",
            "NPF"
        ]
    );
    assert_eq!(lines[0][1], "unclassified by its formula");
    let text = drawn(week_4()).await.text();
    assert!(
        text.contains(
            "The rules disagree. Rule of tens: severe; NICE severe: not severe; NPF: severe"
        ),
        "{text}"
    );
    assert!(!drawn(Visit::default()).await.text().contains("disagree"));
}

#[wasm_bindgen_test]
async fn what_is_missing_assumed_or_contradictory_is_listed_by_name() {
    let mut answers = [&PASI_10_9[..], &DLQI_CALM].concat();
    answers.retain(|(name, _)| !["pasi.head.erythema", "dlqi.9"].contains(name));
    answers.extend([("pssi.erythema", "1"), ("pssi.area", "0")]);
    let node = drawn(visit(&answers)).await;
    let sections = node.of_tag("section");
    let gaps = sections
        .iter()
        .find(|section| section.text().starts_with("Missing, contradictory"));
    assert_eq!(
        texts(&gaps.expect("a list of gaps").of_tag("li")),
        [
            "PASI: missing head and neck erythema",
            "DLQI: unanswered, counted 0 (common rule, not verified): item 9 (sexual life)",
            "PSSI: erythema: A sign above 0 on a scalp of area 0: one of them is not right.",
        ]
    );
    assert!(
        !drawn(visit(&PASI_10_9))
            .await
            .text()
            .contains("Missing, contradictory")
    );
}

/// A visit against a baseline of which no PASI percent can be told.
fn followed() -> Visit {
    let before = Visit {
        subject: "P4".into(),
        ..visit(&[
            ("pasi.total", "0"),
            ("bsa.total", "20"),
            ("dlqi.total", "12"),
        ])
    };
    Visit {
        baseline: Some(Rc::new(before)),
        ..week_4()
    }
}

#[wasm_bindgen_test]
async fn the_response_stands_against_its_baseline() {
    let node = drawn(followed()).await;
    let lines = table(&node, "Response against the baseline");
    assert_eq!(
        lines[1],
        [
            "PASI",
            "0.0",
            "10.9",
            "+10.9",
            "percent not calculable: the baseline is 0"
        ]
    );
    assert_eq!(lines[2], ["BSA", "20.0", "17.5", "−2.5", "12.5 % better"]);
    let text = node.text();
    assert!(text.contains("Baseline: P4"));
    assert!(text.contains("Met: DLQI fell by 4 or more"));
    assert!(
        !drawn(week_4())
            .await
            .text()
            .contains("Response against the baseline")
    );
}

#[wasm_bindgen_test]
async fn the_sheet_says_what_the_summary_says() {
    let text = drawn(followed()).await.text();
    assert!(
        text.contains("The baseline is of another subject: P4"),
        "{text}"
    );
    assert!(
        text.contains("PASI-75: cannot be told, the baseline is 0"),
        "{text}"
    );
    let text = drawn(visit(&[("bsa.percent", "101")])).await.text();
    assert!(
        text.contains("“101” is not allowed and not scored"),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn what_was_typed_stays_text_on_paper() {
    let hostile = r#"<img src=x onerror="alert('1')">&amp;"#;
    let named = Visit {
        subject: hostile.into(),
        label: hostile.into(),
        ..visit(&[("bsa.percent", "101")])
    };
    let baseline = Some(Rc::new(named.clone()));
    let node = drawn(Visit { baseline, ..named }).await;
    assert!(node.of_tag("img").is_empty());
    assert_eq!(texts(&node.of_tag("dd")), [hostile, "", hostile, ""]);
    assert!(node.values("data-testid").is_empty() && node.values("id").is_empty());
    assert!(node.values("style").is_empty());
}
