//! Blood counts.

use crate::short::{BOTH, V5, V6, event, event_is, lab, lab_is};

#[test]
fn haemoglobin_in_three_units() {
    let term = "Anemia";
    let grams = "12=0 11.9=1 10=1 10.0=1 9.99=2 8=2 7.99=3 1=3";
    lab(BOTH, term, "hemoglobin {} g/dL LLN 12", grams);
    lab(
        BOTH,
        term,
        "hemoglobin {} g/L LLN 120",
        "120=0 119=1 100=1 99.9=2 80=2 79.9=3",
    );
    // Compared with what is printed in mmol/L, not with what 10 g/dL convert to.
    let molar = "7.5=0 7.4=1 6.2=1 6.19=2 4.9=2 4.89=3";
    lab(BOTH, term, "hemoglobin {} mmol/L LLN 7.5", molar);
    lab_is(BOTH, term, "hemoglobin 11 g/dL", "0|1? lowerLimit");
    lab_is(BOTH, term, "hemoglobin 9 g/dL", "2");
    // No haemoglobin gives grade 4; consequences do.
    let line = "hemoglobin 9 g/dL LLN 12; present";
    event_is(
        BOTH,
        term,
        line,
        "2|3|4|5? intervention, lifeThreatening, death",
    );
    let line = "hemoglobin {} g/dL LLN 12; present; need transfusion; else";
    event(BOTH, term, line, "9=3 11=3 7=3");
    let line = "hemoglobin {} g/dL LLN 12; present; lifeThreatening; else";
    event(BOTH, term, line, "11=4 7=4");
}

#[test]
fn haemoglobin_above_the_limit_and_fallen() {
    let term = "Hemoglobin increased";
    let line = "hemoglobin {} g/dL ULN 17";
    lab(BOTH, term, line, "16=0 17=0 17.1=1 19=1 19.1=2 21=2 21.1=3");
    lab(
        BOTH,
        term,
        "hemoglobin {} g/L ULN 170",
        "170=0 171=1 190=1 191=2 210=2 211=3",
    );
    // 2 g/dL are 1.24116 mmol/L, 4 g/dL 2.48231.
    let line = "hemoglobin {} mmol/L ULN 10.5";
    lab(
        BOTH,
        term,
        line,
        "10.5=0 10.6=1 11.7411=1 11.7412=2 12.9823=2 12.9824=3",
    );
    lab_is(BOTH, term, "hemoglobin 20 g/dL", "0|1|2|3? upperLimit");
    let term = "Hemolysis";
    let line = "hemoglobin {} g/dL BL 12; +evidence of haemolysis; else";
    event(BOTH, term, line, "10=2 9=2");
    let line = "hemoglobin {} g/L BL 120; -evidence of haemolysis; else";
    event(BOTH, term, line, "100=0 90=0");
}

#[test]
fn white_cells() {
    let term = "White blood cell decreased";
    let line = "leukocytes {} /mm3 LLN 4000";
    let values = "4000=0 3999=1 3000=1 2999=2 2000=2 1999=3 1000=3 999=4";
    lab(BOTH, term, line, values);
    let line = "leukocytes {} 10^9/L LLN 4";
    lab(
        BOTH,
        term,
        line,
        "4=0 3.99=1 3=1 2.99=2 2=2 1.99=3 1=3 0.99=4",
    );
    lab_is(BOTH, term, "leukocytes 3.5 10^9/L", "0|1? lowerLimit");
    let term = "Leukocytosis";
    lab(BOTH, term, "leukocytes {} /mm3", "100000=0 100001=3");
    // Printed per mm³ only: 100 × 10^9/L is the same number.
    lab(
        BOTH,
        term,
        "leukocytes {} 10^9/L",
        "100=0 100.001=3 99.999=0",
    );
}

#[test]
fn neutrophils_one_band_lower_in_6() {
    let term = "Neutrophil count decreased";
    let line = "neutrophils {} /mm3 LLN 1800";
    let five = "1800=0 1799=1 1500=1 1499=2 1000=2 999=3 500=3 499=4 100=4";
    lab(V5, term, line, five);
    let six = "1800=0 1500=0 1499=1 1000=1 999=2 500=2 499=3 100=3 99=4";
    lab(V6, term, line, six);
    let line = "neutrophils {} 10^9/L";
    lab(
        V6,
        term,
        line,
        "1.5=0 1.49=1 1=1 0.99=2 0.5=2 0.49=3 0.1=3 0.09=4",
    );
    let line = "neutrophils {} 10^9/L LLN 1.8";
    lab(
        V5,
        term,
        line,
        "1.8=0 1.79=1 1.5=1 1.49=2 1=2 0.99=3 0.5=3 0.49=4",
    );
    // Only 5.0 needs the laboratory's limit.
    lab_is(V5, term, "neutrophils 1600 /mm3", "0|1? lowerLimit");
    lab_is(V6, term, "neutrophils 1600 /mm3", "0");
}

