//! The laboratory's table, driven by keys, presses and typing.

use std::rc::Rc;

use dermscore::ctcae::Version;
use dermscore::session::Action;
use dermscore::ui::platform::{page as browser, storage};
use dermscore::ui::trial::{self, labs};
use dermscore::ui::{Desk, PageAction};
use dermscore::visit::labs::Lab;
use dermscore::visit::{List, Visit, read};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::app::{click, forget, page_with};
use crate::files::{choose, file};
use crate::kit::{
    Mounted, event, fill, focused_name, leave, press, press_with, send, settle, type_key, until,
};
use crate::stage::{Stage, book, staged};

struct Staged {
    stage: Mounted<Stage>,
    desk: Desk,
}

/// The table on a device that has kept nothing.
async fn with(labs: Value) -> Staged {
    forget().await;
    again(labs).await
}

/// The table on the same device.
async fn again(mut labs: Value) -> Staged {
    for (place, row) in labs.as_array_mut().expect("rows").iter_mut().enumerate() {
        row["id"] = format!("l{place}").into();
    }
    let file = json!({
        "format": "dermscore.visit", "version": 1, "labs": labs,
        "visit": { "id": "v1", "date": "2018-09-20" }
    });
    let visit = read(file.to_string().as_bytes()).expect("a visit").visit;
    let (stage, desk) = staged(labs::view, visit).await;
    Staged { stage, desk }
}

impl Staged {
    fn row(&self, place: usize) -> Value {
        Value::Object(self.visit().labs[place].as_ref().clone())
    }

    fn visit(&self) -> Rc<Visit> {
        Rc::clone(self.desk.page().expect("a page").visit())
    }

    fn control(&self, name: &str) -> HtmlElement {
        self.stage.place.control(name)
    }

    fn there(&self, name: &str) -> bool {
        self.stage.place.count(&format!("[data-testid='{name}']")) > 0
    }

    fn text(&self, name: &str) -> String {
        self.stage.place.text(name)
    }

    /// What is said of a row.
    fn said(&self, place: u32) -> String {
        let cells = self.stage.place.0.query_selector_all(".verdicts");
        let cell = cells.expect("a selector").get(place).expect("a row");
        cell.text_content().unwrap_or_default()
    }

    async fn click(&self, name: &str) {
        self.control(name).click();
        settle().await;
    }

    /// Types over what stands in a field, and leaves it.
    async fn fill(&self, name: &str, text: &str) {
        let field: HtmlInputElement = self.control(name).unchecked_into();
        field.focus().expect("focused");
        fill(&field, text).await;
        leave(&field, true).await;
    }

    async fn select(&self, name: &str, value: &str) {
        let list: HtmlSelectElement = self.control(name).unchecked_into();
        list.set_value(value);
        assert_eq!(list.value(), value, "{name} offers it");
        send(&list, &event("Event", "change", &[]));
        settle().await;
    }

    fn options(&self, name: &str) -> Vec<String> {
        let options = self.control(name).query_selector_all("option");
        let options = options.expect("a selector");
        (0..options.length())
            .filter_map(|place| options.get(place)?.text_content())
            .collect()
    }

    fn do_now(&self, action: Action) {
        self.desk
            .page()
            .expect("a page")
            .dispatch(PageAction::Visit(action));
    }

    async fn undo(&self) {
        self.do_now(Action::Undo);
        settle().await;
    }

    /// Chooses a test by typing and Enter, as a person does.
    async fn test(&self, place: usize, typed: &str) {
        let name = format!("labs.{place}.analyte");
        let field: HtmlInputElement = self.control(&name).unchecked_into();
        field.focus().expect("focused");
        fill(&field, typed).await;
        press(&field, "Enter");
        settle().await;
    }
}

fn alt() -> Value {
    json!({
        "analyte": "alt", "value": "105", "unit": "U/L", "lowerLimit": "7",
        "upperLimit": "50", "baseline": "38", "ctcae": "5.0"
    })
}

fn sodium(value: &str) -> Value {
    json!({
        "analyte": "sodium", "value": value, "unit": "mmol/L", "lowerLimit": "135",
        "upperLimit": "145", "ctcae": "5.0"
    })
}

