//! Ours: the application as it is shipped, in a process of its own.

use std::net::{IpAddr, Ipv4Addr, TcpListener};

use anyhow::Result;
use clap::Args;
use secrecy::SecretString;
use teleservices::{config::Config, logging, start};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

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
        if arguments.tell_statements {
            tracing_subscriber::registry().with(Tell).init();
        }
        logging::start(&config);
        let db = start::open_database(&config).await?;
        let state = start::assemble(config, db, clock()?, false).await?;
        let server = start::serve(state, listener)?;
        announce(listen.port());
        Ok(server.await?)
    })
}

/// Says every statement that the application reads with.
struct Tell;

impl<S: Subscriber> Layer<S> for Tell {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        event.record(&mut Self);
    }
}

impl Visit for Tell {
    #[allow(clippy::print_stdout, reason = "the parent reads it")]
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "sql" {
            println!("{}", serde_json::Value::from(value));
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn std::fmt::Debug) {}
}
