//! The page of refunds: the application against the same SQL and JSON through the bare driver.

use anyhow::{Result, ensure};

use crate::{
    backend::Backend,
    child::Server,
    dataset::BASE,
    http::{Connection, PAGE, get_request},
    load::{Round, round},
    measurement::{Measurement, median, say},
    sessions, statements,
};

/// Households whose pages are compared byte by byte before anything is measured.
const COMPARED: usize = 300;

/// Measures processor time and 99th percentile of a page of refunds.
///
/// # Errors
/// When a process fails, or the two sides answer differently.
pub async fn measure(backend: &Backend, rounds: usize, requests: usize) -> Result<Vec<Measurement>> {
    say(&format!("{}: measuring the page of refunds", backend.name()));
    let db = backend.connect(BASE).await?;
    let tokens = sessions::open(&db).await?;
    backend.settle(&db).await?;
    let sql = statements::note(backend, &tokens[0])?;
    let url = backend.url(BASE);
    let ours = Server::start(&["ours", "--database-url", &url])?;
    let floor =
        Server::start(&["floor", "--database-url", &url, "--session-sql", &sql.session, "--page-sql", &sql.page])?;
    compare(&ours, &floor, &tokens)?;
    let (mut of_ours, mut of_floor): (Vec<Round>, Vec<Round>) = (Vec::new(), Vec::new());
    for turn in 0..=rounds {
        sessions::refresh(&db).await?;
        let of_turn =
            [round(&ours, PAGE, &tokens, requests, turn as u64)?, round(&floor, PAGE, &tokens, requests, turn as u64)?];
        // The first turn warms up.
        if turn > 0 {
            of_ours.push(of_turn[0]);
            of_floor.push(of_turn[1]);
        }
    }
    db.close().await?;
    let name = backend.name();
    let figure = |of: &[Round], take: fn(&Round) -> f64| median(of.iter().map(take).collect());
    let cpu = |of: &[Round]| figure(of, |round| round.cpu_micros);
    let p99 = |of: &[Round]| figure(of, |round| round.p99_micros);
    Ok(vec![
        Measurement::new("statement_page_cpu", name, cpu(&of_ours), cpu(&of_floor), "µs CPU/request").expecting(1.3),
        Measurement::new("statement_page_p99", name, p99(&of_ours), p99(&of_floor), "µs"),
    ])
}

/// Proves that both sides answer the same, byte by byte, for a sample of households.
fn compare(ours: &Server, floor: &Server, tokens: &[String]) -> Result<()> {
    let (mut one, mut other) = (Connection::open(ours.address())?, Connection::open(floor.address())?);
    for token in tokens.iter().step_by((tokens.len() / COMPARED).max(1)) {
        let request = get_request(PAGE, token);
        let (one, other) = (one.send(&request, 200)?, other.send(&request, 200)?);
        ensure!(
            one == other,
            "the floor answers another page than the application:\n{}\n{}",
            String::from_utf8_lossy(&one),
            String::from_utf8_lossy(&other)
        );
    }
    Ok(())
}
