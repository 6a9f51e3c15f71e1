//! `cargo xtask e2e`: every journey in a browser, against the program that is shipped.

use anyhow::Result;

use crate::{
    binary, pages,
    postgres::{Postgres, free_port},
    server::Server,
    shell, tools,
};

/// Options of `cargo xtask e2e`.
#[derive(clap::Args)]
pub struct Options {
    /// Database behind the pages
    #[arg(long, value_enum, default_value_t = Database::Sqlite)]
    database: Database,
    /// Play on pages and program as they were built last
    #[arg(long)]
    as_built: bool,
    /// Further arguments of Playwright, such as `--grep CARE-04` or `--headed`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Which database the server works on.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Database {
    /// A file in a temporary folder.
    Sqlite,
    /// A server of our own.
    Postgres,
}

/// Enough for every journey that changes something to have a household of its own.
const HOUSEHOLDS: &str = "520";

/// Plays the journeys; leaves the report in `e2e/report` and a picture of every screen in `e2e/screenshots`.
///
/// # Errors
/// When something cannot be installed, built or started, or a journey fails.
pub fn run(options: &Options) -> Result<()> {
    if !options.as_built {
        pages::build()?;
        binary::build()?;
    }
    play(options.database, &options.arguments)
}

/// Plays the journeys on pages and a program that are built already.
///
/// # Errors
/// When something cannot be installed or started, or a journey fails.
pub fn play(database: Database, arguments: &[String]) -> Result<()> {
    tools::ensure_packages("e2e", "drive the browser")?;
    let folder = tempfile::tempdir()?;
    let (_postgres, url) = match database {
        Database::Sqlite => (None, format!("sqlite:{}/e2e.db", folder.path().display())),
        Database::Postgres => {
            let postgres = Postgres::start()?;
            let url = postgres.url("postgres");
            (Some(postgres), url)
        }
    };
    let (batch, mails) = (folder.path().join("batch"), folder.path().join("mails"));
    let fund = ["demo", "--households", HOUSEHOLDS, "--seed", "1"];
    shell::step("loading a fictitious fund", || {
        shell::quiet(binary::command(&fund).arg("--write").arg(&batch))?;
        shell::quiet(binary::command(&fund).args(["--database-url", &url]))
    })?;
    // Playwright starts a mail server there, to which the portal delivers.
    let smtp_port = free_port()?.to_string();
    let relay = [("PORT", smtp_port.as_str()), ("SECURITY", "none")]
        .map(|(key, value)| (format!("TELESERVICES_MAIL__SMTP__{key}"), value.to_owned()));
    let server = Server::start(&url, free_port()?, &relay)?;
    shell::step("playing every journey in a browser", || {
        let mut playwright = shell::command(shell::root().join("e2e/node_modules/.bin/playwright"));
        playwright.arg("test").args(arguments).current_dir(shell::root().join("e2e"));
        playwright.env("TELESERVICES_URL", server.address()).env("TELESERVICES_SMTP_PORT", &smtp_port);
        playwright.env("TELESERVICES_BATCH", &batch).env("TELESERVICES_MAILS", &mails);
        // Journeys that play the fund's part call the program's commands.
        shell::run(playwright.env("TELESERVICES_PROGRAM", binary::path()).env("TELESERVICES_DATABASE_URL", &url))
    })
}
