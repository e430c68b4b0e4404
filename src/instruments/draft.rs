//! What was entered, valid or not.

use std::rc::Rc;

use super::{INSTRUMENTS, Instrument, Item, Kind, Role};
use crate::measure::Tenths;

/// What stands at one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Entry {
    /// Nothing: not answered, which is never zero.
    #[default]
    Empty,
    /// The choice in this place of the item's list.
    Choice(u8),
    /// A number in the item's range.
    Number(Tenths),
    /// Something typed that is not allowed there; kept as typed, never scored.
    Text(String),
}

/// What was entered for one instrument: may be empty, partial or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    entries: Vec<Entry>,
    total: Entry,
}

/// The drafts of one visit, one for each instrument, in the order of
/// [`INSTRUMENTS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafts(Vec<Rc<Draft>>);

impl Draft {
    /// A draft with nothing in it.
    #[must_use]
    pub fn new(instrument: &Instrument) -> Self {
        Self {
            entries: vec![Entry::Empty; instrument.items.len()],
            total: Entry::Empty,
        }
    }

    /// What stands at an item.
    #[must_use]
    pub fn entry(&self, item: usize) -> &Entry {
        &self.entries[item]
    }

    /// The choice made at an item.
    #[must_use]
    pub fn choice(&self, item: usize) -> Option<u8> {
        match self.entries[item] {
            Entry::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// The choice made at a setting, or the one that counts until then.
    #[must_use]
    pub fn setting(&self, items: &[Item], item: usize) -> u8 {
        match (self.choice(item), items[item].role) {
            (Some(choice), _) => choice,
            (None, Role::Setting(choice)) => choice,
            (None, _) => 0,
        }
    }

    /// The number that stands at an item.
    #[must_use]
    pub fn number(&self, item: usize) -> Option<Tenths> {
        match self.entries[item] {
            Entry::Number(value) => Some(value),
            _ => None,
        }
    }

    /// Whether something stands at an item that is not allowed there.
    #[must_use]
    pub fn is_wrong(&self, item: usize) -> bool {
        matches!(self.entries[item], Entry::Text(_))
    }

    /// A total copied from an earlier record, in place of answers.
    #[must_use]
    pub fn copied_total(&self) -> &Entry {
        &self.total
    }

    /// Puts an entry at an item, makes the choice that it implies, and reads
    /// again the numbers whose range follows from it.
    pub fn set(&mut self, instrument: &Instrument, item: usize, entry: Entry) {
        let answered = entry != Entry::Empty;
        self.restore(&instrument.items[item], item, entry);
        if let (true, Some((frame, choice))) = (answered, instrument.items[item].implies)
            && self.entries[frame] == Entry::Empty
        {
            self.entries[frame] = Entry::Choice(choice);
        }
        self.read_again(instrument);
    }

    /// Puts a copied total in place.
    pub fn set_copied_total(&mut self, instrument: &Instrument, entry: Entry) {
        self.total = entry;
        self.read_again(instrument);
    }

    /// Puts an entry at an item: nothing follows from it. A setting at the
    /// choice that counts anyway is no entry, so that a visit is the same
    /// before it was written and after it was read.
    pub(crate) fn restore(&mut self, asked: &Item, item: usize, entry: Entry) {
        self.entries[item] = match (asked.role, entry) {
            (Role::Setting(counts), Entry::Choice(choice)) if choice == counts => Entry::Empty,
            (_, entry) => entry,
        };
    }

    /// Puts back a copied total that was kept in a file.
    pub(crate) fn restore_copied_total(&mut self, entry: Entry) {
        self.total = entry;
    }

    /// Reads what was typed at an item.
    #[must_use]
    pub fn read(&self, instrument: &Instrument, item: usize, text: &str) -> Entry {
        match instrument.range(item, self) {
            Some(range) => entry_of(range.typed(text), text),
            None => Entry::Text(text.to_owned()),
        }
    }

    /// Reads what was typed as a copied total.
    #[must_use]
    pub fn read_total(&self, instrument: &Instrument, text: &str) -> Entry {
        entry_of((instrument.total)(self).typed(text), text)
    }

    /// A choice of scale changes what is allowed: 5.6 on a visual scale is no
    /// answer on a whole-number one, and stays as text until it is mended.
    fn read_again(&mut self, instrument: &Instrument) {
        for item in 0..self.entries.len() {
            let Some(range) = instrument.range(item, self) else {
                continue;
            };
            let text = match &self.entries[item] {
                Entry::Number(value) if !range.allows(*value) => range.show(*value),
                Entry::Text(text) => text.clone(),
                _ => continue,
            };
            self.entries[item] = entry_of(range.typed(&text), &text);
        }
        let range = (instrument.total)(self);
        let text = match &self.total {
            Entry::Number(value) if !range.allows(*value) => range.show(*value),
            Entry::Text(text) => text.clone(),
            _ => return,
        };
        self.total = entry_of(range.typed(&text), &text);
    }

    /// Whether anything at all was entered.
    #[must_use]
    pub fn is_begun(&self, instrument: &Instrument) -> bool {
        self.total != Entry::Empty
            || instrument
                .items
                .iter()
                .zip(&self.entries)
                .any(|(item, entry)| {
                    *entry != Entry::Empty && !matches!(item.role, Role::Setting(_))
                })
    }

    /// Whether anything stands in it, settings included.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total == Entry::Empty && self.entries.iter().all(|entry| *entry == Entry::Empty)
    }

    /// Whether answers stand that a copied total cannot stand beside.
    #[must_use]
    pub fn has_answers(&self, instrument: &Instrument) -> bool {
        instrument
            .items
            .iter()
            .zip(&self.entries)
            .any(|(item, entry)| {
                *entry != Entry::Empty && matches!(item.role, Role::Needed | Role::Optional)
            })
    }

    /// What is typed and not allowed: each item's path and text, the copied
    /// total's under `total`.
    pub fn wrong<'a>(
        &'a self,
        instrument: &'a Instrument,
    ) -> impl Iterator<Item = (&'static str, &'a str)> {
        let items = instrument.items.iter().map(|item| item.path);
        items
            .zip(&self.entries)
            .chain([("total", &self.total)])
            .filter_map(|(path, entry)| match entry {
                Entry::Text(text) => Some((path, text.as_str())),
                _ => None,
            })
    }

