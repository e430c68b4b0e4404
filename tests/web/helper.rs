//! The search for a term and the grader, driven by keys, presses and typing.

use std::rc::Rc;

use dermscore::ctcae::Version;
use dermscore::ctcae::book::Book;
use dermscore::session::Action;
use dermscore::ui::platform::storage;
use dermscore::ui::trial::helper::{Grader, TermSearch};
use dermscore::ui::{Desk, Dispatch, Page, PageAction};
use dermscore::visit::events::{Event as Logged, regraded, set_term};
use dermscore::visit::{List, Row, Visit};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::kit::{
    Mounted, event, fill, focused, focused_name, leave, press, send, settle, type_key,
};
use crate::stage::{Stage, book, staged};

/// The two parts for the visit's first event.
fn parts(page: &Page, book: &Rc<Book>, dispatch: &Dispatch) -> Html {
    let row = Rc::clone(&page.visit().rows(List::Events)[0]);
    let event = Logged(&row);
    let version = event.version().unwrap_or(Version::V5);
    let onchoose = {
        let (row, dispatch, book) = (Rc::clone(&row), dispatch.clone(), Rc::clone(book));
        Callback::from(move |term: String| {
            let mut row = Row::clone(&row);
            set_term(&mut row, &term);
            let row = Rc::new(regraded(row, &book));
            dispatch.emit(PageAction::Visit(Action::SetRow(List::Events, 0, row)));
        })
    };
    html! {
        <>
            <TermSearch
                book={Rc::clone(book)}
                {version}
                chosen={event.term().to_owned()}
                testid="adverseEvents.0.term"
                {onchoose}
            />
            <Grader book={Rc::clone(book)} {row} place={0} dispatch={dispatch.clone()} />
        </>
    }
}

struct Staged {
    stage: Mounted<Stage>,
    desk: Desk,
}

impl Staged {
    async fn with(row: Value) -> Self {
        let Value::Object(row) = row else {
            panic!("not a row: {row}")
        };
        let visit = Visit {
            adverse_events: Rc::new(vec![Rc::new(row)]),
            ..Visit::default()
        };
        let (stage, desk) = staged(parts, visit).await;
        Self { stage, desk }
    }

    async fn of(term: &str) -> Self {
        Self::with(json!({"term": term, "ctcae": "5.0"})).await
    }

    fn row(&self) -> Value {
        let page = self.desk.page().expect("a page");
        let row = Row::clone(&page.visit().rows(List::Events)[0]);
        Value::Object(row)
    }

    fn facts(&self) -> Value {
        self.row().get("facts").cloned().unwrap_or_default()
    }

    async fn act(&self, action: Action) {
        self.desk
            .page()
            .expect("a page")
            .dispatch(PageAction::Visit(action));
        settle().await;
    }

    /// A control of the event.
    fn at(&self, name: &str) -> HtmlElement {
        self.stage.place.control(&format!("adverseEvents.0.{name}"))
    }

    fn there(&self, name: &str) -> bool {
        let selector = format!("[data-testid='adverseEvents.0.{name}']");
        self.stage.place.count(&selector) > 0
    }

    async fn click(&self, name: &str) {
        self.at(name).click();
        settle().await;
    }

    async fn write(&self, name: &str, text: &str) {
        fill(&self.at(name).unchecked_into(), text).await;
    }

    async fn select(&self, name: &str, value: &str) {
        let select: HtmlSelectElement = self.at(name).unchecked_into();
        select.set_value(value);
        send(&select, &event("Event", "change", &[]));
        settle().await;
    }

    fn says(&self) -> String {
        let said = self.stage.place.at(".verdict [role='status']");
        said.text_content().unwrap_or_default()
    }

    fn verdict(&self) -> String {
        self.at("result").text_content().unwrap_or_default()
    }

    fn checked(&self, name: &str) -> bool {
        self.at(name).get_attribute("aria-checked").as_deref() == Some("true")
    }

