//! The web manifest, by which the page can be installed: what it points to has
//! to be there, and to be what it says.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::read;

/// Its name in the site.
const NAME: &str = "manifest.webmanifest";

/// An error if the site's manifest would not work below any address, or names
/// an icon that is not there or of another size; a site may have none.
pub fn check(site: &Path) -> Result<()> {
    if !site.join(NAME).is_file() {
        return Ok(());
    }
    let manifest: Value = serde_json::from_str(&read(&site.join(NAME))?)
        .with_context(|| format!("{NAME} is not JSON"))?;
    for key in ["start_url", "scope"] {
        ensure!(
            manifest[key] == "./",
            "{NAME}: {key} has to be \"./\", so that the site can lie below any path"
        );
    }
    // It would be resolved against the origin's root and not the manifest's own
    // folder, and every copy on a host would be the same program.
    ensure!(
        manifest.get("id").is_none(),
        "{NAME}: without an id, the address itself is the id; a relative one is not below the path"
    );
    let icons = manifest["icons"].as_array().map(Vec::as_slice);
    for icon in icons.unwrap_or_default() {
        check_icon(site, icon).with_context(|| format!("{NAME}: the icon {icon}"))?;
    }
    Ok(())
}

fn check_icon(site: &Path, icon: &Value) -> Result<()> {
    let file = icon["src"].as_str().context("has no src")?;
    ensure!(
        !file.starts_with('/') && !file.contains(':'),
        "has an address that is not relative"
    );
    let bytes = std::fs::read(site.join(file)).context("is not in the site")?;
    let sizes = match size_of_png(&bytes) {
        Some((width, height)) => format!("{width}x{height}"),
        None => "any".to_owned(),
    };
    ensure!(icon["sizes"] == *sizes, "is {sizes}");
    Ok(())
}

/// Width and height, which the first chunk of every PNG begins with.
fn size_of_png(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
    let number = |at: usize| {
        rest[at..at + 4]
            .iter()
            .fold(0, |n, b| n << 8 | u32::from(*b))
    };
    Some((number(0), number(4)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::run;

    #[test]
    fn the_page_s_own_manifest_is_as_it_should_be() {
        let dir = std::env::temp_dir().join(format!("xtask-manifest-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("icons")).unwrap();
        check(&dir).unwrap();
        let assets = run::root().join("assets");
        for entry in fs::read_dir(assets.join("icons")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), dir.join("icons").join(entry.file_name())).unwrap();
        }
        let own = fs::read_to_string(assets.join(NAME)).unwrap();
        let said = |manifest: &str| {
            fs::write(dir.join(NAME), manifest).unwrap();
            let error = check(&dir).err();
            error.map_or_else(|| "fine".to_owned(), |error| format!("{error:#}"))
        };
        assert_eq!(said(&own), "fine");
        for purpose in ["any", "maskable", "monochrome"] {
            for size in ["any", "192x192", "512x512"] {
                let icons = serde_json::from_str::<Value>(&own).unwrap()["icons"].clone();
                let wanted = |icon: &&Value| icon["purpose"] == purpose && icon["sizes"] == size;
                assert_eq!(icons.as_array().unwrap().iter().filter(wanted).count(), 1);
            }
        }

        let wrong = |old: &str, new: &str| {
            assert!(own.contains(old));
            said(&own.replacen(old, new, 1))
        };
        assert!(wrong("\"./\"", "\"/\"").contains("below any path"));
        assert!(wrong("\"lang\"", "\"id\": \"./\", \"lang\"").contains("below the path"));
        assert!(wrong("icons/maskable-192", "icons/no").contains("not in the site"));
        assert!(wrong("icons/icon-192", "/icons/icon-192").contains("not relative"));
        assert!(wrong("512x512", "192x192").contains("is 512x512"));
        assert!(wrong("\"any\", \"type\"", "\"9x9\", \"type\"").contains("is any"));
        assert!(said("{").contains("not JSON"));
        fs::remove_dir_all(dir).unwrap();
    }
}
