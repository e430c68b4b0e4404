//! Running other programs, and knowing where the project stands.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

/// The project's top directory.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        // Cargo sets the variable when it runs us; the compiled-in path serves
        // the program when it is started directly.
        let own = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        own.parent().map_or(own.clone(), Path::to_path_buf)
    })
}

/// A command that runs in the project's top directory.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(root());
    command
}

/// The cargo that started us, with the given words as arguments.
pub fn cargo(words: &str) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").map_or("cargo".into(), PathBuf::from));
    cargo.args(words.split_whitespace());
    cargo
}

/// Runs a command with our own input and output; an error unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    run_as(command, &shown)
}

/// The same for a command too long to show.
pub fn run_as(command: &mut Command, shown: &str) -> Result<()> {
    println!("$ {shown}");
    let status = command
        .status()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// What a command writes to its standard output; an error, with what it wrote
/// to its error output, unless it succeeds.
pub fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` failed ({}): {}", output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as one would type it, the program by its bare name.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str());
    let mut line = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Finds a program on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    std::env::split_paths(&path)
        .flat_map(|dir| {
            names
                .iter()
                .map(move |end| dir.join(format!("{name}{end}")))
        })
        .find(|file| file.is_file())
}

/// The PATH with one more directory in front.
pub fn path_with(dir: &Path) -> Result<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let dirs = std::iter::once(dir.to_path_buf()).chain(std::env::split_paths(&old));
    std::env::join_paths(dirs).with_context(|| format!("{} cannot be put on PATH", dir.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_the_directory_of_the_workspace() {
        assert!(root().join("xtask/Cargo.toml").is_file());
        assert!(root().join("Cargo.lock").is_file());
    }

    #[test]
    fn a_failing_command_is_named_in_the_error() {
        let error = output(&mut cargo("no-such-subcommand")).unwrap_err();
        assert!(
            format!("{error:#}").contains("cargo no-such-subcommand"),
            "{error:#}"
        );
    }
}
