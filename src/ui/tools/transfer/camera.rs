//! Looking for a code with the camera.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use web_sys::HtmlVideoElement;
use yew::prelude::*;

use super::{found, not_fetched};
use crate::ui::codes;
use crate::ui::el::{button, nothing, some, text, with};
use crate::ui::platform::camera::{Camera, NoCamera};
use crate::ui::say::t;

/// So long after one picture the next is looked at, in milliseconds.
const PAUSE: u32 = 150;

#[derive(Clone, Copy, PartialEq)]
enum Eye {
    Closed,
    Open,
    None(NoCamera),
    NotFetched,
}

/// What is told.
#[derive(Properties, PartialEq)]
pub struct LookingProps {
    /// The letters of a code that was seen.
    pub onletters: Callback<String>,
}

/// The camera, once it is asked for; its light goes out when it is not needed.
#[component]
pub fn Looking(props: &LookingProps) -> Html {
    let eye = use_state_eq(|| Eye::Closed);
    let video = use_node_ref();
    {
        let (eye, video, onletters) = (eye.clone(), video.clone(), props.onletters.clone());
        use_effect_with(*eye == Eye::Open, move |open| {
            let looks = Rc::new(Cell::new(*open));
            if *open && let Some(video) = video.cast::<HtmlVideoElement>() {
                let looks = Rc::clone(&looks);
                wasm_bindgen_futures::spawn_local(async move {
                    look(video, &looks, &eye, &onletters).await;
                });
            }
            move || looks.set(false)
        });
    }
    let open = *eye == Eye::Open;
    let onclick = {
        let eye = eye.clone();
        Callback::from(move |_: MouseEvent| {
            eye.set(if *eye == Eye::Open {
                Eye::Closed
            } else {
                Eye::Open
            });
        })
    };
    let why = match *eye {
        Eye::Closed => "",
        Eye::Open => t("Hold the code before the camera until it is read."),
        Eye::None(NoCamera::NotHere) => t(
            "This browser gives the page no camera: it does so at secure addresses only. Choose a picture or the file, or type the letters.",
        ),
        Eye::None(NoCamera::Refused) => t(
            "The camera was refused. Allow it for this page in the browser's settings, choose a picture or the file, or type the letters.",
        ),
        Eye::None(NoCamera::NotFound) => t(
            "There is no camera, or another program uses it. Choose a picture or the file, or type the letters.",
        ),
        Eye::NotFetched => not_fetched(),
    };
    let label = if open {
        t("Close the camera")
    } else {
        t("Open the camera")
    };
    let class = if open { "" } else { "primary" };
    let shown = if open {
        html! { <video ref={video} muted=true playsinline=true aria-label={t("What the camera sees")} data-testid="transfer.video" /> }
    } else {
        nothing()
    };
    let said = with(
        "p",
        &["role", "data-testid"],
        vec![some("status"), some("transfer.camera.said")],
        vec![text(why)],
    );
    html! {
        <div class="camera">
            { button("transfer.camera".into(), class, label.into(), true, onclick) }
            { said }
            { shown }
        </div>
    }
}

async fn look(
    video: HtmlVideoElement,
    looks: &Cell<bool>,
    eye: &UseStateHandle<Eye>,
    onletters: &Callback<String>,
) {
    let Ok(find) = codes::load().await else {
        eye.set(Eye::NotFetched);
        return;
    };
    let camera = match Camera::open(video).await {
        Ok(camera) => camera,
        Err(why) => {
            if looks.get() {
                eye.set(Eye::None(why));
            }
            return;
        }
    };
    while looks.get() {
        let picture = camera.picture();
        let texts = picture.map(|it| find(it.width, it.height, &it.rgba));
        if let Some(letters) = texts.and_then(found) {
            onletters.emit(letters);
            // What was seen and cannot be read is said; it goes on looking.
            TimeoutFuture::new(4 * PAUSE).await;
        }
        TimeoutFuture::new(PAUSE).await;
    }
}
