//! Rashes and redness by percent of body surface.

use crate::short::{BOTH, V5, V6, event, event_is};

const FLUID: &str = "+fluid or electrolyte abnormalities";

#[test]
fn rash_over_30_percent_is_split_by_symptoms_in_5() {
    for term in [
        "Rash maculo-papular",
        "Rash acneiform",
        "Papulopustular rash",
    ] {
        for level in ["none", "mild"] {
            let line = format!("bodySurface {{}} %BSA; symptoms {level}; need none; else");
            event(V5, term, &line, "0=0 0.5=1 9.9=1 10=2 30=2 30.1=2 90=2");
        }
        for level in ["moderate", "severe"] {
            let line = format!("bodySurface {{}} %BSA; symptoms {level}; need none; else");
            event(V5, term, &line, "9.9=1 10=2 30=2 30.1=3 90=3");
        }
    }
    let term = "Rash maculo-papular";
    event_is(
        V5,
        term,
        "bodySurface 31 %BSA; present",
        "2|3? symptoms, dailyLiving",
    );
    event_is(
        V5,
        term,
        "bodySurface 31 %BSA; symptoms present; dailyLiving none",
        "2|3? symptoms",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; dailyLiving instrumental; else",
        "5=2 31=2",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; dailyLiving selfCare; else",
        "5=3",
    );
}

#[test]
fn rash_of_6_has_one_limit() {
    let term = "Rash maculo-papular";
    let line = "bodySurface {} %BSA; present; symptoms none; else";
    event(V6, term, line, "5=1 30=1 50=1 50.1=3 90=3");
    event(
        V6,
        term,
        "bodySurface {} %BSA; present; symptoms mild; else",
        "5=2 50=2 51=3",
    );
    event(
        V6,
        term,
        "bodySurface {} %BSA; present; symptoms moderate; else",
        "5=3",
    );
    let term = "Papulovesicular rash";
    event(
        V6,
        term,
        "bodySurface {} %BSA; present; else",
        "50=1 50.1=3 90=3",
    );
    event(
        V6,
        term,
        "blisterSurface {} %BSA; present; else",
        "75=1 75.1=4",
    );
}

#[test]
fn erythroderma_and_erythema_multiforme() {
    let term = "Erythroderma";
    event(
        BOTH,
        term,
        "bodySurface {} %BSA; symptoms none; else",
        "90=0 90.1=2 100=2",
    );
    event(
        BOTH,
        term,
        "bodySurface {} %BSA; symptoms mild; else",
        "90=0 90.1=3",
    );
    let line = format!("bodySurface {{}} %BSA; symptoms mild; {FLUID}; else");
    event(BOTH, term, &line, "90=0 90.1=4");
    let asked = "2|3|4|5? symptoms, dailyLiving, hospital, intervention, death, \
                 findings.fluid or electrolyte abnormalities";
    event_is(V5, term, "bodySurface 95 %BSA; present", asked);
    let term = "Erythema multiforme";
    event(
        V5,
        term,
        "bodySurface {} %BSA; -skin tenderness; else",
        "9.9=1 10=1 40=1",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; +skin tenderness; else",
        "9.9=1 10=2 40=2",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; +oral or genital erosions; else",
        "30=1 30.1=3",
    );
    event(
        V5,
        term,
        &format!("bodySurface {{}} %BSA; {FLUID}; else"),
        "30=1 30.1=4",
    );
    event_is(V6, term, "present; +skin tenderness; else", "2");
}
