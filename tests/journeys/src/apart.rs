//! A server on a thread of its own, beside the journey that asks it.

use std::convert::Infallible;
use std::thread::JoinHandle;

use tokio::sync::oneshot;

/// Ends a server when it is dropped.
pub type Stop = oneshot::Sender<Infallible>;

/// Serves until the sender that comes back is dropped; every connection ends
/// with it.
pub fn apart<F>(serve: impl FnOnce() -> F + Send + 'static) -> (Stop, JoinHandle<()>)
where
    F: Future<Output = ()>,
{
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            tokio::select! {
                () = serve() => {}
                _ = stopped => {}
            }
        });
    });
    (stop, thread)
}
