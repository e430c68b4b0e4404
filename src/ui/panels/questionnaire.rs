//! The form of any instrument, drawn from its definition.

use std::rc::Rc;

use yew::prelude::*;

use crate::instruments::{Draft, Entry, INSTRUMENTS, Item, Kind, Outcome, Role, Status};
use crate::measure::Range;
use crate::session::{Action, Target};
use crate::ui::components::{ChoiceGroup, NumberField};

/// What a form shows.
#[derive(Properties, PartialEq)]
pub struct QuestionnaireProps {
    /// Place of the instrument in the registry.
    pub index: usize,
    /// What was entered.
    pub draft: Rc<Draft>,
    /// What it scores.
    pub outcome: Rc<Outcome>,
    /// Where the session takes actions.
    pub dispatch: Callback<Action>,
}

/// An instrument's items one below the other, and what is said of them.
#[component]
pub fn Questionnaire(props: &QuestionnaireProps) -> Html {
    let QuestionnaireProps {
        index,
        draft,
        outcome,
        dispatch,
    } = props;
    let instrument = INSTRUMENTS[*index];
    let rows = instrument.items.iter().enumerate().map(|(place, item)| {
        let said: Vec<AttrValue> = outcome
            .said_of(item.path)
            .map(|said| AttrValue::from(said.to_owned()))
            .collect();
        let idle = item.after.is_some_and(|(other, choice)| {
            *draft.entry(place) == Entry::Empty
                && match draft.choice(other) {
                    Some(chosen) => chosen != choice,
                    None => instrument.items[other].role != Role::Frame,
                }
        });
        html! {
            <ItemRow
                key={place}
                index={*index}
                {place}
                entry={draft.entry(place).clone()}
                range={instrument.range(place, draft)}
                {idle}
                assumed={outcome.assumed.contains(&item.path)}
                {said}
                dispatch={dispatch.clone()}
            />
        }
    });
    let copied = !matches!(draft.copied_total(), Entry::Empty);
    html! {
        <section
            class={classes!("panel", "questionnaire", instrument.id)}
            id={["section-", instrument.id].concat()}
            aria-labelledby={["title-", instrument.id].concat()}
        >
            <header>
                <h2 id={["title-", instrument.id].concat()}>
                    {instrument.short}{" "}<small>{instrument.name}</small>
                </h2>
            </header>
            <div class="items" data-flow="">{for rows}</div>
            if copied {
                <p class="note">{"Holds a total copied from an earlier record."}</p>
            }
            if !outcome.parts.is_empty() && instrument.id == "dlqi" && outcome.status != Status::NotDone {
                <ul class="parts">
                    {for outcome.parts.iter().map(|part| html! {
                        <li>
                            <span>{part.label}</span>
                            <b>{part.value.and_then(|value| value.as_whole()).map_or_else(|| "–".to_owned(), |value| value.to_string())}</b>
                            <small>{format!("of {}", part.max.0 / 10)}</small>
                        </li>
                    })}
                </ul>
            }
            <p class="note">{instrument.rule}</p>
            if !instrument.rights.is_empty() {
                <p class="note rights">{instrument.rights}</p>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ItemRowProps {
    index: usize,
    place: usize,
    entry: Entry,
    range: Option<Range>,
    idle: bool,
    assumed: bool,
    said: Vec<AttrValue>,
    dispatch: Callback<Action>,
}

/// One item: what is asked, the input, and what is said of it.
#[component]
fn ItemRow(props: &ItemRowProps) -> Html {
    let &ItemRowProps { index, place, .. } = props;
    let instrument = INSTRUMENTS[index];
    let item = &instrument.items[place];
    let label = label(item);
    let input = match (&item.kind, props.range) {
        (Kind::Number { unit, .. }, Some(range)) => html! {
            <NumberField
                target={Target::Item { instrument: index, item: place }}
                testid={[instrument.id, ".", item.control()].concat()}
                label={[instrument.short, ", ", &label].concat()}
                unit={*unit}
                entry={props.entry.clone()}
                {range}
                idle={props.idle}
                flagged={!props.said.is_empty()}
                dispatch={props.dispatch.clone()}
            />
        },
        _ => html! {
            <ChoiceGroup
                instrument={index}
                item={place}
                label={[instrument.short, ", ", &label].concat()}
                chosen={match props.entry { Entry::Choice(choice) => Some(choice), _ => None }}
                idle={props.idle}
                flagged={!props.said.is_empty()}
                dispatch={props.dispatch.clone()}
            />
        },
    };
    html! {
        <div class={classes!("item", props.idle.then_some("idle"), item.after.is_some().then_some("second"))}>
            <span class="asked" aria-hidden="true">{label}</span>
            {input}
            if props.assumed {
                <p class="said">{"Unanswered: counted as 0 by the instrument's rule."}</p>
            }
            {for props.said.iter().map(|said| html! { <p class="said" role="alert">{said.clone()}</p> })}
        </div>
    }
}

/// `3 Home and errands` where items are numbered, else the label alone.
fn label(item: &Item) -> String {
    match item.path.strip_prefix("items.") {
        Some(number) => [number, " ", item.label].concat(),
        None => item.label.to_owned(),
    }
}
