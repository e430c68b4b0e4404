//! Forms drawn from their definitions: what is idle, assumed, contradictory,
//! and whose wording it is.

use dermscore::instruments::INSTRUMENTS;

use crate::forms::form;
use crate::html::{Node, texts};
use crate::visits::{DLQI_CALM, index_of, visit};

/// Where an item's list or field says that it does not matter now.
fn idle(node: &Node) -> Vec<&str> {
    let stops = node
        .below()
        .into_iter()
        .filter(|node| node.has("data-idle"));
    stops.map(|node| node.must("aria-label")).collect()
}

fn subscales(node: &Node) -> Vec<String> {
    let lists = node.of_tag("ul");
    let list = lists.first();
    list.map_or_else(Vec::new, |list| texts(&list.of_tag("li")))
}

fn alerts(node: &Node) -> Vec<String> {
    texts(&node.all("role", "alert"))
}

/// How the second part of item 7 is called.
fn second() -> String {
    let items = INSTRUMENTS[index_of("dlqi")].items;
    let second = items.iter().find(|item| item.path == "items.7a");
    ["DLQI, 7a ", second.expect("a second part").label].concat()
}

/// DLQI with its calm answers but for some; an empty one is left out.
fn dlqi(changes: &[(&str, &str)]) -> Node {
    let mut answers = DLQI_CALM.to_vec();
    answers.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    answers.extend(changes.iter().filter(|(_, answer)| !answer.is_empty()));
    form(&visit(&answers), "dlqi")
}

#[test]
fn the_items_of_the_dlqi_are_numbered_topics() {
    let node = form(&visit(&[]), "dlqi");
    let asked = texts(&node.of_class("asked"));
    assert_eq!(asked.len(), 11);
    assert_eq!(asked[0], "1 Skin symptoms");
    assert_eq!(asked[7], second().trim_start_matches("DLQI, "));
    assert_eq!(asked[10], "10 Treatment burden");
    for (list, asked) in node.all("role", "radiogroup").into_iter().zip(&asked) {
        assert_eq!(list.must("aria-label"), format!("DLQI, {asked}"));
    }
    let text = node.text();
    assert!(text.contains("DLQI © A Y Finlay, G K Khan 1992, now with Cardiff University."));
}

#[test]
fn the_second_part_of_item_7_matters_only_after_no() {
    let second = &second();
    for (seventh, is_idle) in [
        ("", true),
        ("yes", true),
        ("notRelevant", true),
        ("no", false),
    ] {
        let node = dlqi(&[("dlqi.7", seventh), ("dlqi.7a", "")]);
        assert_eq!(idle(&node) == [second], is_idle, "{seventh}");
    }
}

#[test]
fn a_second_part_beside_yes_is_said_to_contradict() {
    for seventh in ["yes", "notRelevant"] {
        let node = dlqi(&[("dlqi.7", seventh), ("dlqi.7a", "aLot")]);
        assert_eq!(
            alerts(&node),
            ["The second part of item 7 is asked only after “no”: clear it, or answer “no”."]
        );
        let flagged = node.all("aria-invalid", "true");
        assert_eq!(flagged.len(), 1);
        assert_eq!(flagged[0].must("aria-label"), second());
        assert!(idle(&node).is_empty(), "what contradicts is in sight");
    }
}

#[test]
fn subscales_stand_as_soon_as_they_are_complete() {
    assert_eq!(subscales(&form(&visit(&[]), "dlqi")), Vec::<String>::new());
    let node = dlqi(&[
        ("dlqi.1", "veryMuch"),
        ("dlqi.2", "aLot"),
        ("dlqi.3", ""),
        ("dlqi.5", "notRelevant"),
        ("dlqi.7", "yes"),
        ("dlqi.7a", ""),
        ("dlqi.8", "aLittle"),
        ("dlqi.10", "aLot"),
    ]);
    assert_eq!(
        subscales(&node),
        [
            "Symptoms and feelings5of 6",
            "Daily activities–of 6",
            "Leisure0of 6",
            "Work and school3of 3",
            "Personal relationships1of 6",
            "Treatment2of 3",
        ]
    );
}

