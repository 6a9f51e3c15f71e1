//! `teleservices mail`.

use std::{io::Read as _, process::ExitCode};

use clap::{Args, Subcommand, ValueEnum};
use entity::post::outgoing_mail::MailState;
use sea_orm::DatabaseConnection;
use serde::Serialize;
use uuid::Uuid;

use super::{Failure, say};
use crate::{
    clock::Clock,
    config::Config,
    post::{Told, Word, failed_mail, list_mails, message_uuid, retry_given_up, tell},
    start,
};

/// Longest notification that is read: mail servers cut what they return.
const LONGEST_NOTIFICATION: u64 = 10 * 1024 * 1024;

/// Options of `mail`.
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
    /// List the mails that did not arrive or wait, newest first
    List {
        /// Only mails in this state; may be given several times. Without it: all but those that were sent
        #[arg(long, value_name = "STATE")]
        state: Vec<State>,
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Note that a mail came back. Without MESSAGE-ID, read a delivery status notification from standard input
    ///
    /// For a mail server: `|teleservices mail bounced` behind the sender's address. A notification that reports no
    /// failure, or none of ours, changes nothing and is no error.
    Bounced {
        /// Its Message-ID, with or without its domain
        message_id: Option<String>,
    },
    /// Send mails again that were refused, given up or came back
    #[command(arg_required_else_help = true)]
    Retry {
        /// Their Message-IDs, with or without their domain
        #[arg(required_unless_present = "all")]
        message_ids: Vec<String>,
        /// All that were given up
        #[arg(long, conflicts_with = "message_ids")]
        all: bool,
    },
}

/// How far a mail has come.
#[derive(Clone, Copy, Debug, ValueEnum)]
#[value(rename_all = "snake_case")]
enum State {
    /// It waits until it is due
    Queued,
    /// The relay took it
    Sent,
    /// It was taken and came back
    Bounced,
    /// The relay refused it for good
    Refused,
    /// It could not be delivered for three days
    GivenUp,
}

impl From<State> for MailState {
    fn from(state: State) -> Self {
        match state {
            State::Queued => Self::Queued,
            State::Sent => Self::Sent,
            State::Bounced => Self::Bounced,
            State::Refused => Self::Refused,
            State::GivenUp => Self::GivenUp,
        }
    }
}

/// What a command changed.
#[derive(Debug, Serialize)]
struct Changed {
    changed: u64,
}

/// Lists mails, or says what became of one.
pub async fn run(config: &Config, arguments: Arguments) -> Result<ExitCode, Failure> {
    let db = start::open_database(config).await?;
    let json = arguments.json;
    match arguments.action {
        Action::List { state, limit } => list(&db, &state, limit, json).await?,
        Action::Bounced { message_id: Some(id) } => {
            changed(one(&db, &id, Word::Bounced).await?, json)?;
        }
        Action::Bounced { message_id: None } => match read_notification()? {
            Ok(id) => {
                let told = tell(&db, id, Word::Bounced, Clock::system().now()).await?;
                changed(u64::from(told == Told::Changed), json)?;
            }
            // A mail server takes any failure for a reason to send a notification about the notification.
            Err(reason) if json => say(&serde_json::to_string(&serde_json::json!({ "changed": 0, "reason": reason }))?),
            Err(reason) => say(&format!("Nothing to note: {reason}.")),
        },
        Action::Retry { all: true, .. } => changed(retry_given_up(&db, Clock::system().now()).await?, json)?,
        Action::Retry { message_ids, .. } => {
            let mut count = 0;
            for id in message_ids {
                count += one(&db, &id, Word::Retry).await?;
            }
            changed(count, json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(db: &DatabaseConnection, states: &[State], limit: u64, json: bool) -> Result<(), Failure> {
    let unsent = [State::Queued, State::Bounced, State::Refused, State::GivenUp];
    let states = if states.is_empty() { &unsent } else { states };
    let states: Vec<MailState> = states.iter().copied().map(MailState::from).collect();
    let mails = list_mails(db, &states, limit).await?;
    if json {
        say(&serde_json::to_string_pretty(&mails)?);
    } else if mails.is_empty() {
        say("No mail.");
    } else {
        say(&mails.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

async fn one(db: &DatabaseConnection, id: &str, word: Word) -> Result<u64, Failure> {
    let uuid = message_uuid(id).ok_or_else(|| format!("`{id}` is no Message-ID of the portal"))?;
    match tell(db, uuid, word, Clock::system().now()).await? {
        Told::Changed => Ok(1),
        Told::Unchanged(MailState::Sent) => Err(format!("{uuid} was sent: note first that it came back").into()),
        Told::Unchanged(_) => Ok(0),
        Told::Unknown => Err(format!("there is no mail {uuid}").into()),
    }
}

fn changed(count: u64, json: bool) -> Result<(), Failure> {
    say(&if json { serde_json::to_string(&Changed { changed: count })? } else { format!("{count} mails changed.") });
    Ok(())
}

/// The mail that a notification on standard input says has failed, or why there is none.
fn read_notification() -> Result<Result<Uuid, String>, Failure> {
    let mut notification = Vec::new();
    std::io::stdin().take(LONGEST_NOTIFICATION).read_to_end(&mut notification)?;
    Ok(failed_mail(&notification).map_err(|reason| reason.to_string()))
}
