//! What only WebKitGTK's MiniBrowser and its driver know. The driver tells
//! neither requests nor the console and runs no script before the page's own:
//! a proxy stands in for the first and the last, and a script for the second.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use fantoccini::Client;
use serde_json::{Map, Value, json};

use super::driver::{self, Driver};
use super::proxy::Proxy;
use super::{Colours, Setup};
use crate::environment::Environment;

/// Notes errors and warnings, once in a document.
const LISTEN: &str = "
    if (!window.complained) {
        const all = window.complained = [];
        for (const kind of ['error', 'warn']) {
            const own = console[kind];
            console[kind] = (...words) => { all.push(`${kind}: ${words.join(' ')}`); own.apply(console, words); };
        }
        addEventListener('error', e => all.push(`error: ${e.message ?? e.target?.outerHTML}`), true);
        addEventListener('unhandledrejection', e => all.push(`error: ${e.reason}`));
        addEventListener('securitypolicyviolation', e => all.push(`error: refused by ${e.violatedDirective}: ${e.blockedURI}`));
    }";

/// Where the machine has no language (the locale “C”), its pages have none either;
/// a person's browser always has one.
const SPEAK: &str = "
    if (navigator.language === 'C') {
        const has = (name, value) => Object.defineProperty(Navigator.prototype, name, { get: () => value });
        has('language', 'en-GB');
        has('languages', Object.freeze(['en-GB', 'en']));
    };";

/// Takes what was noted.
const TAKE: &str = "return window.complained?.splice(0) ?? []";

/// MiniBrowser's own bars have a least width; a phone is narrower.
const STYLE: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/// Its page prefers reduced motion where the desktop has none.
const SETTINGS: &str = "[Settings]\ngtk-enable-animations=0\n";

/// So often is asked for another size until the page has its own: the window
/// has bars around it.
const RESIZES: usize = 20;

/// Where the window stands. No window manager gives the focus: whatever is
/// below the pointer has it, and the pointer rests in the middle of the screen
/// (see `xtask/src/screen.rs`). There it is in the browser's bars, so that
/// nothing of the page is below it.
const PLACE: (u32, u32) = (950, 1290);

/// A running MiniBrowser.
#[derive(Debug)]
pub struct WebKit {
    proxy: Proxy,
    driver: Driver,
    complained: RefCell<Vec<String>>,
}

/// A home for this one browser: where it saves files, and how it looks.
fn home(folder: &Path, downloads: &Path) -> Result<Vec<(&'static str, OsString)>, String> {
    let config = folder.join("config");
    let write = |name: &str, text: &str| {
        let path = config.join(name);
        let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
        parent
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    };
    let download = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", downloads.display());
    write("user-dirs.dirs", &download)?;
    write("gtk-3.0/gtk.css", STYLE)?;
    write("gtk-3.0/settings.ini", SETTINGS)?;
    let place = |name: &str| OsString::from(folder.join(name));
    Ok(vec![
        ("XDG_CONFIG_HOME", config.into()),
        ("XDG_CACHE_HOME", place("cache")),
        ("XDG_DATA_HOME", place("data")),
        ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
        ("GDK_BACKEND", "x11".into()),
    ])
}

/// What is this one browser's own, beside its downloads; a journey may have
/// several, and its name has dots.
fn beside(downloads: &Path, what: &str) -> PathBuf {
    let mut path = downloads.to_owned().into_os_string();
    path.push(".");
    path.push(what);
    path.into()
}

/// Starts MiniBrowser.
pub async fn start(
    environment: &Environment,
    setup: &Setup,
    downloads: &Path,
) -> Result<(Client, WebKit), String> {
    let mut before = setup.before.join(";\n");
    before.push_str(LISTEN);
    before.push_str(SPEAK);
    let proxy = Proxy::start(before)?;
    let folder = beside(downloads, "home");
    let environment_of_it = home(&folder, downloads)?;
    let said = beside(downloads, "driver.log");
    let driver = Driver::start(environment.driver()?, &[], &environment_of_it, &said).await?;
    let mut capabilities: Map<String, Value> = environment.capabilities.clone();
    let address = proxy.address();
    capabilities.insert(
        "proxy".into(),
        json!({ "proxyType": "manual", "httpProxy": address, "sslProxy": address }),
    );
    let client = super::session(&driver.url, capabilities).await?;
    let webkit = WebKit {
        proxy,
        driver,
        complained: RefCell::default(),
    };
    Ok((client, webkit))
}

