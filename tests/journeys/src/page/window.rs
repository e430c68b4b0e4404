//! The page's windows, and their ends.

use std::future::Future;

use fantoccini::wd::WindowHandle;
use serde_json::json;

use super::{Must as _, Page};
use crate::browser::{Colours, Setup};

impl Page {
    /// The window that is looked at.
    pub async fn window(&self) -> WindowHandle {
        self.browser.client.window().await.must("the window")
    }

    /// Every window.
    pub async fn windows(&self) -> Vec<WindowHandle> {
        self.browser.client.windows().await.must("the windows")
    }

    /// Opens a window with nothing in it, which keeps the browser alive while
    /// the page's own goes, and goes on looking at the page.
    #[track_caller]
    pub fn open_empty_window(&self) -> impl Future<Output = WindowHandle> {
        self.note("open an empty window".into());
        async {
            let client = &self.browser.client;
            let opened = client.new_window(false).await.must("an empty window");
            opened.handle
        }
    }

    /// Opens an empty window as large as this one, and looks at it.
    async fn switch_to_another(&self) -> WindowHandle {
        let client = &self.browser.client;
        let opened = client.new_window(false).await.must("another window");
        let handle = opened.handle.clone();
        client.switch_to_window(handle).await.must("another window");
        let prepared = self.browser.prepare(&self.setup).await;
        prepared.must("another window");
        opened.handle
    }

    /// Opens another window of the same browser and looks at it.
    #[track_caller]
    pub fn open_window(&self) -> impl Future<Output = WindowHandle> {
        self.note("open another window".into());
        async {
            let handle = self.switch_to_another().await;
            self.load().await;
            handle
        }
    }

    /// Opens another window that a script of this one reaches as
    /// `window.twin`, and goes on looking at this one.
    #[track_caller]
    pub fn open_twin(&self) -> impl Future<Output = ()> {
        self.note("open a twin window".into());
        async {
            self.run("window.twin = window.open(location.href)", &[])
                .await;
            self.until(async || {
                let script = "return !!window.twin?.document.querySelector('[data-testid=\"baseline.import\"]')";
                match self.run(script, &[]).await.as_bool() {
                    Some(true) => Ok(()),
                    _ => Err("expected a second window with the whole page, there is none".into()),
                }
            })
            .await;
        }
    }

    /// Opens another window of the same browser and looks at it; the page in it
    /// is not the whole one, but one with a control.
    #[track_caller]
    pub fn open_window_showing(&self, control: &str) -> impl Future<Output = WindowHandle> {
        self.note(format!("open another window that shows {control}"));
        async move {
            let handle = self.switch_to_another().await;
            let client = &self.browser.client;
            client.goto(self.address()).await.must("opening the page");
            self.patient().expect_there(control).await;
            handle
        }
    }

    /// Opens the page in another browser, which shows not the whole page but one
    /// with a control.
    pub async fn elsewhere_showing(&self, setup: Setup, control: &str) -> Self {
        self.note(format!("open another browser that shows {control}"));
        let page = Self {
            browser: self.stage.start(&setup).await,
            setup,
            ..self.clone()
        };
        let client = &page.browser.client;
        client.goto(page.address()).await.must("opening the page");
        page.patient().expect_there(control).await;
        page
    }

    /// Looks at a window.
    #[track_caller]
    pub fn look_at(&self, window: &WindowHandle) -> impl Future<Output = ()> {
        self.note("look at a window".into());
        let window = window.clone();
        async {
            let client = &self.browser.client;
            client.switch_to_window(window).await.must("the window");
        }
    }

    /// Closes the window that is looked at.
    #[track_caller]
    pub fn close_window(&self) -> impl Future<Output = ()> {
        self.note("close the window".into());
        async { self.browser.client.close_window().await.must("closing") }
    }

    /// Ends the page's own process at once.
    #[track_caller]
    pub fn crash(&self) -> impl Future<Output = ()> {
        self.note("the page crashes".into());
        async { self.browser.crash_the_page().await.must("crashing") }
    }

    /// Ends the whole browser at once.
    #[track_caller]
    pub fn kill(&self) {
        self.note("the browser is killed".into());
        self.browser.kill().must("killing the browser");
    }

    /// Sets what the system prefers.
    pub async fn prefer(&self, colours: Colours, reduced_motion: bool) {
        let done = self.browser.prefer(colours, reduced_motion).await;
        done.must("what the system prefers");
    }

    /// Sets the device's clock to a time zone; only Chromium's driver can.
    pub async fn in_time_zone(&self, zone: &str) {
        let zone = json!({ "timezoneId": zone });
        let done = self
            .browser()
            .devtools("Emulation.setTimezoneOverride", zone)
            .await;
        done.must("setting the time zone");
    }

    /// Shows the page as on paper, or on the screen again.
    pub async fn as_on_paper(&self, paper: bool) {
        self.browser.as_on_paper(paper).await.must("paper");
    }

    /// Lets the page use the clipboard, or not.
    pub async fn allow_clipboard(&self, allowed: bool) {
        let done = self.browser.allow_clipboard(allowed).await;
        done.must("the clipboard");
    }

    /// The addresses requested since the last time it was asked.
    pub async fn requests(&self) -> Vec<String> {
        self.browser.requests().await.must("the log of requests")
    }
}
