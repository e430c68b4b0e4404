//! The text for a patient record, word by word.

use dermscore::study::summary;
use dermscore::visit::Visit;

use crate::kit::{WEEK_4, readable, week_4_with};

const WEEK_4_TEXT: &str = "\
Subject P3 · Week 4 · 2018-06-21 · Assessor A1
PASI 10.9, above 10 (PASI part of Mrowietz 2011); head and neck 0.5, upper limbs 2.0, trunk 0.0, lower limbs 8.4; words for the signs Fredriksson
BSA 17.5 %, severe (NPF); head and neck 1.0, upper limbs 4.5, trunk 0.0, lower limbs 12.0; method Palms
Itch VAS 5.6, moderate (Reich 2012, first cut 4)
DLQI 5, small effect (Hongbo 2005); symptoms and feelings 3, daily activities 0, leisure 1, work and school 1, personal relationships 0
  Unanswered, counted 0 (common rule, not verified): item 10 (treatment burden)
  DLQI-R 5.6 (total × 10 / (10 − items not relevant), Rencz 2018; formula not verified against the paper)
Not done: PGA, PSSI, IPC
Mrowietz 2011: unclassified by its formula (PASI or BSA is above 10 and DLQI is not: look for upgrade criteria (visible areas, nails, scalp, genitals, itch))
Rule of tens: severe
NICE severe: not severe
IPC 2020: systemic candidate
NPF: severe
The rules disagree. Rule of tens: severe; NICE severe: not severe; NPF: severe
Targets: PASI ≤ 1 not met (not verified), PASI ≤ 2 not met, PASI ≤ 3 not met (not verified), PASI ≤ 5 not met (not verified)
";

#[test]
fn of_week_4() {
    let visit = readable(WEEK_4.as_bytes()).visit;
    assert_eq!(summary(&visit, &[]), WEEK_4_TEXT);
    assert_eq!(summary(&visit, &[0; 7]), WEEK_4_TEXT);
}

#[test]
fn with_other_bands() {
    let visit = readable(WEEK_4.as_bytes()).visit;
    let text = WEEK_4_TEXT
        .replace(
            "above 10 (PASI part of Mrowietz 2011)",
            "severe (Cuts at 5 and 10)",
        )
        .replace(
            "(Reich 2012, first cut 4)",
            "(First cut 3, the others as Reich 2012)",
        );
    assert_eq!(summary(&visit, &[1, 0, 1]), text);
    // Without such a set of bands the rule of the score itself is named.
    let rule = "10.9 (0.1, 0.2, 0.3 and 0.4 × area × (erythema + induration + desquamation), summed (Fredriksson and Pettersson 1978))";
    let without = WEEK_4_TEXT.replace("10.9, above 10 (PASI part of Mrowietz 2011)", rule);
    assert_eq!(summary(&visit, &[200]), without);
}

#[test]
fn of_nothing() {
    let text = "Not done: PASI, BSA, Itch, DLQI, PGA, PSSI, IPC\n";
    assert_eq!(summary(&Visit::default(), &[]), text);
}

const INCOMPLETE: &str = "\
Subject P3 · 2018-06-21
PASI no score; lower limbs 8.4; words for the signs Fredriksson
  Missing: head and neck erythema, upper limbs area in percent, trunk area, trunk erythema, trunk induration, trunk desquamation
  upper limbs area in percent: “120” is not allowed and not scored
BSA no score; method From PASI percents
  Missing: upper limbs area in percent, trunk area in percent
Itch no score
  Missing: scale
DLQI no score; daily activities 0, leisure 1, work and school 1, personal relationships 0
  Missing: item 1 (skin symptoms), item 10 (treatment burden)
PSSI no score
  erythema: A sign above 0 on a scalp of area 0: one of them is not right.
IPC no score
  Missing: topical treatment has failed
Not done: PGA
IPC 2020: systemic candidate
";

#[test]
fn of_an_incomplete_visit() {
    let visit = week_4_with(&[
        ("visit.label", ""),
        ("visit.assessor", ""),
        ("assessments.pasi.answers.regions.head.erythema", ""),
        ("assessments.pasi.answers.regions.trunk.area", ""),
        (
            "assessments.pasi.notAccepted",
            "{\"regions.upperLimbs.areaPercent\":\"120\"}",
        ),
        ("assessments.bsa.answers", "{\"method\":\"pasiRegions\"}"),
        ("assessments.itch.answers.scale", ""),
        ("assessments.dlqi.answers.items.1", ""),
        ("assessments.pga", "{\"answers\":{}}"),
        (
            "assessments.pssi",
            "{\"answers\":{\"area\":0,\"erythema\":2}}",
        ),
        ("assessments.ipc", "{\"answers\":{\"specialArea\":\"yes\"}}"),
    ]);
    assert_eq!(summary(&visit.visit, &[]), INCOMPLETE);
}

const AGAINST_WEEK_0: &str = "\
Against baseline (P3 · Week 0 · 2018-05-24):
  PASI 25.0 to 10.9: −14.1, 56.4 % better
  BSA 35.0 to 17.5: −17.5, 50.0 % better
  DLQI 12 to 5: −7, 58.3 % better
  PGA 3 to 1: −2, 66.7 % better
  Met: PASI-50, DLQI fell by 4 or more, NICE adequate response, PGA success
  Not met: PASI-75, PASI-90, PASI-100
  Itch was rated on VAS at one visit and NRS at the other: not compared.
";

