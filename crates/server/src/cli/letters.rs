//! `teleservices letters`.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand, ValueEnum, value_parser};
use entity::post::letter::LetterState;
use letters::LARGEST_BATCH;
use sea_orm::{DatabaseConnection, Iterable as _};
use serde::Serialize;

use super::{Failure, say};
use crate::{
    clock::Clock,
    config::Config,
    post::letters::{Mark, PrintOrder, PrintReport, Which, letter_sender, list_letters, mark, print},
    start,
};

/// Options of `letters`.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    /// Answer in JSON, for programs
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List letters, newest first
    List {
        /// Only letters in this state; may be given several times
        #[arg(long, value_name = "STATE")]
        state: Vec<State>,
        /// Only letters of this print run
        #[arg(long)]
        run: Option<String>,
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Print the letters that wait: one PDF with a new code on each letter, and a list of them as CSV
    ///
    /// A code works from the moment at which its letter is printed, for 30 days, and earlier ones stop working. The PDF
    /// is the only place where the codes stand: print it, then delete it.
    Print {
        /// Folder for the files; created when missing
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
        /// At most so many letters in one file, 1 to 500
        #[arg(long, default_value_t = LARGEST_BATCH as u64, value_parser = value_parser!(u64).range(1..=LARGEST_BATCH as u64))]
        limit: u64,
    },
    /// Note that letters were handed to the post
    Posted(Named),
    /// Note that a letter came back: its code stops working, and nothing goes to that address until it changes
    Returned(Named),
    /// Print a letter that was stopped after all; of one that came back: write to that address again
    Resume(Named),
}

/// The letters that are meant.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
struct Named {
    /// References on the letters (`L-2026-000123`), or identifiers from the list
    #[arg(required_unless_present = "run")]
    letters: Vec<String>,
    /// Every letter of this print run
    #[arg(long, conflicts_with = "letters")]
    run: Option<String>,
}

impl Named {
    fn which(self) -> Vec<Which> {
        match self.run {
            Some(run) => vec![Which::Run(run)],
            None => self.letters.into_iter().map(Which::One).collect(),
        }
    }
}

/// How far a letter has come.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
enum State {
    /// It waits to be printed
    Queued,
    /// It was printed
    Printed,
    /// It was handed to the post
    Posted,
    /// The post brought it back
    Returned,
    /// It is not printed, for a reason that the list names
    Stopped,
}

impl From<State> for LetterState {
    fn from(state: State) -> Self {
        match state {
            State::Queued => Self::Queued,
            State::Printed => Self::Printed,
            State::Posted => Self::Posted,
            State::Returned => Self::Returned,
            State::Stopped => Self::Stopped,
        }
    }
}

/// What a command changed.
#[derive(Debug, Serialize)]
struct Changed {
    changed: usize,
}

/// Lists, prints or marks letters.
pub async fn run(config: &Config, arguments: Arguments) -> Result<ExitCode, Failure> {
    let db = start::open_database(config).await?;
    let json = arguments.json;
    match arguments.action {
        Action::List { state, run, limit } => list(&db, &state, run.as_deref(), limit, json).await?,
        Action::Print { out, limit } => {
            let sender = letter_sender(config).ok_or("institution.departments: technical_support is missing")?;
            let order = PrintOrder { folder: out, most: limit, workers: config.password_workers, sender };
            let report = print(&db, &order, Clock::system().now()).await?;
            say(&if json { serde_json::to_string_pretty(&report)? } else { in_words(&report) });
        }
        Action::Posted(named) => changed(mark_all(&db, named, Mark::Posted).await?, json)?,
        Action::Returned(named) => changed(mark_all(&db, named, Mark::Returned).await?, json)?,
        Action::Resume(named) => changed(mark_all(&db, named, Mark::Resume).await?, json)?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(
    db: &DatabaseConnection,
    states: &[State],
    run: Option<&str>,
    limit: u64,
    json: bool,
) -> Result<(), Failure> {
    let states: Vec<LetterState> = match states {
        [] => LetterState::iter().collect(),
        states => states.iter().copied().map(LetterState::from).collect(),
    };
    let letters = list_letters(db, &states, run, limit).await?;
    if json {
        say(&serde_json::to_string_pretty(&letters)?);
    } else if letters.is_empty() {
        say("No letter.");
    } else {
        say(&letters.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

async fn mark_all(db: &DatabaseConnection, named: Named, word: Mark) -> Result<usize, Failure> {
    let mut count = 0;
    for which in named.which() {
        count += mark(db, which, word, Clock::system().now()).await?;
    }
    Ok(count)
}

fn changed(count: usize, json: bool) -> Result<(), Failure> {
    say(&if json { serde_json::to_string(&Changed { changed: count })? } else { format!("{count} letters changed.") });
    Ok(())
}

fn in_words(report: &PrintReport) -> String {
    let stopped = match report.stopped {
        0 => String::new(),
        stopped => {
            format!("\n{stopped} letters cannot be printed: `teleservices letters list --state stopped` says why.")
        }
    };
    let (Some(pdf), Some(manifest)) = (&report.pdf, &report.manifest) else {
        return format!("No letter waits.{stopped}");
    };
    format!(
        "{} letters printed, {} wait.\n{}\n{}\nPrint the PDF, then delete it: it holds the codes.{stopped}",
        report.printed,
        report.waiting,
        pdf.display(),
        manifest.display()
    )
}
