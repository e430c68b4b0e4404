//! The format is the documented one, byte by byte.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use dermscore::sealed::{OpenError, is_sealed, read, seal};

use crate::{COMPOSED, CONTENT, FRESH, SEALED, TYPED, passphrase};

#[test]
fn what_other_libraries_sealed_opens_here() {
    let sealed = read(SEALED.as_bytes()).expect("a sealed file");
    for phrase in [TYPED, COMPOSED] {
        let content = sealed.open(&passphrase(phrase)).expect("open");
        assert!(content == CONTENT.as_bytes());
    }
}

/// So what is sealed here opens wherever the fixture does.
#[test]
fn what_is_sealed_here_is_what_other_libraries_seal() {
    let sealed = seal(CONTENT, &passphrase(TYPED), FRESH).expect("sealed");
    assert_eq!(sealed, SEALED);
}

#[test]
fn another_passphrase_or_another_byte_anywhere_does_not_open_it() {
    let sealed = read(SEALED.as_bytes()).expect("a sealed file");
    for other in [
        COMPOSED.trim_end().to_owned(),
        COMPOSED.to_lowercase(),
        "x".to_owned(),
    ] {
        assert_eq!(
            sealed.open(&passphrase(&other)),
            Err(OpenError::DoesNotOpen)
        );
    }
    for (old, new) in [
        ("\"AAEC", "\"BAEC"),
        ("\"ZGVm", "\"aGVm"),
        ("\"yIBK", "\"zIBK"),
        ("\"memory\": 65536", "\"memory\": 65528"),
        ("\"passes\": 3", "\"passes\": 2"),
        ("\"lanes\": 4", "\"lanes\": 2"),
    ] {
        assert_eq!(SEALED.matches(old).count(), 1, "{old}");
        let changed = SEALED.replace(old, new);
        let changed = read(changed.as_bytes()).expect("still a sealed file");
        let opened = changed.open(&passphrase(TYPED));
        assert_eq!(opened, Err(OpenError::DoesNotOpen), "{old}");
    }
}

#[test]
fn a_sealed_file_is_told_from_others_by_its_beginning() {
    let compact: String = SEALED.split_whitespace().collect();
    for text in [SEALED, &compact, &format!("\u{feff}{SEALED}")] {
        assert!(is_sealed(text.as_bytes()));
        assert!(read(text.as_bytes()).is_ok());
    }
    for text in [CONTENT, "", "{", "{\"format\": \"dermscore.sealedly\"}"] {
        assert!(!is_sealed(text.as_bytes()), "{text}");
    }
}

#[test]
fn keys_of_others_are_passed_over() {
    let more = SEALED.replacen("{", "{\"format\": \"dermscore.sealed\", \"x\": [1, {}],", 1);
    let more = more.replacen("\"format\": \"dermscore.sealed\",\n", "", 1);
    assert!(read(more.as_bytes()).is_ok());
}

#[test]
fn the_documented_script_is_the_one_that_stands_in_the_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |file: &str| std::fs::read_to_string(root.join(file)).expect(file);
    let script = text("examples/open_sealed.py");
    assert_eq!(script.lines().count(), 10);
    assert!(text("docs/sealed.md").contains(&format!("```python\n{script}```\n")));
}

/// Where Python and its two packages are, the script itself is run; elsewhere the
/// fixture, which the same packages made, stands for it.
#[test]
fn the_documented_script_opens_what_is_sealed_here() {
    let run = |script: &str, arguments: &[&str]| {
        let mut child = Command::new("python3")
            .args(["-c", script])
            .args(arguments)
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let typed = format!("{TYPED}\n");
        let _ = child.stdin.take()?.write_all(typed.as_bytes());
        child.wait().ok()
    };
    let there = run("import argon2.low_level, cryptography", &[]);
    if !there.is_some_and(|status| status.success()) {
        eprintln!("python3 has no argon2-cffi and cryptography: the fixture stands for the script");
        return;
    }
    let folder = std::env::temp_dir().join(format!("dermscore-sealed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let [sealed, opened] =
        ["sealed.json", "opened.json"].map(|name| folder.join(name).display().to_string());
    let text = seal(CONTENT, &passphrase(TYPED), FRESH).expect("sealed");
    std::fs::write(&sealed, text).expect("written");
    let script = include_str!("../../examples/open_sealed.py");
    // Typed into a terminal otherwise.
    let script = format!(
        "import getpass, sys\nsys.stdin.reconfigure(encoding='utf-8')\ngetpass.getpass = lambda _: sys.stdin.readline()[:-1]\n{script}"
    );
    let status = run(&script, &[&sealed, &opened]).expect("python3 again");
    assert!(status.success());
    assert!(std::fs::read(&opened).expect("opened") == CONTENT.as_bytes());
    std::fs::remove_dir_all(folder).expect("tidied");
}
