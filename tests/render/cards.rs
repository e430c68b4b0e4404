//! The cards of the totals: the number alone, or a dash and why.

use std::rc::Rc;

use dermscore::instruments::{INSTRUMENTS, Status};
use dermscore::ui::rail::{TotalCard, TotalCardProps};
use dermscore::visit::Visit;

use crate::html::{Node, texts};
use crate::kit::{draw, nowhere};
use crate::visits::{DLQI_CALM, PASI_10_9, index_of, outcome, visit, with_answers};

fn card_of(visit: &Visit, id: &str, bands: u8) -> Node {
    let index = index_of(id);
    draw::<TotalCard>(TotalCardProps {
        index,
        outcome: Rc::clone(&outcome(visit, id)),
        of: visit.itch_scale(index),
        bands,
        dispatch: nowhere(),
    })
}

fn card(answers: &[(&str, &str)], id: &str) -> Node {
    card_of(&visit(answers), id, 0)
}

fn total(node: &Node, id: &str) -> String {
    node.control(&format!("{id}.total")).text()
}

/// Name, value, reading; then scale, rule and what stands beside.
fn cells(node: &Node) -> Vec<String> {
    node.of_class("total")[0].cells()
}

fn said(node: &Node) -> String {
    cells(node)[2].clone()
}

fn state(node: &Node) -> &str {
    let class = node.of_class("total")[0].must("class");
    class.split(' ').nth(1).expect("a state")
}

#[test]
fn without_a_score_the_number_is_a_dash_and_never_zero() {
    for instrument in INSTRUMENTS {
        let node = card(&[], instrument.id);
        let output = node.control(&format!("{}.total", instrument.id));
        assert_eq!(output.tag, "output");
        assert_eq!(output.text(), "–");
        assert_eq!(
            output.must("aria-label"),
            format!("{} total", instrument.short)
        );
        assert_eq!((state(&node), said(&node).as_str()), ("open", "not done"));
        assert!(node.of_class("swatch").is_empty() && node.of_class("mark").is_empty());
        let link = node.of_class("name")[0];
        assert_eq!(link.must("href"), format!("#/{}", instrument.id));
    }
}

#[test]
fn a_score_is_the_number_alone_with_its_band_and_rule() {
    let dlqi = [("dlqi.1", "veryMuch"), ("dlqi.2", "veryMuch")];
    for (answers, id, number, band, rule) in [
        (
            vec![("bsa.percent", "12.5")],
            "bsa",
            "12.5",
            "severe",
            "NPF",
        ),
        (
            vec![("pga.grade", "1")],
            "pga",
            "1",
            "almost clear",
            "Five-level PGA",
        ),
        (
            [&DLQI_CALM[..], &dlqi[..]].concat(),
            "dlqi",
            "6",
            "moderate effect",
            "Hongbo 2005",
        ),
        (vec![("bsa.percent", "0")], "bsa", "0.0", "mild", "NPF"),
    ] {
        let node = card(&answers, id);
        assert_eq!(total(&node, id), number);
        assert_eq!((state(&node), said(&node).as_str()), ("scored", band));
        assert_eq!(cells(&node)[4], rule);
        assert_eq!(node.of_class("swatch").len(), 1);
        assert_eq!(node.of_class("mark").len(), 1);
        assert!(node.of_tag("select").is_empty());
    }
    let bsa = card(&[("bsa.percent", "12.5")], "bsa");
    assert_eq!(cells(&bsa)[1], "12.5%", "the unit stands beside");
    assert_eq!(cells(&card(&[], "bsa"))[1], "–");
}

#[test]
fn pasi_is_read_by_the_set_that_was_chosen() {
    let visit = visit(&PASI_10_9);
    for (place, band) in [(0, "above 10"), (1, "severe"), (2, "moderate")] {
        let node = card_of(&visit, "pasi", place);
        assert_eq!(total(&node, "pasi"), "10.9");
        assert_eq!(said(&node), band);
        let select = node.of_tag("select")[0];
        assert_eq!(select.must("aria-label"), "PASI: bands shown");
        let options = select.of_tag("option");
        assert_eq!(
            texts(&options),
            [
                "PASI part of Mrowietz 2011",
                "Cuts at 5 and 10",
                "Cuts at 10 and 20"
            ]
        );
    }
}

