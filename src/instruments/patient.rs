//! What patients answer themselves: which instruments, and what each item shows.
//!
//! Only what stands in the list below is ever shown to a patient. The words are
//! our own; those of a questionnaire belong to its owner, and a site that holds
//! a licence puts its wording in their place.

use super::{Instrument, dlqi, itch};

/// A questionnaire as it is handed to a patient.
#[derive(Debug)]
pub struct Form {
    /// Its name in kept hand-overs and control names, e.g. `itch.vas`.
    pub id: &'static str,
    /// The instrument that its answers are of.
    pub instrument: &'static Instrument,
    /// What clinicians call it.
    pub name: &'static str,
    /// Choices that the form makes by itself, by item: the scale of the itch.
    pub preset: &'static [(usize, u8)],
    /// What is asked, in the order it is asked.
    pub asked: &'static [Asked],
    /// Which time the answers are about; empty where the source names none.
    pub recall: &'static str,
    /// What stands below every question while the built-in words are shown:
    /// whose the questionnaire is; empty where it is nobody's.
    pub notice: &'static str,
    /// What is lost by leaving questions out, in a sentence.
    pub skipping: &'static str,
}

/// A question of a form.
#[derive(Debug)]
pub struct Asked {
    /// The place of its item in the instrument.
    pub item: usize,
    /// Its number on the printed form, or empty.
    pub number: &'static str,
    /// What it is about, in our own words.
    pub topic: &'static str,
    /// What to do, where the topic is not the question; `{number}` is the
    /// number on the printed form.
    pub instruction: &'static str,
    /// How it is answered.
    pub way: Way,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One of the item's choices.
    Choices,
    /// A mark on a line of 100 mm, in steps of 0.1.
    Line {
        /// What stands at its beginning.
        low: &'static str,
        /// What stands at its end.
        high: &'static str,
    },
    /// One of the whole numbers of the item's range.
    Numbers {
        /// What the least number means.
        low: &'static str,
        /// What the greatest number means.
        high: &'static str,
    },
}

/// Every form that patients answer, in the order it is offered and asked.
pub static FORMS: &[&Form] = &[&itch::LINE, &itch::NUMBERS, &dlqi::FORM];

impl Form {
    /// A form by its id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        FORMS.iter().copied().find(|form| form.id == id)
    }

    /// The place of its instrument in the registry.
    #[must_use]
    pub fn index(&self) -> usize {
        Instrument::index_of(self.instrument.id).unwrap_or_default()
    }
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Asked {
    /// Whether it is the second part of another question, asked only after one
    /// of that one's answers.
    #[must_use]
    pub fn is_second(&self, form: &Form) -> bool {
        form.instrument.items[self.item].after.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::{Draft, Kind};

    #[test]
    fn ids_are_unique_and_forms_of_one_instrument_stand_together() {
        for (place, form) in FORMS.iter().enumerate() {
            assert_eq!(
                FORMS.iter().filter(|other| other.id == form.id).count(),
                1,
                "{}",
                form.id
            );
            assert!(form.id.starts_with(form.instrument.id), "{}", form.id);
            assert_eq!(Form::by_id(form.id), Some(FORMS[place]));
        }
    }

    #[test]
    fn every_question_can_be_answered_in_the_way_it_says() {
        for form in FORMS {
            let mut draft = Draft::new(form.instrument);
            for (item, choice) in form.preset {
                let asked = &form.instrument.items[*item];
                assert!(usize::from(*choice) < asked.choices().len());
                draft.restore(asked, *item, crate::instruments::Entry::Choice(*choice));
            }
            for asked in form.asked {
                let item = &form.instrument.items[asked.item];
                match asked.way {
                    Way::Choices => assert!(item.choices().len() > 1, "{}", item.path),
                    Way::Line { low, high } | Way::Numbers { low, high } => {
                        assert!(matches!(item.kind, Kind::Number { .. }), "{}", item.path);
                        assert!(!low.is_empty() && !high.is_empty());
                        let range = form.instrument.range(asked.item, &draft);
                        let step = range.map(|range| range.step.0);
                        let expected = if matches!(asked.way, Way::Line { .. }) {
                            1
                        } else {
                            10
                        };
                        assert_eq!(step, Some(expected), "{}", form.id);
                    }
                }
            }
        }
    }

    #[test]
    fn every_item_that_a_score_needs_is_asked_or_preset_once() {
        for form in FORMS {
            for item in 0..form.instrument.items.len() {
                let asked = form.asked.iter().filter(|asked| asked.item == item);
                let preset = form.preset.iter().filter(|(preset, _)| *preset == item);
                assert_eq!(asked.count() + preset.count(), 1, "{} {item}", form.id);
            }
        }
    }

    #[test]
    fn a_second_part_stands_right_behind_its_first() {
        for form in FORMS {
            for (place, asked) in form.asked.iter().enumerate() {
                if let Some((first, _)) = form.instrument.items[asked.item].after {
                    assert_eq!(form.asked[place - 1].item, first, "{}", form.id);
                }
            }
        }
    }

    #[test]
    fn not_relevant_stands_only_where_the_instrument_has_it() {
        for asked in dlqi::FORM.asked {
            let item = &dlqi::INSTRUMENT.items[asked.item];
            let has = item
                .choices()
                .iter()
                .any(|choice| choice.value == "notRelevant");
            assert_eq!(
                has,
                !["1", "2", "7a"].contains(&item.control()),
                "{}",
                item.path
            );
        }
    }
}
