//! Every view and state of the page that is looked at.

use dermscore_journeys::files::save;
use dermscore_journeys::{Key, Page};
use serde_json::json;

use crate::rescue::TRAP;
use crate::transfer::{LETTERS, type_letters};
use crate::wording::ENGLISH as WORDING;

const SEALED: &str = include_str!("../../../fixtures/sealed/week-4.sealed.json");
const WEEK_4: &str = include_str!("../../../fixtures/week-4.json");
const TABLE_2: &str = include_str!("../../../fixtures/trial-events.json");

/// A view in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing entered.
    Empty,
    /// A whole visit.
    Filled,
    /// Answers that contradict each other, and what is not allowed.
    Contradictory,
    /// Asked whether a new visit may begin.
    NewVisit,
    /// The list of what is kept on the device.
    Kept,
    /// Said what is wrong with a file.
    Notice,
    /// The log without an event.
    EventsEmpty,
    /// The log of the trial.
    Events,
    /// An open event with the questions that decide its grade.
    Event,
    /// The list of terms that fit what is typed.
    Terms,
    /// The laboratory's table without a row.
    LabsEmpty,
    /// The trial's tests with values, questions and grades.
    Labs,
    /// What this program is.
    About,
    /// The page “This device” with a visit.
    Device,
    /// Asked whether everything is wiped.
    Wipe,
    /// A passphrase is asked for, to encrypt.
    Seal,
    /// A passphrase is asked for, to open.
    Unseal,
    /// The site's wordings, with one.
    Wording,
    /// A wording in the editor.
    Editor,
    /// Where answers of another device are read.
    Transfer,
    /// Asked whether answers of another subject are taken over.
    Doubt,
    /// The program has ended by a fault.
    Rescue,
}

/// All of them.
pub const STATES: [State; 22] = [
    State::Empty,
    State::Filled,
    State::Contradictory,
    State::NewVisit,
    State::Kept,
    State::Notice,
    State::EventsEmpty,
    State::Events,
    State::Event,
    State::Terms,
    State::LabsEmpty,
    State::Labs,
    State::About,
    State::Device,
    State::Wipe,
    State::Seal,
    State::Unseal,
    State::Wording,
    State::Editor,
    State::Transfer,
    State::Doubt,
    State::Rescue,
];

