//! A page with one of the trial's views alone.

use std::rc::Rc;

use dermscore::ctcae::book::Book;
use dermscore::ctcae::embedded;
use dermscore::ui::{Desk, Dispatch, Page, Settings};
use dermscore::visit::Visit;
use yew::prelude::*;

use crate::kit::Mounted;

thread_local! {
    static BOOK: Rc<Book> = Rc::new(embedded::book().expect("readable criteria"));
}

/// The criteria of both versions, read once.
pub fn book() -> Rc<Book> {
    BOOK.with(Rc::clone)
}

/// What draws a view.
pub type View = fn(&Page, &Rc<Book>, &Dispatch) -> Html;

#[derive(Properties, PartialEq)]
pub struct StageProps {
    desk: Desk,
    visit: Rc<Visit>,
    view: ByPlace,
}

/// One function is another where it stands in another place.
#[derive(Clone, Copy)]
struct ByPlace(View);

impl PartialEq for ByPlace {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

/// The page.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let page = use_reducer(|| Page::new(Visit::clone(&props.visit), Settings::parse(""), None));
    props.desk.put(page.clone());
    let dispatch: Dispatch = page.dispatcher().to_callback();
    (props.view.0)(&page, &book(), &dispatch)
}

/// A view of this visit, and the desk where its page is picked up.
pub async fn staged(view: View, visit: Visit) -> (Mounted<Stage>, Desk) {
    let desk = Desk::default();
    let props = StageProps {
        desk: desk.clone(),
        visit: Rc::new(visit),
        view: ByPlace(view),
    };
    (Mounted::with(props).await, desk)
}
