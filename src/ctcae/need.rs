//! What has to be done for an event: interventions, by kind and urgency.

/// The words a need may be made of, in the order in which they are said, each
/// with the phrase a person reads.
pub const WORDS: &[(&str, &str)] = &[
    ("urgent", "urgent"),
    ("non-urgent", "non-urgent"),
    ("elective", "elective"),
    ("emergent", "emergency"),
    ("minimal", "minimal"),
    ("local", "local"),
    ("topical", "topical"),
    ("noninvasive", "non-invasive"),
    ("bedside", "bedside"),
    ("oral", "oral"),
    ("iv", "intravenous"),
    ("im", "intramuscular"),
    ("parenteral", "parenteral"),
    ("systemic", "systemic"),
    ("intermittent", "intermittent"),
    ("continuous", "continuous"),
    ("medical", "medical"),
    ("antimicrobial", "antimicrobial"),
    ("steroid", "corticosteroid"),
    ("invasive", "invasive"),
    ("operative", "operative"),
    ("endoscopic", "endoscopic"),
    ("radiologic", "radiologic"),
    ("transfusion", "transfusion"),
    ("fluids", "fluids"),
    ("tube-feeding", "tube feeding"),
    ("parenteral-nutrition", "parenteral nutrition"),
    ("oxygen", "oxygen"),
    ("intubation", "intubation"),
    ("ventilation", "ventilation"),
    ("pressor", "pressor"),
    ("dialysis", "dialysis"),
    ("device", "device"),
    ("narcotic", "opioid"),
    ("nsaid", "anti-inflammatory drug"),
    ("analgesic", "painkiller"),
    ("antihistamine", "antihistamine"),
    ("hormone-replacement", "hormone replacement"),
    ("diet", "change of diet"),
    ("debridement", "debridement"),
    ("repair", "repair"),
    ("resection", "resection"),
    ("reconstruction", "reconstruction"),
];

/// An intervention that is indicated, or has been started.
///
/// `words` are of [`WORDS`], in that order; none at all is any intervention.
/// `own` names a kind that belongs to a term.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The criterion asks that it was started, not only that it is indicated.
    pub given: bool,
    /// Kind, route and urgency.
    pub words: Vec<&'static str>,
    /// A kind of one term, in our own words.
    pub own: Option<String>,
}

impl Need {
    /// Reads the words after `need` or `given`.
    ///
    /// # Errors
    /// The word that is none of [`WORDS`].
    pub fn read(given: bool, words: &str, own: Option<String>) -> Result<Self, String> {
        let mut found = Vec::new();
        for word in words.split_whitespace() {
            let known = WORDS.iter().find(|(key, _)| *key == word);
            found.push(known.ok_or_else(|| word.to_owned())?.0);
        }
        found.sort_by_key(|word| WORDS.iter().position(|(key, _)| key == word));
        found.dedup();
        Ok(Self {
            given,
            words: found,
            own,
        })
    }

    /// The name by which a record keeps it: `urgent operative`, `given steroid`,
    /// `intervention` for any.
    #[must_use]
    pub fn key(&self) -> String {
        let mut parts: Vec<&str> = Vec::new();
        if self.given {
            parts.push("given");
        }
        parts.extend(&self.words);
        if let Some(own) = &self.own {
            parts.push(own);
        } else if self.words.iter().all(|word| is_manner(word)) {
            parts.push("intervention");
        }
        parts.join(" ")
    }

    /// Whether something that meets this need meets the `other` as well: an
    /// urgent operation is an operation, an operation is invasive, and what
    /// was started was indicated.
    #[must_use]
    pub fn implies(&self, other: &Self) -> bool {
        (self.given || !other.given)
            && (other.own.is_none() || self.own == other.own)
            && other
                .words
                .iter()
                .all(|word| self.words.iter().any(|known| is_a(known, word)))
    }

    /// In words, without "indicated".
    #[must_use]
    pub fn phrase(&self) -> String {
        let mut parts: Vec<&str> = self
            .words
            .iter()
            .filter_map(|word| WORDS.iter().find(|(key, _)| key == word))
            .map(|(_, phrase)| *phrase)
            .collect();
        if let Some(own) = &self.own {
            parts.push(own);
        } else if self.words.iter().all(|word| is_adjective(word)) {
            parts.push("intervention");
        }
        parts.join(" ")
    }
}

/// What a word of an intervention is as well: each more general word with the
/// narrower ones it covers.
const COVERS: &[(&str, &[&str])] = &[
    // What can be planned can be done at once.
    ("elective", &["urgent", "emergent"]),
    ("non-urgent", &["urgent", "emergent"]),
    ("invasive", &["operative", "resection", "reconstruction"]),
    ("operative", &["resection", "reconstruction"]),
    ("local", &["topical"]),
    ("analgesic", &["narcotic", "nsaid"]),
    ("parenteral", &["iv", "im"]),
    ("systemic", &["oral", "iv", "im", "parenteral"]),
    (
        "medical",
        &[
            "antimicrobial",
            "steroid",
            "narcotic",
            "nsaid",
            "analgesic",
            "antihistamine",
            "hormone-replacement",
        ],
    ),
];

fn is_a(narrow: &str, general: &str) -> bool {
    narrow == general
        || COVERS
            .iter()
            .any(|(word, covered)| *word == general && covered.contains(&narrow))
}

/// Words that say how soon, and not what.
fn is_manner(word: &str) -> bool {
    ["urgent", "non-urgent", "elective", "emergent"].contains(&word)
}

/// Words that need a noun after them.
fn is_adjective(word: &str) -> bool {
    let noun = WORDS.iter().position(|(key, _)| *key == "transfusion");
    word != "steroid" && WORDS.iter().position(|(key, _)| *key == word) < noun
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(words: &str) -> Need {
        Need::read(false, words, None).unwrap()
    }

    #[test]
    fn what_is_narrower_meets_what_is_more_general() {
        for (narrow, general) in [
            ("urgent operative", "operative"),
            ("urgent operative", "urgent"),
            ("urgent operative", "invasive"),
            ("oral antimicrobial", "medical"),
            ("iv", "parenteral"),
            ("oral", "systemic"),
            ("topical", "local"),
            ("medical", ""),
        ] {
            assert!(need(narrow).implies(&need(general)), "{narrow} {general}");
            assert!(!need(general).implies(&need(narrow)), "{general} {narrow}");
        }
        assert!(!need("elective operative").implies(&need("urgent")));
        assert!(need("urgent operative").implies(&need("elective operative")));
        assert!(!need("oral").implies(&need("parenteral")));
    }

    #[test]
    fn what_was_started_was_indicated_and_not_the_other_way_round() {
        let given = Need::read(true, "steroid", None).unwrap();
        assert!(given.implies(&need("steroid")));
        assert!(!need("steroid").implies(&given));
    }
}