#[wasm_bindgen_test]
async fn alt_105_with_a_normal_baseline_is_grade_1_step_by_step() {
    let table = with(json!([])).await;
    table.click("labs.add").await;
    assert_eq!(focused_name(), "labs.0.analyte");
    table.test(0, "alt").await;
    assert_eq!(focused_name(), "labs.0.value", "on to the value");
    assert!(table.said(0).contains("No value yet"));
    table.fill("labs.0.value", "105").await;
    assert_eq!(table.said(0), "Choose the unit");
    let unit: HtmlSelectElement = table.control("labs.0.unit").unchecked_into();
    assert_eq!(unit.value(), "", "no unit is chosen for anybody");
    table.click("labs.0.ask.unit").await;
    assert_eq!(focused_name(), "labs.0.unit");
    table.select("labs.0.unit", "U/L").await;
    table.fill("labs.0.baseline", "38").await;
    assert!(
        table.said(0).contains("asks for the upper limit"),
        "{}",
        table.said(0)
    );
    table.click("labs.0.ask.upperLimit").await;
    assert_eq!(focused_name(), "labs.0.upperLimit");
    table.fill("labs.0.upperLimit", "50").await;
    assert_eq!(
        table.text("labs.0.result.grades.0"),
        "Alanine aminotransferase increased: grade 1"
    );
    assert!(
        table.said(0).contains("baseline normal"),
        "the reason is there on demand"
    );
    let row = table.row(0);
    assert_eq!(row["ctcae"], "5.0");
    assert_eq!(
        (&row["value"], &row["unit"], &row["upperLimit"]),
        (&json!("105"), &json!("U/L"), &json!("50"))
    );
    table.undo().await;
    assert!(table.said(0).contains("asks for the upper limit"));
}

#[wasm_bindgen_test]
async fn what_5_0_leaves_open_is_said_beside_the_grade() {
    let table = with(json!([sodium("124.5")])).await;
    assert_eq!(
        table.text("labs.0.result.grades.0"),
        "Hyponatremia: grade 3"
    );
    assert!(
        table.said(0).contains("D7: CTCAE prints no grade"),
        "{}",
        table.said(0)
    );
    assert_eq!(
        table.text("labs.0.result.grades.1"),
        "Hypernatremia: grade 0"
    );
    table.fill("labs.0.value", "124").await;
    assert!(!table.said(0).contains("D7"));
}

#[wasm_bindgen_test]
async fn the_deciding_question_is_answered_where_the_row_stands() {
    let table = with(json!([sodium("127")])).await;
    let grade = || table.text("labs.0.result.grades.0");
    assert_eq!(grade(), "Hyponatremia: grade 2 or 3");
    assert!(table.said(0).contains("are there symptoms?"));
    table.click("labs.0.facts.symptoms.none").await;
    assert_eq!(grade(), "Hyponatremia: grade 2");
    assert_eq!(table.row(0)["facts"], json!({ "symptoms": "none" }));
    table.click("labs.0.facts.symptoms.present").await;
    assert_eq!(
        grade(),
        "Hyponatremia: grade 3",
        "the answer stays in sight, to be changed"
    );
    table.click("labs.0.facts.symptoms.clear").await;
    assert_eq!(grade(), "Hyponatremia: grade 2 or 3");
    assert_eq!(table.row(0).get("facts"), None);
    table.undo().await;
    assert_eq!(grade(), "Hyponatremia: grade 3");
    // Whom a grade concerns is asked as well.
    let inr = json!({ "analyte": "inr", "value": "2.8", "unit": "INR" });
    let table = with(json!([inr])).await;
    table.click("labs.0.facts.anticoagulated.false").await;
    assert_eq!(
        table.text("labs.0.result.grades.0"),
        "INR increased: grade 3"
    );
}