    /// Shown as what follows from something else.
    fn derived(&self, name: &str) -> bool {
        self.at(name).class_list().contains("derived")
    }

    // The search.

    fn field(&self) -> HtmlInputElement {
        self.at("term").unchecked_into()
    }

    async fn open(&self) {
        self.field().focus().expect("a focus");
        self.field().click();
        settle().await;
    }

    async fn search(&self, text: &str) {
        self.field().focus().expect("a focus");
        fill(&self.field(), text).await;
    }

    fn options(&self) -> Vec<String> {
        let options = self
            .stage
            .place
            .0
            .query_selector_all("[role='option'] > span");
        let options = options.expect("a selector");
        (0..options.length())
            .filter_map(|place| options.get(place)?.text_content())
            .collect()
    }

    /// The option that the field names as the active one; it is marked, too.
    fn active(&self) -> String {
        let Some(id) = self.field().get_attribute("aria-activedescendant") else {
            assert_eq!(self.stage.place.count("[aria-selected='true']"), 0);
            return String::new();
        };
        let active = self.stage.place.at("[aria-selected='true']");
        assert_eq!(active.id(), id);
        let name = active.query_selector("span").expect("a selector");
        name.and_then(|name| name.text_content())
            .unwrap_or_default()
    }

    fn is_open(&self) -> bool {
        let open = self.stage.place.count("[role='listbox']") == 1;
        let said = self.field().get_attribute("aria-expanded");
        assert_eq!(said.as_deref(), Some(if open { "true" } else { "false" }));
        open
    }

    fn more(&self) -> String {
        let more = self.stage.place.at(".more");
        more.text_content().unwrap_or_default()
    }

    fn beneath(&self) -> String {
        let said = self.stage.place.at(".beneath");
        said.text_content().unwrap_or_default()
    }
}

const RECENT: &str = "dermscore.terms";

fn new_device() {
    storage::remove(RECENT);
}

#[wasm_bindgen_test]
async fn results_come_as_one_types_and_enter_takes_the_first() {
    new_device();
    let stage = Staged::with(json!({"ctcae": "5.0"})).await;
    assert!(!stage.is_open());
    stage.search("prurit").await;
    assert!(stage.is_open());
    assert_eq!(stage.active(), "Pruritus");
    let class = stage.stage.place.at("[aria-selected='true'] small");
    assert_eq!(
        class.text_content().as_deref(),
        Some("Skin and subcutaneous tissue disorders")
    );
    assert!(press(&stage.field(), "Enter"), "the key is taken");
    settle().await;
    assert!(!stage.is_open());
    assert_eq!(stage.field().value(), "Pruritus");
    assert_eq!(stage.row()["term"], "Pruritus");
    assert_eq!(stage.beneath(), "Skin and subcutaneous tissue disorders");
    assert_eq!(focused_name(), "adverseEvents.0.term");
}

