//! Forced colours and reduced motion.

use dermscore_journeys::files::save;
use dermscore_journeys::{Setup, expect_none, journey};

use super::states::{STATES, begin, reach};

#[test]
fn no_state_is_told_by_colour_alone_where_colours_are_forced() {
    journey(Setup::desk(), async |page| {
        let mut faults = Vec::new();
        let pictures = page.folder("forced");
        for state in STATES {
            for scheme in ["light", "dark"] {
                page.media(&[]).await;
                begin(&page, "en").await;
                reach(&page, state).await;
                page.media(&[
                    ("forced-colors", "active"),
                    ("prefers-color-scheme", scheme),
                ])
                .await;
                let forced = "return matchMedia('(forced-colors: active)').matches";
                assert_eq!(page.run(forced, &[]).await, true, "expected forced colours");
                let found = page.told_by_colour_alone().await.into_iter();
                faults.extend(found.map(|fault| format!("{}, {scheme}: {fault}", state.name())));
                let picture = page.browser().client.screenshot().await;
                let picture = picture.unwrap_or_else(|error| panic!("no picture: {error}"));
                let name = format!("{}-{scheme}.png", state.name());
                let _ = save(&pictures, &name, &picture);
            }
        }
        expect_none("every state told by more than a colour", faults);
    });
}

#[test]
fn nothing_moves_in_any_state_where_motion_is_not_wanted() {
    journey(Setup::desk(), async |page| {
        let mut faults = Vec::new();
        for state in STATES {
            page.media(&[("prefers-reduced-motion", "reduce")]).await;
            begin(&page, "en").await;
            reach(&page, state).await;
            let found = page.moving().await.into_iter();
            faults.extend(found.map(|fault| format!("{}: {fault}", state.name())));
        }
        expect_none("nothing that moves", faults);
    });
}
