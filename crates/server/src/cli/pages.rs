//! `teleservices pages`.

use std::{fs, path::PathBuf};

use clap::Args;

use super::{Failure, say};
use crate::site::Site;

/// Options of `pages`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Folder to write the built pages into; created when missing
    folder: PathBuf,
}

/// Writes the built pages, compressed copies included, for a static host.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut files = 0;
    for path in Site::paths() {
        let target = arguments.folder.join(path.as_ref());
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        if let Some(file) = Site::file(&path, false) {
            fs::write(target, file.bytes)?;
            files += 1;
        }
    }
    if files == 0 {
        return Err("this program was built without its pages".into());
    }
    say(&format!("{files} files written to {}", arguments.folder.display()));
    Ok(())
}
