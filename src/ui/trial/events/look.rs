//! How the log is looked at: nothing of it is in the visit.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::Reducible;

use crate::study::{Column, Filter, Sort};
use crate::visit::Row;

/// Rows that are drawn together.
pub const CHUNK: usize = 50;

/// The event that is open: by its identifier, wherever it stands, and by its
/// place where it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Where it stood when it was opened.
    pub place: usize,
    /// Its identifier.
    pub id: String,
}

impl Chosen {
    /// The event in a place.
    #[must_use]
    pub fn at(place: usize, row: &Row) -> Self {
        Self {
            place,
            id: id_of(row).to_owned(),
        }
    }

    /// Where it stands now; nothing where it is gone.
    #[must_use]
    pub fn place_in(&self, rows: &[Rc<Row>]) -> Option<usize> {
        let is = |row: &Rc<Row>| id_of(row) == self.id;
        if rows.get(self.place).is_some_and(is) {
            return Some(self.place);
        }
        (!self.id.is_empty())
            .then(|| rows.iter().position(is))
            .flatten()
    }
}

fn id_of(row: &Row) -> &str {
    row.get("id")
        .and_then(serde_json::Value::as_str)
        .unwrap_or("")
}

/// How the log is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// The order; as entered where there is none.
    pub sort: Option<Sort>,
    /// What is shown.
    pub filter: Filter,
    /// The event that is open.
    pub chosen: Option<Chosen>,
    /// The place of the row that a tab stops at.
    pub current: Option<usize>,
    /// The parts of the list that are in sight, and one that must be drawn.
    pub seen: BTreeSet<usize>,
    /// The part that must be drawn, in sight or not.
    pub near: usize,
    /// How often what is odd was counted anew.
    pub counted: u32,
}

/// What changes it.
#[derive(Clone, Debug)]
pub enum To {
    /// Sort by a column; by the same one again the other way, then not at all.
    SortBy(Column),
    /// Sort so.
    Sort(Option<Sort>),
    /// Show what fits.
    Filter(Filter),
    /// Open an event, or none; the part of the list it stands in.
    Open(Option<Chosen>, usize),
    /// The row that has the focus, and the part of the list it stands in.
    Current(usize, usize),
    /// A part of the list came into sight, or went.
    Seen(usize, bool),
    /// All is counted.
    Counted,
}

impl Reducible for Look {
    type Action = To;

    fn reduce(self: Rc<Self>, to: To) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match to {
            To::SortBy(column) => {
                next.sort = match self.sort {
                    Some(sort) if sort.column == column && sort.descending => None,
                    Some(sort) if sort.column == column => Some(Sort {
                        column,
                        descending: true,
                    }),
                    _ => Some(Sort {
                        column,
                        descending: false,
                    }),
                };
                next.near = 0;
            }
            To::Sort(sort) => {
                next.sort = sort;
                next.near = 0;
            }
            To::Filter(filter) => {
                next.filter = filter;
                next.near = 0;
            }
            To::Open(chosen, near) => {
                if let Some(chosen) = &chosen {
                    next.current = Some(chosen.place);
                }
                next.chosen = chosen;
                next.near = near;
            }
            To::Current(place, near) => {
                next.current = Some(place);
                next.near = near;
            }
            To::Seen(chunk, true) => {
                next.seen.insert(chunk);
            }
            To::Seen(chunk, false) => {
                next.seen.remove(&chunk);
            }
            To::Counted => next.counted += 1,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

impl Look {
    /// Whether a part of the list is drawn: what is in sight, what lies beside
    /// it, and what must be.
    #[must_use]
    pub fn draws(&self, chunk: usize) -> bool {
        let beside = chunk.saturating_sub(1)..=chunk + 1;
        beside.clone().any(|chunk| self.seen.contains(&chunk)) || beside.contains(&self.near)
    }
}
