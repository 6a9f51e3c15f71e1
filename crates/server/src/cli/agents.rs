//! `teleservices agents`: who works for the fund, and what they may handle. `teleservices audit`: who has seen what.

use clap::{Args, Subcommand, ValueEnum};
use contract::agents::AgentRole;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::json;

use super::{Failure, say};
use crate::{
    agents::{AgentSheet, add_agent, change_roles, disable_agent, enable_agent, list_agents, new_password},
    audit,
    clock::Clock,
    config::Config,
    start,
};

/// Options of `agents`.
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
    /// List the agents
    List,
    /// Create an agent and print the password, this once: only its hash is kept
    Add {
        /// What the agent types to sign in: small letters, digits, `.`, `-`, `_` or `@`
        login: String,
        /// Name of the agent
        #[arg(long)]
        name: String,
        /// What the agent may handle; repeat for several
        #[arg(long = "role", required = true)]
        roles: Vec<Role>,
    },
    /// Say anew what an agent may handle; their sessions end
    Roles {
        /// Login of the agent
        login: String,
        /// What the agent may handle; repeat for several
        #[arg(long = "role", required = true)]
        roles: Vec<Role>,
    },
    /// Give an agent another password and print it, this once; their sessions end
    NewPassword {
        /// Login of the agent
        login: String,
    },
    /// Let an agent sign in no longer; their sessions end
    Disable {
        /// Login of the agent
        login: String,
    },
    /// Let a disabled agent sign in again
    Enable {
        /// Login of the agent
        login: String,
    },
}

/// A role, as it is typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Role {
    /// Requests about registration, and declarations of resources
    Registration,
    /// Requests about medical benefits
    MedicalBenefits,
    /// Requests about family benefits
    FamilyBenefits,
    /// Requests about pensions
    Pensions,
}

impl From<Role> for AgentRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Registration => Self::Registration,
            Role::MedicalBenefits => Self::MedicalBenefits,
            Role::FamilyBenefits => Self::FamilyBenefits,
            Role::Pensions => Self::Pensions,
        }
    }
}

fn roles(typed: &[Role]) -> Vec<AgentRole> {
    typed.iter().copied().map(AgentRole::from).collect()
}

/// Lists, creates or changes agents.
pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = start::open_database(config).await?;
    let (now, json) = (Clock::system().now(), arguments.json);
    match &arguments.action {
        Action::List => {
            let found = list_agents(&db).await?;
            let lines = found.iter().map(line).collect::<Vec<_>>().join("\n");
            say(&match (json, found.is_empty()) {
                (true, _) => serde_json::to_string_pretty(&found)?,
                (false, true) => "There is no agent yet; `agents add` creates one.".to_owned(),
                (false, false) => lines,
            });
        }
        Action::Add { login, name, roles: typed } => {
            let password = add_agent(&db, login, name, &roles(typed), now).await?;
            tell_password(login, &password, json)?;
        }
        Action::NewPassword { login } => tell_password(login, &new_password(&db, login, now).await?, json)?,
        Action::Roles { login, roles: typed } => {
            change_roles(&db, login, &roles(typed), now).await?;
            tell_done(login, "may handle other work now", json)?;
        }
        Action::Disable { login } => {
            disable_agent(&db, login, now).await?;
            tell_done(login, "can no longer sign in", json)?;
        }
        Action::Enable { login } => {
            enable_agent(&db, login, now).await?;
            tell_done(login, "can sign in again", json)?;
        }
    }
    Ok(())
}

fn tell_password(login: &str, password: &SecretString, json: bool) -> Result<(), Failure> {
    let password = password.expose_secret();
    let answer = json!({ "login": login, "password": password });
    say(&if json { serde_json::to_string_pretty(&answer)? } else { password.to_owned() });
    Ok(())
}

fn tell_done(login: &str, done: &str, json: bool) -> Result<(), Failure> {
    say(&if json { serde_json::to_string_pretty(&json!({ "login": login }))? } else { format!("{login} {done}.") });
    Ok(())
}

fn line(agent: &AgentSheet) -> String {
    let roles = agent.roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ");
    let disabled = if agent.disabled_at.is_some() { "  (disabled)" } else { "" };
    format!("{:<20}  {:<30}  {roles}{disabled}", agent.login, agent.name)
}

/// Options of `audit`.
#[derive(Debug, Args)]
pub struct AuditArguments {
    /// Answer in JSON, for programs
    #[arg(long)]
    json: bool,
    /// Only what was done to this number, for example DEM2026-000123
    number: Option<String>,
    /// At most so many, the newest first
    #[arg(long, default_value_t = 100)]
    limit: u64,
}

/// Lists who has seen or changed what.
pub async fn run_audit(config: &Config, arguments: &AuditArguments) -> Result<(), Failure> {
    let db = start::open_database(config).await?;
    let found = audit::list(&db, arguments.number.as_deref(), arguments.limit).await?;
    say(&match (arguments.json, found.is_empty()) {
        (true, _) => serde_json::to_string_pretty(&found)?,
        (false, true) => "Nothing is noted.".to_owned(),
        (false, false) => found.iter().map(entry).collect::<Vec<_>>().join("\n"),
    });
    Ok(())
}

fn entry(entry: &audit::Entry) -> String {
    let who = entry.agent.as_deref().unwrap_or(&entry.actor);
    format!("{}  {who:<20}  {:<18}  {}", entry.at.format("%Y-%m-%d %H:%M:%S UTC"), entry.action, entry.subject)
}
