//! A hand-over as it is kept on the device, and read again.

mod answered;
mod paper;
mod secret;

use serde::{Deserialize, Serialize};

use super::{At, Attempts, Handover, OfVisit, Place, Skipping};
use paper::{KeptPaper, papers};
use secret::KeptSecret;

pub use secret::{read_secret, secret_text};

/// What a kept hand-over says it is.
const FORMAT: &str = "dermscore.patient";
const VERSION: u32 = 1;

/// A kept text is no hand-over of this program; the words are for whoever looks
/// into the file it is put aside in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    format: String,
    version: u32,
    id: String,
    visit: KeptVisit,
    language: String,
    papers: Vec<KeptPaper>,
    place: KeptPlace,
    staff: bool,
    skipping: String,
    pin: KeptSecret,
    wrong: u32,
    wait: u32,
    at: u64,
    touched: u64,
    covered: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptVisit {
    id: String,
    subject: String,
    date: String,
    label: String,
    slot: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptPlace {
    /// `welcome`, `question`, `changing`, `review` or `thanks`.
    at: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    form: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    item: String,
}

impl Handover {
    /// The text it is kept as.
    #[must_use]
    pub fn text(&self) -> String {
        text(&Kept {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: self.id.clone(),
            visit: KeptVisit::of(&self.visit),
            language: self.language.clone(),
            papers: self.papers.iter().map(KeptPaper::of).collect(),
            place: self.kept_place(),
            staff: self.staff,
            skipping: match self.skipping {
                Skipping::NotSaid => "notSaid",
                Skipping::Saying => "saying",
                Skipping::Said => "said",
            }
            .to_owned(),
            pin: KeptSecret::of(&self.pin),
            wrong: self.attempts.wrong,
            wait: self.attempts.wait,
            at: self.attempts.at,
            touched: self.touched,
            covered: self.covered,
        })
    }

    fn kept_place(&self) -> KeptPlace {
        let (at, question) = match self.place {
            Place::Welcome => ("welcome", None),
            Place::Question {
                at,
                changing: false,
            } => ("question", Some(at)),
            Place::Question { at, changing: true } => ("changing", Some(at)),
            Place::Review => ("review", None),
            Place::Thanks => ("thanks", None),
        };
        KeptPlace {
            at: at.to_owned(),
            form: question.map_or_else(String::new, |at| self.paper(at).form.id.to_owned()),
            item: question.map_or_else(String::new, |at| self.item(at).path.to_owned()),
        }
    }

    /// Reads what [`text`](Self::text) has written.
    ///
    /// # Errors
    /// [`Unreadable`] for everything else: nothing is guessed.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let kept: Kept = parsed(text, FORMAT)?;
        let mut handover = Self {
            id: kept.id,
            visit: kept.visit.into(),
            language: kept.language,
            papers: papers(&kept.papers)?,
            place: Place::Welcome,
            staff: kept.staff,
            skipping: match kept.skipping.as_str() {
                "notSaid" => Skipping::NotSaid,
                "saying" => Skipping::Saying,
                "said" => Skipping::Said,
                other => return Err(wrong("skipping", other)),
            },
            pin: kept.pin.secret().ok_or_else(|| wrong("pin", "no secret"))?,
            attempts: Attempts {
                wrong: kept.wrong,
                wait: kept.wait,
                at: kept.at,
            },
            touched: kept.touched,
            covered: kept.covered,
        };
        handover.place = handover.place_of(&kept.place)?;
        Ok(handover)
    }

    fn place_of(&self, kept: &KeptPlace) -> Result<Place, Unreadable> {
        let place = match kept.at.as_str() {
            "welcome" => Place::Welcome,
            "review" => Place::Review,
            "thanks" => Place::Thanks,
            "question" | "changing" => {
                let questions = self.questions();
                let is = |at: &&At| {
                    self.paper(**at).form.id == kept.form && self.item(**at).path == kept.item
                };
                let at = questions.iter().find(is);
                Place::Question {
                    at: *at.ok_or_else(|| wrong("place.item", &kept.item))?,
                    changing: kept.at == "changing",
                }
            }
            other => return Err(wrong("place.at", other)),
        };
        Ok(place)
    }
}

fn text(kept: &impl Serialize) -> String {
    // Texts, numbers and lists of them are always JSON.
    serde_json::to_string(kept).unwrap_or_default()
}

/// What says which format it is, whatever else is wrong.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

fn parsed<'a, T: Deserialize<'a>>(text: &'a str, format: &str) -> Result<T, Unreadable> {
    let unreadable = |error: serde_json::Error| Unreadable(error.to_string());
    let head: Head = serde_json::from_str(text).map_err(unreadable)?;
    if head.format != format {
        return Err(wrong("format", &head.format));
    }
    if head.version != VERSION {
        return Err(wrong("version", &head.version.to_string()));
    }
    serde_json::from_str(text).map_err(unreadable)
}

fn wrong(path: &str, found: &str) -> Unreadable {
    Unreadable([path, ": found ", found].concat())
}

impl KeptVisit {
    fn of(visit: &OfVisit) -> Self {
        let OfVisit {
            id,
            subject,
            date,
            label,
            slot,
        } = visit.clone();
        Self {
            id,
            subject,
            date,
            label,
            slot,
        }
    }
}

impl From<KeptVisit> for OfVisit {
    fn from(kept: KeptVisit) -> Self {
        Self {
            id: kept.id,
            subject: kept.subject,
            date: kept.date,
            label: kept.label,
            slot: kept.slot,
        }
    }
}
