//! The files of a print run: written whole under other names first, so that a crash never leaves half of one.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// End of the name of a file whose run has not been noted in the ledger yet.
const PART: &str = ".part";

/// The folder of the print runs, held by one program at a time.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Takes the folder; creates it when it is missing.
    ///
    /// # Errors
    /// When it cannot be written to, or another run holds it.
    pub fn take(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        let lock = File::create(path.join(".lock"))?;
        lock.try_lock().map_err(|held| match held {
            TryLockError::WouldBlock => io::Error::other("another run is printing into this folder"),
            TryLockError::Error(fault) => fault,
        })?;
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// Writes the files of a run under names that say that they are not finished.
    ///
    /// # Errors
    /// When they cannot be written; none is left.
    pub fn write_unfinished(&self, run: &str, contents: &[(&str, &[u8])]) -> io::Result<()> {
        let written = contents.iter().try_for_each(|(ending, bytes)| write_whole(&self.part(run, ending), bytes));
        written.and_then(|()| self.sync()).inspect_err(|_| drop(self.discard(run)))
    }

    /// Gives the files of a run their names.
    ///
    /// # Errors
    /// When the folder refuses; the next run tries again.
    pub fn finish(&self, run: &str) -> io::Result<()> {
        for part in self.parts_of(run)? {
            fs::rename(&part, finished(&part))?;
        }
        self.sync()
    }

    /// Removes the files of a run that was not noted.
    ///
    /// # Errors
    /// When the folder refuses.
    pub fn discard(&self, run: &str) -> io::Result<()> {
        self.parts_of(run)?.iter().try_for_each(fs::remove_file)
    }

    /// Runs that left unfinished files.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn unfinished_runs(&self) -> io::Result<Vec<String>> {
        let mut runs: Vec<String> = self.parts()?.iter().filter_map(|part| run_of(part)).collect();
        runs.sort();
        runs.dedup();
        Ok(runs)
    }

    /// Where a file of a run stands once it is finished.
    #[must_use]
    pub fn file(&self, run: &str, ending: &str) -> PathBuf {
        self.path.join(format!("{run}.{ending}"))
    }

    fn part(&self, run: &str, ending: &str) -> PathBuf {
        self.path.join(format!("{run}.{ending}{PART}"))
    }

    fn parts(&self) -> io::Result<Vec<PathBuf>> {
        let entries = fs::read_dir(&self.path)?.collect::<io::Result<Vec<_>>>()?;
        let paths = entries.into_iter().map(|entry| entry.path());
        Ok(paths.filter(|path| path.to_string_lossy().ends_with(PART)).collect())
    }

    fn parts_of(&self, run: &str) -> io::Result<Vec<PathBuf>> {
        Ok(self.parts()?.into_iter().filter(|part| run_of(part).as_deref() == Some(run)).collect())
    }

    /// Names last through a power cut once the folder is written.
    fn sync(&self) -> io::Result<()> {
        File::open(&self.path)?.sync_all()
    }
}

fn run_of(part: &Path) -> Option<String> {
    Some(part.file_name()?.to_str()?.split('.').next()?.to_owned())
}

fn finished(part: &Path) -> PathBuf {
    part.with_extension("")
}

/// The letters carry codes: nobody but the one who prints reads them.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Folder;

    #[test]
    fn files_stand_under_their_names_only_when_finished() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::take(&place.path().join("letters")).unwrap();
        folder.write_unfinished("run-1", &[("pdf", b"paper"), ("csv", b"list")]).unwrap();
        folder.write_unfinished("run-2", &[("pdf", b"paper")]).unwrap();
        assert_eq!(folder.unfinished_runs().unwrap(), ["run-1", "run-2"]);
        assert!(!folder.file("run-1", "pdf").exists());
        folder.finish("run-1").unwrap();
        folder.discard("run-2").unwrap();
        assert_eq!(fs::read(folder.file("run-1", "pdf")).unwrap(), b"paper");
        assert_eq!(fs::read(folder.file("run-1", "csv")).unwrap(), b"list");
        assert!(folder.unfinished_runs().unwrap().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_the_paper() {
        use std::os::unix::fs::PermissionsExt as _;
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::take(place.path()).unwrap();
        folder.write_unfinished("run", &[("pdf", b"paper")]).unwrap();
        folder.finish("run").unwrap();
        let mode = fs::metadata(folder.file("run", "pdf")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_folder_is_held_by_one_run_at_a_time() {
        let place = tempfile::tempdir().unwrap();
        let first = Folder::take(place.path()).unwrap();
        assert!(Folder::take(place.path()).is_err());
        drop(first);
        assert!(Folder::take(place.path()).is_ok());
    }
}