#[wasm_bindgen_test]
async fn the_trial_s_set_is_one_press_and_says_what_is_not_graded() {
    let table = with(json!([alt()])).await;
    table.click("labs.trialSet").await;
    assert_eq!(focused_name(), "labs.1.value");
    let visit = table.visit();
    let ids: Vec<&str> = visit.labs.iter().map(|row| Lab(row).analyte()).collect();
    assert_eq!(
        ids,
        [
            "alt",
            "leukocytes",
            "neutrophilShare",
            "ast",
            "creatinine",
            "dDimer",
            "afp",
            "cea",
            "ca199",
            "ca724"
        ]
    );
    for (place, id) in (0..).zip(&ids) {
        let graded = ["alt", "leukocytes", "ast", "creatinine"].contains(id);
        let said = table.said(place);
        assert_eq!(
            said.contains("Not graded by CTCAE 5.0"),
            !graded,
            "{id}: {said}"
        );
    }
    assert!(
        table.control("labs.trialSet").has_attribute("disabled"),
        "all of them are here"
    );
    table.undo().await;
    assert_eq!(table.visit().labs.len(), 1, "one step");
}

#[wasm_bindgen_test]
async fn a_value_above_grade_0_can_be_logged_as_an_adverse_event() {
    let normal = json!({ "analyte": "alt", "value": "40", "unit": "U/L", "upperLimit": "50", "baseline": "38" });
    let table = with(json!([alt(), sodium("127"), normal, sodium("140")])).await;
    for (place, offered) in [(0, true), (1, true), (2, false), (3, false)] {
        let name = format!("labs.{place}.log");
        assert_eq!(table.there(&name), offered, "{place}");
    }
    table.click("labs.0.log").await;
    assert_eq!(browser::hash(), "#/events");
    browser::go_to("#/pasi");
    let event = Value::Object(table.visit().rows(List::Events)[0].as_ref().clone());
    assert_eq!(event["verbatim"], "ALT 105 U/L");
    assert_eq!(event["term"], "Alanine aminotransferase increased");
    assert_eq!(
        (&event["ctcae"], &event["grade"]),
        (&json!("5.0"), &json!(1))
    );
    assert_eq!(
        event["onset"], "2018-09-20",
        "the visit's day, where the row has none"
    );
    assert_eq!(event["facts"]["measured"]["alt"]["upperLimit"], "50");
    assert!(!event["id"].as_str().unwrap_or_default().is_empty());
    assert!(!table.there("labs.0.log"), "it is in the log");
    assert_eq!(table.stage.place.count("a.logged"), 1);
    table.undo().await;
    assert!(table.there("labs.0.log"));
}

#[wasm_bindgen_test]
async fn the_table_is_graded_by_either_version_and_shows_where_they_differ() {
    let platelets = json!({ "analyte": "platelets", "value": "60", "unit": "10^9/L", "lowerLimit": "150", "upperLimit": "400", "ctcae": "5.0" });
    let neutrophils = json!({ "analyte": "neutrophils", "value": "1.2", "unit": "10^9/L", "lowerLimit": "1.8", "upperLimit": "7", "ctcae": "5.0" });
    let table = with(json!([platelets, neutrophils, alt()])).await;
    let first = |place: u32| table.text(&format!("labs.{place}.result.grades.0"));
    assert_eq!(first(0), "Platelet count decreased: grade 2");
    assert_eq!(
        table.text("labs.0.otherVersion"),
        "By CTCAE 6.0: Thrombocytopenia: grade 2."
    );
    assert_eq!(first(1), "Neutrophil count decreased: grade 2");
    assert_eq!(table.text("labs.1.otherVersion"), "By CTCAE 6.0: grade 1.");
    assert!(!table.there("labs.2.otherVersion"), "the same in both");
    table.click("labs.ctcae.6.0").await;
    assert_eq!(first(0), "Thrombocytopenia: grade 2");
    assert_eq!(first(1), "Neutrophil count decreased: grade 1");
    assert_eq!(table.row(0)["ctcae"], "6.0");
    assert!(table.desk.page().expect("a page").settings.six);
    table.click("labs.add").await;
    assert_eq!(table.row(3)["ctcae"], "6.0");
    table.undo().await;
    table.undo().await;
    assert_eq!(
        first(0),
        "Platelet count decreased: grade 2",
        "one step for all rows"
    );
    // New rows are of the version of the rows that stand.
    table.click("labs.add").await;
    assert_eq!(table.row(3)["ctcae"], "5.0");
}

