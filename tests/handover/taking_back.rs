//! Who gets the tablet back, and how guessing is slowed.

use dermscore::handover::{Came, Handover, Secret, Step};

use crate::kit::{LITTLE, PIN, START, dlqi, step};

fn tries(handover: &Handover, typed: &str, now: u64) -> (Handover, Came) {
    handover.try_pin(typed, None, now)
}

#[test]
fn the_pin_is_the_only_way_back() {
    let asked = step(&dlqi(), Step::Staff);
    assert_eq!(tries(&asked, PIN, START).1, Came::Right);
    assert_eq!(tries(&asked, " 04 20 ", START).1, Came::Right);
    for typed in ["", "0421", "042", "04200", "PIN"] {
        assert_eq!(tries(&asked, typed, START).1, Came::Wrong, "{typed}");
    }
}

#[test]
fn the_release_code_of_the_device_takes_it_back_too() {
    let asked = step(&dlqi(), Step::Staff);
    let code = Secret::new("48219935", [3; 16], LITTLE);
    let came = |typed| asked.try_pin(typed, code.as_ref(), START).1;
    assert_eq!(came("4821 9935"), Came::Right);
    assert_eq!(came(PIN), Came::Right);
    assert_eq!(came("4821 9936"), Came::Wrong);
    assert_eq!(tries(&asked, "4821 9935", START).1, Came::Wrong);
}

#[test]
fn after_three_wrong_attempts_the_next_waits_though_it_is_right() {
    let mut now = step(&dlqi(), Step::Staff);
    for time in 1..=2 {
        let (next, came) = tries(&now, "9999", START + time);
        assert_eq!((came, next.attempts.wait), (Came::Wrong, 0));
        now = next;
    }
    let (mut now, came) = tries(&now, "9999", START + 3);
    assert_eq!((came, now.attempts.wait), (Came::Wrong, 30_000));
    for second in 1..30 {
        let clock = START + 3 + second * 1_000;
        let (next, came) = tries(&now, PIN, clock);
        assert_eq!(came, Came::Waiting, "{second}");
        assert_eq!(
            next.attempts.wrong, 3,
            "what is not looked at does not count"
        );
        now = Handover::read(&next.text()).expect("kept");
    }
    assert_eq!(tries(&now, PIN, START + 3 + 30_000).1, Came::Right);
}

#[test]
fn neither_a_reload_nor_another_clock_ends_the_wait() {
    let mut now = step(&dlqi(), Step::Staff);
    for _ in 0..4 {
        now = tries(&now, "9999", START).0;
        now = (0..70).fold(now, |now, _| {
            let at = now.attempts.at;
            now.after(Step::Tick, at + 1_000)
        });
    }
    let (now, _) = tries(&now, "9999", START);
    let left = now.attempts.wait;
    assert!(left >= 60_000, "{left}");
    let reloaded = Handover::read(&now.text()).expect("kept");
    assert_eq!(reloaded.attempts, now.attempts);
    for clock in [0, START - 86_400_000, START + 86_400_000, u64::MAX] {
        let (later, came) = tries(&reloaded, PIN, clock);
        assert_eq!(came, Came::Waiting, "{clock}");
        assert!(later.attempts.wait >= left - 5_000, "{clock}");
    }
}

#[test]
fn the_right_pin_forgets_what_was_wrong() {
    let now = step(&dlqi(), Step::Staff);
    let (now, _) = tries(&now, "9999", START);
    let (now, came) = tries(&now, PIN, START);
    assert_eq!((came, now.attempts.wrong), (Came::Right, 0));
}

#[test]
fn asking_for_the_pin_changes_nothing_for_the_patient() {
    let before = dlqi();
    let after = step(&step(&before, Step::Staff), Step::Leave);
    assert_eq!((after.place, &after.papers), (before.place, &before.papers));
    let asked = step(&before, Step::Staff);
    assert_eq!(
        step(&asked, Step::Next).place,
        before.place,
        "nobody answers meanwhile"
    );
    assert!(
        !Handover::text(&before).contains(PIN),
        "it is not kept as it is"
    );
}
