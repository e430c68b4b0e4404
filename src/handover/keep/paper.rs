//! What is asked of one instrument, with its answers.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Unreadable, wrong};
use crate::handover::{Paper, SiteWording};
use crate::instruments::{Entry, Form, Kind, Way};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeptPaper {
    form: String,
    /// The text of the wording file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
    /// The words of the visit file, and numbers by their digits, by item.
    answers: BTreeMap<String, String>,
}

/// Reads what is asked; something must be.
pub(super) fn papers(kept: &[KeptPaper]) -> Result<Vec<Paper>, Unreadable> {
    if kept.is_empty() {
        return Err(wrong("papers", "none"));
    }
    kept.iter().map(KeptPaper::paper).collect()
}

impl KeptPaper {
    pub(super) fn of(paper: &Paper) -> Self {
        let form = paper.form;
        let answers = form.asked.iter().filter_map(|asked| {
            let item = &form.instrument.items[asked.item];
            let answer = match paper.draft.entry(asked.item) {
                Entry::Empty => return None,
                Entry::Choice(choice) => item.choices()[usize::from(*choice)].value.to_owned(),
                Entry::Number(_) | Entry::Text(_) => paper.draft.show(form.instrument, asked.item),
            };
            Some((item.path.to_owned(), answer))
        });
        Self {
            form: form.id.to_owned(),
            wording: paper.wording.as_ref().map(|site| site.text().to_owned()),
            answers: answers.collect(),
        }
    }

    fn paper(&self) -> Result<Paper, Unreadable> {
        let form = Form::by_id(&self.form).ok_or_else(|| wrong("papers.form", &self.form))?;
        let mut paper = Paper::new(form);
        if let Some(text) = &self.wording {
            let site = SiteWording::read(text.clone());
            let site = site.map_err(|error| wrong("papers.wording", &error.to_string()))?;
            if site.wording().instrument != form.index() {
                return Err(wrong("papers.wording", "another instrument"));
            }
            paper.wording = Some(Rc::new(site));
        }
        for (path, answer) in &self.answers {
            let asked = form
                .asked
                .iter()
                .find(|asked| form.instrument.items[asked.item].path == path)
                .ok_or_else(|| wrong("papers.answers", path))?;
            let item = &form.instrument.items[asked.item];
            let entry = match (&item.kind, asked.way) {
                (Kind::Number { .. }, Way::Line { .. } | Way::Numbers { .. }) => {
                    paper.draft.read(form.instrument, asked.item, answer)
                }
                _ => {
                    let mut choices = item.choices().iter();
                    let place = choices.position(|choice| choice.value == answer);
                    place
                        .and_then(|place| u8::try_from(place).ok())
                        .map_or(Entry::Empty, Entry::Choice)
                }
            };
            if matches!(entry, Entry::Empty | Entry::Text(_)) {
                return Err(wrong(path, answer));
            }
            paper.draft.restore(item, asked.item, entry);
        }
        Ok(paper)
    }
}
