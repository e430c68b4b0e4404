//! A measured number: value, unit, and the limits and baseline that its grades
//! are found with.

use serde_json::Value;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::pick::{Offer, Pick};
use super::questions::Asking;
use crate::ctcae::answers::STATES;
use crate::ctcae::asking;
use crate::ctcae::outcome::Ask;
use crate::ctcae::quantity::Quantity;
use crate::ctcae::questions::Number;
use crate::ui::el::{el, nothing, option, some, text, with};
use crate::ui::platform::focus;
use crate::ui::say::{t, tf};
use crate::visit::Row;
use crate::visit::facts;
use crate::visit::rows::{self, Field};

/// The numbers of a quantity, by their keys in the file.
const KEYS: [&str; 5] = [
    "value",
    "lowerLimit",
    "upperLimit",
    "infarctionLimit",
    "baseline",
];

/// The fields of a quantity.
pub fn measured(asking: &Asking<'_>, number: &Number, idle: bool) -> Html {
    let Some(quantity) = asking.criteria.quantities.get(&number.quantity) else {
        return nothing();
    };
    let id = number.quantity.as_str();
    let mut value = vec![typed(asking, quantity, "value", t("Value"), idle)];
    value.push(unit(asking, quantity));
    let mut parts = vec![el("div", "value", value)];
    let further = [
        (number.lower, "lowerLimit", t("Lower limit")),
        (number.upper, "upperLimit", t("Upper limit")),
        (number.infarction, "infarctionLimit", t("Infarction limit")),
        (number.baseline, "baseline", t("Baseline")),
    ];
    // A field in which one types stays, even where nothing stands in it any
    // more and nothing asks for it.
    let shown = |key: &str| {
        let testid = asking.answers.of_fact(&["measured", id, key]);
        holds(asking, id, key) || focus::is_at_control(&testid)
    };
    let further: Vec<Html> = further
        .into_iter()
        .map(|(used, key, label)| {
            if used || shown(key) {
                typed(asking, quantity, key, label, idle)
            } else {
                nothing()
            }
        })
        .collect();
    let status = if number.status || holds(asking, id, "baselineStatus") {
        status(asking, number, idle)
    } else {
        nothing()
    };
    // Always as many parts, or a field would be made anew, and lose the focus,
    // while it is typed into. What is said stands below all fields, so that
    // none of them moves.
    let any = further
        .iter()
        .chain([&status])
        .any(|part| *part != nothing());
    parts.push(if any {
        el("div", "limits", [further, vec![status]].concat())
    } else {
        nothing()
    });
    parts.push(
        KEYS.iter()
            .filter_map(|key| refused(asking, id, key))
            .collect(),
    );
    el("div", "numbers", parts)
}

/// Whether there is nothing to it but one field with one unit.
pub fn is_plain(asking: &Asking<'_>, number: &Number) -> bool {
    let units = asking.criteria.quantities.get(&number.quantity);
    *number
        == Number {
            quantity: number.quantity.clone(),
            ..Number::default()
        }
        && units.is_some_and(|quantity| quantity.units.len() == 1)
        && KEYS[1..]
            .iter()
            .chain(&["baselineStatus"])
            .all(|key| !holds(asking, &number.quantity, key))
}

fn holds(asking: &Asking<'_>, id: &str, key: &str) -> bool {
    !facts::typed(&asking.answers.row, &["measured", id, key]).is_empty()
}

/// What is said of a number that is none.
fn refused(asking: &Asking<'_>, id: &str, key: &str) -> Option<Html> {
    let path = ["measured", id, key];
    let found = facts::refused(&asking.answers.row, &path)?;
    let said = tf(
        "“{found}” is no number. Allowed is {allowed}.",
        &[
            ("found", found),
            ("allowed", t(rows::in_words(Field::Number))),
        ],
    );
    Some(with(
        "small",
        &["class", "role", "id"],
        vec![
            some("said"),
            some("alert"),
            Some(said_id(&asking.answers.of_fact(&path))),
        ],
        vec![text(said)],
    ))
}

fn said_id(testid: &str) -> AttrValue {
    [testid, "-said"].concat().into()
}

/// Whether the engine waits for this field.
fn waits(asking: &Asking<'_>, id: &str, key: &str) -> bool {
    let path = ["measured.", id, ".", key].concat();
    asking
        .waits()
        .iter()
        .any(|ask: &Ask| crate::ctcae::answers::path_of(ask) == path)
}

