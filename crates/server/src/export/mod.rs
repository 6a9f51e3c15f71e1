//! What is on screen as a file (NAV-09): the same rows and the same totals, as CSV, as a workbook and on paper.
//!
//! A service says what its table holds, in typed cells; this folder knows how each format writes them. Nothing here
//! knows a service or asks the database.

mod csv;
mod error;
mod notation;
mod paper;
mod printer;
mod table;
mod words;
mod xlsx;

use contract::export::ExportFormat;

pub use error::ExportError;
pub use notation::euros;
pub use printer::Printer;
pub use table::{Cell, Column, Row, Table};
pub use words::{CommonWords, Owner, words};

use crate::{http::File, state::AppState};

/// Most rows that an export holds.
pub const LARGEST_EXPORT: u64 = 20_000;

/// The table as a file.
///
/// # Errors
/// When paper cannot hold so many rows, too many are printing at this moment, or the file cannot be written.
pub async fn to_file(table: Table, format: ExportFormat, state: &AppState) -> Result<File, ExportError> {
    let name = format!("{}-{}.{}", table.file_name, table.written_on, format.code());
    let bytes = match format {
        ExportFormat::Csv => write(move || csv::write(&table)).await?,
        ExportFormat::Xlsx => write(move || xlsx::write(&table)).await?,
        ExportFormat::Pdf => state.printer.print(paper::statement(table)).await?,
    };
    Ok(File { name, media_type: format.media_type(), bytes })
}

/// Writing keeps a processor busy: not on an async thread.
async fn write<F>(write: F) -> Result<Vec<u8>, ExportError>
where
    F: FnOnce() -> Result<Vec<u8>, ExportError> + Send + 'static,
{
    tokio::task::spawn_blocking(write).await.map_err(|failure| ExportError::Failed(failure.to_string()))?
}
