//! `teleservices demo`: the fictitious fund, through the importer.

use chrono::{DateTime, Utc};
use clap::Args;
use contract::language::Language;
use entity::{
    fund::import_batch,
    household::{person, registry},
    identity::subscription,
    post::letter::LetterKind,
    profile::convention,
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _,
    sea_query::{Expr, ExprTrait as _, Query},
};
use secrecy::SecretString;

use super::{Failure, say};
use crate::{clock::Clock, config::Config, identity::hash_password, post::queue_letter, secret::sha256_hex, start};

/// How the batches of a fictitious fund are named; a database that holds one is a demonstration.
const LABEL_START: &str = "demo";

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Households beside those of the named people
    #[arg(long, default_value_t = 200)]
    households: u32,
    /// Same seed, same fund
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write the batch into this folder instead of loading it
    #[arg(long, value_name = "FOLDER")]
    write: Option<std::path::PathBuf>,
    /// Exact average of lines of care for each household
    #[arg(long, value_name = "LINES")]
    lines_per_household: Option<u32>,
}

/// Fills an empty database with a fictitious fund; one that is there already stays as it is.
pub async fn run(config: Config, arguments: &Arguments) -> Result<(), Failure> {
    let options = demo::Options {
        households: arguments.households,
        seed: arguments.seed,
        today: Clock::system().today(),
        format: demo::Format::Csv,
        lines_per_household: arguments.lines_per_household,
    };
    if let Some(folder) = &arguments.write {
        let summary = demo::write(folder, &options)?;
        say(&format!("{} records written to {}", summary.records, folder.display()));
        return Ok(());
    }
    let db = start::open_database(&config).await?;
    match is_demonstration(&db).await? {
        Some(true) => {
            say("The fictitious fund is there already.");
            return Ok(());
        }
        Some(false) => {
            return Err("this database holds a fund's own data; the fictitious fund wants one of its own".into());
        }
        None => {}
    }
    let load = import::Options { progress: true, ..import::Options::new(Clock::system().now()) };
    say(&fill_with_fictitious_fund(&db, options, &load).await?.to_string());
    Ok(())
}

/// Loads a fictitious fund through the importer, and gives its named people their passwords.
///
/// # Errors
/// When the fund cannot be written or loaded, or lacks somebody who is named.
pub async fn fill_with_fictitious_fund(
    db: &DatabaseConnection,
    options: demo::Options,
    load: &import::Options,
) -> Result<import::Report, Failure> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().to_owned();
    tokio::task::spawn_blocking(move || demo::write(&path, &options)).await??;
    let report = import::load(db, folder.path(), load).await?;
    give_passwords(db).await?;
    give_email_address(db, load.now).await?;
    queue_activation_letters(db, load.now).await?;
    give_access_keys(db).await?;
    Ok(report)
}

/// Whether the newest batch of the database is a fictitious fund's; none when nothing was ever loaded.
pub async fn is_demonstration(db: &impl ConnectionTrait) -> Result<Option<bool>, DbErr> {
    let newest = import_batch::Entity::find()
        .filter(import_batch::Column::State.eq(import_batch::BatchState::Loaded))
        .order_by_desc(import_batch::Column::Id)
        .one(db)
        .await?;
    Ok(newest.map(|batch| batch.label.starts_with(LABEL_START)))
}

/// Gives the named people their fictitious passwords.
async fn give_passwords(db: &DatabaseConnection) -> Result<(), Failure> {
    let hashing = demo::people().into_iter().map(|person| {
        tokio::task::spawn_blocking(move || {
            hash_password(&SecretString::from(person.password)).map(|hash| (person, hash))
        })
    });
    for hashed in hashing.collect::<Vec<_>>() {
        let (named, hash) = hashed.await??;
        let updated = subscription::Entity::update_many()
            .col_expr(subscription::Column::PasswordHash, Expr::value(hash))
            .filter(is_subscription(named.matricule, named.number, named.population.code()))
            .exec(db)
            .await?;
        if updated.rows_affected != 1 {
            return Err(format!("the fictitious fund lacks the subscription of {}", named.matricule).into());
        }
    }
    Ok(())
}

/// Gives Alain Dupont a confirmed e-mail address: the others show what happens without one.
async fn give_email_address(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), DbErr> {
    subscription::Entity::update_many()
        .col_expr(subscription::Column::EmailAddress, Expr::value("alain.dupont@example.com"))
        .col_expr(subscription::Column::EmailConfirmedAt, Expr::value(now))
        .filter(is_subscription("002490", "002490-1", "employee"))
        .exec(db)
        .await?;
    Ok(())
}

/// Queues the activation letters of those whom the fund has subscribed and who have no password yet.
async fn queue_activation_letters(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), Failure> {
    for named in demo::newcomers().into_iter().filter(|named| named.is_subscribed) {
        let subscription = subscription::Entity::find()
            .filter(is_subscription(named.matricule, named.number, named.population.code()))
            .one(db)
            .await?
            .ok_or_else(|| format!("the fictitious fund lacks the subscription of {}", named.matricule))?;
        database::write(db, move |txn| async move {
            queue_letter(&txn, subscription.id, LetterKind::Activation, Language::Fr, now).await?;
            Ok::<_, DbErr>((txn, ()))
        })
        .await?;
    }
    Ok(())
}

/// Gives the fictitious insurers their keys.
async fn give_access_keys(db: &DatabaseConnection) -> Result<(), Failure> {
    for insurer in demo::insurers() {
        convention::Entity::update_many()
            .col_expr(convention::Column::AccessKeyHash, Expr::value(sha256_hex(insurer.access_key.as_bytes())))
            .filter(convention::Column::Number.eq(insurer.convention.number))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// The subscription is that of this person, by the fund's numbers.
fn is_subscription(matricule: &str, number: &str, population: &str) -> Condition {
    let household = id_of("household", registry::Column::Matricule.into_expr().eq(matricule));
    let holder = id_of("person", person::Column::Number.into_expr().eq(number));
    Condition::all()
        .add(subscription::Column::Population.eq(population))
        .add(subscription::Column::HouseholdId.in_subquery(household))
        .add(subscription::Column::PersonId.in_subquery(holder))
}

fn id_of(table: &'static str, condition: Expr) -> sea_orm::sea_query::SelectStatement {
    Query::select().column("id").from(table).and_where(condition).to_owned()
}
