use super::*;
use std::path::PathBuf;

fn made_up_site(test: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("xtask-budget-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(dir.join("snippets/a")).unwrap();
    for (name, content) in [
        (
            "index.html",
            "<link rel=stylesheet href=./style.css><link rel=icon href='icon.svg'>\
             <link rel=apple-touch-icon href=touch.png>\
             <link rel=preload href=./app.wasm><script type=module src=./boot.js></script>\
             <a href=help.html>help</a>",
        ),
        (
            "boot.js",
            "await import(\"./glue.js\"); new URL('./app.wasm', u)",
        ),
        (
            "glue.js",
            "import './snippets/a/b.js'; new URL('not_there.wasm', import.meta.url)",
        ),
        ("snippets/a/b.js", "import `../../c.js`"),
        ("c.js", "import './glue.js'"),
        ("style.css", "a{background:url(paper.png)}"),
        ("paper.png", "png"),
        ("app.wasm", "wasm"),
        ("icon.svg", "<svg/>"),
        ("help.html", "not on a first visit"),
        ("worker.js", "nor this"),
        ("touch.png", "nor this"),
    ] {
        fs::write(dir.join(name), content).unwrap();
    }
    dir
}

#[test]
fn the_first_visit_is_followed_through_scripts_and_styles() {
    let dir = made_up_site("finder");
    let visit = first_visit(&dir).unwrap();
    assert!(visit.later.is_empty());
    let found: Vec<String> = visit.loaded.into_iter().collect();
    let expected = "app.wasm boot.js c.js glue.js icon.svg index.html paper.png \
                    snippets/a/b.js style.css";
    assert_eq!(found.join(" "), expected);
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_site_over_the_limit_fails_and_one_at_the_limit_does_not() {
    let dir = made_up_site("limit");
    let names = first_visit(&dir).unwrap().loaded;
    let size = |name: &String| compressed(&fs::read(dir.join(name)).unwrap()).unwrap();
    let total: usize = names.iter().map(size).sum();
    assert!(check_against(&dir, total).is_ok());
    let error = check_against(&dir, total - 1).unwrap_err().to_string();
    assert!(error.contains("1 over"), "{error}");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_page_that_names_a_missing_file_fails() {
    let dir = made_up_site("missing");
    fs::remove_file(dir.join("icon.svg")).unwrap();
    let error = first_visit(&dir).err().unwrap().to_string();
    assert!(error.contains("no file icon.svg"), "{error}");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn chunks_are_left_for_later_only_if_they_are_fetched_only_then() {
    let fetch = |file: &str| {
        format!(
            "const a = makeLoad(() => {{\nconst src = fetch(new URL(\"./{file}\", import.meta.url));\n\
             src.catch(() => {{}});\n}}, []);\n"
        )
    };
    let dir = made_up_site("later");
    let weigh = |script: &str| {
        fs::write(dir.join("link.js"), script).unwrap();
        let visit = first_visit(&dir).unwrap();
        let later: Vec<String> = visit.later.iter().cloned().collect();
        for chunk in ["one.wasm", "two.wasm"] {
            let (now, then) = (visit.loaded.contains(chunk), visit.later.contains(chunk));
            assert!(now != then || (!script.contains(chunk) && !now));
        }
        later.join(" ")
    };
    fs::write(dir.join("c.js"), "import './link.js'").unwrap();
    for chunk in ["one.wasm", "two.wasm"] {
        fs::write(dir.join(chunk), chunk).unwrap();
    }
    let both = fetch("one.wasm") + &fetch("two.wasm");
    assert_eq!(weigh(&both), "one.wasm two.wasm");
    // Fetched at once as well, in the same script or in the page.
    let at_once = "fetch(new URL(\"./one.wasm\", import.meta.url))";
    assert_eq!(weigh(&format!("{both}{at_once}")), "two.wasm");
    assert_eq!(weigh(&format!("{at_once}{both}")), "two.wasm");
    let eager = fetch("one.wasm").replace("() => {\nconst src =", "") + &fetch("two.wasm");
    assert_eq!(weigh(&eager), "two.wasm");
    // What is loaded when the program has ended.
    let ended = "try {\nconst { rescue } = await import(\"./one.wasm\");\nrescue(error);\n}";
    assert_eq!(weigh(ended), "one.wasm");
    assert_eq!(weigh(&ended.replace("\nrescue(error)", "")), "");
    let page = fs::read_to_string(dir.join("index.html")).unwrap();
    let preload = "<link rel=preload href=./two.wasm>";
    fs::write(dir.join("index.html"), page + preload).unwrap();
    assert_eq!(weigh(&both), "one.wasm");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn only_whole_lazy_fetches_are_set_aside_and_nothing_else_is_lost() {
    let lazy = format!("{}x.wasm{}", LATER.0, LATER.1);
    let open = format!("{}y\" + new URL(\"z.wasm\"{}", LATER.0, LATER.1);
    let cut = format!("{}import('./w.js')", ENDED.0);
    let script = ["a();", &lazy, &open, &cut].concat();
    let (rest, chunks) = without_chunks(&script);
    assert_eq!(chunks, ["x.wasm"]);
    assert_eq!(rest, ["a();", &open, &cut].concat());
}
