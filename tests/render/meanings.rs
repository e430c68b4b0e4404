//! Five rules side by side: by name, with what they say, need or leave open.

use dermscore::ui::{Page, Settings, rail};
use dermscore::visit::Visit;

use crate::html::Node;
use crate::kit::draw_parts;
use crate::visits::visit;

const RULES: [&str; 5] = [
    "Mrowietz 2011",
    "Rule of tens",
    "NICE severe",
    "IPC 2020",
    "NPF",
];

fn drawn(visit: Visit) -> Node {
    let page = Page::new(visit, Settings::parse(""), None);
    draw_parts(vec![rail::meaning(&page)])
}

/// A visit with totals of PASI, BSA and DLQI, and nothing else that decides.
fn totals(pasi: u32, bsa: u32, dlqi: u32) -> Visit {
    let [pasi, bsa, dlqi] = [pasi, bsa, dlqi].map(|total| total.to_string());
    visit(&[
        ("pasi.total", &pasi),
        ("bsa.total", &bsa),
        ("dlqi.total", &dlqi),
        ("ipc.specialArea", "no"),
        ("ipc.topicalFailure", "no"),
    ])
}

/// Name, verdict, reason where there is one, and text of every rule.
fn rules(node: &Node) -> Vec<Vec<String>> {
    let rows = node.of_tag("li").into_iter();
    rows.map(Node::cells).collect()
}

/// What every rule says.
fn verdicts(node: &Node) -> Vec<String> {
    let rules = rules(node).into_iter();
    rules.map(|mut rule| rule.remove(1)).collect()
}

fn disagreement(node: &Node) -> String {
    node.one("role", "status").text()
}

#[test]
fn every_rule_is_named_whatever_is_known() {
    for totals in [Visit::default(), totals(5, 5, 5), totals(40, 40, 30)] {
        let node = drawn(totals);
        let names: Vec<String> = rules(&node).iter().map(|rule| rule[0].clone()).collect();
        assert_eq!(names, RULES);
        let section = node.one("aria-label", "What the scores mean");
        assert_eq!(section.tag, "section");
        assert!(
            rules(&node)
                .iter()
                .all(|rule| rule[rule.len() - 1].len() > 20)
        );
    }
}

#[test]
fn a_rule_that_cannot_say_names_what_it_needs() {
    let node = drawn(Visit::default());
    assert_eq!(
        verdicts(&node),
        [
            "needs PASI, BSA, DLQI",
            "needs PASI, BSA, DLQI",
            "needs PASI, DLQI",
            "needs BSA, special area, topical failure",
            "needs BSA",
        ]
    );
    assert_eq!(disagreement(&node), "");
}

#[test]
fn a_rule_that_decides_says_so_in_its_own_words() {
    assert_eq!(
        verdicts(&drawn(totals(2, 10, 2))),
        [
            "mild",
            "not severe",
            "not severe",
            "not a systemic candidate by these",
            "moderate"
        ]
    );
    assert_eq!(
        verdicts(&drawn(totals(20, 20, 20))),
        [
            "moderate to severe",
            "severe",
            "severe",
            "systemic candidate",
            "severe"
        ]
    );
}

#[test]
fn what_a_formula_leaves_out_is_said_to_be_unclassified_and_why() {
    for (totals, why) in [
        (totals(20, 2, 2), "PASI or BSA is above 10 and DLQI is not"),
        (totals(2, 2, 20), "DLQI is above 10, PASI and BSA are not"),
    ] {
        let rules = rules(&drawn(totals));
        assert_eq!(rules[0][1], "unclassified by its formula");
        assert!(rules[0][2].starts_with(why), "{}", rules[0][2]);
        assert!(
            rules[1..].iter().all(|rule| rule.len() == 3),
            "no other has a reason"
        );
    }
    assert!(
        rules(&drawn(totals(2, 2, 2)))
            .iter()
            .all(|rule| rule.len() == 3)
    );
}

#[test]
fn rules_that_disagree_are_named_on_both_sides() {
    assert_eq!(
        disagreement(&drawn(totals(20, 2, 2))),
        "The rules disagree. Rule of tens: severe; NICE severe: not severe; NPF: mild"
    );
    for agree in [totals(2, 2, 2), totals(20, 20, 20)] {
        assert_eq!(disagreement(&drawn(agree)), "");
    }
}
