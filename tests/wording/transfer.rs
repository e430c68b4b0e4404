//! Finished questionnaires as letters and back.

use dermscore::instruments::{Draft, Entry, INSTRUMENTS, Instrument, Kind, itch};
use dermscore::measure::Tenths;
use dermscore::transfer::{
    CodeError, Doubt, Finished, Payload, doubts, grouped, is_ours, pack, read, taken_over, unpack,
    write, write_sealed,
};
use dermscore::visit::{Visit, read as read_visit};
use proptest::prelude::*;

use crate::kit::{ENGLISH, dlqi, wording};

const AT: &str = "2026-11-22T09:30:00Z";
const ID: &str = "0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11";

fn the_itch() -> usize {
    Instrument::index_of("itch").expect("itch")
}

fn visit() -> Visit {
    Visit {
        id: ID.into(),
        subject: "P3".into(),
        label: "Week 4".into(),
        ..Visit::default()
    }
}

fn choose(visit: &mut Visit, instrument: usize, item: usize, entry: Entry) {
    let draft = visit.drafts.edit(instrument);
    draft.set(INSTRUMENTS[instrument], item, entry);
}

/// Answers to DLQI on a licensed wording, and itch.
fn finished() -> Finished {
    let mut visit = visit();
    for (item, choice) in [1, 2, 4, 0, 3, 1, 1, 2, 0, 4, 3].into_iter().enumerate() {
        choose(&mut visit, dlqi(), item, Entry::Choice(choice));
    }
    choose(&mut visit, the_itch(), itch::SCALE, Entry::Choice(0));
    choose(
        &mut visit,
        the_itch(),
        itch::VALUE,
        Entry::Number(Tenths(56)),
    );
    visit.set_wording(dlqi(), Some(&wording(ENGLISH).reference));
    Finished::of(&visit, &[dlqi(), the_itch()], AT)
}

