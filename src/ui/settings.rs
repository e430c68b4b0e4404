//! How this device likes the page: colours, language, and which published bands
//! to show.

use crate::instruments::INSTRUMENTS;

use super::languages::{self, Language};
use super::platform::storage::SETTINGS as KEY;
use super::platform::{intl, storage};

/// How many thousandths of the browser's own millimetre a millimetre may take on
/// a device, and what it takes where nobody has measured it.
pub const SCALES: std::ops::RangeInclusive<u16> = 500..=3000;
/// As the browser has it.
pub const UNMEASURED: u16 = 1000;

/// The page's settings; a text of `key=value` lines where it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `light`, `dark`, or empty for what the system says.
    pub theme: String,
    /// The place of the band set shown, by the place of the instrument.
    pub bands: Vec<u8>,
    /// The tag of the language chosen, or empty for what the browser asks for.
    pub language: String,
    /// Whether new laboratory rows and events are graded by CTCAE 6.0.
    pub six: bool,
    /// Whether nothing is kept beyond the open tab.
    pub in_tab: bool,
    /// Whether the device is shared: what was handed on may be wiped.
    pub shared: bool,
    /// How long a millimetre is on this device, in thousandths of what the
    /// browser takes for one; in [`SCALES`].
    pub scale: u16,
}

impl Settings {
    /// The settings kept on this device; those that are not understood are
    /// left at their first value.
    #[must_use]
    pub fn kept() -> Self {
        let text = storage::read(KEY).ok().flatten().unwrap_or_default();
        let settings = Self::parse(&text);
        storage::stay_in_tab(settings.in_tab);
        settings
    }

    /// Reads settings from their text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut settings = Self {
            theme: String::new(),
            bands: vec![0; INSTRUMENTS.len()],
            language: String::new(),
            six: false,
            in_tab: false,
            shared: false,
            scale: UNMEASURED,
        };
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            if key == "theme" && ["light", "dark"].contains(&value) {
                value.clone_into(&mut settings.theme);
            }
            if key == "language" && languages::named(value).is_some() {
                value.clone_into(&mut settings.language);
            }
            settings.six |= key == "ctcae" && value == "6.0";
            settings.in_tab |= key == "keep" && value == "tab";
            if key == "mm"
                && let Some(scale) = value.parse().ok().filter(|it| SCALES.contains(it))
            {
                settings.scale = scale;
            }
            settings.shared |= key == "shared" && value == "yes";
            let instrument = INSTRUMENTS
                .iter()
                .position(|instrument| key.strip_prefix("bands.") == Some(instrument.id));
            if let Some(index) = instrument
                && let Some(set) = INSTRUMENTS[index]
                    .bands
                    .iter()
                    .position(|set| set.id == value)
            {
                settings.bands[index] = u8::try_from(set).unwrap_or(0);
            }
        }
        settings
    }

    /// The language to speak: the one chosen, or the first that the browser
    /// asks for and the page has.
    #[must_use]
    pub fn speaks(&self) -> &'static Language {
        languages::named(&self.language).unwrap_or_else(|| languages::offered(intl::wanted()))
    }

    /// The settings as a text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        if !self.theme.is_empty() {
            text += &["theme=", &self.theme, "\n"].concat();
        }
        if !self.language.is_empty() {
            text += &["language=", &self.language, "\n"].concat();
        }
        if self.scale != UNMEASURED {
            text += &["mm=", &self.scale.to_string(), "\n"].concat();
        }
        for (set, line) in [
            (self.six, "ctcae=6.0\n"),
            (self.in_tab, "keep=tab\n"),
            (self.shared, "shared=yes\n"),
        ] {
            if set {
                text += line;
            }
        }
        for (instrument, chosen) in INSTRUMENTS.iter().zip(&self.bands) {
            if let Some(set) = instrument
                .bands
                .get(usize::from(*chosen))
                .filter(|_| *chosen > 0)
            {
                text += &["bands.", instrument.id, "=", set.id, "\n"].concat();
            }
        }
        text
    }

    /// Keeps the settings on this device. A device that keeps nothing says so
    /// where the visit is kept.
    pub fn keep(&self) {
        let _ = storage::write(KEY, &self.text());
    }
}
