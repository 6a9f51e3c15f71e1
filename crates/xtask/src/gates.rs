//! `cargo xtask test`: every gate of the project, one after the other, each with its own verdict.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{
    binary, budgets, e2e, layering, openapi, pages,
    postgres::Postgres,
    shell::{self, duration},
    tools,
};

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Options {
    /// Pass these gates only, by name; --list shows them
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Leave these gates out
    #[arg(long, value_delimiter = ',')]
    skip: Vec<String>,
    /// List the gates
    #[arg(long)]
    list: bool,
}

struct Gate {
    name: &'static str,
    what: &'static str,
    check: fn() -> Result<()>,
}

/// The gates, the cheapest first where the order is free.
const GATES: [Gate; 13] = [
    Gate { name: "format", what: "the code is formatted", check: format },
    Gate { name: "pages", what: "the pages compile and bundle", check: pages::build },
    Gate { name: "budgets", what: "the pages weigh what they may", check: budgets::check },
    Gate { name: "clippy", what: "no lint complains about the program", check: clippy },
    Gate { name: "clippy-pages", what: "no lint complains about the pages", check: clippy_pages },
    Gate { name: "dependencies", what: "licences and sources of the dependencies", check: dependencies },
    Gate { name: "layering", what: "each crate and folder uses only what it may", check: layering::check },
    Gate { name: "sqlite", what: "the tests, on SQLite", check: tests_on_sqlite },
    Gate { name: "postgres", what: "the tests, on PostgreSQL", check: tests_on_postgres },
    Gate { name: "doc-tests", what: "the examples in the documentation", check: doc_tests },
    Gate { name: "docs", what: "the documentation of the code", check: docs },
    Gate { name: "openapi", what: "the API's document is true and keeps the rules", check: openapi::check },
    Gate { name: "e2e", what: "every journey in a browser, on both databases", check: journeys },
];

/// Passes the gates; goes on after a failure, so that one run shows everything.
///
/// # Errors
/// When a gate fails, or a gate that is asked for does not exist.
pub fn run(options: &Options) -> Result<()> {
    if options.list {
        GATES.iter().for_each(|gate| println!("{:<13} {}", gate.name, gate.what));
        return Ok(());
    }
    let unknown = options.only.iter().chain(&options.skip).find(|name| GATES.iter().all(|gate| gate.name != **name));
    if let Some(name) = unknown {
        bail!("there is no gate « {name} »: `cargo xtask test --list` shows them");
    }
    let chosen = |gate: &&Gate| {
        let name = gate.name.to_owned();
        (options.only.is_empty() || options.only.contains(&name)) && !options.skip.contains(&name)
    };
    let start = Instant::now();
    let verdicts: Vec<_> = GATES.iter().filter(chosen).map(pass).collect();
    summarise(&verdicts, start.elapsed())
}

struct Verdict {
    gate: &'static Gate,
    passed: bool,
    time: Duration,
}

fn pass(gate: &'static Gate) -> Verdict {
    println!("\n━━ {}: {}", gate.name, gate.what);
    let start = Instant::now();
    let outcome = (gate.check)();
    if let Err(error) = &outcome {
        eprintln!("✗ {}: {error:#}", gate.name);
    }
    Verdict { gate, passed: outcome.is_ok(), time: start.elapsed() }
}

fn summarise(verdicts: &[Verdict], whole: Duration) -> Result<()> {
    println!("\n━━ summary");
    for Verdict { gate, passed, time } in verdicts {
        let sign = if *passed { "✓" } else { "✗" };
        println!("{sign} {:<13} {:>12}  {}", gate.name, duration(*time), gate.what);
    }
    let passed = verdicts.iter().filter(|verdict| verdict.passed).count();
    let failed = verdicts.len() - passed;
    println!("\ngates: {passed} passed, {failed} failed, in {}", duration(whole));
    if failed == 0 { Ok(()) } else { bail!("{failed} of {} gates failed", verdicts.len()) }
}

fn format() -> Result<()> {
    shell::run(&mut shell::cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    shell::run(&mut shell::cargo(&["clippy", "--quiet", "--keep-going", "--all-targets", "--", "-D", "warnings"]))
}

fn clippy_pages() -> Result<()> {
    tools::ensure_wasm_target()?;
    let package = ["clippy", "--quiet", "--package", "frontend", "--target", "wasm32-unknown-unknown"];
    shell::run(shell::cargo(&package).args(["--", "-D", "warnings"]))
}

fn dependencies() -> Result<()> {
    tools::DENY.ensure()?;
    let checks = ["--offline", "--all-features", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    shell::run(shell::command(tools::DENY.name).args(checks))
}

fn tests_on_sqlite() -> Result<()> {
    tools::NEXTEST.ensure()?;
    shell::run(nextest().env("TELESERVICES_TEST_DATABASE", "sqlite"))
}

fn tests_on_postgres() -> Result<()> {
    tools::NEXTEST.ensure()?;
    let server = Postgres::start()?;
    let mut nextest = nextest();
    // What knows no database has been tried already.
    nextest.args(["--filterset", "rdeps(testing)"]);
    nextest.env("TELESERVICES_TEST_DATABASE", "postgres").env("TELESERVICES_TEST_POSTGRES_URL", server.url("postgres"));
    shell::run(&mut nextest)
}

fn nextest() -> std::process::Command {
    shell::cargo(&["nextest", "run", "--no-fail-fast", "--cargo-quiet"])
}

fn doc_tests() -> Result<()> {
    shell::run(&mut shell::cargo(&["test", "--quiet", "--doc"]))
}

fn docs() -> Result<()> {
    shell::run(shell::cargo(&["doc", "--quiet", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
}

/// The whole record on SQLite; on PostgreSQL the journeys that read the fund's data, on one screen size.
fn journeys() -> Result<()> {
    binary::build()?;
    // On a busy shared machine one more try tells a slow browser from a broken page; the report names both. Recording costs
    // time: only a second try leaves a trace.
    let tried_again = ["--retries=1", "--trace=on-first-retry"].map(str::to_owned);
    e2e::play(e2e::Database::Sqlite, &tried_again).context("on SQLite")?;
    let data_only = [&tried_again[..], &["--project=desktop-fr", "--grep=CARE-0"].map(str::to_owned)].concat();
    e2e::play(e2e::Database::Postgres, &data_only).context("on PostgreSQL")
}
