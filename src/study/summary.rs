//! The visit as plain text for a patient record.

use std::fmt::Write as _;

use super::{Fact, Meaning, Totals, Verdict, disagreements, event_line, meanings, responses};
use crate::instruments::{INSTRUMENTS, Instrument, Outcome, Role, Status, show_part};
use crate::plain::placed;
use crate::said::{Place, Said};
use crate::visit::{About, Visit};

/// Every score with its rule, missing items by name, one thing a line. `bands`
/// holds which of its band sets the reader chose, by the place of the
/// instrument.
#[must_use]
pub fn summary(visit: &Visit, bands: &[u8]) -> String {
    let mut text = String::new();
    heading(&mut text, visit);
    let mut not_done = Vec::new();
    for (index, instrument) in INSTRUMENTS.iter().enumerate() {
        let outcome = visit.drafts.outcome(index);
        if outcome.status == Status::NotDone {
            not_done.push(instrument.short);
            continue;
        }
        let band = bands.get(index).copied().unwrap_or(0);
        assessment(&mut text, visit, index, instrument, &outcome, band);
    }
    if !not_done.is_empty() {
        let _ = writeln!(text, "Not done: {}", not_done.join(", "));
    }
    if let Some(line) = event_line(&visit.adverse_events) {
        let _ = writeln!(text, "Adverse events: {line}");
    }
    let totals = Totals::of(visit);
    rules(&mut text, &meanings(&totals));
    targets(&mut text, &totals);
    if let Some(baseline) = &visit.baseline {
        against(&mut text, visit, &totals, baseline);
    }
    text
}

fn heading(text: &mut String, visit: &Visit) {
    let about: Vec<String> = [
        ("Subject", About::Subject),
        ("", About::Label),
        ("", About::Date),
        ("Assessor", About::Assessor),
    ]
    .into_iter()
    .filter(|(_, about)| !visit.about(*about).is_empty())
    .map(|(word, about)| {
        [
            word,
            if word.is_empty() { "" } else { " " },
            &placed(visit.about(about)),
        ]
        .concat()
    })
    .collect();
    if !about.is_empty() {
        let _ = writeln!(text, "{}", about.join(" · "));
    }
}

fn assessment(
    text: &mut String,
    visit: &Visit,
    index: usize,
    instrument: &Instrument,
    outcome: &Outcome,
    band: u8,
) {
    let draft = visit.drafts.get(index);
    let _ = write!(text, "{}{}", instrument.short, visit.itch_scale(index));
    match outcome.show_total() {
        Some(total) => {
            let unit = if instrument.unit.is_empty() { "" } else { " " };
            let _ = write!(text, " {total}{unit}{}", instrument.unit);
            match (instrument.bands.get(usize::from(band)), outcome.total) {
                (Some(set), Some(total)) => {
                    let note = visit.bands_note(index);
                    let between = if note.is_empty() { "" } else { ", " };
                    let _ = write!(text, ", {} ({}{between}{note})", set.label(total), set.rule);
                }
                _ => {
                    let _ = write!(text, " ({})", instrument.rule.trim_end_matches('.'));
                }
            }
            if outcome.status == Status::Transcribed {
                text.push_str(", copied from an earlier record");
            }
        }
        None => text.push_str(" no score"),
    }
    let parts: Vec<String> = outcome
        .parts
        .iter()
        .filter_map(|part| {
            let value = show_part(part.value?, outcome);
            Some(format!("{} {value}", part.label.to_ascii_lowercase()))
        })
        .collect();
    if !parts.is_empty() {
        let _ = write!(text, "; {}", parts.join(", "));
    }
    for (place, item) in instrument.items.iter().enumerate() {
        // Which words, which method: how the answers were given.
        let choice = match (draft.choice(place), item.role) {
            (Some(choice), Role::Frame | Role::Setting(_)) => choice,
            (None, Role::Setting(choice)) if draft.has_answers(instrument) => choice,
            _ => continue,
        };
        if instrument.id != "itch" {
            let chosen = item.choices()[usize::from(choice)].label;
            let _ = write!(text, "; {} {chosen}", item.label.to_ascii_lowercase());
        }
    }
    text.push('\n');
    let named = |path: &&'static str| name_of(instrument, path);
    if !outcome.missing.is_empty() {
        let missing: Vec<String> = outcome
            .missing
            .iter()
            .map(|path| named(path).to_string())
            .collect();
        let _ = writeln!(text, "  Missing: {}", missing.join(", "));
    }
    if !outcome.assumed.is_empty() {
        let assumed: Vec<String> = outcome
            .assumed
            .iter()
            .map(|path| named(path).to_string())
            .collect();
        let _ = writeln!(
            text,
            "  Unanswered, counted 0 (common rule, not verified): {}",
            assumed.join(", ")
        );
    }
    for problem in outcome.problems.iter().chain(&outcome.remarks) {
        let _ = writeln!(
            text,
            "  {}: {}",
            name_of(instrument, problem.path),
            problem.problem
        );
    }
    for (path, typed) in draft.wrong(instrument) {
        let _ = writeln!(
            text,
            "  {}: “{typed}” is not allowed and not scored",
            name_of(instrument, path)
        );
    }
    if let Some(beside) = &outcome.beside {
        let _ = writeln!(
            text,
            "  {} {} ({})",
            beside.label, beside.value, beside.rule
        );
    }
}

