//! Prepares the folder of the built pages, which the program carries.

#![allow(clippy::print_stdout, reason = "this is how a build script speaks to Cargo")]

use std::{env, fs, io};

/// Where the pages are built, from this crate.
const PAGES: &str = "../../dist";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    // The program compiles before the pages are built; it then says that they are missing.
    fs::create_dir_all(PAGES)?;
    // A debug build reads the folder at run time; a release build carries what is there when it is compiled.
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed={PAGES}");
    }
    Ok(())
}