fn open(code: &str) -> Finished {
    match read(code) {
        Ok(Payload::Open(finished)) => finished,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_handed_over_comes_back_and_nothing_else_goes() {
    let before = finished();
    let code = write(&before);
    assert_eq!(open(&code), before);
    assert_eq!(before.visit.label, "", "a label is no answer");
    assert!(code.starts_with("DERMSCORE:1:"), "{code}");
    // All of them in the alphanumeric mode of QR codes.
    let allowed =
        |letter: char| letter.is_ascii_digit() || letter.is_ascii_uppercase() || letter == ':';
    assert!(code.chars().all(allowed), "{code}");
    assert!(code.len() < 330, "{} letters", code.len());
    assert_eq!(open(&grouped(&code)), before);
    assert_eq!(open(&code.to_lowercase()), before);
    let misread = code["DERMSCORE:1:".len()..]
        .replace('0', "o")
        .replace('1', "l");
    assert_eq!(open(&format!("dermscore:1:\n{misread}")), before);
}

/// Of every two items every two answers, unanswered included.
#[test]
fn every_pair_of_answers_comes_back() {
    for (instrument, definition) in INSTRUMENTS.iter().enumerate() {
        let choices = |item: usize| {
            let count = definition.items[item].choices().len();
            let answers =
                (0..count).map(|choice| Entry::Choice(u8::try_from(choice).expect("few")));
            answers.chain([Entry::Empty]).collect::<Vec<_>>()
        };
        for first in 0..definition.items.len() {
            for second in first..definition.items.len() {
                for one in choices(first) {
                    for other in choices(second) {
                        let mut visit = visit();
                        let draft = visit.drafts.edit(instrument);
                        draft.set(definition, first, one.clone());
                        draft.set(definition, second, other.clone());
                        let before = Finished::of(&visit, &[instrument], AT);
                        assert_eq!(unpack(&pack(&before)).as_ref(), Ok(&before));
                    }
                }
            }
        }
    }
}

#[test]
fn every_rating_of_itch_comes_back() {
    for scale in [Entry::Empty, Entry::Choice(0), Entry::Choice(1)] {
        for tenths in 0..=100 {
            let mut visit = visit();
            choose(&mut visit, the_itch(), itch::SCALE, scale.clone());
            let range = INSTRUMENTS[the_itch()].range(itch::VALUE, visit.drafts.get(the_itch()));
            if !range.expect("a range").allows(Tenths(tenths)) {
                continue;
            }
            choose(
                &mut visit,
                the_itch(),
                itch::VALUE,
                Entry::Number(Tenths(tenths)),
            );
            let before = Finished::of(&visit, &[the_itch()], AT);
            assert_eq!(open(&write(&before)), before);
        }
    }
}

fn any_entry(kind: &'static Kind) -> BoxedStrategy<Entry> {
    match kind {
        Kind::Grade(choices) | Kind::Word(choices) => {
            let last = u8::try_from(choices.len()).expect("few") - 1;
            prop_oneof![Just(Entry::Empty), (0..=last).prop_map(Entry::Choice)].boxed()
        }
        Kind::Number { .. } => prop_oneof![
            Just(Entry::Empty),
            (0..=10u32).prop_map(|whole| Entry::Number(Tenths(whole * 10))),
            "[a-zäöü<>0-9]{1,30}".prop_map(Entry::Text),
        ]
        .boxed(),
    }
}

fn any_draft(instrument: usize) -> impl Strategy<Value = Draft> {
    let definition = INSTRUMENTS[instrument];
    let entries: Vec<_> = definition
        .items
        .iter()
        .map(|item| any_entry(&item.kind))
        .collect();
    entries.prop_map(move |entries| {
        let mut draft = Draft::new(definition);
        for (item, entry) in entries.into_iter().enumerate() {
            draft.set(definition, item, entry);
        }
        draft
    })
}

fn any_finished() -> impl Strategy<Value = Finished> {
    let id = prop_oneof![
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ".{0,40}"
    ];
    let at = prop_oneof![
        Just(AT.to_owned()),
        Just(String::new()),
        Just("9999-12-31T23:59:60Z".to_owned())
    ];
    (
        id,
        ".{0,40}",
        at,
        any_draft(dlqi()),
        any_draft(the_itch()),
        any::<u8>(),
    )
        .prop_map(|(id, subject, at, answers, itch, which)| {
            let mut visit = Visit {
                id,
                subject,
                ..Visit::default()
            };
            *visit.drafts.edit(dlqi()) = answers;
            *visit.drafts.edit(the_itch()) = itch;
            if which & 4 > 0 {
                visit.set_wording(dlqi(), Some(&wording(ENGLISH).reference));
            }
            let parts = [dlqi(), the_itch()];
            let parts: Vec<_> = parts
                .into_iter()
                .enumerate()
                .filter(|(bit, _)| which >> bit & 1 > 0)
                .collect();
            let parts: Vec<_> = parts.into_iter().map(|(_, part)| part).collect();
            Finished::of(&visit, &parts, &at)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn all_that_is_answered_comes_back(before in any_finished()) {
        prop_assert_eq!(read(&write(&before)), Ok(Payload::Open(before)));
    }

    #[test]
    fn what_is_sealed_comes_back_as_it_was(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(read(&write_sealed(&bytes)), Ok(Payload::Sealed(bytes)));
    }

    #[test]
    fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        if let Ok(finished) = unpack(&bytes) {
            prop_assert_eq!(pack(&finished), bytes);
        }
    }

    #[test]
    fn no_letters_bring_it_down(text in ".{0,60}", body in "DERMSCORE:1:[0-9A-Z]{0,60}") {
        prop_assert!(read(&text).is_err());
        prop_assert!(read(&body).is_err());
    }

    #[test]
    fn no_damage_inside_brings_it_down(place in 0..200usize, byte in any::<u8>()) {
        let mut bytes = pack(&finished());
        let place = place % bytes.len();
        bytes[place] = byte;
        if let Ok(finished) = unpack(&bytes) {
            prop_assert_eq!(pack(&finished), bytes);
        }
    }
}

#[test]
fn any_changed_letter_is_refused() {
    let before = finished();
    let code = write(&before);
    for (place, right) in code.char_indices() {
        for wrong in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".chars() {
            let looks_the_same =
                matches!((right, wrong), ('0', 'O') | ('1', 'I' | 'L') | ('O', '0'));
            if wrong == right || looks_the_same {
                continue;
            }
            let mut changed = code.clone();
            changed.replace_range(place..=place, &wrong.to_string());
            let said = read(&changed).err();
            assert!(said.is_some(), "{wrong} at {place}");
            assert!(!said.unwrap().said().to_string().is_empty());
        }
    }
}

#[test]
fn what_is_cut_or_longer_or_in_another_order_is_refused() {
    let code = write(&finished());
    for length in 0..code.len() {
        assert!(read(&code[..length]).is_err(), "{length}");
    }
    for more in ["0", "00", "Z", "00000000"] {
        assert!(read(&[&code, more].concat()).is_err(), "{more}");
    }
    let bytes = code.as_bytes();
    for place in 12..bytes.len() - 1 {
        if bytes[place] != bytes[place + 1] {
            let mut swapped = bytes.to_vec();
            swapped.swap(place, place + 1);
            assert_eq!(
                read(std::str::from_utf8(&swapped).unwrap()),
                Err(CodeError::Damaged)
            );
        }
    }
}

#[test]
fn other_codes_and_later_versions_are_told_apart() {
    for other in [
        "",
        "https://example.org/?a=1",
        "WIFI:S:clinic;;",
        "DERMSCOR:1:00",
        "0123456789",
    ] {
        assert_eq!(read(other), Err(CodeError::NotOurs), "{other}");
        assert!(!is_ours(other));
    }
    let later = write(&finished()).replace(":1:", ":2:");
    assert_eq!(read(&later), Err(CodeError::Newer(2)));
    assert!(is_ours(&later));
    assert!(CodeError::Newer(2).said().to_string().contains("version 2"));
    assert_eq!(read("DERMSCORE:1:ABU"), Err(CodeError::Letter('U', 15)));
}

/// The letters are right, and still nothing is believed.
#[test]
fn what_is_not_allowed_inside_is_refused() {
    let mut unknown = pack(&finished());
    let place = unknown
        .windows(4)
        .position(|part| part == b"dlqi")
        .expect("named");
    unknown[place] = b'x';
    assert_eq!(unpack(&unknown), Err(CodeError::Instrument("xlqi".into())));
    let mut over = pack(&finished());
    over[place + 5] = 6; // item 1 has four answers
    assert_eq!(unpack(&over), Err(CodeError::Inside));
    let mut fewer = pack(&finished());
    fewer[place + 4] = 10;
    assert_eq!(unpack(&fewer), Err(CodeError::Instrument("dlqi".into())));
}

#[test]
fn a_sealed_code_is_not_read_without_its_key() {
    let sealed = write_sealed(&pack(&finished()));
    assert!(matches!(read(&sealed), Ok(Payload::Sealed(_))));
}

#[test]
fn the_file_is_a_visit_file_with_these_answers_alone() {
    let before = finished();
    let reading = read_visit(before.file().as_bytes()).expect("a visit file");
    assert_eq!(reading.present, {
        let mut parts = vec![dlqi(), the_itch()];
        parts.sort_unstable();
        parts
    });
    assert!(before.file().contains(&format!("\"writtenAt\": \"{AT}\"")));
    assert_eq!(Finished::of_file(&reading, AT), before);
}

#[test]
fn whose_they_are_is_asked_and_what_stands_there() {
    let answers = finished();
    assert_eq!(doubts(&answers, &visit()), []);
    let with = |change: fn(&mut Visit)| {
        let mut visit = visit();
        change(&mut visit);
        doubts(&answers, &visit)
    };
    assert_eq!(
        with(|visit| visit.subject = "P7".into()),
        [Doubt::OtherSubject("P3".into(), "P7".into())]
    );
    assert_eq!(
        with(|visit| visit.subject.clear()),
        [Doubt::NoSubject("P3".into(), String::new())]
    );
    assert_eq!(with(|visit| visit.subject = " P3 ".into()), []);
    assert_eq!(with(|visit| visit.id = "other".into()), [Doubt::OtherVisit]);
    assert_eq!(
        with(|visit| choose(visit, dlqi(), 0, Entry::Choice(3))),
        [Doubt::Filled(dlqi())]
    );
    let there = taken_over(&answers, &answers.parts, &visit());
    assert_eq!(
        doubts(&answers, &there),
        [],
        "the same answers are there already"
    );
    let nobody = Finished::of(&Visit::default(), &[], AT);
    assert_eq!(
        doubts(
            &nobody,
            &Visit {
                id: "x".into(),
                ..Visit::default()
            }
        ),
        [
            Doubt::NoSubject(String::new(), String::new()),
            Doubt::OtherVisit
        ]
    );
}

#[test]
fn only_what_is_chosen_is_taken_over() {
    let answers = finished();
    let mut desk = visit();
    choose(&mut desk, 0, 0, Entry::Choice(1));
    choose(&mut desk, dlqi(), 3, Entry::Choice(0));
    let none = taken_over(&answers, &[], &desk);
    assert_eq!(none, desk);
    let itch = taken_over(&answers, &[the_itch()], &desk);
    assert_eq!(itch.drafts.get(dlqi()), desk.drafts.get(dlqi()));
    assert_eq!(
        itch.drafts.get(the_itch()),
        answers.visit.drafts.get(the_itch())
    );
    let both = taken_over(&answers, &answers.parts, &desk);
    assert_eq!(both.wording(dlqi()), answers.visit.wording(dlqi()));
    assert_eq!(
        (both.drafts.get(0), &both.label),
        (desk.drafts.get(0), &desk.label)
    );
    // A total copied from an earlier record goes with what it stood for.
    let mut copied = visit();
    let draft = copied.drafts.edit(dlqi());
    draft.set_copied_total(INSTRUMENTS[dlqi()], Entry::Number(Tenths(50)));
    assert_eq!(doubts(&answers, &copied), [Doubt::Filled(dlqi())]);
    let over = taken_over(&answers, &answers.parts, &copied);
    assert_eq!(*over.drafts.get(dlqi()).copied_total(), Entry::Empty);
}

/// Made by hand from the description in `docs/transfer.md`, not by this program.
#[test]
fn letters_of_version_1_stay_readable() {
    const LETTERS: &str = "DERMSCORE:1:0000T3VC3SQGWJTQKNE0M71W1DX120JG6F4DZW67TV6G8084CHP72T8B0800000000100000000CDZKG136G";
    let read = open(LETTERS);
    assert_eq!(
        (read.visit.id.as_str(), read.visit.subject.as_str()),
        (ID, "P3")
    );
    assert_eq!(
        (read.at.as_str(), read.parts.as_slice()),
        (AT, &[dlqi()][..])
    );
    assert_eq!(*read.visit.drafts.get(dlqi()).entry(0), Entry::Choice(1));
    assert_eq!(*read.visit.drafts.get(dlqi()).entry(6), Entry::Choice(1));
    assert_eq!(write(&read), LETTERS);
}
