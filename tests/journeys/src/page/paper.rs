//! The page on paper.

use std::future::Future;
use std::io::Read as _;
use std::path::PathBuf;

use fantoccini::wd::{PrintConfiguration, PrintSize};

use super::{Must as _, Page};

/// What came out of the printer.
#[derive(Clone, Debug)]
pub struct Paper {
    /// How many pages.
    pub pages: usize,
    /// Their sizes, each once.
    pub millimetres: Vec<(u64, u64)>,
    /// How many fonts there are on them: none means no text.
    pub fonts: usize,
    /// Where the PDF is, to look at.
    pub file: PathBuf,
}

impl Page {
    /// Prints the page on A4.
    #[track_caller]
    pub fn print(&self) -> impl Future<Output = Paper> {
        self.note("print".into());
        async {
            let pdf = if let Some(file) = self.browser.printer() {
                // As a person prints, on a printer that is a file.
                self.press("visit.print").await;
                self.until(async || match std::fs::read(&file) {
                    Ok(pdf) if pdf.trim_ascii_end().ends_with(b"%%EOF") => Ok(pdf),
                    _ => Err("expected something on the printer, there is nothing".to_owned()),
                })
                .await
            } else {
                let how = PrintConfiguration::builder().size(PrintSize::A4).build();
                let pdf = self.browser.client.print(how.must("paper")).await;
                pdf.must("printing")
            };
            let file = crate::files::save(&self.folder("paper"), "visit.pdf", &pdf);
            let text = unpacked(&pdf);
            let mut sizes: Vec<_> = values(&text, "/MediaBox").map(millimetres).collect();
            sizes.sort_unstable();
            sizes.dedup();
            Paper {
                pages: values(&text, "/Type")
                    .filter(|kind| name(kind) == "/Page")
                    .count(),
                millimetres: sizes,
                fonts: values(&text, "/Type")
                    .filter(|kind| name(kind) == "/Font")
                    .count(),
                file,
            }
        }
    }
}

/// Everything the PDF says as text: some printers pack its objects.
fn unpacked(pdf: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    let find = |from: usize, word: &[u8]| {
        let mut places = pdf[from..].windows(word.len());
        places
            .position(|part| part == word)
            .map(|place| from + place)
    };
    let mut from = 0;
    while let Some(place) = find(from, b"stream") {
        let inner = place + b"stream".len();
        let line_end = pdf[inner..]
            .iter()
            .take_while(|byte| b"\r\n".contains(byte));
        let begin = inner + line_end.count();
        let Some(end) = find(begin, b"endstream") else {
            break;
        };
        let mut inside = Vec::new();
        let mut packed = flate2::read::ZlibDecoder::new(&pdf[begin..end]);
        // What is packed in another way, or a picture, says nothing of pages.
        if packed.read_to_end(&mut inside).is_ok() {
            text.push_str(&String::from_utf8_lossy(&inside));
        }
        from = end + b"endstream".len();
    }
    text
}

/// What stands behind a key of the PDF's dictionaries.
fn values<'a>(pdf: &'a str, key: &'a str) -> impl Iterator<Item = &'a str> {
    let found = pdf.match_indices(key);
    found.map(move |(place, _)| pdf[place + key.len()..].trim_start())
}

/// The name that a value begins with: `/Page` of `/Page>>`, not of `/Pages`.
fn name(value: &str) -> &str {
    let end = value[1.min(value.len())..].find(|next: char| !next.is_ascii_alphanumeric());
    end.map_or(value, |end| &value[..=end])
}

/// Width and height of a `[0 0 595.92 841.92]` in points.
#[expect(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size of paper, rounded to whole millimetres"
)]
fn millimetres(value: &str) -> (u64, u64) {
    let inner = value.trim_start_matches('[').split(']').next();
    let mut points = inner.unwrap_or_default().split_whitespace().skip(2);
    let mut next = || {
        let points: f64 = points
            .next()
            .and_then(|word| word.parse().ok())
            .unwrap_or(0.0);
        (points * 25.4 / 72.0).round() as u64
    };
    (next(), next())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::{millimetres, name, unpacked, values};

    #[test]
    fn objects_that_are_packed_count_as_well() {
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"<< /Type /Page >>").unwrap();
        let mut pdf = b"<< /Filter /FlateDecode >> stream\r\n".to_vec();
        pdf.extend(packed.finish().unwrap());
        pdf.extend(b"\nendstream stream\nplain\nendstream");
        let text = unpacked(&pdf);
        assert_eq!(
            values(&text, "/Type").map(name).collect::<Vec<_>>(),
            ["/Page"]
        );
    }

    #[test]
    fn pages_are_told_from_the_list_of_pages() {
        let pdf = "<</Type /Pages /Kids []>> <</Type/Page>> << /Type /Page\n/MediaBox [0 0 595.92 841.92]>>";
        let names: Vec<&str> = values(pdf, "/Type").map(name).collect();
        assert_eq!(names, ["/Pages", "/Page", "/Page"]);
        let sizes: Vec<_> = values(pdf, "/MediaBox").map(millimetres).collect();
        assert_eq!(sizes, [(210, 297)]);
    }
}
