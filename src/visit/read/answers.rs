//! Answers: every value checked against its item, in the instrument's order.

use serde_json::Value;

use super::reader::{Object, Reader, found, keep, quoted};
use crate::instruments::{Choice, Draft, Entry, Instrument, Kind};
use crate::measure::{Range, shorten};
use crate::said::Said;
use crate::visit::Extras;
use crate::visit::layout::join;
use crate::visit::wording::is_sha256;
use crate::visit::write::wording_value;

impl Reader {
    /// Collects the values of an `answers` object, by path; what the
    /// instrument does not ask is kept.
    #[expect(
        clippy::too_many_arguments,
        reason = "a recursive walk with one caller"
    )]
    pub(super) fn answers(
        &mut self,
        at: &str,
        root: &str,
        inside: &str,
        instrument: &Instrument,
        value: Value,
        extras: &mut Extras,
        given: &mut Vec<(String, Value)>,
    ) {
        let here = if inside.is_empty() {
            root.to_owned()
        } else {
            join(root, inside)
        };
        let Some(object) = self.object(&join(at, &here), value) else {
            return;
        };
        let mut unknown = Object::new();
        for (key, value) in object {
            let path = join(inside, &key);
            let holds = [path.as_str(), "."].concat();
            // A dot makes no path of a key: such a key is another program's.
            let own = !key.contains('.');
            if own && (instrument.item(&path).is_some() || path == "total") {
                given.push((path, value));
            } else if own
                && instrument
                    .items
                    .iter()
                    .any(|item| item.path.starts_with(&holds))
            {
                self.answers(at, root, &path, instrument, value, extras, given);
            } else {
                if let ("wording", Some(built_in)) = (path.as_str(), instrument.wording) {
                    self.wording(&join(at, &join(root, "wording")), &value);
                    if value == wording_value(built_in) {
                        continue;
                    }
                }
                unknown.insert(key, value);
            }
        }
        keep(extras, &here, unknown);
    }

    fn wording(&mut self, path: &str, value: &Value) {
        let Value::Object(wording) = value else {
            self.fault(path, found(value), Said::plain("an object"));
            return;
        };
        for key in ["id", "language", "version", "licence"] {
            if let Some(value) = wording.get(key).filter(|value| !value.is_string()) {
                self.fault(join(path, key), found(value), Said::plain("a text"));
            }
        }
        let is_digest = |value: &Value| value.as_str().is_some_and(is_sha256);
        if let Some(value) = wording.get("sha256").filter(|value| !is_digest(value)) {
            let allowed = Said::plain("64 hexadecimal digits, as the SHA-256 of a file");
            self.fault(join(path, "sha256"), found(value), allowed);
        }
        if let Some(value) = wording.get("licensed").filter(|value| !value.is_boolean()) {
            self.fault(
                join(path, "licensed"),
                found(value),
                Said::plain("true or false"),
            );
        }
    }

    /// Puts the collected values into the draft, in the instrument's order: a
    /// scale is known before the number that is read on it.
    pub(super) fn fill(
        &mut self,
        at: &str,
        root: &str,
        instrument: &Instrument,
        given: &[(String, Value)],
        draft: &mut Draft,
    ) {
        for (index, item) in instrument.items.iter().enumerate() {
            let Some((path, value)) = given.iter().find(|(path, _)| path == item.path) else {
                continue;
            };
            let full = join(at, &join(root, path));
            let entry = match &item.kind {
                Kind::Number { .. } => instrument
                    .range(index, draft)
                    .and_then(|range| self.number(&full, range, value)),
                Kind::Grade(choices) => self.grade(&full, choices, value),
                Kind::Word(choices) => self.word(&full, choices, value),
            };
            if let Some(entry) = entry {
                draft.restore(item, index, entry);
            }
        }
        if let Some((path, value)) = given.iter().find(|(path, _)| path == "total")
            && let Some(entry) = self.number(
                &join(at, &join(root, path)),
                (instrument.total)(draft),
                value,
            )
        {
            draft.restore_copied_total(entry);
        }
    }

    fn number(&mut self, path: &str, range: Range, value: &Value) -> Option<Entry> {
        let read = match value {
            Value::Number(number) => range.json(number.as_str()).ok(),
            _ => None,
        };
        if read.is_none() {
            self.fault(path, found(value), range.said());
        }
        read.map(Entry::Number)
    }

    fn grade(&mut self, path: &str, choices: &[Choice], value: &Value) -> Option<Entry> {
        let range = Range::whole(u32::try_from(choices.len()).unwrap_or(1) - 1);
        let Entry::Number(grade) = self.number(path, range, value)? else {
            return None;
        };
        let grade = grade.as_whole()?;
        u8::try_from(grade).ok().map(Entry::Choice)
    }

    fn word(&mut self, path: &str, choices: &[Choice], value: &Value) -> Option<Entry> {
        let place = choices
            .iter()
            .position(|choice| value.as_str() == Some(choice.value));
        if place.is_none() {
            let words: Vec<String> = choices.iter().map(|choice| quoted(choice.value)).collect();
            self.fault(
                path,
                found(value),
                Said::new("one of {names}", [("names", words.join(", "))]),
            );
        }
        u8::try_from(place?).ok().map(Entry::Choice)
    }

    /// What was typed and is not allowed comes back as it was typed.
    pub(super) fn not_accepted(
        &mut self,
        path: &str,
        instrument: &Instrument,
        value: Value,
        draft: &mut Draft,
    ) {
        let Some(texts) = self.object(path, value) else {
            return;
        };
        for (key, value) in texts {
            let full = join(path, &shorten(&key));
            let Some(text) = self.string(&full, value) else {
                continue;
            };
            match instrument.item(&key) {
                Some(item) if *draft.entry(item) == Entry::Empty => {
                    draft.restore(&instrument.items[item], item, Entry::Text(text));
                }
                None if key == "total" && *draft.copied_total() == Entry::Empty => {
                    draft.restore_copied_total(Entry::Text(text));
                }
                _ => self.fault(
                    full,
                    quoted(&text),
                    Said::plain("the path of an item without an answer"),
                ),
            }
        }
    }
}