#[test]
fn against_a_baseline() {
    let visit = week_4_with(&[
        (
            "baseline.visit",
            "{\"subject\":\"P3\",\"date\":\"2018-05-24\",\"label\":\"Week 0\"}",
        ),
        ("baseline.assessments.pasi.answers.total", "25"),
        ("baseline.assessments.bsa.answers.total", "35"),
        (
            "baseline.assessments.itch.answers",
            "{\"scale\":\"nrs\",\"total\":8}",
        ),
        ("baseline.assessments.dlqi.answers.total", "12"),
        ("baseline.assessments.pga.answers.grade", "3"),
        ("assessments.pga.answers.grade", "1"),
    ]);
    let text = summary(&visit.visit, &[]);
    let own = WEEK_4_TEXT.replace(
        "Not done: PGA, PSSI, IPC",
        "PGA 1, almost clear (Five-level PGA)\nNot done: PSSI, IPC",
    );
    assert_eq!(text, [own.as_str(), AGAINST_WEEK_0].concat());
}

const TYPED: &str = "\
Subject P3 · Week 4 · 2018-06-21 · Assessor A1
PASI 3.3, 10 or less (PASI part of Mrowietz 2011), copied from an earlier record
BSA 2.9 %, mild (NPF), copied from an earlier record
Itch VAS 5.6, moderate (Reich 2012, first cut 4)
DLQI 11, very large effect (Hongbo 2005), copied from an earlier record
IPC 0 of 2 met (Counts the judged criteria that are met. With BSA above 10 % they decide whether the patient is a candidate for systemic therapy (IPC 2020))
Not done: PGA, PSSI
Mrowietz 2011: unclassified by its formula (DLQI is above 10, PASI and BSA are not: the formula has no class for it)
Rule of tens: severe
NICE severe: not severe
IPC 2020: not a systemic candidate by these
NPF: mild
The rules disagree. Rule of tens: severe; NICE severe: not severe; NPF: mild
Targets: PASI ≤ 1 not met (not verified), PASI ≤ 2 not met, PASI ≤ 3 not met (not verified), PASI ≤ 5 met (not verified)
Against baseline (P4):
  The baseline is of another subject: P4.
  PASI 0.0 to 3.3: +3.3, percent not calculable: the baseline is 0
  Itch 5.6 to 5.6: 0.0, unchanged
  Not met: Itch VAS fell by 3 or more
  PASI-50: cannot be told, the baseline is 0
  PASI-75: cannot be told, the baseline is 0
  PASI-90: cannot be told, the baseline is 0
  PASI-100: cannot be told, the baseline is 0
  NICE adequate response: cannot be told, the PASI baseline is 0
";

#[test]
fn of_copied_totals_against_another_subject() {
    let visit = week_4_with(&[
        ("baseline.visit", "{\"subject\":\"P4\"}"),
        ("baseline.assessments.pasi.answers.total", "0"),
        (
            "baseline.assessments.itch.answers",
            "{\"scale\":\"vas\",\"total\":5.6}",
        ),
        ("assessments.pasi.answers", "{\"total\":3.3}"),
        ("assessments.bsa.answers", "{\"total\":2.9}"),
        ("assessments.dlqi.answers", "{\"total\":11}"),
        (
            "assessments.ipc",
            "{\"answers\":{\"specialArea\":\"no\",\"topicalFailure\":\"no\"}}",
        ),
    ]);
    assert_eq!(summary(&visit.visit, &[]), TYPED);
}

#[test]
fn a_contradiction_is_told_in_words() {
    let visit = week_4_with(&[("assessments.pasi.answers.regions.trunk.erythema", "1")]).visit;
    let text = summary(&visit, &[]);
    let told = "\
PASI no score; head and neck 0.5, upper limbs 2.0, lower limbs 8.4; words for the signs Fredriksson
  trunk erythema: A sign above 0 in a region of area 0: one of them is not right.
";
    assert!(text.contains(told), "{text}");
}

#[test]
fn a_baseline_without_a_name() {
    let visit = week_4_with(&[("baseline.assessments.pasi.answers.total", "10.9")]).visit;
    let text = summary(&visit, &[]);
    let told = "\
Against baseline (typed totals):
  PASI 10.9 to 10.9: 0.0, unchanged
  Not met: PASI-50, PASI-75, PASI-90, PASI-100, NICE adequate response
";
    assert!(text.ends_with(told), "{text}");
}

#[test]
fn what_has_no_bands_is_named_with_its_rule() {
    let answers = "{\"area\":3,\"erythema\":2,\"induration\":2,\"desquamation\":2}";
    let visit = week_4_with(&[("assessments.pssi.answers", answers)]).visit;
    let text = summary(&visit, &[]);
    assert!(
        text.contains("PSSI 18 (Area ×") && text.contains("not verified against a publication)"),
        "{text}"
    );
}

#[test]
fn bands_of_itch_on_the_numerical_scale_say_whose_they_are() {
    let answers = "{\"scale\":\"nrs\",\"value\":6}";
    let visit = week_4_with(&[("assessments.itch.answers", answers)]).visit;
    let text = summary(&visit, &[]);
    let told = "Itch NRS 6, moderate (Reich 2012, first cut 4, published for the VAS)\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn a_baseline_that_may_be_the_wrong_one_is_doubted() {
    let id = "\"0d0f6c1e-6f0e-4b57-9d5c-0a1c3c0b7a11\"";
    let itself = week_4_with(&[("baseline.visit.id", id)]).visit;
    assert!(summary(&itself, &[]).contains("  The baseline is this visit itself.\n"));
    let later = week_4_with(&[("baseline.visit.date", "\"2018-06-22\"")]).visit;
    assert!(summary(&later, &[]).contains("  The baseline is of a later day: 2018-06-22.\n"));
    let same_day = week_4_with(&[("baseline.visit.date", "\"2018-06-21\"")]).visit;
    assert!(!summary(&same_day, &[]).contains("later day"));
}
