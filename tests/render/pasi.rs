//! The PASI form: sixteen inputs and what follows from them.

use dermscore::instruments::pasi::{AREA_BANDS, REGIONS, SIGN_LABELS};
use dermscore::visit::Visit;

use crate::forms::form;
use crate::html::{Node, texts};
use crate::visits::{PASI_10_9, visit, with_answers};

fn pasi(answers: &[(&str, &str)]) -> Node {
    form(&visit(answers), "pasi")
}

fn scores(node: &Node) -> Vec<String> {
    texts(&node.of_class("region-score"))
}

/// The list of choices that holds a control.
fn list<'a>(node: &'a Node, control: &str) -> &'a Node {
    let mut lists = node.all("role", "radiogroup");
    lists.retain(|list| !list.all("data-testid", control).is_empty());
    assert_eq!(lists.len(), 1, "{control}");
    lists[0]
}

#[test]
fn a_region_is_a_group_of_its_name_with_its_own_score() {
    let node = pasi(&PASI_10_9);
    let groups = node.all("role", "group");
    let names: Vec<&str> = groups
        .iter()
        .map(|group| group.must("aria-label"))
        .collect();
    assert_eq!(
        names,
        ["Head and neck", "Upper limbs", "Trunk", "Lower limbs"]
    );
    assert_eq!(scores(&node), ["0.5", "2.0", "0.0", "8.4"]);
    for (group, region) in groups.into_iter().zip(&REGIONS) {
        assert_eq!(group.must("id"), format!("region-{}", region.id));
        let score = group.one("aria-label", &format!("{}: score", region.label));
        assert_eq!(score.tag, "output");
        assert!(!group.has_class("open"));
    }
}

#[test]
fn a_region_that_is_not_complete_has_a_dash_and_no_zero() {
    let node = pasi(&[]);
    assert_eq!(scores(&node), ["–"; 4]);
    assert_eq!(node.of_class("open").len(), 4);
    let mut answers = PASI_10_9.to_vec();
    answers.retain(|(name, _)| *name != "pasi.upperLimbs.induration");
    let node = pasi(&answers);
    assert_eq!(scores(&node), ["0.5", "–", "0.0", "8.4"]);
    assert_eq!(node.of_class("open").len(), 1);
    assert!(node.one("id", "region-upperLimbs").has_class("open"));
    let list = list(&node, "pasi.upperLimbs.induration.0");
    assert!(list.has("data-empty"));
    assert!(!list.has("data-idle"));
}

#[test]
fn a_percent_gives_the_grade_where_none_is_chosen() {
    for (percent, grade) in [
        ("0", 0),
        ("0.1", 1),
        ("9.9", 1),
        ("10", 2),
        ("29.9", 2),
        ("30", 3),
        ("50", 4),
        ("70", 5),
        ("89.9", 5),
        ("90", 6),
        ("100", 6),
    ] {
        let node = pasi(&[("pasi.trunk.areaPercent", percent)]);
        let derived = node.of_class("derived");
        assert_eq!(derived.len(), 1, "{percent}");
        assert_eq!(
            derived[0].must("data-testid"),
            format!("pasi.trunk.area.{grade}")
        );
        assert_eq!(derived[0].must("aria-checked"), "false");
        let list = list(&node, "pasi.trunk.area.0");
        assert!(!list.has("data-empty") && !list.has("aria-invalid"));
        let trunk = node.one("id", "region-trunk").text();
        assert!(trunk.contains(AREA_BANDS[grade]), "{trunk}");
    }
}

#[test]
fn a_grade_that_the_percent_contradicts_is_flagged_and_said() {
    let node = pasi(&[("pasi.head.areaPercent", "9.5"), ("pasi.head.area", "2")]);
    assert!(list(&node, "pasi.head.area.0").has("aria-invalid"));
    assert_eq!(
        node.control("pasi.head.areaPercent").must("aria-invalid"),
        "true"
    );
    assert_eq!(
        node.one("role", "alert").text(),
        "9.5 % is area grade 1, but grade 2 is chosen: change one of them."
    );
    assert!(node.of_class("derived").is_empty());
    assert!(!list(&node, "pasi.head.erythema.0").has("aria-invalid"));
    assert!(!list(&node, "pasi.trunk.area.0").has("aria-invalid"));
}

#[test]
fn a_clear_region_needs_no_signs_and_says_so() {
    for clear in [("pasi.trunk.area", "0"), ("pasi.trunk.areaPercent", "0")] {
        let node = pasi(&[clear]);
        let signs = ["erythema", "induration", "desquamation"];
        for sign in signs.map(|sign| format!("pasi.trunk.{sign}.0")) {
            assert!(list(&node, &sign).has("data-idle"), "{sign}");
        }
        assert!(!list(&node, "pasi.head.erythema.0").has("data-idle"));
        assert_eq!(
            node.one("id", "region-trunk")
                .text()
                .matches("not needed")
                .count(),
            3
        );
        assert_eq!(scores(&node)[2], "0.0");
    }
}

