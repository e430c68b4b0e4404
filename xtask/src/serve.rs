//! A static server for the finished page, on this machine only.

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

/// Where `cargo xtask serve` starts looking for a free port, and how many it tries.
const FIRST_PORT: u16 = 8080;
const PORTS: u16 = 100;

/// A directory being served, until this is dropped.
pub struct Serving {
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<JoinHandle<()>>,
    address: SocketAddr,
    prefix: String,
}

impl Serving {
    /// Serves `dir` below `prefix`, which begins and ends with `/`. Port 0
    /// takes any free one.
    pub fn start(dir: &Path, prefix: &str, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} cannot be used"))?;
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let (stop, stopped) = oneshot::channel::<Infallible>();
        let served: Arc<(PathBuf, String)> = Arc::new((dir.to_path_buf(), prefix.to_owned()));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = serve(listener, served) => {}
                    _ = stopped => {}
                }
            });
        });
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
            address,
            prefix: prefix.to_owned(),
        })
    }

    /// The address of the directory's index.html, ending in `/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves `dir` at the top until the process is stopped.
pub fn until_stopped(dir: &Path, port: Option<u16>) -> Result<()> {
    let serving = match port {
        Some(port) => Serving::start(dir, "/", port)?,
        None => (FIRST_PORT..FIRST_PORT + PORTS)
            .find_map(|port| Serving::start(dir, "/", port).ok())
            .with_context(|| {
                format!("no free port from {FIRST_PORT} on; name one: cargo xtask serve --port N")
            })?,
    };
    println!("dermscore is at {} (Ctrl-C stops it)", serving.url());
    loop {
        thread::park();
    }
}

async fn serve(listener: TcpListener, served: Arc<(PathBuf, String)>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let served = Arc::clone(&served);
        let answer = service_fn(move |request: Request<Incoming>| {
            let answer = answer(request.method(), request.uri().path(), &served.0, &served.1);
            async { Ok::<_, Infallible>(answer) }
        });
        // A browser that has gone away in the meantime needs no answer.
        let connection = hyper::server::conn::http1::Builder::new()
            .title_case_headers(true)
            .serve_connection(TokioIo::new(stream), answer);
        tokio::spawn(connection);
    }
}

fn answer(method: &Method, path: &str, dir: &Path, prefix: &str) -> Response<Full<Bytes>> {
    let said = |status, text: &'static str| {
        let mut response = Response::new(Full::from(text));
        *response.status_mut() = status;
        response
    };
    if method != Method::GET && method != Method::HEAD {
        return said(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
    }
    let Some((path, content)) = file(path, dir, prefix) else {
        return said(StatusCode::NOT_FOUND, "not found\n");
    };
    let mut response = Response::new(Full::from(content));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type(&path)));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// The file an address stands for. Names of built files are plain, so anything
/// else, and with it every way out of the directory, has no file.
fn file(address: &str, dir: &Path, prefix: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path = address.split(['?', '#']).next()?.strip_prefix(prefix)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let mut file = dir.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        match part {
            "" if parts.peek().is_none() => file.push("index.html"),
            "" => return None,
            part if part.starts_with('.') || !part.chars().all(plain) => return None,
            part => file.push(part),
        }
    }
    let content = fs::read(&file).ok()?;
    Some((file, content))
}

/// What a server says that a file is.
pub fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::webdriver::get;

    #[test]
    fn files_are_served_below_the_prefix_and_nowhere_else() {
        let dir = std::env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
        let site = dir.join("site");
        fs::create_dir_all(site.join("sub")).unwrap();
        fs::write(dir.join("secret.txt"), "secret").unwrap();
        fs::write(site.join("index.html"), "<p>hello").unwrap();
        fs::write(site.join("sub/a-1.wasm"), "wasm").unwrap();

        let serving = Serving::start(&site, "/some/clinic/page/", 0).unwrap();
        assert!(serving.url().ends_with("/some/clinic/page/"));
        let ask = |path: &str| get(serving.address, path).unwrap();

        let page = ask("/some/clinic/page/?x=1");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        assert!(
            page.contains("Content-Type: text/html; charset=utf-8"),
            "{page}"
        );
        assert!(page.contains("Cache-Control: no-cache"), "{page}");
        assert!(page.ends_with("<p>hello"), "{page}");
        let wasm = ask("/some/clinic/page/sub/a-1.wasm");
        assert!(wasm.contains("Content-Type: application/wasm"), "{wasm}");

        for elsewhere in [
            "/",
            "/index.html",
            "/some/clinic/page",
            "/some/clinic/page/sub/",
            "/some/clinic/page/sub",
            "/some/clinic/page//index.html",
            "/some/clinic/page/../secret.txt",
            "/some/clinic/page/%2e%2e/secret.txt",
            "/some/clinic/page/no.html",
        ] {
            let answer = ask(elsewhere);
            assert!(answer.starts_with("HTTP/1.1 404"), "{elsewhere}: {answer}");
        }
        drop(serving);
        fs::remove_dir_all(dir).unwrap();
    }
}
