//! Codes as pictures: made, drawn, and found again among pixels.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode, Version};
use rqrr::PreparedImage;

use super::CodeError;

/// The light border that readers need, in squares.
pub const BORDER: usize = 4;

/// No code has more squares along a side than version 25 has: finer ones are
/// not read from a screen by a plain camera.
const FINEST: i16 = 25;

/// A code: a square of dark and light squares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Squares along a side, without the border.
    pub side: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of some letters, which a reader gets back even where a seventh
    /// of it cannot be seen (level M).
    ///
    /// # Errors
    /// [`CodeError::TooLong`].
    pub fn of(letters: &str) -> Result<Self, CodeError> {
        let made = QrCode::with_error_correction_level(letters, EcLevel::M);
        let fits = |code: &QrCode| match code.version() {
            Version::Normal(version) => version <= FINEST,
            Version::Micro(_) => true,
        };
        let code = made
            .ok()
            .filter(fits)
            .ok_or_else(|| CodeError::TooLong(letters.chars().count()))?;
        let colours = code.to_colors();
        Ok(Self {
            side: code.width(),
            dark: colours
                .iter()
                .map(|colour| *colour == Color::Dark)
                .collect(),
        })
    }

    /// Whether a square is dark; outside of the code all is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark[y * self.side + x]
    }

    /// Squares along a side with the border: the side of [`path`](Self::path)'s
    /// view box.
    #[must_use]
    pub fn whole_side(&self) -> usize {
        self.side + 2 * BORDER
    }

    /// The dark squares as the path of an SVG, a unit for each, within the
    /// border.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + BORDER, y + BORDER);
                }
                x += run.max(1);
            }
        }
        path
    }
}

/// The texts of all codes in a picture, whatever program made them; `luma` is
/// its brightness, row by row, a byte a pixel.
#[must_use]
pub fn find(width: usize, height: usize, luma: &[u8]) -> Vec<String> {
    if width == 0 || height == 0 || luma.len() < width * height {
        return Vec::new();
    }
    let mut picture =
        PreparedImage::prepare_from_greyscale(width, height, |x, y| luma[y * width + x]);
    let codes = picture.detect_grids();
    codes
        .iter()
        .filter_map(|code| code.decode().ok())
        .map(|(_, text)| text)
        .collect()
}

/// The brightness of pixels that are given as red, green, blue and opacity, over
/// white.
#[must_use]
pub fn luma(rgba: &[u8]) -> Vec<u8> {
    let bright = |pixel: &[u8]| {
        let [red, green, blue, opaque] = [0, 1, 2, 3].map(|place| u32::from(pixel[place]));
        let grey = (299 * red + 587 * green + 114 * blue) / 1000;
        u8::try_from((grey * opaque + 255 * (255 - opaque)) / 255).unwrap_or(255)
    };
    rgba.chunks_exact(4).map(bright).collect()
}
