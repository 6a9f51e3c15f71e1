//! The floor of the page of refunds: the same SQL through the bare driver, the same JSON through serde, on the same
//! runtime with as many workers and as large a pool. No guard, no log, no validation, no header but the necessary ones.

mod page;
mod pool;
pub mod read;

use std::net::{Ipv4Addr, TcpListener};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, error::ErrorInternalServerError, web};
use anyhow::{Context as _, Result};
use clap::Args;
use contract::care::CarePage;
use sea_orm::DatabaseConnection;
use teleservices::{config::Config, period::visible_since, secret::sha256_hex};

use self::{page::read_page, pool::Pool};
use crate::{child::announce, time::day};

/// What the process is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Address of the database
    #[arg(long)]
    database_url: String,
    /// Statement that finds the session
    #[arg(long)]
    session_sql: String,
    /// Statement that reads the page
    #[arg(long)]
    page_sql: String,
}

/// What every request needs.
#[derive(Clone, Debug)]
struct Floor {
    pool: Pool,
    session: &'static str,
    page: &'static str,
    since: chrono::NaiveDate,
}

/// Serves the floor until the parent lets go.
///
/// # Errors
/// When it does not start.
pub fn serve(arguments: &Arguments) -> Result<()> {
    actix_web::rt::System::new().block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let db = database::connect(&arguments.database_url, Config::default().database_connections).await?;
        let floor = web::Data::new(Floor {
            pool: Pool::of(&db),
            session: arguments.session_sql.clone().leak(),
            page: arguments.page_sql.clone().leak(),
            since: visible_since(day()?),
        });
        let server = HttpServer::new(move || {
            App::new().app_data(floor.clone()).route("/api/v1/care/lines", web::get().to(answer))
        });
        let server = server.listen(listener)?.run();
        announce(port);
        Ok(server.await?)
    })
}

async fn answer(request: HttpRequest, floor: web::Data<Floor>) -> actix_web::Result<HttpResponse> {
    let page = read(&request, &floor).await.map_err(ErrorInternalServerError)?;
    let body = serde_json::to_vec(&page)?;
    Ok(HttpResponse::Ok().content_type("application/json").body(body))
}

async fn read(request: &HttpRequest, floor: &Floor) -> Result<CarePage> {
    let cookie = request.cookie("session").context("no cookie")?;
    let caller = floor.pool.session(floor.session, sha256_hex(cookie.value().as_bytes())).await?;
    read_page(floor, caller).await
}

impl Pool {
    /// The bare pool inside the one that the application uses.
    fn of(db: &DatabaseConnection) -> Self {
        match db.get_database_backend() {
            sea_orm::DbBackend::Sqlite => Self::Sqlite(db.get_sqlite_connection_pool().clone()),
            _ => Self::Postgres(db.get_postgres_connection_pool().clone()),
        }
    }
}
