//! What a treatment, as it was written, says in the terms of the criteria.
//!
//! Only what is plain is read: a route, a procedure, a kind of drug. A part of
//! the text that denies something ("no antibiotics", "declined surgery") says
//! nothing, and neither does a name that is not listed here.

use crate::ctcae::Known;
use crate::ctcae::fact::Scale;
use crate::ctcae::known::Span;
use crate::ctcae::need::Need;

/// What was read from a treatment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// What was given or done.
    pub needs: Vec<Need>,
    /// 1 for a stay in hospital, 2 for intensive care; 0 where neither is said.
    pub hospital: u8,
}

impl Read {
    /// Whether nothing was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty() && self.hospital == 0
    }

    /// What it was read as, for a person.
    #[must_use]
    pub fn phrase(&self) -> String {
        let mut parts: Vec<String> = self.needs.iter().map(Need::phrase).collect();
        match self.hospital {
            0 => {}
            1 => parts.push("stay in hospital".to_owned()),
            _ => parts.push("intensive care".to_owned()),
        }
        parts.dedup();
        parts.join(", ")
    }

    /// Adds what was read to what is known otherwise.
    pub fn add_to(&self, known: &mut Known) {
        if !self.needs.is_empty() {
            let needs = known.needs.get_or_insert_default();
            needs.extend(self.needs.iter().cloned());
        }
        if self.hospital > 0 {
            let least = known
                .level(&Scale::Hospital)
                .map_or(self.hospital, |span| span.least.max(self.hospital));
            known.levels.retain(|(scale, _)| *scale != Scale::Hospital);
            known
                .levels
                .push((Scale::Hospital, Span { least, most: 2 }));
        }
    }
}

/// Beginnings of words, or whole words where they end in a full stop, with
/// what they say in the words of [`crate::ctcae::need::WORDS`].
const SAYS: &[(&str, &[&str])] = &[
    // Routes.
    ("iv.", &["iv"]),
    ("i v.", &["iv"]),
    ("intravenous", &["iv"]),
    ("im.", &["im"]),
    ("i m.", &["im"]),
    ("intramuscular", &["im"]),
    ("subcutaneous", &["parenteral"]),
    ("sc.", &["parenteral"]),
    ("injection", &["parenteral"]),
    ("injected", &["parenteral"]),
    ("oral", &["oral"]),
    ("by mouth.", &["oral"]),
    ("po.", &["oral"]),
    ("p o.", &["oral"]),
    ("capsule", &["oral"]),
    ("syrup.", &["oral"]),
    ("topical", &["topical"]),
    ("cream", &["topical"]),
    ("ointment", &["topical"]),
    ("gel.", &["topical"]),
    ("lotion", &["topical"]),
    ("drops.", &["topical"]),
    // Kinds of drugs.
    ("antibiotic", &["antimicrobial"]),
    ("antiviral", &["antimicrobial"]),
    ("antifungal", &["antimicrobial"]),
    ("antimicrobial", &["antimicrobial"]),
    ("aciclovir", &["antimicrobial"]),
    ("acyclovir", &["antimicrobial"]),
    ("valaciclovir", &["antimicrobial"]),
    ("valacyclovir", &["antimicrobial"]),
    ("oseltamivir", &["antimicrobial"]),
    ("amoxicillin", &["antimicrobial"]),
    ("penicillin", &["antimicrobial"]),
    ("azithromycin", &["antimicrobial"]),
    ("clarithromycin", &["antimicrobial"]),
    ("clindamycin", &["antimicrobial"]),
    ("vancomycin", &["antimicrobial"]),
    ("doxycycline", &["antimicrobial"]),
    ("levofloxacin", &["antimicrobial"]),
    ("ciprofloxacin", &["antimicrobial"]),
    ("moxifloxacin", &["antimicrobial"]),
    ("ceftriaxone", &["antimicrobial"]),
    ("cefuroxime", &["antimicrobial"]),
    ("cefalexin", &["antimicrobial"]),
    ("cephalexin", &["antimicrobial"]),
    ("fluconazole", &["antimicrobial"]),
    ("itraconazole", &["antimicrobial"]),
    ("metronidazole", &["antimicrobial"]),
    ("steroid", &["steroid"]),
    ("corticosteroid", &["steroid"]),
    ("glucocorticoid", &["steroid"]),
    ("dexamethasone", &["steroid"]),
    ("prednisone", &["steroid"]),
    ("prednisolone", &["steroid"]),
    ("methylprednisolone", &["steroid"]),
    ("hydrocortisone", &["steroid"]),
    ("betamethasone", &["steroid"]),
    ("antihistamine", &["antihistamine"]),
    ("promethazine", &["antihistamine"]),
    ("cetirizine", &["antihistamine"]),
    ("levocetirizine", &["antihistamine"]),
    ("loratadine", &["antihistamine"]),
    ("desloratadine", &["antihistamine"]),
    ("fexofenadine", &["antihistamine"]),
    ("diphenhydramine", &["antihistamine"]),
    ("chlorphenamine", &["antihistamine"]),
    ("chlorpheniramine", &["antihistamine"]),
    ("painkiller", &["analgesic"]),
    ("analgesic", &["analgesic"]),
    ("paracetamol", &["analgesic"]),
    ("acetaminophen", &["analgesic"]),
    ("nsaid", &["nsaid"]),
    ("ibuprofen", &["nsaid"]),
    ("naproxen", &["nsaid"]),
    ("diclofenac", &["nsaid"]),
    ("opioid", &["narcotic"]),
    ("morphine", &["narcotic"]),
    ("oxycodone", &["narcotic"]),
    ("fentanyl", &["narcotic"]),
    ("tramadol", &["narcotic"]),
    ("pethidine", &["narcotic"]),
    ("vasopressor", &["pressor"]),
    ("noradrenaline", &["pressor"]),
    ("norepinephrine", &["pressor"]),
    // Procedures.
    ("fluids.", &["fluids"]),
    ("rehydration", &["fluids"]),
    ("saline infusion.", &["iv", "fluids"]),
    ("transfusion", &["transfusion"]),
    ("transfused", &["transfusion"]),
    ("packed red", &["transfusion"]),
    ("surgery", &["operative"]),
    ("surgical", &["operative"]),
    ("operated", &["operative"]),
    ("operation", &["operative"]),
    ("laparotomy", &["operative"]),
    ("laparoscop", &["operative"]),
    ("appendectomy", &["operative"]),
    ("appendicectomy", &["operative"]),
    ("gastrectomy", &["operative"]),
    ("cholecystectomy", &["operative"]),
    ("resection", &["resection"]),
    ("resected", &["resection"]),
    ("drainage", &["invasive"]),
    ("endoscopic", &["endoscopic"]),
    ("debridement", &["debridement"]),
    ("intubat", &["intubation"]),
    ("mechanical ventilation", &["ventilation"]),
    ("ventilated.", &["ventilation"]),
    ("oxygen", &["oxygen"]),
    ("dialysis", &["dialysis"]),
    ("haemodialysis", &["dialysis"]),
    ("hemodialysis", &["dialysis"]),
    ("tube feeding", &["tube-feeding"]),
    ("nasogastric feeding", &["tube-feeding"]),
    ("parenteral nutrition", &["parenteral-nutrition"]),
    ("tpn.", &["parenteral-nutrition"]),
    // How soon.
    ("urgent", &["urgent"]),
    ("emergency", &["urgent"]),
];

