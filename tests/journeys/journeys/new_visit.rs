//! Beginning a new visit.

use dermscore_journeys::{Setup, journey};

use crate::data::{enter_all, expect_all};

#[test]
fn a_new_visit_is_asked_about_once_where_something_would_be_lost() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        let before = page.answers().await;
        page.press("visit.new").await;
        page.expect_there("visit.new.confirm").await;
        page.press("ask.close").await;
        page.expect_gone("visit.new.confirm").await;
        page.expect_answers(&before).await;

        page.press("visit.new").await;
        page.press("visit.new.confirm").await;
        page.expect_gone("visit.new.confirm").await;
        page.expect_total("pasi", "–").await;
        page.expect_value("visit.subject", "").await;
        page.expect_notice("status", &["A new visit is open.", "Undo brings it back"])
            .await;

        page.press("visit.undo").await;
        page.expect_answers(&before).await;
        expect_all(&page).await;
    });
}

#[test]
fn the_question_is_left_by_escape_and_keeps_the_visit() {
    journey(Setup::desk(), async |page| {
        page.choose("pasi.head.area.2").await;
        page.press("visit.new").await;
        page.expect_there("visit.new.confirm").await;
        page.key(dermscore_journeys::Key::Escape).await;
        page.expect_gone("visit.new.confirm").await;
        page.expect_chosen("pasi.head.area.2").await;
        page.expect_focus("visit.new").await;
    });
}

#[test]
fn nothing_is_asked_of_an_empty_or_just_exported_visit() {
    journey(Setup::desk(), async |page| {
        page.press("visit.new").await;
        page.choose("pasi.head.area.2").await;
        page.expect_gone("visit.new.confirm").await;
        page.export().await;
        page.expect_notice("status", &["Exported"]).await;
        page.press("visit.new").await;
        page.expect_notice("status", &["A new visit is open."])
            .await;
        page.expect_gone("visit.new.confirm").await;
        let answers = page.answers().await;
        assert!(
            !answers.contains_key("pasi.head.area.2"),
            "expected a new visit, pasi.head.area.2 is still chosen"
        );
        page.press("visit.undo").await;
        page.expect_chosen("pasi.head.area.2").await;
        // One change after the export, and it is asked again.
        page.choose("pasi.head.area.3").await;
        page.press("visit.new").await;
        page.expect_there("visit.new.confirm").await;
    });
}

#[test]
fn the_visit_before_is_found_on_the_device_and_is_removed_only_when_confirmed() {
    journey(Setup::desk(), async |page| {
        page.type_into("visit.subject", "P3").await;
        page.choose("pasi.head.area.2").await;
        page.expect_saved().await;
        page.press("visit.new").await;
        page.press("visit.new.confirm").await;
        page.type_into("visit.subject", "P4").await;
        page.expect_saved().await;
        page.press("visit.kept").await;
        page.expect_said(".kept li", "P3").await;
        page.expect_said(".kept li", "P4").await;
        page.press_in(".kept li", "P3", "kept.ask").await;
        page.expect_there("kept.remove").await;
        page.expect_said(".kept li", "P3").await;
        page.press_in(".kept li", "P3", "kept.open").await;
        page.expect_chosen("pasi.head.area.2").await;
        page.press("visit.kept").await;
        page.press_in(".kept li", "P4", "kept.ask").await;
        page.press("kept.remove").await;
        page.until(async || match page.texts(".kept li").await {
            rows if rows.iter().any(|row| row.contains("P4")) => Err(format!(
                "expected P4 to be removed, the list holds {rows:?}"
            )),
            _ => Ok(()),
        })
        .await;
    });
}
