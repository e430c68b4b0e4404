//! How long a millimetre is on this device, measured with a bank card.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::DeviceProps;
use crate::ui::page::PageAction;
use crate::ui::platform::page as browser;
use crate::ui::say::{t, tf};
use crate::ui::settings::SCALES;

/// A bar that is as long as a bank card (85.60 mm by ISO/IEC 7810) once the
/// slider below it is right. The line of the itch follows it.
pub fn section(props: &DeviceProps) -> Html {
    browser::set_scale(props.scale);
    let desk = props.desk.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        let scale = typed.parse().ok().filter(|scale| SCALES.contains(scale));
        if let (Some(scale), Some(page)) = (scale, desk.page()) {
            page.dispatch(PageAction::Scale(scale));
        }
    });
    // Exact tenths of a percent.
    let percent = format!("{}.{}", props.scale / 10, props.scale % 10);
    let state = tf(
        "{percent} % of what the browser takes for it",
        &[("percent", &crate::ui::say::number(&percent))],
    );
    html! {
        <section class="panel measure" aria-labelledby="device-measure">
            <h2 id="device-measure">{t("How long the line of the itch is")}</h2>
            <p id="device-measure-how">{t("The line stands for 100 mm, and browsers do not know how large a screen is. Hold a bank card (85.6 mm) against the bar and move the slider until both are equally long: then the line is 100 mm on this device, where the screen has room for it.")}</p>
            <div class="card-long" aria-hidden="true"></div>
            <input type="range" data-testid="device.scale" aria-label={t("Length of the bar")} aria-describedby="device-measure-how" aria-valuetext={state.clone()}
                min={SCALES.start().to_string()} max={SCALES.end().to_string()} step="5" value={props.scale.to_string()} {oninput} />
            <p data-testid="device.scale.state">{state}</p>
        </section>
    }
}
