//! Liver tests: the scale follows the baseline.

use crate::short::{BOTH, V5, V6, lab, lab_is};

const ALT: &str = "Alanine aminotransferase increased";
const AST: &str = "Aspartate aminotransferase increased";
const ALP: &str = "Alkaline phosphatase increased";
const GGT: &str = "GGT increased";
const BILIRUBIN: &str = "Blood bilirubin increased";

#[test]
fn transaminases_from_a_normal_baseline() {
    for (term, id) in [(ALT, "alt"), (AST, "ast")] {
        let values = "40=0 40.1=1 119.9=1 120=1 120.0=1 120.0001=2 120.1=2 200=2 200.1=3 \
                      800=3 800.1=4 99999=4";
        for baseline in [
            "BL 38",
            "BL 40",
            "BL 3",
            "normal",
            "BL 38 normal",
            "BL 60 normal",
        ] {
            let line = format!("{id} {{}} U/L LLN 7 ULN 40 {baseline}");
            lab(BOTH, term, &line, values);
        }
        // In the SI unit, limits and all: 3 × 0.67 is 2.01.
        let line = format!("{id} {{}} ukat/L ULN 0.67 BL 0.5");
        lab(
            BOTH,
            term,
            &line,
            "0.67=0 0.68=1 2.01=1 2.02=2 3.35=2 3.36=3 13.4=3 13.41=4",
        );
    }
    lab(V5, ALT, "alt {} U/L LLN 7 ULN 50 BL 38 normal", "105=1");
}

#[test]
fn transaminases_from_an_abnormal_baseline() {
    for (term, id) in [(ALT, "alt"), (AST, "ast")] {
        let line = format!("{id} {{}} U/L LLN 7 ULN 40 BL 60");
        let five = "41=0 60=0 61=0 89.9=0 90=1-D1 180=1-D1 180.1=2-D1 300=2-D1 300.1=3-D1 \
                    1200=3-D1 1200.1=4-D1";
        lab(V5, term, &line, five);
        let six = "59.9=0 60=1 90=1 90.1=2 120=2 120.1=3 240=3 240.1=4";
        lab(V6, term, &line, six);
        // Said and not measured: no decision is needed.
        let line = format!("{id} {{}} U/L LLN 7 ULN 40 BL 60 abnormal");
        lab(V5, term, &line, &five.replace("-D1", ""));
        lab(V6, term, &line, six);
        // Beyond the limit on the harmless side is the scale of the normal
        // ones, however it is called.
        for status in ["", "abnormal"] {
            let line = format!("{id} {{}} U/L LLN 7 ULN 40 BL 5 {status}");
            lab(
                BOTH,
                term,
                &line,
                "39=0 40=0 41=1 120=1 121=2 200=2 201=3 800=3 801=4",
            );
        }
    }
}

#[test]
fn alkaline_phosphatase_and_ggt() {
    for (term, id) in [(ALP, "alp"), (GGT, "ggt")] {
        let normal = "100=0 100.1=1 250=1 250.1=2 500=2 500.1=3 2000=3 2000.1=4";
        let line = format!("{id} {{}} U/L ULN 100 BL 80");
        lab(V5, term, &line, normal);
        if id == "ggt" {
            lab(V6, term, &line, normal);
        }
        let line = format!("{id} {{}} U/L ULN 100 BL 120");
        let abnormal = "120=0 239.9=0 240=1-D1 300=1-D1 300.1=2-D1 600=2-D1 600.1=3-D1 \
                        2400=3-D1 2400.1=4-D1";
        lab(V5, term, &line, abnormal);
    }
    let six = "119.9=0 120=1 180=1 180.1=2 360=2 360.1=3 1200=3 1200.1=4";
    lab(V6, GGT, "ggt {} U/L ULN 100 BL 120", six);
    // 6.0 has nothing but grade 1: above the limit and above the baseline.
    lab(
        V6,
        ALP,
        "alp {} U/L ULN 100 BL 80",
        "80=0 100=0 100.1=1 99999=1",
    );
    lab(
        V6,
        ALP,
        "alp {} U/L ULN 100 BL 120",
        "100.1=0 120=0 120.1=1",
    );
    lab_is(V6, ALP, "alp 101 U/L ULN 100", "0|1? baseline");
    lab_is(V6, ALP, "alp 101 U/L BL 80", "0|1? upperLimit");
}

