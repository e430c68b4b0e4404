//! A line of 100 mm with a mark on it, set nowhere until it is touched.
//!
//! The value stands in no sight: a number beside the line would make another
//! scale of it. Who cannot see the mark hears the value.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};
use yew::prelude::*;

use crate::measure::{Range, Tenths};
use crate::ui::el::{el, made, nothing, some, text, with};
use crate::ui::platform::focus;
use crate::ui::say::{number, t, tf};

/// What the line shows.
#[derive(Properties, PartialEq)]
pub struct LineProps {
    /// The path of the value: the control's name.
    pub path: AttrValue,
    /// The mark.
    pub value: Option<Tenths>,
    /// What the ends mean.
    pub ends: (String, String),
    /// By id, what names it.
    pub labelledby: AttrValue,
    /// By id, what says more.
    pub describedby: AttrValue,
    /// The mark was set.
    pub onmark: Callback<Tenths>,
    /// Enter on the line.
    pub onenter: Callback<()>,
}

const RANGE: Range = Range::tenths(10);
/// The line in the units of its drawing, and the room beside either end, in
/// which half of a mark stands that is at the very end.
const LINE: i64 = 1000;
const HALF: i64 = 6;
const WHOLE: i64 = LINE + 2 * HALF;

/// A line that takes a mark by touch, by keys and by buttons.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let value = props.value;
    let onmark = props.onmark.clone();
    let touch = {
        let onmark = onmark.clone();
        move |event: &PointerEvent| {
            if let Some(mark) = mark_at(event) {
                onmark.emit(mark);
            }
        }
    };
    let onpointerdown = {
        let touch = touch.clone();
        Callback::from(move |event: PointerEvent| {
            if event.button() > 0 {
                return;
            }
            event.prevent_default();
            let slider = event.current_target();
            if let Some(slider) = slider.and_then(|target| target.dyn_into::<Element>().ok()) {
                let _ = slider.set_pointer_capture(event.pointer_id());
                focus::focus(&slider);
            }
            touch(&event);
        })
    };
    let onpointermove = Callback::from(move |event: PointerEvent| {
        // Pressed, or touched.
        if event.buttons() & 1 == 1 {
            touch(&event);
        }
    });
    let onkeydown = {
        let (onmark, onenter) = (onmark.clone(), props.onenter.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let rtl = || {
                let slider: Element = event.target_unchecked_into();
                focus::is_rtl(&slider)
            };
            let by = match event.key().as_str() {
                "ArrowUp" => By::More(1),
                "ArrowDown" => By::Less(1),
                key @ ("ArrowRight" | "ArrowLeft") if (key == "ArrowRight") != rtl() => By::More(1),
                "ArrowRight" | "ArrowLeft" => By::Less(1),
                "PageUp" => By::More(10),
                "PageDown" => By::Less(10),
                "Home" => By::To(RANGE.min),
                "End" => By::To(RANGE.max),
                "Enter" => {
                    event.prevent_default();
                    onenter.emit(());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            onmark.emit(moved(value, by));
        })
    };
    let button = |testid: &'static str, by: By, class: &'static str, label: String| {
        let onmark = onmark.clone();
        let onclick = Callback::from(move |_: MouseEvent| onmark.emit(moved(value, by)));
        html! {
            <button type="button" {class} data-testid={testid} aria-label={label.clone()} {onclick}>
                <span aria-hidden="true">{if matches!(by, By::Less(_)) { "−" } else { "+" }}</span>
            </button>
        }
    };
    let said = match value {
        None => t("No mark yet").to_owned(),
        Some(value) => tf("{value} of 10", &[("value", &number(RANGE.show(value)))]),
    };
    let (low, high) = &props.ends;
    let slider = html! {
        <div
            class="vas"
            role="slider"
            tabindex="0"
            data-testid={props.path.clone()}
            aria-labelledby={props.labelledby.clone()}
            aria-describedby={props.describedby.clone()}
            aria-valuemin="0"
            aria-valuemax="10"
            // A slider has to have a number; what is read out is the text.
            aria-valuenow={RANGE.show(value.unwrap_or(RANGE.min))}
            aria-valuetext={said}
            data-value={value.map(|value| RANGE.show(value))}
            {onpointerdown}
            {onpointermove}
            {onkeydown}
        >
            {drawing(value)}
        </div>
    };
    let ends = el(
        "div",
        "ends",
        vec![
            el("span", "", vec![text(low.clone())]),
            el("span", "", vec![text(high.clone())]),
        ],
    );
    let steps = vec![
        button(
            "patient.less",
            By::Less(1),
            "step",
            tf("A little towards “{end}”", &[("end", low)]),
        ),
        el("span", "", vec![text(t("Move the mark a little"))]),
        button(
            "patient.more",
            By::More(1),
            "step",
            tf("A little towards “{end}”", &[("end", high)]),
        ),
    ];
    el("div", "line", vec![slider, ends, el("div", "steps", steps)])
}

