//! The example `rescore`, run as people run it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::kit::{WEEK_4, edited, tree};

/// The program, built where this test was built, from the sources of now.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().expect("this test");
        let folder = test.parent().and_then(Path::parent).expect("target/debug");
        let status = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--offline",
                "--no-default-features",
                "--example",
                "rescore",
            ])
            .args(["--profile", "test", "--manifest-path"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .arg("--target-dir")
            .arg(folder.parent().expect("target"))
            .status();
        assert!(status.expect("cargo").success(), "rescore is not built");
        folder.join("examples").join("rescore")
    })
}

/// A folder of files that is there for one test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let name = format!("dermscore-rescore-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).expect("a file");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Exit status and lines.
pub fn rescore<P: AsRef<OsStr>>(files: &[P]) -> (Option<i32>, Vec<Value>) {
    let Output { status, stdout, .. } =
        Command::new(program()).args(files).output().expect("a run");
    let text = String::from_utf8(stdout).expect("UTF-8");
    assert!(text.is_empty() || text.ends_with('\n'));
    (status.code(), text.lines().map(tree).collect())
}

#[test]
fn files_that_agree() {
    let folder = Folder::new("agree");
    let one = folder.file("one.json", WEEK_4.as_bytes());
    let two = folder.file("two é.json", &edited(WEEK_4, &[("assessments", "{}")]));
    let (status, lines) = rescore(&[&one, &two]);
    assert_eq!((status, lines.len()), (Some(0), 2));
    assert_eq!(lines[0]["file"], one.to_str().unwrap());
    let stored = tree(WEEK_4);
    for id in ["pasi", "bsa", "itch", "dlqi"] {
        let said = &lines[0]["assessments"][id];
        assert_eq!(
            said.to_string(),
            stored["assessments"][id]["result"].to_string()
        );
    }
    assert_eq!(lines[0]["disagreements"], json!([]));
    assert_eq!(lines[0].get("error"), None);
    assert_eq!(lines[1]["assessments"], json!({}));
    assert_eq!(lines[1]["file"], two.to_str().unwrap());
}

#[test]
fn a_stored_result_that_disagrees() {
    let folder = Folder::new("disagree");
    let path = "assessments.pasi.result.total";
    let file = folder.file("wrong.json", &edited(WEEK_4, &[(path, "11.00")]));
    let right = folder.file("right.json", WEEK_4.as_bytes());
    let (status, lines) = rescore(&[&file, &right]);
    assert_eq!((status, lines.len()), (Some(1), 2));
    let said = lines[0]["disagreements"].to_string();
    assert_eq!(
        said,
        format!(r#"[{{"path":"{path}","stored":11.00,"recomputed":10.9}}]"#)
    );
    assert_eq!(lines[0]["assessments"]["pasi"]["total"].to_string(), "10.9");
    assert_eq!(lines[1]["disagreements"], json!([]));
}

#[test]
fn answers_that_are_incomplete_agree_with_a_result_that_says_so() {
    let folder = Folder::new("incomplete");
    let assessments = json!({ "pga": { "answers": {}, "result": { "status": "incomplete", "missing": ["grade"] } } });
    let file = folder.file(
        "empty.json",
        &edited(WEEK_4, &[("assessments", &assessments.to_string())]),
    );
    let (status, lines) = rescore(&[&file]);
    assert_eq!(status, Some(0));
    assert_eq!(
        lines[0]["assessments"],
        json!({ "pga": { "status": "incomplete", "missing": ["grade"] } })
    );
}

#[test]
fn files_that_cannot_be_read() {
    let folder = Folder::new("unreadable");
    let good = folder.file("good.json", WEEK_4.as_bytes());
    let wrong = folder.file(
        "wrong.json",
        &edited(WEEK_4, &[("assessments.pasi.result.total", "1")]),
    );
    let cases = [
        (
            folder.file("cut.json", &WEEK_4.as_bytes()[..100]),
            "not valid JSON",
        ),
        (folder.file("latin.json", b"\"\xe9\""), "UTF-8"),
        (folder.file("empty.json", b""), "not valid JSON"),
        (
            folder.file("later.json", &edited(WEEK_4, &[("version", "2")])),
            "version: found 2",
        ),
        (
            folder.file(
                "fine.json",
                &edited(WEEK_4, &[("assessments.itch.answers.value", "5.65")]),
            ),
            "assessments.itch.answers.value: found 5.65; allowed is a number from 0 to 10 in steps of 0.1",
        ),
        (
            folder.file("large.json", &vec![b' '; 9 << 20]),
            "has 9437184 bytes",
        ),
        (folder.0.join("missing.json"), ""),
        (folder.0.clone(), ""),
    ];
    for (file, why) in &cases {
        // The worst status counts, and a bad file stops none behind it.
        let (status, lines) = rescore(&[file, &wrong, &good]);
        assert_eq!((status, lines.len()), (Some(2), 3), "{}", file.display());
        assert_eq!(lines[0]["file"], file.to_str().unwrap());
        let error = lines[0]["error"].as_str().expect("an error");
        assert!(!error.is_empty() && error.contains(why), "{error}");
        assert_eq!(lines[0].as_object().unwrap().len(), 2);
        assert_eq!(lines[1]["disagreements"].as_array().unwrap().len(), 1);
        assert_eq!(lines[2]["disagreements"], json!([]));
    }
}

#[test]
fn no_file_is_an_error_with_a_word_of_help() {
    let output = Command::new(program()).output().expect("a run");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    assert!(String::from_utf8_lossy(&output.stderr).contains(".json"));
}

/// A pipe that is closed early, as by `head`, is no error.
#[test]
fn a_closed_pipe_ends_it_quietly() {
    use std::process::Stdio;
    let folder = Folder::new("pipe");
    let file = folder.file("one.json", WEEK_4.as_bytes());
    let mut child = Command::new(program())
        .args(std::iter::repeat_n(&file, 200))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a run");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("its end");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
