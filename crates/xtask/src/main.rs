//! The project's own commands: `cargo xtask` lists them.
//!
//! Every command installs what it needs and is missing, says what and why, and can be repeated at will.

#![allow(clippy::print_stdout, reason = "a command-line tool speaks on its standard output")]

mod bench;
mod binary;
mod budgets;
mod e2e;
mod gates;
mod layering;
mod openapi;
mod pages;
mod postgres;
mod run;
mod server;
mod shell;
mod tools;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 110)]
struct Cli {
    #[command(subcommand)]
    command: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    /// Builds everything and serves the fictitious fund on http://127.0.0.1:8080
    Run(run::Options),
    /// Passes every gate of the project, on SQLite and on PostgreSQL
    #[command(visible_alias = "ci")]
    Test(gates::Options),
    /// Plays every journey in a browser against the real program; leaves a report and screenshots in e2e/
    E2e(e2e::Options),
    /// Writes the API's document to openapi/openapi.json, or checks that the committed one is true
    Openapi(openapi::Options),
    /// Measures the program against its floors (release build, both databases)
    Bench(bench::Options),
    /// Builds the pages into dist/, if anything they are made of has changed
    Pages(pages::Options),
    /// Checks what the pages weigh, as they travel
    Budgets,
    /// Checks that each crate and folder uses only what it may
    Layering,
}

fn main() -> ExitCode {
    let Some(task) = Cli::parse().command else {
        return match Cli::command().print_long_help() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    };
    let outcome = match task {
        Task::Run(options) => run::run(&options),
        Task::Test(options) => gates::run(&options),
        Task::E2e(options) => e2e::run(&options),
        Task::Openapi(options) => openapi::run(&options),
        Task::Bench(options) => bench::run(&options),
        Task::Pages(options) => pages::run(&options),
        Task::Budgets => budgets::check(),
        Task::Layering => layering::check(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
