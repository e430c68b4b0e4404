//! What there is to know of each browser. To add one, add a row to `KINDS`.

use super::{Kind, Sought};
use crate::tools;

/// Every browser known here; the first is the default where one is enough.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "chromium",
        browser: Sought {
            variable: "CHROMIUM",
            places: &[
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            ],
            names: &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "chrome",
            ],
        },
        driver: Sought {
            variable: "CHROMEDRIVER",
            places: &[
                "/usr/lib/chromium/chromedriver",
                "/usr/lib/chromium-browser/chromedriver",
            ],
            names: &["chromedriver"],
        },
        built_driver: None,
        same_major: true,
        needs_screen: false,
        shared_driver: true,
        runs_web_tests: true,
        debian: &["chromium", "chromium-driver"],
        hint: "Debian: apt-get install chromium chromium-driver; Fedora: dnf install chromium \
               chromedriver; macOS: brew install --cask google-chrome chromedriver; elsewhere: \
               npx @puppeteer/browsers install chrome@stable, the same with chromedriver@stable, \
               and CHROMIUM and CHROMEDRIVER set to the two programs",
        options: "goog:chromeOptions",
        shutdown: Some("/shutdown"),
    },
    Kind {
        name: "firefox",
        browser: Sought {
            variable: "FIREFOX",
            places: &[
                "/Applications/Firefox.app/Contents/MacOS/firefox",
                "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
            ],
            names: &["firefox-esr", "firefox"],
        },
        driver: Sought {
            variable: "GECKODRIVER",
            places: &[],
            names: &["geckodriver"],
        },
        built_driver: Some(&tools::GECKODRIVER),
        same_major: false,
        needs_screen: false,
        shared_driver: false,
        runs_web_tests: true,
        debian: &["firefox-esr"],
        hint: "Debian: apt-get install firefox-esr; Fedora: dnf install firefox; macOS: brew \
               install --cask firefox; elsewhere: FIREFOX set to the program (geckodriver is \
               built from crates.io where there is none)",
        options: "moz:firefoxOptions",
        shutdown: None,
    },
    Kind {
        name: "webkit",
        browser: Sought {
            variable: "MINIBROWSER",
            places: &[
                "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
                "/usr/lib/*/webkit2gtk-4.0/MiniBrowser",
                "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
            ],
            names: &["MiniBrowser"],
        },
        driver: Sought {
            variable: "WEBKITWEBDRIVER",
            places: &[],
            names: &["WebKitWebDriver"],
        },
        built_driver: None,
        same_major: false,
        needs_screen: true,
        shared_driver: false,
        runs_web_tests: false,
        debian: &["webkit2gtk-driver", "xvfb"],
        hint: "Debian: apt-get install webkit2gtk-driver xvfb; there is no WebKitGTK for macOS \
               and Windows",
        options: "webkitgtk:browserOptions",
        shutdown: None,
    },
];
