//! The texts of the page: every one that is shown, and whether it is shown
//! whole.

use serde_json::Value;

use super::Page;
use super::read::{list, text};

/// A text that is shown or read aloud, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it says.
    pub text: String,
    /// The control it belongs to, or what else names its place.
    pub place: String,
    /// The class of its element and of those around it, innermost first.
    pub classes: String,
}

/// `texts()` gives every text that is shown with its element: words between
/// tags, what style sheets write, and names that only screen readers say.
const TEXTS: &str = r#"
    const NAMES = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-roledescription'];
    const shown = el => el.tagName === 'OPTION' ? shown(el.closest('select')) : el.checkVisibility({ visibilityProperty: true }) && !el.closest('[aria-hidden="true"]');
    const all = [[document.title, document.querySelector('title')]];
    for (const el of document.body.querySelectorAll('*')) {
        if (el.matches('script, style, template') || !shown(el)) continue;
        for (const name of NAMES) if (el.getAttribute(name)) all.push([el.getAttribute(name), el]);
        for (const part of ['::before', '::after']) {
            const written = getComputedStyle(el, part).content;
            if (/^".*"$/s.test(written)) all.push([written.slice(1, -1), el]);
        }
        for (const node of el.childNodes) if (node.nodeType === 3 && node.data.trim()) all.push([node.data.trim(), el]);
    }
    const classes = el => { const names = []; for (let e = el; e; e = e.parentElement) names.push(e.tagName.toLowerCase() + (e.className?.baseVal ?? e.className).split(/\s+/).map(name => name && '.' + name).join('')); return names.join(' '); };
    return all.map(([text, el]) => [text, says(el), classes(el)]);"#;

/// Texts that reach out of what clips them, or out of the button they stand in.
/// One that the page shortens by dots is whole where the same text stands whole
/// elsewhere on the page.
const CLIPPED: &str = r"
    const faults = new Map(), whole = new Set([...document.querySelectorAll('option')].map(el => el.text.trim()));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const hidden = s => s.clipPath !== 'none' || (s.clip !== 'auto' && s.position === 'absolute');
    while (walker.nextNode()) {
        const node = walker.currentNode, own = node.parentElement;
        if (!node.data.trim() || own.closest('script, style, title, select, svg') || !own.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const r = range.getBoundingClientRect();
        if (!r.width || !r.height) continue;
        const said = node.data.trim();
        let cut = false;
        for (let e = own; e && e !== document.body; e = e.parentElement) {
            const s = getComputedStyle(e), box = e.getBoundingClientRect();
            if (hidden(s)) break;
            const clips = o => o === 'hidden' || o === 'clip';
            const across = r.left < box.left - 2 || r.right > box.right + 2;
            const along = r.top < box.top - 2 || r.bottom > box.bottom + 2;
            // A heading for screen readers alone is moved out of its cell.
            if (parseFloat(s.textIndent) > 0) break;
            const shortened = s.textOverflow === 'ellipsis' || s.webkitLineClamp !== 'none';
            if ((clips(s.overflowX) && across) || (clips(s.overflowY) && along)) {
                cut = true;
                faults.set(`${says(own)} is cut: “${said.slice(0, 50)}”`, shortened ? said : null);
            } else if (e.matches('button, .button, .choice') && (across || along))
                faults.set(`${says(own)} runs out of its button: “${said.slice(0, 50)}”`, null);
            if (/auto|scroll/.test(s.overflowX + s.overflowY)) break;
        }
        if (!cut) whole.add(said);
    }
    return [...faults].filter(([, said]) => !whole.has(said)).map(([fault]) => fault);";

impl Page {
    /// Every text that is shown or read aloud.
    pub async fn shown_texts(&self) -> Vec<Shown> {
        let all = self.run(TEXTS, &[]).await;
        let all = all.as_array().into_iter().flatten();
        let part = |one: &Value, place: usize| text(&one[place]);
        all.map(|one| Shown {
            text: part(one, 0),
            place: part(one, 1),
            classes: part(one, 2),
        })
        .collect()
    }

    /// Texts that are not shown whole.
    pub async fn clipped_texts(&self) -> Vec<String> {
        list(&self.run(CLIPPED, &[]).await)
    }
}
