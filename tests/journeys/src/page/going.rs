//! From one document, or one view of it, to the next.

use std::future::Future;

use serde_json::{Value, json};

use super::{Must as _, Page};

impl Page {
    /// Reloads as a person does. A driver's own reload is a forced one in
    /// Firefox, which goes past what the device keeps.
    pub(super) async fn reload_document(&self) {
        self.mark().await;
        self.run("location.reload()", &[]).await;
        self.fresh().await;
    }

    /// Marks the document, before what loads the page again.
    pub async fn mark(&self) {
        self.browser.leaving().await.must("leaving the page");
        self.run("window.beforeReload = true", &[]).await;
    }

    /// Waits until the document is another than the marked one.
    pub async fn fresh(&self) {
        self.until(
            async || match self.run("return window.beforeReload || false", &[]).await {
                Value::Bool(false) => Ok(()),
                _ => Err("expected the page to reload, the old one is still there".into()),
            },
        )
        .await;
    }

    /// Changes the address within the page, as a link of it does, and waits
    /// until what is there stands: the scores, or another of the page's views.
    #[track_caller]
    pub fn show(&self, route: &str) -> impl Future<Output = ()> {
        const STANDS: &str = "
            const scores = !!at('dlqi.1.aLot');
            const other = /^#\\/(labs|events|device|transfer|wording)/.test(location.hash);
            return other ? !scores && !!document.querySelector('main h1, main h2') : scores;";
        self.note(format!("go to {route}"));
        let route = route.to_owned();
        async move {
            self.run("location.hash = arguments[0]", &[json!(route)])
                .await;
            self.until(async || match self.run(STANDS, &[]).await {
                Value::Bool(true) => Ok(()),
                _ => Err(format!("expected {route} to stand, it does not")),
            })
            .await;
        }
    }
}
