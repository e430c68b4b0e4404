//! A driver that serves one browser alone, started for it and ended with it.

use std::ffi::OsString;
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long it may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    /// Its address.
    pub url: String,
}

/// A port that nobody listens at.
pub fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| e.to_string())?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    Ok(address.port())
}

impl Driver {
    /// Starts it and waits until it listens. What it and its browser say goes
    /// into a file.
    pub async fn start(
        program: &Path,
        arguments: &[String],
        environment: &[(&str, OsString)],
        said: &Path,
    ) -> Result<Self, String> {
        let port = free_port()?;
        let log = File::create(said).map_err(|error| format!("{}: {error}", said.display()))?;
        let also = log.try_clone().map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command
            .arg(format!("--port={port}"))
            .args(arguments)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(also);
        // Its browser is of its group, and ends with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let child = command
            .spawn()
            .map_err(|error| format!("{} could not be started: {error}", program.display()))?;
        let mut driver = Self {
            child,
            url: format!("http://127.0.0.1:{port}"),
        };
        let began = Instant::now();
        while tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .is_err()
        {
            if let Ok(Some(status)) = driver.child.try_wait() {
                return Err(format!("{} ended at once: {status}", program.display()));
            }
            if began.elapsed() > PATIENCE {
                return Err(format!("{} did not answer", program.display()));
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(driver)
    }

    /// The driver's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Ends a process at once.
pub fn kill(process: u64) -> Result<(), String> {
    let killed = Command::new("kill")
        .args(["-KILL", &process.to_string()])
        .status();
    match killed {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("process {process} could not be killed: {status}")),
        Err(error) => Err(format!("kill could not be run: {error}")),
    }
}
