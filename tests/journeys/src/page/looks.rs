//! How the page looks: sizes, places, contrast, focus. What is measured is
//! measured in the page and comes out as words for each thing that is wrong.

use serde_json::{Value, json};

use super::Page;
use super::read::list;

/// Everything that can be pressed or typed into and that is shown.
const CONTROLS: &str = "[...document.querySelectorAll('button, input, select, textarea, .button')].filter(el => el.type !== 'file' && el.checkVisibility())";

impl Page {
    /// Controls that are less high or wide than a size in CSS pixels.
    pub async fn smaller_than(&self, size: u32) -> Vec<String> {
        let script = format!(
            "return {CONTROLS}.flatMap(el => {{
                const {{ width, height }} = el.getBoundingClientRect(), name = says(el);
                return height + 0.01 >= arguments[0] ? [] : [`${{name}} is ${{Math.round(height * 10) / 10}} high`];
            }})"
        );
        list(&self.run(&script, &[json!(size)]).await)
    }

    /// Choices whose label is cut or runs into the next, beyond the two pixels
    /// that part it from the edge.
    pub async fn cut_labels(&self) -> Vec<String> {
        const SCRIPT: &str = "
            return [...document.querySelectorAll('.choice')].filter(el => el.checkVisibility() && el.scrollWidth > el.clientWidth + 2)
                .map(el => `${says(el)} needs ${el.scrollWidth} px and has ${el.clientWidth}`);";
        list(&self.run(SCRIPT, &[]).await)
    }

    /// Of these controls, those that are not whole within the window or that
    /// something else covers.
    pub async fn out_of_sight<T: AsRef<str>>(&self, controls: &[T]) -> Vec<String> {
        const SCRIPT: &str = "
            return arguments[0].flatMap(name => {
                const el = at(name);
                if (!el) return [`${name} is not there`];
                const r = el.getBoundingClientRect();
                if (!r.width || !r.height) return [`${name} is not shown`];
                const inside = r.left >= -0.5 && r.top >= -0.5 && r.right <= innerWidth + 0.5 && r.bottom <= innerHeight + 0.5;
                if (!inside) return [`${name} is outside the window of ${innerWidth} × ${innerHeight}: ${Math.round(r.left)} to ${Math.round(r.right)}, ${Math.round(r.top)} to ${Math.round(r.bottom)}`];
                const above = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
                return el.contains(above) ? [] : [`${name} is covered by ${says(above)}`];
            });";
        let names: Vec<&str> = controls.iter().map(AsRef::as_ref).collect();
        list(&self.run(SCRIPT, &[json!(names)]).await)
    }

    /// What is wrong with how the focus is shown: no outline of at least two
    /// pixels, or a part of it below something else or outside the window.
    pub async fn focus_faults(&self) -> Vec<String> {
        const SCRIPT: &str = "
            const el = document.activeElement, faults = [], name = says(el);
            if (!el || el === document.body) return [];
            // In a window without the focus no rule for it holds.
            if (!document.hasFocus()) faults.push(`${name} would have the focus, the window has not`);
            const shown = el.closest('.choices') || el.closest('.button') || el;
            const outlined = [el, shown].some(el => { const s = getComputedStyle(el); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; });
            // A part inside the field (the picker of a date) has the browser's own ring.
            if (!outlined && el.matches(':focus')) faults.push(`${name} has the focus and no outline of 2 px or more`);
            const r = shown.getBoundingClientRect(), inset = 2;
            const bottom = Math.min(r.bottom, r.top + 200);
            for (const [x, y, where] of [[(r.left + r.right) / 2, (r.top + bottom) / 2, 'middle'], [(r.left + r.right) / 2, r.top + inset, 'upper edge'], [(r.left + r.right) / 2, bottom - inset, 'lower edge'], [r.left + inset + 4, (r.top + bottom) / 2, 'left edge'], [r.right - inset - 4, (r.top + bottom) / 2, 'right edge']]) {
                if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) { faults.push(`${name} has the focus and its ${where} (${Math.round(x)}, ${Math.round(y)}) is outside the window of ${innerWidth} × ${innerHeight}`); continue; }
                const above = document.elementFromPoint(x, y);
                // A button that stands within its own field belongs to it.
                const own = above && above.closest('.clear')?.parentElement.contains(shown);
                if (!own && !shown.contains(above) && !(above && above.contains(shown))) faults.push(`${name} has the focus and its ${where} is covered by ${says(above)}`);
            }
            return faults;";
        list(&self.run(SCRIPT, &[]).await)
    }

    /// Texts in sight whose contrast with their ground is below a ratio, given
    /// in hundredths: 450 is 4.5. Disabled controls are left out.
    pub async fn faint_texts(&self, hundredths: u32) -> Vec<String> {
        const SCRIPT: &str = r"
            const parse = c => { const n = (c.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
            const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
            const ground = el => {
                const c = parse(getComputedStyle(el).backgroundColor);
                if (c[3] === 1) return c;
                return over(c, el.parentElement ? ground(el.parentElement) : [255, 255, 255, 1]);
            };
            const faded = el => { let o = 1; for (let e = el; e; e = e.parentElement) o *= parseFloat(getComputedStyle(e).opacity); return o; };
            const light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faint = new Map();
            const check = (el, colour, name) => {
                const back = ground(el);
                const front = over([...colour.slice(0, 3), colour[3] * faded(el)], back);
                const [a, b] = [light(front), light(back)].sort((a, b) => b - a);
                const ratio = Math.round((a + 0.05) / (b + 0.05) * 100);
                if (ratio < arguments[0]) faint.set(`${name} has a contrast of ${ratio / 100}`, 1);
            };
            while (walker.nextNode()) {
                const el = walker.currentNode.parentElement;
                if (!walker.currentNode.data.trim() || !el.checkVisibility() || el.closest(':disabled') || el.closest('script, style, title, select')) continue;
                check(el, parse(getComputedStyle(el).color), `${says(el)} “${walker.currentNode.data.trim().slice(0, 40)}”`);
            }
            for (const el of document.querySelectorAll('input, select')) if (el.checkVisibility() && el.type !== 'file') check(el, parse(getComputedStyle(el).color), says(el));
            return [...faint.keys()];";
        list(&self.run(SCRIPT, &[json!(hundredths)]).await)
    }

    /// The lightness of the page's ground, 0 black to 255 white.
    pub async fn ground(&self) -> u64 {
        let script = r"
            const c = getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g).map(Number);
            return Math.round((c[0] + c[1] + c[2]) / 3);";
        self.run(script, &[]).await.as_u64().unwrap_or_default()
    }

    /// A place on the figure's region, in the window.
    pub async fn place_on_body(&self, region: &str, view: usize) -> super::Point {
        const SCRIPT: &str = "
            const shapes = [...document.querySelectorAll(`figure:nth-of-type(${arguments[1] + 1}) [data-region=${arguments[0]}]`)];
            for (const shape of shapes) {
                const r = shape.getBoundingClientRect();
                // Pointers are moved by whole pixels, so its neighbours are of the shape too.
                const around = [[0, 0], [-2, 0], [2, 0], [0, -2], [0, 2]];
                for (let y = Math.ceil(r.top); y < r.bottom; y++) for (let x = Math.ceil(r.left); x < r.right; x++) {
                    if (around.every(([dx, dy]) => document.elementFromPoint(x + dx, y + dy) === shape)) return [x, y];
                }
            }
            return null;";
        let found = self.run(SCRIPT, &[json!(region), json!(view)]).await;
        let at = |place: usize| found.get(place).and_then(Value::as_f64);
        match (at(0), at(1)) {
            (Some(x), Some(y)) => super::Point { x, y },
            _ => panic!("expected a place to press on the figure's {region}, there is none"),
        }
    }
}
