//! What is open now: the visit, what can be undone, and what may change it.
//!
//! Pure: clock, identifiers and storage reach it as values inside actions.

mod worded;

use std::rc::Rc;

use crate::instruments::{Draft, Drafts, Entry, INSTRUMENTS};
use crate::visit::{About, List, Row, Rows, Visit, rows};

pub use worded::answered;

/// Steps that can be undone before the oldest is dropped.
pub const MOST_STEPS: usize = 500;

/// The open visit with its past and future. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    visit: Rc<Visit>,
    past: Vec<Rc<Visit>>,
    future: Vec<Rc<Visit>>,
    /// What the last step edited, while typing in it goes on.
    typing: Option<Typing>,
}

/// Where typing goes on.
#[derive(Clone, Debug, PartialEq)]
enum Typing {
    At(Target),
    /// Within a row: its list, its place, and a path in it.
    Within(List, usize, Rc<str>),
}

/// What an edit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An item of the instrument in this place of the registry.
    Item {
        /// Place of the instrument.
        instrument: usize,
        /// Place of the item.
        item: usize,
    },
    /// The copied total of an instrument.
    Total(usize),
    /// A text that names the visit.
    About(About),
    /// A total typed for the baseline.
    Baseline(usize),
    /// A key of a row, by the row's place in its list.
    Row {
        /// The list.
        list: List,
        /// Place of the row.
        row: usize,
        /// The key.
        key: &'static str,
    },
}

/// What can be done to the open visit.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Make a choice at an item.
    Choose {
        /// Place of the instrument.
        instrument: usize,
        /// Place of the item.
        item: usize,
        /// Place of the choice; `None` clears the item.
        choice: Option<u8>,
    },
    /// Type into a number or a text. Steps that follow each other in the same
    /// place are undone together, and are none if they end where they began.
    Type(Target, String),
    /// Typing in a place has ended.
    Leave,
    /// Empty an instrument.
    Clear(usize),
    /// Make a choice at an item of the baseline, such as the scale of its itch.
    ChooseBaseline {
        /// Place of the instrument.
        instrument: usize,
        /// Place of the item.
        item: usize,
        /// Place of the choice; `None` clears the item.
        choice: Option<u8>,
    },
    /// Take a visit as the baseline, or none.
    SetBaseline(Option<Rc<Visit>>),
    /// Add a row at the end of a list.
    AddRow(List, Rc<Row>),
    /// Put a row in the place of another.
    SetRow(List, usize, Rc<Row>),
    /// Put a row in the place of another while a number within it is typed:
    /// steps at the same path are undone together.
    TypeRow {
        /// The list.
        list: List,
        /// Place of the row.
        row: usize,
        /// The path of what is typed.
        path: Rc<str>,
        /// The row with what was typed.
        with: Rc<Row>,
    },
    /// Take a row out of a list.
    RemoveRow(List, usize),
    /// Put other rows in the place of a whole list, in one step.
    SetRows(List, Rows),
    /// Open another visit in place of this one.
    Open(Rc<Visit>),
    /// Begin a new visit, with an identifier and a date from outside.
    New {
        /// Its identifier.
        id: String,
        /// Its date, `YYYY-MM-DD`.
        date: String,
    },
    /// Take back the last step.
    Undo,
    /// Do again the step last taken back.
    Redo,
}

impl Session {
    /// A session with a visit open and no past.
    #[must_use]
    pub fn open(visit: Visit) -> Self {
        Self {
            visit: Rc::new(visit),
            ..Self::default()
        }
    }

    /// The open visit.
    #[must_use]
    pub fn visit(&self) -> &Rc<Visit> {
        &self.visit
    }

