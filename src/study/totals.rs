//! The totals of a visit that rules compare.

use crate::instruments::itch::{self, Scale};
use crate::instruments::{INSTRUMENTS, Outcome, ipc};
use crate::measure::Tenths;
use crate::visit::Visit;

/// The totals of one visit; `None` where an assessment has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// PASI, 0 to 72.
    pub pasi: Option<Tenths>,
    /// BSA in percent.
    pub bsa: Option<Tenths>,
    /// Itch, 0 to 10.
    pub itch: Option<Tenths>,
    /// The scale the itch was rated on.
    pub itch_scale: Option<Scale>,
    /// DLQI, 0 to 30.
    pub dlqi: Option<Tenths>,
    /// PGA, 0 to 4.
    pub pga: Option<Tenths>,
    /// IPC: whether a special area is involved.
    pub special_area: Option<bool>,
    /// IPC: whether topical treatment has failed.
    pub topical_failure: Option<bool>,
}

impl Totals {
    /// The totals of a visit.
    #[must_use]
    pub fn of(visit: &Visit) -> Self {
        let outcomes: Vec<Outcome> = (0..INSTRUMENTS.len())
            .map(|index| visit.drafts.outcome(index))
            .collect();
        Self::with(visit, &outcomes)
    }

    /// The same from outcomes that stand already, in the registry's order.
    #[must_use]
    pub fn with<O: AsRef<Outcome>>(visit: &Visit, outcomes: &[O]) -> Self {
        let total = |id: &str| {
            let index = INSTRUMENTS
                .iter()
                .position(|instrument| instrument.id == id)?;
            outcomes[index].as_ref().total
        };
        let drafts = &visit.drafts;
        let judged = |item| {
            drafts
                .by_id(ipc::INSTRUMENT.id)
                .and_then(|draft| ipc::judged(draft, item))
        };
        Self {
            pasi: total("pasi"),
            bsa: total("bsa"),
            itch: total("itch"),
            itch_scale: drafts.by_id("itch").and_then(itch::scale),
            dlqi: total("dlqi"),
            pga: total("pga"),
            special_area: judged(ipc::SPECIAL_AREA),
            topical_failure: judged(ipc::TOPICAL_FAILURE),
        }
    }
}

impl AsRef<Outcome> for Outcome {
    fn as_ref(&self) -> &Outcome {
        self
    }
}
