//! Loading a batch: the importer, from files, against inserting the same rows raw.

use anyhow::Result;

use crate::{
    backend::Backend,
    dataset::Dataset,
    measurement::{Measurement, say},
    raw_insert,
};

const RAW: &str = "raw";

/// Measures how long the data set takes to load.
///
/// # Errors
/// When the importer or a database refuses.
pub async fn measure(backend: &Backend, dataset: &Dataset) -> Result<Measurement> {
    say(&format!("{}: measuring the import", backend.name()));
    let (imported, ours) = dataset.load(backend).await?;
    let raw = backend.recreate(RAW).await?;
    let floor = raw_insert::copy(backend, &imported, &raw).await?;
    raw.close().await?;
    imported.close().await?;
    backend.remove(RAW).await?;
    Ok(Measurement::new("import", backend.name(), ours.as_secs_f64(), floor.as_secs_f64(), "s").expecting(2.0))
}
