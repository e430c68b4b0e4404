//! The form that the start script shows before the program is there: the
//! program's own first picture of a new visit, kept as a file for the build.

use std::path::Path;

use dermscore::ui::{Desk, Page, Settings, draw};
use dermscore::visit::Visit;

use crate::kit::{markup_of, nowhere};

/// The file, and what has to be set to write it anew.
const FILE: &str = "assets/first.html";
const REWRITE: &str = "DERMSCORE_REWRITE_FIRST";

/// What the page draws first of a new visit, a line an element.
fn first_picture() -> String {
    let page = Page::new(Visit::default(), Settings::parse(""), None);
    let drawn = markup_of(vec![draw(&page, &Desk::default(), &nowhere())]);
    // A line's end between elements would be a space, and within a tag it is none.
    drawn.replace("><", "\n><") + "\n"
}

#[test]
fn the_form_that_is_shown_first_is_the_programs_own() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let drawn = first_picture();
    if std::env::var_os(REWRITE).is_some() {
        std::fs::write(&file, &drawn).expect("writing the form");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    for (number, (kept, drawn)) in kept.lines().zip(drawn.lines()).enumerate() {
        assert_eq!(
            kept,
            drawn,
            "line {} of {FILE}; {REWRITE}=1 writes it",
            number + 1
        );
    }
    assert_eq!(
        kept.lines().count(),
        drawn.lines().count(),
        "lines of {FILE}"
    );
}

/// What the start script goes by.
#[test]
fn it_has_what_the_start_script_looks_for() {
    let drawn = first_picture();
    for needed in [
        "id=\"section-pasi\"",
        "data-testid=\"pasi.head.area.0\"",
        "data-empty=\"\"",
        "aria-checked=\"false\"",
    ] {
        assert!(drawn.contains(needed), "{needed}");
    }
    assert!(!drawn.contains("href=\"data:"), "nothing to load");
}
