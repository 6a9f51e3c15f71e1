//! The commands of the program.

mod agents;
mod conventions;
mod declarations;
mod demo;
mod import;
mod letters;
mod mail;
mod pages;
mod reports;
mod requests;
mod serve;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use secrecy::SecretString;

pub use demo::fill_with_fictitious_fund;

use crate::{app, config::Config, logging, start};

/// Whatever ends a command early, in words for the terminal.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The insured person's portal of a social-security fund.
#[derive(Debug, Parser)]
#[command(name = "teleservices", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// Configuration file; `teleservices.toml` in this folder when absent
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Database, before anything that the configuration says: `sqlite:PATH` or `postgres://…`
    #[arg(long, global = true, value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages, the API and its documentation
    Serve(serve::Arguments),
    /// Create the database or bring its schema up to date
    Migrate,
    /// Load a batch of the fund's files, list the batches, or take one back
    Import(import::Arguments),
    /// List the conventions with complementary insurers, or issue an access key to one
    Conventions(conventions::Arguments),
    /// Fill an empty database with a fictitious fund
    Demo(demo::Arguments),
    /// Print the letters that wait, and note what became of them
    Letters(letters::Arguments),
    /// See what became of the mails, note that one came back, send one again
    Mail(mail::Arguments),
    /// See what people report to be wrong with their personal data, and answer them
    Reports(reports::Arguments),
    /// See what households have declared, ask for corrections, take declarations into account, export them
    Declarations(declarations::Arguments),
    /// Create agents of the fund, and say what they may handle
    Agents(agents::Arguments),
    /// See who has seen or changed what on the fund's side
    Audit(agents::AuditArguments),
    /// See which documents people ask for, take a request in hand, answer it
    Requests(requests::Arguments),
    /// Print the OpenAPI document
    Openapi,
    /// Leave the built pages to another host: write them into a folder
    Pages(pages::Arguments),
}

/// Runs the command that was asked for.
pub async fn run(cli: Cli) -> ExitCode {
    match dispatch(cli).await {
        Ok(code) => code,
        Err(failure) => {
            say_error(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli) -> Result<ExitCode, Failure> {
    let mut config = Config::read(cli.config.as_deref()).map_err(|fault| format!("configuration: {fault}"))?;
    if let Some(url) = cli.database_url {
        config.database_url = SecretString::from(url);
    }
    logging::start(&config);
    match cli.command {
        Command::Serve(arguments) => serve::run(config, &arguments).await?,
        Command::Migrate => {
            start::open_database(&config).await?;
            say("The schema is up to date.");
        }
        Command::Import(arguments) => return import::run(&config, &arguments).await,
        Command::Conventions(arguments) => conventions::run(&config, &arguments).await?,
        Command::Demo(arguments) => demo::run(config, &arguments).await?,
        Command::Letters(arguments) => return letters::run(&config, arguments).await,
        Command::Mail(arguments) => return mail::run(&config, arguments).await,
        Command::Reports(arguments) => return reports::run(&config, arguments).await,
        Command::Declarations(arguments) => return declarations::run(&config, arguments).await,
        Command::Agents(arguments) => agents::run(&config, &arguments).await?,
        Command::Audit(arguments) => agents::run_audit(&config, &arguments).await?,
        Command::Requests(arguments) => return requests::run(&config, arguments).await,
        Command::Openapi => say(&serde_json::to_string_pretty(&app::document())?),
        Command::Pages(arguments) => pages::run(&arguments)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes to standard output: what a command is there to tell.
#[allow(clippy::print_stdout, reason = "the commands speak here")]
fn say(text: &str) {
    println!("{text}");
}

/// Writes to standard error.
#[allow(clippy::print_stderr, reason = "the commands speak here")]
fn say_error(text: &str) {
    eprintln!("error: {text}");
}
