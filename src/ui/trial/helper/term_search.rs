//! The search for a term: a field with the list of what fits what is typed.

use std::rc::Rc;

use yew::prelude::*;

use crate::ctcae::Version;
use crate::ctcae::book::Book;

/// What the search is given.
#[derive(Properties)]
pub struct TermSearchProps {
    /// The criteria.
    pub book: Rc<Book>,
    /// The version whose terms are searched.
    pub version: Version,
    /// The term chosen; empty while there is none.
    pub chosen: AttrValue,
    /// The name of the control: the path of its value.
    pub testid: AttrValue,
    /// Called with a term's name when it is chosen, or an empty text when the
    /// term is taken back.
    pub onchoose: Callback<String>,
}

/// There is one book in a page.
impl PartialEq for TermSearchProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.book, &other.book)
            && self.version == other.version
            && self.chosen == other.chosen
            && self.testid == other.testid
            && self.onchoose == other.onchoose
    }
}

/// A field that finds a term.
#[component]
pub fn TermSearch(props: &TermSearchProps) -> Html {
    let _ = props;
    Html::default()
}
