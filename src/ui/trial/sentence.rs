//! Sentences with elements in their places, and one after another.

use yew::Html;

use crate::ui::el::text;
use crate::ui::say::t;

/// A sentence whose places are elements: `Dose-limiting: {answer}` with what
/// shows the answer. The sentence is one that [`t`](crate::ui::say::t) gave; a
/// place that nothing fills stays as it is, so that it is seen.
pub fn placed(sentence: &'static str, parts: Vec<(&'static str, Html)>) -> Html {
    let mut drawn = Vec::new();
    let mut rest = sentence;
    let mut seen = 0;
    while let Some(from) = rest[seen..].find('{').map(|at| seen + at) {
        let place = rest[from + 1..].split_once('}').and_then(|(name, after)| {
            let part = parts.iter().find(|(known, _)| *known == name)?;
            Some((part.1.clone(), after))
        });
        let Some((part, after)) = place else {
            seen = from + 1;
            continue;
        };
        if from > 0 {
            drawn.push(text(&rest[..from]));
        }
        drawn.push(part);
        (rest, seen) = (after, 0);
    }
    if !rest.is_empty() {
        drawn.push(text(rest));
    }
    drawn.into_iter().collect()
}

/// Whole sentences, one after another.
#[must_use]
pub fn one_after_another(sentences: Vec<String>) -> String {
    // tr: what stands between two sentences
    sentences.join(t(" "))
}
