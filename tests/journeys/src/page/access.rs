//! What those need who see, move or hear the page in another way: the rules of
//! axe-core, the tree that a screen reader is given, forced colours, sizes.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::read::list;
use super::{Must as _, Page};
use crate::browser::Setup;

/// WCAG 2.2, levels A and AA.
const RUN_AXE: &str = "
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    return axe.run(document, { runOnly: rules, resultTypes: ['violations'] }).then(found =>
        found.violations.flatMap(({ id, help, nodes }) => nodes.map(node => {
            const el = document.querySelector(node.target.at(-1));
            const why = node.any.concat(node.all, node.none).map(check => check.message).join('; ');
            return `${id} (${help}) at ${says(el)}: ${why}`;
        })));";

/// Roles that hold together what is in them and say nothing.
const SILENT: [&str; 4] = ["generic", "none", "InlineTextBox", "LineBreak"];

/// What of a node's state is told.
const STATES: [&str; 14] = [
    "checked",
    "selected",
    "expanded",
    "pressed",
    "disabled",
    "invalid",
    "required",
    "readonly",
    "multiline",
    "live",
    "level",
    "hasPopup",
    "valuetext",
    "modal",
];

impl Page {
    /// What of WCAG 2.2 AA the page does not keep, as far as a program can tell.
    ///
    /// # Panics
    /// When the rules cannot be had.
    pub async fn breaches(&self) -> Vec<String> {
        if self.run("return !!window.axe", &[]).await != json!(true) {
            let path = self.stage.environment.axe.as_ref();
            let path = path.unwrap_or_else(|| {
                panic!("DERMSCORE_AXE is not set: `cargo xtask test journeys` fetches it")
            });
            let rules = std::fs::read_to_string(path).must("reading axe-core");
            self.run(&rules, &[]).await;
        }
        list(&self.run(RUN_AXE, &[]).await)
    }

    /// Sets what the system prefers, by the names of media features.
    pub async fn media(&self, features: &[(&str, &str)]) {
        let done = self.browser.media(features).await;
        done.must("what the system prefers");
    }

    /// Takes everything that the page's origin keeps from the device.
    pub async fn forget_all(&self) {
        // Emptied and not deleted, which would wait for the page to let go of it.
        const FORGET: &str = "
            localStorage.clear();
            return (async () => {
                for (const { name } of await indexedDB.databases()) {
                    const opened = indexedDB.open(name);
                    await new Promise((done, failed) => { opened.onsuccess = done; opened.onerror = failed; });
                    const stores = [...opened.result.objectStoreNames];
                    if (stores.length) {
                        const all = opened.result.transaction(stores, 'readwrite');
                        stores.forEach(store => all.objectStore(store).clear());
                        await new Promise((done, failed) => { all.oncomplete = done; all.onabort = failed; });
                    }
                    opened.result.close();
                }
                return true;
            })();";
        let done = self.run(FORGET, &[]).await;
        assert_eq!(done, json!(true), "expected what is kept to be taken away");
    }

    /// Makes the window another size, as zooming does: at 400 % a window of
    /// 1280 pixels holds 320 of the page's.
    pub async fn resize(&self, width: u32, height: u32) {
        let mut setup = Setup::desk();
        (setup.screen.width, setup.screen.height) = (width, height);
        self.browser.prepare(&setup).await.must("another size");
    }

    /// What a screen reader is given: a line a node, with its role, its name,
    /// its value and its states. What differs from day to day is left out.
    ///
    /// # Panics
    /// When the browser does not tell.
    pub async fn tree(&self) -> String {
        let answer = self
            .browser
            .devtools("Accessibility.getFullAXTree", json!({}));
        let answer = answer.await.must("the accessibility tree");
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        let mut tree = String::new();
        if let Some(root) = nodes.first() {
            tell(root, &nodes, 0, &mut tree);
        }
        without_moments(&tree)
    }

    /// Whether the page is wider than its window, and what makes it so. What
    /// scrolls by itself, as a table may, is left out.
    pub async fn wider_than_the_window(&self) -> Vec<String> {
        const SCRIPT: &str = "
            const wide = document.scrollingElement.scrollWidth, has = document.scrollingElement.clientWidth;
            const clips = el => { for (let e = el.parentElement; e && e !== document.body; e = e.parentElement) if (getComputedStyle(e).overflowX !== 'visible') return true; return false; };
            const out = [...document.body.querySelectorAll('*')].filter(el => {
                if (!el.checkVisibility() || clips(el)) return false;
                const r = el.getBoundingClientRect();
                return r.width > 1 && r.height > 1 && (r.right > has + 1 || r.left < -1);
            }).filter(el => ![...el.children].some(child => { const r = child.getBoundingClientRect(); return r.right > has + 1 || r.left < -1; }));
            const faults = out.map(el => { const r = el.getBoundingClientRect(); return `${says(el)} reaches from ${Math.round(r.left)} to ${Math.round(r.right)} of ${has} px`; });
            return wide > has + 1 ? [`the page is ${wide} px wide in a window of ${has}`, ...faults.slice(0, 8)] : faults.slice(0, 8);";
        list(&self.run(SCRIPT, &[]).await)
    }

