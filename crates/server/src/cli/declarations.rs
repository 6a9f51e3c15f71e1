//! `teleservices declarations`: what households have declared, and what becomes of it.

use std::{fs::File, io, path::PathBuf, process::ExitCode};

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use contract::resources::{
    AskForCorrection, DeclarationState, DeclaredResources, DeskDeclaration, DeskDeclarationSheet, PersonResources,
};
use sea_orm::DatabaseConnection;

use super::{Failure, say};
use crate::{
    audit::Actor,
    clock::Clock,
    config::Config,
    resources::{Wanted, ask_correction, export_declarations, list_declarations, show_declaration, take_into_account},
    start,
};

/// Options of `declarations`.
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
    /// List declarations, the oldest first
    List {
        /// Only those in this state
        #[arg(long, value_enum)]
        state: Option<State>,
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: u64,
    },
    /// Show everything that was declared last
    Show {
        /// Its number, for example DEC2026-000123
        number: String,
    },
    /// Ask the household for a correction
    ///
    /// The person reads in the portal what is to be corrected, and is told by mail that there is something, where their
    /// address is confirmed. They can send a corrected version until the last day, even after the campaign has closed.
    #[command(arg_required_else_help = true)]
    AskCorrection {
        /// Its number, for example DEC2026-000123
        number: String,
        /// What is to be corrected: what the person reads, at most 1,000 characters
        #[arg(long)]
        text: String,
        /// The version that was looked at: a newer one is not asked about unseen
        #[arg(long = "seen", value_name = "VERSION")]
        version: i32,
        /// Last day, for example 2027-02-15; the later of two weeks from now and the end of the campaign when absent
        #[arg(long)]
        until: Option<NaiveDate>,
    },
    /// Take a declaration into account: it cannot be changed any more
    #[command(arg_required_else_help = true)]
    TakeIntoAccount {
        /// Its number, for example DEC2026-000123
        number: String,
        /// The version that was looked at: a newer one is not taken unseen
        #[arg(long = "seen", value_name = "VERSION")]
        version: i32,
    },
    /// Write what was taken into account as CSV for the core system, a row for each thing that was declared
    ///
    /// Days may overlap: the same declaration comes again under the same number.
    Export {
        /// Only what was taken into account on this day or later, for example 2026-12-01
        #[arg(long)]
        since: Option<NaiveDate>,
        /// The file; standard output when absent
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum State {
    /// They wait for the registration service
    Submitted,
    /// A correction is asked for
    CorrectionAsked,
    /// Taken into account
    TakenIntoAccount,
}

impl From<State> for DeclarationState {
    fn from(state: State) -> Self {
        match state {
            State::Submitted => Self::Submitted,
            State::CorrectionAsked => Self::CorrectionAsked,
            State::TakenIntoAccount => Self::TakenIntoAccount,
        }
    }
}

/// Lists, shows, asks for a correction, takes into account, or exports.
pub async fn run(config: &Config, arguments: Arguments) -> Result<ExitCode, Failure> {
    let db = start::open_database(config).await?;
    let (json, actor, now) = (arguments.json, Actor::Operator, Clock::system().now());
    match arguments.action {
        Action::List { state, limit } => {
            let wanted = Wanted { state: state.map(DeclarationState::from), cursor: None, limit };
            let found = list_declarations(&db, actor, &wanted, now).await?.declarations;
            say(&match (json, found.is_empty()) {
                (true, _) => serde_json::to_string_pretty(&found)?,
                (false, true) => "There is no such declaration.".to_owned(),
                (false, false) => found.iter().map(line).collect::<Vec<_>>().join("\n"),
            });
        }
        Action::Show { number } => tell(&show_declaration(&db, actor, &number, now).await?, json)?,
        Action::AskCorrection { number, text, version, until } => {
            let asked = AskForCorrection { text, until, version };
            tell(&ask_correction(&db, actor, &number, asked, now).await?, json)?;
        }
        Action::TakeIntoAccount { number, version } => {
            tell(&take_into_account(&db, actor, &number, version, now).await?, json)?;
        }
        Action::Export { since, output } => export(&db, since, output, json).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the file; says how many declarations it holds, unless it goes to standard output.
async fn export(
    db: &DatabaseConnection,
    since: Option<NaiveDate>,
    output: Option<PathBuf>,
    json: bool,
) -> Result<(), Failure> {
    let (actor, now) = (Actor::Operator, Clock::system().now());
    let Some(path) = output else {
        export_declarations(db, actor, since, io::stdout(), now).await?;
        return Ok(());
    };
    let file = File::create(&path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let count = export_declarations(db, actor, since, file, now).await?;
    say(&if json {
        serde_json::to_string_pretty(&serde_json::json!({ "declarations": count, "file": path }))?
    } else {
        format!("{count} declarations are in {}.", path.display())
    });
    Ok(())
}

fn tell(sheet: &DeskDeclarationSheet, json: bool) -> Result<(), Failure> {
    say(&if json { serde_json::to_string_pretty(sheet)? } else { shown(sheet) });
    Ok(())
}

const fn state(state: DeclarationState) -> &'static str {
    match state {
        DeclarationState::Submitted => "submitted",
        DeclarationState::CorrectionAsked => "correction_asked",
        DeclarationState::TakenIntoAccount => "taken_into_account",
    }
}

fn line(declaration: &DeskDeclaration) -> String {
    let DeskDeclaration { number, campaign, matricule, holder, version, .. } = declaration;
    let (day, state) = (declaration.submitted_at.format("%Y-%m-%d"), state(declaration.state));
    format!(
        "{number:<16}  {day}  {state:<18}  campaign {campaign}  version {version}  matricule {matricule:<12}  {holder}"
    )
}

fn shown(sheet: &DeskDeclarationSheet) -> String {
    let declaration = &sheet.declaration;
    let mut lines = vec![
        format!("Declaration {}, {}", declaration.number, state(declaration.state)),
        format!("  campaign     {}", declaration.campaign),
        format!("  matricule    {}, {}", declaration.matricule, declaration.holder),
    ];
    lines.extend(sheet.versions.iter().map(|one| {
        let at = one.submitted_at.format("%Y-%m-%d %H:%M UTC");
        format!("  version {:<4} {at}, general terms {}", one.version, one.terms_version)
    }));
    if let Some(correction) = &sheet.correction {
        lines.push(format!("  to correct   until {}: {}", correction.until, one_line(&correction.text)));
    }
    if let Some(at) = declaration.taken_into_account_at {
        lines.push(format!("  taken        {}", at.format("%Y-%m-%d %H:%M UTC")));
    }
    lines.extend(declared(&sheet.declared));
    lines.join("\n")
}

fn declared(declared: &DeclaredResources) -> Vec<String> {
    if let Some(code) = &declared.special_situation {
        return vec![format!("  situation    {code}")];
    }
    let mut lines = person("holder", &declared.holder);
    if let Some(spouse) = &declared.spouse {
        lines.extend(person("spouse", spouse));
    }
    if let Some(children) = &declared.children {
        lines.push(format!("  children     {}", children.number));
        lines.extend(
            children.children.iter().map(|child| {
                format!("  child        {}, {}, {}", child.first_name, child.birth_date, child.cover.code())
            }),
        );
    }
    lines
}

fn person(who: &str, person: &PersonResources) -> Vec<String> {
    let mut lines: Vec<String> = person
        .lines
        .iter()
        .map(|income| {
            let beside = income.same_period_as.map(|other| format!(", same period as line {}", u32::from(other) + 1));
            let (euros, cents) = (income.amount_cents / 100, income.amount_cents % 100);
            let beside = beside.unwrap_or_default();
            format!("  {who:<12} {}: {euros}.{cents:02} EUR, {} months{beside}", income.category, income.months)
        })
        .collect();
    if person.nothing_received {
        lines.push(format!("  {who:<12} no income"));
    }
    lines.extend(person.remarks.iter().map(|text| format!("  {who:<12} remarks: {}", one_line(text))));
    lines
}

/// Lines of a text, one after the other.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
