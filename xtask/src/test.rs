//! `cargo xtask test`: which steps to run, and running them one after the other.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::browser::{Browsers, KINDS};
use crate::steps::{Run, STEPS, Step, list};
use crate::summary::{Outcome, summary};

/// What `cargo xtask test` was asked for.
pub struct Choice {
    steps: Vec<&'static Step>,
    /// In which browsers.
    pub browsers: Browsers,
    /// Whether the page that stands in dist/ will do.
    pub built: bool,
    /// A part of the names of the journeys wanted; none means all.
    pub journeys: Vec<String>,
}

impl Choice {
    /// Reads the arguments after `cargo xtask test`.
    pub fn from_arguments(arguments: &[String]) -> Result<Self> {
        let mut names = Vec::new();
        let mut browsers = None;
        let mut built = false;
        let mut journeys = Vec::new();
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(word) = rest.next() {
            if word == "--browser" {
                browsers = Some(Browsers::named(
                    rest.next().context("--browser needs a name")?,
                )?);
            } else if let Some(name) = word.strip_prefix("--browser=") {
                browsers = Some(Browsers::named(name)?);
            } else if word == "--built" {
                built = true;
            } else if word == "--" {
                journeys.extend(rest.by_ref().map(String::from));
            } else if STEPS.iter().any(|step| step.name == word) {
                names.push(word);
            } else {
                bail!("there is no step {word:?}; these exist:\n{}", list());
            }
        }
        if !journeys.is_empty() && names != ["journeys"] {
            bail!("what stands after -- chooses among journeys: cargo xtask test journeys -- NAME");
        }
        // Who names a step works on something, and asks for the others when it is done.
        let browsers = browsers.unwrap_or(if names.is_empty() {
            Browsers::Usual
        } else {
            Browsers::One(&KINDS[0])
        });
        // In the fixed order whatever the order asked in: earlier ones are quicker.
        let asked = |step: &&Step| names.is_empty() || names.contains(&step.name);
        let steps = STEPS.iter().filter(asked).collect();
        Ok(Self {
            steps,
            browsers,
            built,
            journeys,
        })
    }
}

/// Runs the steps, all of them whatever fails, and says what came of each.
pub fn run_all(choice: &Choice) -> Result<ExitCode> {
    let shared = Run::new(choice);
    let mut results = Vec::new();
    for step in &choice.steps {
        let began = Instant::now();
        let outcome = if step.of_the_page && shared.lacks_page() {
            Outcome::Skipped
        } else {
            println!("\n== {}: {}", step.name, step.about);
            match (step.run)(&shared) {
                Ok(()) => Outcome::Passed,
                Err(error) => {
                    eprintln!("error: {}: {error:#}", step.name);
                    Outcome::Failed
                }
            }
        };
        results.push((step.name, outcome, began.elapsed()));
    }
    print!("\n{}", summary(&results));
    let failed = results.iter().any(|result| result.1 == Outcome::Failed);
    Ok(if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(line: &str) -> Result<Vec<&'static str>> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        let choice = Choice::from_arguments(&words)?;
        Ok(choice.steps.iter().map(|step| step.name).collect())
    }

    #[test]
    fn steps_run_in_their_own_order_and_all_if_none_is_named() {
        let all = "fmt clippy core xtask languages render web build bundle journeys budget";
        assert_eq!(chosen("").unwrap().join(" "), all);
        assert_eq!(chosen("--browser chromium").unwrap().join(" "), all);
        assert_eq!(chosen("core fmt core").unwrap(), ["fmt", "core"]);
        let journeys = chosen("journeys --browser=chromium").unwrap();
        assert_eq!(journeys, ["journeys"]);
    }

    #[test]
    fn journeys_are_chosen_by_parts_of_their_names() {
        let words = "journeys --built --browser all -- storage:: paper".split(' ');
        let words: Vec<String> = words.map(String::from).collect();
        let choice = Choice::from_arguments(&words).unwrap();
        assert!(choice.built && choice.browsers.must_be_there());
        assert_eq!(choice.journeys, ["storage::", "paper"]);
        let of = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(String::from).collect();
            Choice::from_arguments(&words)
                .unwrap()
                .browsers
                .each()
                .len()
        };
        assert_eq!(
            (of(""), of("journeys"), of("journeys --browser=all")),
            (1, 1, 3)
        );
        for wrong in ["-- storage", "core journeys -- storage"] {
            assert!(chosen(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_unknown_step_or_browser_names_those_that_exist() {
        let error = chosen("jurneys").unwrap_err().to_string();
        assert!(
            error.contains("jurneys") && error.contains("journeys"),
            "{error}"
        );
        for wrong in ["journeys --browser", "--browser lynx", "--verbose"] {
            assert!(chosen(wrong).is_err(), "{wrong}");
        }
    }
}
