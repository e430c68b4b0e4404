//! The names that choices of a row have in the file, with the words a person
//! reads.

/// A name of the file with the words a person reads.
pub type Named = (&'static str, &'static str);

/// How the study drug was handled (CDISC ACN, C66767).
pub const ACTIONS: &[Named] = &[
    ("doseNotChanged", "dose not changed"),
    ("doseReduced", "dose reduced"),
    ("doseIncreased", "dose increased"),
    ("doseRateReduced", "dose rate reduced"),
    ("drugInterrupted", "drug interrupted"),
    ("drugWithdrawn", "drug withdrawn"),
    ("notApplicable", "not applicable"),
    ("unknown", "unknown"),
];
/// Whether the drug caused it: yes or no, or one of WHO-UMC's six.
pub const RELATEDNESS: &[Named] = &[
    ("related", "related"),
    ("unrelated", "unrelated"),
    ("certain", "certain (WHO-UMC)"),
    ("probable", "probable (WHO-UMC)"),
    ("possible", "possible (WHO-UMC)"),
    ("unlikely", "unlikely (WHO-UMC)"),
    ("conditional", "conditional (WHO-UMC)"),
    ("unassessable", "unassessable (WHO-UMC)"),
];
/// What makes an event serious (ICH E2A, six criteria).
pub const SERIOUSNESS: &[Named] = &[
    ("death", "death"),
    ("lifeThreatening", "life-threatening"),
    ("hospitalisation", "stay in hospital, or a longer one"),
    ("disability", "lasting or significant disability"),
    ("congenitalAnomaly", "congenital anomaly"),
    ("otherImportant", "other important medical event"),
];
/// How it ended (CDISC OUT, C66768).
pub const OUTCOMES: &[Named] = &[
    ("recovered", "recovered or resolved"),
    ("recovering", "recovering or resolving"),
    ("notRecovered", "not recovered or not resolved"),
    ("recoveredWithSequelae", "recovered with sequelae"),
    ("fatal", "fatal"),
    ("unknown", "unknown"),
];
/// Who set a grade.
pub const SETTERS: &[Named] = &[
    ("criteria", "by the criteria"),
    ("clinician", "by the clinician"),
];
/// How a baseline lay.
pub const STATES: &[Named] = &[("normal", "normal"), ("abnormal", "abnormal")];
