//! Skin: blisters, dryness, colour, hair, ulcers.

use crate::short::{BOTH, V5, V6, event, event_is};

const FLUID: &str = "+fluid or electrolyte abnormalities";

#[test]
fn blisters_and_the_loss_of_skin() {
    let line = "bodySurface {} %BSA; else";
    event(
        V5,
        "Bullous dermatitis",
        line,
        "0=0 9.9=1 10=2 30=2 30.1=3 99=3",
    );
    let line = format!("bodySurface {{}} %BSA; {FLUID}; else");
    event(V5, "Bullous dermatitis", &line, "9.9=1 30=2 30.1=4");
    let line = "bodySurface {} %BSA; hospital intensiveCare; else";
    event(V5, "Bullous dermatitis", line, "5=4");
    event(
        V6,
        "Dermatosis bullous",
        "bodySurface {} %BSA; present; else",
        "50=1 50.1=3 80=3",
    );
    let line = format!("bodySurface {{}} %BSA; {FLUID}; present; else");
    event(V6, "Dermatosis bullous", &line, "75=3 75.1=4");
    let line = "bodySurface {} %BSA; +associated signs; else";
    event(
        V5,
        "Stevens-Johnson syndrome",
        line,
        "0=0 0.1=3 9.9=3 10=4 30=4",
    );
    event(
        V6,
        "Stevens-Johnson syndrome",
        line,
        "0=0 0.1=3 9.9=3 10=4 50=4",
    );
    event(BOTH, "Toxic epidermal necrolysis", line, "29.9=0 30=4 90=4");
    let line = "bodySurface {} %BSA; -associated signs; else";
    event(V5, "Stevens-Johnson syndrome", line, "9.9=0 10=0");
    event(V6, "Stevens-Johnson syndrome", line, "9.9=3 10=4");
}

#[test]
fn dry_and_burnt_skin() {
    let term = "Dry skin";
    event(V5, term, "bodySurface {} %BSA; else", "0=0 9=1 10=1 40=1");
    event(
        V5,
        term,
        "bodySurface {} %BSA; +erythema; else",
        "9.9=1 10=2 30.1=2",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; +pruritus; else",
        "9.9=1 10=2 30=2 30.1=3",
    );
    event_is(V6, term, "present; +pruritus; else", "2");
    let term = "Photosensitivity";
    event(
        V5,
        term,
        "bodySurface {} %BSA; +tenderness; else",
        "9.9=1 10=2 30.1=2",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; +blistering; else",
        "30=1 30.1=3",
    );
    event_is(V5, term, "bodySurface 5 %BSA; need oral steroid; else", "3");
    event_is(
        V5,
        term,
        "bodySurface 5 %BSA; need topical steroid; else",
        "1",
    );
    let term = "Fat atrophy";
    event(
        V5,
        term,
        "bodySurface {} %BSA; +erythema or tenderness; else",
        "9.9=1 10=2 30=2 30.1=3",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; else",
        "9.9=1 10=1 30=1 30.1=3",
    );
    let term = "Lipohypertrophy";
    event(
        V5,
        term,
        "bodySurface {} %BSA; +tenderness; else",
        "9.9=1 10=2 31=2",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; +tenderness; need nsaid; else",
        "30=2 30.1=3",
    );
    event(
        V5,
        term,
        "bodySurface {} %BSA; +tenderness; need oral narcotic; else",
        "30.1=3",
    );
    event(
        V5,
        "Skin atrophy",
        "bodySurface {} %BSA; else",
        "9.9=1 10=2 30=2 30.1=3",
    );
    event(
        V5,
        "Folliculitis",
        "bodySurface {} %BSA; else",
        "9.9=1 10=2 30=2 30.1=3",
    );
}

#[test]
fn colour_vessels_and_wheals() {
    for term in ["Skin hyperpigmentation", "Skin hypopigmentation"] {
        // Exactly 10 % has no printed grade.
        let line = "bodySurface {} %BSA; else";
        event(V5, term, line, "0=0 0.1=1 9.9=1 10=2-D7 10.1=2 90=2");
        event(V5, term, "bodySurface {} %BSA; psychosocial; else", "5=2");
        event_is(V6, term, "present; else", "1");
    }
    event(
        V5,
        "Telangiectasia",
        "bodySurface {} %BSA; else",
        "9.9=1 10=2 90=2",
    );
    event(
        BOTH,
        "Purpura",
        "bodySurface {} %BSA; else",
        "0=0 9.9=1 10=2 30=2 30.1=3",
    );
    event_is(
        V5,
        "Purpura",
        "bodySurface 5 %BSA; +spontaneous bleeding; else",
        "3",
    );
    event_is(
        V6,
        "Purpura",
        "bodySurface 5 %BSA; +spontaneous bleeding; else",
        "1",
    );
    event(
        V5,
        "Urticaria",
        "bodySurface {} %BSA; else",
        "9.9=1 10=2 30=2 30.1=3",
    );
    event_is(BOTH, "Urticaria", "need oral antihistamine; else", "2");
    event_is(BOTH, "Urticaria", "need iv steroid; else", "3");
    event_is(BOTH, "Urticaria", "need topical; else", "1");
}

#[test]
fn hair_and_ulcers() {
    let term = "Alopecia";
    let line = "hairLoss {} %; +hair loss readily seen by others; need none; else";
    event(BOTH, term, line, "0=0 49.9=1 50=2 100=2");
    let line = "hairLoss {} %; -hair loss readily seen by others; need none; else";
    event(BOTH, term, line, "49.9=1 50=1");
    event_is(
        BOTH,
        term,
        "hairLoss 20 %; need wig or hair piece; else",
        "2",
    );
    event_is(BOTH, term, "hairLoss 20 %; psychosocial; else", "2");
    let line = "ulcerSize {} cm; else";
    event(BOTH, "Skin ulceration", line, "0=0 0.9=1 1=2 2=2 2.1=3");
    event_is(
        BOTH,
        "Skin ulceration",
        "ulcerSize 0.5 cm; +extensive tissue destruction; else",
        "4",
    );
    for id in ["erythemaDiameter", "indurationDiameter"] {
        let line = format!("{id} {{}} cm; else");
        let five = "2.4=0 2.5=1 5=1 5.05=2-D7 5.1=2 10=2 10.1=3";
        event(V5, "Vaccination complication", &line, five);
        let six = "2.4=0 2.5=1 5=1 5.05=2 10=2 10.1=3";
        event(V6, "Systemic post-immunization reaction", &line, six);
        let line = format!("{id} {{}} mm; else");
        event(
            V5,
            "Vaccination complication",
            &line,
            "24=0 25=1 50=1 50.5=2-D7 51=2 100=2 101=3",
        );
    }
}
