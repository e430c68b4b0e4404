//! How the grade changed over time: a list of dates with grades.

use std::rc::Rc;

use serde_json::{Value, json};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::Edit;
use crate::ctcae::book::Book;
use crate::ui::el::{button, el, named_button, nothing, option, text};
use crate::ui::page::Dispatch;
use crate::ui::say::{t, tf};
use crate::visit::Row;
use crate::visit::is_partial_moment;
use crate::visit::rows::{Field, grade_of, in_words};

/// What is given: the event.
#[derive(Properties)]
pub struct GradeChangesProps {
    /// The criteria.
    pub book: Rc<Book>,
    /// The event.
    pub row: Rc<Row>,
    /// Its place.
    pub place: usize,
    /// Where the page takes actions.
    pub dispatch: Dispatch,
}

/// There is one book in a page, and a row that changes is another in memory.
impl PartialEq for GradeChangesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.row, &other.row)
            && self.place == other.place
            && self.dispatch == other.dispatch
    }
}

/// What is typed for the next change; it comes into the visit when it is added.
#[derive(Clone, Default, PartialEq)]
struct Next {
    date: String,
    grade: Option<u8>,
    tried: bool,
}

/// The list, and the fields for one more.
#[component]
pub fn GradeChanges(props: &GradeChangesProps) -> Html {
    let next = use_state_eq(Next::default);
    let edit = Edit {
        row: Rc::clone(&props.row),
        place: props.place,
        book: Rc::clone(&props.book),
        dispatch: props.dispatch.clone(),
    };
    let list = changes(&props.row);
    let add = {
        let (next, edit, list) = (next.clone(), edit.clone(), list.clone());
        move || {
            let date = next.date.trim();
            let Some(grade) = next.grade.filter(|_| is_partial_moment(date)) else {
                next.set(Next {
                    tried: true,
                    ..(*next).clone()
                });
                return;
            };
            let mut list = list.clone();
            list.push(json!({ "date": date, "grade": grade }));
            edit.set(edit.with("gradeChanges", Some(list.into())));
            next.set(Next::default());
        }
    };
    let said = list.iter().enumerate().map(|(at, change)| {
        let (edit, list) = (edit.clone(), list.clone());
        let date = change.get("date").and_then(Value::as_str).unwrap_or("");
        let grade = change.get("grade").and_then(grade_of);
        let date = date.replacen('T', " ", 1);
        let grade = grade.map_or_else(|| "–".to_owned(), |grade| grade.to_string());
        let words = tf(
            "{date}: grade {grade}",
            &[("date", &date), ("grade", &grade)],
        );
        let onclick = Callback::from(move |_: MouseEvent| {
            let mut list = list.clone();
            list.remove(at);
            let value = (!list.is_empty()).then(|| list.into());
            edit.set(edit.with("gradeChanges", value));
        });
        // tr: {what} is an entry of a list, such as “2026-11-22: grade 3”
        let name = tf("Remove {what}", &[("what", &words)]);
        let remove = named_button(
            "event.change.remove",
            "quiet",
            t("Remove"),
            name.into(),
            onclick,
        );
        el("li", "", vec![el("span", "", vec![text(words)]), remove])
    });
    let said = el("ul", "changes", said.collect());
    vec![
        el("h4", "", vec![text(t("Grade over time"))]),
        said,
        fields(&next, &edit, add),
    ]
    .into_iter()
    .collect()
}

fn changes(row: &Row) -> Vec<Value> {
    let list = row.get("gradeChanges").and_then(Value::as_array);
    list.cloned().unwrap_or_default()
}

fn fields(next: &UseStateHandle<Next>, edit: &Edit, add: impl Fn() + Clone + 'static) -> Html {
    let ondate = {
        let next = next.clone();
        Callback::from(move |event: InputEvent| {
            let date = event.target_unchecked_into::<HtmlInputElement>().value();
            next.set(Next {
                date,
                tried: false,
                ..(*next).clone()
            });
        })
    };
    let ongrade = {
        let next = next.clone();
        Callback::from(move |event: Event| {
            let grade = event.target_unchecked_into::<HtmlSelectElement>().value();
            next.set(Next {
                grade: grade.parse().ok(),
                tried: false,
                ..(*next).clone()
            });
        })
    };
    let onkeydown = {
        let add = add.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
                event.prevent_default();
                add();
            }
        })
    };
    let right = is_partial_moment(next.date.trim());
    let said = match (next.tried, right, next.grade) {
        (true, false, _) => tf(
            "The date: allowed is {allowed}.",
            &[("allowed", t(in_words(Field::Moment)))],
        ),
        (true, true, None) => t("Choose the grade it had from then on.").to_owned(),
        _ => String::new(),
    };
    let grades = grades(edit).into_iter().map(|grade| {
        let name = grade.to_string();
        option(name.clone(), next.grade == Some(grade), name)
    });
    let said = if said.is_empty() {
        nothing()
    } else {
        html! { <small class="said" role="alert">{said}</small> }
    };
    html! {
        <div class="row-of-fields next-change">
            <label class="field">
                // tr: from which date on an event had the grade
                <span>{t("From")}</span>
                <input type="text" autocomplete="off" placeholder="2026-11-22" data-testid="event.change.date" value={next.date.clone()} oninput={ondate} {onkeydown} />
            </label>
            <label class="field">
                <span>{t("Grade")}</span>
                <select data-testid="event.change.grade" onchange={ongrade}>
                    {option("", next.grade.is_none(), "–")}
                    {for grades}
                </select>
            </label>
            {button("event.change.add".into(), "", t("Add change").into(), true, Callback::from(move |_: MouseEvent| add()))}
            {said}
        </div>
    }
}

/// The grades there are: none, and those of the term; all where there is no
/// term yet.
fn grades(edit: &Edit) -> Vec<u8> {
    let event = edit.event();
    let term = event
        .version()
        .and_then(|version| edit.book.criteria(version).term(event.term()));
    let mut grades = vec![0];
    match term {
        Some(term) => grades.extend(term.grades.iter().map(|criterion| criterion.grade)),
        None => grades.extend(1..=5),
    }
    grades
}