impl State {
    /// Its name, for failures and files.
    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// Lets the page begin anew: nothing is kept but the language.
pub async fn begin(page: &Page, language: &str) {
    page.forget_all().await;
    let forget = "
        localStorage.clear(); sessionStorage.clear();
        localStorage.setItem('dermscore.settings', `language=${arguments[0]}\\n`);
        location.hash = '';";
    page.run(forget, &[json!(language)]).await;
    page.reload().await;
}

async fn open(page: &Page, text: &str) {
    let file = save(&page.folder("file"), "visit.json", text.as_bytes());
    page.open_file("visit.import", &file).await;
    page.expect_there("notice.close").await;
    page.press("notice.close").await;
    page.expect_gone("notice.close").await;
}

/// Opens a page of the tools by its address.
async fn tool(page: &Page, hash: &str, control: &str) {
    page.show(hash).await;
    page.expect_there(control).await;
}

/// Opens a view by its address, whatever the language.
async fn view(page: &Page, hash: &str, control: &str) {
    page.run("location.hash = arguments[0]", &[json!(hash)])
        .await;
    page.view_stands().await;
    page.expect_there(control).await;
}

/// Brings the page that has just begun into a state.
pub async fn reach(page: &Page, state: State) {
    match state {
        State::Empty => {}
        State::Filled => open(page, WEEK_4).await,
        State::Contradictory => {
            open(page, WEEK_4).await;
            page.type_into("baseline.pasi", "9.3").await;
            page.choose("pasi.trunk.area.0").await;
            page.type_into("pasi.head.areaPercent", "120").await;
        }
        State::NewVisit => {
            open(page, WEEK_4).await;
            page.press("visit.new").await;
            page.expect_there("visit.new.confirm").await;
        }
        State::Kept => {
            open(page, WEEK_4).await;
            page.press("visit.kept").await;
            let shown = async || {
                match page.run("return !!document.querySelector('dialog[open]') || location.hash === '#/device'", &[]).await {
                serde_json::Value::Bool(true) => Ok(()),
                _ => Err("expected what is kept on the device".to_owned()),
            }
            };
            page.until(shown).await;
        }
        State::Notice => {
            let broken = save(&page.folder("file"), "broken.json", b"{");
            page.open_file("visit.import", &broken).await;
            page.expect_there("notice.close").await;
        }
        State::EventsEmpty => view(page, "#/events", "events.add").await,
        State::Events => {
            open(page, TABLE_2).await;
            view(page, "#/events", "events.open.0").await;
        }
        State::Event => {
            open(page, TABLE_2).await;
            view(page, "#/events", "events.open.3").await;
            page.press("events.open.3").await;
            page.expect_there("events.add.next").await;
        }
        State::Terms => {
            view(page, "#/events", "events.add").await;
            page.press("events.add").await;
            let verbatim = "return !!at('adverseEvents.0.verbatim')";
            let mut pressed = std::time::Instant::now();
            page.until(async || match page.run(verbatim, &[]).await {
                serde_json::Value::Bool(true) => Ok(()),
                _ => {
                    // The log was drawn anew under the press; one more press at
                    // once would add a second event.
                    if pressed.elapsed().as_secs() >= 3 {
                        page.press("events.add").await;
                        pressed = std::time::Instant::now();
                    }
                    Err("expected an event to be added".to_owned())
                }
            })
            .await;
            page.type_into("adverseEvents.0.verbatim", "itching").await;
            page.tab_to("adverseEvents.0.term").await;
            page.keys("rash").await;
            page.expect_there("adverseEvents.0.term.Rash maculo-papular")
                .await;
        }
        State::LabsEmpty => view(page, "#/labs", "labs.add").await,
        State::Labs => {
            view(page, "#/labs", "labs.trialSet").await;
            page.press("labs.trialSet").await;
            // The page leads there, and scrolls.
            page.expect_focus("labs.0.value").await;
            page.type_into("labs.2.value", "105").await;
            page.select_by_keys("labs.2.unit", "U/L").await;
            page.write_by_keys("labs.2.upperLimit", "5o").await;
            page.at_rest().await;
            page.press("labs.add").await;
            page.expect_focus("labs.10.analyte").await;
            page.keys("sodium").await;
            page.expect_there("labs.10.analyte.sodium").await;
            page.key(Key::Enter).await;
            page.expect_focus("labs.10.value").await;
            page.keys("127").await;
            page.select_by_keys("labs.10.unit", "mmol/L").await;
            page.write_by_keys("labs.10.lowerLimit", "135").await;
            page.expect_there("labs.10.facts.symptoms.none").await;
        }
        State::About => {
            page.press("about.open").await;
            page.expect_there("ask.close").await;
        }
        State::Device | State::Wipe => {
            open(page, WEEK_4).await;
            tool(page, "#/device", "device.total").await;
            if state == State::Wipe {
                page.press("device.wipe").await;
                page.expect_there("device.wipe.all").await;
            }
        }
        State::Seal => {
            open(page, WEEK_4).await;
            page.press("visit.seal").await;
            page.type_into("seal.passphrase", "short").await;
            page.press("seal.show").await;
        }
        State::Unseal => {
            let sealed = save(&page.folder("file"), "sealed.json", SEALED.as_bytes());
            page.open_file("visit.import", &sealed).await;
            page.expect_there("unseal.passphrase").await;
        }
        State::Wording | State::Editor => {
            tool(page, "#/wording", "wording.page").await;
            let wording = save(&page.folder("file"), "dlqi.en.json", WORDING.as_bytes());
            page.open_file("wording.import", &wording).await;
            page.expect_there("wording.edit").await;
            if state == State::Editor {
                page.press("wording.edit").await;
                page.type_into("wording.version", "").await;
            }
        }
        State::Transfer => tool(page, "#/transfer", "transfer.page").await,
        State::Doubt => {
            page.type_into("visit.subject", "P7").await;
            tool(page, "#/transfer", "transfer.page").await;
            type_letters(page, LETTERS).await;
            page.expect_there("transfer.take").await;
        }
        State::Rescue => {
            page.expect_complaint("nreachable");
            open(page, WEEK_4).await;
            page.until(async || {
                let kept = page.kept().await;
                let id = "0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11";
                if kept.contains_key(&format!("dermscore.visit.{id}")) {
                    Ok(())
                } else {
                    Err("expected the visit to be kept".to_owned())
                }
            })
            .await;
            page.run(TRAP, &[]).await;
            page.expect_there("rescue.save").await;
        }
    }
}
