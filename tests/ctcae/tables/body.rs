//! Temperature, growth, bones, limbs, gut, birth.

use crate::short::{BOTH, V5, V6, event, event_is};

#[test]
fn fever_in_both_scales() {
    let celsius = "temperature {} °C; else";
    event(
        BOTH,
        "Fever",
        celsius,
        "37.9=0 38=1 38.4=1 39=1 39.01=2 40=2 40.01=3 42=3",
    );
    let line = "temperature {} °F; else";
    let values = "100.3=0 100.4=1 102.2=1 102.25=2-D7 102.3=2 104=2 104.1=3";
    event(BOTH, "Fever", line, values);
    let line = "temperature 40.1 °C; temperatureDuration {} h; else";
    event(BOTH, "Fever", line, "1=3 24=3 24.1=4 48=4");
    let line = "temperature 40 °C; temperatureDuration {} days; else";
    event(BOTH, "Fever", line, "1=2 2=2");
    let line = "temperature 104.5 °F; temperatureDuration {} days; else";
    event(BOTH, "Fever", line, "1=3 1.01=4");
    let asked = "3|4|5? measured.temperatureDuration.value, death";
    event_is(BOTH, "Fever", "temperature 40.1 °C; present", asked);
    event_is(
        BOTH,
        "Fever",
        "temperature 40.1; else",
        "0|1|2|3? measured.temperature.unit",
    );
}

#[test]
fn low_temperature() {
    let line = "temperature {} °C; else";
    event(
        BOTH,
        "Hypothermia",
        line,
        "35.1=0 35=2 32.1=2 32=3 28.1=3 28=4 20=4",
    );
    let line = "temperature {} °F; else";
    event(
        BOTH,
        "Hypothermia",
        line,
        "95.1=0 95=2 89.7=2 89.6=3 82.5=3 82.4=4",
    );
}

#[test]
fn growth() {
    let line = "growthVelocityLoss {} %; growthCurveLoss - %; else";
    let values = "9=0 9.9=0 10=1 29=1 29.5=2-D7 30=2 49=2 49.5=3-D7 50=3 90=3";
    event(BOTH, "Growth suppression", line, values);
    event(
        BOTH,
        "Growth suppression",
        "growthCurveLoss {} %; else",
        "0=2 49=2 80=2",
    );
    event(
        BOTH,
        "Growth accelerated",
        "heightAboveTarget {} SD; else",
        "1.99=0 2=2 9=2",
    );
    let line = "fetalWeightPercentile {} percentile; else";
    let values = "10=0 9.9=2 5=2 4.9=3 1=3 0.9=4";
    event(BOTH, "Fetal growth retardation", line, values);
}

#[test]
fn puberty_and_birth() {
    let late = "Delayed puberty";
    let line = "age {} years; sex female; +breast development still absent; else";
    event(BOTH, late, line, "12.9=0 13=2 13.9=2 14=3");
    let line = "age {} years; sex male; +still at Tanner stage 1; else";
    event(BOTH, late, line, "14.4=0 14.5=2 15.9=2 16=3");
    let line = "age {} months; sex male; +still at Tanner stage 1; else";
    event(BOTH, late, line, "173=0 174=2 191=2 192=3");
    let line = "age 15 years; sex male; testesVolume {} cc; else";
    event(BOTH, late, line, "3=0 2.9=2");
    let line = "age 14 years; +breast development still absent; else";
    event_is(BOTH, late, line, "0|2|3? sex");
    let early = "Precocious puberty";
    let signs = "+bodily signs of puberty; else";
    event(
        BOTH,
        early,
        &format!("age {{}} years; sex female; {signs}"),
        "7.9=1 8=0",
    );
    event(
        BOTH,
        early,
        &format!("age {{}} years; sex male; {signs}"),
        "8.9=1 9=0",
    );
    let signs = "+bodily signs of puberty; +laboratory markers of puberty; else";
    event(
        BOTH,
        early,
        &format!("age {{}} years; sex female; {signs}"),
        "7.9=2 8=0",
    );
    event(
        BOTH,
        early,
        &format!("age {{}} years; sex male; {signs}"),
        "8.9=2 9=0",
    );
    let term = "Premature delivery";
    let line = "gestationalAge {} weeks; +liveborn infant; else";
    event(
        BOTH,
        term,
        line,
        "37.1=0 37=1 34.1=1 34=2 28.1=2 28=3 24.1=3 24=4 20=4",
    );
    let line = "gestationalAge {} days; +liveborn infant; else";
    event(BOTH, term, line, "260=0 259=1 239=1 238=2 196=3 168=4");
}

