//! An identification: the whole operation against a bare check of the same argon2id hash.

use std::hint::black_box;

use anyhow::{Context, Result, anyhow, ensure};
use argon2::{
    Argon2,
    password_hash::{PasswordVerifier as _, phc::PasswordHash},
};
use chrono::NaiveDate;
use contract::{identity::SignIn, population::Population};
use entity::{
    household::{person, registry},
    identity::{sign_in_brake, subscription},
};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    sea_query::Expr,
};
use secrecy::SecretString;
use teleservices::identity::hash_password;

use crate::{
    backend::Backend,
    child::{Server, cpu_seconds},
    dataset::BASE,
    http::{Connection, sign_in_request},
    measurement::{Measurement, median, say},
};

const PASSWORD: &str = "a long enough sentence";

/// People who sign in, in turns.
const PEOPLE: u64 = 25;

/// Identifications of one round: enough for the system's clock of processor time, which ticks every 10 ms.
const ATTEMPTS: usize = 100;

/// Measures processor time of an identification that succeeds.
///
/// # Errors
/// When an identification fails.
#[allow(clippy::cast_precision_loss, reason = "rounds are small")]
pub async fn measure(backend: &Backend, rounds: usize) -> Result<Measurement> {
    say(&format!("{}: measuring identifications", backend.name()));
    let stored = hash_password(&SecretString::from(PASSWORD)).map_err(|fault| anyhow!("{fault}"))?;
    let db = backend.connect(BASE).await?;
    let people = give_passwords(&db, &stored).await?;
    let server = Server::start(&["ours", "--database-url", &backend.url(BASE)])?;
    let mut connection = Connection::open(server.address())?;
    let (mut of_ours, mut of_floor) = (Vec::new(), Vec::new());
    for turn in 0..=rounds {
        let before = server.cpu_seconds()?;
        for attempt in 0..ATTEMPTS {
            let body = &people[attempt % people.len()];
            connection.send(&sign_in_request(body, &format!("10.0.{turn}.{attempt}")), 201)?;
        }
        let between = cpu_seconds("self")?;
        let cpu = server.cpu_seconds()? - before;
        for _ in 0..ATTEMPTS {
            ensure!(is_right(&stored), "the floor refuses the right password");
        }
        let floor = cpu_seconds("self")? - between;
        // The first turn warms up.
        if turn > 0 {
            of_ours.push(cpu * 1e3 / ATTEMPTS as f64);
            of_floor.push(floor * 1e3 / ATTEMPTS as f64);
        }
    }
    drop(server);
    db.close().await?;
    let measured =
        Measurement::new("sign_in_cpu", backend.name(), median(of_ours), median(of_floor), "ms CPU/identification");
    Ok(measured.expecting(1.1))
}

fn is_right(stored: &str) -> bool {
    PasswordHash::new(stored)
        .is_ok_and(|stored| Argon2::default().verify_password(black_box(PASSWORD).as_bytes(), &stored).is_ok())
}

/// Gives some employees the password and returns what they send to sign in.
async fn give_passwords(db: &DatabaseConnection, stored: &str) -> Result<Vec<String>> {
    sign_in_brake::Entity::delete_many().exec(db).await?;
    let employees: Vec<(i64, i64, i64)> = subscription::Entity::find()
        .select_only()
        .columns([subscription::Column::Id, subscription::Column::HouseholdId, subscription::Column::PersonId])
        .filter(subscription::Column::Population.eq(subscription::Population::Employee))
        .order_by_asc(subscription::Column::Id)
        .limit(PEOPLE)
        .into_tuple()
        .all(db)
        .await?;
    let mut bodies = Vec::new();
    for (id, household, holder) in employees {
        subscription::Entity::update_many()
            .col_expr(subscription::Column::PasswordHash, Expr::value(stored))
            .filter(subscription::Column::Id.eq(id))
            .exec(db)
            .await?;
        let household = registry::Entity::find_by_id(household).one(db).await?.context("no household")?;
        let holder = person::Entity::find_by_id(holder).one(db).await?.context("no holder")?;
        bodies.push(credentials(household.matricule, holder.birth_date)?);
    }
    ensure!(!bodies.is_empty(), "the data set holds no employees");
    Ok(bodies)
}

fn credentials(matricule: String, birth_date: NaiveDate) -> Result<String> {
    let population = Population::Employee;
    Ok(serde_json::to_string(&SignIn { population, matricule, birth_date, password: PASSWORD.to_owned() })?)
}
