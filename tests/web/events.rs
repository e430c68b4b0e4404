//! The log of adverse events: logged, sorted, filtered, copied and printed as
//! a person does it.

use std::rc::Rc;

use dermscore::session::Action;
use dermscore::ui::trial::events;
use dermscore::ui::{Desk, Page, PageAction};
use dermscore::visit::{Row, Visit, read};
use gloo::utils::document;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::kit::{
    HiddenClipboard, Mounted, event, fill, focused, focused_name, leave, press, press_with, send,
    settle, type_key, until,
};
use crate::stage::{Stage, staged};

const TRIAL: &str = include_str!("../fixtures/trial-events.json");

struct Log {
    stage: Mounted<Stage>,
    desk: Desk,
}

async fn log(visit: Visit) -> Log {
    let (stage, desk) = staged(events::view, visit).await;
    Log { stage, desk }
}

async fn trial() -> Log {
    log(read(TRIAL.as_bytes()).expect("a visit").visit).await
}

/// A log of these events.
async fn of(events: &[Value]) -> Log {
    let row = |event: &Value| Rc::new(event.as_object().expect("an object").clone());
    let visit = Visit {
        adverse_events: Rc::new(events.iter().map(row).collect()),
        ..Visit::default()
    };
    log(visit).await
}

impl Log {
    fn page(&self) -> yew::UseReducerHandle<Page> {
        self.desk.page().expect("a page")
    }

    fn row(&self, place: usize) -> Row {
        Row::clone(&self.page().visit().adverse_events[place])
    }

    fn value(&self, place: usize, key: &str) -> Value {
        self.row(place).get(key).cloned().unwrap_or(Value::Null)
    }

    async fn act(&self, action: PageAction) {
        self.page().dispatch(action);
        settle().await;
    }

    async fn undo(&self) {
        self.act(PageAction::Visit(Action::Undo)).await;
    }

