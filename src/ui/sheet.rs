//! The visit on one sheet of paper.

use std::rc::Rc;

use yew::prelude::*;

use super::el::{el, nothing, text};
use super::page::{Page, View};
use super::platform::clock;
use crate::instruments::pasi::{self, Part, REGIONS, SIGN_LABELS, area_grade};
use crate::instruments::{Entry, INSTRUMENTS, Instrument, Outcome, Status};
use crate::said::msg;
use crate::study::{
    Fact, Totals, Verdict, disagreements, event_line, meanings, name_of, responses,
};
use crate::ui::say::{self, date, number, t, t_in, tf};
use crate::visit::{About, Visit};

/// A line of a table: its head, then its cells.
type Line = Vec<String>;

/// One A4 page: who, the scores with their rules, PASI region by region, what
/// the scores mean, the response, and what is missing. The log of adverse
/// events is printed in its place where it is shown.
pub fn sheet(page: &Page) -> Html {
    if page.view == View::Events {
        return nothing();
    }
    let printed = clock::today();
    let (visit, outcomes) = (page.visit(), page.outcomes());
    let totals = Totals::with(visit, outcomes);
    let about = About::ALL
        .into_iter()
        .zip([t("Subject"), t("Date"), t("Visit"), t("Assessor")]);
    let about = about.map(|(about, label)| {
        let value = match about {
            About::Date => date(visit.about(about)),
            _ => visit.about(about).to_owned(),
        };
        let value = el("dd", "", vec![text(value)]);
        el("div", "", vec![el("dt", "", vec![text(label)]), value])
    });
    let head = vec![
        el("h1", "", vec![text(t("Skin assessment"))]),
        el("dl", "", about.collect()),
    ];
    let foot = tf(
        "dermscore {version} · printed {date}",
        &[
            ("version", env!("CARGO_PKG_VERSION")),
            ("date", &date(&printed)),
        ],
    );
    let foot = vec![
        el("span", "", vec![text(foot)]),
        el("span", "", vec![text(t("Signature"))]),
    ];
    el(
        "div",
        "sheet",
        vec![
            el("header", "", head),
            table(
                "",
                &[t("Score"), t("Total"), t("Reading"), t("Rule")],
                scores(page),
            ),
            table(
                t("PASI by region"),
                &[
                    t("Region"),
                    t("Area"),
                    t("Erythema"),
                    t("Induration"),
                    t("Desquamation"),
                    t("Score"),
                ],
                regions(visit, outcomes),
            ),
            rules(&totals),
            response(visit, &totals),
            events(visit),
            list(
                t("Missing, contradictory, not allowed"),
                gaps(visit, outcomes),
            ),
            el("footer", "", foot),
        ],
    )
}

/// A titled table; nothing where it has no lines.
fn table(title: &'static str, heads: &[&'static str], lines: Vec<Line>) -> Html {
    if lines.is_empty() {
        return nothing();
    }
    let cells = |tag: &'static str, line: Line| {
        let cell = |(place, cell): (usize, String)| {
            el(if place == 0 { "th" } else { tag }, "", vec![text(cell)])
        };
        el("tr", "", line.into_iter().enumerate().map(cell).collect())
    };
    let heads = heads
        .iter()
        .map(|head| (*head).to_owned())
        .collect::<Line>();
    let head = if heads.is_empty() {
        nothing()
    } else {
        el("thead", "", vec![cells("th", heads)])
    };
    let body = lines.into_iter().map(|line| cells("td", line)).collect();
    let table = el("table", "", vec![head, el("tbody", "", body)]);
    let title = if title.is_empty() {
        nothing()
    } else {
        el("h2", "", vec![text(title)])
    };
    el("section", "", vec![title, table])
}

fn list(title: &'static str, lines: Vec<String>) -> Html {
    if lines.is_empty() {
        return nothing();
    }
    let lines = lines
        .into_iter()
        .map(|line| el("li", "", vec![text(line)]))
        .collect();
    el(
        "section",
        "",
        vec![el("h2", "", vec![text(title)]), el("ul", "", lines)],
    )
}

