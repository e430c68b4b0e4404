//! The log of adverse events.

use std::rc::Rc;

use yew::prelude::*;

use crate::ctcae::book::Book;
use crate::ui::page::{Dispatch, Page};

/// The log of the visit.
pub fn view(page: &Page, book: &Rc<Book>, dispatch: &Dispatch) -> Html {
    let _ = (page, book, dispatch);
    Html::default()
}
