//! Bytes that travel until the first usable screen, against the budget of the pages.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::measurement::{Measurement, say};

/// What program, stylesheets and scripts may weigh together, in bytes: 264, 25 and 12 KB.
const BUDGET: f64 = 262_000.0;

/// Attributes of index.html whose files the browser loads at once.
const ATTRIBUTES: [&str; 4] = ["href=\"/", "src=\"/", "data-js=\"/", "data-wasm=\"/"];

/// Texts in the language of reference.
const TEXTS: &str = "locales/fr.json";

/// A font that holds the letters of French says so in its range of characters.
const BASIC_LETTERS: &str = "U+0000";

/// Weighs the built pages; nothing when they are not built.
///
/// # Errors
/// When a file cannot be read.
pub fn measure() -> Result<Option<Measurement>> {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let Ok(index) = fs::read_to_string(dist.join("index.html")) else {
        say("the first screen is left out: the pages are not built (`cargo xtask pages` builds them)");
        return Ok(None);
    };
    let mut files: BTreeSet<PathBuf> = ["index.html", TEXTS].iter().map(|name| dist.join(name)).collect();
    for attribute in ATTRIBUTES {
        files.extend(values(&index, attribute).map(|name| dist.join(name)).filter(|file| file.is_file()));
    }
    let sheets: Vec<PathBuf> =
        files.iter().filter(|file| file.extension().is_some_and(|e| e == "css")).cloned().collect();
    for sheet in sheets {
        files.extend(fonts(&fs::read_to_string(sheet)?).into_iter().map(|name| dist.join(name)));
    }
    let mut bytes = 0;
    for file in &files {
        bytes += weight(file)?;
    }
    #[allow(clippy::cast_precision_loss, reason = "a page is small")]
    Ok(Some(Measurement::new("first_screen_bytes", "none", bytes as f64, BUDGET, "bytes")))
}

/// What stands in `attribute`, up to the closing quote.
fn values<'a>(text: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The fonts of a stylesheet that hold the basic letters.
fn fonts(sheet: &str) -> Vec<&str> {
    let faces = sheet.split("@font-face").skip(1).filter_map(|rest| rest.split('}').next());
    let used = faces.filter(|face| face.contains(BASIC_LETTERS) || !face.contains("unicode-range"));
    used.filter_map(|face| face.split("url(").nth(1)?.split(')').next())
        .map(|address| address.trim_matches(['"', '\'']).trim_start_matches("./").trim_start_matches('/'))
        .collect()
}

/// Bytes of a file as it travels: compressed with brotli, or as it is when compressing does not pay.
fn weight(file: &Path) -> Result<u64> {
    let mut compressed = file.as_os_str().to_owned();
    compressed.push(".br");
    let file = if Path::new(&compressed).is_file() { Path::new(&compressed) } else { file };
    Ok(fs::metadata(file).with_context(|| file.display().to_string())?.len())
}

#[cfg(test)]
mod tests {
    use super::{fonts, values};

    #[test]
    fn only_the_fonts_of_the_basic_letters_count() {
        let sheet = "@font-face{src:url(./fonts/ext.woff2);unicode-range:U+0100-02BA}\
                     @font-face{src:url(\"/fonts/latin.woff2\");unicode-range:U+0000-00FF}a{b:c}";
        assert_eq!(fonts(sheet), ["fonts/latin.woff2"]);
    }

    #[test]
    fn attributes_are_read_to_their_closing_quote() {
        let html = r#"<link href="/a.css"><meta data-js="/a.js" data-wasm="/a.wasm"><a href="b">"#;
        assert_eq!(values(html, "href=\"/").collect::<Vec<_>>(), ["a.css"]);
        assert_eq!(values(html, "data-wasm=\"/").collect::<Vec<_>>(), ["a.wasm"]);
    }
}
