//! `teleservices conventions`: the complementary insurers that receive care statements.

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Failure, say};
use crate::{
    clock::Clock,
    config::Config,
    profile::{Convention, issue_access_key, list_conventions, show_convention},
    start,
};

/// Options of `conventions`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Answer in JSON, for programs
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the conventions. They come with the fund's batches (docs/IMPORT.md, `conventions`)
    List,
    /// Show one convention
    Show {
        /// Number of the convention
        number: String,
    },
    /// Issue a new access key to the insurer and print it, this once: only its hash is kept
    ///
    /// The insurer fetches forwarded statements with it, together with the link in each message. An earlier key stops
    /// working at once. Hand the key over on a way of its own, never to the mailbox that receives the links.
    Key {
        /// Number of the convention
        number: String,
    },
}

/// Lists, shows, or issues a key.
pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = start::open_database(config).await?;
    let today = Clock::system().today();
    let json = arguments.json;
    match &arguments.action {
        Action::List => {
            let found = list_conventions(&db, today).await?;
            let lines = found.iter().map(line).collect::<Vec<_>>().join("\n");
            say(&match (json, found.is_empty()) {
                (true, _) => serde_json::to_string_pretty(&found)?,
                (false, true) => "There is no convention yet; a batch of the fund's brings them.".to_owned(),
                (false, false) => lines,
            });
        }
        Action::Show { number } => {
            let found = show_convention(&db, number, today).await?;
            say(&if json { serde_json::to_string_pretty(&found)? } else { sheet(&found) });
        }
        Action::Key { number } => {
            let key = issue_access_key(&db, number).await?;
            let answer = json!({ "number": number, "access_key": key.reveal() });
            say(&if json { serde_json::to_string_pretty(&answer)? } else { key.reveal().to_owned() });
        }
    }
    Ok(())
}

fn line(convention: &Convention) -> String {
    let Convention { number, insurer, mailbox, .. } = convention;
    let key = if convention.has_access_key { "has a key" } else { "no key yet" };
    format!("{number:<20}  {insurer}  <{mailbox}>  {}, {key}", standing(convention))
}

fn sheet(convention: &Convention) -> String {
    let Convention { number, insurer, mailbox, signed_on, .. } = convention;
    let key = if convention.has_access_key { "issued" } else { "none yet; issue one with `conventions key`" };
    format!(
        "Convention {number}\n  insurer     {insurer}\n  mailbox     {mailbox}\n  signed on   {signed_on}\n  standing    {}\n  \
         access key  {key}",
        standing(convention)
    )
}

fn standing(convention: &Convention) -> String {
    match convention.ended_on {
        _ if convention.in_force => "in force".to_owned(),
        Some(last) => format!("ended on {last}"),
        None => format!("in force from {}", convention.signed_on),
    }
}
