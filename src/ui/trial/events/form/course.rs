//! When it began and ended, how long it lasted, and how it ended.

use yew::prelude::*;

use super::{Edit, part};
use crate::ui::el::{el, some, text, with};
use crate::ui::say::{said, t};
use crate::ui::trial::fields::{choice, ticked, typed};
use crate::visit::findings::lasted;
use crate::visit::rows::OUTCOMES;

/// Onset, resolution, duration, outcome.
pub fn course(edit: &Edit, odd: Html) -> Html {
    let event = edit.event();
    let (onset, resolution) = (event.text("onset"), event.text("resolution"));
    let ongoing = resolution == "ongoing";
    let onongoing = {
        let edit = edit.clone();
        Callback::from(move |ongoing: bool| {
            edit.set(edit.with("resolution", ongoing.then(|| "ongoing".into())));
        })
    };
    let onoutcome = {
        let edit = edit.clone();
        Callback::from(move |name: String| {
            let value = (!name.is_empty()).then(|| name.into());
            edit.set_and_grade(edit.with("outcome", value));
        })
    };
    let lasting = if ongoing {
        t("ongoing").to_owned()
    } else {
        lasted(onset, resolution).map_or_else(|| "–".to_owned(), |lasted| said(&lasted))
    };
    let duration = el(
        "div",
        "field derived",
        vec![
            el("span", "", vec![text(t("Duration"))]),
            with(
                "output",
                &["data-testid"],
                vec![some("event.duration")],
                vec![text(lasting)],
            ),
        ],
    );
    let end = el(
        "div",
        "end",
        vec![
            typed(
                &edit.row,
                edit.at("resolution"),
                t("Resolution"),
                "2026-11-22",
                &edit.dispatch,
            ),
            ticked(
                edit.testid("resolution.ongoing").into(),
                t("ongoing"),
                ongoing,
                onongoing,
            ),
        ],
    );
    let fields = vec![
        typed(
            &edit.row,
            edit.at("onset"),
            t("Onset"),
            "2026-11-22T08:30",
            &edit.dispatch,
        ),
        end,
        duration,
        choice(
            &edit.row,
            edit.at("outcome"),
            t("Outcome"),
            OUTCOMES,
            onoutcome,
        ),
    ];
    let hint = t(
        "As much of a date as is known: 2026, 2026-11, 2026-11-22, or with the time 2026-11-22T08:30.",
    );
    part(
        "course",
        t("Course"),
        vec![
            el("div", "row-of-fields", fields),
            el("p", "note", vec![text(hint)]),
            odd,
        ],
    )
}
