use std::path::PathBuf;

use super::names::hashed;
use super::*;
use crate::split::{GLUE, LINK, MAIN};

/// What wasm-bindgen and the splitter write, as far as it is looked at here.
const GLUE_TEXT: &str =
    "import * as import1 from \"./__wasm_split.js\"\nexport default function(){}\n";
const LINK_TEXT: &str = "import { initSync } from \"./dermscore.js\";\n\
    fetch(new URL(\"./split_later.wasm\", import.meta.url))\n\
    WebAssembly.instantiateStreaming(src, imports)\n";

/// A WebAssembly module with nothing in it.
const EMPTY: &str = "\0asm\x01\0\0\0";

const PAGE: &str = r#"<!doctype html><html lang=en><head><meta charset=utf-8><link rel="icon" href="./icon-1.svg"/><link rel="stylesheet" href="./a-1.css"/><link rel="stylesheet" href="./b-1.css" media="print"/><script type="module" data-glue="g-1.js" data-wasm="g-1_bg.wasm"></script></head><body><div id=app></div><template id="first"></template></body></html>"#;

/// The directories of one site, in one of the test's own.
struct Site {
    top: PathBuf,
    from: PathBuf,
    program: PathBuf,
    to: PathBuf,
}

impl Site {
    fn finish(&self) -> Result<()> {
        finish(&self.from, &self.program, &self.to, shrink)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.top);
    }
}

/// What Trunk and `split` would leave.
fn built(test: &str, page: &str) -> Site {
    let top = std::env::temp_dir().join(format!("xtask-finish-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&top);
    let [from, program, to] = ["from", "program", "to"].map(|name| top.join(name));
    fs::create_dir_all(from.join("snippets")).unwrap();
    fs::create_dir_all(program.join("snippets")).unwrap();
    fs::create_dir_all(&to).unwrap();
    for (name, content) in [
        ("index.html", page),
        ("a-1.css", "a{b:c}\n"),
        ("b-1.css", "d{e:f}\n"),
        ("g-1.js", "export default function(){}"),
        ("g-1_bg.wasm", "before"),
        ("icon-1.svg", "<svg/>"),
        ("snippets/whole.js", "s"),
    ] {
        fs::write(from.join(name), content).unwrap();
    }
    for (name, content) in [
        (GLUE, GLUE_TEXT),
        (LINK, LINK_TEXT),
        (MAIN, EMPTY),
        ("split_later.wasm", "later"),
        ("chunk_1.wasm", "with nothing in it, and so not named"),
        ("snippets/s.js", "s"),
    ] {
        fs::write(program.join(name), content).unwrap();
    }
    Site {
        top,
        from,
        program,
        to,
    }
}

fn shrink(from: &Path, to: &Path) -> Result<()> {
    Ok(fs::write(to, format!("{} after", read(from)?))?)
}

#[test]
fn the_site_is_whole_and_every_name_goes_by_content() {
    let site = built("whole", PAGE);
    site.finish().unwrap();
    let to = &site.to;

    let wasm = hashed("dermscore", "wasm", format!("{EMPTY} after").as_bytes());
    let later = hashed("later", "wasm", b"later after");
    let css = "a{b:c}@media print{d{e:f}}";
    let style = hashed("style", "css", css.as_bytes());
    assert_eq!(fs::read_to_string(to.join(&style)).unwrap(), css);

    let page = fs::read_to_string(to.join("index.html")).unwrap();
    let files = site::files(to).unwrap();
    let named = |start: &str, end: &str| {
        let name = |name: &&String| name.starts_with(start) && name.ends_with(end);
        files.iter().find(name).unwrap().clone()
    };
    let boot = named("boot-", ".js");
    let (glue, link) = (named("dermscore-", ".js"), named("link-", ".js"));
    let rescue = named("rescue-", ".js");
    let script = fs::read_to_string(to.join(&boot)).unwrap();
    for name in [&glue, &wasm, &rescue] {
        assert!(script.contains(&format!("\"./{name}\"")), "{script}");
    }
    for name in [&glue, &link, &wasm, &style, &boot] {
        assert!(page.contains(&format!("\"./{name}\"")), "{page}");
    }
    // The link module has the chunk's name, and the page has not.
    let script = fs::read_to_string(to.join(&link)).unwrap();
    assert!(script.contains(&format!("\"./{later}\"")), "{script}");
    assert!(!page.contains(&later), "{page}");
    assert_eq!(page.matches("rel=\"stylesheet\"").count(), 1);
    assert!(page.contains("href=\"./icon-1.svg\""));
    // The form stands in its template, and between its elements is nothing.
    let form = page.split_once("<template id=\"first\">").unwrap().1;
    let form = form.split_once("</template>").unwrap().0;
    assert!(
        form.starts_with("<header") && form.ends_with("</main>"),
        "{form}"
    );
    assert!(!form.contains("\n"), "{form}");

    let mut all = vec![
        boot,
        glue,
        later,
        link,
        rescue,
        wasm,
        style,
        "icon-1.svg".into(),
        "index.html".into(),
        "snippets/s.js".into(),
        "sw.js".into(),
    ];
    all.sort();
    assert_eq!(files, all);

    // The worker knows all of it, and the page knows the worker.
    let worker = fs::read_to_string(to.join("sw.js")).unwrap();
    for name in all.iter().filter(|name| *name != "sw.js") {
        assert!(worker.contains(&format!("\"{name}\": \"")), "{worker}");
    }
    assert!(page.contains("<meta name=\"worker\" content=\"./sw.js\" data-build=\""));
}

#[test]
fn a_page_that_the_policy_would_break_is_refused() {
    for (test, extra) in [
        ("script", "<script>go()</script>"),
        ("style", "<style>a{}</style>"),
        ("attribute", "<p style=\"color:red\"></p>"),
        ("handler", "<p onclick=\"go()\"></p>"),
        ("digest", "<link rel=x integrity=sha384-x>"),
    ] {
        let page = PAGE.replace("<body>", &format!("<body>{extra}"));
        let error = built(test, &page).finish().unwrap_err().to_string();
        assert!(error.contains("content policy refuses"), "{error}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let site = built("marker", "<!doctype html><title>x</title>");
    let from = &site.from;
    let error = site.finish().unwrap_err().to_string();
    assert!(error.contains("pattern_script"), "{error}");

    fs::write(from.join("index.html"), PAGE).unwrap();
    fs::write(from.join("b-1.css"), "@import \"x.css\";").unwrap();
    let error = site.finish().unwrap_err().to_string();
    assert!(error.contains("b-1.css has @import"), "{error}");
    fs::write(from.join("b-1.css"), "d {\n  e: f\n}}\n").unwrap();
    let error = site.finish().unwrap_err().to_string();
    assert!(error.contains("b-1.css was not minified"), "{error}");

    let site = built(
        "form",
        &PAGE.replace("<template id=\"first\"></template>", ""),
    );
    let error = site.finish().unwrap_err().to_string();
    assert!(error.contains("0 templates named first"), "{error}");

    let [glue, link, main] = ["g", "l", "m"].map(String::from);
    let modules = Modules { glue, link, main };
    let whole = "import(\"./GLUE\"); \"./WASM\"; \"./RESCUE\"";
    assert!(boot(whole, &modules, "r").is_ok());
    for name in ["GLUE", "WASM", "RESCUE"] {
        assert!(boot(&whole.replace(name, "OTHER"), &modules, "r").is_err());
    }
}
