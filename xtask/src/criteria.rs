//! `cargo xtask criteria`: compares our coding of CTCAE with the published
//! tables, which are not part of the project, and says how much of it a second reader
//! has reviewed. Run by hand; the tests compare the data with itself.

mod coded;
mod compare;
mod marks;
mod published;
mod restated;
mod reviewed;
mod said;
mod show;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};

use crate::run;
use coded::Coded;
use compare::Difference;
use published::Published;

const VERSIONS: [&str; 2] = ["5.0", "6.0"];

/// What `cargo xtask criteria` was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Where the published tables are.
    dir: PathBuf,
    /// The class to mark as reviewed.
    mark: Option<String>,
    /// The class to show.
    show: Option<String>,
}

impl Choice {
    /// Reads the arguments after `cargo xtask criteria`.
    pub fn from_arguments(arguments: &[String]) -> Result<Self> {
        let (mut dir, mut mark, mut show) = (None, None, None);
        let mut rest = arguments.iter();
        while let Some(word) = rest.next() {
            let mut class = || {
                rest.next()
                    .cloned()
                    .with_context(|| format!("{word} needs a class"))
            };
            match word.as_str() {
                "--mark" => mark = Some(class()?),
                "--show" => show = Some(class()?),
                other if other.starts_with('-') => {
                    bail!("there is no {other:?}; only --mark and --show")
                }
                path if dir.is_none() => dir = Some(PathBuf::from(path)),
                extra => bail!("one directory is enough, and {extra:?} is another"),
            }
        }
        let dir = dir.context("name the directory with ctcae_v5.0.tsv and ctcae_v6.0.tsv")?;
        Ok(Self { dir, mark, show })
    }
}

/// A version on both sides.
struct Sides {
    version: &'static str,
    published: Vec<Published>,
    coded: Vec<Coded>,
    differences: Vec<Difference>,
    /// Whether there were restated intervals to compare with.
    restated: bool,
}

impl Sides {
    fn read(choice: &Choice, version: &'static str) -> Result<Self> {
        let published = published::read(&choice.dir, version)?;
        let example = format!("run --quiet --no-default-features --example criteria -- {version}");
        let printed = run::output(&mut run::cargo(&example))?;
        let data = read(&format!("assets/criteria/ctcae-{version}.txt"))?;
        let (coded, names) = coded::read(&printed, &data)?;
        let mut differences = compare::differences(&published, &coded, &names);
        let restated = restated::read(&choice.dir, version)?;
        match &restated {
            Some(restated) => differences.extend(restated::differences(restated, &coded)),
            None => println!("CTCAE {version}: no restated intervals to compare with"),
        }
        Ok(Self {
            version,
            published,
            coded,
            differences,
            restated: restated.is_some(),
        })
    }

    /// The terms that are on both sides.
    fn terms(&self) -> Vec<(&Published, &Coded)> {
        let ours = |row: &Published| self.coded.iter().find(|one| one.term == row.term);
        let rows = self.published.iter();
        rows.filter_map(|row| Some((row, ours(row)?))).collect()
    }
}

/// Compares, shows and marks as asked; fails where something differs that no
/// list explains.
pub fn run(choice: &Choice) -> Result<ExitCode> {
    let sides = VERSIONS
        .map(|version| Sides::read(choice, version))
        .into_iter()
        .collect::<Result<Vec<_>>>()?;
    if let Some(class) = &choice.show {
        let class = named(&sides, class)?;
        for side in &sides {
            print!("{}", show::class(side.version, &class, &side.terms()));
        }
    }
    let list = read(reviewed::FILE)?;
    let mut clean = true;
    for side in &sides {
        let found = reviewed::against(side.version, &side.differences, &list, side.restated);
        for line in &found {
            println!("{line}");
        }
        println!(
            "CTCAE {}: {} differences, {} of them not in {}",
            side.version,
            side.differences.len(),
            found.len(),
            reviewed::FILE
        );
        clean &= found.is_empty();
    }
    if let Some(class) = &choice.mark {
        ensure!(clean, "nothing is marked as long as something differs");
        mark(&sides, &named(&sides, class)?)?;
    }
    let marks = marks::read(&read(marks::FILE)?);
    for side in &sides {
        let share = marks::share(&marks, side.version, &side.terms());
        println!(
            "CTCAE {}: {} of {} criteria reviewed against the source ({})",
            side.version,
            share.reviewed,
            share.criteria,
            marks::percent(share.reviewed, share.criteria)
        );
        for term in share.stale {
            println!("CTCAE {}: changed since its review: {term}", side.version);
        }
    }
    Ok(if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The class that a name stands for: whole, or so much of it that there is one.
fn named(sides: &[Sides], name: &str) -> Result<String> {
    let begin = name.to_lowercase();
    let mut classes: Vec<&str> = Vec::new();
    for row in sides.iter().flat_map(|side| &side.published) {
        if row.class.to_lowercase().starts_with(&begin) && !classes.contains(&row.class.as_str()) {
            classes.push(&row.class);
        }
    }
    match classes[..] {
        [class] => Ok(class.to_owned()),
        [] => bail!("no class begins with {name:?}"),
        _ => bail!("{name:?} may be {}", classes.join(", ")),
    }
}

fn mark(sides: &[Sides], class: &str) -> Result<()> {
    let mut text = read(marks::FILE)?;
    for side in sides {
        text = marks::marked(&text, side.version, class, &side.terms());
    }
    let file = run::root().join(marks::FILE);
    fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))?;
    println!("{class} is marked as reviewed in {}", marks::FILE);
    Ok(())
}

/// A file of the project.
fn read(path: &str) -> Result<String> {
    let file = run::root().join(path);
    fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(line: &str) -> Result<Choice> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        Choice::from_arguments(&words)
    }

    #[test]
    fn the_directory_is_needed_and_the_rest_is_not() {
        let plain = choice("tables").unwrap();
        assert_eq!((plain.mark, plain.show), (None, None));
        let both = choice("--mark Skin tables --show Eye").unwrap();
        assert_eq!(both.dir, PathBuf::from("tables"));
        assert_eq!(
            (both.mark.as_deref(), both.show.as_deref()),
            (Some("Skin"), Some("Eye"))
        );
        for wrong in [
            "",
            "--mark Skin",
            "tables --mark",
            "tables more",
            "tables --all",
        ] {
            assert!(choice(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_class_is_found_by_its_beginning() {
        let row = |class: &str| Published {
            code: String::new(),
            class: class.into(),
            term: String::new(),
            grades: Default::default(),
        };
        let sides = [Sides {
            version: "5.0",
            published: ["Skin", "Ear", "Eye", "Skin"].map(row).to_vec(),
            coded: Vec::new(),
            differences: Vec::new(),
            restated: true,
        }];
        assert_eq!(named(&sides, "sk").unwrap(), "Skin");
        assert!(
            named(&sides, "e")
                .unwrap_err()
                .to_string()
                .contains("Ear, Eye")
        );
        assert!(named(&sides, "x").is_err());
    }
}
