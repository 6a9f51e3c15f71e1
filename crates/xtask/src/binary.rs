//! The program that is shipped, as built here.

use std::{
    path::PathBuf,
    process::{Child, Command},
};

use anyhow::{Context, Result};

use crate::shell;

/// Builds `teleservices` in the profile for development.
///
/// # Errors
/// When it does not compile.
pub fn build() -> Result<()> {
    shell::step("building the program", || {
        shell::run(&mut shell::cargo(&["build", "--quiet", "--package", "teleservices", "--bin", "teleservices"]))
    })
}

/// The built program, to be started with these arguments.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = shell::command(path());
    command.args(arguments);
    command
}

/// Starts the built program and leaves it running.
///
/// # Errors
/// When it cannot be started.
pub fn start(command: &mut Command) -> Result<Child> {
    command.spawn().context("the program cannot be started")
}

/// Where the built program is.
pub fn path() -> PathBuf {
    target().join("debug/teleservices")
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| shell::root().join("target"), |folder| shell::root().join(folder))
}
