//! The fictitious fund that everything is measured on.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use sea_orm::DatabaseConnection;
use teleservices::secret::sha256_hex;

use crate::{
    backend::Backend,
    measurement::say,
    time::{day, now},
};

/// Name of the database that holds the data set.
pub const BASE: &str = "base";

/// Households of the full data set: 2.3 persons each make 20,000 persons.
const HOUSEHOLDS: f64 = 8_696.0;

/// Lines of care of a household: together a million.
const LINES_PER_HOUSEHOLD: u32 = 115;

const SEED: u64 = 1;

/// The fictitious fund, as a batch in a folder that stays from one measurement to the next.
#[derive(Debug)]
pub struct Dataset {
    folder: PathBuf,
}

impl Dataset {
    /// The data set at `scale` of its full size, written unless it is there.
    ///
    /// # Errors
    /// When the scale makes no sense, or the folder cannot be written.
    pub fn prepare(scale: f64, fresh: bool) -> Result<Self> {
        if !(0.001..=10.0).contains(&scale) {
            bail!("--scale must be 0.001 to 10");
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the scale has been checked")]
        let households = (HOUSEHOLDS * scale).round() as u32;
        let generator = generator()?;
        let name = format!("h{households}-l{LINES_PER_HOUSEHOLD}-s{SEED}-{}-{generator}", day()?);
        let dataset = Self { folder: scratch()?.join(name) };
        if fresh {
            let _ = fs::remove_dir_all(&dataset.folder);
        }
        if !dataset.marker("batch").is_file() {
            dataset.write(households)?;
        }
        say(&format!("data set: {}", fs::read_to_string(dataset.marker("batch"))?));
        Ok(dataset)
    }

    fn write(&self, households: u32) -> Result<()> {
        say("writing the fictitious fund");
        let _ = fs::remove_dir_all(&self.folder);
        fs::create_dir_all(self.batch())?;
        let wrote = demo::write(&self.batch(), &options_of(households)?)?;
        let size = format!(
            "{} persons in {} households, {} statements, {} lines of care, {} records in all",
            wrote.persons, wrote.households, wrote.statements, wrote.lines, wrote.records
        );
        Ok(fs::write(self.marker("batch"), size)?)
    }

    /// The folder that stays.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of the batch.
    pub fn batch(&self) -> PathBuf {
        self.folder.join("batch")
    }

    /// Loads the batch into [`BASE`] through the importer.
    ///
    /// # Errors
    /// When the importer refuses.
    pub async fn load(&self, backend: &Backend) -> Result<(DatabaseConnection, Duration)> {
        let _ = fs::remove_file(self.marker(BASE));
        let db = backend.recreate(BASE).await?;
        let options = import::Options::new(now()?);
        let start = Instant::now();
        import::load(&db, &self.batch(), &options).await?;
        let took = start.elapsed();
        backend.settle(&db).await?;
        if matches!(backend, Backend::Sqlite { .. }) {
            fs::write(self.marker(BASE), "")?;
        }
        Ok((db, took))
    }

    /// Makes sure that [`BASE`] holds the data set.
    ///
    /// # Errors
    /// When the importer refuses.
    pub async fn ensure_loaded(&self, backend: &Backend) -> Result<()> {
        let kept = match backend {
            Backend::Sqlite { .. } if !self.marker(BASE).is_file() => None,
            _ => backend.connect(BASE).await.ok(),
        };
        if let Some(db) = kept {
            database::migrate(&db).await?;
            return Ok(db.close().await?);
        }
        say(&format!("{}: loading the data set", backend.name()));
        let (db, _) = self.load(backend).await?;
        Ok(db.close().await?)
    }

    fn marker(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.ready"))
    }
}

fn options_of(households: u32) -> Result<demo::Options> {
    Ok(demo::Options {
        households,
        seed: SEED,
        today: day()?,
        format: demo::Format::Csv,
        lines_per_household: Some(LINES_PER_HOUSEHOLD),
    })
}

/// Tells one generator from another by a small fund that it writes: what an earlier one wrote is not measured.
fn generator() -> Result<String> {
    let folder = scratch()?.join("generator");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    demo::write(&folder, &options_of(40)?)?;
    let mut files = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    let mut written = Vec::new();
    for file in files {
        written.extend(fs::read(file)?);
    }
    fs::remove_dir_all(&folder)?;
    let mut digest = sha256_hex(&written);
    digest.truncate(12);
    Ok(digest)
}

/// `target/bench`, beside the folder of this program.
fn scratch() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).context("the program stands in target/PROFILE")?;
    Ok(target.join("bench"))
}
