//! The laboratory's table.

use std::rc::Rc;

use yew::prelude::*;

use crate::ctcae::book::Book;
use crate::ui::page::{Dispatch, Page};

/// The laboratory's table of the visit.
pub fn view(page: &Page, book: &Rc<Book>, dispatch: &Dispatch) -> Html {
    let _ = (page, book, dispatch);
    Html::default()
}
