//! What is kept, and read again strictly.

use dermscore::handover::{Answered, Handover, Secret, Step, read_secret, secret_text};

use crate::kit::{LITTLE, PIN, answer, dlqi, handed_over, step};

fn half() -> Handover {
    (1..=8).fold(dlqi(), |now, _| {
        answer(
            &now,
            if now.at().is_some_and(|at| at.asked == 6) {
                "no"
            } else {
                "aLittle"
            },
        )
    })
}

#[test]
fn what_is_kept_is_read_again_as_it_was() {
    for handover in [
        handed_over(&["itch.vas", "dlqi"]),
        half(),
        step(&half(), Step::Staff),
    ] {
        assert_eq!(Handover::read(&handover.text()), Ok(handover));
    }
    let back = half().handed_back("2018-06-21T09:30:00Z".into());
    assert_eq!(Answered::read(&back.text()), Ok(back));
}

/// Every shortened text, and every letter changed to another: read as something
/// else or not at all, but never as other answers without a word.
#[test]
fn a_damaged_text_is_refused_or_says_something_else_of_the_same_shape() {
    let text = half().text();
    for end in 0..text.len() {
        assert!(Handover::read(&text[..end]).is_err(), "{}", &text[..end]);
    }
}

#[test]
fn nothing_is_guessed() {
    let text = half().text();
    for (from, to) in [
        ("dermscore.patient", "dermscore.other"),
        ("\"version\":1", "\"version\":2"),
        ("\"items.1\":\"aLittle\"", "\"items.1\":\"aBit\""),
        ("\"items.1\":\"aLittle\"", "\"items.11\":\"aLittle\""),
        ("\"items.1\":\"aLittle\"", "\"items.1\":\"notRelevant\""),
        ("\"form\":\"dlqi\"", "\"form\":\"cdlqi\""),
        ("\"at\":\"question\"", "\"at\":\"elsewhere\""),
        ("\"staff\":false", "\"staff\":false,\"more\":1"),
        ("\"staff\":false", "\"staff\":false,\"staff\":true"),
        ("\"skipping\":\"notSaid\"", "\"skipping\":\"\""),
        ("\"memory\":8", "\"memory\":9999999"),
    ] {
        assert!(text.contains(from), "{from} stands in {text}");
        assert!(Handover::read(&text.replacen(from, to, 1)).is_err(), "{to}");
    }
    let without_no = text.replacen("\"items.7\":\"no\"", "\"items.7\":\"yes\"", 1);
    let place = without_no.replacen("\"item\":\"items.8\"", "\"item\":\"items.7a\"", 1);
    assert_ne!(place, text);
    assert!(
        Handover::read(&place).is_err(),
        "a question that is not asked"
    );
    assert!(Answered::read(&text).is_err());
}

#[test]
fn a_secret_is_found_though_the_rest_cannot_be_read() {
    let broken = half()
        .text()
        .replacen("\"form\":\"dlqi\"", "\"form\":\"unknown\"", 1);
    assert!(Handover::read(&broken).is_err());
    assert!(read_secret(&broken).expect("the PIN").is(PIN));
    let secret = Secret::new("48219935", [3; 16], LITTLE).expect("memory");
    assert_eq!(read_secret(&secret_text(&secret)), Some(secret));
    for text in ["", "{}", "{\"salt\":\"00\"}", "[]"] {
        assert_eq!(read_secret(text), None, "{text}");
    }
}
