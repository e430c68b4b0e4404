//! Generators, for every instrument of the registry: actions, visits that are
//! made by them, and what other programs may have put into a file.

use std::collections::BTreeSet;
use std::rc::Rc;

use dermscore::instruments::INSTRUMENTS;
use dermscore::session::{Action, Session, Target};
use dermscore::visit::{About, Extras, Visit};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

/// Texts of people and of other programs.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-z0-9 .-]{0,12}",
        1 => any::<String>(),
        1 => select(vec!["", "\u{feff}", "\"\\\n\u{0}", "null", "é—“x”", "../../etc", "a.b.c"])
            .prop_map(str::to_owned),
    ]
}

/// What is typed where a number is asked: in range, out of it, and no number.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0..110u32).prop_map(|whole| whole.to_string()),
        3 => (0..1010u32).prop_map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)),
        2 => select(vec!["", " ", "9,5", ".5", "9.", "9.55", "-1", "-0", "1e1", "120", "5.", "0.0"])
            .prop_map(str::to_owned),
        1 => text(),
    ]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => (1..10_000u32, 1..13u32, 1..32u32)
            .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
        1 => Just(String::new()),
        1 => text(),
    ]
}

/// Every choice of every instrument, and no choice: instrument, item, choice.
fn choices() -> Vec<(usize, usize, Option<u8>)> {
    let mut all = Vec::new();
    for (instrument, definition) in INSTRUMENTS.iter().enumerate() {
        for (item, asked) in definition.items.iter().enumerate() {
            let count = u8::try_from(asked.choices().len()).expect("few choices");
            if count > 0 {
                all.push((instrument, item, None));
                all.extend((0..count).map(|choice| (instrument, item, Some(choice))));
            }
        }
    }
    all
}

/// Every place of every instrument that text can be typed into, those that
/// ask for a number several times over.
fn places() -> Vec<Target> {
    let mut all = Vec::new();
    for (instrument, definition) in INSTRUMENTS.iter().enumerate() {
        all.push(Target::Total(instrument));
        all.push(Target::Baseline(instrument));
        for (item, asked) in definition.items.iter().enumerate() {
            let times = if asked.choices().is_empty() { 6 } else { 1 };
            all.extend(std::iter::repeat_n(
                Target::Item { instrument, item },
                times,
            ));
        }
    }
    all
}

fn typing() -> impl Strategy<Value = Action> {
    prop_oneof![
        4 => (select(places()), typed()),
        1 => (select(About::ALL.to_vec()).prop_map(Target::About), prop_oneof![text(), date()]),
    ]
    .prop_map(|(target, text)| Action::Type(target, text))
}

/// An action that changes answers or texts of the open visit.
pub fn edit() -> impl Strategy<Value = Action> {
    prop_oneof![
        12 => select(choices()).prop_map(|(instrument, item, choice)| {
            Action::Choose { instrument, item, choice }
        }),
        6 => typing(),
        1 => select(choices()).prop_map(|(instrument, item, choice)| {
            Action::ChooseBaseline { instrument, item, choice }
        }),
    ]
}

/// Any action at all; whole visits are seldom opened.
pub fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        16 => edit(),
        6 => typing(),
        3 => Just(Action::Leave),
        5 => Just(Action::Undo),
        4 => Just(Action::Redo),
        2 => (0..INSTRUMENTS.len()).prop_map(Action::Clear),
        1 => option::of(small_visit()).prop_map(|visit| Action::SetBaseline(visit.map(Rc::new))),
        1 => small_visit().prop_map(|visit| Action::Open(Rc::new(visit))),
        1 => (text(), date()).prop_map(|(id, date)| Action::New { id, date }),
    ]
}

fn small_visit() -> impl Strategy<Value = Visit> {
    vec(edit(), 0..4).prop_map(|edits| made_by(Visit::default(), edits))
}

fn made_by(visit: Visit, edits: Vec<Action>) -> Visit {
    let steps = edits.into_iter();
    let session = steps.fold(Session::open(visit), |session, edit| session.after(edit));
    Visit::clone(session.visit())
}

/// A JSON value; its numbers have digits that no binary number keeps.
pub fn value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        select(vec![
            "0",
            "-0",
            "0.10",
            "1.0",
            "1e400",
            "-1E-400",
            "12345678901234567890123.450",
        ])
        .prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?",
    ]
    .prop_map(|text| Value::Number(text.parse().expect("a number")));
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number,
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            object(text(), inner).prop_map(Value::Object),
        ]
    })
}

fn object<T>(
    keys: impl Strategy<Value = String>,
    values: impl Strategy<Value = T>,
) -> impl Strategy<Value = Map<String, Value>>
where
    Value: From<T>,
    T: std::fmt::Debug,
{
    vec((keys, values.prop_map(Value::from)), 0..4).prop_map(|pairs| pairs.into_iter().collect())
}

/// The paths of the objects that a file of this version knows.
pub fn known_objects() -> Vec<String> {
    let mut all: BTreeSet<String> = ["", "visit", "visit.notAccepted", "assessments"]
        .map(str::to_owned)
        .into();
    for instrument in INSTRUMENTS {
        let at = ["assessments.", instrument.id].concat();
        let answers = [&at, ".answers"].concat();
        for item in instrument.items {
            for (dot, _) in item.path.match_indices('.') {
                all.insert([&answers, ".", &item.path[..dot]].concat());
            }
        }
        all.extend([[&at, ".result"].concat(), answers, at]);
    }
    all.into_iter().collect()
}

/// Keys of other programs in any of these objects; none is a key of ours.
fn extras(objects: Vec<String>) -> impl Strategy<Value = Extras> {
    let key = prop_oneof![
        3 => "x[A-Za-z0-9.]{0,6}",
        1 => text().prop_map(|text| ["x ", &text].concat()),
        1 => select(vec!["", ".", "Area", "é", "0", "__proto__", "$schema"]).prop_map(str::to_owned),
    ];
    vec((select(objects), key, value()), 0..10).prop_map(|all| {
        let mut extras = Extras::new();
        for (path, key, value) in all {
            extras.entry(path).or_default().insert(key, value);
        }
        extras
    })
}

/// A visit as people and other programs may have made it, with a baseline.
pub fn visit() -> impl Strategy<Value = Visit> {
    let mut objects = known_objects();
    let baseline = (vec(edit(), 0..12), extras(objects.clone()), text());
    objects.push("writtenBy".into());
    // Keys of other programs: what the program's own may hold is tested by name.
    let entries = || {
        vec(
            object(text().prop_map(|key| ["x", &key].concat()), value()).prop_map(Rc::new),
            0..3,
        )
    };
    let made = (vec(edit(), 0..50), extras(objects), text());
    (made, option::of(baseline), entries(), entries()).prop_map(
        |((edits, extras, id), baseline, labs, adverse_events)| {
            let baseline = baseline.map(|(edits, extras, id)| {
                let visit = Visit {
                    id,
                    extras: extras.into(),
                    ..Visit::default()
                };
                Rc::new(Visit {
                    baseline: None,
                    ..made_by(visit, edits)
                })
            });
            let visit = Visit {
                id,
                extras: extras.into(),
                labs: labs.into(),
                adverse_events: adverse_events.into(),
                ..Visit::default()
            };
            let made = made_by(visit, edits);
            Visit {
                baseline: baseline.or(made.baseline.clone()),
                ..made
            }
        },
    )
}
