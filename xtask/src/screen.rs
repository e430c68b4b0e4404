//! A screen that nobody sees, for browsers that have no mode without one.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, ensure};

use crate::run;

/// The X server without a monitor.
pub const PROGRAM: &str = "Xvfb";

/// Larger than any window of the journeys with its upper bar below the middle,
/// where the pointer rests: what is below that has the focus (see the journeys'
/// `browser/webkit.rs`).
const SIZE: &str = "2400x2600x24";

/// A running screen.
pub struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    /// Starts one under a number that is free.
    pub fn start() -> Result<Self> {
        let mut server = run::command(PROGRAM)
            .args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{PROGRAM} could not be started"))?;
        // It tells its number once it can be used; nothing, where it ended.
        let told = server.stdout.take().context("it has an output")?;
        let mut number = String::new();
        let read = BufReader::new(told).read_line(&mut number);
        let screen = Self {
            server,
            name: format!(":{}", number.trim()),
        };
        read?;
        ensure!(!number.trim().is_empty(), "{PROGRAM} ended at once");
        Ok(screen)
    }

    /// Its name, for `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