#[test]
fn bilirubin() {
    let normal = "1.2=0 1.21=1 1.8=1 1.81=2 3.6=2 3.61=3 12=3 12.01=4";
    lab(BOTH, BILIRUBIN, "bilirubin {} mg/dL ULN 1.2 BL 0.9", normal);
    let five = "1.9=0 2=0 2.01=1-D1 3=1-D1 3.01=2-D1 6=2-D1 6.01=3-D1 20=3-D1 20.01=4-D1";
    lab(V5, BILIRUBIN, "bilirubin {} mg/dL ULN 1.2 BL 2", five);
    let six = "1.99=0 2=1 3=1 3.01=2 5=2 5.01=3 20=3 20.01=4";
    lab(V6, BILIRUBIN, "bilirubin {} mg/dL ULN 1.2 BL 2", six);
    let molar = "20.5=0 20.6=1 30.75=1 30.76=2 61.5=2 61.51=3 205=3 205.01=4";
    lab(BOTH, BILIRUBIN, "bilirubin {} umol/L ULN 20.5 BL 15", molar);
    let term = "Sinusoidal obstruction syndrome";
    let line = "bilirubin {} mg/dL; present; else";
    crate::short::event(BOTH, term, line, "1.99=0 2=2 5=2 5.01=3");
    // 17.104 µmol/L are 1 mg/dL: 34.208 are 2, 85.52 are 5.
    let line = "bilirubin {} umol/L; present; else";
    crate::short::event(BOTH, term, line, "34.207=0 34.208=2 85.52=2 85.521=3");
}

#[test]
fn what_is_missing_is_asked_for() {
    let line = "alt 105 U/L ULN 50";
    lab_is(BOTH, ALT, line, "0|1|2|3|4? baseline, baselineStatus");
    // The baseline is given and its limit is not, which is the same question.
    lab_is(BOTH, ALT, "alt 105 U/L BL 38", "0|1|2|3|4? upperLimit");
    lab_is(
        BOTH,
        ALT,
        "alt 105 U/L LLN 7 BL 38 normal",
        "0|1|2|3|4? upperLimit",
    );
    // Normal on the word of somebody needs no number.
    lab_is(BOTH, ALT, "alt 105 U/L ULN 50 normal", "1");
    // Abnormal does, since the scale is a multiple of it.
    lab_is(
        BOTH,
        ALT,
        "alt 105 U/L ULN 50 abnormal",
        "0|1|2|3|4? baseline",
    );
    // A value that no scale grades up to 20 × ULN still waits for the baseline.
    lab_is(
        V5,
        ALT,
        "alt 45 U/L ULN 50",
        "0|1|2|3|4? baseline, baselineStatus",
    );
    lab_is(BOTH, ALT, "alt 105 ULN 50 BL 38", "0|1|2|3|4? unit");
    lab_is(BOTH, ALT, "alt 105 mg/dL ULN 50 BL 38", "unknown unit");
    lab_is(
        BOTH,
        ALT,
        "alt 105 U/L LLN 51 ULN 50 BL 38",
        "limits crossed",
    );
    lab_is(
        BOTH,
        ALT,
        "alt - U/L ULN 50 BL 38 normal",
        "0|1|2|3|4? value",
    );
    lab_is(BOTH, ALT, "alt - U/L ULN 50; else", "0");
}

#[test]
fn lactate_dehydrogenase_has_one_grade() {
    let term = "Blood lactate dehydrogenase increased";
    lab(
        BOTH,
        term,
        "ldh {} U/L ULN 250",
        "249=0 250=0 250.1=1 25000=1",
    );
    lab_is(BOTH, term, "ldh 251 U/L", "0|1? upperLimit");
}
