//! Eyes: acuity as 20 feet over, lines lost, pressure, cells.

use crate::short::{BOTH, V5, V6, event, event_is};

/// Terms that ask for symptoms and for reduced acuity.
const WITH_SYMPTOMS: [&str; 5] = [
    "Blurred vision",
    "Cataract",
    "Keratitis",
    "Retinopathy",
    "Vitreous hemorrhage",
];

#[test]
fn acuity_of_symptomatic_terms() {
    for term in WITH_SYMPTOMS {
        let line = "visualAcuity {} 20/x; symptoms mild; +reduced visual acuity; need none; else";
        event(BOTH, term, line, "25=2 40=2 40.1=3 50=3 199=3 200=4 400=4");
        // 6 metres over 12 are 20 feet over 40.
        let line = "visualAcuity {} 6/x; symptoms mild; +reduced visual acuity; need none; else";
        event(BOTH, term, line, "6=2 12=2 12.1=3 59.9=3 60=4");
        let line = "linesLost {} lines; symptoms mild; +reduced visual acuity; need none; else";
        event(BOTH, term, line, "1=2 3=2 3.5=3 4=3");
    }
}

#[test]
fn acuity_of_terms_without_symptoms() {
    for term in ["Vision decreased", "Optic nerve disorder"] {
        let line = "visualAcuity {} 20/x; symptoms none; +reduced visual acuity; need none; else";
        event(BOTH, term, line, "40=2 41=3 199=3 200=4");
    }
    // 20/200 in the affected eye is grade 4 by itself.
    event_is(
        BOTH,
        "Vision decreased",
        "visualAcuity 200 20/x; present",
        "4",
    );
    let asked = "0|2|3? findings.reduced visual acuity, measured.linesLost.value";
    event_is(
        BOTH,
        "Vision decreased",
        "visualAcuity 100 20/x; present",
        asked,
    );
    let line = "linesLost 4 lines; +reduced visual acuity; present";
    event_is(
        BOTH,
        "Vision decreased",
        line,
        "3|4? measured.visualAcuity.value",
    );
}

#[test]
fn night_vision_and_the_rest() {
    let line = "visualAcuity {} 20/x; symptoms mild; +reduced visual acuity; need none; else";
    event(V5, "Night blindness", line, "40=2 41=3 200=4");
    event(V6, "Decreased night vision", line, "40=2 41=3 200=4");
    event(BOTH, "Dry eye", line, "40=2 41=3 200=3");
}

#[test]
fn cells_and_pressure() {
    let line = "anteriorChamberCells {} +; +anterior uveitis; else";
    event(BOTH, "Uveitis", line, "0=0 0.5=1 1=2 2=2 3=3 4=3");
    event_is(BOTH, "Uveitis", "visualAcuity 200 20/x; else", "4");
    event_is(BOTH, "Uveitis", "visualAcuity 199 20/x; else", "0");
    let line = "intraocularPressure {} mmHg ULN 21 BL 18; -visual field defect; else";
    event(BOTH, "Glaucoma", line, "18=0 18.1=1 25=1 30=1");
    let line = "intraocularPressure {} mmHg ULN 21 BL 18; +visual field defect; else";
    event(BOTH, "Glaucoma", line, "18=3 30=3");
}
