//! A proxy for a browser whose driver tells nothing of the network: it notes
//! every address asked for, lets through what is on this machine, and puts a
//! script before the page's own.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use http::{Method, Request, Response, header};
use http_body_util::{BodyExt as _, Either, Empty, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};

use crate::apart::{Stop, apart};

/// The script's name, beside whatever page it is put into.
const SCRIPT: &str = "journey-before.js";

/// A running proxy, which ends with its browser.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    stop: Option<Stop>,
    thread: Option<JoinHandle<()>>,
}

type Body = Either<Incoming, Full<Bytes>>;
type Network = Client<HttpConnector, Empty<Bytes>>;

impl Proxy {
    /// Starts one on a free port, with the script that it puts into pages.
    pub fn start(script: String) -> Result<Self, String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| e.to_string())?;
        let address = listener.local_addr().map_err(|e| e.to_string())?;
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let noted = Arc::clone(&asked);
        let (stop, thread) = apart(move || serve(listener, noted, script));
        Ok(Self {
            address,
            asked,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Host and port.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// What was asked for since this was last asked.
    pub fn requests(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn serve(listener: TcpListener, asked: Arc<Mutex<Vec<String>>>, script: String) {
    listener.set_nonblocking(true).expect("a socket");
    let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
    let script = Bytes::from(script);
    // No connection is kept: a server that is switched off and on again is met
    // as it then is.
    let network: Network = Client::builder(TokioExecutor::new())
        .pool_max_idle_per_host(0)
        .build(HttpConnector::new());
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let (asked, script, network) = (Arc::clone(&asked), script.clone(), network.clone());
        let answer = service_fn(move |request| {
            let (asked, script, network) = (Arc::clone(&asked), script.clone(), network.clone());
            async move { answer(request, &asked, script, &network).await }
        });
        let connection = hyper::server::conn::http1::Builder::new();
        // An error ends the connection without an answer, as a network does.
        tokio::spawn(connection.serve_connection(TokioIo::new(stream), answer));
    }
}

async fn answer(
    request: Request<Incoming>,
    asked: &Mutex<Vec<String>>,
    script: Bytes,
    network: &Network,
) -> Result<Response<Body>, String> {
    let address = if request.method() == Method::CONNECT {
        format!("https://{}", request.uri())
    } else {
        request.uri().to_string()
    };
    asked
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(address.clone());
    let here = matches!(request.uri().host(), Some("127.0.0.1" | "localhost"));
    if !here || request.method() == Method::CONNECT {
        return Err(format!("{address} is not on this machine"));
    }
    if request.uri().path().ends_with(SCRIPT) {
        return Response::builder()
            .header(header::CONTENT_TYPE, "text/javascript")
            .header(header::CACHE_CONTROL, "no-store")
            .body(Either::Right(Full::new(script)))
            .map_err(|error| error.to_string());
    }
    let a_page = request
        .headers()
        .get("sec-fetch-dest")
        .is_some_and(|dest| dest == "document");
    let mut onward = Request::builder()
        .method(request.method())
        .uri(request.uri());
    for (name, value) in request.headers() {
        let hop = *name == header::CONNECTION || name == "proxy-connection";
        if !hop && *name != header::ACCEPT_ENCODING {
            onward = onward.header(name, value);
        }
    }
    let onward = onward.body(Empty::new()).map_err(|e| e.to_string())?;
    let response = network.request(onward).await.map_err(|e| e.to_string())?;
    let html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    if !(a_page && html) {
        return Ok(response.map(Either::Left));
    }
    let (mut head, body) = response.into_parts();
    let page = body.collect().await.map_err(|e| e.to_string())?.to_bytes();
    let tag = format!("<script src=\"./{SCRIPT}\"></script><meta");
    let page = String::from_utf8_lossy(&page).replacen("<meta", &tag, 1);
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers.remove(header::TRANSFER_ENCODING);
    Ok(Response::from_parts(head, Either::Right(Full::from(page))))
}
