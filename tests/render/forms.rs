//! Every item of every instrument has its controls in its form, under the
//! names that the visit file gives them, and nothing else has one.

use std::collections::BTreeSet;
use std::rc::Rc;

use dermscore::instruments::{INSTRUMENTS, Instrument, Kind};
use dermscore::ui::panels::{PasiPanel, PasiPanelProps, Questionnaire, QuestionnaireProps};
use dermscore::visit::Visit;

use crate::html::Node;
use crate::kit::{draw, later, nowhere};
use crate::visits::{PASI_10_9, index_of, outcome, visit, with_answers};

/// The form of an instrument as the page shows it.
pub fn form(visit: &Visit, id: &str) -> Node {
    let index = index_of(id);
    let (draft, outcome) = (Rc::clone(visit.drafts.get(index)), outcome(visit, id));
    let dispatch = nowhere();
    if id == "pasi" {
        draw::<PasiPanel>(PasiPanelProps {
            bands: 0,
            draft,
            outcome,
            later: Some(later()),
            dispatch,
        })
    } else {
        draw::<Questionnaire>(QuestionnaireProps {
            bands: 0,
            index,
            draft,
            outcome,
            wording: None,
            other: None,
            dispatch,
        })
    }
}

/// Names from the paths of the file, without the page's own way to them.
fn names(instrument: &Instrument) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in instrument.items {
        let path = item
            .path
            .trim_start_matches("regions.")
            .trim_start_matches("items.");
        let control = format!("{}.{path}", instrument.id);
        match &item.kind {
            Kind::Number { .. } => {
                names.insert(control);
            }
            Kind::Grade(choices) | Kind::Word(choices) => {
                let of = choices
                    .iter()
                    .map(|choice| format!("{control}.{}", choice.value));
                names.extend(of);
            }
        }
    }
    names
}

#[test]
fn every_control_stands_once_in_its_form_whatever_was_answered() {
    let everything: Vec<(&str, &str)> = PASI_10_9
        .into_iter()
        .chain([
            ("bsa.percent", "7"),
            ("itch.scale", "nrs"),
            ("itch.value", "5.6"),
        ])
        .chain([
            ("dlqi.7", "yes"),
            ("dlqi.7a", "aLot"),
            ("pssi.area", "0"),
            ("ipc.specialArea", "no"),
        ])
        .collect();
    for visit in [Visit::default(), visit(&everything)] {
        for instrument in INSTRUMENTS {
            let node = form(&visit, instrument.id);
            let clear = format!("{}.clear", instrument.id);
            node.control(&clear);
            let mut shown = node.values("data-testid");
            // A site's wording is named and reached beside the DLQI, and edits nothing.
            let beside = [clear.as_str(), "dlqi.copyright", "wording.open"];
            shown.retain(|name| !beside.contains(name));
            let once: BTreeSet<String> = shown.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(once.len(), shown.len(), "{}: {shown:?}", instrument.id);
            assert_eq!(once, names(instrument));
        }
    }
}

#[test]
fn the_examples_of_the_file_s_description_are_there() {
    for (id, name) in [
        ("pasi", "pasi.head.erythema.2"),
        ("pasi", "pasi.lowerLimbs.area.3"),
        ("pasi", "pasi.head.areaPercent"),
        ("bsa", "bsa.palms.trunk"),
        ("itch", "itch.value"),
        ("dlqi", "dlqi.1.aLot"),
        ("dlqi", "dlqi.7.no"),
        ("dlqi", "dlqi.7a.aLittle"),
    ] {
        form(&Visit::default(), id).control(name);
    }
}

#[test]
fn a_form_can_be_emptied_once_it_was_begun() {
    for instrument in INSTRUMENTS {
        let clear = format!("{}.clear", instrument.id);
        let disabled = |visit: &Visit| form(visit, instrument.id).control(&clear).has("disabled");
        assert!(disabled(&Visit::default()), "{clear}");
        let total = format!("{}.total", instrument.id);
        assert!(!disabled(&visit(&[(&total, "2")])), "{clear}");
    }
    assert!(
        form(&visit(&[("pasi.labels", "ema")]), "pasi")
            .control("pasi.clear")
            .has("disabled")
    );
}