fn typed(
    asking: &Asking<'_>,
    quantity: &Quantity,
    key: &'static str,
    label: &'static str,
    idle: bool,
) -> Html {
    let id = quantity.id.clone();
    let path = ["measured", &id, key];
    let row = &asking.answers.row;
    let value = facts::typed(row, &path).to_owned();
    let refused = facts::refused(row, &path).is_some();
    let testid = AttrValue::from(asking.answers.of_fact(&path));
    let name = tf(
        // tr: {field} of a test, such as “Sodium, lower limit”
        "{quantity}, {field}",
        &[
            ("quantity", &quantity.name),
            ("field", &label.to_lowercase()),
        ],
    );
    // A quantity with one unit is given in that one; of several, the unit is
    // chosen by hand and never inferred.
    let only_unit = match &quantity.units[..] {
        [unit] => Some(unit.name.clone()),
        _ => None,
    };
    let oninput = {
        let answers = asking.answers.clone();
        let id = id.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            answers.type_number(&["measured", &id, key], &text, |row| {
                if let Some(unit) = &only_unit {
                    keep_unit(row, &id, unit);
                }
            });
        })
    };
    let onchange = {
        let answers = asking.answers.clone();
        Callback::from(move |_: Event| answers.leave())
    };
    let said = said_id(&testid);
    let wanted = waits(asking, &id, key);
    let empty = value.is_empty();
    html! {
        <label class="field number">
            <span>{label}</span>
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                class={if refused { "flagged" } else if wanted { "wanted" } else { "" }}
                aria-label={name}
                aria-invalid={refused.then_some("true")}
                aria-describedby={refused.then_some(said)}
                data-testid={testid.clone()}
                data-stop=""
                data-empty={empty.then_some("")}
                data-idle={(idle && empty).then_some("")}
                {value}
                {oninput}
                {onchange}
            />
        </label>
    }
}

/// The only unit there is stands beside any number of its quantity, and goes
/// with the last of them.
fn keep_unit(row: &mut Row, id: &str, unit: &str) {
    facts::set(row, &["measured", id, "unit"], None);
    if facts::fact(row, &["measured", id]).is_some() {
        facts::set(row, &["measured", id, "unit"], Some(unit.into()));
    }
}

fn unit(asking: &Asking<'_>, quantity: &Quantity) -> Html {
    if let [unit] = &quantity.units[..] {
        return el("span", "unit", vec![text(shown_unit(&unit.name))]);
    }
    let id = quantity.id.clone();
    let path = ["measured", &id, "unit"];
    let noted = facts::fact(&asking.answers.row, &path)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let strange = !noted.is_empty() && quantity.unit(&noted).is_none();
    let options = quantity.units.iter().map(|unit| {
        option(
            unit.name.clone(),
            unit.name == noted,
            shown_unit(&unit.name),
        )
    });
    let wanted = waits(asking, &id, "unit") || (noted.is_empty() && holds(asking, &id, "value"));
    let testid = asking.answers.of_fact(&path);
    let onchange = {
        let answers = asking.answers.clone();
        let id = id.clone();
        Callback::from(move |event: Event| {
            let unit = event.target_unchecked_into::<HtmlSelectElement>().value();
            let value = (!unit.is_empty()).then(|| unit.into());
            answers.set(&["measured", &id, "unit"], value);
        })
    };
    html! {
        <label class="field unit">
            <span>{t("Unit")}</span>
            <select
                class={if strange { "flagged" } else if wanted { "wanted" } else { "" }}
                aria-label={tf("{quantity}, unit", &[("quantity", &quantity.name)])}
                data-testid={testid}
                {onchange}
            >
                {option("", noted.is_empty(), t("choose"))}
                {for options}
                if strange {
                    {option(noted.clone(), true, tf("{unit} (unknown)", &[("unit", &noted)]))}
                }
            </select>
        </label>
    }
}

/// A unit as a person reads it: its word in the language, or its symbol.
fn shown_unit(name: &str) -> String {
    asking::unit(name).map_or_else(|| name.to_owned(), |word| t(word).to_owned())
}

fn status(asking: &Asking<'_>, number: &Number, idle: bool) -> Html {
    let id = number.quantity.clone();
    let reading = asking.known.reading(&id).cloned().unwrap_or_default();
    let place = |status| STATES.iter().position(|row| Some(row.1) == status);
    let testid = asking.answers.of_fact(&["measured", &id, "baselineStatus"]);
    let name = asking::quantity(asking.criteria, &id);
    let offers = STATES
        .iter()
        .map(|(name, state)| Offer::new(*name, t(asking::state(*state))))
        .collect::<Vec<_>>();
    let onpick = {
        let answers = asking.answers.clone();
        let id = id.clone();
        Callback::from(move |place: Option<usize>| {
            let value = place.and_then(|place| STATES.get(place));
            let value = value.map(|row| row.0.into());
            answers.set(&["measured", &id, "baselineStatus"], value);
        })
    };
    let pick = html! {
        <Pick
            {testid}
            label={tf("{quantity}, baseline was", &[("quantity", name)])}
            {offers}
            chosen={place(reading.status)}
            derived={place(number.status_of(&reading))}
            {idle}
            {onpick}
        />
    };
    with(
        "div",
        &["class"],
        vec![some("field")],
        vec![el("span", "", vec![text(t("Baseline was"))]), pick],
    )
}