impl WebKit {
    /// Makes the window that is looked at as large as the setup's screen.
    pub async fn prepare(&self, client: &Client, setup: &Setup) -> Result<(), String> {
        let wanted = [setup.screen.width, setup.screen.height];
        let [mut width, mut height] = wanted;
        let told = |error: fantoccini::error::CmdError| error.to_string();
        let mut found = json!(null);
        for _ in 0..RESIZES {
            let (x, y) = PLACE;
            client
                .set_window_rect(x, y, width, height)
                .await
                .map_err(told)?;
            let script = "return [innerWidth, innerHeight]";
            found = client.execute(script, Vec::new()).await.map_err(told)?;
            if found == json!(wanted) {
                return Ok(());
            }
            let now = |at: usize| found[at].as_u64().and_then(|n| u32::try_from(n).ok());
            let (Some(w), Some(h)) = (now(0), now(1)) else {
                continue;
            };
            width = (width + wanted[0]).saturating_sub(w);
            height = (height + wanted[1]).saturating_sub(h);
        }
        Err(format!("expected a window of {wanted:?}, it is {found}"))
    }

    /// In a document that came from no network, the script that notes what is
    /// complained about is put in now.
    pub async fn arrived(&self, client: &Client) -> Result<(), String> {
        let done = client.execute(LISTEN, Vec::new()).await;
        done.map(drop).map_err(|error| error.to_string())
    }

    /// Takes along what the document noted, before it goes.
    pub async fn leaving(&self, client: &Client) -> Result<(), String> {
        let found = client.execute(TAKE, Vec::new()).await;
        let found = found.map_err(|error| error.to_string())?;
        let found = found.as_array().into_iter().flatten();
        let found = found.filter_map(|text| text.as_str().map(String::from));
        self.complained.borrow_mut().extend(found);
        Ok(())
    }

    pub async fn complaints(&self, client: &Client) -> Result<Vec<String>, String> {
        self.leaving(client).await?;
        Ok(self.complained.take())
    }

    pub fn requests(&self) -> Vec<String> {
        self.proxy.requests()
    }

    /// The page goes by one rule, `color-scheme: light dark`; it is read here as
    /// the system would have it read, since the driver cannot tell the system.
    /// Motion is reduced in every journey (see `SETTINGS`).
    pub async fn prefer(&self, client: &Client, colours: Colours) -> Result<(), String> {
        const SET: &str = "
            const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
            window.bothColours ??= rules.filter(rule => rule.style?.colorScheme === 'light dark');
            for (const rule of bothColours) rule.style.colorScheme = arguments[0];
            return bothColours.length;";
        let scheme = match colours {
            Colours::Dark => "dark",
            Colours::Light => "light",
        };
        let set = client.execute(SET, vec![json!(scheme)]).await;
        match set.map_err(|error| error.to_string())?.as_u64() {
            Some(0) | None => Err("the page leaves its colours to no system".into()),
            Some(_) => Ok(()),
        }
    }

    /// Of the media features it has light and dark, and motion that is reduced.
    pub async fn media(&self, client: &Client, features: &[(&str, &str)]) -> Result<(), String> {
        let mut colours = Colours::Light;
        for feature in features {
            match *feature {
                ("prefers-color-scheme", "dark") => colours = Colours::Dark,
                ("prefers-color-scheme", "light") | ("prefers-reduced-motion", "reduce") => {}
                (name, value) => return Err(format!("there is no {name}: {value}")),
            }
        }
        self.prefer(client, colours).await
    }

    /// Its rules for paper hold, and those for a screen do not, or the other
    /// way round.
    pub async fn as_on_paper(&self, client: &Client, paper: bool) -> Result<(), String> {
        const SET: &str = "
            const within = rule => [rule, ...[...rule.cssRules ?? []].flatMap(within)];
            const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
            const rules = sheets.flatMap(sheet => [...sheet.cssRules].flatMap(within));
            window.forPaper ??= rules.filter(rule => rule.media?.mediaText === 'print');
            for (const rule of forPaper) rule.media.mediaText = arguments[0] ? 'all' : 'print';
            return forPaper.length;";
        let set = client.execute(SET, vec![json!(paper)]).await;
        match set.map_err(|error| error.to_string())?.as_u64() {
            Some(0) | None => Err("the page has no rules for paper".into()),
            Some(_) => Ok(()),
        }
    }

    /// Ends every process that shows a page; the browser itself goes on.
    pub fn crash_the_page(&self) -> Result<(), String> {
        let processes = processes_of(self.driver.process(), "WebKitWebProces");
        if processes.is_empty() {
            return Err("there is no process that shows a page".into());
        }
        processes.into_iter().try_for_each(driver::kill)
    }
}

/// The processes of a name in a group.
fn processes_of(group: u32, name: &str) -> Vec<u64> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // 1 (name) state parent group …
            let (before, after) = stat.rsplit_once(')')?;
            let of_group = after.split_whitespace().nth(2)?.parse() == Ok(group);
            (of_group && before.ends_with(&format!("({name}"))).then_some(process)
        })
        .collect()
}

impl From<WebKit> for super::Engine {
    fn from(webkit: WebKit) -> Self {
        Self::WebKit(Rc::new(webkit))
    }
}
