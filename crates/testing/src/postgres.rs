//! Databases on a PostgreSQL server: copies of a template, dropped at the end.

use std::{env, thread};

use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use tokio::runtime;
use uuid::Uuid;

use crate::template::{Program, make};

/// Held while the template is being made: tests start in parallel.
const TEMPLATE_LOCK: i64 = 0x7e57;

/// A database that is dropped with this value.
#[derive(Debug)]
pub struct Database {
    /// Its address.
    pub url: String,
    name: String,
    server: String,
}

impl Database {
    /// Creates a copy of the template that `fill` gives its content.
    pub async fn copy_of(content: &str, fill: impl AsyncFnOnce(DatabaseConnection)) -> Self {
        let server = env::var("TELESERVICES_TEST_POSTGRES_URL")
            .expect("TELESERVICES_TEST_POSTGRES_URL names a server on which databases may be created");
        let template = template(&server, content, fill).await;
        let name = format!("teleservices_test_{}", Uuid::new_v4().simple());
        let admin = administrator(&server).await;
        run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        admin.close().await.expect("the connection closes");
        Self { url: address(&server, &name), name, server }
    }

    /// Drops it now.
    pub async fn take_away(&self) {
        run(&administrator(&self.server).await, &self.dropping()).await;
    }

    fn dropping(&self) -> String {
        format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, drop) = (self.server.clone(), self.dropping());
        // The test's own runtime may be at its end: another thread with one of its own can still wait.
        let dropping = thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async { run(&administrator(&server).await, &drop).await });
        });
        let _left_behind = dropping.join();
    }
}

/// The name of the template, which is made once for each build of a test program: its schema is then never out of date.
async fn template(server: &str, content: &str, fill: impl AsyncFnOnce(DatabaseConnection)) -> String {
    let name = format!("teleservices_{content}_{}", Program::this().build());
    let admin = administrator(server).await;
    run(&admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
    let known = Statement::from_string(
        admin.get_database_backend(),
        format!("SELECT 1 FROM pg_database WHERE datname = '{name}' AND datistemplate"),
    );
    if admin.query_one_raw(known).await.expect("an answer").is_none() {
        run(&admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(&admin, &format!("CREATE DATABASE {name}")).await;
        make(&address(server, &name), fill).await;
        run(&admin, &format!("ALTER DATABASE {name} IS_TEMPLATE true")).await;
    }
    admin.close().await.expect("the connection closes");
    name
}

/// One connection to the server: the lock is the connection's.
async fn administrator(server: &str) -> DatabaseConnection {
    database::connect(server, 1).await.expect("a PostgreSQL server")
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.expect("an administrator's statement");
}

/// The address of the database `name` on the server at `server`.
fn address(server: &str, name: &str) -> String {
    let (address, options) =
        server.split_once('?').map_or((server, None), |(address, options)| (address, Some(options)));
    let authority = address.find("://").map_or(0, |scheme| scheme + 3);
    let path = address[authority..].find('/').map_or(address.len(), |slash| authority + slash);
    let options = options.map(|options| format!("?{options}")).unwrap_or_default();
    format!("{}/{name}{options}", &address[..path])
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn the_address_of_a_database_keeps_the_servers_options() {
        assert_eq!(address("postgres://a@h:5/postgres?host=/run/x", "t"), "postgres://a@h:5/t?host=/run/x");
        assert_eq!(address("postgres://a@h", "t"), "postgres://a@h/t");
    }
}
