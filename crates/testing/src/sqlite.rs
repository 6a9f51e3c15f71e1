//! Databases in files: copies of a template beside the test program.

use std::{fs, path::Path};

use sea_orm::DatabaseConnection;
use tempfile::TempDir;

use crate::template::{Program, make};

/// Address of a new copy, and the folder that it goes with.
pub async fn copy_of(content: &str, fill: impl AsyncFnOnce(DatabaseConnection)) -> (String, TempDir) {
    let program = Program::this();
    let template = program.file_for(content);
    // Tests start in parallel, each in a process of its own: the file is locked until the lock is dropped.
    let lock = fs::File::create(template.with_extension("lock")).expect("a lock beside the test program");
    lock.lock().expect("the lock");
    let made = template.metadata().and_then(|metadata| metadata.modified());
    if !made.is_ok_and(|made| program.is_older_than(made)) {
        let unfinished = template.with_extension("unfinished");
        remove(&unfinished);
        make(&address(&unfinished), fill).await;
        fs::rename(&unfinished, &template).expect("the template");
    }
    drop(lock);
    let folder = TempDir::new().expect("a temporary folder");
    let copy = folder.path().join("test.db");
    fs::copy(&template, &copy).expect("a copy of the template");
    (address(&copy), folder)
}

fn address(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

/// Removes what a test program that was stopped may have left.
fn remove(unfinished: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = unfinished.as_os_str().to_owned();
        name.push(ending);
        if Path::new(&name).exists() {
            fs::remove_file(&name).expect("an unfinished template");
        }
    }
}
