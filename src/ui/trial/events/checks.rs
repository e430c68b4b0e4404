//! What is odd about the events, kept from one drawing to the next: an event
//! that has not changed is not looked at again, and those that are not shown
//! wait until there is time.

use std::collections::HashMap;
use std::rc::Rc;

use yew::AttrValue;

use crate::ctcae::book::Book;
use crate::said;
use crate::ui::say::t;
use crate::visit::findings::{Kind, Said, Stretch, of_one, overlaps, stretch};
use crate::visit::{Row, Rows};

/// Events looked at in one go, while nothing else waits long.
const AT_ONCE: usize = 200;

/// What is odd about the events of a visit.
pub struct Checks {
    book: Rc<Book>,
    rows: Rows,
    /// The visit's.
    subject: AttrValue,
    own: Vec<Option<Rc<Vec<Said>>>>,
    stretches: Vec<Option<Stretch>>,
    doubles: HashMap<usize, said::Said>,
    /// All before this place were looked at.
    done: usize,
    /// Whether somebody is looking at the rest.
    pub working: bool,
    /// Another number whenever a duplicate came or went.
    pub stamp: u32,
}

impl Checks {
    /// Of no events yet.
    #[must_use]
    pub fn new(book: &Rc<Book>) -> Self {
        Self {
            book: Rc::clone(book),
            rows: Rows::default(),
            subject: AttrValue::default(),
            own: Vec::new(),
            stretches: Vec::new(),
            doubles: HashMap::new(),
            done: 0,
            working: false,
            stamp: 0,
        }
    }

    /// Takes the events as they stand now, and the visit's subject.
    pub fn take(&mut self, rows: &Rows, subject: &AttrValue) {
        let other = self.subject != *subject;
        if Rc::ptr_eq(rows, &self.rows) && !other {
            return;
        }
        self.subject = subject.clone();
        let before = std::mem::replace(&mut self.rows, Rc::clone(rows));
        let mut moved = before.len() != rows.len() || other;
        if moved {
            let mut known: HashMap<*const Row, Rc<Vec<Said>>> = HashMap::new();
            for (row, said) in before.iter().zip(self.own.drain(..)) {
                if let Some(said) = said {
                    known.insert(Rc::as_ptr(row), said);
                }
            }
            let again = |row: &Rc<Row>| known.remove(&Rc::as_ptr(row));
            self.own = rows.iter().map(again).collect();
            self.stretches = rows.iter().map(|row| stretch(row, subject)).collect();
        } else {
            for (place, (old, new)) in before.iter().zip(rows.iter()).enumerate() {
                if !Rc::ptr_eq(old, new) {
                    self.own[place] = None;
                    let stretch = stretch(new, subject);
                    moved |= stretch != self.stretches[place];
                    self.stretches[place] = stretch;
                }
            }
        }
        self.done = 0;
        if moved {
            let places = self.stretches.iter().enumerate();
            let places = places.filter_map(|(place, stretch)| Some((place, stretch.as_ref()?)));
            self.doubles = overlaps(places).into_iter().collect();
            self.stamp = self.stamp.wrapping_add(1);
        }
    }

    /// What is odd about the event in a place, in the order of the kinds.
    pub fn of(&mut self, place: usize) -> Rc<Vec<Said>> {
        let Some(row) = self.rows.get(place) else {
            return Rc::default();
        };
        let own = &mut self.own[place];
        let own = own.get_or_insert_with(|| Rc::new(of_one(row, Some(&self.book))));
        match self.doubles.get(&place) {
            None => Rc::clone(own),
            Some(double) => {
                let mut all = Vec::clone(own);
                all.push((Kind::Duplicate, double.clone()));
                all.sort_by_key(|(kind, _)| *kind);
                Rc::new(all)
            }
        }
    }

    /// The names of what is odd about the event in a place.
    pub fn names(&mut self, place: usize) -> String {
        let said = self.of(place);
        let names: Vec<&str> = said.iter().map(|(kind, _)| t(kind.name())).collect();
        // tr: what stands between findings
        names.join(t("; "))
    }

    /// Looks at some that were not looked at; whether any are left.
    pub fn work(&mut self) -> bool {
        let mut left = AT_ONCE;
        while self.done < self.rows.len() && left > 0 {
            if self.own[self.done].is_none() {
                let _ = self.of(self.done);
                left -= 1;
            }
            self.done += 1;
        }
        self.done < self.rows.len()
    }

    /// How many events something is odd about, once all were looked at.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        let mut odd = 0;
        for (place, own) in self.own.iter().enumerate() {
            let own = own.as_ref()?;
            odd += usize::from(!own.is_empty() || self.doubles.contains_key(&place));
        }
        Some(odd)
    }
}