/// The line and its mark. Lengths are attributes of the drawing, because the
/// content policy lets no style be written.
pub fn drawing(value: Option<Tenths>) -> Html {
    let bar = |class: &'static str, x: i64, y: i64, width: i64, height: i64| {
        let number = |number: i64| made(&[&number.to_string()]);
        with(
            "rect",
            &["class", "x", "y", "width", "height"],
            vec![
                some(class),
                number(x),
                number(y),
                number(width),
                number(height),
            ],
            vec![],
        )
    };
    let parts = vec![
        bar("rule", HALF, 48, LINE, 4),
        bar("rule", HALF, 28, HALF, 44),
        bar("rule", LINE, 28, HALF, 44),
        match value {
            Some(value) => bar("mark", i64::from(value.0) * 10, 0, 2 * HALF, 100),
            None => nothing(),
        },
    ];
    let line = with(
        "svg",
        &["viewBox", "preserveAspectRatio", "aria-hidden"],
        vec![some("0 0 1012 100"), some("none"), some("true")],
        parts,
    );
    el("div", "vas-rail", vec![line])
}

/// How the mark moves.
#[derive(Clone, Copy)]
enum By {
    Less(u32),
    More(u32),
    To(Tenths),
}

/// The mark after a step; the first step sets it at the end that it comes from.
fn moved(value: Option<Tenths>, by: By) -> Tenths {
    match (value, by) {
        (_, By::To(value)) => value,
        (None, By::More(_)) => RANGE.min,
        (None, By::Less(_)) => RANGE.max,
        (Some(value), By::More(step)) => Tenths(value.0 + step).min(RANGE.max),
        (Some(value), By::Less(step)) => Tenths(value.0.saturating_sub(step)).max(RANGE.min),
    }
}

/// The value where the line was touched, to the nearest tenth.
fn mark_at(event: &PointerEvent) -> Option<Tenths> {
    let slider: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let rail = slider.query_selector(".vas-rail").ok().flatten()?;
    let rail: HtmlElement = rail.dyn_into().ok()?;
    let tenths = tenths_at(event.offset_x() - rail.offset_left(), rail.offset_width())?;
    Some(if focus::is_rtl(&slider) {
        Tenths(RANGE.max.0 - tenths.0)
    } else {
        tenths
    })
}

/// The value at a place of a drawing that is so many pixels wide.
#[must_use]
pub fn tenths_at(at: i32, width: i32) -> Option<Tenths> {
    let (at, width) = (i64::from(at), i64::from(width));
    if width <= 0 {
        return None;
    }
    // Thousandths of the line, times the width.
    let on_line = at * WHOLE - HALF * width;
    let tenth = LINE / 100 * width;
    // To the nearest: half a step is added before the fraction is dropped.
    let tenths = (on_line.clamp(0, LINE * width) + tenth / 2) / tenth;
    u32::try_from(tenths).ok().map(Tenths)
}