#[test]
fn a_sign_in_a_clear_region_is_a_contradiction_at_that_sign() {
    let node = pasi(&[("pasi.trunk.induration", "2"), ("pasi.trunk.area", "0")]);
    assert!(list(&node, "pasi.trunk.induration.0").has("aria-invalid"));
    assert!(!list(&node, "pasi.trunk.induration.0").has("data-idle"));
    assert!(list(&node, "pasi.trunk.erythema.0").has("data-idle"));
    let said = node.one("role", "alert").text();
    assert_eq!(
        said,
        "A sign above 0 in a region of area 0: one of them is not right."
    );
    assert_eq!(scores(&node)[2], "–");
}

#[test]
fn an_area_without_any_sign_is_remarked_and_counted() {
    let clear = ["erythema", "induration", "desquamation"].map(|sign| format!("pasi.head.{sign}"));
    let mut answers = vec![("pasi.head.area", "1")];
    answers.extend(clear.iter().map(|name| (name.as_str(), "0")));
    let node = pasi(&answers);
    assert_eq!(scores(&node)[0], "0.0");
    let said = node.one("role", "alert").text();
    assert_eq!(
        said,
        "Area is above 0 and every sign is 0: the region counts 0."
    );
}

#[test]
fn a_percent_that_is_not_allowed_stays_and_the_score_waits() {
    let whole = visit(&PASI_10_9);
    let node = form(
        &with_answers(whole, &[("pasi.head.areaPercent", "9.55")]),
        "pasi",
    );
    assert_eq!(node.control("pasi.head.areaPercent").must("value"), "9.55");
    assert_eq!(scores(&node), ["–", "2.0", "0.0", "8.4"]);
    let said = node.one("role", "alert").text();
    assert_eq!(said, "Allowed is a number from 0 to 100 in steps of 0.1.");
}

#[test]
fn the_words_of_the_signs_are_those_of_the_chosen_set() {
    for (set, labels) in ["fredriksson", "feldman", "ema"]
        .into_iter()
        .zip(&SIGN_LABELS)
    {
        let node = pasi(&[("pasi.labels", set), ("pasi.head.erythema", "3")]);
        let button = node.control("pasi.head.erythema.3");
        assert_eq!(button.must("aria-label"), format!("3 {}", labels.words[3]));
        assert!(
            node.one("id", "region-head")
                .text()
                .contains(labels.words[3])
        );
        let legend = texts(&node.of_tag("p")).concat();
        for (grade, word) in labels.words.into_iter().enumerate() {
            assert!(legend.contains(&format!("{grade} {word}")), "{legend}");
        }
        let chosen = node.control(&format!("pasi.labels.{set}"));
        assert_eq!(chosen.must("aria-checked"), "true");
    }
    let first = form(&Visit::default(), "pasi");
    assert_eq!(
        first
            .control("pasi.labels.fredriksson")
            .must("aria-checked"),
        "true"
    );
}

#[test]
fn typing_passes_the_percents_by_and_the_words_are_outside_the_regions() {
    let node = pasi(&[]);
    let aside: Vec<&str> = node
        .all("data-aside", "")
        .iter()
        .map(|node| node.must("data-testid"))
        .collect();
    let percents = REGIONS.map(|region| format!("pasi.{}.areaPercent", region.id));
    assert_eq!(aside, percents);
    let flow = node.one("data-flow", "");
    let stops = flow
        .below()
        .into_iter()
        .filter(|node| node.has("data-stop"));
    assert_eq!(stops.filter(|node| !node.has("data-aside")).count(), 16);
}

#[test]
fn the_body_takes_the_shade_of_each_region_s_score() {
    let shades = |node: &Node, region: &str| {
        let shapes = node.all("data-region", region);
        assert!(!shapes.is_empty(), "{region}");
        let first = shapes[0].must("class").to_owned();
        assert!(shapes.iter().all(|shape| shape.must("class") == first));
        first.replace("region", "").trim().to_owned()
    };
    let none = pasi(&[]);
    assert_eq!(shades(&none, "head"), "");
    let most = ["area", "erythema", "induration", "desquamation"];
    let most = most.map(|part| format!("pasi.head.{part}"));
    let most: Vec<(&str, &str)> = most
        .iter()
        .map(String::as_str)
        .zip(["6", "4", "4", "4"])
        .collect();
    assert_eq!(shades(&pasi(&most), "head"), "shade-4");
    let node = pasi(&PASI_10_9);
    // 0.5 of 7.2, 2.0 of 14.4, 0 of 21.6, 8.4 of 28.8: quarters begun.
    for (region, shade) in [
        ("head", "shade-1"),
        ("upperLimbs", "shade-1"),
        ("trunk", "shade-0"),
        ("lowerLimbs", "shade-2"),
    ] {
        assert_eq!(shades(&node, region), shade, "{region}");
    }
    for svg in node.of_tag("svg") {
        assert_eq!(svg.must("aria-hidden"), "true");
    }
}
