//! « Mot de passe oublié » (AUTH-05, AUTH-06).

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use contract::identity::RequestPassword;
use entity::{
    identity::{password_request, subscription},
    post::letter::{self, LetterKind, LetterState},
};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, Set, TryInsertResult,
};

use super::{
    candidate::{Claim, find_candidate},
    owner::{language_of, tell_owner},
};
use crate::{
    clock::monaco_day,
    identity::{
        brake::{Brake, count_failure, state_of},
        error::IdentityError,
    },
    post::{Notice, queue_letter},
};

/// Takes a request for a new password. Only a matching pair consumes the day and sends something; whether it did is
/// never told, and every request is one count and one transaction. All requests are counted, not only the failing ones:
/// otherwise being made to wait would tell which is which.
///
/// # Errors
/// [`IdentityError::TooMany`] after a few requests for one account from one address.
pub async fn request_password(
    db: &DatabaseConnection,
    request: RequestPassword,
    address: IpAddr,
    now: DateTime<Utc>,
) -> Result<(), IdentityError> {
    let claim = Claim::new(request.population, &request.matricule, request.birth_date);
    let brakes = [Brake::of_request("password", &claim.account(), Some(address))];
    if let Some(wait) = state_of(db, &brakes, now).await?.wait {
        return Err(IdentityError::TooMany { wait });
    }
    let candidate = find_candidate(db, &claim).await?;
    database::write(db, move |txn| async move {
        count_failure(&txn, &brakes, now).await?;
        if let Some(candidate) = candidate
            && takes_the_day(&txn, candidate.id, now).await?
        {
            send_way_in(&txn, candidate.id, now).await?;
        }
        Ok((txn, ()))
    })
    .await
}

/// Whether this is the first request of the day: exactly one of any number at the same moment is.
async fn takes_the_day(txn: &DatabaseTransaction, subscription_id: i64, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let request = password_request::ActiveModel {
        subscription_id: Set(subscription_id),
        requested_on: Set(monaco_day(now)),
        ..Default::default()
    };
    let columns = [password_request::Column::SubscriptionId, password_request::Column::RequestedOn];
    let inserted = password_request::Entity::insert(request)
        .on_conflict_do_nothing_on(columns)
        .exec_without_returning(txn)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(rows) if rows > 0))
}

/// A link by mail where an address is confirmed, otherwise a letter with a code; a letter that waits to be printed, of
/// whatever kind, brings one already.
async fn send_way_in(txn: &DatabaseTransaction, subscription_id: i64, now: DateTime<Utc>) -> Result<(), DbErr> {
    if tell_owner(txn, subscription_id, &Notice::PasswordLink, now).await? {
        return Ok(());
    }
    let waiting = letter::Entity::find()
        .filter(letter::Column::SubscriptionId.eq(subscription_id))
        .filter(letter::Column::State.eq(LetterState::Queued))
        .count(txn)
        .await?;
    if waiting == 0 {
        let subscription = subscription::Entity::find_by_id(subscription_id).one(txn).await?;
        let language = subscription.map(|subscription| language_of(&subscription.language)).unwrap_or_default();
        queue_letter(txn, subscription_id, LetterKind::ForgottenPassword, language, now).await?;
    }
    Ok(())
}