#[test]
fn joints_and_bones() {
    let line = "motionLoss {} %; else";
    event(
        BOTH,
        "Joint range of motion decreased",
        line,
        "0=0 25=1 25.1=2 50=2 50.1=3",
    );
    let term = "Joint range of motion decreased cervical spine";
    for id in ["neckRotation", "neckFlexion"] {
        let line = format!("{id} {{}} degrees; else");
        event(BOTH, term, &line, "70.1=0 70=1 60=1 59.9=2 10=2");
    }
    let term = "Joint range of motion decreased lumbar spine";
    event(BOTH, term, "lumbarFlexion {} %; else", "50=0 49.9=3");
    // Exactly 20 degrees has no printed grade.
    let line = "spineCurve {} degrees; else";
    event(
        BOTH,
        "Scoliosis",
        line,
        "0=0 0.1=1 19.9=1 20=2-D7 20.1=2 45=2 45.1=3",
    );
    let term = "Osteoporosis";
    let line = "boneDensityT {} SD; age adult; else";
    event(BOTH, term, line, "-0.9=0 -1=1 -2.5=1 -2.51=2");
    let line = "heightLost {} cm; age adult; else";
    event(BOTH, term, line, "0=0 0.1=2 1.9=2 2=3");
    let line = "boneDensityZ {} SD; age child; +significant fracture in the history; else";
    event(BOTH, term, line, "-2=2 -3=2");
    event(
        BOTH,
        "Unequal limb length",
        "limbDifference {} cm; else",
        "1.9=1 2=2 5=2 5.1=3",
    );
    for id in ["limbVolumeDifference", "limbGirthDifference"] {
        let line = format!("{id} {{}} %; else");
        event(V5, "Edema limbs", &line, "4.9=0 5=1 10=1 10.1=2 30=2");
    }
    event(
        V5,
        "Edema limbs",
        "limbVolumeDifference {} %; else",
        "30=2 30.1=3",
    );
    event(
        V5,
        "Edema limbs",
        "limbGirthDifference {} %; else",
        "30=2 30.1=2",
    );
}

#[test]
fn stools_saliva_and_cycles() {
    let line = "stools {} /day BL 2; else";
    event(
        V5,
        "Diarrhea",
        line,
        "2=0 2.9=0 3=1 5=1 6=2 8=2 8.5=3-D7 9=3 20=3",
    );
    event(V6, "Diarrhea", line, "5=0 6=2 8=2 9=3");
    event_is(
        V5,
        "Diarrhea",
        "stools 9 /day; else",
        "0|1|2|3? measured.stools.baseline",
    );
    let line = "unformedStools {} /day; else";
    event(BOTH, "Enterocolitis infectious", line, "3=0 3.1=2 4=2");
    let line = "duration {} h; else";
    event(BOTH, "Enterocolitis infectious", line, "48=0 48.1=2");
    let line = "duration {} days; else";
    event(BOTH, "Enterocolitis infectious", line, "2=0 2.1=2 9=2");
    event(
        BOTH,
        "Dry mouth",
        "salivaFlow {} mL/min; else",
        "0.21=1 0.2=2 0.1=2 0.09=3",
    );
    let line = "irregularCycles {} cycles; else";
    event(BOTH, "Irregular menstruation", line, "0=0 1=1 3=1 4=2");
    event(
        BOTH,
        "Hyperhidrosis",
        "sweatingSites {} sites; else",
        "0=0 1=1 2=2 4=2",
    );
}

#[test]
fn hearing_of_monitored_adults() {
    let programme = "age adult; +in a hearing monitoring programme; else";
    let two = format!("hearingShiftTwo {{}} dB; {programme}");
    event(BOTH, "Hearing impaired", &two, "14.9=0 15=1 25=1 25.1=2");
    let three = format!("hearingShiftThree {{}} dB; {programme}");
    event(BOTH, "Hearing impaired", &three, "25=0 25.1=3");
    let line = "hearingShift4kHz {} dB; age child; else";
    event(BOTH, "Hearing impaired", line, "20=0 20.1=2");
    let line = "hearingShift2to4kHz {} dB; age child; else";
    event(BOTH, "Hearing impaired", line, "20=0 20.1=3");
}
