//! What is asked in front of the page.

use std::rc::Rc;

use yew::prelude::*;

use super::components::Dialog;
use super::el::{button, el, text};
use super::front::{Ask, Wish};

/// A question in front of the page, or a text to read there.
pub fn question(ask: &Ask, onwish: &Callback<Wish>) -> Html {
    let answer = |testid: &'static str, class, label: &'static str, wish: Wish| {
        button(
            testid.into(),
            class,
            label.into(),
            true,
            onwish.reform(move |_: MouseEvent| wish.clone()),
        )
    };
    let close = |label, class| answer("ask.close", class, label, Wish::Close);
    let (title, inner, answers) = match ask {
        Ask::New => (
            "Begin a new visit?",
            el(
                "p",
                "",
                vec![text(
                    "The open visit has not been exported. It stays on this device under “On this device”, and Undo brings it back; a file is the safer copy.",
                )],
            ),
            vec![
                close("Stay here", ""),
                answer("visit.new.export", "", "Export it first", Wish::Export),
                answer("visit.new.confirm", "primary", "New visit", Wish::NewAtOnce),
            ],
        ),
        Ask::Summary(summary) => (
            "Summary",
            html! {
                <>
                    <p>{"This browser does not let the page copy. The text is selected: copy it with Ctrl+C or Cmd+C, or by a long press."}</p>
                    <textarea readonly=true rows="14" value={summary.clone()} data-testid="summary.text" />
                </>
            },
            vec![close("Close", "primary")],
        ),
        Ask::Kept(kept, removing) => {
            let rows = kept.iter().map(|kept| {
                let name = match kept.visit.named() {
                    name if name.is_empty() => "Visit without a name".to_owned(),
                    name => name,
                };
                let remove = if removing.as_ref() == Some(&kept.slot) {
                    answer(
                        "kept.remove",
                        "danger",
                        "Remove for good",
                        Wish::Remove(kept.slot.clone()),
                    )
                } else {
                    answer(
                        "kept.ask",
                        "",
                        "Remove…",
                        Wish::AskRemove(kept.slot.clone()),
                    )
                };
                let open = Wish::OpenKept(Rc::clone(&kept.visit));
                el(
                    "li",
                    "",
                    vec![
                        el("span", "", vec![text(name)]),
                        answer("kept.open", "", "Open", open),
                        remove,
                    ],
                )
            });
            let none = if kept.is_empty() {
                "No visit is kept on this device yet."
            } else {
                ""
            };
            (
                "Visits on this device",
                el(
                    "div",
                    "",
                    vec![
                        el("p", "", vec![text(none)]),
                        el("ul", "kept", rows.collect()),
                    ],
                ),
                vec![close("Close", "primary")],
            )
        }
    };
    let onclose = onwish.reform(|()| Wish::Close);
    let inner: Html = vec![inner, el("div", "actions", answers)]
        .into_iter()
        .collect();
    html! { <Dialog {title} {onclose} {inner} /> }
}
