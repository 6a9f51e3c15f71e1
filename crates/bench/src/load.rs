//! Load on a server: random households, a handful of connections that are kept.

use std::{
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow};
use rand::{RngExt as _, SeedableRng as _, rngs::SmallRng};

use crate::{
    child::Server,
    http::{Connection, get_request},
};

const CONNECTIONS: usize = 4;

/// A round never lasts longer: sessions are noted as seen after fifteen seconds, which is not what is measured.
const LONGEST_ROUND: Duration = Duration::from_secs(12);

/// What one round of requests cost.
#[derive(Clone, Copy, Debug)]
pub struct Round {
    /// Processor time of the server for each request, in microseconds.
    pub cpu_micros: f64,
    /// 99 of 100 requests were answered within this time, in microseconds.
    pub p99_micros: f64,
}

/// Asks `server` `requests` times for what stands at `path`, in random sessions of `tokens`; the same `seed` asks for the same ones.
///
/// # Errors
/// When an answer is not a success.
#[allow(clippy::cast_precision_loss, reason = "counts and times of a round are small")]
pub fn round(server: &Server, path: &str, tokens: &[String], requests: usize, seed: u64) -> Result<Round> {
    let before = server.cpu_seconds()?;
    let mut times = thread::scope(|scope| {
        let users: Vec<_> = (0..CONNECTIONS)
            .map(|user| {
                scope.spawn(move || ask(server, path, tokens, requests / CONNECTIONS, seed * 100 + user as u64))
            })
            .collect();
        let times: Result<Vec<_>> =
            users.into_iter().map(|user| user.join().map_err(|_| anyhow!("the load broke off"))?).collect();
        times.map(|times| times.concat())
    })?;
    let cpu = server.cpu_seconds()? - before;
    times.sort_unstable();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    Ok(Round { cpu_micros: cpu * 1e6 / times.len().max(1) as f64, p99_micros: p99.as_secs_f64() * 1e6 })
}

fn ask(server: &Server, path: &str, tokens: &[String], requests: usize, seed: u64) -> Result<Vec<Duration>> {
    let mut random = SmallRng::seed_from_u64(seed);
    let mut connection = Connection::open(server.address())?;
    let mut times = Vec::with_capacity(requests);
    let begin = Instant::now();
    while times.len() < requests && begin.elapsed() < LONGEST_ROUND {
        let request = get_request(path, &tokens[random.random_range(0..tokens.len())]);
        let start = Instant::now();
        connection.send(&request, 200)?;
        times.push(start.elapsed());
    }
    Ok(times)
}