#[test]
fn what_is_missing_is_counted_and_named() {
    let mut answers = PASI_10_9.to_vec();
    answers
        .retain(|(name, _)| !["pasi.head.erythema", "pasi.lowerLimbs.areaPercent"].contains(name));
    let node = card(&answers, "pasi");
    assert_eq!(total(&node, "pasi"), "–");
    assert_eq!(state(&node), "open");
    assert_eq!(
        said(&node),
        "2 missing: head and neck erythema, lower limbs area"
    );
    let node = card(&[("dlqi.1", "aLot")], "dlqi");
    assert_eq!(
        said(&node),
        "9 missing: item 2 (self-consciousness), item 3 (home and errands), item 4 (clothing), …"
    );
    let node = card(&[("itch.value", "5")], "itch");
    assert_eq!(said(&node), "1 missing: scale");
    let node = card(&[("bsa.method", "pasiRegions")], "bsa");
    assert!(
        said(&node).starts_with("4 missing: head and neck area in percent, "),
        "{}",
        said(&node)
    );
}

#[test]
fn a_contradiction_is_named_and_takes_the_number_away() {
    let visit = with_answers(visit(&PASI_10_9), &[("pasi.trunk.erythema", "3")]);
    let node = card_of(&visit, "pasi", 0);
    assert_eq!(total(&node, "pasi"), "–");
    assert_eq!(state(&node), "contradictory");
    assert_eq!(said(&node), "contradiction: trunk erythema");
    assert!(node.of_class("swatch").is_empty());
}

#[test]
fn a_copied_total_counts_and_says_so() {
    let node = card(&[("pasi.total", "9.3")], "pasi");
    assert_eq!(total(&node, "pasi"), "9.3");
    assert_eq!(said(&node), "10 or less (copied)");
    assert!(!said(&card(&PASI_10_9, "pasi")).contains("copied"));
}

#[test]
fn dlqi_r_stands_beside_and_is_not_verified() {
    let answers = [
        &DLQI_CALM[..],
        &[("dlqi.1", "veryMuch"), ("dlqi.3", "notRelevant")],
    ]
    .concat();
    let node = card(&answers, "dlqi");
    assert_eq!(total(&node, "dlqi"), "3");
    let beside = node.of_class("beside");
    assert_eq!(texts(&beside), ["DLQI-R 3.3 (not verified)"]);
    assert!(beside[0].must("title").contains("not verified"));
    assert!(
        card(&[("dlqi.1", "aLot")], "dlqi")
            .of_class("beside")
            .is_empty()
    );
}

#[test]
fn itch_names_the_scale_it_was_rated_on() {
    let name = |answers: &[(&str, &str)]| texts(&card(answers, "itch").of_class("name")).concat();
    assert!(name(&[("itch.scale", "vas"), ("itch.value", "5.6")]).ends_with("VAS"));
    assert!(name(&[("itch.scale", "nrs"), ("itch.value", "5")]).ends_with("NRS"));
    assert_eq!(name(&[]).trim(), "Itch");
    let vas = card(&[("itch.scale", "vas"), ("itch.value", "5")], "itch");
    let nrs = card(&[("itch.scale", "nrs"), ("itch.value", "5")], "itch");
    assert_eq!(
        (total(&vas, "itch"), total(&nrs, "itch")),
        ("5.0".into(), "5".into())
    );
}

#[test]
fn a_state_is_of_its_status() {
    for (answers, id, status) in [
        (&[][..], "pasi", Status::NotDone),
        (&[("pssi.area", "1")], "pssi", Status::Incomplete),
        (
            &[("pssi.erythema", "1"), ("pssi.area", "0")],
            "pssi",
            Status::Contradictory,
        ),
        (&[("pssi.area", "0")], "pssi", Status::Scored),
        (&[("pssi.total", "7")], "pssi", Status::Transcribed),
    ] {
        let visit = visit(answers);
        assert_eq!(outcome(&visit, id).status, status);
        let wanted = match status {
            Status::NotDone | Status::Incomplete => "open",
            Status::Contradictory => "contradictory",
            Status::Scored | Status::Transcribed => "scored",
        };
        assert_eq!(state(&card_of(&visit, id, 0)), wanted);
    }
}
