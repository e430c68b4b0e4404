//! Elements that only show something, made by a few shared functions.
//!
//! The page's budget is in bytes, and the markup macro writes every element's
//! making out where it stands; most elements here are a tag, a class and what
//! is in them, so they are made by one function and described by data.

use std::rc::Rc;

use yew::html::onclick;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listeners, VList, VNode, VTag, VText};
use yew::{AttrValue, Callback, Html, MouseEvent, NodeRef};

/// An element with a class (none where it is empty) and what is in it.
pub fn el(tag: &'static str, class: &'static str, inner: Vec<Html>) -> Html {
    let values: Box<[_]> = Box::new([some(class).map(AttributeOrProperty::Attribute)]);
    make(tag, &["class"], values, inner).into()
}

/// An element with attributes; those that are `None` are not there.
pub fn with(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttrValue>>,
    inner: Vec<Html>,
) -> Html {
    attributed(tag, keys, values, inner).into()
}

/// A button with a control name, a class and a label.
pub fn button(
    testid: AttrValue,
    class: &'static str,
    label: AttrValue,
    enabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let values = vec![
        Some("button".into()),
        Some(testid),
        some(class),
        (!enabled).then_some("".into()),
    ];
    let inner = vec![text(label)];
    let mut tag = attributed(
        "button",
        &["type", "data-testid", "class", "disabled"],
        values,
        inner,
    );
    tag.add_listener(Rc::new(onclick::Wrapper::new(onclick)));
    tag.into()
}

/// A button whose name for those who do not see where it stands says more than
/// its label.
pub fn named_button(
    testid: &'static str,
    class: &'static str,
    label: &'static str,
    name: AttrValue,
    onclick: Callback<MouseEvent>,
) -> Html {
    let values = vec![some("button"), some(testid), some(class), Some(name)];
    let keys = &["type", "data-testid", "class", "aria-label"];
    let mut tag = attributed("button", keys, values, vec![text(label)]);
    tag.add_listener(Rc::new(onclick::Wrapper::new(onclick)));
    tag.into()
}

/// An element that answers to clicks, its own or of what is in it.
pub fn clickable(
    tag: &'static str,
    class: &'static str,
    onclick: Callback<MouseEvent>,
    inner: Vec<Html>,
) -> Html {
    let mut tag = attributed(tag, &["class"], vec![some(class)], inner);
    tag.add_listener(Rc::new(onclick::Wrapper::new(onclick)));
    tag.into()
}

/// Plain text.
pub fn text(text: impl Into<AttrValue>) -> Html {
    VNode::VText(VText::new(text))
}

/// A choice of a select. Chosen by the property and not by the attribute, which
/// a browser goes by only until a person, or another choice, has changed it:
/// Firefox then shows a choice that is not the record's.
pub fn option(value: impl Into<AttrValue>, chosen: bool, label: impl Into<AttrValue>) -> Html {
    option_in(None, value.into(), chosen, label.into())
}

/// The same in a language of its own.
pub fn option_in(
    language: Option<&'static str>,
    value: AttrValue,
    chosen: bool,
    label: AttrValue,
) -> Html {
    let attribute = AttributeOrProperty::Attribute;
    let values: Box<[_]> = Box::new([
        Some(attribute(value)),
        Some(AttributeOrProperty::Property(chosen.into())),
        language.map(|tag| attribute(tag.into())),
    ]);
    make(
        "option",
        &["value", "selected", "lang"],
        values,
        vec![text(label)],
    )
    .into()
}

/// Nothing at all.
pub fn nothing() -> Html {
    VNode::default()
}

/// A text as an attribute's value; nothing where it is empty.
pub fn some(value: &'static str) -> Option<AttrValue> {
    (!value.is_empty()).then_some(AttrValue::Static(value))
}

/// A text made while running as an attribute's value.
pub fn made(parts: &[&str]) -> Option<AttrValue> {
    Some(parts.concat().into())
}

/// An element as [`with`] makes it, for what is still to be added to it.
pub fn attributed(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttrValue>>,
    inner: Vec<Html>,
) -> VTag {
    let values = values
        .into_iter()
        .map(|value| value.map(AttributeOrProperty::Attribute))
        .collect();
    make(tag, keys, values, inner)
}

fn make(
    tag: &'static str,
    keys: &'static [&'static str],
    values: Box<[Option<AttributeOrProperty>]>,
    inner: Vec<Html>,
) -> VTag {
    debug_assert_eq!(
        keys.len(),
        values.len(),
        "every key of a {tag} has its value"
    );
    // As the macro does: `VTag::new` first looks whether the tag is an input's, which
    // none here is, in a text made for it.
    debug_assert!(!["input", "textarea"].contains(&tag), "it has a value");
    let attributes = Attributes::Dynamic { keys, values };
    let inner = VList::with_children(inner, None).into();
    let (node, listeners) = (NodeRef::default(), Listeners::default());
    VTag::__new_other(tag.into(), node, None, attributes, listeners, inner)
}
