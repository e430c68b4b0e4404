use std::io::Read as _;
use std::path::PathBuf;

use flate2::read::GzDecoder;

use super::*;

const PAGE: &str = "<!doctype html><html><head>\
    <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; base-uri 'none'\">\
    <link rel=icon href=./icons/icon.svg><link rel=apple-touch-icon href=./icons/a.png>\
    <link rel=manifest href=./manifest.webmanifest><meta name=criteria content=criteria-1/>\
    <link rel=\"stylesheet\" href=\"./style-1.css\"><link rel=\"modulepreload\" href=\"./boot-1.js\">\
    <link rel=\"preload\" href=\"./main-1.wasm\" as=\"fetch\"><meta name=\"worker\" content=\"./sw.js\">\
    <script type=\"module\" src=\"./boot-1.js\"></script></head><body><div id=app><main class=boot><p class=slow>open dermscore.html</p></main></div></body></html>";

struct Site(PathBuf);

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn site(test: &str, page: &str) -> Site {
    let dir = std::env::temp_dir().join(format!("xtask-bundle-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    for folder in ["icons", "criteria-1"] {
        fs::create_dir_all(dir.join(folder)).unwrap();
    }
    for (name, text) in [
        ("index.html", page),
        ("boot-1.js", "const glue = await import(\"./glue-1.js\");\n"),
        ("glue-1.js", "export const a = 1;\n"),
        ("main-1.wasm", "main"),
        ("later-1.wasm", "later"),
        ("criteria-1/words.txt", "a word </script>\n"),
        ("icons/icon.svg", "<svg/>"),
        ("icons/a.png", "png"),
        ("manifest.webmanifest", "{}"),
        ("style-1.css", "a{b:c}"),
        ("sw.js", "worker"),
    ] {
        fs::write(dir.join(name), text).unwrap();
    }
    Site(dir)
}

/// The text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let found = text
        .split_once(start)
        .unwrap_or_else(|| panic!("{start}: {text}"));
    found.1.split_once(end).unwrap().0
}

#[test]
fn the_page_stands_alone_and_holds_what_it_would_fetch() {
    let site = site("whole", PAGE);
    // Written again, the page in one file does not hold itself.
    write(&site.0).unwrap();
    let first = read(&site.0.join(NAME)).unwrap();
    write(&site.0).unwrap();
    let page = read(&site.0.join(NAME)).unwrap();
    assert_eq!(page, first);

    let body = page.split_once("<body>").unwrap().1;
    let held: Vec<&str> = body
        .match_indices("data-file=\"")
        .map(|(at, word)| {
            let rest = &body[at + word.len()..];
            rest.split_once('"').unwrap().0
        })
        .collect();
    assert_eq!(
        held,
        ["criteria-1/words.txt", "later-1.wasm", "main-1.wasm"]
    );
    for (name, kind, expected) in [
        ("later-1.wasm", "application/wasm", "later"),
        ("criteria-1/words.txt", "text/plain", "a word </script>\n"),
    ] {
        let start = format!("<script type=\"{kind}\" data-file=\"{name}\">");
        let packed = STANDARD
            .decode(between(&page, &start, "</script>"))
            .unwrap();
        let mut text = String::new();
        GzDecoder::new(&packed[..])
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, expected);
    }
    for gone in [
        "sw.js",
        "manifest",
        "modulepreload",
        "apple-touch",
        "src=",
        "boot-1",
        "slow",
    ] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    assert!(page.contains("content=criteria-1/"), "{page}");
    assert!(
        page.contains("href=\"data:image/svg+xml;base64,PHN2Zy8+\""),
        "{page}"
    );
}

#[test]
fn the_policy_lets_in_what_stands_in_the_page_and_nothing_else() {
    let site = site("policy", PAGE);
    let page = bundled(&site.0).unwrap();
    let script = between(&page, "<script type=\"module\">", "</script>");
    let style = between(&page, "<style>", "</style>");
    assert_eq!(style, "a{b:c}");
    assert!(
        script.ends_with("const glue = await load(\"glue-1.js\");\n"),
        "{script}"
    );
    let policy = between(&page, "content=\"", "\"");
    let (script, style) = (digest(script), digest(style));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; script-src {script} 'wasm-unsafe-eval'; \
             style-src {style}; img-src data: blob:; base-uri 'none'"
        )
    );
    // As `printf %s abc | openssl dgst -sha256 -binary | base64` has it.
    assert_eq!(
        digest("abc"),
        "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"
    );
}

#[test]
fn a_page_that_would_not_stand_alone_is_refused() {
    let said = |test: &str, page: &str| {
        let site = site(test, page);
        bundled(&site.0).unwrap_err().to_string()
    };
    let image = PAGE.replace("<div id=app>", "<img src=a.png><div id=app>");
    assert!(said("image", &image).contains("others: img"));
    let twice = PAGE.replace(
        "<script type",
        "<script src=boot-1.js></script><script type",
    );
    assert!(said("scripts", &twice).contains("one is needed: script"));
    let open = PAGE.replace("http-equiv", "data-http-equiv");
    assert!(said("open", &open).contains("0 content policies"));

    let site = site("style", PAGE);
    fs::write(
        site.0.join("style-1.css"),
        "a{b:url(data:x)}c{d:url(e.png)}",
    )
    .unwrap();
    let error = bundled(&site.0).unwrap_err().to_string();
    assert!(error.contains("style-1.css points to a file"), "{error}");
}
