//! Time and identifiers.

use js_sys::{Date, Uint8Array};

/// Now, RFC 3339 in UTC to the second: `2026-11-22T09:30:00Z`.
#[must_use]
pub fn now() -> String {
    let text = String::from(Date::new_0().to_iso_string());
    match text.split_once('.') {
        Some((seconds, _)) => [seconds, "Z"].concat(),
        None => text,
    }
}

/// Now to the millisecond: `2026-11-22T09:30:00.123Z`.
#[must_use]
pub fn moment() -> String {
    Date::new_0().to_iso_string().into()
}

/// Now, in milliseconds since 1970 as the device has it.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the browser gives whole milliseconds as a float"
)]
pub fn milliseconds() -> u64 {
    Date::now() as u64
}

/// Whole minutes since a time, RFC 3339; nothing where it is none, and 0 where it
/// is yet to come.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the browser counts milliseconds as a float"
)]
pub fn minutes_since(time: &str) -> Option<u64> {
    let then = Date::parse(time);
    let then = then.is_finite().then_some(then as u64)?;
    Some(milliseconds().saturating_sub(then) / 60_000)
}

/// A time, RFC 3339, as a clock where the device is showed it:
/// `2026-11-22 10:30:00`; nothing where it is none.
#[must_use]
pub fn local(time: &str) -> Option<String> {
    let date = Date::new(&time.into());
    date.get_time().is_finite().then(|| {
        format!(
            "{} {}:{:02}",
            day_of(&date),
            time_of(&date),
            date.get_seconds()
        )
    })
}

/// Today where the device is, `YYYY-MM-DD`.
#[must_use]
pub fn today() -> String {
    day_of(&Date::new_0())
}

fn day_of(date: &Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

/// The time of day where the device is, `09:30`.
#[must_use]
pub fn time_of_day() -> String {
    time_of(&Date::new_0())
}

fn time_of(date: &Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Random bytes from the browser.
#[must_use]
pub fn random() -> [u8; 16] {
    let mut bytes = [0u8; 16];
    if let Ok(crypto) = gloo::utils::window().crypto() {
        let array = Uint8Array::new_with_length(16);
        if crypto
            .get_random_values_with_array_buffer_view(&array)
            .is_ok()
        {
            array.copy_to(&mut bytes);
        }
    }
    bytes
}

/// A new random identifier (UUID version 4). `crypto.randomUUID` would need a
/// secure context, which a page served over plain HTTP in a clinic is not.
#[must_use]
pub fn new_id() -> String {
    let mut bytes = random();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut id = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if [4, 6, 8, 10].contains(&index) {
            id.push('-');
        }
        for digit in [byte >> 4, byte & 15] {
            id.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    id
}
