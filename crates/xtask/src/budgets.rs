//! What the pages weigh, as they travel: compressed with brotli.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::shell;

/// What files of one kind may weigh together.
struct Budget {
    kind: &'static str,
    extension: &'static str,
    /// Kilobytes, of 1,000 bytes. docs/adr/0010 says where the program's comes from.
    kilobytes: u64,
}

const BUDGETS: [Budget; 3] = [
    Budget { kind: "program (wasm)", extension: "wasm", kilobytes: 304 },
    Budget { kind: "stylesheets", extension: "css", kilobytes: 25 },
    Budget { kind: "scripts", extension: "js", kilobytes: 12 },
];

/// Compares the built pages with their budgets.
///
/// # Errors
/// When the pages are not built, or weigh too much.
pub fn check() -> Result<()> {
    let dist = shell::root().join("dist");
    let mut over = Vec::new();
    for Budget { kind, extension, kilobytes } in BUDGETS {
        let bytes = weight(&dist, extension).context("the pages are not built: run `cargo xtask pages`")?;
        if bytes == 0 {
            bail!("dist/ holds no compressed .{extension} file: run `cargo xtask pages --force`");
        }
        println!("  {kind:<16} {:>7.1} KB of {kilobytes} KB", bytes as f64 / 1000.0);
        if bytes > kilobytes * 1000 {
            over.push(kind);
        }
    }
    if over.is_empty() { Ok(()) } else { bail!("over budget: {}", over.join(", ")) }
}

/// Bytes of the compressed files with this extension, in every folder.
fn weight(folder: &Path, extension: &str) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            bytes += weight(&path, extension)?;
        } else if path.to_string_lossy().ends_with(&format!(".{extension}.br")) {
            bytes += fs::metadata(&path)?.len();
        }
    }
    Ok(bytes)
}
