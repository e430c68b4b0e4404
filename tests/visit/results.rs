//! Stored results: they are compared with the recomputed ones and never used.

use serde_json::{Value, json};

use crate::kit::{WEEK_4, edited, readable, result, tree, week_4_with};

/// Path, stored and recomputed value of each disagreement.
fn disagreements(edits: &[(&str, &str)]) -> Vec<(String, Value, Value)> {
    let found = week_4_with(edits).disagreements.into_iter();
    found
        .map(|found| (found.path, found.stored, found.recomputed))
        .collect()
}

#[test]
fn a_result_that_differs_is_reported_by_path_and_not_used() {
    for (path, stored, recomputed) in [
        ("assessments.pasi.result.total", "11.0", "10.9"),
        (
            "assessments.pasi.result.total",
            "10.90000000000000000001",
            "10.9",
        ),
        ("assessments.pasi.result.total", "\"10.9\"", "10.9"),
        ("assessments.pasi.result.total", "null", "10.9"),
        ("assessments.pasi.result.regions.head", "0.6", "0.5"),
        ("assessments.pasi.result.regions.trunk", "1", "0.0"),
        ("assessments.pasi.result.regions.neck", "1", "null"),
        (
            "assessments.pasi.result.status",
            "\"incomplete\"",
            "\"scored\"",
        ),
        (
            "assessments.pasi.result.missing",
            "[\"regions.trunk.area\"]",
            "null",
        ),
        ("assessments.pasi.result.problems", "[]", "null"),
        ("assessments.bsa.result.total", "17", "17.5"),
        ("assessments.itch.result.total", "1e400", "5.6"),
        ("assessments.dlqi.result.total", "6", "5"),
        ("assessments.dlqi.result.assumed", "[]", "[\"items.10\"]"),
        (
            "assessments.dlqi.result.assumed",
            "[\"items.9\"]",
            "[\"items.10\"]",
        ),
        (
            "assessments.dlqi.result.assumed",
            "\"items.10\"",
            "[\"items.10\"]",
        ),
    ] {
        let found = disagreements(&[(path, stored)]);
        assert_eq!(found, [(path.to_owned(), tree(stored), tree(recomputed))]);
        let visit = week_4_with(&[(path, stored)]).visit;
        assert_eq!(visit, readable(WEEK_4.as_bytes()).visit, "{path}");
    }
}

#[test]
fn what_a_stored_result_does_not_say_is_reported_too() {
    for (path, recomputed) in [
        ("assessments.pasi.result.total", "10.9"),
        ("assessments.pasi.result.status", "\"scored\""),
        ("assessments.pasi.result.regions.head", "0.5"),
        ("assessments.dlqi.result.assumed", "[\"items.10\"]"),
    ] {
        let found = disagreements(&[(path, "")]);
        assert_eq!(found, [(path.to_owned(), Value::Null, tree(recomputed))]);
    }
    assert_eq!(disagreements(&[("assessments.pasi.result", "")]), []);
}

#[test]
fn answers_that_change_leave_the_old_result_behind() {
    let found = disagreements(&[("assessments.pasi.answers.regions.head.erythema", "3")]);
    let paths: Vec<&str> = found.iter().map(|found| found.0.as_str()).collect();
    assert_eq!(
        paths,
        [
            "assessments.pasi.result.total",
            "assessments.pasi.result.regions.head"
        ]
    );
    assert_eq!(found[0].2.to_string(), "11.0");
    let found = disagreements(&[("assessments.pasi.answers.regions.head.erythema", "")]);
    let at = |key: &str| {
        let path = ["assessments.pasi.result.", key].concat();
        found
            .iter()
            .find(|found| found.0 == path)
            .map(|found| found.2.clone())
    };
    assert_eq!(at("status"), Some(json!("incomplete")));
    assert_eq!(at("missing"), Some(json!(["regions.head.erythema"])));
    assert_eq!(at("total"), Some(Value::Null));
}

#[test]
fn equal_is_meant_as_results_mean_it() {
    for (path, stored) in [
        ("assessments.pasi.result.total", "10.90"),
        ("assessments.pasi.result.total", "109e-1"),
        ("assessments.dlqi.result.total", "5.0"),
        ("assessments.pasi.result.regions.upperLimbs", "2"),
        ("assessments.pasi.result.regions.trunk", "-0"),
    ] {
        assert_eq!(disagreements(&[(path, stored)]), [], "{path} {stored}");
    }
    let order = [
        ("assessments.dlqi.answers.items.7a", ""),
        ("assessments.dlqi.result.total", "4"),
        (
            "assessments.dlqi.result.assumed",
            "[\"items.10\", \"items.7a\"]",
        ),
    ];
    assert_eq!(disagreements(&order), []);
}

#[test]
fn of_a_problem_its_path_counts_and_not_its_words() {
    let contradictory = |path: &str| {
        let stored =
            json!({ "status": "contradictory", "problems": [{ "path": path, "problem": "?" }] });
        disagreements(&[
            ("assessments.pasi.answers.regions.trunk.erythema", "1"),
            ("assessments.pasi.result", &stored.to_string()),
        ])
    };
    assert_eq!(contradictory("regions.trunk.erythema"), []);
    assert_eq!(contradictory("regions.trunk.induration").len(), 1);
    assert_eq!(
        contradictory("regions.trunk.induration")[0].0,
        "assessments.pasi.result.problems"
    );
}

#[test]
fn a_derived_result_is_compared_after_what_it_is_derived_from() {
    let stored = json!({ "assessments": {
        "bsa": { "answers": { "method": "pasiRegions" }, "result": { "status": "scored", "total": 100 } },
        "pasi": { "answers": { "regions": {
            "head": { "areaPercent": 100 }, "upperLimbs": { "areaPercent": 100 },
            "trunk": { "areaPercent": 100 }, "lowerLimbs": { "areaPercent": 100 } } } }
    } });
    let assessments = stored["assessments"].to_string();
    let reading = readable(&edited(crate::kit::BARE, &[("assessments", &assessments)]));
    assert_eq!(reading.disagreements, []);
    assert_eq!(result(&reading.visit, "bsa")["total"].to_string(), "100.0");
}

#[test]
fn a_baseline_disagrees_under_its_own_path() {
    let found = disagreements(&[
        (
            "baseline.assessments.itch.answers",
            "{\"scale\":\"vas\",\"total\":6}",
        ),
        (
            "baseline.assessments.itch.result",
            "{\"status\":\"transcribed\",\"total\":6.1}",
        ),
    ]);
    let path = "baseline.assessments.itch.result.total".to_owned();
    assert_eq!(found, [(path, tree("6.1"), tree("6.0"))]);
}