fn scores(page: &Page) -> Vec<Line> {
    let done = INSTRUMENTS.iter().enumerate().zip(page.outcomes().iter());
    let done = done.filter(|(_, outcome)| outcome.status != Status::NotDone);
    done.map(|((index, instrument), outcome)| {
        let set = instrument
            .bands
            .get(usize::from(page.settings.bands[index]));
        let band = outcome.total.zip(set);
        let status = match outcome.status {
            Status::Transcribed => t("copied from an earlier record"),
            Status::Incomplete => t("incomplete: no score"),
            Status::Contradictory => t("contradictory: no score"),
            Status::Scored | Status::NotDone => "",
        };
        let reading = band.map_or("", |(total, set)| t(set.label(total)));
        let between = if reading.is_empty() || status.is_empty() {
            ""
        } else {
            t(", ")
        };
        let mut rule = t(band.map_or(instrument.rule, |(_, set)| set.rule)).to_owned();
        let note = page.visit().bands_note(index);
        if !note.is_empty() {
            rule = say::list(vec![rule, t(note).to_owned()]);
        }
        if let Some(beside) = &outcome.beside {
            let beside = tf(
                "{score} {value} (not verified)",
                &[("score", beside.label), ("value", &number(beside.value))],
            );
            rule += &[" · ", &beside].concat();
        }
        let total = outcome.show_total().map(number);
        vec![
            [t(instrument.short), page.visit().itch_scale(index)].concat(),
            match total {
                Some(total) if instrument.unit.is_empty() => total,
                Some(total) => [&total, " ", t(instrument.unit)].concat(),
                None => "–".to_owned(),
            },
            [reading, between, status].concat(),
            rule,
        ]
    })
    .collect()
}

fn regions(visit: &Visit, outcomes: &[Rc<Outcome>]) -> Vec<Line> {
    let index = Instrument::index_of(pasi::INSTRUMENT.id).unwrap_or(0);
    let (draft, outcome) = (visit.drafts.get(index), &outcomes[index]);
    if !draft.has_answers(&pasi::INSTRUMENT) {
        return Vec::new();
    }
    let labels = &SIGN_LABELS[usize::from(draft.setting(pasi::INSTRUMENT.items, pasi::LABELS))];
    let dash = || "–".to_owned();
    let sign = |region, part| match draft.entry(pasi::item(region, part)) {
        Entry::Choice(sign) => [
            &sign.to_string(),
            " ",
            t_in("severity of a sign", labels.words[usize::from(*sign)]),
        ]
        .concat(),
        _ => dash(),
    };
    let lines = REGIONS.iter().enumerate().map(|(region, about)| {
        let percent = draft.number(pasi::item(region, Part::Percent));
        let area = draft
            .choice(pasi::item(region, Part::Area))
            .or(percent.map(|percent| area_grade(percent).get()));
        let percent = percent.map_or_else(String::new, |percent| {
            tf(" ({percent} %)", &[("percent", &number(percent))])
        });
        let score = outcome.parts.get(region).and_then(|part| part.value);
        vec![
            t(about.label).to_owned(),
            area.map_or_else(dash, |area| area.to_string()) + &percent,
            sign(region, Part::Erythema),
            sign(region, Part::Induration),
            sign(region, Part::Desquamation),
            score.map_or_else(dash, number),
        ]
    });
    let mut lines: Vec<Line> = lines.collect();
    lines.push(vec![t("Sign words").to_owned(), t(labels.name).to_owned()]);
    lines
}

