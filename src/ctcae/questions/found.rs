//! The questions gathered from the clauses of a term.

use super::{Asked, Number, Question};
use crate::ctcae::answers;
use crate::ctcae::fact::{Baseline, Clause, Fact, Flag, Group, Role, Scale, Stated};
use crate::ctcae::interval::{Aspect, Limit, Measured, Worse};
use crate::ctcae::known::AgeGroup;
use crate::ctcae::need::Need;

/// What the clauses of a term ask, as far as they were taken.
#[derive(Default)]
pub struct Found {
    questions: Vec<Question>,
    /// The levels that are named of each scale.
    named: Vec<(Scale, Vec<u8>)>,
    ages: Vec<Group>,
    /// The remark that stands beside every number of a quantity; empty where
    /// there is none, or not the same one everywhere.
    remarks: Vec<(String, String)>,
}

impl Found {
    /// Takes what a clause asks.
    pub fn take(&mut self, clause: &Clause) {
        let mut number = None;
        for stated in clause.0.iter().filter(|one| one.role != Role::Unless) {
            if let Fact::Number(measured) = &stated.fact {
                number = number.or(Some(measured));
            }
            self.take_fact(stated);
        }
        for stated in &clause.0 {
            if let (Fact::Baseline(state), Some(number)) = (&stated.fact, number) {
                self.take_baseline(number, *state);
            }
        }
    }

    fn take_fact(&mut self, stated: &Stated) {
        let asked = match &stated.fact {
            Fact::Group(Group::Female | Group::Male) => Asked::Sex,
            Fact::Group(Group::Anticoagulated | Group::NotAnticoagulated) => Asked::Anticoagulated,
            Fact::Group(group) => {
                self.ages.push(*group);
                Asked::Age(Vec::new())
            }
            Fact::Number(number) => {
                self.number(&number.quantity, |question| uses(question, number));
                self.remark(&number.quantity, stated.note.as_deref().unwrap_or(""));
                return;
            }
            Fact::Level { scale, level, .. } => {
                match self.named.iter_mut().find(|(known, _)| known == scale) {
                    Some((_, levels)) => levels.push(*level),
                    None => self.named.push((scale.clone(), vec![*level])),
                }
                Asked::Level(scale.clone(), Vec::new())
            }
            Fact::Own(own) => Asked::Own(own.clone()),
            Fact::Need(need) => return self.take_need(need, stated.note.as_deref()),
            // That it is there goes without saying; and these two say no more
            // than that something else is not the case.
            Fact::Flag(Flag::Present | Flag::ObservationsOnly | Flag::NotLifeThreatening)
            | Fact::Baseline(_) => return,
            Fact::Flag(flag) => Asked::Flag(*flag),
        };
        let question = self.question(asked);
        add_note(&mut question.note, stated.note.as_deref());
    }

    /// The question of that kind, which is added where it is not there yet.
    fn question(&mut self, asked: Asked) -> &mut Question {
        let same = |one: &Question| match (&one.asked, &asked) {
            (Asked::Age(_), Asked::Age(_)) | (Asked::Needs(_), Asked::Needs(_)) => true,
            (Asked::Number(one), Asked::Number(other)) => one.quantity == other.quantity,
            (Asked::Level(one, _), Asked::Level(other, _)) => one == other,
            (one, other) => one == other,
        };
        let place = self.questions.iter().position(same).unwrap_or_else(|| {
            self.questions.push(Question {
                asked,
                note: String::new(),
            });
            self.questions.len() - 1
        });
        &mut self.questions[place]
    }

    fn number(&mut self, quantity: &str, change: impl FnOnce(&mut Number)) {
        if let Asked::Number(number) = &mut self.question(Asked::Number(asked_of(quantity))).asked {
            change(number);
        }
    }

    fn remark(&mut self, quantity: &str, note: &str) {
        match self.remarks.iter_mut().find(|(known, _)| known == quantity) {
            Some((_, remark)) if remark != note => remark.clear(),
            Some(_) => {}
            None => self.remarks.push((quantity.to_owned(), note.to_owned())),
        }
    }

    fn take_need(&mut self, need: &Need, note: Option<&str>) {
        let Asked::Needs(needs) = &mut self.question(Asked::Needs(Vec::new())).asked else {
            return;
        };
        match needs.iter_mut().find(|(known, _)| known == need) {
            Some((_, known)) => add_note(known, note),
            None => needs.push((need.clone(), note.unwrap_or_default().to_owned())),
        }
    }

