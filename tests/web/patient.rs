//! The patient's screen, driven as a patient does it.

use dermscore::handover::{At, Begin, Handover, OfVisit, Paper, Place, Secret, Step, Work};
use dermscore::instruments::{Entry, Form};
use dermscore::measure::Tenths;
use dermscore::ui::patient::{KEY, Screen, ScreenProps};
use dermscore::ui::platform::{clock, storage};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::forget;
use crate::kit::{Mounted, focused_name, press, settle, type_key};

fn handed_over(forms: &[&str]) -> Handover {
    let papers = forms.iter().filter_map(|id| Form::by_id(id));
    let work = Work {
        memory: 8,
        passes: 1,
    };
    let begin = Begin {
        id: "h1".into(),
        visit: OfVisit::default(),
        papers: papers.map(Paper::new).collect(),
        language: "en".into(),
        pin: Secret::new("2580", [1; 16], work).expect("memory"),
    };
    let begun = Handover::begin(begin, clock::milliseconds()).expect("something to fill in");
    begun.after(Step::Begin, clock::milliseconds())
}

async fn screen(handover: Handover) -> Mounted<Screen> {
    forget().await;
    Mounted::with(ScreenProps { handover }).await
}

fn kept() -> Handover {
    let text = storage::read(KEY).expect("storage").expect("kept");
    Handover::read(&text).expect("a hand-over")
}

async fn click(page: &Mounted<Screen>, control: &str) {
    page.place.control(control).click();
    settle().await;
}

fn first() -> At {
    At { paper: 0, asked: 0 }
}

#[wasm_bindgen_test]
async fn every_tap_is_kept_at_once_and_none_goes_on_by_itself() {
    let page = screen(handed_over(&["dlqi"])).await;
    assert_eq!(page.place.count("[role=radio]"), 4);
    assert_eq!(
        page.place.count("[aria-checked=true]"),
        0,
        "nothing is preset"
    );
    click(&page, "dlqi.1.aLot").await;
    assert_eq!(kept().entry(first()), &Entry::Choice(1));
    assert_eq!(kept().at(), Some(first()));
    click(&page, "patient.next").await;
    assert_eq!(kept().at(), Some(At { paper: 0, asked: 1 }));
    assert_eq!(page.place.text("patient.progress"), "2 of 10");
    let heading = page.place.at("h1");
    assert!(heading.text_content().is_some_and(|text| !text.is_empty()));
    let focused = crate::kit::focused().expect("a focus");
    assert_eq!(focused.tag_name(), "H1", "it is read from its beginning");
}

#[wasm_bindgen_test]
async fn arrows_move_the_answer_and_enter_goes_on() {
    let page = screen(handed_over(&["dlqi"])).await;
    let stops = page.place.count("[role=radio][tabindex='0']");
    assert_eq!(stops, 1, "one tab stop");
    page.place
        .control("dlqi.1.veryMuch")
        .focus()
        .expect("focus");
    for (key, answer) in [
        ("ArrowDown", "dlqi.1.veryMuch"),
        ("ArrowDown", "dlqi.1.aLot"),
        ("End", "dlqi.1.notAtAll"),
        ("ArrowDown", "dlqi.1.notAtAll"),
        ("ArrowUp", "dlqi.1.aLittle"),
    ] {
        type_key(key).await;
        assert_eq!(focused_name(), answer, "{key}");
        assert_eq!(kept().at(), Some(first()), "{key}");
    }
    assert_eq!(kept().entry(first()), &Entry::Choice(2));
    type_key("Enter").await;
    assert_eq!(kept().at(), Some(At { paper: 0, asked: 1 }));
}

#[wasm_bindgen_test]
async fn the_line_has_no_mark_until_it_is_touched() {
    let page = screen(handed_over(&["itch.vas"])).await;
    let line = || page.place.control("itch.value");
    let said = || line().get_attribute("aria-valuetext").unwrap_or_default();
    assert_eq!(
        (page.place.count(".mark"), said()),
        (0, "No mark yet".into())
    );
    assert_eq!(page.place.count("[data-testid='patient.next']"), 0);
    for (key, value) in [
        ("ArrowRight", 0),
        ("ArrowRight", 1),
        ("PageUp", 11),
        ("ArrowLeft", 10),
        ("End", 100),
        ("ArrowUp", 100),
        ("ArrowDown", 99),
        ("Home", 0),
        ("PageDown", 0),
    ] {
        press(&line(), key);
        settle().await;
        assert_eq!(
            kept().entry(first()),
            &Entry::Number(Tenths(value)),
            "{key}"
        );
    }
    click(&page, "patient.more").await;
    assert_eq!(said(), "0.1 of 10");
    assert_eq!(page.place.count(".mark"), 1);
    click(&page, "patient.less").await;
    assert_eq!(said(), "0 of 10");
    click(&page, "patient.clear").await;
    assert_eq!(
        (page.place.count(".mark"), said()),
        (0, "No mark yet".into())
    );
    click(&page, "patient.less").await;
    assert_eq!(
        kept().entry(first()),
        &Entry::Number(Tenths(100)),
        "from its end"
    );
}

#[wasm_bindgen_test]
async fn from_right_to_left_the_line_and_its_arrows_are_mirrored() {
    let page = screen(handed_over(&["itch.vas"])).await;
    page.place
        .0
        .set_attribute("dir", "rtl")
        .expect("an attribute");
    press(&page.place.control("itch.value"), "ArrowLeft");
    settle().await;
    press(&page.place.control("itch.value"), "ArrowLeft");
    settle().await;
    assert_eq!(kept().entry(first()), &Entry::Number(Tenths(1)));
}

#[wasm_bindgen_test]
async fn numbers_are_whole_and_none_is_preset() {
    let page = screen(handed_over(&["itch.nrs"])).await;
    assert_eq!(page.place.count("[role=radio]"), 11);
    click(&page, "itch.value.10").await;
    assert_eq!(kept().entry(first()), &Entry::Number(Tenths(100)));
    click(&page, "patient.next").await;
    assert_eq!(kept().place, Place::Review);
    assert!(page.place.text("patient.review.itch.value").contains("10"));
}

#[wasm_bindgen_test]
async fn a_wrong_pin_is_counted_and_shows_nothing() {
    let page = screen(handed_over(&["dlqi"])).await;
    click(&page, "dlqi.1.aLot").await;
    click(&page, "patient.staff").await;
    assert_eq!(page.place.count("[role=radio]"), 0);
    crate::kit::fill(&page.place.field("patient.pin"), "1111").await;
    click(&page, "patient.enter").await;
    crate::kit::until("the PIN was tried", || kept().attempts.wrong == 1).await;
    settle().await;
    assert_eq!(page.place.text("patient.said"), "That is not the PIN.");
    click(&page, "patient.leave").await;
    assert_eq!(page.place.count("[aria-checked=true]"), 1);
}

#[wasm_bindgen_test]
async fn what_nobody_touched_for_two_minutes_is_covered() {
    let idle = clock::milliseconds() - 120_000;
    let handover = handed_over(&["dlqi"]);
    let answered = handover.after(Step::Answer(Entry::Choice(0)), handover.touched);
    let page = screen(Handover {
        touched: idle,
        ..answered
    })
    .await;
    assert_eq!(page.place.count("[role=radio]"), 0, "not in the document");
    click(&page, "patient.uncover").await;
    assert_eq!(page.place.count("[aria-checked=true]"), 1);
}
