//! Salts and acids of the blood.

use crate::short::{BOTH, V5, V6, event, event_is, lab, lab_is};

#[test]
fn sodium_low_needs_symptoms_between_125_and_129() {
    let term = "Hyponatremia";
    let line = "sodium {} mmol/L LLN 135; symptoms none";
    let five = "135=0 134.9=1 130=1 129.5=2-D7 129=2 125=2 124.5=3-D7 124=3 120=3 119.9=4";
    lab(V5, term, line, five);
    let six = "135=0 134.9=1 130=1 129.5=2 129=2 125=2 124.5=3 124=3 120=3 119.9=4";
    lab(V6, term, line, six);
    let line = "sodium {} mmol/L LLN 135; symptoms mild";
    lab(
        V5,
        term,
        line,
        "130=1 129.5=3-D7 129=3 125=3 124.5=3 124=3 119.9=4",
    );
    lab(V6, term, line, "130=1 129.5=3 125=3 124.5=3");
    // Without a word about symptoms a number alone leaves two grades.
    lab_is(BOTH, term, "sodium 127 mmol/L LLN 135", "2|3? symptoms");
    lab_is(BOTH, term, "sodium 129.5 mmol/L LLN 135", "2|3? symptoms");
    lab_is(V5, term, "sodium 124.5 mmol/L LLN 135", "3-D7");
    lab_is(V6, term, "sodium 124.5 mmol/L LLN 135", "3");
    lab(
        V5,
        term,
        "sodium {} mEq/L LLN 135",
        "130=1 124.5=3-D7 119=4",
    );
    lab_is(BOTH, term, "sodium 131 mmol/L", "0|1? lowerLimit");
    let line = "sodium 131 mmol/L LLN 135; present; symptoms none; lifeThreatening; else";
    event_is(BOTH, term, line, "4");
}

#[test]
fn sodium_high() {
    let line = "sodium {} mmol/L ULN 145";
    let values = "145=0 145.1=1 150=1 150.1=2 155=2 155.1=3 160=3 160.1=4";
    lab(BOTH, "Hypernatremia", line, values);
    event(
        BOTH,
        "Hypernatremia",
        "sodium {} mmol/L ULN 145; hospital stay; else",
        "146=3 161=4",
    );
}

#[test]
fn potassium() {
    let low = "Hypokalemia";
    let line = "potassium {} mmol/L LLN 3.5; symptoms none";
    lab(BOTH, low, line, "3.5=0 3.4=1 3=1 2.99=3 2.5=3 2.49=4");
    let line = "potassium {} mmol/L LLN 3.5; symptoms present";
    lab(BOTH, low, line, "3.5=0 3.4=2 3=2 2.99=3 2.5=3 2.49=4");
    lab_is(BOTH, low, "potassium 3.2 mmol/L LLN 3.5", "1|2? symptoms");
    lab_is(BOTH, low, "potassium 2.9 mmol/L LLN 3.5", "3");
    event_is(
        BOTH,
        low,
        "potassium 3.2 mmol/L LLN 3.5; need intervention; else",
        "2",
    );
    event_is(
        BOTH,
        low,
        "potassium 3.2 mmol/L LLN 3.5; hospital stay; else",
        "3",
    );
    let line = "potassium {} mmol/L ULN 5";
    let values = "5=0 5.1=1 5.5=1 5.51=2 6=2 6.01=3 7=3 7.01=4";
    lab(BOTH, "Hyperkalemia", line, values);
    lab_is(
        BOTH,
        "Hyperkalemia",
        "potassium 5.2 mmol/L",
        "0|1? upperLimit",
    );
    let line = "potassium 5.2 mmol/L ULN 5; need given intervention; else";
    event_is(BOTH, "Hyperkalemia", line, "2");
}