    /// What tells how the baseline of a number lay.
    fn take_baseline(&mut self, number: &Measured, state: Baseline) {
        let worse = number.worse.unwrap_or(Worse::High);
        self.number(&number.quantity, |question| {
            question.status = true;
            question.baseline = true;
            match (state, worse) {
                (Baseline::Below, _) | (Baseline::Normal | Baseline::Abnormal, Worse::Low) => {
                    question.lower = true;
                }
                _ => question.upper = true,
            }
        });
    }

    /// The questions in order, each once.
    pub fn questions(mut self) -> Vec<Question> {
        for question in &mut self.questions {
            match &mut question.asked {
                Asked::Level(scale, offered) => {
                    let named = self.named.iter().find(|(known, _)| known == scale);
                    *offered = levels(scale, named.map_or(&[], |(_, levels)| levels));
                }
                Asked::Age(offered) => *offered = ages(&self.ages),
                Asked::Number(number) => {
                    let mut remarks = self.remarks.iter();
                    let remark = remarks.find(|(known, _)| *known == number.quantity);
                    question.note = remark.map_or(String::new(), |(_, remark)| remark.clone());
                }
                _ => {}
            }
        }
        self.questions.sort_by_key(rank);
        self.questions
    }
}

fn asked_of(quantity: &str) -> Number {
    Number {
        quantity: quantity.to_owned(),
        ..Number::default()
    }
}

/// Remarks that differ are said one after the other, each once.
fn add_note(notes: &mut String, note: Option<&str>) {
    let Some(note) = note else { return };
    if notes.split("; ").any(|known| known == note) {
        return;
    }
    if !notes.is_empty() {
        notes.push_str("; ");
    }
    notes.push_str(note);
}

/// Marks what a number's grade is found with: only the milder end of an
/// interval is ever compared.
fn uses(question: &mut Number, number: &Measured) {
    match number.aspect {
        Aspect::Value => {}
        Aspect::Above => question.upper = true,
        Aspect::Below => question.lower = true,
        _ => question.baseline = true,
    }
    for interval in &number.intervals {
        let end = match number.worse.unwrap_or(Worse::High) {
            Worse::High => interval.low,
            Worse::Low => interval.high,
        };
        for end in end.into_iter().chain(interval.eased) {
            match end.of {
                None => {}
                Some(Limit::Upper) => question.upper = true,
                Some(Limit::Lower) => question.lower = true,
                Some(Limit::Baseline) => question.baseline = true,
                Some(Limit::Infarction) => question.infarction = true,
            }
        }
    }
}

/// The levels that are offered: none, and every usual one up to the worst that
/// a grade asks for, so that what is true can be said.
fn levels(scale: &Scale, named: &[u8]) -> Vec<&'static str> {
    let worst = named.iter().copied().max().unwrap_or(0);
    let usual = |name: &str, level: u8| {
        let rare = matches!(name, "minimal" | "marked");
        level <= worst && (!rare || named.contains(&level))
    };
    // Where nothing but symptoms or no symptoms is asked for.
    let only_present = *scale == Scale::Symptoms && worst == 1;
    answers::levels(scale)
        .iter()
        .filter(|(name, span)| match *name {
            "present" => only_present,
            "mild" if only_present => false,
            name => usual(name, span.most),
        })
        .map(|(name, _)| *name)
        .collect()
}

/// An adult and a child, and the further groups that a criterion names.
fn ages(named: &[Group]) -> Vec<AgeGroup> {
    let further = [
        (AgeGroup::Adolescent, Group::Adolescent),
        (AgeGroup::Infant, Group::Infant),
    ];
    let further = further
        .into_iter()
        .filter(|(_, group)| named.contains(group))
        .map(|(age, _)| age);
    [AgeGroup::Adult, AgeGroup::Child]
        .into_iter()
        .chain(further)
        .collect()
}

fn rank(question: &Question) -> u8 {
    match &question.asked {
        Asked::Sex | Asked::Age(_) | Asked::Anticoagulated => 0,
        Asked::Number(_) => 1,
        Asked::Level(Scale::Severity(_) | Scale::Symptoms | Scale::Extent, _) => 2,
        Asked::Own(_) => 3,
        Asked::Flag(Flag::Death) => 9,
        Asked::Flag(Flag::LifeThreatening | Flag::SightThreatening) => 8,
        Asked::Flag(_) => 4,
        Asked::Needs(_) => 5,
        Asked::Level(Scale::Living | Scale::ChildLiving, _) => 6,
        Asked::Level(Scale::Hospital, _) => 7,
    }
}