    fn count(&self, selector: &str) -> u32 {
        self.stage.place.count(selector)
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.stage.place.find(selector);
        found.unwrap_or_else(|| panic!("no {selector}"))
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn control(&self, name: &str) -> HtmlElement {
        self.stage.place.control(name)
    }

    async fn click(&self, name: &str) {
        self.control(name).click();
        settle().await;
    }

    async fn type_into(&self, name: &str, text: &str) {
        let field = self.stage.place.field(name);
        field.focus().expect("focused");
        fill(&field, text).await;
        leave(&field, true).await;
    }

    async fn choose(&self, name: &str, value: &str) {
        let select: HtmlSelectElement = self.control(name).unchecked_into();
        select.set_value(value);
        assert_eq!(select.value(), value, "{name} offers it");
        send(&select, &event("Event", "change", &[]));
        settle().await;
    }

    async fn tick(&self, name: &str, on: bool) {
        let tick = self.stage.place.field(name);
        if tick.checked() != on {
            tick.click();
        }
        settle().await;
    }

    /// The places of the rows that are drawn, in order.
    fn order(&self) -> Vec<usize> {
        let rows = self.stage.place.0.query_selector_all("[data-row]");
        let rows = rows.expect("a selector");
        (0..rows.length())
            .filter_map(|at| rows.get(at)?.dyn_into::<HtmlElement>().ok())
            .filter_map(|row| row.get_attribute("data-row")?.parse().ok())
            .collect()
    }

    /// The cells of an event's row, by their titles.
    fn cells(&self, place: usize) -> Vec<String> {
        let cells = format!("[data-row='{place}'] [role='cell']");
        let cells = self.stage.place.0.query_selector_all(&cells);
        let cells = cells.expect("a selector");
        (0..cells.length())
            .filter_map(|at| cells.get(at)?.text_content())
            .collect()
    }

    fn said(&self) -> String {
        self.text(".log-said")
    }

    fn duration(&self) -> String {
        self.text("[data-testid='event.duration']")
    }

    fn findings(&self) -> Vec<String> {
        let found = self.stage.place.0.query_selector_all(".findings b");
        let found = found.expect("a selector");
        (0..found.length())
            .filter_map(|at| found.get(at)?.text_content())
            .collect()
    }
}

fn field(place: usize, key: &str) -> String {
    format!("adverseEvents.{place}.{key}")
}

#[wasm_bindgen_test]
async fn an_empty_log_says_what_to_do() {
    let log = of(&[]).await;
    let said = log.text(".empty");
    assert!(
        said.contains("Ctrl+Enter") && said.contains("Open file"),
        "{said}"
    );
    assert_eq!(log.count(".filters"), 0);
    assert_ne!(focused_name(), "events.add", "the focus is not taken");
    log.click("events.add").await;
    assert_eq!(focused_name(), field(0, "verbatim"));
    assert_eq!(log.count(".empty"), 0);
}

#[wasm_bindgen_test]
async fn the_trial_s_events_stand_in_the_columns_of_its_table() {
    let log = trial().await;
    assert_eq!(log.order(), (0..16).collect::<Vec<_>>());
    let cells = log.cells(8);
    let expected = [
        "P3",
        "Headache for 4 days",
        "Headache 5.0",
        "2018-06-28",
        "2018-07-31",
        "no",
    ];
    assert!(cells[1].starts_with(expected[1]));
    for at in [0, 2, 3, 4, 5] {
        assert_eq!(cells[at], expected[at]);
    }
    assert_eq!(cells[6..11], ["1", "unrelated", "no", "no", "recovered"]);
    assert_eq!(cells[11], "Stated duration against dates");
    until("all are counted", || log.said().contains("findings in 3")).await;
    assert_eq!(
        log.said(),
        "All shown: 16, highest grade 2, serious 0, dose-limiting 0, findings in 3"
    );
}

#[wasm_bindgen_test]
async fn a_column_sorts_up_then_down_then_not_at_all() {
    let log = of(&[
        json!({ "id": "a", "onset": "2018-06", "grade": 2 }),
        json!({ "id": "b" }),
        json!({ "id": "c", "onset": "2018-07-01", "grade": 1 }),
    ])
    .await;
    let sort = || {
        let head = log.find("[role='columnheader'].onset");
        head.get_attribute("aria-sort").expect("a state")
    };
    assert_eq!(sort(), "none");
    for (state, order) in [
        ("ascending", [0, 2, 1]),
        ("descending", [2, 0, 1]),
        ("none", [0, 1, 2]),
    ] {
        log.click("events.sort.onset").await;
        assert_eq!((sort().as_str(), log.order()), (state, order.to_vec()));
    }
    log.choose("events.sort", "grade").await;
    assert_eq!(log.order(), [2, 0, 1]);
    log.click("events.turn").await;
    assert_eq!(log.order(), [0, 2, 1]);
    log.choose("events.sort", "").await;
    assert_eq!(log.order(), [0, 1, 2]);
}

#[wasm_bindgen_test]
async fn filters_count_what_they_show_and_are_cleared() {
    let log = trial().await;
    let clear = || log.control("events.filter.clear").has_attribute("disabled");
    assert!(clear());
    fill(&log.stage.place.field("events.filter.words"), "fever").await;
    assert_eq!(log.order(), [0, 3, 7, 11, 12]);
    log.tick("events.filter.related", true).await;
    assert_eq!(log.order(), [0, 7, 11, 12]);
    assert!(log.said().starts_with("4 shown of 16"), "{}", log.said());
    log.choose("events.filter.least", "2").await;
    assert_eq!(log.count("[data-row]"), 0);
    log.click("events.filter.open").await;
    assert_eq!(log.order().len(), 16);
    assert!(clear());
    log.tick("events.filter.odd", true).await;
    assert_eq!(log.order(), [4, 8, 15]);
    log.click("events.filter.clear").await;
    log.tick("events.filter.serious", true).await;
    assert_eq!(log.order(), [] as [usize; 0]);
}

#[wasm_bindgen_test]
async fn a_row_opens_by_click_and_by_enter_and_the_focus_goes_there_and_back() {
    let log = trial().await;
    log.find("[data-row='8'] .treatment").click();
    settle().await;
    assert_eq!(focused().expect("a focus").id(), "event-title");
    assert_eq!(log.text("#event-title"), "Headache for 4 days");
    assert_eq!(log.count("[aria-current='true'][data-row='8']"), 1);
    log.click("events.close").await;
    assert_eq!(
        (log.count(".event-form"), focused_name().as_str()),
        (0, "events.open.8")
    );
    // Arrows move, and Enter is the button's own click.
    for (key, at) in [
        ("ArrowDown", 9),
        ("ArrowUp", 8),
        ("Home", 0),
        ("ArrowUp", 0),
        ("PageDown", 10),
        ("End", 15),
        ("ArrowDown", 15),
        ("PageUp", 5),
    ] {
        type_key(key).await;
        assert_eq!(focused_name(), format!("events.open.{at}"), "{key}");
        let stop = log.find("[data-row] [tabindex='0']");
        assert_eq!(stop.get_attribute("data-testid"), Some(focused_name()));
    }
    assert_eq!(log.count("[data-row] [tabindex='0']"), 1, "one tab stop");
    log.click("events.open.5").await;
    press(&document(), "Escape");
    settle().await;
    assert_eq!(focused_name(), "events.open.5");
}

#[wasm_bindgen_test]
async fn next_and_previous_stop_at_the_ends_and_keep_the_focus() {
    let log = trial().await;
    log.click("events.sort.onset").await;
    log.click("events.open.1").await;
    let place = || log.text(".event-head small");
    assert_eq!(place(), "2 of 16");
    log.control("events.previous").focus().expect("focused");
    log.click("events.previous").await;
    log.click("events.previous").await;
    assert_eq!(
        (place().as_str(), focused_name().as_str()),
        ("1 of 16", "events.previous")
    );
    assert_eq!(
        log.control("events.previous")
            .get_attribute("aria-disabled")
            .as_deref(),
        Some("true")
    );
    for _ in 0..20 {
        log.click("events.next").await;
    }
    assert_eq!(place(), "16 of 16");
    assert_eq!(log.text("#event-title"), "Pharyngitis for 2 days");
}

#[wasm_bindgen_test]
async fn an_event_is_logged_by_its_words() {
    let log = of(&[]).await;
    assert!(press_with(&document(), "Enter", &["ctrlKey"]));
    settle().await;
    assert_eq!(focused_name(), field(0, "verbatim"));
    assert!(!log.row(0)["id"].as_str().expect("an id").is_empty());
    assert_eq!(log.value(0, "ctcae"), "5.0");
    log.type_into(
        &field(0, "verbatim"),
        "Transient fever for 16 hours (<38.5 °C)",
    )
    .await;
    assert_eq!(log.text("[data-testid='events.offer.0']"), "Fever");
    log.click("events.offer.0").await;
    assert_eq!(log.value(0, "term"), "Fever");
    assert_eq!(log.count(".offer"), 0);
    log.type_into(&field(0, "onset"), "2017-11-29").await;
    log.type_into(&field(0, "resolution"), "2017-11-30").await;
    assert_eq!(log.duration(), "1 day");
    log.type_into(&field(0, "treatment"), "no").await;
    log.choose(&field(0, "relatedness"), "related").await;
    log.choose(&field(0, "action"), "doseNotChanged").await;
    log.choose(&field(0, "outcome"), "recovered").await;
    log.click(&field(0, "expected.true")).await;
    log.tick(&field(0, "seriousness.none"), true).await;
    log.type_into(&field(0, "note"), "as told").await;
    let mut row = log.row(0);
    row.remove("id");
    assert_eq!(
        Value::Object(row),
        json!({
            "ctcae": "5.0", "verbatim": "Transient fever for 16 hours (<38.5 °C)", "term": "Fever",
            "onset": "2017-11-29", "resolution": "2017-11-30", "treatment": "no",
            "relatedness": "related", "action": "doseNotChanged", "outcome": "recovered",
            "expected": true, "seriousness": [], "note": "as told"
        })
    );
    assert!(press_with(
        &focused().expect("a focus"),
        "Enter",
        &["metaKey"]
    ));
    settle().await;
    assert_eq!(focused_name(), field(1, "verbatim"));
    assert_ne!(log.value(0, "id"), log.value(1, "id"));
}

#[wasm_bindgen_test]
async fn what_nobody_has_said_of_expectedness_looks_unanswered_and_can_be_taken_back() {
    let log = of(&[json!({ "term": "Fever", "ctcae": "5.0" })]).await;
    log.click("events.open.0").await;
    let unanswered = ".handling .choices[data-empty]";
    let chosen = ".handling [aria-checked='true']";
    assert_eq!((log.count(unanswered), log.count(chosen)), (1, 0));
    log.click(&field(0, "expected.false")).await;
    assert_eq!(log.row(0).get("expected"), Some(&json!(false)));
    assert_eq!((log.count(unanswered), log.count(chosen)), (0, 1));
    log.click(&field(0, "expected.clear")).await;
    assert_eq!(log.row(0).get("expected"), None);
    assert_eq!((log.count(unanswered), log.count(chosen)), (1, 0));
}

#[wasm_bindgen_test]
async fn a_date_being_typed_is_not_called_wrong_and_a_wrong_one_stays() {
    let log = of(&[json!({ "id": "a" })]).await;
    log.click("events.open.0").await;
    let onset = log.stage.place.field(&field(0, "onset"));
    let said = || log.count(".course .said");
    for part in ["2", "2018-", "2018-06-", "2018-06-28T1"] {
        fill(&onset, part).await;
        assert_eq!((onset.value().as_str(), said()), (part, 0));
    }
    onset.focus().expect("focused");
    leave(&onset, true).await;
    assert_eq!((onset.value().as_str(), said()), ("2018-06-28T1", 1));
    assert_eq!(
        focused_name(),
        field(0, "onset"),
        "the input is the same one"
    );
    assert_eq!(
        log.value(0, "notAccepted"),
        json!({ "onset": "2018-06-28T1" })
    );
    fill(&onset, "28.6.2018").await;
    assert_eq!(said(), 1, "what cannot become right is said at once");
    fill(&onset, "2018-06-28T10:00").await;
    assert_eq!((said(), log.value(0, "notAccepted")), (0, Value::Null));
    log.type_into(&field(0, "resolution"), "2018-06-28T11:30")
        .await;
    assert_eq!(log.duration(), "1 hour 30 minutes");
    log.tick(&field(0, "resolution.ongoing"), true).await;
    assert_eq!(
        (log.value(0, "resolution"), log.duration().as_str()),
        (json!("ongoing"), "ongoing")
    );
    log.tick(&field(0, "resolution.ongoing"), false).await;
    assert_eq!(log.value(0, "resolution"), Value::Null);
    log.type_into(&field(0, "resolution"), "2018-07").await;
    assert_eq!(log.duration(), "–");
}

#[wasm_bindgen_test]
async fn not_assessed_and_not_serious_are_two_things() {
    let log = of(&[json!({ "id": "a", "ctcae": "5.0", "term": "Vomiting" })]).await;
    log.click("events.open.0").await;
    let state = || log.text("[data-testid='event.serious']");
    let list = || log.value(0, "seriousness");
    let tick = async |name: &str, on| {
        log.tick(&field(0, &format!("seriousness.{name}")), on)
            .await
    };
    assert_eq!((state().as_str(), list()), ("not assessed", Value::Null));
    tick("none", true).await;
    assert_eq!(
        (state().as_str(), list()),
        ("assessed: not serious", json!([]))
    );
    tick("hospitalisation", true).await;
    tick("death", true).await;
    assert_eq!(
        (state().as_str(), list()),
        ("serious", json!(["death", "hospitalisation"]))
    );
    let none: HtmlInputElement = log.stage.place.field(&field(0, "seriousness.none"));
    assert!(!none.checked());
    // Vomiting has a grade 5, and by a stay in hospital it is at least 3.
    assert_eq!(
        (log.value(0, "grade"), log.value(0, "gradeSetBy")),
        (json!(5), json!("criteria"))
    );
    tick("death", false).await;
    assert_eq!(list(), json!(["hospitalisation"]));
    assert_eq!(
        log.value(0, "grade"),
        json!(3),
        "the rest is assessed and not there"
    );
    tick("hospitalisation", false).await;
    assert_eq!((state().as_str(), list()), ("not assessed", Value::Null));
    log.undo().await;
    assert_eq!(list(), json!(["hospitalisation"]));
}

#[wasm_bindgen_test]
async fn a_change_of_outcome_or_version_grades_again() {
    let log = of(&[
        json!({ "id": "a", "ctcae": "5.0", "term": "Rectal hemorrhage",
        "facts": { "symptoms": "mild" } }),
    ])
    .await;
    log.click("events.open.0").await;
    log.choose(&field(0, "outcome"), "fatal").await;
    assert_eq!(log.value(0, "grade"), json!(5));
    log.choose(&field(0, "outcome"), "").await;
    assert_eq!(
        (log.value(0, "grade"), log.value(0, "outcome")),
        (Value::Null, Value::Null)
    );
    assert!(!log.page().settings.six);
    log.click(&field(0, "ctcae.6.0")).await;
    assert_eq!(log.value(0, "ctcae"), "6.0");
    assert!(
        log.page().settings.six,
        "the next ones are graded by it too"
    );
    assert_eq!(log.findings(), ["No such term in this version"]);
    assert_eq!(log.text("[data-testid='events.offer.0']"), "Hematochezia");
    log.click("events.offer.0").await;
    assert_eq!(
        (log.value(0, "term"), log.findings()),
        (json!("Hematochezia"), vec![])
    );
    log.click("events.add.next").await;
    assert_eq!(log.value(1, "ctcae"), "6.0");
}

#[wasm_bindgen_test]
async fn a_grade_of_which_nobody_said_who_set_it_stays() {
    let log = of(&[json!({ "id": "a", "ctcae": "5.0", "term": "Fever", "grade": 2 })]).await;
    log.click("events.open.0").await;
    log.choose(&field(0, "outcome"), "recovering").await;
    assert_eq!(
        (log.value(0, "grade"), log.value(0, "outcome")),
        (json!(2), json!("recovering"))
    );
}

#[wasm_bindgen_test]
async fn the_grade_over_time_is_added_and_removed() {
    let log = of(&[json!({ "id": "a", "ctcae": "5.0", "term": "Headache" })]).await;
    log.click("events.open.0").await;
    let select: HtmlSelectElement = log.control("event.change.grade").unchecked_into();
    assert_eq!(
        select.length(),
        5,
        "none, 0, and the three grades of the term"
    );
    let date = log.stage.place.field("event.change.date");
    fill(&date, "2018-06-31").await;
    log.choose("event.change.grade", "2").await;
    log.click("event.change.add").await;
    assert!(log.text(".next-change .said").contains("2026-11-22T08:30"));
    assert_eq!(date.value(), "2018-06-31", "what was typed stays");
    fill(&date, "2018-06-30").await;
    press(&date, "Enter");
    settle().await;
    assert_eq!(
        log.value(0, "gradeChanges"),
        json!([{ "date": "2018-06-30", "grade": 2 }])
    );
    assert_eq!(date.value(), "");
    fill(&date, "2018-07").await;
    log.choose("event.change.grade", "0").await;
    log.click("event.change.add").await;
    assert_eq!(log.count(".changes li"), 2);
    log.find(".changes li button").click();
    settle().await;
    assert_eq!(
        log.value(0, "gradeChanges"),
        json!([{ "date": "2018-07", "grade": 0 }])
    );
    log.find(".changes li button").click();
    settle().await;
    assert_eq!(log.value(0, "gradeChanges"), Value::Null);
}

#[wasm_bindgen_test]
async fn dose_limiting_follows_from_grade_and_relatedness() {
    let log = of(&[
        json!({ "id": "a", "grade": 3 }),
        json!({ "id": "b", "grade": 2 }),
    ])
    .await;
    log.click("events.open.0").await;
    let said = || log.text("[data-testid='event.doseLimiting']");
    assert_eq!(said(), "cannot be told yet");
    log.choose(&field(0, "relatedness"), "possible").await;
    assert_eq!(said(), "yes");
    log.choose(&field(0, "relatedness"), "unlikely").await;
    assert_eq!(said(), "no");
    log.click("events.next").await;
    assert_eq!(said(), "no");
}

#[wasm_bindgen_test]
async fn a_deleted_event_comes_back_with_undo() {
    let log = trial().await;
    log.click("events.open.4").await;
    log.click("events.delete").await;
    assert_eq!(log.page().visit().adverse_events.len(), 15);
    assert_eq!(
        (log.count(".event-form"), focused_name().as_str()),
        (0, "events.open.4")
    );
    let notice = log.page().notice.clone().expect("a notice");
    assert!(notice.text.contains("Undo"), "{}", notice.text);
    log.undo().await;
    assert_eq!(log.value(4, "verbatim"), "Pharyngitis for 1 week");
    // The last one: the focus goes to the one before it.
    log.click("events.open.15").await;
    log.click("events.delete").await;
    assert_eq!(focused_name(), "events.open.14");
}

#[wasm_bindgen_test]
async fn an_added_event_that_is_undone_leaves_the_focus_in_the_list() {
    let log = trial().await;
    log.click("events.add").await;
    assert_eq!(
        (log.order().len(), focused_name()),
        (17, field(16, "verbatim"))
    );
    log.undo().await;
    assert_eq!(
        (log.count(".event-form"), focused_name().as_str()),
        (0, "events.open.0")
    );
}

#[wasm_bindgen_test]
async fn findings_stand_where_they_are_mended_and_go_when_they_are() {
    let log = trial().await;
    log.click("events.open.8").await;
    assert_eq!(log.findings(), ["Stated duration against dates"]);
    assert!(log.text(".course .findings").contains("33 days"));
    assert_eq!(log.text(".event-head .said"), "1 finding");
    log.type_into(&field(8, "resolution"), "2018-07-02").await;
    assert_eq!((log.findings(), log.cells(8)[11].as_str()), (vec![], ""));
    log.type_into(&field(8, "resolution"), "2018-06-02").await;
    assert_eq!(log.findings(), ["Resolution before onset"]);
}

#[wasm_bindgen_test]
async fn of_two_of_the_same_both_are_told_and_one_no_more_when_the_other_goes() {
    let one =
        json!({ "id": "a", "term": "Fever", "onset": "2018-06-28", "resolution": "2018-07-02" });
    let two =
        json!({ "id": "b", "term": "Fever", "onset": "2018-07-01", "resolution": "2018-07-03" });
    let log = of(&[one, json!({ "id": "c" }), two]).await;
    let told = |place: usize| log.cells(place)[11].clone();
    assert_eq!(
        (told(0).as_str(), told(2).as_str()),
        ("Overlapping duplicate", "Overlapping duplicate")
    );
    log.click("events.open.2").await;
    assert_eq!(log.findings(), ["Overlapping duplicate"]);
    assert!(
        log.text(".what .findings")
            .contains("Event 1 has the same term")
    );
    log.type_into(&field(2, "onset"), "2018-07-02").await;
    assert_eq!((log.findings(), told(0).as_str()), (vec![], ""));
    log.type_into(&field(2, "onset"), "2018-07-01").await;
    assert_eq!(told(0), "Overlapping duplicate");
    log.click("events.delete").await;
    assert_eq!(told(0), "");
    until("all are counted", || log.said().contains("no findings")).await;
}

#[wasm_bindgen_test]
async fn the_list_stays_in_order_while_an_event_is_edited() {
    let log = trial().await;
    log.click("events.sort.onset").await;
    log.click("events.open.0").await;
    log.type_into(&field(0, "onset"), "2019-01-01").await;
    assert_eq!(log.order()[0], 0);
    log.click("events.close").await;
    assert_eq!(log.order()[15], 0);
    assert_eq!(focused_name(), "events.open.0");
}

#[wasm_bindgen_test]
async fn what_is_shown_is_copied_as_it_is_sorted() {
    let log = trial().await;
    fill(&log.stage.place.field("events.filter.words"), "pharyngitis").await;
    log.click("events.sort.onset").await;
    log.click("events.sort.onset").await;
    let hidden = HiddenClipboard::new();
    log.click("events.copy").await;
    let asked = || format!("{:?}", log.page().ask);
    until("the text to copy by hand", || asked().contains("Summary")).await;
    let asked = asked();
    let lines: Vec<&str> = asked.split("\\n").collect();
    assert!(lines[0].contains("Patient\\tEvent\\tOnset"), "{asked}");
    assert!(
        lines[1].starts_with("P7\\tPharyngitis for 2 days\\t2018-12-01"),
        "{asked}"
    );
    assert!(lines[1].ends_with("\\tGrade the term lacks"), "{asked}");
    assert!(lines[2].starts_with("P3\\tFlu-like"), "{asked}");
    assert_eq!(lines.len(), 6);
    drop(hidden);
}

#[wasm_bindgen_test]
async fn the_paper_holds_every_event_that_is_shown_and_only_while_it_is_printed() {
    let log = trial().await;
    assert_eq!(log.count(".log-paper"), 0);
    fill(&log.stage.place.field("events.filter.words"), "fever").await;
    log.act(PageAction::Printing(true)).await;
    assert_eq!(log.count(".log-paper tbody tr"), 5);
    assert_eq!(log.count(".log-paper thead th"), 12);
    let text = log.text(".log-paper header");
    assert!(
        text.contains("P1 to P7") && text.contains("5 printed of 16"),
        "{text}"
    );
    log.act(PageAction::Printing(false)).await;
    assert_eq!(log.count(".log-paper"), 0);
}

fn many() -> Vec<Value> {
    let event = |at: usize| {
        json!({ "id": format!("e{at}"), "verbatim": format!("Headache {at}"), "term": "Headache",
            "ctcae": "5.0", "grade": 1 + at % 3, "onset": "2018-06-28", "subject": format!("P{at}") })
    };
    (0..10_000).map(event).collect()
}

#[wasm_bindgen_test]
async fn ten_thousand_events_are_drawn_in_part_and_reached_in_whole() {
    let log = of(&many()).await;
    let drawn = || log.count("[data-row]");
    assert!(drawn() <= 300, "{}", drawn());
    let table = log.find("[role='table']");
    assert_eq!(
        table.get_attribute("aria-rowcount").as_deref(),
        Some("10001")
    );
    log.control("events.open.0").focus().expect("focused");
    type_key("End").await;
    until("the last row", || focused_name() == "events.open.9999").await;
    assert!(drawn() <= 400, "{}", drawn());
    let row = log.find("[data-row='9999']");
    assert_eq!(row.get_attribute("aria-rowindex").as_deref(), Some("10001"));
    log.click("events.add").await;
    until("a new event", || {
        focused_name() == field(10_000, "verbatim")
    })
    .await;
    log.type_into(&field(10_000, "verbatim"), "one more").await;
    assert_eq!(log.value(10_000, "verbatim"), "one more");
}

#[wasm_bindgen_test]
async fn an_event_can_name_its_own_patient() {
    let log = trial().await;
    log.click("events.open.0").await;
    let patient = log.stage.place.field(&field(0, "subject"));
    let before = log.cells(0)[0].clone();
    log.type_into(&field(0, "subject"), "P77").await;
    assert_eq!(log.value(0, "subject"), "P77");
    assert_eq!(log.cells(0)[0], "P77");
    assert_ne!(before, "P77");
    log.type_into(&field(0, "subject"), "").await;
    assert_eq!(log.value(0, "subject"), Value::Null);
    // Then it is the visit's, who stands in the field as an example.
    let visit = log.page().visit().subject.clone();
    assert_eq!(
        (patient.placeholder(), log.cells(0)[0].clone()),
        (visit.clone(), visit)
    );
}

#[wasm_bindgen_test]
async fn a_key_passes_by_the_rest_of_the_form() {
    let log = of(&[json!({ "id": "a" })]).await;
    log.click("events.open.0").await;
    log.control("events.skip").focus().expect("focused");
    log.click("events.skip").await;
    assert_eq!(focused_name(), "events.add.next");
}