#[test]
fn calcium_high_corrected_and_ionised() {
    let term = "Hypercalcemia";
    let line = "calcium {} mg/dL ULN 10.5";
    let values = "10.5=0 10.6=1 11.5=1 11.51=2 12.5=2 12.51=3 13.5=3 13.51=4";
    lab(BOTH, term, line, values);
    let line = "calcium {} mmol/L ULN 2.6";
    lab(
        BOTH,
        term,
        line,
        "2.6=0 2.61=1 2.9=1 2.91=2 3.1=2 3.11=3 3.4=3 3.41=4",
    );
    let line = "ionizedCalcium {} mmol/L ULN 1.3";
    lab(
        BOTH,
        term,
        line,
        "1.3=0 1.31=1 1.5=1 1.51=2 1.6=2 1.61=3 1.8=3 1.81=4",
    );
    // Printed in mmol/L only; 4.0078 mg/dL are 1 mmol/L: 1.5 are 6.0117.
    let line = "ionizedCalcium {} mg/dL ULN 5.2";
    lab(
        BOTH,
        term,
        line,
        "5.2=0 5.21=1 6.0117=1 6.0118=2 7.21404=3 7.21405=4",
    );
    event_is(
        BOTH,
        term,
        "calcium 11 mg/dL ULN 10.5; symptoms mild; else",
        "2",
    );
}

#[test]
fn calcium_low_corrected_and_ionised() {
    let term = "Hypocalcemia";
    let line = "calcium {} mg/dL LLN 8.5";
    lab(
        BOTH,
        term,
        line,
        "8.5=0 8.4=1 8=1 7.99=2 7=2 6.99=3 6=3 5.99=4",
    );
    let line = "calcium {} mmol/L LLN 2.1";
    lab(
        BOTH,
        term,
        line,
        "2.1=0 2.09=1 2=1 1.99=2 1.75=2 1.74=3 1.5=3 1.49=4",
    );
    let line = "ionizedCalcium {} mmol/L LLN 1.1";
    lab(
        BOTH,
        term,
        line,
        "1.1=0 1.09=1 1=1 0.99=2 0.9=2 0.89=3 0.8=3 0.79=4",
    );
    // Both given: the worse one decides.
    let line = "calcium 8.2 mg/dL LLN 8.5; ionizedCalcium 0.85 mmol/L LLN 1.1; else";
    event_is(BOTH, term, line, "3");
}

#[test]
fn magnesium_in_the_unit_it_is_printed_in() {
    let high = "Hypermagnesemia";
    lab(
        BOTH,
        high,
        "magnesium {} mg/dL ULN 2.4",
        "2.4=0 2.5=1 3=1 3.01=3 8=3 8.01=4",
    );
    let line = "magnesium {} mmol/L ULN 1";
    lab(BOTH, high, line, "1=0 1.01=1 1.23=1 1.24=3 3.3=3 3.31=4");
    let low = "Hypomagnesemia";
    let line = "magnesium {} mg/dL LLN 1.7";
    lab(
        BOTH,
        low,
        line,
        "1.7=0 1.6=1 1.2=1 1.19=2 0.9=2 0.89=3 0.7=3 0.69=4",
    );
    // 0.38 mmol/L would be 0.92 mg/dL; printed is 0.4 mmol/L.
    let line = "magnesium {} mmol/L LLN 0.7";
    lab(
        BOTH,
        low,
        line,
        "0.7=0 0.69=1 0.5=1 0.49=2 0.4=2 0.39=3 0.38=3 0.3=3 0.29=4",
    );
}

#[test]
fn phosphate_is_graded_by_what_follows_from_it() {
    for term in ["Hypophosphatemia", "Hyperphosphatemia"] {
        lab_is(
            BOTH,
            term,
            "phosphate 1.2 mg/dL LLN 2.5 ULN 4.5",
            "not by number",
        );
    }
}

#[test]
fn acidity() {
    lab(
        BOTH,
        "Acidosis",
        "bloodPh {} pH LLN 7.35",
        "7.35=0 7.34=1 7.3=1 7.29=3",
    );
    lab(
        BOTH,
        "Alkalosis",
        "bloodPh {} pH ULN 7.45",
        "7.45=0 7.46=1 7.5=1 7.51=3",
    );
    let term = "Blood bicarbonate decreased";
    lab(
        BOTH,
        term,
        "bicarbonate {} mmol/L LLN 22",
        "22=0 21.9=1 5=1",
    );
    lab(BOTH, term, "bicarbonate {} mEq/L LLN 22", "22=0 21.9=1");
}