    /// Texts and controls that are cut off by what holds them and cannot be
    /// scrolled to.
    pub async fn cut_off(&self) -> Vec<String> {
        const SCRIPT: &str = "
            return [...document.querySelectorAll('button, a, label, h1, h2, h3, p, output, td, th, dt, dd, legend, option')].filter(el => {
                if (!el.checkVisibility({ opacityProperty: true }) || el.tagName === 'OPTION') return false;
                const s = getComputedStyle(el);
                if (s.clip !== 'auto' || s.clipPath !== 'none' || el.clientWidth <= 2) return false;
                const hides = o => o === 'hidden' || o === 'clip';
                return (hides(s.overflowX) && el.scrollWidth > el.clientWidth + 2) || (hides(s.overflowY) && el.scrollHeight > el.clientHeight + 2);
            }).map(el => `${says(el)} is cut: ${JSON.stringify(el.textContent.trim().slice(0, 30))}`);";
        list(&self.run(SCRIPT, &[]).await)
    }

    /// What a finger can press that is less high or wide than a size in CSS
    /// pixels. A box with a label around it is as large as the label; links in
    /// running text are not measured.
    pub async fn smaller_targets(&self, size: u32) -> Vec<String> {
        const SCRIPT: &str = "
            const shown = el => el.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && el.type !== 'file' && !el.closest('[aria-hidden=\"true\"]');
            const inText = el => el.tagName === 'A' && [...el.parentElement.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
            return [...document.querySelectorAll('button, input, select, textarea, a[href], summary, [role=button], [role=radio], [role=option], [role=slider], .button')].filter(el => shown(el) && !inText(el)).flatMap(el => {
                const target = el.matches('input[type=checkbox], input[type=radio]') ? el.closest('label') || el : el.matches('input.file') ? el.parentElement : el;
                const box = target.getBoundingClientRect(), least = arguments[0] - 0.5;
                // A link or button may reach beyond its text over all it stands in.
                const over = getComputedStyle(target, '::after'), laid = over.content !== 'none' && over.position === 'absolute';
                const width = laid ? parseFloat(over.width) : box.width, height = laid ? parseFloat(over.height) : box.height;
                if (!width || !height || getComputedStyle(target).pointerEvents === 'none') return [];
                return width >= least && height >= least ? [] : [`${says(el)} is ${Math.round(width)} × ${Math.round(height)}`];
            });";
        list(&self.run(SCRIPT, &[json!(size)]).await)
    }

    /// Elements that something moves.
    pub async fn moving(&self) -> Vec<String> {
        const SCRIPT: &str = "
            return document.getAnimations().filter(one => one.playState === 'running')
                .map(one => `${says(one.effect.target)} is moved by ${one.animationName || one.transitionProperty}`);";
        list(&self.run(SCRIPT, &[]).await)
    }

    /// Choices whose state nothing but a colour tells where colours are forced:
    /// a chosen one looks in every respect like one that is not.
    pub async fn told_by_colour_alone(&self) -> Vec<String> {
        const SCRIPT: &str = "
            const look = el => { const s = getComputedStyle(el); return [s.backgroundColor, s.color, s.borderTopColor, s.borderTopWidth, s.borderTopStyle, s.fontWeight, s.textDecorationLine, s.outlineStyle].join(' '); };
            const faults = [];
            for (const list of document.querySelectorAll('[role=radiogroup]')) {
                const all = [...list.querySelectorAll('[role=radio]')].filter(el => el.checkVisibility());
                const on = all.find(el => el.ariaChecked === 'true'), off = all.find(el => el.ariaChecked === 'false' && !el.disabled);
                if (on && off && look(on) === look(off)) faults.push(`${says(on)} looks like ${says(off)}`);
            }
            for (const input of document.querySelectorAll('.segment input')) {
                const off = input.closest('.segments').querySelector('input:not(:checked)');
                if (input.checked && off && look(input.nextElementSibling) === look(off.nextElementSibling)) faults.push(`${says(input)} looks like ${says(off)}`);
            }
            const edged = el => look(el) + getComputedStyle(el).borderBottomWidth;
            for (const [on, off] of [['nav a[aria-current]', 'nav a:not([aria-current])'], ['[data-row][aria-current]', '[data-row]:not([aria-current])']]) {
                const current = document.querySelector(on), other = document.querySelector(off);
                if (current && other && edged(current) === edged(other)) faults.push(`${on} looks like ${off}`);
            }
            for (const mark of document.querySelectorAll('mark')) {
                const s = getComputedStyle(mark);
                if (s.forcedColorAdjust === 'auto' && s.backgroundColor !== 'rgba(0, 0, 0, 0)') faults.push(`${says(mark)} is the browser's own mark, whose ground may hide its text`);
            }
            for (const el of document.querySelectorAll('button, input, select, textarea')) {
                if (!el.checkVisibility() || el.closest('.segment') || el.type === 'file' || el.matches('[type=checkbox], [type=radio], .quiet, .choice, [role=columnheader] *, .open')) continue;
                const s = getComputedStyle(el);
                if (parseFloat(s.borderTopWidth) < 1 && s.outlineStyle === 'none') faults.push(`${says(el)} has no edge`);
            }
            return faults;";
        list(&self.run(SCRIPT, &[]).await)
    }
}

fn tell(node: &Value, nodes: &[Value], depth: usize, tree: &mut String) {
    let text = |of: &Value| match &of["value"] {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let role = text(&node["role"]);
    let name = steady(&text(&node["name"]));
    let ignored = node["ignored"] == json!(true);
    // The parts of a date are the browser's own, and its value is today's.
    let date = role == "Date";
    let mut below = depth;
    let says_nothing = SILENT.contains(&role.as_str()) || (role == "StaticText" && name.is_empty());
    if !ignored && !says_nothing {
        below += 1;
        let _ = write!(tree, "{:1$}{role}", "", depth * 2);
        if !name.is_empty() {
            let _ = write!(tree, " {name:?}");
        }
        let value = steady(&text(&node["value"]));
        if !value.is_empty() && !date {
            let _ = write!(tree, " = {value:?}");
        }
        let description = steady(&text(&node["description"]));
        if !description.is_empty() && description != name {
            let _ = write!(tree, " ({description:?})");
        }
        let properties = node["properties"].as_array().into_iter().flatten();
        for property in properties {
            let key = property["name"].as_str().unwrap_or_default();
            let value = text(&property["value"]);
            let plain = ["", "false", "off"].contains(&value.as_str());
            let tells = key == "checked" || key == "expanded" || !plain;
            if STATES.contains(&key) && tells {
                let _ = write!(tree, " {key}={value}");
            }
        }
        tree.push('\n');
    }
    // A text says what its parent is named by, or what is read by itself.
    if role == "StaticText" || date {
        return;
    }
    let ids = node["childIds"].as_array().into_iter().flatten();
    for id in ids {
        if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *id) {
            let own = text(&child["role"]) == "StaticText" && steady(&text(&child["name"])) == name;
            if !own || ignored || says_nothing {
                tell(child, nodes, below, tree);
            }
        }
    }
}

/// A tree with every moment, whose clock is taken out already, as “now”.
fn without_moments(tree: &str) -> String {
    const CLOCK: &str = " hh:mm";
    const DAY: &str = "0000-00-00";
    let is_day = |text: &str| {
        let like = |(letter, like): (char, char)| match like {
            '0' => letter.is_ascii_digit(),
            like => letter == like,
        };
        text.len() == DAY.len() && text.chars().zip(DAY.chars()).all(like)
    };
    let mut pieces = tree.split(CLOCK).peekable();
    let mut steady = String::new();
    while let Some(piece) = pieces.next() {
        let (before, day) = match piece.len().checked_sub(DAY.len()) {
            Some(at) if piece.is_char_boundary(at) => piece.split_at(at),
            _ => (piece, ""),
        };
        match (pieces.peek(), is_day(day)) {
            (Some(_), true) => steady.extend([before, "now"]),
            (Some(_), false) => steady.extend([piece, CLOCK]),
            (None, _) => steady += piece,
        }
    }
    steady
}

/// A text without the time of the day and the page's version.
fn steady(text: &str) -> String {
    let mut steady = String::new();
    let mut number = String::new();
    for letter in text.chars().chain(['\0']) {
        if letter.is_ascii_digit() || (!number.is_empty() && ":.".contains(letter)) {
            number.push(letter);
            continue;
        }
        // A sentence may end behind it.
        let time = number.trim_end_matches('.');
        let clock = number.len() == 5 && number.as_bytes()[2] == b':';
        let second = time.len() == 8 && time.as_bytes()[5] == b':';
        let end = &number[time.len()..];
        let version = number.split('.').filter(|part| !part.is_empty()).count() == 3;
        match (clock || second, version) {
            (true, _) => steady.extend(["hh:mm", end]),
            (_, true) => steady.push_str("x.y.z"),
            _ => steady.push_str(&number),
        }
        number.clear();
        if letter != '\0' {
            steady.push(letter);
        }
    }
    steady
}