#[wasm_bindgen_test]
async fn rows_of_both_versions_say_theirs() {
    let mut six = sodium("127");
    six["ctcae"] = "6.0".into();
    let table = with(json!([sodium("127"), six])).await;
    let chosen = table
        .stage
        .place
        .count("[data-testid^='labs.ctcae.'][aria-checked='true']");
    assert_eq!(chosen, 0);
    assert!(
        table.said(0).contains("Graded by CTCAE 5.0."),
        "{}",
        table.said(0)
    );
    assert!(table.said(1).contains("Graded by CTCAE 6.0."));
    table.click("labs.ctcae.5.0").await;
    assert!(!table.said(1).contains("Graded by"));
}

#[wasm_bindgen_test]
async fn limits_entered_before_are_offered_and_never_filled_in_unasked() {
    let table = with(json!([alt()])).await;
    table.click("labs.add").await;
    table.test(1, "alanine").await;
    assert_eq!(table.row(1).get("unit"), None);
    assert_eq!(table.text("labs.1.limits.0"), "Use U/L, 7 to 50");
    table.fill("labs.1.value", "300").await;
    table.click("labs.1.limits.0").await;
    let row = table.row(1);
    assert_eq!(
        (
            &row["unit"],
            &row["lowerLimit"],
            &row["upperLimit"],
            row.get("baseline")
        ),
        (&json!("U/L"), &json!("7"), &json!("50"), None)
    );
    assert_eq!(focused_name(), "labs.1.baseline");
    assert!(!table.there("labs.1.limits.0"));
    table.undo().await;
    assert_eq!(table.row(1).get("unit"), None, "one step");
}

#[wasm_bindgen_test]
async fn the_device_remembers_limits_of_tests_and_nothing_written_freely() {
    const KEY: &str = "dermscore.limits";
    let own = json!({ "analyte": "Mrs Miller's CRP", "value": "3", "unit": "mg/L" });
    let table = with(json!([{ "analyte": "alt", "value": "105", "unit": "U/L" }, own])).await;
    assert_eq!(storage::read(KEY), Ok(None));
    table.fill("labs.1.upperLimit", "5").await;
    assert_eq!(
        storage::read(KEY),
        Ok(None),
        "a name of the site's own is not kept"
    );
    table.fill("labs.0.upperLimit", "50").await;
    assert_eq!(storage::read(KEY), Ok(Some("alt\tU/L\t\t50\t".into())));
    drop(table);
    let table = again(json!([{ "analyte": "alt" }])).await;
    assert_eq!(table.text("labs.0.limits.0"), "Use U/L, up to 50");
    table.fill("labs.0.lowerLimit", "60").await;
    assert!(
        !table.there("labs.0.limits.0"),
        "another limit stands there"
    );
}

#[wasm_bindgen_test]
async fn a_name_of_the_site_s_own_is_taken_and_not_graded() {
    let table = with(json!([])).await;
    table.click("labs.add").await;
    let field: HtmlInputElement = table.control("labs.0.analyte").unchecked_into();
    fill(&field, "Calprotectin").await;
    assert_eq!(
        table
            .control("labs.0.analyte.Calprotectin")
            .text_content()
            .as_deref(),
        Some("Your own name: Calprotectinnot graded")
    );
    leave(&field, true).await;
    assert_eq!(table.row(0)["analyte"], "Calprotectin");
    assert_eq!(
        table.said(0),
        "“Calprotectin” is a name of your own: not graded."
    );
    table.fill("labs.0.unit", "µg/g").await;
    assert_eq!(table.row(0)["unit"], "µg/g");
    // What is left outright named is the test, whether or not it was chosen.
    table.fill("labs.0.analyte", "wbc").await;
    assert_eq!(table.row(0)["analyte"], "leukocytes");
    assert_eq!(field.value(), "Leukocytes");
    table.fill("labs.0.value", "2.1").await;
    assert!(
        table.said(0).contains("“µg/g” is no unit of"),
        "{}",
        table.said(0)
    );
    assert_eq!(
        table.options("labs.0.unit"),
        ["–", "/mm3", "10^9/L", "µg/g"]
    );
    // A vital sign is graded, and not here.
    table.fill("labs.0.analyte", "temperature").await;
    assert!(
        table
            .said(0)
            .contains("No laboratory test: graded among the adverse events"),
        "{}",
        table.said(0)
    );
    table.fill("labs.0.analyte", "").await;
    assert_eq!(table.row(0).get("analyte"), None);
}

