//! The reads of a household at ten times the data: they must not cost more because others have theirs too.

use anyhow::Result;

use crate::{
    backend::Backend,
    child::Server,
    dataset::BASE,
    grow,
    http::PAGE,
    load::round,
    measurement::{Measurement, median, say},
    sessions,
};

/// What is measured, by the names of the results.
const READS: [(&str, &str); 5] = [
    ("statement_page_cpu_tenfold", PAGE),
    ("indemnities_cpu_tenfold", "/api/v1/indemnities"),
    ("family_allowances_cpu_tenfold", "/api/v1/family-allowances"),
    ("pension_payments_cpu_tenfold", "/api/v1/pension/payments"),
    ("movements_cpu_tenfold", "/api/v1/movements"),
];

/// Measures the application on the grown data set against the application on the base.
///
/// # Errors
/// When a process fails, or the data set cannot be grown.
pub async fn measure(backend: &Backend, rounds: usize, requests: usize) -> Result<Vec<Measurement>> {
    grow::ensure(backend).await?;
    let (base, grown) = (backend.connect(BASE).await?, backend.connect(grow::GROWN).await?);
    let (of_base, of_grown) = (sessions::open(&base).await?, sessions::open(&grown).await?);
    backend.settle(&base).await?;
    backend.settle(&grown).await?;
    let small = Server::start(&["ours", "--database-url", &backend.url(BASE)])?;
    let large = Server::start(&["ours", "--database-url", &backend.url(grow::GROWN)])?;
    let mut measured = Vec::new();
    for (name, path) in READS {
        say(&format!("{}: measuring {path} at ten times the data", backend.name()));
        let (mut on_small, mut on_large) = (Vec::new(), Vec::new());
        for turn in 0..=rounds {
            sessions::refresh(&base).await?;
            sessions::refresh(&grown).await?;
            let at_small = round(&small, path, &of_base, requests, turn as u64)?.cpu_micros;
            let at_large = round(&large, path, &of_grown, requests, turn as u64)?.cpu_micros;
            // The first turn warms up.
            if turn > 0 {
                on_small.push(at_small);
                on_large.push(at_large);
            }
        }
        let (ours, floor) = (median(on_large), median(on_small));
        measured.push(Measurement::new(name, backend.name(), ours, floor, "µs CPU/request").expecting(1.2));
    }
    base.close().await?;
    grown.close().await?;
    Ok(measured)
}
