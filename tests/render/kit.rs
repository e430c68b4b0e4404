//! Parts rendered.

use dermscore::ui::{Dispatch, Later, load};
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::prelude::*;
use yew::{BaseComponent, LocalServerRenderer};

use crate::html::Node;

/// A component as text.
pub fn markup<C: BaseComponent>(props: C::Properties) -> String {
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    LocalSet::new().block_on(&runtime, renderer.render())
}

/// A component as a tree.
pub fn draw<C: BaseComponent>(props: C::Properties) -> Node {
    Node::read(&markup::<C>(props))
}

#[derive(Properties, PartialEq)]
struct ShowProps {
    inner: Html,
}

#[component]
fn Show(props: &ShowProps) -> Html {
    props.inner.clone()
}

/// Parts as text, one behind the other.
pub fn markup_of(parts: Vec<Html>) -> String {
    let inner = parts.into_iter().collect();
    markup::<Show>(ShowProps { inner })
}

/// Parts as a tree.
pub fn draw_parts(parts: Vec<Html>) -> Node {
    Node::read(&markup_of(parts))
}

/// What happens goes nowhere.
pub fn nowhere() -> Dispatch {
    Callback::noop()
}

/// What the page fetches after its first picture.
pub fn later() -> Later {
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(load()).expect("the rest of the page")
}
