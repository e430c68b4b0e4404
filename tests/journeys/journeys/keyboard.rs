//! A visit by keyboard alone.

use dermscore_journeys::oracle;
use dermscore_journeys::{Key, Page, Setup, journey};

use crate::data::{PASI, TOTALS, expect_all};

async fn pasi_by_keys(page: &Page) {
    page.tab_to("pasi.head.area").await;
    page.keys(&oracle::pasi_digits(&PASI)).await;
    for control in oracle::pasi_controls(&PASI) {
        page.expect_chosen(&control).await;
    }
    page.expect_total("pasi", &oracle::pasi(&PASI)).await;
}

#[test]
fn a_whole_visit_is_entered_by_keys_from_the_top() {
    journey(Setup::desk(), async |page| {
        page.tab_to("visit.subject").await;
        page.keys("P3").await;
        page.expect_value("visit.subject", "P3").await;

        pasi_by_keys(&page).await;
        page.expect_focus("pasi.lowerLimbs.desquamation").await;

        page.tab_to("bsa.method").await;
        page.keys("1").await;
        page.expect_focus("bsa.palms.head").await;
        for (palms, next) in [
            ("1", "bsa.palms.upperLimbs"),
            ("4.5", "bsa.palms.trunk"),
            ("0", "bsa.palms.lowerLimbs"),
            ("12", "bsa.palms.lowerLimbs"),
        ] {
            page.keys(palms).await;
            page.key(Key::Enter).await;
            page.expect_focus(next).await;
        }
        page.expect_total("bsa", "17.5").await;

        page.tab_to("itch.scale").await;
        page.keys("n").await;
        page.expect_chosen("itch.scale.nrs").await;
        page.expect_focus("itch.value").await;
        page.keys("6").await;
        page.expect_total("itch", "6").await;
        page.tab_back_to("itch.scale").await;
        page.keys("v").await;
        page.expect_chosen("itch.scale.vas").await;
        page.expect_focus("itch.value").await;
        page.key(Key::Escape).await;
        page.expect_value("itch.value", "").await;
        page.keys("5.6").await;

        page.tab_to("dlqi.1").await;
        page.keys("32r103n21r2").await;
        page.expect_chosen("dlqi.7a.aLot").await;
        page.expect_focus("dlqi.10").await;
        expect_all(&page).await;
        assert_eq!(
            oracle::pasi(&PASI),
            TOTALS[0].1,
            "expected the example's own total"
        );
    });
}

#[test]
fn arrows_change_an_answer_and_never_move_on_and_escape_clears_it() {
    journey(Setup::desk(), async |page| {
        pasi_by_keys(&page).await;
        let control = "pasi.lowerLimbs.desquamation";
        for (key, then, total) in [
            (Key::Right, 3, "19.8"),
            (Key::Down, 4, "21.4"),
            (Key::Right, 4, "21.4"),
            (Key::Left, 3, "19.8"),
            (Key::Up, 2, "18.2"),
            (Key::Home, 0, "15.0"),
            (Key::Left, 0, "15.0"),
            (Key::End, 4, "21.4"),
        ] {
            page.key(key).await;
            page.expect_chosen(&format!("{control}.{then}")).await;
            page.expect_total("pasi", total).await;
            page.expect_focus(control).await;
        }
        page.key(Key::Escape).await;
        page.expect_total("pasi", "–").await;
        page.expect_focus(control).await;
        let left = page.answers().await;
        assert!(
            !left.keys().any(|name| name.starts_with(control)),
            "expected no choice at {control} after Escape, there is {left:?}"
        );
        page.keys("2").await;
        page.expect_total("pasi", "18.2").await;
    });
}

#[test]
fn a_percent_is_reached_by_tab_and_stands_for_the_grade() {
    journey(Setup::desk(), async |page| {
        pasi_by_keys(&page).await;
        // It lies between the grade and the signs, for those who want it.
        page.tab_back_to("pasi.lowerLimbs.areaPercent").await;
        page.tab_back_to("pasi.lowerLimbs.area").await;
        page.key(Key::Escape).await;
        page.expect_total("pasi", "–").await;
        page.key(Key::Tab).await;
        page.expect_focus("pasi.lowerLimbs.areaPercent").await;
        page.keys("62.5").await;
        page.expect_total("pasi", "18.2").await;
        page.key(Key::Tab).await;
        page.expect_focus("pasi.lowerLimbs.erythema").await;
        page.expect_value("pasi.lowerLimbs.areaPercent", "62.5")
            .await;
    });
}

