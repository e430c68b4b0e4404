//! Clotting.

use crate::short::{BOTH, event, event_is, lab, lab_is};

const INR: &str = "INR increased";
const FIBRINOGEN: &str = "Fibrinogen decreased";

#[test]
fn inr_absolute_and_not_a_multiple_of_the_limit() {
    for limit in ["", "ULN 1.1", "ULN 3"] {
        let line = format!("inr {{}} INR {limit}; not anticoagulated");
        lab(BOTH, INR, &line, "1.2=0 1.21=1 1.5=1 1.51=2 2.5=2 2.51=3");
    }
}

#[test]
fn inr_on_anticoagulation_goes_by_the_baseline() {
    let line = "inr {} INR BL 2; anticoagulated";
    lab(BOTH, INR, line, "1.9=0 2=0 2.01=1 3=1 3.01=2 5=2 5.01=3");
    lab_is(BOTH, INR, "inr 3 INR; anticoagulated", "0|1|2|3? baseline");
    lab_is(BOTH, INR, "inr 3 INR BL 2", "0|1|2|3? anticoagulated");
    lab_is(BOTH, INR, "inr 3 INR", "0|1|2|3? baseline, anticoagulated");
    lab_is(BOTH, INR, "inr 1.1 INR BL 2", "0");
    event_is(
        BOTH,
        INR,
        "inr 1.3 INR; not anticoagulated; +bleeding; else",
        "3",
    );
    event_is(BOTH, INR, "inr 1.3 INR; not anticoagulated; else", "1");
}

#[test]
fn aptt() {
    let term = "Activated partial thromboplastin time prolonged";
    lab(
        BOTH,
        term,
        "aptt {} s ULN 35",
        "35=0 35.1=1 52.5=1 52.6=2 87.5=2 87.6=3",
    );
    event(BOTH, term, "aptt {} s ULN 35; +bleeding; else", "36=3");
    lab_is(BOTH, term, "aptt 40 s", "0|1|2|3? upperLimit");
}

#[test]
fn fibrinogen_below_the_limit() {
    // From a baseline so low that nothing has fallen.
    let line = "fibrinogen {} mg/dL LLN 200 BL 40";
    lab(
        BOTH,
        FIBRINOGEN,
        line,
        "200=0 199=1 150=1 149=2 100=2 99=3 50=3 49.9=4",
    );
    // Below 50 mg/dL whatever the limit.
    let line = "fibrinogen {} mg/dL LLN 160 BL 30";
    lab(BOTH, FIBRINOGEN, line, "80=2 79=3 50=3 49=4 41=4");
    let line = "fibrinogen {} g/L LLN 1.6 BL 0.3";
    lab(BOTH, FIBRINOGEN, line, "0.8=2 0.79=3 0.5=3 0.49=4");
}

#[test]
fn fibrinogen_fallen_from_the_baseline() {
    // Grade by share counts only once the value is below the limit.
    let line = "fibrinogen {} mg/dL LLN 200 BL 400";
    lab(
        BOTH,
        FIBRINOGEN,
        line,
        "399=0 250=0 200=0 199=3 150=3 101=3 100=4",
    );
    let line = "fibrinogen {} mg/dL LLN 200 BL 240";
    lab(
        BOTH,
        FIBRINOGEN,
        line,
        "200=0 199=1 181=1 180=2 121=2 120=3 61=3 60=4",
    );
    lab_is(
        BOTH,
        FIBRINOGEN,
        "fibrinogen 199 mg/dL LLN 200",
        "1|2|3|4? baseline",
    );
    lab_is(BOTH, FIBRINOGEN, "fibrinogen 49 mg/dL", "4");
    lab_is(BOTH, FIBRINOGEN, "fibrinogen 200 mg/dL LLN 200", "0");
    let line = "fibrinogen 120 mg/dL BL 40";
    lab_is(BOTH, FIBRINOGEN, line, "0|1|2|3|4? lowerLimit");
    let line = "fibrinogen 120 mg/dL LLN 200 BL 0";
    lab_is(BOTH, FIBRINOGEN, line, "not calculable");
}
