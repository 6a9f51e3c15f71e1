//! The life of sessions: listing, ending, denying, forgetting.

use chrono::{DateTime, Utc};
use contract::profile::OpenSession;
use entity::identity::{known_browser, one_time_secret, password_request, session, sign_in_brake};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, SimpleExpr},
};
use uuid::Uuid;

use super::owner::tell_owner;
use crate::{
    clock::monaco_day,
    identity::{
        active_session::ActiveSession,
        convert,
        error::IdentityError,
        rules::{BROWSER_MEMORY, FAILURE_MEMORY, IDLE_LIMIT, LONGEST_SESSION, PASSWORD_REQUEST_MEMORY, SECRET_MEMORY},
    },
    post::Notice,
    secret::Token,
};

/// Most sessions that a list shows.
const MOST_SESSIONS: u64 = 50;

/// The open sessions of the subscription that is signed in: the one that asks first, then the newest.
pub async fn open_sessions(
    db: &DatabaseConnection,
    asking: &ActiveSession,
    now: DateTime<Utc>,
) -> Result<Vec<OpenSession>, DbErr> {
    let found = session::Entity::find()
        .filter(session::Column::SubscriptionId.eq(asking.subscription_id))
        .filter(is_alive_at(now))
        .order_by(session::Column::Id.eq(asking.id), Order::Desc)
        .order_by_desc(session::Column::SignedInAt)
        .order_by_desc(session::Column::Id)
        .limit(MOST_SESSIONS)
        .all(db)
        .await?;
    Ok(found.into_iter().map(|found| convert::open_session(found, asking.id)).collect())
}

/// Ends one session of the subscription that is signed in.
///
/// # Errors
/// [`IdentityError::UnknownSession`] when it has none with this identifier.
pub async fn end_session(db: &DatabaseConnection, asking: &ActiveSession, id: Uuid) -> Result<(), IdentityError> {
    let ended = session::Entity::delete_many()
        .filter(session::Column::SubscriptionId.eq(asking.subscription_id))
        .filter(session::Column::PublicId.eq(id))
        .exec(db)
        .await?;
    if ended.rows_affected == 0 { Err(IdentityError::UnknownSession) } else { Ok(()) }
}

/// « Ce n'était pas moi »: ends every session of the subscription but the one that asks, makes every browser unknown but
/// this one, and tells the owner.
///
/// # Errors
/// [`IdentityError::UnknownSession`] when the subscription has no session with this identifier.
pub async fn deny_session(
    db: &DatabaseConnection,
    asking: &ActiveSession,
    id: Uuid,
    browser: &[Token],
    now: DateTime<Utc>,
) -> Result<(), IdentityError> {
    let (asking_id, subscription_id) = (asking.id, asking.subscription_id);
    let browser: Vec<String> = browser.iter().map(Token::hash).collect();
    database::write(db, move |txn| async move {
        let denied = session::Entity::find()
            .filter(session::Column::SubscriptionId.eq(subscription_id))
            .filter(session::Column::PublicId.eq(id))
            .one(&txn)
            .await?;
        if denied.is_none() {
            return Err(IdentityError::UnknownSession);
        }
        session::Entity::delete_many()
            .filter(session::Column::SubscriptionId.eq(subscription_id))
            .filter(session::Column::Id.ne(asking_id))
            .exec(&txn)
            .await?;
        known_browser::Entity::delete_many()
            .filter(known_browser::Column::SubscriptionId.eq(subscription_id))
            .filter(known_browser::Column::TokenHash.is_not_in(browser))
            .exec(&txn)
            .await?;
        tell_owner(&txn, subscription_id, &Notice::SessionsEnded, now).await?;
        Ok((txn, ()))
    })
    .await
}

/// Ends the session that `token` opens, if there is one.
pub async fn sign_out(db: &DatabaseConnection, token: &Token) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::TokenHash.eq(token.hash())).exec(db).await?;
    Ok(())
}

/// Forgets what time has ended: sessions, browsers not used for long, failures long past, secrets and requests of
/// another month. Safe to repeat, and on several nodes at once.
///
/// # Errors
/// When the database fails.
pub async fn forget_ended(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(is_alive_at(now).not()).exec(db).await?;
    known_browser::Entity::delete_many()
        .filter(known_browser::Column::LastUsedAt.lt(now - BROWSER_MEMORY))
        .exec(db)
        .await?;
    sign_in_brake::Entity::delete_many()
        .filter(sign_in_brake::Column::LastFailureAt.lt(now - FAILURE_MEMORY))
        .exec(db)
        .await?;
    let in_a_session = session::Entity::find()
        .select_only()
        .column(session::Column::OneTimeSecretId)
        .filter(session::Column::OneTimeSecretId.is_not_null())
        .into_query();
    one_time_secret::Entity::delete_many()
        .filter(one_time_secret::Column::ExpiresAt.lt(now - SECRET_MEMORY))
        .filter(one_time_secret::Column::Id.not_in_subquery(in_a_session))
        .exec(db)
        .await?;
    password_request::Entity::delete_many()
        .filter(password_request::Column::RequestedOn.lt(monaco_day(now - PASSWORD_REQUEST_MEMORY)))
        .exec(db)
        .await?;
    Ok(())
}

/// The session is alive at this moment: the same as `rules::is_alive`, for the database.
pub fn is_alive_at(now: DateTime<Utc>) -> SimpleExpr {
    let (seen, signed_in) = (session::Column::LastSeenAt, session::Column::SignedInAt);
    Expr::expr(seen.gt(now - IDLE_LIMIT)).and(signed_in.gt(now - LONGEST_SESSION))
}
