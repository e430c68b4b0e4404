//! Breathing.

use crate::short::{BOTH, V5, V6, event, event_is};

#[test]
fn fev1() {
    let term = "Forced expiratory volume decreased";
    let line = "fev1 {} %predicted; else";
    let five = "100=0 99.5=0 99=1 70=1 69.5=2-D7 69=2 60=2 59.5=3-D7 59=3 50=3 49.5=4-D7 49=4";
    event(V5, term, line, five);
    // 6.0 ends with grade 3, which what is lower still has passed.
    event(
        V6,
        term,
        line,
        "99=1 70=1 69.5=2-D7 69=2 60=2 59.5=3-D7 59=3 50=3 49.5=3 30=3",
    );
    let line = "fev1Z {} z; else";
    event(
        V6,
        term,
        line,
        "-1.64=0 -1.65=1 -2.5=1 -2.51=2 -4=2 -4.01=3",
    );
    // Both given: the worse decides.
    event_is(V6, term, "fev1 75 %predicted; fev1Z -3 z; else", "2");
}

#[test]
fn vital_capacity() {
    let line = "vitalCapacity {} %predicted; else";
    let values = "90.1=0 90=1 75=1 74.9=2 50=2 49.9=3";
    event(BOTH, "Vital capacity abnormal", line, values);
}

#[test]
fn diffusing_capacity() {
    let term = "Carbon monoxide diffusing capacity decreased";
    let line =
        "dlco {} mL/min/mmHg BL 23; need none; else; -first test; -no baseline value available";
    event(BOTH, term, line, "20.1=0 20=1 18=1 17.9=2 15=2 14.9=3");
    let line = "dlco {} mL/min/mmHg BL 23; need none; +pulmonary symptoms; else; -first test; \
                -no baseline value available";
    event(BOTH, term, line, "18=1 17.9=3");
    // Below the limit by whole units: 5 to 6 is a gap.
    for (version, scope) in [(V5, "first test"), (V6, "no baseline value available")] {
        let line =
            format!("dlco {{}} mL/min/mmHg LLN 23; need none; +{scope}; -pulmonary symptoms");
        let asked = "measured.dlco.baseline";
        // Grade 3 knows a fall from a baseline only, which is open.
        let ends = |grade: &str| format!("{grade}|2|3? {asked}, symptoms");
        event_is(version, term, &line.replace("{}", "20"), &ends("1"));
        let line = format!("dlco {{}} mL/min/mmHg LLN 23 BL 18; need none; +{scope}; else");
        event(version, term, &line, "20.1=0 20=1 18=1 17.5=2-D7 17=2 15=2");
        let line = "dlco 18 mL/min/mmHg LLN 23 BL 18; need none; else";
        event_is(version, term, line, &format!("0|1? findings.{scope}"));
    }
}

#[test]
fn oxygen() {
    let term = "Hypoxia";
    event(
        BOTH,
        term,
        "oxygenSaturation {} % LLN 80; else",
        "88=0 87.9=3",
    );
    event(BOTH, term, "exerciseSaturation {} %; else", "88=0 87.9=2");
    event(BOTH, term, "pao2 {} mmHg; else", "55.1=0 55=3");
    // 55 mmHg are 7.33273 kPa.
    event(
        BOTH,
        term,
        "pao2 {} kPa; else",
        "7.33273=0 7.33272=3 7.34=0",
    );
    event(
        V6,
        term,
        "oxygenSaturation {} % LLN 95; else",
        "95=0 94=1 88=1 87=3",
    );
    event_is(
        V6,
        term,
        "oxygenSaturation 90 %; else",
        "0|1? measured.oxygenSaturation.lowerLimit",
    );
    let line = "exerciseSaturation 80 %; need continuous oxygen; else";
    event_is(V5, term, line, "2");
    event_is(V6, term, line, "3");
    let line = "+hypoxia; fio2 {} %; else";
    event(V5, "Cytokine release syndrome", line, "21=2 39.9=2 40=3");
}

#[test]
fn blood_in_the_chest_and_fibrosis() {
    let term = "Pleural hemorrhage";
    event(
        BOTH,
        term,
        "pleuralBlood {} mL; else",
        "1000=0 1000.1=3 2000=3",
    );
    let line = "bleedingRate {} mL/h; bleedingTime 2 h; else";
    event(BOTH, term, line, "149.9=0 150=3 200=3 300=3");
    let line = "bleedingRate 150 mL/h; bleedingTime {} min; else";
    event(BOTH, term, line, "119=0 120=3 600=3");
    let term = "Pulmonary fibrosis";
    let line = "lungFibrosis {} %lung; +hypoxia; else";
    event(
        BOTH,
        term,
        line,
        "0=0 0.1=1 24.9=1 25=2 50=2 50.1=3 75=3 90=3",
    );
    let line = "lungFibrosis {} %lung; severe of honeycombing; else";
    event(BOTH, term, line, "50=0 50.1=3 75=3 75.1=4");
}
