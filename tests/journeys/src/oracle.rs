//! The scores once more, in whole numbers and by another way than the page.

/// Area and three signs of head, upper limbs, trunk and lower limbs.
pub type Pasi = [[u8; 4]; 4];

/// The names of the regions in control names.
pub const REGIONS: [&str; 4] = ["head", "upperLimbs", "trunk", "lowerLimbs"];
/// The names of a region's four inputs.
pub const PARTS: [&str; 4] = ["area", "erythema", "induration", "desquamation"];

/// The total as the page writes it: `18.2`.
#[must_use]
pub fn pasi(answers: &Pasi) -> String {
    let mut tenths = 0_u32;
    for (weight, [area, signs @ ..]) in (1_u32..).zip(answers) {
        for sign in signs {
            tenths += weight * u32::from(*area) * u32::from(*sign);
        }
    }
    self::tenths(tenths)
}

/// A number of tenths as the page writes it.
#[must_use]
pub fn tenths(value: u32) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// The names of the sixteen choices: `pasi.head.area.3`, region by region.
#[must_use]
pub fn pasi_controls(answers: &Pasi) -> Vec<String> {
    let mut names = Vec::new();
    for (region, answers) in REGIONS.iter().zip(answers) {
        for (part, answer) in PARTS.iter().zip(answers) {
            names.push(format!("pasi.{region}.{part}.{answer}"));
        }
    }
    names
}

/// The sixteen digits in a row.
#[must_use]
pub fn pasi_digits(answers: &Pasi) -> String {
    answers.iter().flatten().map(u8::to_string).collect()
}