/// An item as people name it: its region or number, then its label.
#[must_use]
pub fn name_of(instrument: &Instrument, path: &str) -> Said {
    use crate::instruments::pasi::REGIONS;
    let instrument = match path.strip_prefix("pasi.") {
        Some(_) => INSTRUMENTS[0],
        None => instrument,
    };
    let path = path.strip_prefix("pasi.").unwrap_or(path);
    let asked = match instrument.item(path) {
        Some(item) => Place::Within(instrument.items[item].label),
        None => Place::Text(path.to_owned()),
    };
    if let Some(number) = path.strip_prefix("items.") {
        return Said::new(
            "item {number} ({topic})",
            [("number", Place::from(number)), ("topic", asked)],
        );
    }
    match REGIONS
        .iter()
        .find(|region| path.starts_with(&[region.path, "."].concat()))
    {
        Some(region) => Said::new(
            // tr: what is missing or wrong: trunk erythema; words may be turned
            // around or stand with a colon
            "{region} {sign}",
            [("region", Place::Within(region.label)), ("sign", asked)],
        ),
        // tr: an item that stands for itself; leave it as it is
        None => Said::new("{item}", [("item", asked)]),
    }
}

fn rules(text: &mut String, meanings: &[Meaning]) {
    for meaning in meanings {
        let says = match &meaning.verdict {
            Verdict::Needs(_) => continue,
            Verdict::Unclassified(why) => format!("{} ({why})", meaning.verdict.said()),
            Verdict::Says(..) => meaning.verdict.said().to_string(),
        };
        let _ = writeln!(text, "{}: {says}", meaning.rule);
    }
    let said = disagreements(meanings);
    if !said.is_empty() {
        let said: Vec<String> = said.iter().map(ToString::to_string).collect();
        let _ = writeln!(text, "The rules disagree. {}", said.join("; "));
    }
}

/// The absolute PASI targets, which need no baseline.
fn targets(text: &mut String, totals: &Totals) {
    let said: Vec<String> = responses(totals, None)
        .targets
        .iter()
        .map(|target| {
            let met = if target.fact == Fact::Met {
                " met"
            } else {
                " not met"
            };
            let verified = if target.is_verified() {
                ""
            } else {
                " (not verified)"
            };
            [target.label, met, verified].concat()
        })
        .collect();
    if !said.is_empty() {
        let _ = writeln!(text, "Targets: {}", said.join(", "));
    }
}

fn against(text: &mut String, visit: &Visit, totals: &Totals, baseline: &Visit) {
    let name = match baseline.named() {
        name if name.is_empty() => "typed totals".to_owned(),
        name => name,
    };
    let _ = writeln!(text, "Against baseline ({name}):");
    for doubt in visit.baseline_doubts() {
        let _ = writeln!(text, "  {doubt}");
    }
    let said = responses(totals, Some(&Totals::of(baseline)));
    for changed in &said.changes {
        let _ = writeln!(
            text,
            "  {} {} to {}: {}, {}",
            changed.label,
            changed.show(changed.change.baseline),
            changed.show(changed.change.current),
            changed.show_difference(),
            changed.change.improvement().said()
        );
    }
    let list = |wanted: &Fact| {
        let of = said.criteria.iter().filter(|said| said.fact == *wanted);
        of.map(|said| said.label).collect::<Vec<_>>().join(", ")
    };
    for (word, fact) in [("Met", Fact::Met), ("Not met", Fact::NotMet)] {
        let list = list(&fact);
        if !list.is_empty() {
            let _ = writeln!(text, "  {word}: {list}");
        }
    }
    for said in &said.criteria {
        if let Fact::Unknown(why) = said.fact {
            let _ = writeln!(text, "  {}: cannot be told, {why}", said.label);
        }
    }
    for line in &said.not_compared {
        let _ = writeln!(text, "  {line}");
    }
}
