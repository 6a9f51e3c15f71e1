//! The page of refunds at ten times the data: a household's page must not cost more because others have pages too.

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

/// Measures the application on the grown data set against the application on the base.
///
/// # Errors
/// When a process fails, or the data set cannot be grown.
pub async fn measure(backend: &Backend, rounds: usize, requests: usize) -> Result<Measurement> {
    grow::ensure(backend).await?;
    say(&format!("{}: measuring the page of refunds at ten times the data", backend.name()));
    let (base, grown) = (backend.connect(BASE).await?, backend.connect(grow::GROWN).await?);
    let (of_base, of_grown) = (sessions::open(&base).await?, sessions::open(&grown).await?);
    backend.settle(&base).await?;
    backend.settle(&grown).await?;
    let small = Server::start(&["ours", "--database-url", &backend.url(BASE)])?;
    let large = Server::start(&["ours", "--database-url", &backend.url(grow::GROWN)])?;
    let (mut on_small, mut on_large) = (Vec::new(), Vec::new());
    for turn in 0..=rounds {
        sessions::refresh(&base).await?;
        sessions::refresh(&grown).await?;
        let at_small = round(&small, PAGE, &of_base, requests, turn as u64)?.cpu_micros;
        let at_large = round(&large, PAGE, &of_grown, requests, turn as u64)?.cpu_micros;
        // The first turn warms up.
        if turn > 0 {
            on_small.push(at_small);
            on_large.push(at_large);
        }
    }
    base.close().await?;
    grown.close().await?;
    let (ours, floor) = (median(on_large), median(on_small));
    Ok(Measurement::new("statement_page_cpu_tenfold", backend.name(), ours, floor, "µs CPU/request").expecting(1.2))
}
