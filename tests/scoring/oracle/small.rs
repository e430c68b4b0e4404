//! PGA, PSSI and the judged IPC criteria from their rules' text.

use super::{Answers, Verdict, whole};

/// A whole number from 0 to `most`, or its path missing.
fn asked(verdict: &mut Verdict, answers: &Answers, path: &str, most: i128) -> i128 {
    let number = verdict.number(answers, path, most, whole(1));
    number.map_or(0, |number| number.rounded(whole(1)))
}

/// "IGA/PGA 0-4": the grade is the score.
pub fn pga(answers: &Answers) -> Verdict {
    let mut verdict = Verdict::default();
    let grade = asked(&mut verdict, answers, "grade", 4);
    verdict.settle(answers, whole(grade))
}

/// "PSSI = (E+T+S) x scalp area grade, 0-72", area 0 as in PASI.
pub fn pssi(answers: &Answers) -> Verdict {
    let mut verdict = Verdict::default();
    let area = asked(&mut verdict, answers, "area", 6);
    let clear = verdict.missing.is_empty() && area == 0;
    let mut sum = 0;
    for sign in super::pasi::SIGNS {
        if clear && !answers.contains_key(sign) {
            continue;
        }
        let severity = asked(&mut verdict, answers, sign, 4);
        if clear && severity > 0 {
            verdict.problems.push(sign.to_owned());
        }
        sum += severity;
    }
    verdict.settle(answers, whole(area * sum))
}

/// Each criterion judged to be met counts 1.
pub fn ipc(answers: &Answers) -> Verdict {
    let mut verdict = Verdict::default();
    let mut met = 0;
    for path in ["specialArea", "topicalFailure"] {
        match answers.get(path).map(String::as_str) {
            Some("yes") => met += 1,
            Some(_) => {}
            None => verdict.missing.push(path.to_owned()),
        }
    }
    verdict.settle(answers, whole(met))
}