#[wasm_bindgen_test]
async fn the_list_of_tests_is_driven_by_keys() {
    let table = with(json!([{}])).await;
    let field: HtmlInputElement = table.control("labs.0.analyte").unchecked_into();
    let expanded = || field.get_attribute("aria-expanded").unwrap_or_default();
    let active = || {
        let id = field.get_attribute("aria-activedescendant")?;
        let option = gloo::utils::document().get_element_by_id(&id)?;
        option.get_attribute("data-testid")
    };
    field.focus().expect("focused");
    assert_eq!(expanded(), "false");
    type_key("ArrowDown").await;
    assert_eq!(expanded(), "true");
    assert_eq!(active(), None);
    let options = table.stage.place.count("[role='option']");
    assert!(options > 50, "{options}");
    for key in ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"] {
        type_key(key).await;
    }
    assert_eq!(active().as_deref(), Some("labs.0.analyte.albumin"));
    type_key("Escape").await;
    assert_eq!(
        (expanded().as_str(), table.row(0).get("analyte")),
        ("false", None)
    );
    fill(&field, "cardiac").await;
    assert_eq!(active().as_deref(), Some("labs.0.analyte.troponinI"));
    type_key("ArrowDown").await;
    // Tab takes what is marked and is left to the browser.
    assert!(!press(&field, "Tab"));
    settle().await;
    assert_eq!(table.row(0)["analyte"], "troponinT");
    assert!(table.there("labs.0.infarctionLimit"), "of troponin alone");
    fill(&field, "so").await;
    let option: Element = table.control("labs.0.analyte.sodium").unchecked_into();
    send(&option, &event("MouseEvent", "click", &[]));
    settle().await;
    assert_eq!(table.row(0)["analyte"], "sodium");
    assert!(!table.there("labs.0.infarctionLimit"));
    until("on to the value", || focused_name() == "labs.0.value").await;
}

#[wasm_bindgen_test]
async fn enter_and_arrows_go_down_a_column_and_up() {
    let table = with(json!([alt(), sodium("127"), { "analyte": "cea" }])).await;
    let focus = |name: &str| table.control(name).focus().expect("focused");
    focus("labs.0.value");
    type_key("Enter").await;
    assert_eq!(focused_name(), "labs.1.value");
    type_key("ArrowDown").await;
    assert_eq!(focused_name(), "labs.2.value");
    type_key("ArrowDown").await;
    assert_eq!(focused_name(), "labs.2.value", "an arrow stops at the end");
    type_key("Enter").await;
    assert_eq!(
        focused_name(),
        "labs.add",
        "and Enter goes on to the next row"
    );
    focus("labs.2.value");
    type_key("ArrowUp").await;
    assert_eq!(focused_name(), "labs.1.value");
    press_with(&table.control("labs.1.value"), "Enter", &["shiftKey"]);
    assert_eq!(focused_name(), "labs.0.value");
    // A list of choices keeps its arrows, and gives Enter.
    focus("labs.0.unit");
    assert!(!press(&table.control("labs.0.unit"), "ArrowDown"));
    type_key("Enter").await;
    assert_eq!(focused_name(), "labs.1.unit");
    // Buttons keep Enter.
    assert!(!press(&table.control("labs.0.log"), "Enter"));
    assert!(!press_with(
        &table.control("labs.0.value"),
        "Enter",
        &["ctrlKey"]
    ));
}

#[wasm_bindgen_test]
async fn a_row_is_removed_and_comes_back_with_undo() {
    let table = with(json!([alt(), sodium("127")])).await;
    table.click("labs.0.remove").await;
    assert_eq!(table.visit().labs.len(), 1);
    assert_eq!(table.row(0)["analyte"], "sodium");
    let notice = table.desk.page().expect("a page").notice.clone();
    assert_eq!(
        notice.expect("said").text,
        "ALT, row 1, is removed. Undo brings it back."
    );
    table.undo().await;
    assert_eq!(table.row(0)["analyte"], "alt");
    let field: HtmlInputElement = table.control("labs.0.value").unchecked_into();
    assert_eq!(field.value(), "105");
}

