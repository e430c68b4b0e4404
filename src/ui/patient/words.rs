//! What a question reads.
//!
//! All that a patient reads of an item comes from [`shown`], so that a site's own
//! wording can stand in the place of our topics.

use crate::handover::Paper;
use crate::instruments::{Asked, Entry, Way};
use crate::ui::say::{t, tf};
use crate::wording::{ItemText, Wording};

/// What a question reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What stands above it: which question of which form.
    pub above: String,
    /// The question, or its topic.
    pub topic: String,
    /// What to do, or empty.
    pub instruction: String,
    /// Which time it is about, or empty.
    pub recall: String,
    /// The answers, in the item's order; none for a number.
    pub answers: Vec<String>,
    /// What the ends of a line or of the numbers mean.
    pub ends: Option<(String, String)>,
    /// What stands below: whose wording it is, or whose it is not.
    pub notice: String,
    /// Whether it is the wording of the questionnaire itself.
    pub licensed: bool,
}

/// What a question reads in the patient's language.
#[must_use]
pub fn shown(paper: &Paper, asked: &Asked) -> Shown {
    let form = paper.form;
    let item = &form.instrument.items[asked.item];
    let above = match (asked.number, asked.is_second(form)) {
        ("", _) => String::new(),
        (number, false) => tf(
            "{form}, question {number}",
            &[("form", form.instrument.short), ("number", number)],
        ),
        (number, true) => tf(
            "{form}, question {number}, second part",
            &[("form", form.instrument.short), ("number", number)],
        ),
    };
    if let Some(site) = &paper.wording {
        return of_site(site.wording(), above, asked);
    }
    Shown {
        above,
        topic: t(asked.topic).to_owned(),
        instruction: tf(asked.instruction, &[("number", asked.number)]),
        recall: t(form.recall).to_owned(),
        answers: item
            .choices()
            .iter()
            .map(|choice| t(choice.label).to_owned())
            .collect(),
        ends: match asked.way {
            Way::Choices => None,
            Way::Line { low, high } | Way::Numbers { low, high } => {
                Some((t(low).to_owned(), t(high).to_owned()))
            }
        },
        notice: t(form.notice).to_owned(),
        licensed: form.notice.is_empty(),
    }
}

/// What a question reads in a site's own wording.
fn of_site(wording: &Wording, above: String, asked: &Asked) -> Shown {
    let item = wording.items.get(asked.item);
    let text = |of: fn(&ItemText) -> String| item.map(of).unwrap_or_default();
    Shown {
        above,
        topic: text(|item| item.stem.clone()),
        instruction: String::new(),
        recall: wording.recall.clone(),
        answers: item.map(|item| item.answers.clone()).unwrap_or_default(),
        ends: None,
        notice: wording.copyright.clone(),
        licensed: wording.reference.licensed,
    }
}

/// An answer, for the review; `None` where there is none.
#[must_use]
pub fn answer(paper: &Paper, asked: &Asked, shown: &Shown) -> Option<String> {
    match (paper.draft.entry(asked.item), asked.way) {
        (Entry::Choice(choice), _) => shown.answers.get(usize::from(*choice)).cloned(),
        // A number beside the line would make another scale of it.
        (Entry::Number(_), Way::Line { .. }) => Some(t("Marked on the line").to_owned()),
        (Entry::Number(_), _) => Some(paper.draft.show(paper.form.instrument, asked.item)),
        _ => None,
    }
}
