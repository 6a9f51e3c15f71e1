//! `teleservices serve`.

use std::net::{SocketAddr, TcpListener};

use clap::Args;

use super::{Failure, demo::is_demonstration};
use crate::{
    clock::Clock,
    config::Config,
    post::{Workers, waiting},
    start,
    state::AppState,
};

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Demonstration mode: every page says so, and the sign-in page lists the fictitious people
    #[arg(long)]
    demo: bool,
    /// Port on 127.0.0.1, before anything that the configuration says; also the port of the public address
    #[arg(long)]
    port: Option<u16>,
}

/// Serves until the process is told to end.
pub async fn run(mut config: Config, arguments: &Arguments) -> Result<(), Failure> {
    if let Some(port) = arguments.port {
        config.listen = SocketAddr::from(([127, 0, 0, 1], port));
        config.public_url = format!("http://127.0.0.1:{port}");
    }
    let db = start::open_database(&config).await?;
    match (arguments.demo, is_demonstration(&db).await?) {
        (false, Some(true)) => {
            return Err("this database holds the fictitious fund, whose passwords are public: add --demo, or use \
                        another database"
                .into());
        }
        (true, Some(false)) => {
            return Err("this database holds a fund's own data: demonstration mode is for the fictitious fund".into());
        }
        _ => {}
    }
    let listener = TcpListener::bind(config.listen).map_err(|fault| format!("{}: {fault}", config.listen))?;
    tracing::info!(address = %config.public_url, demonstration = arguments.demo, "serving");
    let state = start::assemble(config, db, Clock::system(), arguments.demo).await?;
    say_where_mails_go(&state).await?;
    let workers = Workers::start(&state);
    start::serve(state, listener)?.await?;
    workers.stop().await;
    Ok(())
}

/// Mails that go nowhere must not go unnoticed.
async fn say_where_mails_go(state: &AppState) -> Result<(), Failure> {
    let waiting = waiting(&state.db).await?;
    if state.post.mailbox.is_some() {
        tracing::info!("mails of the demonstration stay in memory: the portal shows them");
    } else if state.post.transport.is_none() {
        tracing::error!(
            waiting,
            "NO MAIL IS SENT: the configuration names no mail server ([mail.smtp]); links for forgotten passwords and \
             new addresses wait until it does"
        );
    } else {
        tracing::info!(waiting, workers = state.config.mail.workers, "mails go to the mail server");
    }
    Ok(())
}
