//! Heart and blood pressure.

use crate::short::{BOTH, V5, V6, event, event_is};

const QTC: &str = "Electrocardiogram QT corrected interval prolonged";
const PRESSURE: &str = "Hypertension";

#[test]
fn qtc_has_gaps_between_whole_milliseconds() {
    let line = "qtc {} ms BL 450; else";
    let five = "449=0 449.9=0 450=1 480=1 480.5=2-D7 480.9=2-D7 481=2 500=2 500.5=3-D7 501=3";
    event(V5, QTC, line, five);
    event(
        V6,
        QTC,
        line,
        "449=0 450=1 480=1 480.5=2-D7 481=2 500=2 500.5=3 501=3",
    );
}

#[test]
fn qtc_more_than_60_above_the_baseline_is_grade_3_by_itself() {
    event(
        BOTH,
        QTC,
        "qtc {} ms BL 380; else",
        "440=0 440.1=3 445=3 460=3",
    );
    event_is(BOTH, QTC, "qtc 445 ms; else", "0|3? measured.qtc.baseline");
    event_is(BOTH, QTC, "qtc 490 ms; else", "2|3? measured.qtc.baseline");
    event_is(BOTH, QTC, "qtc 502 ms; else", "3");
    event_is(
        BOTH,
        QTC,
        "qtc 445 ms BL 440; +torsade de pointes; else",
        "4",
    );
}

#[test]
fn ejection_fraction_of_5() {
    let term = "Ejection fraction decreased";
    let line = "ejectionFraction {} % BL 55; else";
    // From 55 the fall adds nothing to what the value says.
    let values = "51=0 50.1=0 50=2 45=2 40=2 39.5=3-D7 39=3 20=3 19.9=4 5=4";
    event(V5, term, line, values);
    let line = "ejectionFraction {} % BL 80; else";
    event(
        V5,
        term,
        line,
        "71=0 70.1=0 70=2 61=2 60.5=3-D7 60=3 51=3 30=3 19=4",
    );
    event_is(
        V5,
        term,
        "ejectionFraction 60 %; else",
        "0|2|3? measured.ejectionFraction.baseline",
    );
    event_is(V5, term, "ejectionFraction 30 %; else", "3");
}

#[test]
fn left_ventricular_dysfunction_of_6() {
    let term = "Left ventricular dysfunction";
    let line = "ejectionFraction {} %; +cardiac biomarkers newly raised; else";
    event(V6, term, line, "60=1 50=1 49.5=2-D7 49=2 40=2 39.9=3");
    let line = "ejectionFraction {} % BL 60; else";
    event(V6, term, line, "51=0 50=0 49.5=2-D7 49=2 40=2 39.9=3");
    let line = "ejectionFraction {} % BL 54; else";
    event(V6, term, line, "45=0 44.1=0 44=2 40=2 39=3");
    // Strain, without its sign, fallen by more than 15 % of the baseline.
    let line = "ejectionFraction 55 % BL 56; globalStrain {} % BL 20; else";
    event(V6, term, line, "17.1=0 17=0 16.9=1 10=1");
}

#[test]
fn pressure_of_adults_in_5() {
    let with =
        |pressure: &str, status: &str| format!("{pressure} {{}} mmHg {status}; age adult; else");
    let line = with("systolic", "normal");
    event(
        V5,
        PRESSURE,
        &line,
        "119=0 120=1 139=1 139.5=2-D7 140=2 159=2 159.5=3-D7 160=3 250=3",
    );
    let line = with("diastolic", "normal");
    event(
        V5,
        PRESSURE,
        &line,
        "79=0 80=1 89=1 89.5=2-D7 90=2 99=2 99.5=3-D7 100=3",
    );
    // Grade 2 is for who was normal before, or for what comes back or stays.
    let line = with("systolic", "abnormal");
    event(V5, PRESSURE, &line, "119=0 120=1 159=1 159.5=3-D7 160=3");
    let line = "systolic {} mmHg abnormal; age adult; recurrent; else";
    event(V5, PRESSURE, line, "139=1 139.5=2-D7 140=2 160=3");
    let line = "systolic {} mmHg abnormal; pressureHeld 24 h; age adult; else";
    event(V5, PRESSURE, line, "139=1 140=2");
    let line = "systolic {} mmHg abnormal; pressureHeld 1439 min; age adult; else";
    event(V5, PRESSURE, line, "139=1 140=1");
    let line = "systolic {} mmHg abnormal; age adult; symptoms mild; else";
    event(V5, PRESSURE, line, "140=1 140.5=2");
    let line = "diastolic {} mmHg BL 65; age adult; symptoms mild; else";
    // The limit of normal is asked for where only the status decides.
    event(V5, PRESSURE, line, "85=1 85.1=2");
    event_is(
        V5,
        PRESSURE,
        "systolic 145 mmHg normal; else",
        "0|1|2? ageGroup",
    );
    let asked = "1|2? measured.systolic.baselineStatus";
    event_is(V5, PRESSURE, "systolic 145 mmHg; age adult; else", asked);
    let line = "systolic {} mmHg ULN 139 BL 130; age adult; else";
    event(V5, PRESSURE, line, "145=2");
    let line = "systolic {} mmHg ULN 139 BL 150; age adult; else";
    event(V5, PRESSURE, line, "145=1");
}

#[test]
fn pressure_of_children_in_5() {
    let line = "bloodPressurePercentile {} percentile; age child; else";
    event(V5, PRESSURE, line, "90=0 90.1=1 94.9=1 95=2 99.9=2");
    let line =
        "bloodPressurePercentile 99.5 percentile; bloodPressureAbove99 {} mmHg; age child; else";
    event(BOTH, PRESSURE, line, "5=2 5.1=3");
    let line = "systolic {} mmHg; age adolescent; else";
    event(V5, PRESSURE, line, "119=0 120=1 129=1 130=2 139=2 200=2");
    event(V6, PRESSURE, line, "129=0 130=2 139=2");
}

#[test]
fn pressure_of_adults_in_6() {
    let line = "systolic {} mmHg BL 139; age adult; else";
    event(V6, PRESSURE, line, "120=0 139=0 140=2 159=2 159.1=3 170=3");
    let held = "systolic {} mmHg BL 175; pressureHeld 61 min; age adult; else";
    event(
        V6,
        PRESSURE,
        held,
        "139=0 140=2 159=2 159.5=3-D7 160=3 179=3 180=4",
    );
    let short = "systolic {} mmHg BL 175; pressureHeld 60 min; age adult; else";
    event(V6, PRESSURE, short, "159=2 160=2 179=2 180=2 195=2 195.1=3");
    let held = "diastolic {} mmHg; pressureHeld 2 h; age adult; else";
    event(V6, PRESSURE, held, "89=0 90=2 99=2 100=3 109=3 110=4");
    let line = "systolic 141 mmHg BL 140; meanArterialPressure {} mmHg BL 90; age adult; else";
    event(V6, PRESSURE, line, "105=2 105.1=3");
    // 140 itself is not above 140.
    let line = "systolic {} mmHg BL 110; age adult; else";
    event(V6, PRESSURE, line, "140=2 140.1=3");
}
