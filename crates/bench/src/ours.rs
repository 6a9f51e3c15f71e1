//! Ours: the application as it is shipped, in a process of its own.

use std::net::{IpAddr, Ipv4Addr, TcpListener};

use anyhow::Result;
use clap::Args;
use sea_orm::Statement;
use secrecy::SecretString;
use teleservices::{config::Config, logging, start};

use crate::{child::announce, time::clock};

/// What the process is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Address of the database
    #[arg(long)]
    database_url: String,
    /// Say every statement that is sent to the database
    #[arg(long)]
    tell_statements: bool,
}

/// Serves the application until the parent lets go.
///
/// # Errors
/// When it does not start.
pub fn serve(arguments: &Arguments) -> Result<()> {
    actix_web::rt::System::new().block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let listen = listener.local_addr()?;
        let config = Config {
            database_url: SecretString::from(arguments.database_url.as_str()),
            listen,
            public_url: format!("http://{listen}"),
            // Identifications are limited for each address: the load says that it comes from many.
            trusted_proxies: vec![IpAddr::V4(Ipv4Addr::LOCALHOST)],
            ..Config::default()
        };
        logging::start(&config);
        let mut db = start::open_database(&config).await?;
        if arguments.tell_statements {
            db.set_metric_callback(|sent| tell(sent.statement));
        }
        let state = start::assemble(config, db, clock()?, false).await?;
        let server = start::serve(state, listener)?;
        announce(listen.port());
        Ok(server.await?)
    })
}

#[allow(clippy::print_stdout, reason = "the parent reads it")]
fn tell(statement: &Statement) {
    println!("{}", serde_json::Value::from(statement.sql.as_str()));
}
