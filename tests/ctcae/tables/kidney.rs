//! Kidney: creatinine, filtration, protein, urine.

use crate::short::{BOTH, V5, V6, event, event_is, lab, lab_is};

const CREATININE: &str = "Creatinine increased";

#[test]
fn creatinine_from_the_limit() {
    // A baseline of 1.2 is high enough for its multiples to say no more.
    let line = "creatinine {} mg/dL LLN 0.6 ULN 1.2 BL 1.2";
    let values = "1.2=0 1.21=1 1.8=1 1.81=2 3.6=2 3.61=3 7.2=3 7.21=4";
    lab(BOTH, CREATININE, line, values);
    let line = "creatinine {} umol/L LLN 53 ULN 106 BL 106";
    lab(
        BOTH,
        CREATININE,
        line,
        "106=0 107=1 159=1 159.1=2 318=2 318.1=3 636=3 636.1=4",
    );
}

#[test]
fn creatinine_from_the_baseline() {
    // 5.0 takes the ratio whatever the baseline was: decision D2 where the
    // value itself is normal.
    let line = "creatinine {} mg/dL LLN 0.6 ULN 1.2 BL 0.7";
    lab(
        V5,
        CREATININE,
        line,
        "1.05=0 1.06=2-D2 1.2=2-D2 1.21=2 2.1=2 2.11=3 7.2=3 7.21=4",
    );
    // 6.0 only for a baseline below the lower limit.
    lab(
        V6,
        CREATININE,
        line,
        "1.06=0 1.2=0 1.21=1 1.8=1 1.81=2 3.6=2 3.61=3 7.21=4",
    );
    let low = "creatinine {} mg/dL LLN 0.6 ULN 1.2 BL 0.5";
    lab(
        BOTH,
        CREATININE,
        low,
        "0.75=0 0.76=2-D2 1.2=2-D2 1.21=2 1.5=2 1.51=3 7.2=3 7.21=4",
    );
    // Exactly at the lower limit is not below it.
    let at = "creatinine {} mg/dL LLN 0.6 ULN 1.2 BL 0.6";
    lab(V5, CREATININE, at, "0.9=0 0.91=2-D2 1.81=3");
    lab(V6, CREATININE, at, "0.91=0 1.2=0 1.21=1 1.81=2");
}

#[test]
fn creatinine_without_a_baseline_is_open() {
    let line = "creatinine 1.21 mg/dL ULN 1.2";
    lab_is(V5, CREATININE, line, "1|2|3? baseline");
    lab_is(V6, CREATININE, line, "1|2|3? baseline, baselineStatus");
    lab_is(BOTH, CREATININE, "creatinine 7.3 mg/dL ULN 1.2", "4");
    lab_is(
        V5,
        CREATININE,
        "creatinine 1.1 mg/dL ULN 1.2",
        "0|2|3? baseline",
    );
    // A normal baseline needs no number in 6.0; an abnormal one may have been
    // low, and only its number tells.
    lab_is(V6, CREATININE, "creatinine 1.21 mg/dL ULN 1.2 normal", "1");
    lab_is(
        V6,
        CREATININE,
        "creatinine 1.21 mg/dL ULN 1.2 abnormal",
        "1|2|3? baseline",
    );
    let line = "creatinine 1.21 mg/dL ULN 1.2 BL 0.5";
    lab_is(V6, CREATININE, line, "1|2? lowerLimit");
    lab_is(
        BOTH,
        CREATININE,
        "creatinine 1.21 mg/dL BL 1.2",
        "0|1|2|3|4? upperLimit",
    );
}

#[test]
fn filtration() {
    let line = "egfr {} mL/min/1.73m2 LLN 90";
    let term = "Chronic kidney disease";
    let five = "90=0 89.9=1 60=1 59.9=2-D7 59.5=2-D7 59=2 30=2 29.5=3-D7 29=3 15=3 14.9=4";
    lab(V5, term, line, five);
    lab(
        V6,
        term,
        line,
        "90=0 89.9=1 60=1 59.9=2 59=2 30=2 29.9=3 15=3 14.9=4",
    );
    lab_is(BOTH, term, "egfr 61 mL/min/1.73m2", "0|1? lowerLimit");
    lab_is(BOTH, term, "egfr 20 mL/min/1.73m2", "3");
    lab(
        BOTH,
        term,
        "urineProteinCreatinine {} mg/mg",
        "0.5=0 0.51=1 9=1",
    );
    // What is below the last printed band has passed it.
    let line = "creatinineClearance {} mL/min";
    let values = "50=0 49.5=0 49=2 26=2 25.5=3-D7 25=3 10=3 9.9=3 0=3";
    lab(V6, "Creatinine clearance decreased", line, values);
}

#[test]
fn protein_in_urine() {
    let five = "Proteinuria";
    let six = "Urinary protein increased";
    for (versions, term) in [(V5, five), (V6, six)] {
        let line = "urineProtein24h {} g/24h ULN 0.15; age adult";
        lab(
            versions,
            term,
            line,
            "0.14=0 0.15=1 0.99=1 1=2 3.49=2 3.5=3",
        );
        let line = "urineProteinDipstick {} +; age adult";
        lab(versions, term, line, "0=0 1=1 2=2 3=2 4=3");
        let line = "urineProteinCreatinine {} mg/mg; age child";
        lab(versions, term, line, "0.49=0 0.5=2 1.9=2 1.91=3");
    }
    // The bands above grade 1 are for adults, or for children in 6.0 as well.
    lab_is(V5, five, "urineProteinDipstick 4 +", "1|2|3? ageGroup");
    lab_is(V5, five, "urineProteinDipstick 4 +; age child", "1");
    lab(
        V6,
        six,
        "urineProteinDipstick {} +; age child",
        "1=1 3=2 4=3",
    );
    lab_is(V6, six, "urineProteinDipstick 1 +", "0|1? ageGroup");
    let line = "urineProteinCreatinine {} mg/mg ULN 0.2; age adult";
    lab(V6, six, line, "0.99=1 1=2 3.5=2 3.51=3");
    lab(
        V5,
        five,
        "urineProteinCreatinine {} mg/mg; age adult",
        "9=0",
    );
}

#[test]
fn urine_output() {
    let term = "Urine output decreased";
    event(
        BOTH,
        term,
        "urine8h {} mL; age adult; else",
        "80=0 79.9=3 0=3",
    );
    event(
        BOTH,
        term,
        "urine24h {} mL; age adult; else",
        "240=0 239.9=4",
    );
    event(BOTH, term, "urine12h {} mL; age child; else", "0.1=0 0=4");
    event(
        V6,
        term,
        "urineRate {} mL/kg/h; age infant; else",
        "1=0 0.99=3",
    );
    event(
        V6,
        term,
        "urineRate {} mL/kg/h; age child; else",
        "0.5=0 0.49=3",
    );
    event_is(V5, term, "urine8h 79 mL; else", "0|3? ageGroup");
    event_is(V5, term, "urine8h 79 mL; age child; else", "0");
}
