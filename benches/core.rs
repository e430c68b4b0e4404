//! How long scoring, reading and writing take: `cargo bench --no-default-features`.

use dermscore::instruments::{Drafts, Entry, INSTRUMENTS};
use dermscore::session::{Action, Session};
use dermscore::study::{Totals, meanings, responses, summary};
use dermscore::visit::{Visit, WrittenBy, read, write};
use divan::{Bencher, black_box};

const WEEK_4: &str = include_str!("../tests/fixtures/week-4.json");

fn main() {
    divan::main();
}

fn visit() -> Visit {
    read(WEEK_4.as_bytes())
        .expect("the fixture is a visit")
        .visit
}

/// The outcome of every instrument of a visit.
#[divan::bench]
fn score_a_visit(bencher: Bencher) {
    let drafts = visit().drafts;
    bencher.bench_local(|| {
        for index in 0..INSTRUMENTS.len() {
            black_box(black_box(&drafts).outcome(index));
        }
    });
}

/// The outcome of one PASI.
#[divan::bench]
fn score_one_pasi(bencher: Bencher) {
    let drafts = visit().drafts;
    bencher.bench_local(|| black_box(&drafts).outcome(0));
}

/// One answer: the action, the step in the past, the outcomes.
#[divan::bench]
fn take_an_answer(bencher: Bencher) {
    let session = Session::open(visit());
    let action = Action::Choose {
        instrument: 0,
        item: 3,
        choice: Some(4),
    };
    bencher.bench_local(|| {
        let after = black_box(&session).after(action.clone());
        for index in 0..INSTRUMENTS.len() {
            black_box(after.visit().drafts.outcome(index));
        }
        after
    });
}

/// What the scores mean, the response, and the text for the record.
#[divan::bench]
fn say_what_it_means(bencher: Bencher) {
    let visit = visit();
    bencher.bench_local(|| {
        let totals = Totals::of(black_box(&visit));
        (
            meanings(&totals),
            responses(&totals, Some(&totals)),
            summary(&visit, &[]),
        )
    });
}

/// A file of 2 KB.
#[divan::bench]
fn read_a_file() -> Visit {
    read(black_box(WEEK_4.as_bytes()))
        .expect("the fixture is a visit")
        .visit
}

/// The same, written.
#[divan::bench]
fn write_a_file(bencher: Bencher) {
    let visit = visit();
    let by = WrittenBy::this_program("2026-11-22T09:30:00Z".into());
    bencher.bench_local(|| write(black_box(&visit), &by));
}

/// A file of nearly 8 MiB of other programs' keys.
#[divan::bench(sample_count = 10)]
fn read_the_largest_file(bencher: Bencher) {
    let mut text = String::from(r#"{"format":"dermscore.visit","version":1,"other":["#);
    while text.len() < 8_300_000 {
        text.push_str(r#"{"key":"value","number":1.50},"#);
    }
    text.push_str("0]}");
    bencher.bench_local(|| read(black_box(text.as_bytes())).expect("it is a visit"));
}

/// Five hundred steps and all of them taken back.
#[divan::bench]
fn undo_a_long_session(bencher: Bencher) {
    let mut session = Session::open(visit());
    for step in 0..500u16 {
        let choice = u8::try_from(step % 5).ok();
        session = session.after(Action::Choose {
            instrument: 0,
            item: 3,
            choice,
        });
    }
    bencher.bench_local(|| {
        let mut session = session.clone();
        while session.can_undo() {
            session = session.after(Action::Undo);
        }
        session
    });
}

/// A visit with nothing in it, made anew.
#[divan::bench]
fn begin_a_visit() -> (Drafts, Entry) {
    (Drafts::new(), Entry::Empty)
}
