//! The laboratory's table: a row a test, graded as it is typed.
//!
//! `table` holds the rows and what is done to all of them; `row` draws one, of
//! `cells` and a `verdict` with its `question` and `words`; `analyte` finds a test by its
//! names; `keys` moves the focus; `kept` remembers units and limits.

mod analyte;
mod cells;
mod kept;
mod keys;
mod question;
mod row;
mod table;
mod verdict;
mod words;

use std::rc::Rc;

use yew::prelude::*;

use crate::ctcae::book::Book;
use crate::ui::page::{Dispatch, Page};
use table::Table;

/// The laboratory's table of the visit.
pub fn view(page: &Page, book: &Rc<Book>, dispatch: &Dispatch) -> Html {
    html! {
        <Table
            visit={Rc::clone(page.visit())}
            book={Rc::clone(book)}
            version={super::version(page)}
            dispatch={dispatch.clone()}
        />
    }
}
