//! Exact decimals, read from text.

/// A decimal number exactly as written: `digits` × 10^`-places`.
///
/// Range: what an `i64` holds, at most 18 significant digits. Trailing zeros
/// after the point are dropped, so that equal numbers are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i64,
    places: u32,
}

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// There is nothing but white space.
    Empty,
    /// It is not a number in digits.
    NotANumber,
    /// It has more digits than any measure in a clinic needs.
    TooLong,
}

/// Digits beyond this are refused rather than rounded.
const MOST_DIGITS: usize = 18;

impl Decimal {
    /// Reads what a person types: `9`, `9.5`, `9,5`, `.5`, `9.`, `-1`, with
    /// white space around it.
    ///
    /// # Errors
    /// [`DecimalError`] for anything else, exponents included.
    pub fn typed(text: &str) -> Result<Self, DecimalError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(DecimalError::Empty);
        }
        if text.contains(['e', 'E']) {
            return Err(DecimalError::NotANumber);
        }
        Self::read(text)
    }

    /// Reads a JSON number, exponents included: `9.5`, `95e-1`, `1E1`.
    ///
    /// # Errors
    /// [`DecimalError`] where the text is no number or has over 18 digits.
    pub fn json(text: &str) -> Result<Self, DecimalError> {
        Self::read(text)
    }

    fn read(text: &str) -> Result<Self, DecimalError> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
            None => (text, 0),
        };
        let (negative, body) = match mantissa.strip_prefix(['-', '\u{2212}']) {
            Some(body) => (true, body),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = body.split_once(['.', ',']).unwrap_or((body, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction)
        {
            return Err(DecimalError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        let mut digits: String = [whole, fraction].concat();
        let mut places = i64::try_from(fraction.len()).unwrap_or(i64::MAX) - exponent;
        // 1.20e1 and 12 are one number: move the point, then drop zeros behind it.
        while places > 0 && digits.ends_with('0') {
            digits.pop();
            places -= 1;
        }
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Ok(Self {
                digits: 0,
                places: 0,
            });
        }
        let length = i64::try_from(significant.len()).unwrap_or(i64::MAX);
        let most = MOST_DIGITS as i64;
        if length.saturating_sub(places.min(0)) > most || places > most {
            return Err(DecimalError::TooLong);
        }
        let mut value: i64 = significant.parse().map_err(|_| DecimalError::TooLong)?;
        while places < 0 {
            value = value.checked_mul(10).ok_or(DecimalError::TooLong)?;
            places += 1;
        }
        Ok(Self {
            digits: if negative { -value } else { value },
            places: u32::try_from(places).map_err(|_| DecimalError::TooLong)?,
        })
    }

    /// The number in tenths, if it has no finer step and is in reach.
    #[must_use]
    pub fn tenths(self) -> Option<i64> {
        match self.places {
            0 => self.digits.checked_mul(10),
            1 => Some(self.digits),
            _ => None,
        }
    }

    /// The number as digits and places: digits × 10^-places.
    #[must_use]
    pub fn parts(self) -> (i64, u32) {
        (self.digits, self.places)
    }

    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }
}

/// In digits, without zeros that say nothing: `0.5`, `10`, `-1.25`.
impl std::fmt::Display for Decimal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs();
        let unit = 10_u64.pow(self.places);
        let (whole, rest) = (digits / unit, digits % unit);
        if self.places == 0 {
            return write!(out, "{sign}{whole}");
        }
        write!(
            out,
            "{sign}{whole}.{rest:0width$}",
            width = self.places as usize
        )
    }
}

fn exponent_of(text: &str) -> Result<i64, DecimalError> {
    let digits = text.trim_start_matches(['+', '-']);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DecimalError::NotANumber);
    }
    let value: i64 = match digits.trim_start_matches('0') {
        "" => 0,
        short if short.len() <= 4 => short.parse().map_err(|_| DecimalError::TooLong)?,
        _ => return Err(DecimalError::TooLong),
    };
    Ok(if text.starts_with('-') { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_equal_however_they_are_written() {
        for text in ["9.5", "9.50", "09.5", "95e-1", "0.95E1", "0.0950e+2"] {
            assert_eq!(Decimal::json(text).unwrap().tenths(), Some(95), "{text}");
        }
        for text in ["10", "1e1", "10.0", "100e-1"] {
            assert_eq!(Decimal::json(text).unwrap().tenths(), Some(100), "{text}");
        }
        assert_eq!(Decimal::json("0e99").unwrap().tenths(), Some(0));
    }

    #[test]
    fn a_person_may_type_a_comma_or_leave_out_a_side() {
        for (text, tenths) in [
            (" 9,5 ", 95),
            (".5", 5),
            ("9.", 90),
            ("-1", -10),
            ("+3", 30),
        ] {
            assert_eq!(
                Decimal::typed(text).unwrap().tenths(),
                Some(tenths),
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_is_written_as_it_would_be_typed() {
        for (typed, written) in [
            ("0.50", "0.5"),
            ("10", "10"),
            ("-1.25", "-1.25"),
            ("1e3", "1000"),
            ("0.05", "0.05"),
            ("-0.05", "-0.05"),
        ] {
            assert_eq!(Decimal::json(typed).unwrap().to_string(), written);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            ".", ",", "-", "9.5.1", "1e", "0x10", "٣", "nine", "1 0", "--1",
        ] {
            assert_eq!(Decimal::json(text), Err(DecimalError::NotANumber), "{text}");
        }
        assert_eq!(Decimal::typed("  "), Err(DecimalError::Empty));
        assert_eq!(Decimal::typed("1e1"), Err(DecimalError::NotANumber));
    }

    #[test]
    fn numbers_without_end_are_refused_and_not_rounded() {
        let long = "9".repeat(400);
        for text in [
            long.as_str(),
            "1e400",
            "1e-400",
            "1e99999999999999999999",
            "0.1234567890123456789",
        ] {
            assert_eq!(Decimal::json(text), Err(DecimalError::TooLong), "{text}");
        }
        assert_eq!(Decimal::json("9.55").unwrap().tenths(), None);
        assert_eq!(Decimal::json("9.500000000000001").unwrap().tenths(), None);
    }
}
