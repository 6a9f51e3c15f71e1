//! Measures the program against its floors: what the same work costs without the program around it.
//!
//! docs/BENCHMARKS.md says what is measured and how to read it. Both sides of every comparison run in the same minutes,
//! in turns, so that whatever else the machine does weighs on both.

mod backend;
mod child;
mod dataset;
mod first_screen;
mod floor;
mod grow;
mod http;
mod import_speed;
mod load;
mod measurement;
mod ours;
mod raw_insert;
mod reads;
mod sessions;
mod sign_in;
mod statement;
mod statements;
mod tenfold;
mod time;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

use crate::{
    backend::{Backend, BackendName},
    dataset::Dataset,
    measurement::Measurement,
};

/// Measures the program against its floors.
/// As in the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Debug, Parser)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    role: Option<Role>,
}

/// What a child process of the measurement does.
#[derive(Debug, Subcommand)]
enum Role {
    /// Serves the application
    #[command(hide = true)]
    Ours(ours::Arguments),
    /// Serves the floor
    #[command(hide = true)]
    Floor(floor::Arguments),
    /// Serves the floor of a read
    #[command(hide = true)]
    FloorOfRead(floor::read::Arguments),
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Benchmark {
    /// Seconds to load a batch
    Import,
    /// CPU and time of a page of refunds
    Statement,
    /// CPU of the reads of the other services
    Reads,
    /// The same at ten times the data
    Tenfold,
    /// CPU of an identification
    SignIn,
    /// Bytes until the first usable screen
    FirstScreen,
}

/// Options of a measurement.
#[derive(Debug, clap::Args)]
struct Options {
    /// Print a JSON list instead of a table
    #[arg(long)]
    json: bool,
    /// Share of the full data set (20,000 persons, a million lines)
    #[arg(long, default_value_t = 1.0)]
    scale: f64,
    /// Measure only this; can be repeated
    #[arg(long, value_enum)]
    only: Vec<Benchmark>,
    /// Measure only on this database; can be repeated
    #[arg(long, value_enum)]
    database: Vec<BackendName>,
    /// Rounds of each side; the median counts
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// Requests of one round
    #[arg(long, default_value_t = 3_000)]
    requests: usize,
    /// Make the data set again, even if it is there
    #[arg(long)]
    fresh: bool,
    /// A PostgreSQL server that may be written to; left out when absent
    #[arg(long, env = "TELESERVICES_BENCH_POSTGRES_URL", hide_env_values = true)]
    postgres_url: Option<String>,
}

impl Options {
    fn wants(&self, benchmark: Benchmark) -> bool {
        self.only.is_empty() || self.only.contains(&benchmark)
    }

    fn wants_any(&self, benchmarks: &[Benchmark]) -> bool {
        benchmarks.iter().any(|benchmark| self.wants(*benchmark))
    }
}

fn main() -> Result<()> {
    let cli = Cli::parse();
    match cli.role {
        Some(Role::Ours(arguments)) => ours::serve(&arguments),
        Some(Role::Floor(arguments)) => floor::serve(&arguments),
        Some(Role::FloorOfRead(arguments)) => floor::read::serve(&arguments),
        None => {
            let measured = tokio::runtime::Runtime::new()?.block_on(measure(&cli.options))?;
            measurement::print(&measured, cli.options.json)
        }
    }
}

async fn measure(options: &Options) -> Result<Vec<Measurement>> {
    let mut measured = Vec::new();
    let needs_data = [Benchmark::Import, Benchmark::Statement, Benchmark::Reads, Benchmark::Tenfold, Benchmark::SignIn];
    if options.wants_any(&needs_data) {
        let dataset = Dataset::prepare(options.scale, options.fresh)?;
        for backend in Backend::chosen(&options.database, options.postgres_url.as_deref(), dataset.folder()) {
            measured.extend(measure_on(&backend, &dataset, options).await?);
        }
    }
    if options.wants(Benchmark::FirstScreen) {
        measured.extend(first_screen::measure()?);
    }
    Ok(measured)
}

async fn measure_on(backend: &Backend, dataset: &Dataset, options: &Options) -> Result<Vec<Measurement>> {
    let mut measured = Vec::new();
    if options.wants(Benchmark::Import) {
        measured.push(import_speed::measure(backend, dataset).await?);
    }
    if options.wants_any(&[Benchmark::Statement, Benchmark::Reads, Benchmark::Tenfold, Benchmark::SignIn]) {
        dataset.ensure_loaded(backend).await?;
    }
    if options.wants(Benchmark::Statement) {
        measured.extend(statement::measure(backend, options.rounds, options.requests).await?);
    }
    if options.wants(Benchmark::Reads) {
        measured.extend(reads::measure(backend, options.rounds, options.requests).await?);
    }
    if options.wants(Benchmark::SignIn) {
        measured.push(sign_in::measure(backend, options.rounds).await?);
    }
    if options.wants(Benchmark::Tenfold) {
        measured.extend(tenfold::measure(backend, options.rounds, options.requests).await?);
    }
    Ok(measured)
}
