//! `teleservices requests`: the documents that people ask for.

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use contract::{
    institution::DepartmentKey,
    requests::{DeskRequest, DeskRequestSheet, RequestVerdict},
};

use super::{Failure, say};
use crate::{
    clock::Clock,
    config::Config,
    requests::{DeskActor, DeskFilter, answer, assign, list_requests, show},
    start,
};

/// Options of `requests`.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub struct Arguments {
    /// Answer in JSON, for programs
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    action: Action,
}

/// A department, as the options name it.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Department {
    Registration,
    MedicalBenefits,
    FamilyBenefits,
    Pensions,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the requests that wait for an answer, the oldest first
    List {
        /// Of this department only
        #[arg(long, value_enum, value_name = "DEPARTMENT")]
        department: Option<Department>,
        /// The answered ones too
        #[arg(long)]
        all: bool,
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Show one request, with the comment and the address on record
    Show {
        /// Its number, for example DEM2026-000123
        number: String,
    },
    /// Take a request in hand, or give it to somebody else
    ///
    /// The person sees that the request is being handled, and is told by mail that there is news, where their address is
    /// confirmed. Who handles it is for the department alone.
    Assign {
        /// Its number, for example DEM2026-000123
        number: String,
        /// Who handles it
        #[arg(long, value_name = "NAME")]
        to: String,
    },
    /// Answer a request, once
    ///
    /// The person reads the answer in the portal, beside their request, and is told by mail that there is news, where their
    /// address is confirmed.
    #[command(arg_required_else_help = true)]
    Answer {
        /// Its number, for example DEM2026-000123
        number: String,
        /// The document is on its way by post
        #[arg(long, required_unless_present = "refused", conflicts_with = "refused")]
        sent: bool,
        /// A word beside the document, one line of at most 1,000 characters
        #[arg(long, value_name = "TEXT", conflicts_with = "refused")]
        note: Option<String>,
        /// It is not sent: what the person reads, with the reason, one line of at most 1,000 characters
        #[arg(long, value_name = "TEXT")]
        refused: Option<String>,
    },
}

/// Lists, shows, takes in hand, or answers.
pub async fn run(config: &Config, arguments: Arguments) -> Result<ExitCode, Failure> {
    let db = start::open_database(config).await?;
    let (json, now, by) = (arguments.json, Clock::system().now(), DeskActor::operator());
    match arguments.action {
        Action::List { department, all, limit } => {
            let filter = DeskFilter { department: department.map(key), open_only: !all, after: 0 };
            let found = list_requests(&db, &by, filter, limit, now).await?;
            say(&match (json, found.is_empty()) {
                (true, _) => serde_json::to_string_pretty(&found)?,
                (false, true) => "No request waits for an answer.".to_owned(),
                (false, false) => found.iter().map(line).collect::<Vec<_>>().join("\n"),
            });
        }
        Action::Show { number } => tell(&show(&db, &by, &number, now).await?, json)?,
        Action::Assign { number, to } => tell(&assign(&db, &by, &number, &to, now).await?, json)?,
        Action::Answer { number, sent: _, note, refused } => {
            let verdict = match refused {
                Some(answer) => RequestVerdict::Refused { answer },
                None => RequestVerdict::Sent { answer: note },
            };
            tell(&answer(&db, &by, &number, verdict, now).await?, json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

const fn key(department: Department) -> DepartmentKey {
    match department {
        Department::Registration => DepartmentKey::Registration,
        Department::MedicalBenefits => DepartmentKey::MedicalBenefits,
        Department::FamilyBenefits => DepartmentKey::FamilyBenefits,
        Department::Pensions => DepartmentKey::Pensions,
    }
}

fn tell(sheet: &DeskRequestSheet, json: bool) -> Result<(), Failure> {
    say(&if json { serde_json::to_string_pretty(sheet)? } else { written(sheet) });
    Ok(())
}

fn line(request: &DeskRequest) -> String {
    let DeskRequest { number, state, matricule, document, .. } = request;
    let (state, day) = (state.code(), request.requested_at.format("%Y-%m-%d"));
    let whose = request.assigned_to.as_deref().unwrap_or("-");
    format!("{number:<14}  {day}  {state:<13}  matricule {matricule:<12}  {document:<24}  {whose}")
}

fn written(sheet: &DeskRequestSheet) -> String {
    let DeskRequestSheet { request, requester, address } = sheet;
    let moment = |at: chrono::DateTime<chrono::Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
    let mut facts = vec![
        ("document", format!("{}, {}", request.document, request.title)),
        ("matricule", request.matricule.clone()),
        ("beneficiary", format!("{}, {}", request.beneficiary, request.beneficiary_name)),
        ("requested by", requester.clone()),
        ("address", if address.is_empty() { "(none on record)".to_owned() } else { address.join(", ") }),
        ("requested", moment(request.requested_at)),
    ];
    let more = [
        ("comment", request.comment.as_ref().map(|comment| comment.replace('\n', "\n               "))),
        ("not issued", request.not_issued_because.map(|reason| reason.code().to_owned())),
        ("in hand since", request.being_handled_at.map(moment)),
        ("in hand of", request.assigned_to.clone()),
        ("attestation", request.attestation.clone()),
        ("answered", request.answered_at.map(moment)),
        ("answer", request.answer.clone()),
    ];
    facts.extend(more.into_iter().filter_map(|(name, fact)| Some((name, fact?))));
    let facts: Vec<String> = facts.into_iter().map(|(name, fact)| format!("  {name:<13}{fact}")).collect();
    format!("Request {}, {}\n{}", request.number, request.state.code(), facts.join("\n"))
}
