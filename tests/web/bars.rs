//! What else of the page answers to a person: the visit's name, the body, the
//! bands shown, the baseline's commands, dialogs; and what tells good from bad.

use std::cell::RefCell;
use std::rc::Rc;

use dermscore::instruments::Instrument;
use dermscore::session::{Action, Target};
use dermscore::ui::components::{AboutBar, AboutBarProps, Dialog, DialogProps};
use dermscore::ui::panels::{PasiPanel, PasiPanelProps};
use dermscore::ui::rail::{self, TotalCard, TotalCardProps};
use dermscore::ui::{Desk, Page, PageAction, Settings, load};
use dermscore::visit::{About, Visit};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlSelectElement, HtmlTextAreaElement};
use yew::{Callback, html};

use crate::kit::{Mounted, Sent, event, fill, focused_name, leave, send, settle, show};
use crate::visits::visit;

#[wasm_bindgen_test]
async fn what_names_the_visit_is_typed_and_left() {
    let sent = Sent::default();
    let texts = std::array::from_fn(|_| String::new());
    let bar = Mounted::<AboutBar>::with(AboutBarProps {
        texts,
        dispatch: sent.dispatch(),
    })
    .await;
    for (about, text) in [
        (About::Subject, "P3"),
        (About::Date, "2018-06-21"),
        (About::Label, "Week 4"),
        (About::Assessor, "A1"),
    ] {
        let field = bar.place.field(&format!("visit.{}", about.key()));
        fill(&field, text).await;
        assert_eq!(
            sent.visit(),
            [Action::Type(Target::About(about), text.into())]
        );
        leave(&field, true).await;
        assert_eq!(sent.visit(), [Action::Leave]);
    }
}

#[wasm_bindgen_test]
async fn pressing_the_body_leads_to_the_region_s_first_open_input() {
    let visit = visit(&[("pasi.head.area", "2")]);
    let sent = Sent::default();
    let form = Mounted::<PasiPanel>::with(PasiPanelProps {
        bands: 0,
        draft: Rc::clone(visit.drafts.get(0)),
        outcome: Rc::new(visit.drafts.outcome(0)),
        later: Some(load().await.expect("the rest of the page")),
        dispatch: sent.dispatch(),
    })
    .await;
    for (region, stop) in [
        ("trunk", "pasi.trunk.area.0"),
        ("head", "pasi.head.erythema.0"),
        ("lowerLimbs", "pasi.lowerLimbs.area.0"),
    ] {
        let shape = form.place.find(&format!("[data-region='{region}']"));
        send(&shape.expect("a shape"), &event("MouseEvent", "click", &[]));
        assert_eq!(focused_name(), stop);
    }
    assert!(sent.visit().is_empty(), "looking is not answering");
    form.place.control("pasi.clear").click();
    assert_eq!(sent.visit(), [Action::Clear(0)]);
}

#[wasm_bindgen_test]
async fn another_band_set_is_chosen_at_the_card() {
    let sent = Sent::default();
    for bands in [0, 1, 2] {
        let card = Mounted::<TotalCard>::with(TotalCardProps {
            index: 0,
            outcome: Rc::new(Visit::default().drafts.outcome(0)),
            of: "",
            bands,
            dispatch: sent.dispatch(),
        })
        .await;
        let select: HtmlSelectElement = card.place.at("select").unchecked_into();
        assert_eq!(select.selected_index(), i32::from(bands));
        if bands == 0 {
            select.set_selected_index(2);
            send(&select, &event("Event", "change", &[]));
        }
    }
    assert!(matches!(sent.all()[..], [PageAction::Bands(0, 2)]));
}

#[wasm_bindgen_test]
async fn a_baseline_is_typed_and_cleared() {
    let sent = Sent::default();
    let baseline = Some(Rc::new(Visit::default()));
    let page = Page::new(
        Visit {
            baseline,
            ..Visit::default()
        },
        Settings::parse(""),
        None,
    );
    let panel = show(rail::response(&page, &Desk::default(), &sent.dispatch())).await;
    let dlqi = Instrument::index_of("dlqi").expect("dlqi");
    fill(&panel.place.field("baseline.dlqi"), "12").await;
    assert_eq!(
        sent.visit(),
        [Action::Type(Target::Baseline(dlqi), "12".into())]
    );
    panel.place.control("baseline.clear").click();
    assert_eq!(sent.visit(), [Action::SetBaseline(None)]);
}

#[wasm_bindgen_test]
async fn a_dialog_opens_in_front_selects_its_text_and_asks_before_it_closes() {
    let closed = Rc::new(RefCell::new(0));
    let onclose = {
        let closed = Rc::clone(&closed);
        Callback::from(move |()| *closed.borrow_mut() += 1)
    };
    let inner = html! { <textarea readonly=true value="all of it" /> };
    let title = "A text".into();
    let dialog = Mounted::<Dialog>::with(DialogProps {
        title,
        onclose,
        inner,
    })
    .await;
    let open = dialog.place.at("dialog");
    assert!(open.has_attribute("open") && open.matches(":modal").expect("a selector"));
    let area: HtmlTextAreaElement = dialog.place.at("textarea").unchecked_into();
    let end = area.selection_end().expect("a selection");
    assert_eq!((area.selection_start(), end), (Ok(Some(0)), Some(9)));
    let cancel = event("Event", "cancel", &[("bubbles", false.into())]);
    assert!(send(&open, &cancel), "the page closes it, not the browser");
    settle().await;
    assert_eq!(*closed.borrow(), 1);
    drop(dialog);
    let left = document()
        .query_selector("dialog[open]")
        .expect("a selector");
    assert!(left.is_none());
}

#[wasm_bindgen_test]
async fn verdicts_are_told_apart_by_more_than_their_words() {
    let calm = ["calm"; 5];
    let judged = [("ipc.specialArea", "no"), ("ipc.topicalFailure", "no")];
    for (totals, tones) in [
        (None, ["needs"; 5]),
        (Some(["2", "2", "2"]), calm),
        (Some(["20", "20", "20"]), ["grave"; 5]),
        (
            Some(["2", "10", "2"]),
            ["calm", "calm", "calm", "calm", "between"],
        ),
        (
            Some(["2", "2", "20"]),
            ["unclassified", "grave", "calm", "calm", "calm"],
        ),
    ] {
        let names = ["pasi.total", "bsa.total", "dlqi.total"];
        let totals = totals
            .into_iter()
            .flat_map(|totals| names.into_iter().zip(totals).chain(judged));
        let visit = visit(&totals.collect::<Vec<_>>());
        let page = Page::new(visit, Settings::parse(""), None);
        let list = show(rail::meaning(&page)).await;
        for (place, tone) in (1..).zip(tones) {
            let class = list
                .place
                .at(&format!("li:nth-child({place})"))
                .class_name();
            assert_eq!(class, tone, "rule {place}");
        }
    }
}
