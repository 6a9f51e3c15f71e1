//! `teleservices reports`: what people have reported to be wrong with their personal data.

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Failure, say};
use crate::{
    clock::Clock,
    config::Config,
    household::{DeskReport, Verdict, answer_report, list_reports, show_report},
    start,
};

/// Options of `reports`.
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
    /// List the reports that wait for an answer, the oldest first
    List {
        /// The answered ones too
        #[arg(long)]
        all: bool,
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Show one report
    Show {
        /// Its number, for example S2026-000123
        number: String,
    },
    /// Answer a report, once
    ///
    /// The person reads the answer in the portal, beside their report, and is told by mail that it is there, where their
    /// address is confirmed. The data themselves are corrected in the fund's own systems and come with the next batch: an
    /// answer changes none of them.
    #[command(arg_required_else_help = true)]
    Answer {
        /// Its number, for example S2026-000123
        number: String,
        /// It is settled: what the person reads, one line of at most 1,000 characters
        #[arg(long, value_name = "TEXT", required_unless_present = "refused", conflicts_with = "refused")]
        handled: Option<String>,
        /// The data stay as they are: what the person reads, with the reason
        #[arg(long, value_name = "TEXT")]
        refused: Option<String>,
    },
}

/// Lists, shows, or answers.
pub async fn run(config: &Config, arguments: Arguments) -> Result<ExitCode, Failure> {
    let db = start::open_database(config).await?;
    let (json, now) = (arguments.json, Clock::system().now());
    match arguments.action {
        Action::List { all, limit } => {
            let found = list_reports(&db, !all, limit, now).await?;
            say(&match (json, found.is_empty()) {
                (true, _) => serde_json::to_string_pretty(&found)?,
                (false, true) => "No report waits for an answer.".to_owned(),
                (false, false) => found.iter().map(line).collect::<Vec<_>>().join("\n"),
            });
        }
        Action::Show { number } => tell(&show_report(&db, &number, now).await?, json)?,
        Action::Answer { number, handled, refused } => {
            let (verdict, text) = match (handled, refused) {
                (Some(text), _) => (Verdict::Handled, text),
                (None, refused) => (Verdict::Refused, refused.unwrap_or_default()),
            };
            tell(&answer_report(&db, &number, verdict, &text, now).await?, json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(report: &DeskReport, json: bool) -> Result<(), Failure> {
    say(&if json { serde_json::to_string_pretty(report)? } else { sheet(report) });
    Ok(())
}

fn line(report: &DeskReport) -> String {
    let DeskReport { number, state, matricule, person, field, .. } = report;
    let day = report.reported_at.format("%Y-%m-%d");
    format!("{number:<14}  {day}  {state:<8}  matricule {matricule:<12}  person {person:<20}  {field}")
}

fn sheet(report: &DeskReport) -> String {
    let DeskReport { number, state, matricule, person, name, field, should_be, .. } = report;
    let recorded = report.recorded.as_deref().unwrap_or("(nothing)");
    let mut sheet = format!(
        "Report {number}, {state}\n  matricule    {matricule}\n  person       {person}, {name}\n  field        {field}\n  \
         recorded     {recorded}\n  should be    {should_be}\n  reported     {}",
        report.reported_at.format("%Y-%m-%d %H:%M UTC")
    );
    if let (Some(answer), Some(at)) = (&report.answer, report.answered_at) {
        sheet += &format!("\n  answered     {}\n  answer       {answer}", at.format("%Y-%m-%d %H:%M UTC"));
    }
    sheet
}
