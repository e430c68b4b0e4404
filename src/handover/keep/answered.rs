//! Answers that came back, as they are kept until they stand in a visit.

use serde::{Deserialize, Serialize};

use super::paper::{KeptPaper, papers};
use super::{KeptVisit, Unreadable, VERSION, parsed, text};
use crate::handover::Answered;

/// What kept answers say they are.
const FORMAT: &str = "dermscore.answered";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptAnswered {
    format: String,
    version: u32,
    id: String,
    visit: KeptVisit,
    language: String,
    at: String,
    finished: bool,
    papers: Vec<KeptPaper>,
}

impl Answered {
    /// The text it is kept as until it stands in a visit.
    #[must_use]
    pub fn text(&self) -> String {
        text(&KeptAnswered {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: self.id.clone(),
            visit: KeptVisit::of(&self.visit),
            language: self.language.clone(),
            at: self.at.clone(),
            finished: self.finished,
            papers: self.papers.iter().map(KeptPaper::of).collect(),
        })
    }

    /// Reads what [`text`](Self::text) has written.
    ///
    /// # Errors
    /// [`Unreadable`] for everything else.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let kept: KeptAnswered = parsed(text, FORMAT)?;
        Ok(Self {
            id: kept.id,
            visit: kept.visit.into(),
            language: kept.language,
            at: kept.at,
            finished: kept.finished,
            papers: papers(&kept.papers)?,
        })
    }
}
