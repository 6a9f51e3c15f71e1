//! The real application on a port of its own, with a database of its own and a clock that the test moves.

use std::net::TcpListener;

use actix_web::dev::ServerHandle;
use sea_orm::DatabaseConnection;
use secrecy::SecretString;
use teleservices::{config::Config, start, state::AppState};
use testing::TestDatabase;

use super::{Caller, Person, clock::TestClock, first_day, fund};

/// A running application. It ends with this value.
pub struct TestApp {
    /// Scheme, host and port on which it listens.
    pub address: String,
    /// Its clock.
    pub clock: TestClock,
    /// What its handlers reach.
    pub state: AppState,
    server: ServerHandle,
    database: TestDatabase,
}

/// Starts the application over the fictitious fund.
pub async fn spawn() -> TestApp {
    spawn_with(|_| {}).await
}

/// Starts the application over the fictitious fund, with another configuration.
pub async fn spawn_with(adjust: impl FnOnce(&mut Config)) -> TestApp {
    start_over_fund(adjust, false).await
}

impl TestApp {
    /// Starts the application in demonstration mode.
    pub async fn demonstrating() -> Self {
        start_over_fund(|_| {}, true).await
    }

    /// Somebody who has not signed in.
    pub fn anybody(&self) -> Caller {
        Caller::new(self)
    }

    /// Somebody who has signed in.
    pub async fn sign_in(&self, person: &Person) -> Caller {
        let caller = self.anybody();
        caller.sign_in(&person.credentials()).await.expect_status(201);
        caller
    }

    /// Its database.
    pub fn db(&self) -> &DatabaseConnection {
        &self.state.db
    }

    /// Its database is on PostgreSQL.
    pub fn is_on_postgres(&self) -> bool {
        self.database.is_postgres()
    }

    /// Takes its database away.
    pub async fn lose_database(&self) {
        self.database.take_away(&self.state.db).await;
    }

    /// The address of its database.
    pub fn database_url(&self) -> &str {
        &self.database.url
    }

    /// Host and port.
    pub fn authority(&self) -> &str {
        self.address.trim_start_matches("http://")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // The order is given at once; nobody needs to wait until it is obeyed.
        drop(self.server.stop(false));
    }
}

async fn start_over_fund(adjust: impl FnOnce(&mut Config), demonstrate: bool) -> TestApp {
    let database = TestDatabase::copy_of("fictitious_fund", fund::load).await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let mut config = Config {
        database_url: SecretString::from(database.url.as_str()),
        listen: listener.local_addr().unwrap(),
        public_url: address.clone(),
        ..Config::default()
    };
    adjust(&mut config);
    config.check().unwrap();
    let db = database::connect(&database.url, config.database_connections).await.unwrap();
    let clock = TestClock::on(first_day());
    let state = start::assemble(config, db, clock.for_application(), demonstrate).await.unwrap();
    let server = start::serve(state.clone(), listener).unwrap();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    TestApp { address, clock, state, server: handle, database }
}
