//! `teleservices import`.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};
use import::ImportError;
use serde::Serialize;

use super::{Failure, say, say_error};
use crate::{clock::Clock, config::Config, start};

/// Options of `import`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub struct Arguments {
    /// Folder of the batch: `batch.json` and one file per record type (docs/IMPORT.md)
    #[arg(required = true)]
    folder: Option<PathBuf>,
    /// Answer in JSON, for programs
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the batches that were loaded, newest first
    List,
    /// Take back the newest batch: what it brought is gone, what it changed stands as before
    Undo {
        /// Number of the batch
        batch: i64,
    },
}

/// Loads, lists or takes back. Exit code 2 when the batch is refused.
pub async fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let db = start::open_database(config).await?;
    let json = arguments.json;
    match (&arguments.action, &arguments.folder) {
        (Some(Action::List), _) => match import::list(&db).await {
            Ok(batches) if json => answer(Ok::<_, ImportError>(batches), true, |_| String::new()),
            Ok(batches) => {
                say(&batches.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => answer(Err::<(), _>(error), json, |()| String::new()),
        },
        (Some(Action::Undo { batch }), _) => answer(import::undo(&db, *batch).await, json, ToString::to_string),
        (None, Some(folder)) => {
            let options = import::Options { progress: !json, ..import::Options::new(Clock::system().now()) };
            answer(import::load(&db, folder, &options).await, json, ToString::to_string)
        }
        (None, None) => Err("name the folder of a batch".into()),
    }
}

fn answer<T: Serialize>(
    outcome: Result<T, ImportError>,
    json: bool,
    text: impl Fn(&T) -> String,
) -> Result<ExitCode, Failure> {
    match outcome {
        Ok(report) => {
            say(&if json { serde_json::to_string_pretty(&report)? } else { text(&report) });
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            if json {
                say(&serde_json::to_string_pretty(&error)?);
            } else {
                say_error(&error.to_string());
            }
            Ok(if matches!(error, ImportError::Refused(_)) { ExitCode::from(2) } else { ExitCode::FAILURE })
        }
    }
}
