//! The names that choices of a row have in the file, with the words a person
//! reads.

use crate::said::msg;

/// A name of the file with the words a person reads.
pub type Named = (&'static str, &'static str);

/// How the study drug was handled (CDISC ACN, C66767).
pub const ACTIONS: &[Named] = &[
    ("doseNotChanged", msg("dose not changed")),
    ("doseReduced", msg("dose reduced")),
    ("doseIncreased", msg("dose increased")),
    ("doseRateReduced", msg("dose rate reduced")),
    ("drugInterrupted", msg("drug interrupted")),
    ("drugWithdrawn", msg("drug withdrawn")),
    // tr: how the study drug was handled: not applicable
    ("notApplicable", msg("not applicable")),
    ("unknown", msg("unknown")),
];
/// Whether the drug caused it: yes or no, or one of WHO-UMC's six.
pub const RELATEDNESS: &[Named] = &[
    ("related", msg("related")),
    ("unrelated", msg("unrelated")),
    ("certain", msg("certain (WHO-UMC)")),
    ("probable", msg("probable (WHO-UMC)")),
    ("possible", msg("possible (WHO-UMC)")),
    ("unlikely", msg("unlikely (WHO-UMC)")),
    ("conditional", msg("conditional (WHO-UMC)")),
    ("unassessable", msg("unassessable (WHO-UMC)")),
];
/// What makes an event serious (ICH E2A, six criteria).
pub const SERIOUSNESS: &[Named] = &[
    ("death", msg("death")),
    ("lifeThreatening", msg("life-threatening")),
    ("hospitalisation", msg("stay in hospital, or a longer one")),
    ("disability", msg("lasting or significant disability")),
    ("congenitalAnomaly", msg("congenital anomaly")),
    ("otherImportant", msg("other important medical event")),
];
/// How it ended (CDISC OUT, C66768).
pub const OUTCOMES: &[Named] = &[
    ("recovered", msg("recovered or resolved")),
    ("recovering", msg("recovering or resolving")),
    ("notRecovered", msg("not recovered or not resolved")),
    ("recoveredWithSequelae", msg("recovered with sequelae")),
    ("fatal", msg("fatal")),
    ("unknown", msg("unknown")),
];
/// Who set a grade.
pub const SETTERS: &[Named] = &[
    ("criteria", msg("by the criteria")),
    ("clinician", msg("by the clinician")),
];
/// How a baseline lay.
pub const STATES: &[Named] = &[("normal", msg("normal")), ("abnormal", msg("abnormal"))];
