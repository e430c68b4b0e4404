//! Sugar, fats, enzymes of the pancreas, and the rest of the laboratory.

use crate::short::{BOTH, V5, V6, event, event_is, lab, lab_is};

#[test]
fn glucose_low() {
    let term = "Hypoglycemia";
    let line = "glucose {} mg/dL LLN 70";
    lab(
        BOTH,
        term,
        line,
        "70=0 69=1 55=1 54.9=2 40=2 39.9=3 30=3 29.9=4",
    );
    let line = "glucose {} mmol/L LLN 3.9";
    lab(
        BOTH,
        term,
        line,
        "3.9=0 3.8=1 3=1 2.99=2 2.2=2 2.19=3 1.7=3 1.69=4",
    );
    event_is(BOTH, term, "glucose 60 mg/dL LLN 70; +seizures; else", "4");
}

#[test]
fn glucose_high_has_no_number_in_5() {
    let term = "Hyperglycemia";
    lab_is(V5, term, "glucose 600 mg/dL ULN 100", "not by number");
    let line = "glucose {} mg/dL ULN 100; +fasting sample";
    lab(
        V6,
        term,
        line,
        "100=0 100.1=1 160=1 160.1=2 250=2 250.1=3 500=3 500.1=4",
    );
    let line = "glucose {} mmol/L ULN 5.6; +fasting sample";
    lab(
        V6,
        term,
        line,
        "5.6=0 5.7=1 8.9=1 8.91=2 13.9=2 13.91=3 27.8=3 27.81=4",
    );
    let line = "glucose {} mg/dL ULN 100; -fasting sample";
    lab(V6, term, line, "161=0 250=0 250.1=3 501=4");
    // Whether it was fasting is asked, and only where it matters.
    lab_is(
        V6,
        term,
        "glucose 161 mg/dL ULN 100",
        "0|1|2? findings.fasting sample",
    );
    lab_is(
        V6,
        term,
        "glucose 161 mg/dL ULN 100; else",
        "0|1|2? findings.fasting sample",
    );
    lab_is(V6, term, "glucose 251 mg/dL ULN 100", "3");
    lab_is(V6, term, "glucose 90 mg/dL ULN 100", "0");
}

#[test]
fn lipase_with_and_without_symptoms() {
    let term = "Lipase increased";
    let quiet = "lipase {} U/L ULN 60; symptoms none";
    let five = "60=0 60.1=1 90=1 90.1=2 120=2 120.1=2 300=2 300.1=3 3000=3";
    lab(V5, term, quiet, five);
    lab(V6, term, quiet, &five.replace("120", "180"));
    for level in ["present", "mild", "severe"] {
        let line = format!("lipase {{}} U/L ULN 60; symptoms {level}");
        lab(
            V5,
            term,
            &line,
            "60=0 60.1=1 90=1 90.1=2 120=2 120.1=3 300=3 300.1=4",
        );
        lab(
            V6,
            term,
            &line,
            "90=1 90.1=2 120.1=2 180=2 180.1=3 300=3 300.1=4",
        );
    }
    lab_is(V5, term, "lipase 150 U/L ULN 60", "2|3? symptoms");
    lab_is(V6, term, "lipase 150 U/L ULN 60", "2");
    lab_is(V6, term, "lipase 200 U/L ULN 60", "2|3? symptoms");
    lab_is(BOTH, term, "lipase 301 U/L ULN 60", "3|4? symptoms");
}

#[test]
fn amylase_tells_mild_symptoms_apart_in_6() {
    let term = "Serum amylase increased";
    let quiet = "amylase {} U/L ULN 100; symptoms none";
    let values = "100=0 100.1=1 150=1 150.1=2 200=2 200.1=2 500=2 500.1=3";
    lab(BOTH, term, quiet, values);
    let mild = "amylase {} U/L ULN 100; symptoms mild";
    lab(V5, term, mild, "200=2 200.1=3 500=3 500.1=4");
    lab(V6, term, mild, "200=2 200.1=2 500=2 500.1=4");
    let moderate = "amylase {} U/L ULN 100; symptoms moderate";
    lab(BOTH, term, moderate, "150=1 200=2 200.1=3 500=3 500.1=4");
    // Symptoms of unknown weight decide in 5.0 and are asked for in 6.0.
    lab_is(V5, term, "amylase 300 U/L ULN 100; symptoms present", "3");
    lab_is(
        V6,
        term,
        "amylase 300 U/L ULN 100; symptoms present",
        "2|3? symptoms",
    );
}

