//! Fixtures, edits of them by path, and the runner of properties.

use std::fmt::Debug;

use dermscore::instruments::{INSTRUMENTS, Instrument};
use dermscore::visit::{Fault, ReadError, Reading, Visit, WrittenBy, read, result_value, write};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::{Map, Value, json};

/// The example of the file's description.
pub const WEEK_4: &str = include_str!("../fixtures/week-4.json");

/// The smallest file.
pub const BARE: &str = r#"{ "format": "dermscore.visit", "version": 1 }"#;

/// A JSON text as a tree; numbers keep their text.
pub fn tree(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The writer that the fixtures name.
pub fn writer() -> WrittenBy {
    WrittenBy {
        version: "0.1.0",
        at: "2026-11-22T09:30:00Z".into(),
    }
}

/// A file with values at dotted paths replaced; an empty text removes one.
/// Objects on the way are made.
pub fn edited(file: &str, edits: &[(&str, &str)]) -> Vec<u8> {
    let mut file = tree(file);
    for (path, value) in edits {
        edit(&mut file, path, value);
    }
    file.to_string().into_bytes()
}

fn edit(at: &mut Value, path: &str, value: &str) {
    if !at.is_object() {
        *at = Value::Object(Map::new());
    }
    let object = at.as_object_mut().expect("an object");
    match path.split_once('.') {
        Some((key, rest)) => edit(object.entry(key).or_insert(Value::Null), rest, value),
        None if value.is_empty() => {
            object.remove(path).expect("something to remove");
        }
        None => {
            object.insert(path.to_owned(), tree(value));
        }
    }
}

/// What a file that must be valid reads as.
pub fn readable(bytes: &[u8]) -> Reading {
    read(bytes).unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(bytes)))
}

/// The week-4 file with edits, which must leave it valid.
pub fn week_4_with(edits: &[(&str, &str)]) -> Reading {
    readable(&edited(WEEK_4, edits))
}

/// The faults of bytes that must be JSON and no visit.
pub fn faults(bytes: &[u8]) -> Vec<Fault> {
    match read(bytes) {
        Err(ReadError::NotAVisit(faults)) => faults,
        other => panic!("{other:?}\n{}", String::from_utf8_lossy(bytes)),
    }
}

/// The only fault of the week-4 file with edits.
pub fn fault(edits: &[(&str, &str)]) -> Fault {
    let mut faults = faults(&edited(WEEK_4, edits));
    assert_eq!(faults.len(), 1, "{edits:?}: {faults:?}");
    faults.remove(0)
}

/// A file of one assessment with these answers.
pub fn one(id: &str, answers: &Value) -> String {
    json!({ "format": "dermscore.visit", "version": 1,
            "assessments": { id: { "answers": answers } } })
    .to_string()
}

/// The recomputed result of an assessment.
pub fn result(visit: &Visit, id: &str) -> Value {
    let index = Instrument::index_of(id).expect("an instrument of this id");
    result_value(&visit.drafts.outcome_as_done(index))
}

/// The recomputed result of answers to one instrument.
pub fn result_of(id: &str, answers: &Value) -> Value {
    result(&readable(one(id, answers).as_bytes()).visit, id)
}

/// A visit with the settings that count written out, as a file has them.
pub fn settled(visit: &Visit) -> Visit {
    use dermscore::instruments::{Entry, Role};
    let mut visit = visit.clone();
    for (index, instrument) in INSTRUMENTS.iter().enumerate() {
        for (item, asked) in instrument.items.iter().enumerate() {
            if let Role::Setting(choice) = asked.role
                && *visit.drafts.get(index).entry(item) == Entry::Empty
            {
                let draft = visit.drafts.edit(index);
                draft.set(instrument, item, Entry::Choice(choice));
            }
        }
    }
    visit.baseline = visit.baseline.map(|baseline| settled(&baseline).into());
    visit
}

/// What holds of any bytes: either they are a visit, which is written to a
/// file that is read and written again without change, or the error says why
/// in a text that fits on a page.
pub fn stable_or_explained(bytes: &[u8]) -> Result<(), String> {
    let error = match read(bytes) {
        Ok(reading) => {
            let file = write(&reading.visit, &writer());
            let again = read(file.as_bytes()).map_err(|error| error.to_string())?;
            if !again.disagreements.is_empty() {
                return Err(format!("disagrees with itself: {:?}", again.disagreements));
            }
            if settled(&again.visit) != settled(&reading.visit) {
                return Err(format!("another visit is read from {file}"));
            }
            let twice = write(&again.visit, &writer());
            return if twice == file {
                Ok(())
            } else {
                Err(format!("{file}\nis written as\n{twice}"))
            };
        }
        Err(error) => error,
    };
    let text = error.to_string();
    if text.is_empty() || text.len() >= 20_000 {
        return Err(format!("an error of {} bytes", text.len()));
    }
    if let ReadError::NotAVisit(faults) = error {
        let named = |fault: &Fault| {
            !(fault.path.is_empty()
                || fault.found.to_string().is_empty()
                || fault.allowed.to_string().is_empty())
        };
        if faults.is_empty() || faults.len() > 50 || !faults.iter().all(named) {
            return Err(format!("{faults:?}"));
        }
    }
    Ok(())
}

/// Tries a property on generated cases. The cases are the same every time;
/// `DERMSCORE_SEED`, any text, gives others.
pub fn property<S: Strategy>(
    cases: u32,
    strategy: S,
    holds: impl Fn(S::Value) -> Result<(), String>,
) where
    S::Value: Debug,
{
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 4096,
        ..Config::default()
    };
    let mut seed = [7; 32];
    if let Ok(text) = std::env::var("DERMSCORE_SEED") {
        for (place, byte) in text.bytes().enumerate() {
            seed[place % 32] ^= byte;
        }
    }
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&strategy, |case| holds(case).map_err(TestCaseError::fail));
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(why, case)) => panic!("{why}\nsmallest case: {case:#?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

/// `Err` with both sides where they differ.
pub fn same<T: PartialEq + Debug>(what: &str, left: &T, right: &T) -> Result<(), String> {
    if left == right {
        Ok(())
    } else {
        Err(format!("{what}:\n{left:#?}\nis not\n{right:#?}"))
    }
}
