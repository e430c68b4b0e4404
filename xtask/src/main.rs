//! `cargo xtask`: builds, serves and tests the page, fetching what it needs for that.

mod browser;
mod budget;
mod bundle;
mod cache;
mod criteria;
mod finish;
mod install;
mod journeys;
mod languages;
mod next;
mod run;
mod screen;
mod serve;
mod site;
mod split;
mod steps;
mod summary;
mod test;
mod tools;
mod webdriver;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const HELP: &str = "\
cargo xtask build                 build the release page into dist/
cargo xtask bundle                build it, and dist/dermscore.html with all of it in one file
cargo xtask serve [--port N]      build the page and serve it on this machine (port 8080, or the next free one)
cargo xtask test [STEP...]        run every check, or only the steps named
                 [--browser NAME] in chromium, firefox, webkit, or all of them, and each must
                                  be there; without it, steps that are named run in chromium,
                                  and a whole run has its journeys in all that can be had
                 [--built]        with the page that stands in dist/
                 [-- NAME...]     only the journeys with such names
cargo xtask criteria DIR          compare the coded criteria with the published tables in DIR
                     [--show CLASS]   print a class of both, criterion by criterion
                     [--mark CLASS]   mark a class as reviewed by you
cargo xtask languages             bring the languages' files up to what the sources say
                     [--check]        say what is wrong with them
                     [--compile DIR]  compile them into what the page fetches
cargo xtask help                  show this list
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<ExitCode> {
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    match name {
        "help" | "--help" | "-h" => {
            print!("{HELP}{}", steps::list());
            Ok(ExitCode::SUCCESS)
        }
        "build" | "bundle" => {
            if let Some(extra) = rest.first() {
                bail!("`cargo xtask {name}` takes no arguments, but was given {extra:?}");
            }
            site::build()?;
            if name == "bundle" {
                bundle::write(&run::root().join("dist"))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        "serve" => {
            let port = port(rest)?;
            site::build()?;
            serve::until_stopped(&run::root().join("dist"), port)?;
            Ok(ExitCode::SUCCESS)
        }
        "criteria" => criteria::run(&criteria::Choice::from_arguments(rest)?),
        "languages" => {
            languages::run(rest)?;
            Ok(ExitCode::SUCCESS)
        }
        "test" => test::run_all(&test::Choice::from_arguments(rest)?),
        other => bail!("there is no task {other:?}; these exist:\n{HELP}"),
    }
}

/// The port asked for, if one was.
fn port(arguments: &[String]) -> Result<Option<u16>> {
    let text = match arguments {
        [] => return Ok(None),
        [one] => one.strip_prefix("--port="),
        [flag, value] if flag == "--port" => Some(value.as_str()),
        _ => None,
    };
    let text = text.with_context(|| {
        format!(
            "`cargo xtask serve` takes only --port N, but was given {:?}",
            arguments.join(" ")
        )
    })?;
    let port = text
        .parse()
        .with_context(|| format!("--port needs a number from 0 to 65535, not {text:?}"))?;
    Ok(Some(port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(String::from).collect()
    }

    #[test]
    fn the_port_can_be_given_in_either_way_or_not_at_all() {
        assert_eq!(port(&[]).unwrap(), None);
        assert_eq!(port(&words("--port 9000")).unwrap(), Some(9000));
        assert_eq!(port(&words("--port=0")).unwrap(), Some(0));
        for wrong in ["--port", "9000", "--port x", "--port 70000", "--port 1 2"] {
            assert!(port(&words(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_unknown_task_names_those_that_exist() {
        let error = command(&words("biuld")).unwrap_err().to_string();
        assert!(
            error.contains("biuld") && error.contains("cargo xtask build"),
            "{error}"
        );
    }
}