    /// Whether it is the very same session in memory, told without looking
    /// into its visits.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.visit, &other.visit)
            && self.past.len() == other.past.len()
            && self.future.len() == other.future.len()
            && self.typing == other.typing
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The session after an action. An action that changes nothing leaves no
    /// step behind.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Undo => next.undo(),
            Action::Redo => next.redo(),
            Action::Leave => next.typing = None,
            Action::Type(target, text) => {
                let mut visit = Visit::clone(&self.visit);
                type_into(&mut visit, target, text);
                next.typed(visit, Typing::At(target));
            }
            Action::TypeRow {
                list,
                row,
                path,
                with,
            } => {
                let visit = changed(&self.visit, Action::SetRow(list, row, with));
                next.typed(visit, Typing::Within(list, row, path));
            }
            Action::Open(visit) => {
                next.step(visit, false);
                next.typing = None;
            }
            other => {
                let visit = changed(&self.visit, other);
                next.step(Rc::new(visit), false);
                next.typing = None;
            }
        }
        next
    }

    /// Takes a step that goes on with the one before if that was typed in the
    /// same place.
    fn typed(&mut self, visit: Visit, typing: Typing) {
        let goes_on = self.typing.as_ref() == Some(&typing);
        let changed = self.step(Rc::new(visit), goes_on);
        self.typing = (changed || goes_on).then_some(typing);
        if goes_on && self.past.last() == Some(&self.visit) {
            // All that was typed is deleted again: a step to take back would
            // show nothing.
            self.visit = self.past.pop().unwrap_or_default();
            self.typing = None;
        }
    }

    /// Takes a step and says whether there was one to take.
    fn step(&mut self, visit: Rc<Visit>, goes_on: bool) -> bool {
        if visit == self.visit {
            return false;
        }
        let before = std::mem::replace(&mut self.visit, visit);
        self.future.clear();
        if goes_on {
            return true;
        }
        self.past.push(before);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
        true
    }

    fn undo(&mut self) {
        self.typing = None;
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(&mut self.visit, before));
        }
    }

    fn redo(&mut self) {
        self.typing = None;
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(&mut self.visit, after));
        }
    }
}

fn changed(visit: &Visit, action: Action) -> Visit {
    let mut next = visit.clone();
    match action {
        Action::Choose {
            instrument,
            item,
            choice,
        } => choose(&mut next.drafts, instrument, item, choice),
        Action::ChooseBaseline {
            instrument,
            item,
            choice,
        } => change_baseline(&mut next, |drafts| choose(drafts, instrument, item, choice)),
        Action::Clear(instrument) => {
            *next.drafts.edit(instrument) = Draft::new(INSTRUMENTS[instrument]);
        }
        Action::SetBaseline(baseline) => {
            next.baseline = baseline.map(|baseline| {
                // What a baseline in a file does not hold, it does not hold here.
                let mut baseline = Visit {
                    baseline: None,
                    labs: Rc::default(),
                    adverse_events: Rc::default(),
                    ..Visit::clone(&baseline)
                };
                Rc::make_mut(&mut baseline.extras).remove("writtenBy");
                Rc::new(baseline)
            });
        }
        Action::AddRow(list, row) => next.rows_mut(list).push(row),
        Action::SetRow(list, place, row) => {
            if let Some(old) = next.rows_mut(list).get_mut(place) {
                *old = rows::settled(old, row);
            }
        }
        Action::RemoveRow(list, place) => {
            if place < next.rows(list).len() {
                next.rows_mut(list).remove(place);
            }
        }
        Action::SetRows(list, rows) => *next.rows_mut(list) = Vec::clone(&rows),
        Action::New { id, date } => {
            next = Visit {
                id,
                date,
                ..Visit::default()
            };
        }
        Action::Open(_)
        | Action::Type(..)
        | Action::TypeRow { .. }
        | Action::Leave
        | Action::Undo
        | Action::Redo => {}
    }
    next
}

fn type_into(visit: &mut Visit, target: Target, text: String) {
    match target {
        Target::Item { instrument, item } => {
            let definition = INSTRUMENTS[instrument];
            let draft = visit.drafts.edit(instrument);
            let entry = draft.read(definition, item, &text);
            draft.set(definition, item, entry);
        }
        Target::Total(instrument) => {
            copy_total(&mut visit.drafts, instrument, &text);
        }
        Target::About(about) => visit.set_about(about, text),
        Target::Row { list, row, key } => {
            if let Some(row) = visit.rows_mut(list).get_mut(row) {
                let mut typed = Row::clone(row);
                rows::type_into(list, &mut typed, key, &text);
                *row = rows::settled(row, Rc::new(typed));
            }
        }
        Target::Baseline(instrument) => {
            change_baseline(visit, |drafts| copy_total(drafts, instrument, &text));
        }
    }
}

fn change_baseline(visit: &mut Visit, change: impl FnOnce(&mut Drafts)) {
    let mut baseline = visit.baseline.as_deref().cloned().unwrap_or_default();
    change(&mut baseline.drafts);
    visit.baseline = baseline.holds_anything().then(|| Rc::new(baseline));
}

fn choose(drafts: &mut Drafts, instrument: usize, item: usize, choice: Option<u8>) {
    let entry = choice.map_or(Entry::Empty, Entry::Choice);
    drafts
        .edit(instrument)
        .set(INSTRUMENTS[instrument], item, entry);
}

fn copy_total(drafts: &mut Drafts, instrument: usize, text: &str) {
    let definition = INSTRUMENTS[instrument];
    let draft = drafts.edit(instrument);
    let entry = draft.read_total(definition, text);
    draft.set_copied_total(definition, entry);
}
