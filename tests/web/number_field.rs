//! A field for a number, typed into and changed from outside.

use dermscore::instruments::Entry;
use dermscore::measure::{Range, Tenths};
use dermscore::session::{Action, Target};
use dermscore::ui::components::{NumberField, NumberFieldProps};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::kit::{Mounted, Sent, fill, leave, press, press_with, settle};

const TARGET: Target = Target::Item {
    instrument: 0,
    item: 2,
};

struct Field {
    page: Mounted<NumberField>,
    sent: Sent,
    range: Range,
}

impl Field {
    async fn of(entry: Entry, range: Range) -> Self {
        let sent = Sent::default();
        let page = Mounted::with(props(&sent, entry, range)).await;
        Self { page, sent, range }
    }

    fn input(&self) -> HtmlInputElement {
        self.page.place.field("a.b")
    }

    fn shown(&self) -> String {
        self.input().value()
    }

    /// Another value stands, whoever put it there.
    async fn stands(&mut self, entry: Entry) {
        let props = props(&self.sent, entry, self.range);
        self.page.update(props).await;
    }

    /// Presses a key and says what was typed by it.
    async fn press(&self, key: &str) -> Vec<Action> {
        press(&self.input(), key);
        settle().await;
        self.sent.visit()
    }
}

fn props(sent: &Sent, entry: Entry, range: Range) -> NumberFieldProps {
    NumberFieldProps {
        target: TARGET,
        testid: "a.b".into(),
        label: "A number".into(),
        unit: "%".into(),
        entry,
        range,
        idle: false,
        aside: false,
        flagged: false,
        dispatch: sent.dispatch(),
    }
}

fn typed(text: &str) -> Vec<Action> {
    vec![Action::Type(TARGET, text.to_owned())]
}

fn number(tenths: u32) -> Entry {
    Entry::Number(Tenths(tenths))
}

#[wasm_bindgen_test]
async fn a_number_stays_as_it_is_typed_while_it_is_typed() {
    let mut field = Field::of(Entry::Empty, Range::tenths(100)).await;
    for (text, stands) in [
        ("9", number(90)),
        ("9.", number(90)),
        ("9.5", number(95)),
        ("9,5", number(95)),
        ("09.50", number(95)),
        ("9.55", Entry::Text("9.55".into())),
        (" ", Entry::Empty),
    ] {
        fill(&field.input(), text).await;
        assert_eq!(field.sent.visit(), typed(text));
        field.stands(stands).await;
        assert_eq!(field.shown(), text);
    }
}

#[wasm_bindgen_test]
async fn what_comes_from_elsewhere_replaces_what_was_typed() {
    let mut field = Field::of(Entry::Empty, Range::tenths(100)).await;
    fill(&field.input(), "9.").await;
    field.stands(number(90)).await;
    assert_eq!(field.shown(), "9.");
    for (stands, shown) in [
        (number(300), "30"),
        (number(95), "9.5"),
        (Entry::Empty, ""),
        (Entry::Text("wrong".into()), "wrong"),
    ] {
        field.stands(stands).await;
        assert_eq!(field.shown(), shown);
    }
}

#[wasm_bindgen_test]
async fn leaving_the_field_ends_typing_and_shows_the_number_as_it_is_written() {
    let mut field = Field::of(Entry::Empty, Range::tenths(100)).await;
    fill(&field.input(), "9,").await;
    field.stands(number(90)).await;
    assert_eq!(
        (field.shown().as_str(), field.sent.visit()),
        ("9,", typed("9,"))
    );
    leave(&field.input(), true).await;
    // By the change and by the blur: leaving twice is leaving once.
    let left = field.sent.visit();
    assert!(
        !left.is_empty() && left.iter().all(|sent| *sent == Action::Leave),
        "{left:?}"
    );
    assert_eq!(field.shown(), "9");
}

#[wasm_bindgen_test]
async fn leaving_the_field_after_arrows_ends_the_step_too() {
    let mut field = Field::of(number(95), Range::tenths(100)).await;
    field.press("ArrowUp").await;
    field.stands(number(96)).await;
    leave(&field.input(), false).await;
    assert_eq!(field.sent.visit(), [Action::Leave]);
}

#[wasm_bindgen_test]
async fn arrows_step_by_the_step_of_the_range_and_stop_at_its_ends() {
    for (range, stands, up, down) in [
        (Range::tenths(100), 95, "9.6", "9.4"),
        (Range::tenths(100), 99, "10", "9.8"),
        (Range::tenths(100), 1000, "100", "99.9"),
        (Range::tenths(100), 0, "0.1", "0"),
        (Range::halves(10), 45, "5", "4"),
        (Range::halves(10), 100, "10", "9.5"),
        (Range::whole(10), 70, "8", "6"),
        (Range::whole(10), 0, "1", "0"),
    ] {
        let field = Field::of(number(stands), range).await;
        assert_eq!(field.press("ArrowUp").await, typed(up));
        assert_eq!(field.press("ArrowDown").await, typed(down));
    }
}

#[wasm_bindgen_test]
async fn an_arrow_in_an_empty_field_begins_at_the_least_and_leaves_wrong_text_alone() {
    let field = Field::of(Entry::Empty, Range::tenths(100)).await;
    assert_eq!(field.press("ArrowUp").await, typed("0"));
    assert_eq!(field.press("ArrowDown").await, typed("0"));
    let field = Field::of(Entry::Text("1o".into()), Range::tenths(100)).await;
    for key in ["ArrowUp", "ArrowDown"] {
        assert!(!press(&field.input(), key));
    }
    settle().await;
    assert!(field.sent.visit().is_empty());
}

#[wasm_bindgen_test]
async fn escape_empties_the_field() {
    for entry in [number(95), Entry::Text("1o".into())] {
        let mut field = Field::of(entry, Range::tenths(100)).await;
        assert_eq!(field.press("Escape").await, typed(""));
        field.stands(Entry::Empty).await;
        assert_eq!(field.shown(), "");
    }
}

#[wasm_bindgen_test]
async fn other_keys_and_keys_with_modifiers_are_the_browser_s() {
    let field = Field::of(number(95), Range::tenths(100)).await;
    for key in ["1", ".", "Tab", "Backspace", "ArrowLeft", "Home"] {
        assert!(!press(&field.input(), key), "{key}");
    }
    for modifier in ["ctrlKey", "metaKey", "altKey"] {
        assert!(!press_with(&field.input(), "ArrowUp", &[modifier]));
        assert!(!press_with(&field.input(), "Escape", &[modifier]));
    }
    settle().await;
    assert!(field.sent.visit().is_empty());
}

#[wasm_bindgen_test]
async fn wrong_text_says_what_is_allowed_until_it_is_mended() {
    let mut field = Field::of(Entry::Text("101".into()), Range::tenths(100)).await;
    let said = field.page.place.at("[role='alert']").text_content();
    assert_eq!(
        said.as_deref(),
        Some("Allowed is a number from 0 to 100 in steps of 0.1.")
    );
    assert_eq!(
        field.input().get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    field.stands(number(1000)).await;
    assert_eq!(field.page.place.count("[role='alert']"), 0);
    assert!(!field.input().has_attribute("aria-invalid"));
}