#[wasm_bindgen_test]
async fn what_is_no_number_stays_and_is_said() {
    let table = with(json!([alt()])).await;
    table.fill("labs.0.upperLimit", "5o").await;
    let field: HtmlInputElement = table.control("labs.0.upperLimit").unchecked_into();
    assert_eq!(field.value(), "5o");
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(
        table
            .said(0)
            .contains("“5o” is no upper limit: allowed is a number in digits, as in 5.2."),
        "{}",
        table.said(0)
    );
    assert!(table.said(0).contains("asks for the upper limit"));
    assert_eq!(table.row(0)["notAccepted"], json!({ "upperLimit": "5o" }));
    table.fill("labs.0.upperLimit", "50").await;
    assert_eq!(table.row(0).get("notAccepted"), None);
}

#[wasm_bindgen_test]
async fn the_day_is_the_visit_s_and_the_baseline_s_state_follows_and_say_so() {
    let table = with(json!([alt()])).await;
    let date: HtmlInputElement = table.control("labs.0.date").unchecked_into();
    assert_eq!(
        (date.value().as_str(), date.placeholder().as_str()),
        ("", "visit: 2018-09-20")
    );
    let first = || table.options("labs.0.baselineStatus").remove(0);
    assert_eq!(first(), "normal (limits)");
    for (baseline, follows) in [
        ("60", "above (limits)"),
        ("5", "below (limits)"),
        ("", "not said"),
    ] {
        table.fill("labs.0.baseline", baseline).await;
        assert_eq!(first(), follows, "{baseline}");
    }
    table.fill("labs.0.baseline", "38").await;
    table.fill("labs.0.lowerLimit", "").await;
    assert_eq!(first(), "≤ upper limit");
    // What is said goes first: 5.25 times an abnormal baseline.
    table.fill("labs.0.baseline", "20").await;
    assert_eq!(
        table.text("labs.0.result.grades.0"),
        "Alanine aminotransferase increased: grade 1"
    );
    table.select("labs.0.baselineStatus", "abnormal").await;
    assert_eq!(table.row(0)["baselineStatus"], "abnormal");
    assert_eq!(
        table.text("labs.0.result.grades.0"),
        "Alanine aminotransferase increased: grade 3"
    );
    table.select("labs.0.baselineStatus", "").await;
    assert_eq!(table.row(0).get("baselineStatus"), None);
}

#[wasm_bindgen_test]
async fn of_very_many_rows_a_hundred_are_drawn() {
    let rows: Vec<Value> = (0..230)
        .map(|place| json!({ "id": format!("l{place}"), "analyte": "cea", "value": "1", "unit": "ng/mL" }))
        .collect();
    let table = with(json!(rows)).await;
    let drawn = || table.stage.place.count("tbody tr");
    assert_eq!(drawn(), 100);
    table.click("labs.later").await;
    table.click("labs.later").await;
    assert_eq!(drawn(), 30);
    assert!(table.there("labs.229.value"), "by its place in the file");
    assert!(table.control("labs.later").has_attribute("disabled"));
    table.click("labs.earlier").await;
    assert!(table.there("labs.100.value") && !table.there("labs.0.value"));
    table.click("labs.add").await;
    until("the new row", || focused_name() == "labs.230.analyte").await;
}

/// What the page saves as a file, in place of the browser's download.
async fn exported(page: &Mounted<dermscore::ui::App>) -> Value {
    let hook = "const own = URL.createObjectURL; window.saved = null;
        URL.createObjectURL = blob => { blob.text().then(text => { window.saved = text }); return own.call(URL, blob) };
        HTMLAnchorElement.prototype.click = function () {}";
    js_sys::Function::new_no_args(hook)
        .call0(&wasm_bindgen::JsValue::NULL)
        .expect("hooked");
    click(page, "visit.export").await;
    let saved = || {
        js_sys::Reflect::get(&gloo::utils::window(), &"saved".into())
            .ok()?
            .as_string()
    };
    until("a file", || saved().is_some()).await;
    let restore = "delete HTMLAnchorElement.prototype.click";
    js_sys::Function::new_no_args(restore)
        .call0(&wasm_bindgen::JsValue::NULL)
        .expect("restored");
    serde_json::from_str(&saved().expect("a file")).expect("JSON")
}

