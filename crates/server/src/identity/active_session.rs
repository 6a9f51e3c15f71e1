//! The session behind a request: the first thing that every one of them asks.

use chrono::{DateTime, NaiveDate, Utc};
use database::Columns;
use entity::identity::{session, subscription};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, QueryFilter as _, QueryResult,
    Statement, sea_query::Expr,
};

use super::rules::{SEEN_PRECISION, is_alive};
use crate::secret::Token;

/// A session that holds, and the subscription behind it.
#[derive(Clone, Debug)]
pub struct ActiveSession {
    /// Key of the session.
    pub id: i64,
    /// Key of the subscription that signed in.
    pub subscription_id: i64,
    /// The household whose matricule was used.
    pub household_id: i64,
    /// The subscriber.
    pub person_id: i64,
    /// Population of the subscription, as stored.
    pub population: subscription::Population,
    /// Matricule of the household.
    pub matricule: String,
    /// Given name of the subscriber.
    pub first_name: String,
    /// Family name of the subscriber.
    pub last_name: String,
    /// The subscriber's file waits for documents.
    pub file_incomplete: bool,
    /// The code of a letter that opened the session: until a password is chosen, nothing else is open (AUTH-10).
    pub one_time_secret_id: Option<i64>,
    /// When the session began.
    pub signed_in_at: DateTime<Utc>,
    /// Last request.
    pub last_seen_at: DateTime<Utc>,
    /// When the subscription was last used before.
    pub previous_sign_in_at: Option<DateTime<Utc>>,
    /// Date on which the fund's data stand.
    pub data_as_of: Option<NaiveDate>,
}

/// The session with a hash, the subscription behind it, and the date of the newest batch that is loaded (NAV-11).
/// Every request asks for it: its text is written once, for both databases.
const FIND_SESSION: &str = "SELECT session.id, session.subscription_id, subscription.household_id, \
     subscription.person_id, subscription.population, household.matricule, person.first_name, person.last_name, \
     person.file_incomplete, session.one_time_secret_id, session.signed_in_at, session.last_seen_at, session.previous_sign_in_at, \
     (SELECT MAX(as_of) FROM import_batch WHERE state = 'loaded') AS data_as_of \
     FROM session \
     INNER JOIN subscription ON subscription.id = session.subscription_id \
     INNER JOIN household ON household.id = subscription.household_id \
     INNER JOIN person ON person.id = subscription.person_id \
     WHERE session.token_hash = $1";

/// Takes the columns of `FIND_SESSION`.
impl FromQueryResult for ActiveSession {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        let mut columns = Columns::of(row);
        Ok(Self {
            id: columns.take()?,
            subscription_id: columns.take()?,
            household_id: columns.take()?,
            person_id: columns.take()?,
            population: columns.take_code()?,
            matricule: columns.take()?,
            first_name: columns.take()?,
            last_name: columns.take()?,
            file_incomplete: columns.take()?,
            one_time_secret_id: columns.take()?,
            signed_in_at: columns.take()?,
            last_seen_at: columns.take()?,
            previous_sign_in_at: columns.take()?,
            data_as_of: columns.take()?,
        })
    }
}

/// The session that `token` opens, when it still holds. Looking is no activity.
///
/// # Errors
/// When the database fails.
pub async fn look_up_session(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<ActiveSession>, DbErr> {
    let asked = Statement::from_sql_and_values(db.get_database_backend(), FIND_SESSION, [token.hash().into()]);
    let found = ActiveSession::find_by_statement(asked).one(db).await?;
    Ok(found.filter(|found| is_alive(found.signed_in_at, found.last_seen_at, now)))
}

/// The session that `token` opens, when it still holds; notes that it was seen.
///
/// # Errors
/// When the database fails.
pub async fn find_session(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<ActiveSession>, DbErr> {
    let Some(found) = look_up_session(db, token, now).await? else { return Ok(None) };
    if now - found.last_seen_at >= SEEN_PRECISION {
        session::Entity::update_many()
            .col_expr(session::Column::LastSeenAt, Expr::value(now))
            .filter(session::Column::Id.eq(found.id))
            .exec(db)
            .await?;
    }
    Ok(Some(found))
}
