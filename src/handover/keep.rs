//! A hand-over as it is kept on the device, and read again.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Answered, At, Attempts, Handover, OfVisit, Paper, Place, Secret, SiteWording, Skipping, Work,
};
use crate::instruments::{Entry, Form, Kind, Way};

/// What a kept hand-over says it is.
const FORMAT: &str = "dermscore.patient";
/// What kept answers say they are.
const ANSWERED: &str = "dermscore.answered";
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
struct KeptPaper {
    form: String,
    /// The text of the wording file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
    /// The words of the visit file, and numbers by their digits, by item.
    answers: BTreeMap<String, String>,
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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptSecret {
    salt: String,
    hash: String,
    memory: u32,
    passes: u32,
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

impl Answered {
    /// The text it is kept as until it stands in a visit.
    #[must_use]
    pub fn text(&self) -> String {
        text(&KeptAnswered {
            format: ANSWERED.to_owned(),
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
        let kept: KeptAnswered = parsed(text, ANSWERED)?;
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

/// The text that a secret is kept as.
#[must_use]
pub fn secret_text(secret: &Secret) -> String {
    text(&KeptSecret::of(secret))
}

/// Reads a kept secret; `None` where the text is none. Of a hand-over that
/// cannot be read as a whole it is still found, so that its PIN still counts.
#[must_use]
pub fn read_secret(text: &str) -> Option<Secret> {
    let of_handover = || {
        let value: Value = serde_json::from_str(text).ok()?;
        serde_json::from_value(value.get("pin")?.clone()).ok()
    };
    let kept: KeptSecret = serde_json::from_str(text).ok().or_else(of_handover)?;
    kept.secret()
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

fn papers(kept: &[KeptPaper]) -> Result<Vec<Paper>, Unreadable> {
    if kept.is_empty() {
        return Err(wrong("papers", "none"));
    }
    kept.iter().map(KeptPaper::paper).collect()
}

impl KeptPaper {
    fn of(paper: &Paper) -> Self {
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

impl KeptSecret {
    fn of(secret: &Secret) -> Self {
        Self {
            salt: hex(&secret.salt),
            hash: hex(&secret.hash),
            memory: secret.work.memory,
            passes: secret.work.passes,
        }
    }

    fn secret(&self) -> Option<Secret> {
        let work = Work {
            memory: self.memory,
            passes: self.passes,
        };
        let (salt, hash) = (unhex(&self.salt)?, unhex(&self.hash)?);
        work.is_allowed().then_some(Secret { salt, hash, work })
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(bytes)
}