#[test]
fn uric_acid_is_split_by_its_consequences() {
    let term = "Hyperuricemia";
    let what = "physiological consequences";
    let line = format!("uricAcid {{}} mg/dL ULN 7; -{what}");
    lab(BOTH, term, &line, "7=0 7.1=1 20=1");
    let line = format!("uricAcid {{}} mg/dL ULN 7; +{what}");
    lab(BOTH, term, &line, "7=0 7.1=3 20=3");
    let line = format!("uricAcid {{}} umol/L ULN 416; +{what}");
    lab(BOTH, term, &line, "416=0 417=3");
    lab_is(
        BOTH,
        term,
        "uricAcid 8 mg/dL ULN 7",
        &format!("1|3? findings.{what}"),
    );
}

#[test]
fn albumin_and_fats() {
    let line = "albumin {} g/dL LLN 3.5";
    lab(
        BOTH,
        "Hypoalbuminemia",
        line,
        "3.5=0 3.4=1 3=1 2.99=2 2=2 1.99=3",
    );
    let line = "albumin {} g/L LLN 35";
    lab(
        BOTH,
        "Hypoalbuminemia",
        line,
        "35=0 34=1 30=1 29.9=2 20=2 19.9=3",
    );
    let term = "Cholesterol high";
    let line = "cholesterol {} mg/dL ULN 200";
    lab(
        BOTH,
        term,
        line,
        "200=0 201=1 300=1 301=2 400=2 401=3 500=3 501=4",
    );
    let line = "cholesterol {} mmol/L ULN 5.2";
    let values = "5.2=0 5.3=1 7.75=1 7.76=2 10.34=2 10.35=3 12.92=3 12.93=4";
    lab(BOTH, term, line, values);
    let term = "Hypertriglyceridemia";
    let line = "triglycerides {} mg/dL";
    let values = "149.9=0 150=1 300=1 300.1=2 500=2 500.1=3 1000=3 1000.1=4";
    lab(BOTH, term, line, values);
    let line = "triglycerides {} mmol/L";
    let values = "1.7=0 1.71=1 3.42=1 3.43=2 5.7=2 5.71=3 11.4=3 11.41=4";
    lab(BOTH, term, line, values);
    lab(V6, "HDL decreased", "hdl {} mg/dL LLN 40", "40=0 39=1");
    lab(V6, "LDL increased", "ldl {} mmol/L ULN 3.4", "3.4=0 3.5=1");
    lab(
        V6,
        "Vitamin D decreased",
        "vitaminD {} ng/mL LLN 20",
        "20=0 19=1",
    );
}

#[test]
fn muscle_and_heart_enzymes_are_of_5_only() {
    let line = "ck {} U/L ULN 200";
    let values = "200=0 200.1=1 500=1 500.1=2 1000=2 1000.1=3 2000=3 2000.1=4";
    lab(V5, "CPK increased", line, values);
    for (term, id) in [
        ("Cardiac troponin I increased", "troponinI"),
        ("Cardiac troponin T increased", "troponinT"),
    ] {
        let line = format!("{id} {{}} ng/L ULN 26 MI 120");
        lab(V5, term, &line, "26=0 26.1=1 119.9=1 120=3 5000=3");
        let line = format!("{id} {{}} ng/mL ULN 0.026 MI 0.12");
        lab(V5, term, &line, "0.026=0 0.027=1 0.119=1 0.12=3");
        lab_is(
            V5,
            term,
            &format!("{id} 30 ng/L ULN 26"),
            "1|3? infarctionLimit",
        );
        lab_is(V5, term, &format!("{id} 30 ng/L MI 120"), "0|1? upperLimit");
    }
}

#[test]
fn sperm_and_weight() {
    lab(
        BOTH,
        "Oligospermia",
        "spermCount {} million/mL",
        "15=0 14.9=1 0.1=1",
    );
    let line = "weight {} kg BL 70; present; need none; else";
    // 5 % of 70 are 3.5, 10 % are 7, 20 % are 14.
    event(
        BOTH,
        "Weight gain",
        line,
        "70=0 73.4=0 73.5=1 76.9=1 77=2 83.9=2 84=3",
    );
    event(
        BOTH,
        "Weight loss",
        line,
        "66.6=0 66.5=1 63.1=1 63=2 56.1=2 56=3",
    );
    let line = "weight {} lb BL 150; present; need none; else";
    event(BOTH, "Weight gain", line, "157.4=0 157.5=1 164.9=1 165=2");
    event_is(
        BOTH,
        "Weight gain",
        "weight 77 kg; else",
        "0|1|2|3? measured.weight.baseline",
    );
    event_is(
        BOTH,
        "Weight gain",
        "weight 77 kg BL 0; else",
        "not calculable",
    );
    let line = "bodyMassIndex {} kg/m2; else";
    let values = "24.9=0 25=2 29.9=2 29.95=3-D7 30=3 39.9=3 39.95=4-D7 40=4";
    event(V5, "Obesity", line, values);
}
