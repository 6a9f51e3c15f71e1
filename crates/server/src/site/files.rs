//! The files of the built pages.

use std::{borrow::Cow, fmt};

use rust_embed::RustEmbed;

/// What `trunk build` left in `dist/`. A debug build reads the folder at run time; a release build carries it.
#[derive(RustEmbed)]
#[folder = "../../dist"]
struct Built;

/// One file, perhaps compressed.
#[derive(Debug)]
pub struct SiteFile {
    /// Content.
    pub bytes: Cow<'static, [u8]>,
    /// Media type of the content, decompressed.
    pub media_type: String,
    /// The content is compressed with brotli.
    pub brotli: bool,
    /// SHA-256 of the content.
    pub hash: [u8; 32],
}

/// The built pages and the institution's colours.
pub struct Site {
    branding: String,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Site")
    }
}

impl Site {
    /// The pages in the colours of the institution (`#rrggbb`).
    #[must_use]
    pub fn new(brand_colour: &str) -> Self {
        Self { branding: format!(":root{{--institution-brand:{brand_colour}}}\n") }
    }

    /// The style sheet with the institution's colours.
    #[must_use]
    pub fn branding(&self) -> &str {
        &self.branding
    }

    /// Whether the pages have been built.
    #[must_use]
    pub fn is_built() -> bool {
        Built::get("index.html").is_some()
    }

    /// The file at `path`, compressed when that exists and is `wanted`.
    #[must_use]
    pub fn file(path: &str, brotli_wanted: bool) -> Option<SiteFile> {
        let plain = Built::get(path)?;
        let compressed = if brotli_wanted { Built::get(&format!("{path}.br")) } else { None };
        let brotli = compressed.is_some();
        let media_type = media_type(path, plain.metadata.mimetype());
        let file = compressed.unwrap_or(plain);
        Some(SiteFile { hash: file.metadata.sha256_hash(), bytes: file.data, media_type, brotli })
    }

    /// Every file, to leave them to another host.
    pub fn paths() -> impl Iterator<Item = Cow<'static, str>> {
        Built::iter()
    }
}

fn media_type(path: &str, guessed: &str) -> String {
    match path.rsplit('.').next() {
        Some("html" | "css" | "js" | "json" | "txt" | "svg") => format!("{guessed}; charset=utf-8"),
        _ => guessed.to_owned(),
    }
}
