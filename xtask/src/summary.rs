//! The last lines of `cargo xtask test`.

use std::time::Duration;

/// How a step ended.
#[derive(Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It ran and found nothing wrong.
    Passed,
    /// It ran and found something, or could not run.
    Failed,
    /// There was no point in running it.
    Skipped,
}

/// A table of the steps, and how many ended in which way.
pub fn summary(results: &[(&str, Outcome, Duration)]) -> String {
    let mut text = String::new();
    for (name, outcome, time) in results {
        let word = match outcome {
            Outcome::Passed => "ok",
            Outcome::Failed => "FAILED",
            Outcome::Skipped => "skipped",
        };
        let (seconds, tenths) = (time.as_secs(), time.subsec_millis() / 100);
        text += &format!("{name:<9} {word:<7} {seconds:>5}.{tenths} s\n");
    }
    let count = |outcome| results.iter().filter(|result| result.1 == outcome).count();
    let (passed, failed) = (count(Outcome::Passed), count(Outcome::Failed));
    text += &format!("{passed} passed, {failed} failed");
    match count(Outcome::Skipped) {
        0 => text + "\n",
        skipped => format!("{text}, {skipped} skipped\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_ends_with_the_counts() {
        let time = Duration::from_millis(12_345);
        let passed = ("fmt", Outcome::Passed, time);
        let failed = ("build", Outcome::Failed, time);
        let skipped = ("budget", Outcome::Skipped, time);
        assert_eq!(
            summary(&[passed, failed]),
            "fmt       ok         12.3 s\nbuild     FAILED     12.3 s\n1 passed, 1 failed\n"
        );
        assert!(summary(&[passed, failed, skipped]).ends_with("\n1 passed, 1 failed, 1 skipped\n"));
    }
}
