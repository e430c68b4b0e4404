//! A running browser driver, stopped together with its browsers in the end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::browser::Installed;
use crate::run;

/// How long a driver may take to answer for the first time, and to end.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(50);

/// A running driver.
pub struct Driver {
    child: Child,
    address: SocketAddr,
    shutdown: Option<&'static str>,
}

impl Driver {
    /// Starts the browser's driver on a free port and waits until it answers.
    pub fn start(browser: &Installed) -> Result<Self> {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let child = run::command(&browser.driver)
            .arg(format!("--port={}", free.port()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("{} could not be started", browser.driver.display()))?;
        let mut driver = Self {
            child,
            address: free,
            shutdown: browser.kind.shutdown,
        };
        let began = Instant::now();
        loop {
            if get(free, "/status").is_ok_and(|answer| answer.contains(" 200 ")) {
                return Ok(driver);
            }
            if let Some(status) = driver.child.try_wait()? {
                bail!("{} ended at once ({status})", browser.driver.display());
            }
            if began.elapsed() > PATIENCE {
                bail!(
                    "{} did not answer within {} seconds",
                    browser.driver.display(),
                    PATIENCE.as_secs()
                );
            }
            thread::sleep(PAUSE);
        }
    }

    /// The driver's address.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that is killed leaves the browsers of unfinished sessions
        // running, so it is first asked to end by itself.
        if let Some(path) = self.shutdown
            && get(self.address, path).is_ok()
        {
            let began = Instant::now();
            while began.elapsed() < PATIENCE && matches!(self.child.try_wait(), Ok(None)) {
                thread::sleep(PAUSE);
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The whole answer, with its head, to a plain request.
pub fn get(address: SocketAddr, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n\r\n")?;
    let mut stream = BufReader::new(stream);
    let mut answer = String::new();
    let mut length = 0;
    while stream.read_line(&mut answer)? > 2 {
        let line = answer
            .lines()
            .last()
            .unwrap_or_default()
            .to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
    }
    // Drivers keep the connection open whatever they are asked, so its end
    // says nothing about the end of the answer.
    stream.take(length).read_to_string(&mut answer)?;
    Ok(answer)
}
