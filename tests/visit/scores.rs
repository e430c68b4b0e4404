//! What answers of a file score, by the rules of the file's description.

use serde_json::{Value, json};

use crate::answers::refused;
use crate::kit::{result, result_of, week_4_with};

const HEAD: &str = "assessments.pasi.answers.regions.head";

#[test]
fn an_area_follows_from_its_percent_and_must_agree_with_it() {
    for (percent, grade) in [
        ("0.1", 1),
        ("9.5", 1),
        ("9.9", 1),
        ("10", 2),
        ("29.9", 2),
        ("30", 3),
        ("49.9", 3),
        ("50", 4),
        ("69.9", 4),
        ("70", 5),
        ("89.9", 5),
        ("90", 6),
        ("100", 6),
    ] {
        let [area, share] = ["area", "areaPercent"].map(|part| format!("{HEAD}.{part}"));
        // The signs of the head are 2, 1 and 2: half a point each grade.
        let head = format!("{}.{}", grade / 2, grade % 2 * 5);
        let follows = week_4_with(&[(&share, percent), (&area, "")]).visit;
        assert_eq!(
            result(&follows, "pasi")["regions"]["head"].to_string(),
            head,
            "{percent}"
        );
        for chosen in 0..=6 {
            let visit = week_4_with(&[(&share, percent), (&area, &chosen.to_string())]).visit;
            let result = result(&visit, "pasi");
            if chosen == grade {
                assert_eq!(result["regions"]["head"].to_string(), head, "{percent}");
            } else {
                assert_eq!(result["status"], "contradictory", "{percent} as {chosen}");
                assert_eq!(result["problems"][0]["path"], "regions.head.areaPercent");
                assert!(
                    result["problems"][0]["problem"]
                        .as_str()
                        .unwrap()
                        .contains(percent)
                );
                assert_eq!(result.get("total"), None);
            }
        }
    }
}

#[test]
fn a_clear_region_needs_no_signs_and_excludes_them() {
    let trunk = "assessments.pasi.answers.regions.trunk";
    for sign in ["erythema", "induration", "desquamation"] {
        let path = format!("{trunk}.{sign}");
        assert_eq!(week_4_with(&[(&path, "0")]).disagreements, []);
        let result = result(&week_4_with(&[(&path, "1")]).visit, "pasi");
        assert_eq!(result["status"], "contradictory");
        assert_eq!(
            result["problems"][0]["path"],
            format!("regions.trunk.{sign}")
        );
    }
    let by_percent = week_4_with(&[
        (&format!("{trunk}.area"), ""),
        (&format!("{trunk}.areaPercent"), "0"),
    ]);
    assert_eq!(by_percent.disagreements, []);
    let without = result(
        &week_4_with(&[(&format!("{trunk}.area"), "")]).visit,
        "pasi",
    );
    let missing = ["area", "erythema", "induration", "desquamation"];
    let missing = missing.map(|part| format!("regions.trunk.{part}"));
    assert_eq!(
        without,
        json!({ "status": "incomplete", "missing": missing })
    );
}

#[test]
fn bsa_by_each_method() {
    let palms = json!({ "head": 10, "upperLimbs": 20, "trunk": 30, "lowerLimbs": 40 });
    let all = json!({ "method": "palms", "palms": palms });
    assert_eq!(
        result_of("bsa", &all).to_string(),
        r#"{"status":"scored","total":100.0}"#
    );
    let percent = json!({ "method": "percent", "percent": 11.7 });
    assert_eq!(
        result_of("bsa", &percent).to_string(),
        r#"{"status":"scored","total":11.7}"#
    );
    let missing = |method| result_of("bsa", &json!({ "method": method }))["missing"].clone();
    assert_eq!(missing("percent"), json!(["percent"]));
    assert_eq!(missing("palms").as_array().unwrap().len(), 4);
    let method = "assessments.bsa.answers.method";
    let percents = |edits: &[(&str, &str)]| {
        let edits = [&[(method, "\"pasiRegions\"")], edits].concat();
        result(&week_4_with(&edits).visit, "bsa")
    };
    let arms = "assessments.pasi.answers.regions.upperLimbs.areaPercent";
    assert_eq!(
        percents(&[])["missing"],
        json!(["pasi.regions.upperLimbs.areaPercent"])
    );
    // 0.1 × 9.5 + 0.2 × 10 + 0 + 0.4 × 30 = 14.95, which is 15.0 after the sum.
    assert_eq!(percents(&[(arms, "10")])["total"].to_string(), "15.0");
    // 0.94 + 2 + 12 = 14.94.
    let lower = format!("{HEAD}.areaPercent");
    assert_eq!(
        percents(&[(arms, "10"), (&lower, "9.4")])["total"].to_string(),
        "14.9"
    );
}

