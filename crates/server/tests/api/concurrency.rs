//! Many at once, and clients that hang up.

use std::time::Duration;

use contract::{care::ReadCareTotals, identity::ReadSession};
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};

use crate::support::{Connection, TestApp, alain, giulia, head_of, jeanne, sophie, spawn, spawn_with};

/// How long what a client left behind may take to end.
const PATIENCE: Duration = Duration::from_secs(60);

/// Fifty people sign in and read at the same moment, and nobody is told that a database is locked.
#[actix_web::test]
async fn fifty_people_at_the_same_moment() {
    let app = spawn().await;
    let people = [alain(), sophie(), giulia(), jeanne()];
    let visits = (0..50).map(|number| {
        let (caller, person) = (app.anybody(), people[number % people.len()].clone());
        async move {
            caller.sign_in(&person.credentials()).await.expect_status(201);
            let session = caller.send(&ReadSession).await.unwrap();
            assert_eq!(session.matricule, person.matricule());
            caller.sign_out().await.expect_status(204);
        }
    });
    join_all(visits).await;
}

/// Fifty reads of one session at the same moment all succeed, also when each of them notes that it was seen.
#[actix_web::test]
async fn fifty_reads_of_one_session_at_the_same_moment() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let expected = caller.send(&ReadCareTotals::default()).await.unwrap();
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let answers = join_all((0..50).map(|_| async { caller.send(&ReadCareTotals::default()).await.unwrap() })).await;
    assert!(answers.iter().all(|answer| *answer == expected));
}

/// A request holds one connection and never waits for a second: with a single one, everybody is answered in turn.
#[actix_web::test]
async fn one_connection_serves_everybody_in_turn() {
    let app = spawn_with(|config| config.database_connections = 1).await;
    let caller = app.sign_in(&alain()).await;
    let pages = ["lines", "totals", "months", "beneficiaries", "practitioners", "exports/csv", "exports/xlsx"];
    let asked = (0..5).flat_map(|_| pages).map(|page| caller.get(format!("/api/v1/care/{page}")));
    for answer in join_all(asked).await {
        answer.expect_status(200);
    }
}

/// Clients that hang up in the middle leave no transaction open behind them.
#[actix_web::test]
async fn a_client_that_hangs_up_leaves_no_transaction_open() {
    let app = spawn().await;
    let body = alain().credentials().to_string();
    for number in 0..20 {
        let mut connection = Connection::open(&app).await;
        connection.write(&head_of(&app, body.len())).await;
        let sent = if number % 4 == 0 { body.len() / 2 } else { body.len() };
        connection.write(&body[..sent]).await;
        if number % 2 == 0 {
            tokio::task::yield_now().await;
        }
        drop(connection);
    }
    join_all((0..8).map(|_| async { app.sign_in(&alain()).await })).await;
    wait_for_transactions_to_end(&app).await;
    let caller = app.sign_in(&alain()).await;
    assert!(caller.send(&ReadSession).await.is_ok());
}

/// Looks until no transaction is open: the work that a client left ends by itself, and what it left open never does.
async fn wait_for_transactions_to_end(app: &TestApp) {
    if app.is_on_postgres() {
        let admin = database::connect(app.database_url(), 1).await.unwrap();
        let ended = async {
            while open_transactions(&admin).await > 0 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, ended).await.expect("a transaction is left open");
    } else {
        // On SQLite an open writing transaction would keep every other writer out.
        database::begin_write(app.db()).await.unwrap().rollback().await.unwrap();
    }
}

async fn open_transactions(admin: &DatabaseConnection) -> i64 {
    let asked = Statement::from_string(
        admin.get_database_backend(),
        "SELECT count(*) AS open FROM pg_stat_activity \
         WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    );
    admin.query_one_raw(asked).await.unwrap().unwrap().try_get("", "open").unwrap()
}
