//! The log of adverse events.

use dermscore_journeys::files::save;
use dermscore_journeys::{Key, Page, Setup, journey};
use serde_json::{Value, json};

/// The sixteen adverse events of the trial's Table 2.
const TABLE_2: &str = include_str!("../../fixtures/trial-events.json");

/// What gives an event its grade.
#[derive(Clone, Copy)]
enum By {
    /// A temperature in °C.
    Temperature(&'static str),
    /// A level of a scale.
    Level(&'static str, &'static str),
    /// What had to be done.
    Intervention(&'static str),
    /// ALT in U/L, its upper limit, and the baseline.
    Alt([&'static str; 3]),
    /// That somebody looked and found nothing else.
    Nothing,
    /// The clinician, who says why.
    Clinician(&'static str),
}

const OTHER_GENERAL: &str = "General disorders and administration site conditions - Other, specify";
const OTHER_SKIN: &str = "Skin and subcutaneous tissue disorders - Other, specify";

/// For each of the sixteen: what is typed to find its term, the term, and what
/// its grade comes from. Pharyngitis has no grade 1 in 5.0; the page names
/// `Sore throat`, which has.
const GRADED: [(&str, &str, By); 16] = [
    ("fever", "Fever", By::Temperature("38.4")),
    ("headahce", "Headache", By::Level("severityOf.pain", "mild")),
    (
        "alt",
        "Alanine aminotransferase increased",
        By::Alt(["105", "50", "38"]),
    ),
    ("pyrexia", "Fever", By::Temperature("38.9")),
    (
        "sore throat",
        "Sore throat",
        By::Level("severityOf.pain", "mild"),
    ),
    ("pharyngitis", "Pharyngitis", By::Intervention("oral")),
    ("general other", OTHER_GENERAL, By::Nothing),
    ("fev", "Fever", By::Temperature("38.9")),
    ("headache", "Headache", By::Level("severityOf.pain", "mild")),
    (
        "flu-like",
        "Flu like symptoms",
        By::Level("symptoms", "mild"),
    ),
    (
        "dizzy",
        "Dizziness",
        By::Level("severityOf.unsteadiness or feeling of motion", "mild"),
    ),
    (
        "fever",
        "Fever",
        By::Clinician("the temperature is not noted"),
    ),
    (
        "fever",
        "Fever",
        By::Clinician("the temperature is not noted"),
    ),
    ("skin other", OTHER_SKIN, By::Nothing),
    (
        "abdominal pain",
        "Abdominal pain",
        By::Level("severityOf.pain", "mild"),
    ),
    (
        "throat pain",
        "Sore throat",
        By::Level("severityOf.pain", "mild"),
    ),
];

fn table_2() -> Vec<Value> {
    let file: Value = serde_json::from_str(TABLE_2).expect("the fixture");
    file["adverseEvents"]
        .as_array()
        .cloned()
        .unwrap_or_default()
}

fn text<'a>(event: &'a Value, key: &str) -> &'a str {
    event[key].as_str().unwrap_or_default()
}

/// Logs one event from the field that stands first to the last box, and is
/// done with it at its seriousness.
async fn log(page: &Page, place: usize, event: &Value) {
    let at = |key: &str| format!("adverseEvents.{place}.{key}");
    let (words, term, by) = GRADED[place];
    page.expect_focus(&at("verbatim")).await;
    page.write_by_keys(&at("verbatim"), text(event, "verbatim"))
        .await;
    if place == 4 {
        no_grade_1_of_pharyngitis(page, place).await;
    }
    page.find_by_keys(&at("term"), words, term).await;
    page.expect_value(&at("term"), term).await;
    page.write_by_keys(&at("onset"), text(event, "onset")).await;
    page.write_by_keys(&at("resolution"), text(event, "resolution"))
        .await;
    page.select_by_keys(&at("outcome"), "recovered").await;
    grade(page, place, by).await;
    page.write_by_keys(&at("treatment"), text(event, "treatment"))
        .await;
    page.select_by_keys(&at("relatedness"), text(event, "relatedness"))
        .await;
    page.tick_by_keys(&at("seriousness.none")).await;
    page.expect_text("event.serious", "assessed: not serious")
        .await;
    let given = event["grade"].as_u64().expect("a grade");
    match by {
        By::Clinician(_) => page.expect_chosen(&at(&format!("grade.{given}"))).await,
        _ => {
            page.expect_text(&at("result"), &format!("Grade {given}"))
                .await
        }
    }
}

/// The grade of the trial cannot be chosen for the trial's own term.
async fn no_grade_1_of_pharyngitis(page: &Page, place: usize) {
    let at = |key: &str| format!("adverseEvents.{place}.{key}");
    page.find_by_keys(&at("term"), "pharyngitis", "Pharyngitis")
        .await;
    page.expect_value(&at("term"), "Pharyngitis").await;
    page.expect_there(&at("grade.1")).await;
    let script = "return [1, 2].map(grade => at(arguments[0] + grade).disabled)";
    let disabled = page.run(script, &[json!(at("grade."))]).await;
    assert_eq!(
        disabled,
        json!([true, false]),
        "expected grade 1 of pharyngitis not to be there to choose, and grade 2 to be"
    );
    // By Tab into the field, so that typing replaces what stands in it.
    page.tab_back_to(&at("verbatim")).await;
}

async fn grade(page: &Page, place: usize, by: By) {
    let at = |key: &str| format!("adverseEvents.{place}.{key}");
    match by {
        By::Temperature(degrees) => {
            let of = |key: &str| at(&format!("facts.measured.temperature.{key}"));
            page.write_by_keys(&of("value"), degrees).await;
            page.select_by_keys(&of("unit"), "°C").await;
        }
        By::Level(scale, level) => {
            page.pick_by_keys(&at(&format!("facts.{scale}")), level)
                .await;
        }
        By::Intervention(name) => {
            page.tick_by_keys(&at(&format!("facts.intervention.{name}")))
                .await;
        }
        By::Alt([value, upper, baseline]) => {
            let of = |key: &str| at(&format!("facts.measured.alt.{key}"));
            page.write_by_keys(&of("value"), value).await;
            page.select_by_keys(&of("unit"), "U/L").await;
            page.write_by_keys(&of("upperLimit"), upper).await;
            page.write_by_keys(&of("baseline"), baseline).await;
        }
        By::Nothing => {}
        By::Clinician(reason) => {
            page.pick_by_keys(&at("grade"), "1").await;
            page.write_by_keys(&at("reason"), reason).await;
            return;
        }
    }
    page.tick_by_keys(&at("facts.nothingElse")).await;
}

#[test]
fn what_is_not_allowed_stays_where_it_is_typed_with_the_focus() {
    journey(Setup::desk(), async |page| {
        page.open_view_by_keys("Adverse events", false).await;
        page.tab_to("events.add").await;
        page.key(Key::Enter).await;
        page.find_by_keys("adverseEvents.0.term", "fever", "Fever")
            .await;
        for key in ["onset", "resolution", "facts.measured.temperature.value"] {
            let control = format!("adverseEvents.0.{key}");
            page.write_by_keys(&control, "soon").await;
            page.expect_said(".event-form [role=alert]", "llowed is")
                .await;
            page.key_with(&[Key::Control], 'a').await;
            page.key(Key::Delete).await;
            page.expect_value(&control, "").await;
            page.expect_focus(&control).await;
        }
        page.open_view_by_keys("Laboratory", true).await;
        page.tab_to("labs.trialSet").await;
        page.key(Key::Enter).await;
        page.expect_focus("labs.0.value").await;
        for key in ["value", "lowerLimit", "upperLimit", "baseline"] {
            let control = format!("labs.0.{key}");
            page.write_by_keys(&control, "<0.5").await;
            page.expect_said("tr [role=alert]", "Allowed is").await;
            page.key_with(&[Key::Control], 'a').await;
            page.keys("0.5").await;
            page.expect_value(&control, "0.5").await;
            page.expect_focus(&control).await;
        }
    });
}

const SAID: &str = "16, highest grade 2, serious 0, dose-limiting 0, findings in 1";
const HEADACHE: &str = "from 2018-06-28 to 2018-07-31 it is 33 days";

/// The sixteen as they stand in an exported file.
fn expect_exported(file: &Value) {
    let entries = file["adverseEvents"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert_eq!(entries.len(), 16, "expected sixteen entries in the file");
    for (place, (entry, event)) in entries.iter().zip(table_2()).enumerate() {
        let (_, term, by) = GRADED[place];
        let mut expected = json!({ "term": term, "ctcae": "5.0", "seriousness": [] });
        for key in [
            "verbatim",
            "onset",
            "resolution",
            "treatment",
            "relatedness",
            "outcome",
            "grade",
        ] {
            expected[key] = event[key].clone();
        }
        let (setter, reason) = match by {
            By::Clinician(reason) => ("clinician", json!(reason)),
            _ => ("criteria", Value::Null),
        };
        expected["gradeSetBy"] = json!(setter);
        expected["reason"] = reason;
        for (key, expected) in expected.as_object().expect("an object") {
            assert_eq!(
                &entry[key], expected,
                "expected {key} of entry {place} of the exported file"
            );
        }
    }
}

#[test]
fn the_sixteen_events_of_the_trial_are_logged_by_keys() {
    journey(Setup::desk(), async |page| {
        page.open_view_by_keys("Adverse events", false).await;
        page.tab_to("events.add").await;
        page.key(Key::Enter).await;
        let events = table_2();
        for (place, event) in events.iter().enumerate() {
            log(&page, place, event).await;
            if place + 1 == events.len() {
                page.tab_to("events.done").await;
                page.key(Key::Enter).await;
            } else if place % 2 == 0 {
                page.tab_to("events.add.next").await;
                page.key(Key::Enter).await;
            } else {
                page.key_with(&[Key::Control], Key::Enter.into()).await;
            }
        }
        page.expect_focus("events.open.15").await;
        page.expect_text("events.said", SAID).await;
        page.expect_text("events.shown", "All shown").await;
        expect_rows(&page).await;

        // Beside the headache's row its finding is named; in its form it is said.
        page.key(Key::Home).await;
        page.expect_focus("events.open.0").await;
        for _ in 0..8 {
            page.key(Key::Down).await;
        }
        page.expect_focus("events.open.8").await;
        page.expect_said("[data-row='8'] .odd", "Stated duration against dates")
            .await;
        page.key(Key::Enter).await;
        page.expect_said(".event-form", HEADACHE).await;
        page.key(Key::Escape).await;
        page.expect_focus("events.open.8").await;

        let file = page.export_by_keys(true).await;
        expect_exported(&file);

        page.expect_saved().await;
        page.reload_view().await;
        page.expect_text("events.said", SAID).await;
        expect_rows(&page).await;
        let again = page.export_by_keys(false).await;
        assert_eq!(
            again["adverseEvents"], file["adverseEvents"],
            "expected the events to be the same after a reload"
        );
    });
}

/// Every row with its words, its days and its grade.
async fn expect_rows(page: &Page) {
    for (place, event) in table_2().iter().enumerate() {
        let cell = |class: &str| format!("[data-row='{place}'] .{class}");
        for key in ["onset", "resolution", "treatment"] {
            page.expect_said(&cell(key), text(event, key)).await;
        }
        page.expect_said(&cell("event"), text(event, "verbatim"))
            .await;
        page.expect_said(&cell("grade"), &event["grade"].to_string())
            .await;
    }
}

/// So many events in one file.
const MANY: usize = 10_000;
/// A file may have no more bytes.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// An event of a file that means no good: markup, endless words, letters that
/// run the other way, ends before beginnings, terms and keys that nobody knows.
fn hostile(place: usize) -> Value {
    let month = place % 12 + 1;
    let mut event = json!({
        "id": format!("e{place}"),
        "verbatim": format!("Headache, case {place}."),
        "term": one_of(&["Headache", "Fever", "Pharyngitis", "No such term"], place),
        "ctcae": one_of(&["5.0", "6.0"], place),
        "grade": place % 6,
        "gradeSetBy": "clinician",
        "onset": format!("2018-{month:02}-20"),
        "resolution": format!("2018-{month:02}-2{}", place % 9),
        "treatment": "no",
        "relatedness": one_of(&["related", "unrelated", "unassessable"], place),
    });
    match place % 100 {
        7 => event["verbatim"] = json!(format!("<img src=x onerror=alert({place})> case {place}.")),
        17 => event["verbatim"] = json!(format!("{} case {place}.", "W".repeat(3000))),
        27 => event["verbatim"] = json!(format!("\u{202e}كلمة \u{1f4a5} case {place}.")),
        37 => event["resolution"] = json!("2017-01-01"),
        47 => event["unknown"] = json!({ "deep": [[[[{ "deeper": place }]]]] }),
        57 => event["gradeChanges"] = json!([{ "date": "2018-02", "grade": 5 }]),
        _ => {}
    }
    event
}

fn one_of<'a>(names: &[&'a str], place: usize) -> &'a str {
    names[place % names.len()]
}

#[test]
fn a_file_with_ten_thousand_events_opens_scrolls_and_is_exported() {
    journey(Setup::desk(), async |page| {
        let page = page.patient();
        let events: Vec<Value> = (0..MANY).map(hostile).collect();
        let file = json!({
            "format": "dermscore.visit",
            "version": 1,
            "visit": { "id": "many", "subject": "many", "date": "2018-12-03", "label": "", "assessor": "" },
            "assessments": {},
            "adverseEvents": events,
        });
        let bytes = file.to_string();
        assert!(
            bytes.len() < MOST_BYTES,
            "expected a file that may be opened, it has {} bytes",
            bytes.len()
        );
        let path = save(&page.folder("file"), "many.json", bytes.as_bytes());
        page.open_view("Adverse events").await;
        page.open_file("visit.import", &path).await;
        page.expect_words("notice", "many.json is open.").await;
        page.expect_words("events.said", "10000, highest grade 5")
            .await;
        page.expect_text("events.shown", "All shown").await;
        page.press("notice.close").await;

        scrolls(&page).await;

        page.type_into("events.filter.words", "case 7707.").await;
        page.expect_text("events.shown", "1 shown").await;
        let rows = page.logged().await;
        assert!(
            matches!(&rows[..], [(7707, text)] if text.contains("<img src=x onerror=alert(7707)>")),
            "expected the one event that was asked for, as written, there is {rows:?}"
        );
        page.press("events.filter.clear").await;
        page.expect_text("events.shown", "All shown").await;

        let again = page.export().await;
        let entries = again["adverseEvents"].as_array().cloned();
        let entries = entries.unwrap_or_default();
        assert_eq!(entries.len(), MANY, "expected every event in the file");
        for (place, (entry, event)) in entries.iter().zip(&events).enumerate() {
            for (key, value) in event.as_object().expect("an object") {
                assert_eq!(
                    &entry[key], value,
                    "expected {key} of entry {place} as it was opened"
                );
            }
        }
    });
}

/// Only some rows are drawn; others are where one scrolls to.
async fn scrolls(page: &Page) {
    const SCROLL: &str = "
        for (let el = document.querySelector('.log-table'); el; el = el.parentElement)
            if (el.scrollHeight > el.clientHeight + 200 && (el === document.scrollingElement || /auto|scroll/.test(getComputedStyle(el).overflowY)))
                return void el.scrollTo({ top: el.scrollHeight * arguments[0], behavior: 'instant' });
        return 'nothing scrolls';";
    let drawn = page.logged().await;
    assert!(
        (20..1000).contains(&drawn.len()) && drawn.iter().any(|(place, _)| *place == 0),
        "expected the first rows of many, there are {} from {:?}",
        drawn.len(),
        drawn.first()
    );
    for (part, rows) in [
        (json!(0.5), 4000..6000),
        (json!(1), 9950..MANY),
        (json!(0), 0..50),
    ] {
        page.until(async || {
            // Again, until it is there: rows that are drawn are not as high as
            // they were thought to be, and not every browser holds its place.
            assert_eq!(
                page.run(SCROLL, std::slice::from_ref(&part)).await,
                Value::Null,
                "expected the log to scroll"
            );
            let script = "
                const row = document.elementsFromPoint(innerWidth / 3, innerHeight / 2).map(el => el.closest('[data-row]')).find(row => row);
                return row ? +row.dataset.row : null";
            let row = page.run(script, &[]).await;
            match row.as_u64().and_then(|row| usize::try_from(row).ok()) {
                Some(row) if rows.contains(&row) => Ok(()),
                _ => Err(format!("expected a row of {rows:?} in sight, there is {row}")),
            }
        })
        .await;
    }
}
