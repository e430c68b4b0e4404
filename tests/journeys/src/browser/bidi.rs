//! The driver's second language, WebDriver BiDi: commands and, unasked, what
//! happens in the browser.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

type Waiting = HashMap<u64, oneshot::Sender<Result<Value, String>>>;

/// A connection, open as long as the browser is.
#[derive(Debug)]
pub struct Bidi {
    out: mpsc::UnboundedSender<Message>,
    waiting: Arc<Mutex<Waiting>>,
    events: Arc<Mutex<Vec<Value>>>,
    number: AtomicU64,
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Bidi {
    /// Connects to the address that the session names.
    pub async fn connect(address: &str) -> Result<Self, String> {
        let (socket, _) = connect_async(address)
            .await
            .map_err(|error| format!("{address}: {error}"))?;
        let (mut write, mut read) = socket.split();
        let (out, mut pending) = mpsc::unbounded_channel();
        let bidi = Self {
            out,
            waiting: Arc::default(),
            events: Arc::default(),
            number: AtomicU64::new(1),
        };
        tokio::spawn(async move {
            while let Some(message) = pending.recv().await {
                if write.send(message).await.is_err() {
                    break;
                }
            }
        });
        let (waiting, events) = (Arc::clone(&bidi.waiting), Arc::clone(&bidi.events));
        tokio::spawn(async move {
            while let Some(Ok(message)) = read.next().await {
                let Ok(message) = serde_json::from_slice::<Value>(&message.into_data()) else {
                    continue;
                };
                let Some(number) = message["id"].as_u64() else {
                    lock(&events).push(message);
                    continue;
                };
                if let Some(asker) = lock(&waiting).remove(&number) {
                    let answer = if message["type"] == "error" {
                        Err(format!("{}: {}", message["error"], message["message"]))
                    } else {
                        Ok(message["result"].clone())
                    };
                    let _ = asker.send(answer);
                }
            }
            // Whoever still waits is told by the end of its channel.
            lock(&waiting).clear();
        });
        Ok(bidi)
    }

    /// A command and its answer.
    pub async fn command(&self, method: &str, params: Value) -> Result<Value, String> {
        let id = self.number.fetch_add(1, Relaxed);
        let (asker, answer) = oneshot::channel();
        lock(&self.waiting).insert(id, asker);
        let text = json!({ "id": id, "method": method, "params": params }).to_string();
        let gone = || format!("{method}: the browser is gone");
        self.out.send(Message::text(text)).map_err(|_| gone())?;
        let answer = answer.await.map_err(|_| gone())?;
        answer.map_err(|error| format!("{method}: {error}"))
    }

    /// What happened since this was last asked, of one kind.
    pub fn events(&self, method: &str) -> Vec<Value> {
        let mut events = lock(&self.events);
        let mut wanted = Vec::new();
        events.retain(|event| {
            let other = event["method"] != method;
            if !other {
                wanted.push(event["params"].clone());
            }
            other
        });
        wanted
    }
}