#[wasm_bindgen_test]
async fn the_list_is_capped_and_says_how_many_more_there_are() {
    let stage = Staged::with(json!({"ctcae": "5.0"})).await;
    stage.search("infection").await;
    let hits = book().search(Version::V5).find("infection", 2000).len();
    assert!(hits > 12);
    assert_eq!(stage.options().len(), 12);
    let more = format!("12 nearest shown, {} more: type on", hits - 12);
    assert_eq!(stage.more(), more);
    stage.search("xyzzyq").await;
    assert!(stage.options().is_empty());
    assert!(
        stage.more().starts_with("No term fits."),
        "{}",
        stage.more()
    );
    assert_eq!(stage.active(), "");
    press(&stage.field(), "Enter");
    settle().await;
    assert_eq!(stage.row().get("term"), None);
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_and_stop_at_the_ends() {
    let stage = Staged::with(json!({"ctcae": "5.0"})).await;
    stage.search("infection").await;
    let options = stage.options();
    for (key, place) in [
        ("ArrowUp", 0),
        ("ArrowDown", 1),
        ("ArrowDown", 2),
        ("ArrowUp", 1),
        ("End", 11),
        ("ArrowDown", 11),
        ("PageUp", 1),
        ("Home", 0),
        ("PageDown", 10),
    ] {
        type_key(key).await;
        assert_eq!(stage.active(), options[place], "{key}");
    }
    assert_eq!(focused_name(), "adverseEvents.0.term", "the focus stays");
    // Further typing begins at the first again.
    stage.search("infections").await;
    assert_eq!(stage.active(), stage.options()[0]);
}

#[wasm_bindgen_test]
async fn what_is_typed_stays_until_it_is_chosen_or_given_up() {
    let stage = Staged::of("Fever").await;
    assert_eq!(stage.field().value(), "Fever");
    stage.search("pruri").await;
    assert!(press(&stage.field(), "Escape"));
    settle().await;
    assert!(!stage.is_open());
    assert_eq!(stage.field().value(), "pruri");
    stage.search("prurit").await;
    leave(&stage.field(), true).await;
    assert!(!stage.is_open());
    assert_eq!(stage.field().value(), "prurit");
    assert!(
        stage.beneath().contains("Fever stays."),
        "{}",
        stage.beneath()
    );
    assert_eq!(stage.row()["term"], "Fever");
    // A second Escape gives it up, and then it is somebody else's key.
    assert!(press(&stage.field(), "Escape"));
    settle().await;
    assert_eq!(stage.field().value(), "Fever");
    assert!(!press(&stage.field(), "Escape"));
    // Nothing typed and left is the term again.
    stage.search(" ").await;
    leave(&stage.field(), true).await;
    assert_eq!(stage.field().value(), "Fever");
}

#[wasm_bindgen_test]
async fn the_clear_button_gives_up_what_is_typed_and_then_the_term() {
    let stage = Staged::of("Fever").await;
    stage.search("prurit").await;
    stage.click("term.clear").await;
    assert_eq!(stage.field().value(), "Fever");
    assert_eq!(focused_name(), "adverseEvents.0.term");
    stage.click("term.clear").await;
    assert_eq!(stage.field().value(), "");
    assert_eq!(stage.row().get("term"), None);
    assert!(!stage.there("term.clear"));
}

#[wasm_bindgen_test]
async fn the_classes_can_be_browsed_by_keys() {
    new_device();
    let stage = Staged::with(json!({"ctcae": "6.0"})).await;
    let book = book();
    let criteria = book.criteria(Version::V6);
    stage.field().focus().expect("a focus");
    type_key("ArrowDown").await;
    assert_eq!(stage.options(), criteria.classes);
    assert_eq!(stage.active(), "", "nothing is taken by chance");
    type_key("End").await;
    assert_eq!(stage.active(), "Vascular disorders");
    type_key("Enter").await;
    let terms: Vec<&str> = criteria
        .terms
        .iter()
        .filter(|term| criteria.class_of(term) == "Vascular disorders")
        .map(|term| term.name.as_str())
        .collect();
    assert_eq!(stage.options()[0], "‹ All classes");
    assert_eq!(stage.options()[1..], terms);
    assert_eq!(stage.active(), terms[0]);
    type_key("Home").await;
    type_key("Enter").await;
    assert_eq!(stage.options().len(), 26);
    type_key("End").await;
    type_key("Enter").await;
    type_key("End").await;
    type_key("Enter").await;
    assert_eq!(stage.row()["term"], *terms.last().expect("terms"));
}

#[wasm_bindgen_test]
async fn a_press_chooses_and_leaves_the_focus_in_the_field() {
    new_device();
    let stage = Staged::with(json!({"ctcae": "5.0"})).await;
    stage.open().await;
    let skin = stage.at("term.class.Skin and subcutaneous tissue disorders");
    assert!(
        send(&skin, &event("MouseEvent", "mousedown", &[])),
        "the press does not take the focus"
    );
    skin.click();
    settle().await;
    let name = stage.at("term.Pruritus");
    // Anywhere on the option.
    let inner: HtmlElement = name
        .query_selector("span")
        .expect("a selector")
        .expect("a name")
        .unchecked_into();
    inner.click();
    settle().await;
    assert_eq!(stage.row()["term"], "Pruritus");
    assert_eq!(focused_name(), "adverseEvents.0.term");
    // What is typed next looks for another term instead of adding to this one.
    let field = stage.field();
    let selected = field.selection_start().expect("a text field");
    let to = field.selection_end().expect("a text field");
    assert_eq!((selected, to), (Some(0), Some(8)));
}

#[wasm_bindgen_test]
async fn recent_terms_are_kept_newest_first_and_offered_where_they_exist() {
    new_device();
    let stage = Staged::with(json!({"ctcae": "5.0"})).await;
    for term in ["Fever", "Bullous dermatitis", "Pruritus", "Fever"] {
        stage.search(term).await;
        assert_eq!(stage.active(), term);
        type_key("Enter").await;
    }
    let kept = storage::read(RECENT).expect("storage").expect("kept");
    assert_eq!(kept, "Fever\nPruritus\nBullous dermatitis");
    stage.open().await;
    let recent = ["Fever", "Pruritus", "Bullous dermatitis"];
    assert_eq!(stage.options()[..3], recent);
    assert_eq!(stage.options().len(), 3 + 26);
    let six = Staged::with(json!({"ctcae": "6.0"})).await;
    six.open().await;
    assert_eq!(six.options()[..2], recent[..2]);
    assert_eq!(six.options().len(), 2 + 26, "6.0 has no such term");
    drop(six);
    for place in 0..20 {
        let term = book().criteria(Version::V5).terms[place * 7].name.clone();
        stage.search(&term).await;
        assert_eq!(stage.active(), term);
        type_key("Enter").await;
    }
    let kept = storage::read(RECENT).expect("storage").expect("kept");
    assert_eq!(kept.lines().count(), 8);
    new_device();
}

#[wasm_bindgen_test]
async fn a_term_that_the_version_lacks_is_said() {
    let stage = Staged::with(json!({"term": "Thrush", "ctcae": "6.0"})).await;
    assert!(stage.beneath().contains("6.0 has no such term"));
    assert_eq!(stage.verdict(), "Cannot be graded");
    assert!(stage.at("otherVersion").text_content().is_some());
    let nothing = Staged::with(json!({"ctcae": "6.0"})).await;
    assert!(!nothing.there("result"));
}

#[wasm_bindgen_test]
async fn alt_is_graded_as_it_is_typed() {
    let stage = Staged::of("Alanine aminotransferase increased").await;
    assert_eq!(stage.verdict(), "Grade 0 to 4 possible");
    stage.write("facts.measured.alt.value", "105").await;
    // Of several units none is inferred.
    assert_eq!(
        stage.facts(),
        json!({"measured": {"alt": {"value": "105"}}})
    );
    assert!(
        stage.says().contains("asks next: unit of"),
        "{}",
        stage.says()
    );
    stage.select("facts.measured.alt.unit", "U/L").await;
    stage.write("facts.measured.alt.upperLimit", "50").await;
    stage.write("facts.measured.alt.baseline", "38").await;
    assert_eq!(stage.verdict(), "Grade 1");
    assert!(stage.derived("facts.measured.alt.baselineStatus.normal"));
    assert_eq!(
        stage.row(),
        json!({
            "term": "Alanine aminotransferase increased", "ctcae": "5.0",
            "facts": {"measured": {"alt":
                {"value": "105", "unit": "U/L", "upperLimit": "50", "baseline": "38"}}},
            "grade": 1, "gradeSetBy": "criteria",
        })
    );
    assert!(!stage.there("facts.measured.alt.lowerLimit"), "not used");
    stage
        .click("facts.measured.alt.baselineStatus.abnormal")
        .await;
    assert_eq!(stage.verdict(), "Grade 1");
    assert!(
        stage.says().contains("baseline abnormal"),
        "{}",
        stage.says()
    );
    // Without its value the grade is gone.
    stage.write("facts.measured.alt.value", "").await;
    assert_eq!(stage.row().get("grade"), None);
    assert_eq!(stage.facts()["measured"]["alt"].get("value"), None);
}

#[wasm_bindgen_test]
async fn a_decision_is_said_where_it_bites() {
    let stage = Staged::of("Hyponatremia").await;
    stage.write("facts.measured.sodium.value", "124.5").await;
    stage.select("facts.measured.sodium.unit", "mmol/L").await;
    assert_eq!(stage.verdict(), "Grade 3 to 5 possible");
    assert!(stage.says().contains("Decision D7: "), "{}", stage.says());
    stage.write("facts.measured.sodium.value", "124").await;
    assert!(!stage.says().contains("Decision"), "{}", stage.says());
}

#[wasm_bindgen_test]
async fn typing_a_number_is_one_step_and_a_choice_another() {
    let stage = Staged::of("Bullous dermatitis").await;
    for text in ["1", "12", "12."] {
        stage.write("facts.measured.bodySurface.value", text).await;
    }
    // A quantity with one unit is given in that one.
    assert_eq!(
        stage.facts(),
        json!({"measured": {"bodySurface": {"value": "12.", "unit": "%BSA"}}})
    );
    let field: HtmlInputElement = stage
        .at("facts.measured.bodySurface.value")
        .unchecked_into();
    assert_eq!(field.value(), "12.", "a half-typed number stays as it is");
    stage.click("facts.findings.painful blisters.true").await;
    stage.click("facts.dailyLiving.selfCare").await;
    stage.act(Action::Undo).await;
    stage.act(Action::Undo).await;
    assert!(stage.facts().get("findings").is_none());
    stage.act(Action::Undo).await;
    assert_eq!(stage.facts(), Value::Null);
    assert!(!stage.desk.page().expect("a page").session().can_undo());
}

#[wasm_bindgen_test]
async fn what_is_no_number_is_kept_and_said_and_closes_nothing() {
    let stage = Staged::of("Bullous dermatitis").await;
    let path = "facts.measured.bodySurface.value";
    stage.write(path, "about 12").await;
    assert_eq!(stage.facts(), Value::Null);
    assert_eq!(stage.row()["notAccepted"], json!({path: "about 12"}));
    let said = stage.stage.place.at(".numbers .said");
    assert!(
        said.text_content()
            .unwrap_or_default()
            .contains("“about 12”")
    );
    assert_eq!(
        stage.at(path).get_attribute("aria-describedby"),
        Some(said.id())
    );
    stage.click("facts.nothingElse").await;
    assert_ne!(stage.verdict(), "No grade (0)");
    stage.write(path, "0").await;
    assert_eq!(stage.row().get("notAccepted"), None);
    assert_eq!(stage.verdict(), "No grade (0)");
    assert_eq!(stage.row()["grade"], json!(0));
}

#[wasm_bindgen_test]
async fn an_answer_is_cleared_by_key_and_by_button() {
    let stage = Staged::of("Pruritus").await;
    stage.click("facts.extent.widespread").await;
    assert!(stage.checked("facts.extent.widespread"));
    assert_eq!(focused_name(), "adverseEvents.0.facts.extent.widespread");
    type_key("Escape").await;
    assert_eq!(stage.row().get("facts"), None);
    stage.click("facts.constant.false").await;
    assert_eq!(stage.facts(), json!({"constant": false}));
    stage.click("facts.constant.clear").await;
    assert_eq!(stage.row().get("facts"), None);
    // Arrows choose, and stop at the ends.
    stage.at("facts.extent.none").focus().expect("a focus");
    for (key, level) in [
        ("ArrowRight", "none"),
        ("ArrowRight", "localized"),
        ("ArrowLeft", "none"),
        ("ArrowLeft", "none"),
        ("End", "widespread"),
        ("ArrowRight", "widespread"),
    ] {
        type_key(key).await;
        assert_eq!(stage.facts(), json!({"extent": level}), "{key}");
        assert_eq!(
            focused_name(),
            format!("adverseEvents.0.facts.extent.{level}")
        );
    }
}

#[wasm_bindgen_test]
async fn interventions_are_those_of_the_term_and_none() {
    let stage = Staged::of("Pruritus").await;
    let boxes = ["topical", "oral", "systemic steroid"];
    for name in boxes {
        stage.click(&format!("facts.intervention.{name}")).await;
    }
    assert_eq!(stage.facts(), json!({"intervention": boxes}));
    stage.click("facts.intervention.topical").await;
    assert_eq!(stage.facts(), json!({"intervention": boxes[1..]}));
    stage.click("facts.intervention.none").await;
    assert_eq!(stage.facts(), json!({"intervention": "none"}));
    stage.click("facts.intervention.none").await;
    assert_eq!(stage.facts(), Value::Null);
    // What was noted to another term is shown and can be taken back.
    let other = Staged::with(
        json!({"term": "Pruritus", "ctcae": "5.0", "facts": {"intervention": "urgent operative"}}),
    )
    .await;
    other.click("facts.intervention.urgent operative").await;
    assert_eq!(other.facts(), Value::Null);
}

#[wasm_bindgen_test]
async fn a_grade_that_does_not_exist_cannot_be_chosen() {
    let stage = Staged::of("Pruritus").await;
    let disabled = |grade: &str| {
        stage
            .at(&format!("grade.{grade}"))
            .has_attribute("disabled")
    };
    let there: Vec<bool> = ["0", "1", "2", "3", "4", "5"]
        .map(|grade| !disabled(grade))
        .into();
    assert_eq!(there, [true, true, true, true, false, false]);
    assert_eq!(stage.stage.place.count(".grades > .absent"), 2);
    stage.click("grade.4").await;
    assert_eq!(stage.row().get("grade"), None);
    stage.at("grade.0").focus().expect("a focus");
    type_key("End").await;
    assert_eq!(stage.row()["grade"], json!(3), "the highest there is");
}

#[wasm_bindgen_test]
async fn the_clinician_sets_another_grade_and_says_why() {
    let stage = Staged::of("Pruritus").await;
    stage.click("facts.extent.localized").await;
    stage.click("facts.nothingElse").await;
    assert_eq!(stage.row()["grade"], json!(1));
    assert!(stage.derived("grade.1"));
    stage.click("grade.3").await;
    let row = stage.row();
    assert_eq!(
        (&row["grade"], &row["gradeSetBy"]),
        (&json!(3), &json!("clinician"))
    );
    assert_eq!(stage.verdict(), "Grade 1", "what the criteria say stays");
    let reason: Element = stage.at("reason").unchecked_into();
    assert_eq!(
        reason.get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    for text in ["s", "sc", "scratches all night"] {
        stage.write("reason", text).await;
    }
    assert_eq!(reason.get_attribute("aria-invalid"), None);
    assert_eq!(stage.row()["reason"], "scratches all night");
    // Another answer moves the criteria's grade and not the clinician's.
    stage.click("facts.extent.none").await;
    assert_eq!(stage.verdict(), "No grade (0)");
    assert_eq!(stage.row()["grade"], json!(3));
    stage.click("gradeSetBy.criteria").await;
    let row = stage.row();
    assert_eq!(
        (&row["grade"], &row["gradeSetBy"]),
        (&json!(0), &json!("criteria"))
    );
    assert_eq!(row.get("reason"), None);
    assert!(!stage.there("reason"));
    // The criteria's own grade needs no reason.
    stage.click("grade.2").await;
    stage.click("grade.0").await;
    assert_eq!(stage.row()["gradeSetBy"], "criteria");
}

#[wasm_bindgen_test]
async fn a_grade_that_came_without_its_setter_stays_until_one_is_set() {
    let stage = Staged::with(json!({"term": "Pruritus", "ctcae": "5.0", "grade": 2})).await;
    stage.click("facts.extent.localized").await;
    assert_eq!(stage.row()["grade"], json!(2));
    assert!(stage.checked("grade.2"));
    stage.click("facts.nothingElse").await;
    assert_eq!(stage.row()["grade"], json!(2));
    stage.click("gradeSetBy.criteria").await;
    assert_eq!(stage.row()["grade"], json!(1));
    assert!(!stage.there("gradeSetBy.criteria"));
}

#[wasm_bindgen_test]
async fn what_the_form_says_is_shown_as_answered() {
    let stage = Staged::with(json!({
        "term": "Bullous dermatitis", "ctcae": "5.0", "seriousness": ["hospitalisation"],
    }))
    .await;
    assert!(stage.derived("facts.death.false"));
    assert!(stage.derived("facts.hospital.stay"));
    stage.click("facts.death.true").await;
    assert_eq!(stage.verdict(), "Grade 5");
    assert_eq!(stage.facts(), json!({"death": true}));
}

#[wasm_bindgen_test]
async fn the_next_question_is_marked_and_can_be_gone_to() {
    let stage = Staged::of("Pruritus").await;
    assert_eq!(stage.stage.place.count(".question.next"), 1);
    stage.click("next").await;
    let next = stage.stage.place.at(".question.next");
    let focus = focused().expect("a focus");
    assert!(next.contains(Some(&focus)));
    stage.click("facts.nothingElse").await;
    assert_eq!(stage.stage.place.count(".question.next"), 0);
    assert!(!stage.there("next"));
    // What nobody answered is shown as not there.
    assert!(stage.derived("facts.constant.false"));
    assert!(stage.derived("facts.extent.none"));
}

#[wasm_bindgen_test]
async fn clauses_are_lit_and_excluded_as_answers_come() {
    let stage = Staged::of("Pruritus").await;
    let place = &stage.stage.place;
    let marks = |selector: &str| place.count(&format!(".grades ul > {selector}"));
    assert_eq!((marks("li.yes"), marks("li.no")), (0, 0));
    stage.click("facts.extent.widespread").await;
    stage.click("facts.constant.false").await;
    // Localised is met by what is worse; widespread and constant is excluded.
    assert_eq!((marks("li.yes"), marks("li.no")), (1, 1));
    assert_eq!(place.count(".grades li.no span.yes"), 1);
    stage.click("facts.intermittent.true").await;
    assert_eq!(place.count(".grades > .lit.least"), 1);
    stage.click("facts.nothingElse").await;
    let lit = place.at(".grades > .lit header");
    assert_eq!(lit.text_content().as_deref(), Some("Grade 2is the grade"));
    assert_eq!(place.count(".grades > .out"), 1);
}

#[wasm_bindgen_test]
async fn the_other_version_is_graded_by_the_same_facts() {
    let stage = Staged::of("Bullous dermatitis").await;
    stage.click("facts.dailyLiving.selfCare").await;
    stage.click("facts.nothingElse").await;
    let said = |stage: &Staged| stage.at("otherVersion").text_content().unwrap_or_default();
    assert!(
        said(&stage).contains("reported as Dermatosis bullous"),
        "{}",
        said(&stage)
    );
    let cells = stage
        .stage
        .place
        .at(".other tbody")
        .text_content()
        .unwrap_or_default();
    assert!(cells.contains("6.0Dermatosis bullousGrade 3"), "{cells}");
    let fever = Staged::of("Fever").await;
    fever.click("facts.nothingElse").await;
    assert_eq!(said(&fever), "Grade 0 in both versions.");
}

#[wasm_bindgen_test]
async fn another_term_is_not_closed_by_what_was_said_to_the_one_before() {
    let stage = Staged::of("Pruritus").await;
    stage.click("facts.nothingElse").await;
    assert_eq!(stage.row()["grade"], json!(0));
    stage.search("Fever").await;
    type_key("Enter").await;
    assert_eq!(stage.row(), json!({"term": "Fever", "ctcae": "5.0"}));
}

#[wasm_bindgen_test]
async fn enter_goes_from_answer_to_answer() {
    let stage = Staged::of("Bullous dermatitis").await;
    let first = stage.at("facts.measured.bodySurface.value");
    first.focus().expect("a focus");
    let mut passed = vec![focused_name()];
    for _ in 0..8 {
        type_key("Enter").await;
        passed.push(focused_name());
    }
    let passed: Vec<&str> = passed
        .iter()
        .filter_map(|name| name.strip_prefix("adverseEvents.0.facts."))
        .collect();
    assert_eq!(
        passed,
        [
            "measured.bodySurface.value",
            "findings.painful blisters.true",
            "findings.fluid or electrolyte abnormalities.true",
            "dailyLiving.none",
            "hospital.none",
            "death.true",
            "intervention.burn unit",
            "intervention.none",
            "nothingElse",
        ]
    );
}

#[wasm_bindgen_test]
async fn an_event_said_to_be_absent_can_be_said_to_be_there() {
    let stage = Staged::with(
        json!({"term": "Pruritus", "ctcae": "5.0", "facts": {"present": false, "extent": "localized"}}),
    )
    .await;
    assert_eq!(stage.verdict(), "Cannot be graded");
    stage.click("facts.present.clear").await;
    assert_eq!(stage.facts(), json!({"extent": "localized"}));
    assert!(!stage.there("facts.present.true"));
}

#[wasm_bindgen_test]
async fn a_grade_is_not_recorded_without_its_version() {
    let stage = Staged::with(json!({"term": "Fever"})).await;
    stage.click("facts.nothingElse").await;
    let row = stage.row();
    assert_eq!((&row["ctcae"], &row["grade"]), (&json!("5.0"), &json!(0)));
}

/// What is drawn besides must not make the input anew that is in use.
#[wasm_bindgen_test]
async fn the_focus_stays_while_what_is_drawn_changes() {
    let stage = Staged::of("Alanine aminotransferase increased").await;
    for key in ["value", "baseline"] {
        let name = format!("facts.measured.alt.{key}");
        stage.at(&name).focus().expect("a focus");
        for text in ["1", "1x", "1", "-", ""] {
            stage.write(&name, text).await;
            assert_eq!(focused_name(), format!("adverseEvents.0.{name}"), "{text}");
        }
    }
    // A limit that no question asks for and the file held.
    let limit = json!({"term": "Alanine aminotransferase increased", "ctcae": "5.0",
        "facts": { "measured": { "alt": { "value": "105", "infarctionLimit": "9" } } }});
    let other = Staged::with(limit).await;
    let name = "facts.measured.alt.infarctionLimit";
    other.at(name).focus().expect("a focus");
    let field = other.at(name);
    for text in ["9x", "9", "", "8"] {
        other.write(name, text).await;
        assert_eq!(
            other.at(name),
            field,
            "“{text}” does not make the field anew"
        );
        assert_eq!(
            focused_name(),
            format!("adverseEvents.0.{name}"),
            "“{text}”"
        );
    }
    drop(other);
    stage.at("grade.0").focus().expect("a focus");
    for (key, grade) in [("End", 4), ("ArrowLeft", 3), ("Home", 0), ("End", 4)] {
        type_key(key).await;
        assert_eq!(
            focused_name(),
            format!("adverseEvents.0.grade.{grade}"),
            "{key}"
        );
    }
    stage.at("reason").focus().expect("a focus");
    for text in ["a", ""] {
        stage.write("reason", text).await;
        assert_eq!(focused_name(), "adverseEvents.0.reason");
    }
    stage.at("facts.nothingElse").focus().expect("a focus");
    stage.click("facts.nothingElse").await;
    assert_eq!(focused_name(), "adverseEvents.0.facts.nothingElse");
}
