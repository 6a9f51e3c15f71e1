//! Building the pages into `dist/`.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{shell, tools};

/// Options of `cargo xtask pages`.
#[derive(clap::Args)]
pub struct Options {
    /// Build even if nothing has changed
    #[arg(long)]
    force: bool,
}

/// What the pages are made of.
const INPUTS: [&str; 6] = ["frontend", "crates/client", "crates/contract", "Cargo.lock", "Cargo.toml", "Trunk.toml"];

/// Folders and files below the inputs that say nothing about the pages.
const NOT_INPUTS: [&str; 1] = ["node_modules"];

/// Builds the pages.
///
/// # Errors
/// When a tool cannot be installed, or the build fails.
pub fn run(options: &Options) -> Result<()> {
    if options.force {
        let _ = fs::remove_file(stamp_file());
    }
    build()
}

/// Builds the pages, unless they are there and nothing they are made of has changed.
///
/// # Errors
/// When a tool cannot be installed, or the build fails.
pub fn build() -> Result<()> {
    let stamp = stamp()?;
    let built = shell::root().join("dist/index.html").is_file();
    if built && fs::read_to_string(stamp_file()).is_ok_and(|known| known == stamp) {
        eprintln!("→ the pages are up to date");
        return Ok(());
    }
    tools::ensure_wasm_target()?;
    tools::WASM_BINDGEN.ensure()?;
    tools::TRUNK.ensure()?;
    tools::ensure_packages("frontend", "style the pages and shrink their code")?;
    shell::step("fetching the crates of the pages", || shell::run(&mut shell::cargo(&["fetch", "--quiet"])))?;
    shell::step("building the pages into dist/", trunk)?;
    fs::create_dir_all(shell::root().join("target"))?;
    fs::write(stamp_file(), stamp).context("the stamp of the pages cannot be written")
}

fn trunk() -> Result<()> {
    let mut trunk = shell::command("trunk");
    trunk.args(["--log", "warn", "--skip-version-check", "build"]);
    // Trunk takes the conventional `NO_COLOR=1` for an option of its own and refuses it.
    shell::run(trunk.env_remove("NO_COLOR"))
}

fn stamp_file() -> PathBuf {
    shell::root().join("target/pages.stamp")
}

/// A digest of everything that the pages are made of: names and contents, whatever the dates say.
fn stamp() -> Result<String> {
    let root = shell::root();
    let mut hasher = DefaultHasher::new();
    for input in INPUTS {
        digest(&root.join(input), &mut hasher).with_context(|| format!("{input} cannot be read"))?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn digest(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    if path.is_file() {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    entries.retain(|entry| !NOT_INPUTS.iter().any(|name| entry.ends_with(name)));
    entries.sort();
    entries.iter().try_for_each(|entry| digest(entry, hasher))
}