/// What can be urgent.
const PROCEDURES: &[&str] = &[
    "operative",
    "resection",
    "invasive",
    "endoscopic",
    "debridement",
    "intubation",
];

/// A part of the text that holds one of these says nothing else.
const DENIES: &[&str] = &[
    "no",
    "none",
    "nil",
    "not",
    "without",
    "never",
    "declined",
    "refused",
    "denied",
    "avoided",
    "planned",
    "considered",
    "stopped",
    "withheld",
    "if",
];

/// What is only said of the study drug's infusion and not of a treatment.
const OF_THE_INFUSION: &[&str] = &[
    "slowed",
    "slower",
    "interrupted",
    "paused",
    "held",
    "rate",
    "during",
    "after",
    "before",
    "discontinued",
    "reduced",
    "study",
];

/// Reads a treatment as it was written.
#[must_use]
pub fn read(treatment: &str) -> Read {
    let mut read = Read::default();
    let lower = treatment.to_lowercase();
    for part in parts(&lower) {
        let words: Vec<&str> = part
            .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
            .filter(|word| !word.is_empty())
            .collect();
        if words.is_empty() || words.iter().any(|word| DENIES.contains(word)) {
            continue;
        }
        let plain = words.join(" ");
        read.hospital = read.hospital.max(hospital(&plain));
        let need = need(&plain, &words);
        if !need.is_empty() {
            let need = Need::read(true, &need.join(" "), None).unwrap_or_default();
            if !read.needs.contains(&need) {
                read.needs.push(need);
            }
        }
    }
    read
}

/// What is named one after the other: each part has its own route.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '+', '\n', '(', ')'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" then "))
}

fn need(plain: &str, words: &[&str]) -> Vec<&'static str> {
    let mut need: Vec<&'static str> = Vec::new();
    for (says, what) in SAYS {
        if has(plain, says) {
            need.extend(*what);
        }
    }
    let infusion = has(plain, "infusion") || has(plain, "drip.") || has(plain, "infused.");
    if infusion && !words.iter().any(|word| OF_THE_INFUSION.contains(word)) {
        need.push("iv");
    }
    let routed = ["oral", "iv", "im", "parenteral", "topical"];
    let route_open = !need.iter().any(|word| routed.contains(word));
    // The route that says least, where only a form or a kind is named.
    let tablets = ["tablet", "pill.", "pills.", "lozenge"];
    if route_open && tablets.iter().any(|form| has(plain, form)) {
        need.push("oral");
    }
    let by_mouth = ["antiviral", "antibiotic"];
    if route_open && by_mouth.iter().any(|kind| has(plain, kind)) {
        need.push("oral");
    }
    // The mouth as a place, and not as a way.
    if need.contains(&"topical") {
        need.retain(|word| *word != "oral");
    }
    // How soon is said of a procedure, and not of an emergency room.
    if !need.iter().any(|word| PROCEDURES.contains(word)) {
        need.retain(|word| *word != "urgent");
    }
    if words.contains(&"saturation") {
        need.retain(|word| *word != "oxygen");
    }
    need
}

fn hospital(plain: &str) -> u8 {
    if has(plain, "intensive care") || has(plain, "icu.") {
        return 2;
    }
    let stays = [
        "hospitalis",
        "hospitaliz",
        "in hospital.",
        "to hospital.",
        "inpatient",
        "in-patient",
        "admitted.",
        "hospital admission",
        "hospital stay",
    ];
    u8::from(stays.iter().any(|stay| has(plain, stay)))
}

/// Whether a word or words of a text begin so; with a full stop, are so.
fn has(plain: &str, wanted: &str) -> bool {
    let (wanted, whole) = match wanted.strip_suffix('.') {
        Some(wanted) => (wanted, true),
        None => (wanted, false),
    };
    plain.match_indices(wanted).any(|(at, _)| {
        let begins = at == 0 || plain.as_bytes()[at - 1] == b' ';
        let ends = plain
            .as_bytes()
            .get(at + wanted.len())
            .is_none_or(|byte| *byte == b' ');
        begins && (ends || !whole)
    })
}
