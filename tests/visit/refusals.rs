//! Texts that were typed and are not allowed: kept as typed, never scored.

use dermscore::instruments::{Entry, INSTRUMENTS};
use dermscore::visit::write;
use serde_json::json;

use crate::kit::{WEEK_4, edited, fault, readable, result, tree, week_4_with, writer};

#[test]
fn a_wrong_text_comes_back_as_it_was_typed() {
    let arms = "regions.upperLimbs.areaPercent";
    for text in ["120", "9.55", "abc", " -1 ", "\"\\\u{0}é", "9,55", ""] {
        let typed = json!({ arms: text }).to_string();
        let visit = week_4_with(&[("assessments.pasi.notAccepted", &typed)]).visit;
        let item = INSTRUMENTS[0].item(arms).unwrap();
        assert_eq!(*visit.drafts.get(0).entry(item), Entry::Text(text.into()));
        let result = result(&visit, "pasi");
        assert_eq!(result, json!({ "status": "incomplete", "missing": [arms] }));
        let written = tree(&write(&visit, &writer()));
        assert_eq!(
            written["assessments"]["pasi"]["notAccepted"],
            json!({ arms: text })
        );
    }
}

#[test]
fn a_wrong_copied_total_is_kept_and_no_total() {
    let edits = [
        ("assessments.pasi.answers", "{}"),
        ("assessments.pasi.notAccepted", "{\"total\":\"72.1\"}"),
        ("assessments.pasi.result", ""),
    ];
    let visit = week_4_with(&edits).visit;
    assert_eq!(
        result(&visit, "pasi"),
        json!({ "status": "incomplete", "missing": ["total"] })
    );
    let written = tree(&write(&visit, &writer()));
    assert_eq!(
        written["assessments"]["pasi"]["notAccepted"]["total"],
        "72.1"
    );
}

#[test]
fn a_wrong_text_stands_only_where_no_answer_does() {
    for (key, value) in [
        ("regions.head.areaPercent", "\"120\""),
        ("regions.neck.area", "\"1\""),
        ("", "\"1\""),
        ("regions", "\"1\""),
    ] {
        let typed = format!("{{\"{key}\":{value}}}");
        let fault = fault(&[("assessments.pasi.notAccepted", &typed)]);
        assert_eq!(fault.path, ["assessments.pasi.notAccepted.", key].concat());
        assert_eq!(
            fault.found.to_string(),
            value.replacen('"', "“", 1).replacen('"', "”", 1)
        );
        assert_eq!(
            fault.allowed.to_string(),
            "the path of an item without an answer"
        );
    }
    let fault = fault(&[(
        "assessments.pasi.notAccepted",
        "{\"regions.trunk.areaPercent\":5}",
    )]);
    assert_eq!(
        (
            fault.found.to_string().as_str(),
            fault.allowed.to_string().as_str()
        ),
        ("5", "a text")
    );
}

#[test]
fn a_wrong_date_comes_back_as_it_was_typed() {
    let edits = [
        ("visit.date", ""),
        ("visit.notAccepted.date", "\"21.6.2018\""),
    ];
    let visit = week_4_with(&edits).visit;
    assert_eq!(visit.date, "21.6.2018");
    let written = tree(&write(&visit, &writer()));
    assert_eq!(
        written["visit"]["notAccepted"],
        json!({ "date": "21.6.2018" })
    );
    assert_eq!(written["visit"].get("date"), None);
    let fault = fault(&[("visit.date", ""), ("visit.notAccepted.date", "5")]);
    assert_eq!(
        (fault.path.as_str(), fault.allowed.to_string().as_str()),
        ("visit.notAccepted.date", "a text")
    );
}

/// Two dates of one visit: as with answers, nothing is dropped in silence.
#[test]
fn a_wrong_date_beside_a_date_is_refused() {
    let fault = fault(&[("visit.notAccepted.date", "\"21.6.2018\"")]);
    assert_eq!(fault.path, "visit.notAccepted.date");
    assert_eq!(fault.found.to_string(), "“21.6.2018”");
}

/// As docs/visit-file.md has it: what was typed and is not allowed makes the
/// assessment incomplete, at whatever item that matters. A setting never
/// matters to the score, nor does the number of a method that is not chosen.
#[test]
fn a_wrong_text_anywhere_leaves_no_score() {
    const NO_MATTER: [(&str, &str); 2] = [("pasi", "labels"), ("bsa", "percent")];
    for (index, instrument) in INSTRUMENTS.iter().enumerate() {
        for item in instrument.items {
            let id = instrument.id;
            let at = ["assessments.", id].concat();
            let done = tree(WEEK_4)
                .pointer(&["/", &at.replace('.', "/")].concat())
                .is_some();
            if !done || NO_MATTER.contains(&(id, item.path)) {
                continue;
            }
            let answer = [at.as_str(), ".answers.", item.path].concat();
            let result_at = [at.as_str(), ".result"].concat();
            let typed = json!({ item.path: "?" }).to_string();
            let mut edits = vec![(result_at.as_str(), "")];
            let pointer = ["/", &answer.replace('.', "/")].concat();
            if tree(WEEK_4).pointer(&pointer).is_some() {
                edits.push((&answer, ""));
            }
            let refused = [at.as_str(), ".notAccepted"].concat();
            edits.push((&refused, &typed));
            let visit = readable(&edited(WEEK_4, &edits)).visit;
            let outcome = visit.drafts.outcome(index);
            assert_eq!(outcome.total, None, "{id} {}", item.path);
            assert!(
                outcome.missing.contains(&item.path),
                "{id} {}: {outcome:?}",
                item.path
            );
        }
    }
}