fn rules(totals: &Totals) -> Html {
    let meanings = meanings(totals);
    let lines = meanings
        .iter()
        .map(|meaning| {
            let text = match meaning.verdict {
                Verdict::Unclassified(why) => why,
                _ => meaning.text,
            };
            vec![
                t(meaning.rule).to_owned(),
                say::said(&meaning.verdict.said()),
                t(text).to_owned(),
            ]
        })
        .collect();
    let disagree = disagreements(&meanings);
    let disagree = if disagree.is_empty() {
        nothing()
    } else {
        let said: Vec<String> = disagree.iter().map(say::said).collect();
        let said = [t("The rules disagree."), " ", &said.join(t("; "))].concat();
        el("p", "", vec![text(said)])
    };
    el(
        "div",
        "",
        vec![table(t("What the scores mean"), &[], lines), disagree],
    )
}

fn response(visit: &Visit, totals: &Totals) -> Html {
    let Some(baseline) = &visit.baseline else {
        return nothing();
    };
    let said = responses(totals, Some(&Totals::of(baseline)));
    let list = |wanted: &Fact| {
        let of = said.criteria.iter().filter(|said| said.fact == *wanted);
        match of.map(|said| t(said.label).to_owned()).collect::<Vec<_>>() {
            none if none.is_empty() => t_in("no criterion", "none").to_owned(),
            met => say::list(met),
        }
    };
    let lines = said.changes.iter().map(|changed| {
        vec![
            t(changed.label).to_owned(),
            number(changed.show(changed.change.baseline)),
            number(changed.show(changed.change.current)),
            number(changed.show_difference()),
            say::said(&changed.change.improvement().said()),
        ]
    });
    let mut inner = vec![table(
        t("Response against the baseline"),
        &[
            t("Score"),
            t("Baseline"),
            t("Now"),
            t("Change"),
            t("Improvement"),
        ],
        lines.collect(),
    )];
    let named = match say::named(baseline) {
        name if name.is_empty() => t("totals typed by hand").to_owned(),
        name => name,
    };
    let notes = [
        tf("Baseline: {visit}", &[("visit", &named)]),
        tf("Met: {criteria}", &[("criteria", &list(&Fact::Met))]),
        tf("Not met: {criteria}", &[("criteria", &list(&Fact::NotMet))]),
    ];
    let unknown = said.criteria.iter().filter_map(|said| match said.fact {
        Fact::Unknown(why) => Some(tf(
            "{criterion}: cannot be told, {why}",
            &[("criterion", t(said.label)), ("why", t(why))],
        )),
        _ => None,
    });
    let doubts = visit.baseline_doubts();
    let notes = doubts.iter().map(say::said).chain(notes).chain(unknown);
    let notes = notes.chain(said.not_compared.iter().map(|line| t(line).to_owned()));
    inner.extend(notes.map(|note| el("p", "", vec![text(note)])));
    el("div", "", inner)
}

/// The log of adverse events in a line; it is printed whole from its own view.
fn events(visit: &Visit) -> Html {
    list(
        t("Adverse events"),
        event_line(&visit.adverse_events).into_iter().collect(),
    )
}

fn gaps(visit: &Visit, outcomes: &[Rc<Outcome>]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, (instrument, outcome)) in INSTRUMENTS.iter().zip(outcomes).enumerate() {
        let score = t(instrument.short);
        let named = |path: &str| say::said(&name_of(instrument, path));
        let mut line = |sentence: &'static str, paths: &[&'static str]| {
            if !paths.is_empty() {
                let names = say::list(paths.iter().map(|path| named(path)).collect());
                lines.push(tf(sentence, &[("score", score), ("names", &names)]));
            }
        };
        line(msg("{score}: missing {names}"), &outcome.missing);
        line(
            msg("{score}: unanswered, counted 0 (common rule, not verified): {names}"),
            &outcome.assumed,
        );
        for problem in outcome.problems.iter().chain(&outcome.remarks) {
            let (name, said) = (named(problem.path), say::said(&problem.problem));
            lines.push([score, ": ", &name, ": ", &said].concat());
        }
        for (path, typed) in visit.drafts.get(index).wrong(instrument) {
            lines.push(tf(
                "{score}: {name}: “{typed}” is not allowed and not scored",
                &[("score", score), ("name", &named(path)), ("typed", typed)],
            ));
        }
    }
    lines
}
