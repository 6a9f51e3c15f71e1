//! From a configuration to a running server.

use std::{
    io,
    net::TcpListener,
    num::{NonZeroU32, NonZeroUsize},
    sync::Arc,
    time::Duration,
};

use actix_web::{HttpServer, dev::Server, web};
use sea_orm::DatabaseConnection;
use secrecy::ExposeSecret as _;

use crate::{
    app::{application, document},
    clock::Clock,
    config::{Config, processors},
    export::Printer,
    http::forget_old_requests,
    identity::{AddressLimiter, PasswordPool, forget_ended},
    institution::demonstration,
    pages::{Pages, PagesError},
    post::{OfficeError, PostOffice, letters::letter_sender},
    profile::{ConventionForms, announce_forever},
    requests::{Catalogue, CatalogueError},
    resources::remind_forever,
    site::Site,
    state::AppState,
};

/// Identifications that one address may try in a minute, and requests for subscriptions and passwords as many. Generous:
/// an employer's people share one address.
const ATTEMPTS_PER_MINUTE: NonZeroU32 = at_least_one(60);

/// How often one address may ask in a minute how strong a password would be: somebody types, and others share the address.
const ASSESSMENTS_PER_MINUTE: NonZeroU32 = at_least_one(600);

const fn at_least_one(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

/// Links that one address may try in a minute: an insurer fetches the statements of all its members from one.
const LINKS_PER_MINUTE: NonZeroU32 = at_least_one(600);

/// Documents that one address may try to verify in a minute: a counter that checks papers does a few.
const VERIFICATIONS_PER_MINUTE: NonZeroU32 = at_least_one(30);

/// Between two rounds of housekeeping.
const HOUSEKEEPING: Duration = Duration::from_secs(600);

/// Seconds that running requests get to end after the signal to stop.
const SHUTDOWN_SECONDS: u64 = 20;

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] database::DatabaseError),
    /// The information pages cannot be read.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// The documents that can be asked for cannot be read.
    #[error(transparent)]
    Documents(#[from] CatalogueError),
    /// Mails cannot be written or sent as the configuration says.
    #[error(transparent)]
    Post(#[from] OfficeError),
    /// The address is taken, or not this machine's.
    #[error("cannot listen: {0}")]
    Listen(#[from] io::Error),
    /// Passwords cannot be hashed.
    #[error("passwords cannot be hashed: {0}")]
    Passwords(argon2::password_hash::Error),
}

/// Opens the database of the configuration and brings its schema up to date.
///
/// # Errors
/// When the database cannot be used.
pub async fn open_database(config: &Config) -> Result<DatabaseConnection, database::DatabaseError> {
    let db = database::connect(config.database_url.expose_secret(), config.database_connections).await?;
    database::migrate(&db).await?;
    Ok(db)
}

/// Everything that handlers reach, over an open database.
///
/// # Errors
/// When the information pages or the catalogue of documents cannot be read.
pub async fn assemble(
    config: Config,
    db: DatabaseConnection,
    clock: Clock,
    demonstrate: bool,
) -> Result<AppState, StartError> {
    let mut institution = config.institution.to_contract();
    institution.demonstration = demonstrate.then(demonstration);
    let directory = config.content_directory.clone();
    let names = institution.clone();
    let pages = web::block(move || Pages::load(directory, &names)).await.map_err(io::Error::other)??;
    let file = config.documents_file.clone();
    let documents = web::block(move || Catalogue::load(file.as_deref())).await.map_err(io::Error::other)??;
    let passwords = PasswordPool::new(config.password_workers, config.password_queue).map_err(StartError::Passwords)?;
    Ok(AppState {
        db,
        clock,
        post: PostOffice::open(&config, &institution)?,
        site: Arc::new(Site::new(&config.institution.brand_colour)),
        institution: Arc::new(institution),
        pages: Arc::new(pages),
        documents: Arc::new(documents),
        convention_forms: Arc::new(ConventionForms::default()),
        printer: Printer::new(letter_sender(&config)),
        passwords,
        sign_in_limit: Arc::new(AddressLimiter::per_minute(ATTEMPTS_PER_MINUTE)),
        request_limit: Arc::new(AddressLimiter::per_minute(ATTEMPTS_PER_MINUTE)),
        typing_limit: Arc::new(AddressLimiter::per_minute(ASSESSMENTS_PER_MINUTE)),
        link_limit: Arc::new(AddressLimiter::per_minute(LINKS_PER_MINUTE)),
        verification_limit: Arc::new(AddressLimiter::per_minute(VERIFICATIONS_PER_MINUTE)),
        config: Arc::new(config),
    })
}

/// The server over `state`, listening on `listener`; it runs when awaited, and ends gracefully on SIGTERM or Ctrl-C.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(state: AppState, listener: TcpListener) -> io::Result<Server> {
    let document = Arc::new(document());
    let arrival = Duration::from_secs(state.config.request_timeout_seconds);
    actix_web::rt::spawn(keep_house(state.clone()));
    actix_web::rt::spawn(announce_forever(state.clone()));
    actix_web::rt::spawn(remind_forever(state.clone()));
    let workers = processors();
    let connections = share(state.config.database_connections, workers);
    // Called once in the thread of each worker.
    let of_worker = move || {
        let db = database::pool_of_thread(&state.db, connections);
        application(web::Data::new(AppState { db, ..state.clone() }), Arc::clone(&document))
    };
    let server = HttpServer::new(of_worker)
        .workers(workers.get())
        .client_request_timeout(arrival)
        .shutdown_timeout(SHUTDOWN_SECONDS)
        .listen(listener)?
        .run();
    Ok(server)
}

/// Connections of each worker, of those that the node may have.
fn share(connections: u32, workers: NonZeroUsize) -> u32 {
    connections.div_ceil(u32::try_from(workers.get()).unwrap_or(u32::MAX))
}

/// Forgets what time has ended, in memory and in the database.
async fn keep_house(state: AppState) {
    let mut ticks = tokio::time::interval(HOUSEKEEPING);
    loop {
        ticks.tick().await;
        let limits = [&state.sign_in_limit, &state.request_limit, &state.typing_limit, &state.link_limit];
        for limit in limits.into_iter().chain([&state.verification_limit]) {
            limit.forget_idle();
        }
        let now = state.clock.now();
        for forgotten in [forget_ended(&state.db, now).await, forget_old_requests(&state.db, now).await] {
            if let Err(failure) = forgotten {
                tracing::warn!(%failure, "what time has ended could not be forgotten");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workers_share_the_connections_and_none_goes_without() {
        let of = |connections, workers| share(connections, NonZeroUsize::new(workers).unwrap());
        assert_eq!([of(16, 1), of(16, 2), of(16, 3), of(16, 16), of(1, 8)], [16, 8, 6, 1, 1]);
    }
}
