//! Two windows with one visit.

use dermscore_journeys::{Setup, journey};

use crate::data::enter_all;

#[test]
fn a_change_in_one_window_is_followed_by_the_other_and_said() {
    journey(Setup::desk(), async |page| {
        page.choose("pasi.head.area.3").await;
        page.expect_saved().await;
        let first = page.window().await;
        let second = page.open_window().await;
        page.expect_chosen("pasi.head.area.3").await;
        page.choose("pasi.head.erythema.2").await;
        page.expect_saved().await;
        page.look_at(&first).await;
        page.expect_chosen("pasi.head.erythema.2").await;
        page.expect_notice("status", &["changed in another tab"])
            .await;
        // And the other way round, with what came before still there.
        page.choose("dlqi.1.aLot").await;
        page.look_at(&second).await;
        page.expect_chosen("dlqi.1.aLot").await;
        page.expect_chosen("pasi.head.erythema.2").await;
        page.expect_notice("status", &["changed in another tab"])
            .await;
        page.press("visit.undo").await;
        page.expect_chosen("pasi.head.erythema.2").await;
        let answers = page.answers().await;
        assert!(
            !answers.contains_key("dlqi.1.aLot"),
            "expected Undo to take back what came from the other window, dlqi.1.aLot is chosen"
        );
    });
}

#[test]
fn changes_at_the_same_moment_in_two_windows_are_both_kept() {
    journey(Setup::desk(), async |page| {
        enter_all(&page).await;
        page.expect_saved().await;
        let first = page.window().await;
        page.open_twin().await;
        // One script in both windows: neither can hear of the other in between.
        page.run(
            "at('dlqi.1.aLittle').click();
             window.twin.document.querySelector('[data-testid=\"dlqi.2.notAtAll\"]').click();",
            &[],
        )
        .await;
        let windows = page.windows().await;
        // A window that is not looked at may draw late what it did.
        let said = page
            .until(async || {
                let mut said = Vec::new();
                for window in &windows {
                    page.look_at(window).await;
                    said.push(page.text("visit.saving").await.unwrap_or_default());
                }
                let beside = said.iter().any(|said| said.contains("saved beside it"));
                if beside && said.iter().all(|said| said != "Saving…") {
                    Ok(said)
                } else {
                    Err(format!("expected one of two windows to say that its visit is saved beside, they say {said:?}"))
                }
            })
            .await;
        let beside = said.iter().filter(|said| said.contains("saved beside it"));
        assert_eq!(
            beside.count(),
            1,
            "expected one of two windows to say that its visit is saved beside, they say {said:?}"
        );
        page.look_at(&first).await;
        page.expect_chosen("dlqi.1.aLittle").await;
        // One version is open; the other is the one that can be opened.
        let versions = [page.answers().await, {
            page.press("visit.kept").await;
            page.press("kept.open").await;
            page.expect_gone("kept.open").await;
            page.answers().await
        }];
        let mut found = versions.map(|answers| {
            let of = |control: &str| answers.contains_key(control);
            (of("dlqi.1.aLittle"), of("dlqi.2.notAtAll"))
        });
        found.sort_unstable();
        assert_eq!(
            found,
            [(false, true), (true, false)],
            "expected both windows' changes under “On this device”: (dlqi.1.aLittle, dlqi.2.notAtAll) of each kept visit"
        );
    });
}