#[test]
fn the_second_part_of_item_seven_follows_a_no_and_is_passed_by_otherwise() {
    journey(Setup::desk(), async |page| {
        page.tab_to("dlqi.1").await;
        page.keys("000000").await;
        page.expect_focus("dlqi.7").await;
        page.keys("y").await;
        page.expect_focus("dlqi.8").await;
        page.keys("000").await;
        page.expect_total("dlqi", "3").await;
        page.tab_back_to("dlqi.7").await;
        page.keys("n").await;
        page.expect_focus("dlqi.7a").await;
        page.expect_total("dlqi", "0").await;
        page.keys("2").await;
        page.expect_focus("dlqi.8").await;
        page.expect_total("dlqi", "2").await;
        page.tab_back_to("dlqi.7").await;
        page.keys("r").await;
        page.expect_total("dlqi", "–").await;
        page.expect_focus("dlqi.7a").await;
        page.key(Key::Escape).await;
        page.expect_total("dlqi", "0").await;
    });
}

#[test]
fn five_steps_are_taken_back_and_done_again_by_either_key() {
    journey(Setup::desk(), async |page| {
        pasi_by_keys(&page).await;
        page.key(Key::Left).await;
        page.tab_to("bsa.palms.head").await;
        page.keys("2.5").await;
        page.tab_to("dlqi.1").await;
        page.keys("32r").await;
        page.expect_chosen("dlqi.3.notRelevant").await;
        let mut states = vec![page.answers().await];
        for _ in 0..5 {
            page.key_with(&[Key::Control], 'z').await;
            let before = states.last().cloned().unwrap_or_default();
            let changed = page.until(async || {
                let now = page.answers().await;
                if now == before {
                    Err("expected Ctrl+Z to take a step back, nothing changed".to_owned())
                } else {
                    Ok(now)
                }
            });
            let changed = changed.await;
            states.push(changed);
        }
        assert!(
            !states[4].contains_key("bsa.palms.head"),
            "expected the typed 2.5 to be one step, after four steps back there is {:?}",
            states[4].get("bsa.palms.head")
        );
        for held in [&[Key::Control, Key::Shift][..], &[Key::Control]] {
            let key = if held.len() == 2 { 'z' } else { 'y' };
            for state in states.iter().rev().skip(1) {
                page.key_with(held, key).await;
                page.expect_answers(state).await;
            }
            for state in states.iter().skip(1) {
                page.key_with(&[Key::Control], 'z').await;
                page.expect_answers(state).await;
            }
        }
    });
}

#[test]
fn no_key_changes_an_answer_while_nothing_has_the_focus() {
    journey(Setup::desk(), async |page| {
        let empty = page.answers().await;
        page.keys("0123456789rynv").await;
        page.key(Key::Right).await;
        page.expect_answers(&empty).await;
        pasi_by_keys(&page).await;
        let full = page.answers().await;
        page.focus_nothing().await;
        page.keys("0123456789rynv").await;
        for key in [
            Key::Right,
            Key::Up,
            Key::Escape,
            Key::Backspace,
            Key::Delete,
            Key::Enter,
        ] {
            page.key(key).await;
        }
        page.expect_answers(&full).await;
        page.expect_total("pasi", "18.2").await;
    });
}

/// Whether a control of the menu can be seen.
async fn in_sight(page: &Page, control: &str) -> bool {
    let script = "return at(arguments[0]).checkVisibility()";
    page.run(script, &[control.into()]).await == true
}

#[test]
fn the_menu_is_opened_walked_and_closed_by_keys() {
    journey(Setup::desk(), async |page| {
        page.tab_to("more.open").await;
        assert!(!in_sight(&page, "visit.kept").await);
        page.key(Key::Enter).await;
        page.until(async || match in_sight(&page, "visit.kept").await {
            true => Ok(()),
            false => Err("expected the menu, it is closed".into()),
        })
        .await;
        page.step_focus(false).await;
        page.expect_focus("visit.kept").await;
        page.key(Key::Escape).await;
        page.expect_focus("more.open").await;
        assert!(!in_sight(&page, "visit.kept").await);
        page.key(Key::Enter).await;
        page.tab_to("transfer.read").await;
        page.key(Key::Enter).await;
        page.expect_there("transfer.typed").await;
        assert!(!in_sight(&page, "visit.kept").await);
    });
}
