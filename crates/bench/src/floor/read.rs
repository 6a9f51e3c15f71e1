//! The floor of any read of one person's year: its statements through the bare driver, on the same runtime, with every
//! value of every row written as JSON.

use std::net::{Ipv4Addr, TcpListener};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, error::ErrorInternalServerError, web};
use anyhow::{Context as _, Result};
use clap::Args;
use serde::{Serialize, Serializer, ser::SerializeMap as _};
use teleservices::{
    config::Config,
    period::{distant_future, visible_since},
    secret::sha256_hex,
};

use super::pool::{AnyRow, AnyRows, Pool, Value};
use crate::{
    child::announce,
    reads::{Bind, Query},
    time::day,
};

/// What the process is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Address of the database
    #[arg(long)]
    database_url: String,
    /// Statement that finds the session
    #[arg(long)]
    session_sql: String,
    /// Path that is answered
    #[arg(long)]
    path: String,
    /// The statements with what they take, as JSON
    #[arg(long)]
    queries: String,
}

/// What every request needs.
#[derive(Clone, Debug)]
struct Floor {
    pool: Pool,
    session: &'static str,
    queries: Vec<(&'static str, Vec<Bind>)>,
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
        let queries: Vec<Query> = serde_json::from_str(&arguments.queries)?;
        let floor = web::Data::new(Floor {
            pool: Pool::of(&db),
            session: arguments.session_sql.clone().leak(),
            queries: queries.into_iter().map(|Query { sql, binds }| (&*sql.leak(), binds)).collect(),
        });
        let path = arguments.path.clone();
        let server = HttpServer::new(move || App::new().app_data(floor.clone()).route(&path, web::get().to(answer)));
        let server = server.listen(listener)?.run();
        announce(port);
        Ok(server.await?)
    })
}

async fn answer(request: HttpRequest, floor: web::Data<Floor>) -> actix_web::Result<HttpResponse> {
    let found = read(&request, &floor).await.map_err(ErrorInternalServerError)?;
    let written: Vec<Vec<Written<'_>>> = found.iter().map(|rows| rows.iter().map(Written).collect()).collect();
    let body = serde_json::to_vec(&written)?;
    Ok(HttpResponse::Ok().content_type("application/json").body(body))
}

async fn read(request: &HttpRequest, floor: &Floor) -> Result<Vec<AnyRows>> {
    let cookie = request.cookie("session").context("no cookie")?;
    let caller = floor.pool.session(floor.session, sha256_hex(cookie.value().as_bytes())).await?;
    let today = day()?;
    let value = |bind: &Bind| match bind {
        Bind::Person => Value::Whole(caller.person_id),
        Bind::Household => Value::Whole(caller.household_id),
        Bind::Subscription => Value::Whole(caller.subscription_id),
        Bind::Since => Value::Date(visible_since(today)),
        Bind::Today => Value::Date(today),
        Bind::Paid => Value::Text("paid"),
        Bind::Distant => Value::Date(distant_future()),
        Bind::Whole(number) => Value::Whole(*number),
    };
    let mut found = Vec::with_capacity(floor.queries.len());
    for (sql, binds) in &floor.queries {
        found.push(floor.pool.rows(sql, binds.iter().map(value)).await?);
    }
    Ok(found)
}

/// A row that is written column by column.
struct Written<'r>(AnyRow<'r>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = self.0.columns();
        let mut map = serializer.serialize_map(Some(columns))?;
        for column in 0..columns {
            map.serialize_entry(self.0.name(column), &self.0.value(column).map_err(serde::ser::Error::custom)?)?;
        }
        map.end()
    }
}
