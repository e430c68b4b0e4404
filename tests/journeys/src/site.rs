//! A site of a journey's own: its server can be switched off, its files can be
//! broken, and another version can be put in its place.

use std::cell::RefCell;
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::{io, vec};

use futures_util::stream::{Iter, iter};
use http::{Response, StatusCode, header};
use http_body_util::StreamBody;
use hyper::body::{Bytes, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

use crate::apart::{Stop, apart};

/// Where the site lies below its server's root, as `cargo xtask test` has it.
const PREFIX: &str = "/some/clinic/page/";

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// The server has only its first half, as when a copy was broken off.
    Half,
    /// The connection ends after its first half.
    Torn,
}

/// What the server goes by.
#[derive(Debug, Default)]
struct Served {
    folder: PathBuf,
    faults: HashMap<String, Fault>,
    asked: Vec<String>,
    missed: Vec<String>,
    no_wasm: bool,
}

/// A site and its server, which ends with it.
#[derive(Debug)]
pub struct Site {
    served: Arc<Mutex<Served>>,
    address: SocketAddr,
    running: RefCell<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    stop: Stop,
    thread: JoinHandle<()>,
}

/// The folder of the release page.
#[must_use]
pub fn release() -> PathBuf {
    told("DERMSCORE_SITE")
}

/// The folder of a made-up next version of it: marked by a `<meta
/// name="generation" content="next">`, and with its criteria under other names.
#[must_use]
pub fn next_release() -> PathBuf {
    told("DERMSCORE_NEXT_SITE")
}

fn told(name: &str) -> PathBuf {
    let folder = std::env::var_os(name).unwrap_or_else(|| {
        panic!("{name} is not set: run `cargo xtask test journeys`, which makes the folder")
    });
    PathBuf::from(folder)
}

impl Site {
    /// Serves a folder on a free port.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn of(folder: PathBuf) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let site = Self {
            address: listener.local_addr().expect("an address"),
            served: Arc::default(),
            running: RefCell::default(),
        };
        site.put(folder);
        site.run(listener);
        site
    }

    /// Its address; ends in `/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{PREFIX}", self.address)
    }

    /// Puts another folder in its place.
    pub fn put(&self, folder: PathBuf) {
        self.served().folder = folder;
    }

    /// Breaks a file, by its name below the site.
    pub fn damage(&self, file: &str, fault: Fault) {
        self.served().faults.insert(file.to_owned(), fault);
    }

    /// Repairs every file.
    pub fn repair(&self) {
        self.served().faults.clear();
    }

    /// How often a file was asked for.
    #[must_use]
    pub fn asked_for(&self, file: &str) -> usize {
        let served = self.served();
        served.asked.iter().filter(|asked| *asked == file).count()
    }

    /// What was asked for and is not there.
    #[must_use]
    pub fn missed(&self) -> Vec<String> {
        self.served().missed.clone()
    }

    /// Serves WebAssembly as a server does that does not know it.
    pub fn know_no_wasm(&self) {
        self.served().no_wasm = true;
    }

    /// Switches the server off; connections end at once.
    pub fn stop(&self) {
        if let Some(Running { stop, thread }) = self.running.take() {
            drop(stop);
            let _ = thread.join();
        }
    }

    /// Switches the server on again, at the same address.
    ///
    /// # Panics
    /// When the address is taken.
    pub fn start(&self) {
        self.stop();
        self.run(TcpListener::bind(self.address).expect("the same port again"));
    }

    fn served(&self) -> MutexGuard<'_, Served> {
        self.served.lock().expect("the server did not panic")
    }

    fn run(&self, listener: TcpListener) {
        let served = Arc::clone(&self.served);
        let (stop, thread) = apart(move || serve(listener, served));
        *self.running.borrow_mut() = Some(Running { stop, thread });
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn serve(listener: TcpListener, served: Arc<Mutex<Served>>) {
    listener.set_nonblocking(true).expect("a socket");
    let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let served = Arc::clone(&served);
        let answer = service_fn(move |request: http::Request<Incoming>| {
            let answer = answer(request.uri().path(), &served);
            async { Ok::<_, Infallible>(answer) }
        });
        let connection = hyper::server::conn::http1::Builder::new();
        tokio::spawn(connection.serve_connection(TokioIo::new(stream), answer));
    }
}

/// A file's bytes, and an error after them where the connection is to break.
type Body = StreamBody<Iter<vec::IntoIter<io::Result<Frame<Bytes>>>>>;

fn answer(path: &str, served: &Mutex<Served>) -> Response<Body> {
    let mut served = served.lock().expect("the other requests did not panic");
    let name = match path.strip_prefix(PREFIX) {
        Some("") => "index.html",
        Some(name) if !name.contains("..") => name,
        _ => {
            served.missed.push(path.to_owned());
            return missing();
        }
    };
    served.asked.push(name.to_owned());
    let fault = served.faults.get(name).copied();
    let file = served.folder.join(name);
    let Ok(mut bytes) = std::fs::read(&file) else {
        served.missed.push(path.to_owned());
        return missing();
    };
    let whole = bytes.len();
    if fault.is_some() {
        bytes.truncate(whole / 2);
    }
    let length = match fault {
        Some(Fault::Missing) => return missing(),
        Some(Fault::Half) => bytes.len(),
        Some(Fault::Torn) | None => whole,
    };
    let kind = match media_type(&file) {
        "application/wasm" if served.no_wasm => "application/octet-stream",
        kind => kind,
    };
    let mut frames = vec![Ok(Frame::data(bytes.into()))];
    if fault == Some(Fault::Torn) {
        frames.push(Err(io::ErrorKind::ConnectionAborted.into()));
    }
    Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CONTENT_LENGTH, length)
        .header(header::CACHE_CONTROL, "no-cache")
        .body(StreamBody::new(iter(frames)))
        .expect("headers that are allowed")
}

fn missing() -> Response<Body> {
    let mut response = Response::new(StreamBody::new(iter(Vec::new())));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}