#[test]
fn an_item_counted_as_zero_says_so_where_it_stands() {
    let assumed = |node: &Node| {
        let mut items = node.one("data-flow", "").children();
        items.retain(|item| {
            item.text()
                .contains("Unanswered: counted as 0 by a common rule, not verified.")
        });
        items
            .iter()
            .map(|item| item.of_class("asked")[0].text())
            .collect::<Vec<_>>()
    };
    assert!(assumed(&dlqi(&[])).is_empty());
    assert_eq!(assumed(&dlqi(&[("dlqi.9", "")])), ["9 Sexual life"]);
    assert_eq!(
        assumed(&dlqi(&[("dlqi.7a", "")])),
        [second().trim_start_matches("DLQI, ")]
    );
    assert!(
        assumed(&dlqi(&[("dlqi.9", ""), ("dlqi.10", "")])).is_empty(),
        "two: no score"
    );
}

#[test]
fn the_method_of_bsa_says_which_fields_matter() {
    let palms = ["Head and neck", "Upper limbs", "Trunk", "Lower limbs"]
        .map(|region| format!("BSA, {region}"));
    let one = "BSA, Percent of the body";
    let fields = |answers: &[(&str, &str)]| {
        let node = form(&visit(answers), "bsa");
        idle(&node)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(
        fields(&[]).is_empty(),
        "typing into either says which it is"
    );
    assert_eq!(fields(&[("bsa.method", "palms")]), [one]);
    assert_eq!(fields(&[("bsa.method", "percent")]), palms);
    let both: Vec<String> = palms.into_iter().chain([one.to_owned()]).collect();
    assert_eq!(fields(&[("bsa.method", "pasiRegions")]), both);
}

#[test]
fn a_count_of_palms_says_the_method_and_what_is_allowed() {
    let node = form(&visit(&[("bsa.palms.head", "4.5")]), "bsa");
    let fields = node.one("data-flow", "").children();
    let units = texts(
        &fields[1..]
            .iter()
            .map(|item| item.children()[1])
            .collect::<Vec<_>>(),
    );
    assert_eq!(
        node.control("bsa.method.palms").must("aria-checked"),
        "true"
    );
    assert_eq!(node.control("bsa.palms.head").must("value"), "4.5");
    assert_eq!(units, ["palms", "palms", "palms", "palms", "%"]);
    for (name, most) in [
        ("head", 10),
        ("upperLimbs", 20),
        ("trunk", 30),
        ("lowerLimbs", 40),
    ] {
        let node = form(&visit(&[(&format!("bsa.palms.{name}"), "41")]), "bsa");
        assert_eq!(
            alerts(&node),
            [format!(
                "Allowed is a number from 0 to {most} in steps of 0.5."
            )]
        );
    }
}

#[test]
fn the_scale_of_itch_decides_what_is_allowed() {
    let vas = form(
        &visit(&[("itch.scale", "vas"), ("itch.value", "5.6")]),
        "itch",
    );
    assert_eq!(vas.control("itch.value").must("value"), "5.6");
    assert!(alerts(&vas).is_empty());
    let nrs = form(
        &visit(&[("itch.value", "5.6"), ("itch.scale", "nrs")]),
        "itch",
    );
    assert_eq!(nrs.control("itch.value").must("value"), "5.6");
    assert_eq!(alerts(&nrs), ["Allowed is a whole number from 0 to 10."]);
}

#[test]
fn a_contradiction_of_the_scalp_stands_at_its_sign() {
    let node = form(
        &visit(&[("pssi.erythema", "2"), ("pssi.area", "0")]),
        "pssi",
    );
    assert_eq!(
        alerts(&node),
        ["A sign above 0 on a scalp of area 0: one of them is not right."]
    );
    assert_eq!(
        node.one("aria-invalid", "true").must("aria-label"),
        "PSSI, Erythema"
    );
}
