//! The page in other languages than English: chosen, spoken everywhere, kept,
//! without a network, and with the same scores.

mod longer;
mod spoken;
mod texts;
mod written;

use dermscore_journeys::Page;
use serde_json::{Value, json};

/// Chooses a language in the page's settings.
async fn choose(page: &Page, tag: &str) {
    // A list that is open chooses one at once; by arrows it would pass others.
    const CHOOSE: &str = "
        const list = at('settings.language');
        list.value = arguments[0];
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    page.run(CHOOSE, &[json!(tag)]).await;
    speaks(page, tag).await;
}

/// Waits until the page speaks a language.
async fn speaks(page: &Page, tag: &str) {
    page.until(async || {
        let spoken = page
            .run(
                "return [document.documentElement.lang, at('settings.language')?.value ?? null]",
                &[],
            )
            .await;
        if spoken == json!([tag, tag]) {
            Ok(())
        } else {
            Err(format!(
                "expected the page to speak {tag}, it speaks {spoken}"
            ))
        }
    })
    .await;
}

/// A score as the page writes it, with a point for whatever the language has.
fn plain(score: &str) -> String {
    let bare = score
        .chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}'));
    bare.map(|c| if c == ',' || c == '٫' { '.' } else { c })
        .collect()
}

/// Waits for totals, whatever the language's decimal sign.
async fn expect_scores(page: &Page, expected: &[(&str, &str)]) {
    for (instrument, score) in expected {
        let control = format!("{instrument}.total");
        page.until(async || match page.text(&control).await {
            Some(found) if plain(&found) == *score => Ok(()),
            found => Err(format!("expected {control} to be {score}, it is {found:?}")),
        })
        .await;
    }
}

/// An exported file without what tells one visit and moment from another, and
/// without the language the questions were shown in.
fn content(mut file: Value) -> Value {
    file["writtenAt"] = Value::Null;
    file["visit"]["id"] = Value::Null;
    if let Some(wording) = file.pointer_mut("/assessments/dlqi/answers/wording") {
        wording["language"] = Value::Null;
    }
    file
}

/// The file in lines, to be told apart by them.
fn expect_same(found: &Value, expected: &Value, what: &str) {
    let lines = |file: &Value| {
        format!("{file:#}")
            .lines()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (found, expected) = (lines(found), lines(expected));
    let other = found.iter().zip(&expected).find(|(one, two)| one != two);
    assert!(
        other.is_none() && found.len() == expected.len(),
        "expected {what}, they differ first in {other:?}"
    );
}