#[test]
fn dlqi_item_by_item() {
    let words = [
        ("veryMuch", 3),
        ("aLot", 2),
        ("aLittle", 1),
        ("notAtAll", 0),
        ("notRelevant", 0),
    ];
    let score = |item: &str, word: &str| {
        let mut items: Value = (1..=10)
            .map(|number| {
                (
                    number.to_string(),
                    Value::from(if number == 7 { "yes" } else { "notAtAll" }),
                )
            })
            .collect::<serde_json::Map<_, _>>()
            .into();
        items["7"] = "notRelevant".into();
        items[item] = word.into();
        result_of("dlqi", &json!({ "items": items }))["total"]
            .as_u64()
            .unwrap()
    };
    for item in ["3", "4", "5", "6", "8", "9", "10"] {
        for (word, points) in words {
            assert_eq!(score(item, word), points, "{item} {word}");
        }
    }
    let allowed = "one of “veryMuch”, “aLot”, “aLittle”, “notAtAll”";
    for item in ["1", "2"] {
        for (word, points) in &words[..4] {
            assert_eq!(score(item, word), *points, "{item} {word}");
        }
        refused(
            "dlqi",
            &json!({}),
            &format!("items.{item}"),
            "\"notRelevant\"",
            allowed,
        );
    }
    for (word, points) in [("yes", 3), ("no", 0), ("notRelevant", 0)] {
        assert_eq!(score("7", word), points, "7 {word}");
    }
    refused(
        "dlqi",
        &json!({}),
        "items.7",
        "\"aLot\"",
        "one of “yes”, “no”, “notRelevant”",
    );
    let second = "one of “aLot”, “aLittle”, “notAtAll”";
    refused("dlqi", &json!({}), "items.7a", "\"veryMuch\"", second);
}

#[test]
fn dlqi_item_seven_is_asked_in_two_parts() {
    let with = |seventh: &str, second: &str| {
        let edits = [
            ("assessments.dlqi.answers.items.7", seventh),
            ("assessments.dlqi.answers.items.7a", second),
        ];
        result(&week_4_with(&edits).visit, "dlqi")
    };
    for (second, total) in [
        ("\"aLot\"", "6"),
        ("\"aLittle\"", "5"),
        ("\"notAtAll\"", "4"),
    ] {
        assert_eq!(with("\"no\"", second)["total"].to_string(), total);
        for seventh in ["\"yes\"", "\"notRelevant\""] {
            let result = with(seventh, second);
            assert_eq!(result["status"], "contradictory", "{seventh} {second}");
            assert_eq!(result["problems"][0]["path"], "items.7a");
        }
    }
    assert_eq!(with("\"yes\"", "")["total"].to_string(), "7");
    let bare_no = with("\"no\"", "");
    assert_eq!(bare_no["total"].to_string(), "4");
    assert_eq!(bare_no["assumed"], json!(["items.7a", "items.10"]));
}

#[test]
fn one_unanswered_counts_nothing_and_two_are_missing() {
    let all = week_4_with(&[("assessments.dlqi.answers.items.10", "\"aLittle\"")]);
    assert_eq!(
        result(&all.visit, "dlqi").to_string(),
        r#"{"status":"scored","total":6}"#
    );
    let two = week_4_with(&[("assessments.dlqi.answers.items.1", "")]);
    let two = result(&two.visit, "dlqi").to_string();
    assert_eq!(
        two,
        r#"{"status":"incomplete","missing":["items.1","items.10"]}"#
    );
}

#[test]
fn itch_without_a_scale_has_no_score() {
    let result = result_of("itch", &json!({ "value": 5.6 }));
    assert_eq!(
        result,
        json!({ "status": "incomplete", "missing": ["scale"] })
    );
    let whole = result_of("itch", &json!({ "scale": "nrs", "value": 10 }));
    assert_eq!(whole.to_string(), r#"{"status":"scored","total":10}"#);
}

#[test]
fn a_copied_total_counts_and_excludes_answers() {
    let copied = result_of("pasi", &json!({ "total": 9.3 }));
    assert_eq!(
        copied.to_string(),
        r#"{"status":"transcribed","total":9.3}"#
    );
    let both = result(
        &week_4_with(&[("assessments.pasi.answers.total", "9.3")]).visit,
        "pasi",
    );
    assert_eq!(both["status"], "contradictory");
    assert_eq!(both["problems"][0]["path"], "total");
    let framed = result_of("itch", &json!({ "scale": "nrs", "total": 7 }));
    assert_eq!(framed.to_string(), r#"{"status":"transcribed","total":7}"#);
}
