//! How this device likes the page, as a text and kept.

use dermscore::instruments::INSTRUMENTS;
use dermscore::ui::Settings;
use dermscore::ui::platform::storage;
use wasm_bindgen_test::wasm_bindgen_test;

fn first() -> Settings {
    Settings {
        theme: String::new(),
        bands: vec![0; INSTRUMENTS.len()],
        language: String::new(),
        six: false,
        in_tab: false,
        shared: false,
        scale: 1000,
    }
}

#[wasm_bindgen_test]
fn every_setting_comes_back_from_its_text() {
    for theme in ["", "light", "dark"] {
        for (index, instrument) in INSTRUMENTS.iter().enumerate() {
            for set in 0..instrument.bands.len().max(1) {
                let mut settings = first();
                theme.clone_into(&mut settings.theme);
                settings.bands[index] = u8::try_from(set).expect("few sets");
                assert_eq!(Settings::parse(&settings.text()), settings);
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_setting_is_a_line_by_name() {
    let text = "theme=dark\nbands.pasi=ten-twenty\nbands.itch=first-cut-3\n";
    let settings = Settings::parse(text);
    assert_eq!(settings.theme, "dark");
    assert_eq!(settings.bands, [2, 0, 1, 0, 0, 0, 0]);
    assert_eq!(settings.text(), text);
    assert_eq!(first().text(), "", "what is as at first is not written");
}

#[wasm_bindgen_test]
fn lines_that_are_not_understood_change_nothing() {
    for text in [
        "",
        "\n\n",
        "theme",
        "theme=",
        "theme=purple",
        "theme=dark ",
        "Theme=dark",
        "bands.pasi=",
        "bands.pasi=1",
        "bands.pasi=none-such",
        "bands.pasi=npf",
        "bands.none=npf",
        "bands.=npf",
        "bands=ten-twenty",
        "pasi=ten-twenty",
        "=",
        "===",
        "future.setting=on",
        "\u{0}\u{fffd}=\u{0}",
        "mm=499",
        "mm=3001",
        "mm=1.2",
        "mm=1000",
    ] {
        assert_eq!(Settings::parse(text), first(), "{text:?}");
    }
    let among = Settings::parse("future=1\r\ntheme=light\nbands.pasi=nope\nbands.pasi=five-ten\nx");
    assert_eq!((among.theme.as_str(), among.bands[0]), ("light", 1));
}

#[wasm_bindgen_test]
fn settings_are_kept_on_the_device() {
    let mut settings = first();
    settings.theme = "dark".into();
    settings.bands[0] = 1;
    settings.keep();
    assert_eq!(Settings::kept(), settings);
    storage::remove("dermscore.settings");
    assert_eq!(Settings::kept(), first());
}

#[wasm_bindgen_test]
fn a_measured_millimetre_is_kept_within_its_range() {
    for (text, scale) in [("mm=500", 500), ("mm=1435", 1435), ("mm=3000", 3000)] {
        let settings = Settings::parse(text);
        assert_eq!(settings.scale, scale);
        assert_eq!(Settings::parse(&settings.text()), settings);
    }
}

#[wasm_bindgen_test]
fn where_things_are_kept_is_a_setting_that_stays_on_the_device() {
    let settings = Settings::parse("keep=tab\nshared=yes\n");
    assert!(settings.in_tab && settings.shared);
    assert_eq!(Settings::parse(&settings.text()), settings);
    assert_eq!(Settings::parse("keep=all\nshared=no\n"), first());
    storage::stay_in_tab(true);
    settings.keep();
    let kept = storage::Place::Device.all("dermscore.settings");
    let in_tab = storage::Place::Tab.all("dermscore.settings");
    storage::stay_in_tab(false);
    storage::remove("dermscore.settings");
    assert_eq!((kept.len(), in_tab.len()), (1, 0));
}
