//! Codes drawn to pixels and found again.

use dermscore::transfer::CodeError;
use dermscore::transfer::code::{BORDER, Code, find, luma};
use proptest::prelude::*;

const LETTERS: &str = "DERMSCORE:1:00GZ8W0X1P0NZAVQKYFZVQT00CZ7HRW3S5ND9V08QD9TT8";

/// A picture of a code, `scale` pixels a square, over a ground that is not
/// quite white, moved and turned by shearing.
fn picture(code: &Code, scale: usize, shear: usize) -> (usize, usize, Vec<u8>) {
    let inside = code.whole_side() * scale;
    let (width, height) = (inside + 60 + inside * shear / 100, inside + 60);
    let mut pixels = vec![225; width * height];
    for y in 0..inside {
        for x in 0..inside {
            let square = |at: usize| (at / scale).wrapping_sub(BORDER);
            if code.is_dark(square(x), square(y)) {
                pixels[(y + 30) * width + x + 30 + y * shear / 100] = 40;
            }
        }
    }
    (width, height, pixels)
}

#[test]
fn a_code_is_found_where_it_is_small_large_and_askew() {
    let code = Code::of(LETTERS).expect("a code");
    for (scale, shear) in [(2, 0), (3, 0), (4, 12), (8, 0), (6, 25), (12, 5)] {
        let (width, height, pixels) = picture(&code, scale, shear);
        assert_eq!(find(width, height, &pixels), [LETTERS], "{scale} {shear}");
    }
}

#[test]
fn a_damaged_code_is_read_and_a_ruined_one_is_not() {
    let code = Code::of(LETTERS).expect("a code");
    let (width, height, mut pixels) = picture(&code, 6, 0);
    let middle = height / 2;
    for y in middle - 12..middle + 12 {
        pixels[y * width + width / 2..][..24].fill(128);
    }
    assert_eq!(find(width, height, &pixels), [LETTERS]);
    pixels[middle * width..].fill(225);
    assert_eq!(find(width, height, &pixels), Vec::<String>::new());
}

#[test]
fn there_is_nothing_where_there_is_no_code() {
    assert!(find(0, 0, &[]).is_empty());
    assert!(find(10, 10, &[0; 99]).is_empty(), "too few pixels");
    assert!(find(64, 64, &[0; 64 * 64]).is_empty());
    assert!(find(64, 64, &[255; 64 * 64]).is_empty());
}

#[test]
fn what_is_drawn_is_what_is_dark() {
    let code = Code::of("DERMSCORE:1:00").expect("a code");
    let drawn: usize = code
        .path()
        .split('h')
        .skip(1)
        .filter(|run| !run.starts_with('-'))
        .map(|run| run.split('v').next().unwrap().parse::<usize>().unwrap())
        .sum();
    let dark = (0..code.side).flat_map(|y| (0..code.side).map(move |x| (x, y)));
    assert_eq!(drawn, dark.filter(|(x, y)| code.is_dark(*x, *y)).count());
    assert!(
        code.path()
            .starts_with(&format!("M{BORDER} {BORDER}h7v1h-7z"))
    );
    assert!(!code.is_dark(code.side, 0) && !code.is_dark(0, code.side));
}

#[test]
fn letters_beyond_what_a_camera_reads_are_refused() {
    let letters = |count: usize| "A".repeat(count);
    // By the standard's table: version 25, level M, alphanumeric.
    Code::of(&letters(1451)).expect("a code");
    assert_eq!(Code::of(&letters(1452)), Err(CodeError::TooLong(1452)));
    assert_eq!(Code::of(&letters(9000)), Err(CodeError::TooLong(9000)));
}

#[test]
fn brightness_is_of_what_is_seen_over_white() {
    let seen = luma(&[
        255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 128, 255, 0, 0, 255,
    ]);
    assert_eq!(seen, [255, 0, 255, 127, 76]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    /// A camera shows anything at all.
    #[test]
    fn no_picture_brings_it_down(width in 1..160usize, height in 1..160usize, seed in any::<u64>(), coarse in 1..9usize) {
        let bit = |x: usize, y: usize| {
            let mixed = seed ^ ((x / coarse) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ ((y / coarse) as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
            (mixed ^ mixed >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 63 == 0
        };
        let pixels: Vec<u8> = (0..width * height).map(|at| if bit(at % width, at / width) { 20 } else { 230 }).collect();
        let _ = find(width, height, &pixels);
    }

    /// A code of which parts are covered, stretched or cut.
    #[test]
    fn no_ruined_code_brings_it_down(scale in 1..5usize, shear in 0..80usize, from in 0..9000usize, length in 0..4000usize, with in any::<u8>()) {
        let (width, height, mut pixels) = picture(&Code::of(LETTERS).unwrap(), scale, shear);
        let from = from % pixels.len();
        let end = (from + length).min(pixels.len());
        pixels[from..end].fill(with);
        let _ = find(width, height, &pixels);
        let _ = find(width, height.min(40), &pixels);
    }
}
