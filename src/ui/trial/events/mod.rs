//! The log of adverse events: the list, and the form of the event that is
//! open.
//!
//! `log` holds what is chosen, sorted and filtered; `list`, `chunk` and `row`
//! draw the table, a part of it at a time; `form` is the open event; `checks`
//! keeps what is odd about the events; `paper` is the table in print.

mod bar;
mod checks;
mod chunk;
mod desk;
mod form;
mod list;
mod log;
mod look;
mod paper;
mod row;

use std::rc::Rc;

use yew::prelude::*;

use crate::ctcae::book::Book;
use crate::ui::page::{Dispatch, Page};
use log::Log;

/// The log of the visit.
pub fn view(page: &Page, book: &Rc<Book>, dispatch: &Dispatch) -> Html {
    html! {
        <Log
            visit={Rc::clone(page.visit())}
            book={Rc::clone(book)}
            version={super::version(page)}
            printing={page.printing}
            dispatch={dispatch.clone()}
        />
    }
}
