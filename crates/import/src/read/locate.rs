//! On which lines records stand that turned out wrong only after the whole file was loaded.

use std::collections::HashMap;

use extract::Record;

use super::{Source, chunk::read};
use crate::ImportError;

/// The line of each of `identities` in `source`, found by reading the file once more: this happens only when a batch is
/// refused, and so costs nothing in the usual case and no memory ever.
///
/// # Errors
/// When the file cannot be read.
pub async fn locate<T: Record>(
    source: &Source,
    identities: Vec<String>,
) -> Result<Vec<(String, Option<u64>)>, ImportError> {
    let source = source.clone();
    let search = tokio::task::spawn_blocking(move || {
        let mut found: HashMap<&str, Option<u64>> =
            identities.iter().map(|identity| (identity.as_str(), None)).collect();
        read::<T>(&source, |chunk| {
            for numbered in chunk.records {
                if let Some(line) = found.get_mut(numbered.record.identity().as_str()) {
                    line.get_or_insert(numbered.line);
                }
            }
            true
        })?;
        let lines: Vec<Option<u64>> =
            identities.iter().map(|identity| found.get(identity.as_str()).copied().flatten()).collect();
        Ok(identities.into_iter().zip(lines).collect())
    });
    search.await.map_err(|failure| ImportError::Interrupted(failure.to_string()))?
}