#[test]
fn a_copied_total_is_named_and_can_be_removed() {
    for instrument in INSTRUMENTS {
        let remove = format!("{}.total.remove", instrument.id);
        let total = format!("{}.total", instrument.id);
        for (typed, there) in [("2", 1), ("nonsense", 1), ("", 0)] {
            let node = form(&visit(&[(&total, typed)]), instrument.id);
            assert_eq!(node.all("data-testid", &remove).len(), there, "{remove}");
            let said = node.text().contains("copied from an earlier record");
            assert_eq!(said, there == 1);
        }
    }
}

#[test]
fn every_list_and_field_of_a_form_has_a_name_of_its_own() {
    for instrument in INSTRUMENTS {
        let node = form(&Visit::default(), instrument.id);
        let mut labels: Vec<&str> = Vec::new();
        for stop in node
            .below()
            .into_iter()
            .filter(|node| node.has("data-stop"))
        {
            labels.push(stop.must("aria-label"));
        }
        assert_eq!(labels.len(), instrument.items.len());
        let once: BTreeSet<&str> = labels.iter().copied().collect();
        assert_eq!(once.len(), labels.len(), "{labels:?}");
        assert!(!labels.contains(&""));
    }
}

#[test]
fn a_form_is_a_section_named_by_its_title_and_found_by_its_address() {
    for instrument in INSTRUMENTS {
        let node = form(&Visit::default(), instrument.id);
        let section = node.one("id", &format!("section-{}", instrument.id));
        assert_eq!(section.tag, "section");
        let title = node.one("id", section.must("aria-labelledby"));
        assert_eq!(title.tag, "h2");
        assert_eq!(
            title.text(),
            [instrument.short, " ", instrument.name].concat()
        );
        assert_eq!(
            node.below()
                .iter()
                .filter(|node| node.has("data-flow"))
                .count(),
            1
        );
    }
}

#[test]
fn nothing_answered_is_nothing_chosen_and_nothing_said() {
    for instrument in INSTRUMENTS {
        let node = form(&Visit::default(), instrument.id);
        let settings = usize::from(instrument.id == "pasi");
        assert_eq!(
            node.all("aria-checked", "true").len(),
            settings,
            "{instrument:?}"
        );
        assert!(node.all("role", "alert").is_empty());
        assert!(node.all("aria-invalid", "true").is_empty());
        for input in node.of_tag("input") {
            assert!(input.attr("value").is_none_or(str::is_empty));
        }
    }
}

#[test]
fn every_choice_of_every_item_shows_as_the_one_that_was_made() {
    for instrument in INSTRUMENTS {
        for item in instrument.items {
            for choice in item.choices() {
                let control = format!("{}.{}", instrument.id, item.control());
                let visit = visit(&[(&control, choice.value)]);
                let node = form(&visit, instrument.id);
                let button = node.control(&format!("{control}.{}", choice.value));
                assert_eq!(button.must("aria-checked"), "true");
                assert_eq!(button.must("tabindex"), "0");
                let cleared = with_answers(visit, &[(&control, item.choices()[0].value)]);
                let first = form(&cleared, instrument.id);
                let first = first.control(&format!("{control}.{}", item.choices()[0].value));
                assert_eq!(first.must("aria-checked"), "true");
            }
        }
    }
}

#[test]
fn rights_and_rule_stand_in_the_form_of_whoever_has_them() {
    for instrument in INSTRUMENTS
        .iter()
        .filter(|instrument| instrument.id != "pasi")
    {
        let text = form(&Visit::default(), instrument.id).text();
        assert!(text.contains(instrument.rule), "{instrument:?}");
        assert!(text.contains(instrument.rights), "{instrument:?}");
    }
}