#[wasm_bindgen_test]
async fn a_file_is_checked_and_written_by_the_criteria_once_they_are_there() {
    let wrong = json!({ "ctcae": "5.0", "grades": [
        { "term": "Alanine aminotransferase increased", "outcome": "graded", "grade": 3 }
    ] });
    let mut row = alt();
    row["result"] = wrong.clone();
    let bytes = json!({ "format": "dermscore.visit", "version": 1, "visit": { "id": "v1" }, "labs": [row] });
    let bytes = bytes.to_string();
    let visit = read(bytes.as_bytes()).expect("a visit").visit;
    let page = page_with(visit, None).await;
    assert!(
        trial::at_hand().is_none(),
        "nobody has looked at the laboratory yet"
    );
    let kept = exported(&page).await;
    assert_eq!(kept["labs"][0]["result"], wrong, "what was read is kept");
    trial::put(book());
    assert!(trial::load().await.is_ok());
    let written = exported(&page).await;
    assert_eq!(written["labs"][0]["result"]["grades"][0]["grade"], 1);
    assert_eq!(written["labs"][0]["value"], "105");
    let input = page.place.field("visit.import");
    choose(&input, file(bytes.as_bytes(), "v.json"));
    click(&page, "notice.close").await;
    send(&input, &event("Event", "change", &[]));
    until("something is said", || !page.place.notice().is_empty()).await;
    let said = page.place.notice();
    assert!(
        said.contains("labs.0.result.grades.0.grade: stored 3, by the criteria 1"),
        "{said}"
    );
    assert_eq!(page.place.count("[data-testid='notice'][role='alert']"), 1);
}

#[wasm_bindgen_test]
async fn every_control_stands_once_and_has_a_name() {
    let table = with(json!([alt(), sodium("127"), { "analyte": "troponinI", "value": "40", "unit": "ng/L" }, {}])).await;
    let found = table
        .stage
        .place
        .0
        .query_selector_all("[data-testid]")
        .expect("a selector");
    let mut names = std::collections::BTreeSet::new();
    for place in 0..found.length() {
        let element: Element = found.get(place).expect("an element").unchecked_into();
        let name = element.get_attribute("data-testid").unwrap_or_default();
        assert!(names.insert(name.clone()), "{name} stands twice");
    }
    for key in [
        "analyte",
        "value",
        "unit",
        "lowerLimit",
        "upperLimit",
        "baseline",
        "baselineStatus",
        "date",
    ] {
        let control = table.control(&format!("labs.0.{key}"));
        let label = control.get_attribute("aria-label").unwrap_or_default();
        assert!(
            key == "analyte" || label.ends_with(", ALT"),
            "{key}: {label}"
        );
    }
    assert_eq!(table.stage.place.count("[role='row']"), 5);
    assert_eq!(table.stage.place.count("[role='columnheader']"), 10);
    assert_eq!(table.stage.place.count("tbody [role='rowheader']"), 4);
    assert!(
        Version::ALL
            .iter()
            .all(|version| table.there(&format!("labs.ctcae.{}", version.name())))
    );
}

/// What is said of a row changes with an answer, and the answer keeps the focus.
#[wasm_bindgen_test]
async fn an_answer_keeps_the_focus_while_what_is_said_of_it_changes() {
    let inr = json!({ "analyte": "inr", "value": "2.8", "unit": "INR" });
    for (row, question, first) in [
        (sodium("127"), "symptoms", "none"),
        (sodium("129.5"), "symptoms", "none"),
        (inr, "anticoagulated", "false"),
    ] {
        let table = with(json!([row])).await;
        let question = format!("labs.0.facts.{question}.");
        let answer = table.control(&[&question, first].concat());
        answer.focus().expect("focused");
        for key in ["ArrowRight", "ArrowLeft", "Escape", "End", "Home"] {
            type_key(key).await;
            assert!(
                focused_name().starts_with(&question),
                "{question} {key}: the focus is at “{}”",
                focused_name()
            );
            assert!(answer.is_connected(), "{question} {key}: made anew");
        }
    }
}