    /// What stands at an item, as the page and the record write it.
    #[must_use]
    pub fn show(&self, instrument: &Instrument, item: usize) -> String {
        match (&self.entries[item], &instrument.items[item].kind) {
            (Entry::Empty, _) => String::new(),
            (Entry::Choice(choice), kind) => match kind {
                Kind::Grade(choices) | Kind::Word(choices) => {
                    choices[usize::from(*choice)].label.to_owned()
                }
                Kind::Number { .. } => String::new(),
            },
            (Entry::Number(value), _) => instrument
                .range(item, self)
                .map_or_else(|| value.to_string(), |range| range.show(*value)),
            (Entry::Text(text), _) => text.clone(),
        }
    }
}

fn entry_of<E>(read: Result<Option<Tenths>, E>, text: &str) -> Entry {
    match read {
        Ok(None) => Entry::Empty,
        Ok(Some(value)) => Entry::Number(value),
        Err(_) => Entry::Text(text.to_owned()),
    }
}

impl Drafts {
    /// Nothing entered for any instrument.
    #[must_use]
    pub fn new() -> Self {
        Self(
            INSTRUMENTS
                .iter()
                .map(|instrument| Rc::new(Draft::new(instrument)))
                .collect(),
        )
    }

    /// The draft of the instrument in this place of [`INSTRUMENTS`].
    #[must_use]
    pub fn get(&self, instrument: usize) -> &Rc<Draft> {
        &self.0[instrument]
    }

    /// The draft to change; the others stay shared.
    pub fn edit(&mut self, instrument: usize) -> &mut Draft {
        Rc::make_mut(&mut self.0[instrument])
    }

    /// The draft of an instrument, by id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<&Draft> {
        Instrument::index_of(id).map(|index| &*self.0[index])
    }

    /// The outcome of the instrument in this place of [`INSTRUMENTS`].
    #[must_use]
    pub fn outcome(&self, instrument: usize) -> super::Outcome {
        super::outcome::of(INSTRUMENTS[instrument], &self.0[instrument], self)
    }

    /// The outcome of an assessment that stands in a file, answers or none.
    #[must_use]
    pub fn outcome_as_done(&self, instrument: usize) -> super::Outcome {
        super::outcome::of_done(INSTRUMENTS[instrument], &self.0[instrument], self)
    }

    /// Whether anything was entered for any instrument.
    #[must_use]
    pub fn any_begun(&self) -> bool {
        INSTRUMENTS
            .iter()
            .zip(&self.0)
            .any(|(instrument, draft)| draft.is_begun(instrument))
    }
}

impl Default for Drafts {
    fn default() -> Self {
        Self::new()
    }
}
