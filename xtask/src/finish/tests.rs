use std::path::PathBuf;

use super::*;

const PAGE: &str = r#"<!doctype html><html lang=en><head><meta charset=utf-8><link rel="icon" href="./icon-1.svg"/><link rel="stylesheet" href="./a-1.css"/><link rel="stylesheet" href="./b-1.css" media="print"/><script type="module" data-glue="g-1.js" data-wasm="g-1_bg.wasm"></script></head><body><div id=app></div></body></html>"#;

/// What Trunk would leave, in a directory of the test's own.
fn trunk_output(test: &str, page: &str) -> (PathBuf, PathBuf) {
    let dir = std::env::temp_dir().join(format!("xtask-finish-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    let (from, to) = (dir.join("from"), dir.join("to"));
    fs::create_dir_all(from.join("snippets")).unwrap();
    fs::create_dir_all(&to).unwrap();
    for (name, content) in [
        ("index.html", page),
        ("a-1.css", "a{b:c}\n"),
        ("b-1.css", "d{e:f}\n"),
        ("g-1.js", "export default function(){}"),
        ("g-1_bg.wasm", "before"),
        ("icon-1.svg", "<svg/>"),
        ("snippets/s.js", "s"),
    ] {
        fs::write(from.join(name), content).unwrap();
    }
    (from, to)
}

fn shrink(_: &Path, to: &Path) -> Result<()> {
    Ok(fs::write(to, "after")?)
}

#[test]
fn the_site_is_whole_and_every_name_goes_by_content() {
    let (from, to) = trunk_output("whole", PAGE);
    finish(&from, &to, shrink).unwrap();

    let wasm = hashed("dermscore", "wasm", b"after");
    let glue = hashed("dermscore", "js", b"export default function(){}\n");
    let css = "a{b:c}@media print{d{e:f}}";
    let style = hashed("style", "css", css.as_bytes());
    assert_eq!(fs::read_to_string(to.join(&style)).unwrap(), css);

    let page = fs::read_to_string(to.join("index.html")).unwrap();
    let boot = site::files(&to)
        .unwrap()
        .into_iter()
        .find(|name| name.starts_with("boot-"))
        .unwrap();
    let script = fs::read_to_string(to.join(&boot)).unwrap();
    for name in [&glue, &wasm] {
        assert!(script.contains(&format!("\"./{name}\"")), "{script}");
    }
    for name in [&glue, &wasm, &style, &boot] {
        assert!(page.contains(&format!("\"./{name}\"")), "{page}");
    }
    assert_eq!(page.matches("rel=\"stylesheet\"").count(), 1);
    assert!(page.contains("href=\"./icon-1.svg\""));

    let mut all = vec![
        boot,
        glue,
        wasm,
        style,
        "icon-1.svg".into(),
        "index.html".into(),
        "snippets/s.js".into(),
    ];
    all.sort();
    assert_eq!(site::files(&to).unwrap(), all);
    fs::remove_dir_all(from.parent().unwrap()).unwrap();
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
        let (from, to) = trunk_output(test, &page);
        let error = finish(&from, &to, shrink).unwrap_err().to_string();
        assert!(error.contains("content policy refuses"), "{error}");
        fs::remove_dir_all(from.parent().unwrap()).unwrap();
    }
}

#[test]
fn what_is_missing_is_named() {
    let (from, to) = trunk_output("marker", "<!doctype html><title>x</title>");
    let error = finish(&from, &to, shrink).unwrap_err().to_string();
    assert!(error.contains("pattern_script"), "{error}");

    fs::write(from.join("index.html"), PAGE).unwrap();
    fs::write(from.join("b-1.css"), "@import \"x.css\";").unwrap();
    let error = finish(&from, &to, shrink).unwrap_err().to_string();
    assert!(error.contains("b-1.css has @import"), "{error}");
    fs::write(from.join("b-1.css"), "d {\n  e: f\n}}\n").unwrap();
    let error = finish(&from, &to, shrink).unwrap_err().to_string();
    assert!(error.contains("b-1.css was not minified"), "{error}");
    fs::remove_dir_all(from.parent().unwrap()).unwrap();

    assert!(boot("import(\"./GLUE\")", "g", "w").is_err());
}

#[test]
fn scripts_lose_comments_and_indentation_and_nothing_else() {
    let script = "/* one */\n/**\n * two\n */\nfunction f() {\n    // three\n    return `a${b}`; // four\n}\n\n";
    assert_eq!(
        shortened(script),
        "function f() {\nreturn `a${b}`; // four\n}\n"
    );
    let literal = "const a = `\n  // kept\n`;\n";
    assert_eq!(shortened(literal), literal);
}