#[test]
fn febrile_neutropenia() {
    let term = "Febrile neutropenia";
    let line = "neutrophils 999 /mm3; temperature {} °C; else";
    event(BOTH, term, line, "38=0 38.3=0 38.31=3 41=3");
    let line = "neutrophils {} /mm3; temperature 38.4 °C; else";
    event(BOTH, term, line, "1000=0 999=3");
    let line = "neutrophils {} 10^9/L; temperature 38.4 °C; else";
    event(BOTH, term, line, "1=0 0.999=3");
    let line = "neutrophils 999 /mm3; temperature 38 °C; temperatureDuration {} min; else";
    event(BOTH, term, line, "60=0 61=3");
    let line = "neutrophils 999 /mm3; temperature 37.9 °C; temperatureDuration {} h; else";
    event(BOTH, term, line, "48=0");
    let line = "neutrophils 999 /mm3; temperature {} °F; temperatureDuration 2 h; else";
    event(BOTH, term, line, "100.3=0 100.4=3");
    let line = "neutrophils 999 /mm3; temperature {} °F; else";
    event(BOTH, term, line, "101=0 101.1=3");
}

#[test]
fn platelets() {
    let five = "Platelet count decreased";
    let line = "platelets {} /mm3 LLN 150000";
    let values = "150000=0 149999=1 75000=1 74999=2 50000=2 49999=3 25000=3 24999=4";
    lab(V5, five, line, values);
    let line = "platelets {} 10^9/L LLN 150";
    lab(
        V5,
        five,
        line,
        "150=0 149=1 75=1 74.9=2 50=2 49.9=3 25=3 24.9=4",
    );
    let six = "Thrombocytopenia";
    let values = "150=0 149=1 75=1 74.9=2 50=2 49.9=3 25=3 24.9=3 10=3 9.9=4";
    lab(V6, six, line, values);
    lab(V6, six, "platelets {} /mm3 LLN 150000", "10000=3 9999=4");
    lab_is(V5, five, "platelets 80 10^9/L", "0|1? lowerLimit");
    event(
        V6,
        six,
        "platelets {} 10^9/L LLN 150; need transfusion; else",
        "140=3 9=4",
    );
}

#[test]
fn lymphocytes_and_cd4() {
    let term = "Lymphocyte count decreased";
    let line = "lymphocytes {} /mm3 LLN 1000";
    lab(
        V5,
        term,
        line,
        "1000=0 999=1 800=1 799=2 500=2 499=3 200=3 199=4",
    );
    let line = "lymphocytes {} 10^9/L LLN 1";
    lab(
        V5,
        term,
        line,
        "1=0 0.99=1 0.8=1 0.79=2 0.5=2 0.49=3 0.2=3 0.19=4",
    );
    // 6.0 knows only that it is there.
    lab_is(
        V6,
        "Lymphopenia",
        "lymphocytes 400 /mm3 LLN 1000",
        "not by number",
    );
    let term = "Lymphocyte count increased";
    lab(
        BOTH,
        term,
        "lymphocytes {} /mm3",
        "4000=0 4001=2 20000=2 20001=3",
    );
    lab(
        BOTH,
        term,
        "lymphocytes {} 10^9/L",
        "4=0 4.001=2 20=2 20.001=3",
    );
    let term = "CD4 lymphocytes decreased";
    let line = "cd4 {} /mm3 LLN 600";
    lab(
        BOTH,
        term,
        line,
        "600=0 599=1 500=1 499=2 200=2 199=3 50=3 49=4",
    );
    let line = "cd4 {} 10^9/L LLN 0.6";
    lab(
        BOTH,
        term,
        line,
        "0.6=0 0.59=1 0.5=1 0.49=2 0.2=2 0.19=3 0.05=3 0.049=4",
    );
}

#[test]
fn eosinophils_above_limit_and_baseline() {
    let term = "Eosinophilia";
    lab(
        BOTH,
        term,
        "eosinophils {} /mm3 ULN 500 BL 300",
        "500=0 501=1",
    );
    lab(
        BOTH,
        term,
        "eosinophils {} /mm3 ULN 500 BL 600",
        "501=0 600=0 601=1",
    );
    lab_is(BOTH, term, "eosinophils 501 /mm3 ULN 500", "0|1? baseline");
    lab_is(BOTH, term, "eosinophils 501 /mm3 BL 300", "0|1? upperLimit");
    lab_is(BOTH, term, "eosinophils 500 /mm3 ULN 500", "0");
    let line = "eosinophils 501 /mm3 ULN 500 BL 300; need given steroid; else";
    event_is(BOTH, term, line, "3");
}

#[test]
fn methaemoglobin_haptoglobin_and_marrow() {
    lab(
        BOTH,
        "Methemoglobinemia",
        "methemoglobin {} % ULN 1.5",
        "1.5=0 1.51=2 30=2",
    );
    lab(
        BOTH,
        "Haptoglobin decreased",
        "haptoglobin {} mg/dL LLN 30",
        "30=0 29.9=1 0=1",
    );
    lab(
        BOTH,
        "Haptoglobin decreased",
        "haptoglobin {} g/L LLN 0.3",
        "0.3=0 0.29=1",
    );
    // Exactly half has no printed grade.
    let line = "cellularityLoss {} %; present; else";
    let values = "0=0 0.1=1 25=1 25.1=2 49.9=2 50=3-D7 50.1=3 75=3 90=3";
    event(BOTH, "Bone marrow hypocellular", line, values);
}
