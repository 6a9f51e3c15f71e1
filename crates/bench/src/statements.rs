//! The SQL of the application, taken from the application itself.

use anyhow::{Context, Result};

use crate::{
    backend::Backend,
    child::Server,
    dataset::BASE,
    http::{Connection, PAGE, get_request},
};

/// What the application sends to the database for a page of refunds.
#[derive(Clone, Debug)]
pub struct Statements {
    /// Finds the session and its household.
    pub session: String,
    /// Reads the page.
    pub page: String,
}

/// Asks the application for one page and notes what it sends to the database.
///
/// # Errors
/// When the application does not answer, or sends something else than it used to.
pub fn note(backend: &Backend, token: &str) -> Result<Statements> {
    let mut server = Server::start(&["ours", "--database-url", &backend.url(BASE), "--tell-statements"])?;
    Connection::open(server.address())?.send(&get_request(PAGE, token), 200)?;
    let session = statement_on(&mut server, "session")?;
    let page = statement_on(&mut server, "care_line")?;
    Ok(Statements { session, page })
}

/// Asks the application for what stands at `path` and notes how it finds the session, and the `expected` statements
/// that it reads with afterwards.
///
/// # Errors
/// When the application does not answer, or reads with other statements than it used to.
pub fn note_all(backend: &Backend, path: &str, token: &str, expected: usize) -> Result<(String, Vec<String>)> {
    let mut server = Server::start(&["ours", "--database-url", &backend.url(BASE), "--tell-statements"])?;
    Connection::open(server.address())?.send(&get_request(path, token), 200)?;
    let session = statement_on(&mut server, "session")?;
    let mut statements = Vec::with_capacity(expected);
    while statements.len() < expected {
        let line = server.line().with_context(|| format!("{path} reads with fewer than {expected} statements"))?;
        let statement: String = serde_json::from_str(&line)?;
        if statement.starts_with("SELECT") {
            statements.push(statement);
        }
    }
    Ok((session, statements))
}

/// The next query on `table`.
fn statement_on(server: &mut Server, table: &str) -> Result<String> {
    let source = format!(" FROM {table} ");
    loop {
        let line = server.line().with_context(|| format!("the application never reads {table}"))?;
        let statement: String = serde_json::from_str(&line)?;
        if statement.starts_with("SELECT") && statement.replace('"', "").contains(&source) {
            return Ok(statement);
        }
    }
}
