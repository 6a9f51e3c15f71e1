//! Measuring the program against its floors.

use anyhow::Result;

use crate::{pages, postgres::Postgres, shell};

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub struct Options {
    /// Further arguments of the measuring program, such as --json or --help
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds in release, starts a PostgreSQL beside SQLite, and measures.
///
/// # Errors
/// When something does not build or start, or a measurement fails.
pub fn run(options: &Options) -> Result<()> {
    pages::build()?;
    let postgres = Postgres::start()?;
    let mut bench = shell::cargo(&["run", "--quiet", "--release", "--package", "bench", "--"]);
    bench.env("TELESERVICES_BENCH_POSTGRES_URL", postgres.url("postgres"));
    shell::run(bench.args(&options.arguments))
}
