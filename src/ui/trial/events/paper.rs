//! The log on paper: every event that is shown, in the order it is shown.

use yew::Html;

use super::checks::Checks;
use super::row::class_of;
use crate::study::{Column, event_said};
use crate::ui::el::{el, some, text, with};
use crate::ui::platform::clock;
use crate::ui::say::{self, t, tf};
use crate::visit::events::Event;
use crate::visit::{About, Visit};

/// The printed log; drawn only while the browser prints.
pub fn paper(visit: &Visit, order: &[usize], checks: &mut Checks) -> Html {
    let rows = &visit.adverse_events;
    let about = About::ALL
        .into_iter()
        .zip([t("Subject"), t("Date"), t("Visit"), t("Assessor")])
        .map(|(about, label)| {
            let value = match about {
                About::Date => say::date(&visit.date),
                _ => visit.about(about).to_owned(),
            };
            let value = el("dd", "", vec![text(value)]);
            el("div", "", vec![el("dt", "", vec![text(label)]), value])
        });
    let line = event_said(rows).as_ref().map(say::said).unwrap_or_default();
    let line = if order.len() < rows.len() {
        tf(
            "Events: {printed} printed of {line}",
            &[("printed", &order.len().to_string()), ("line", &line)],
        )
    } else {
        // tr: {line} is what the log holds, “16, highest grade 3, …”
        tf("Events: {line}", &[("line", &line)])
    };
    let titles = Column::SHOWN.map(|column| {
        with(
            "th",
            &["class", "scope"],
            vec![some(class_of(column)), some("col")],
            vec![text(t(column.title()))],
        )
    });
    let body = order.iter().filter_map(|place| {
        let event = Event(rows.get(*place)?);
        let cells = Column::SHOWN.map(|column| {
            let said = match column {
                Column::Findings => checks.names(*place),
                Column::Term if !event.term().is_empty() => {
                    [event.term(), " ", event.text("ctcae")].concat()
                }
                _ => say::place(&column.said(event, &visit.subject)),
            };
            let said = if said.is_empty() && column != Column::Findings {
                "–".to_owned()
            } else {
                said
            };
            el("td", class_of(column), vec![text(said)])
        });
        Some(el("tr", "", cells.into()))
    });
    let table = el(
        "table",
        "",
        vec![
            el("thead", "", vec![el("tr", "", titles.into())]),
            el("tbody", "", body.collect()),
        ],
    );
    let foot = tf(
        "dermscore {version} · printed {date}",
        &[
            ("version", env!("CARGO_PKG_VERSION")),
            ("date", &say::date(&clock::today())),
        ],
    );
    el(
        "div",
        "log-paper",
        vec![
            el(
                "header",
                "",
                vec![
                    el("h1", "", vec![text(t("Adverse events"))]),
                    el("dl", "", about.collect()),
                    el("p", "", vec![text(line)]),
                ],
            ),
            table,
            el(
                "footer",
                "",
                vec![
                    el("span", "", vec![text(foot)]),
                    el("span", "", vec![text(t("Signature"))]),
                ],
            ),
        ],
    )
}
