//! Conventions with complementary insurers (PROF-07): whose mailbox an address is, and the keys that insurers fetch with.

use std::collections::BTreeMap;

use actix_web::{post, web};
use chrono::NaiveDate;
use contract::profile::{CheckInsurerMailbox, InsurerMailbox};
use entity::profile::convention::{Column, Entity, Model};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, sea_query::Expr,
};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{
    error::ProfileError,
    mail_options::{convention_of, is_in_force},
};
use crate::{
    http::{Answer, Refusal, ValidJson},
    identity::Subscriber,
    secret::Token,
    state::AppState,
};

/// More conventions than a fund signs.
const MOST_CONVENTIONS: u64 = 10_000;

/// The operations of this part of the service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(check_insurer_mailbox);
}

/// Check an insurer's address
///
/// Whether the address belongs to an insurer with a convention in force (PROF-07). One that does not is refused:
/// `errors` names `mailbox` with the code `no_convention`, or with what makes it no address at all.
#[utoipa::path(tag = "Profile", security(("session" = [])), request_body(content = CheckInsurerMailbox, example = json!({
    "mailbox": "decomptes@mutuelle.example",
})), responses((status = 422, response = inline(crate::openapi::InvalidValues))),
)]
#[post("/profile/insurer-mailboxes/checks")]
async fn check_insurer_mailbox(
    caller: Subscriber,
    state: web::Data<AppState>,
    ValidJson(request): ValidJson<CheckInsurerMailbox>,
) -> Result<Answer<InsurerMailbox>, Refusal> {
    Ok(Answer::private(check(&caller.db, &request.mailbox, state.clock.today()).await?))
}

async fn check(db: &impl ConnectionTrait, mailbox: &str, today: NaiveDate) -> Result<InsurerMailbox, ProfileError> {
    let key = contract::email::EmailAddress::parse(mailbox).map(|address| address.mailbox_key());
    let conventions = by_mailbox(db, key.into_iter().collect(), today).await?;
    let found = convention_of(mailbox, &conventions).map_err(|fault| ProfileError::Invalid(vec![fault]))?;
    Ok(InsurerMailbox { insurer: found.insurer.clone(), mailbox: found.mailbox.clone() })
}

/// The conventions in force on `today` among those with these mailboxes, by mailbox.
pub async fn by_mailbox(
    db: &impl ConnectionTrait,
    mailboxes: Vec<String>,
    today: NaiveDate,
) -> Result<BTreeMap<String, Model>, DbErr> {
    if mailboxes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let found = Entity::find().filter(Column::Mailbox.is_in(mailboxes)).all(db).await?;
    let in_force = found.into_iter().filter(|convention| is_in_force(convention, today));
    Ok(in_force.map(|convention| (convention.mailbox.clone(), convention)).collect())
}

/// A convention, for the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Convention {
    /// Number.
    pub number: String,
    /// Name of the insurer.
    pub insurer: String,
    /// Address that receives the statements.
    pub mailbox: String,
    /// First day.
    pub signed_on: NaiveDate,
    /// Last day; none while it lasts.
    pub ended_on: Option<NaiveDate>,
    /// Whether it is in force today.
    pub in_force: bool,
    /// Whether the insurer has a key to fetch statements with.
    pub has_access_key: bool,
}

impl Convention {
    fn of(row: Model, today: NaiveDate) -> Self {
        Self {
            in_force: is_in_force(&row, today),
            has_access_key: row.access_key_hash.is_some(),
            number: row.number,
            insurer: row.insurer,
            mailbox: row.mailbox,
            signed_on: row.signed_on,
            ended_on: row.ended_on,
        }
    }
}

/// Why something cannot be done with a convention.
#[derive(Debug, thiserror::Error)]
pub enum ConventionError {
    /// There is no such convention.
    #[error("there is no convention {0}; `conventions list` shows them, and a batch of the fund's brings them")]
    Unknown(String),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Every convention, by number.
///
/// # Errors
/// When the database fails.
pub async fn list(db: &DatabaseConnection, today: NaiveDate) -> Result<Vec<Convention>, DbErr> {
    let rows = Entity::find().order_by_asc(Column::Number).limit(MOST_CONVENTIONS).all(db).await?;
    Ok(rows.into_iter().map(|row| Convention::of(row, today)).collect())
}

/// The convention with this number.
///
/// # Errors
/// See [`ConventionError`].
pub async fn show(db: &DatabaseConnection, number: &str, today: NaiveDate) -> Result<Convention, ConventionError> {
    let row = Entity::find().filter(Column::Number.eq(number)).one(db).await?;
    row.map(|row| Convention::of(row, today)).ok_or_else(|| ConventionError::Unknown(number.to_owned()))
}

/// Issues a new key to the insurer of a convention; the earlier one stops working at once. Only its hash is kept: the
/// answer is the only place where the key is ever known.
///
/// # Errors
/// See [`ConventionError`].
pub async fn issue_access_key(db: &DatabaseConnection, number: &str) -> Result<Token, ConventionError> {
    let key = Token::random();
    let updated = Entity::update_many()
        .col_expr(Column::AccessKeyHash, Expr::value(key.hash()))
        .filter(Column::Number.eq(number))
        .exec(db)
        .await?;
    if updated.rows_affected == 1 { Ok(key) } else { Err(ConventionError::Unknown(number.to_owned())) }
}
