//! Codes of letters: made while a letter is printed, stored as slow hashes when it is.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use contract::identity::LetterCode;
use entity::{
    identity::one_time_secret::Purpose,
    post::letter::{Column, Entity, LetterKind, LetterState, Model},
};
use sea_orm::{ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use secrecy::SecretString;
use tokio::{sync::Semaphore, task};

use super::{candidates::Candidate, rules::address_hash};
use crate::identity::{
    hash_password,
    secrets::{issue_code, random_code},
};

/// A code and the hash that is stored of it.
#[derive(Debug)]
pub struct FreshCode {
    /// What the letter shows.
    pub code: LetterCode,
    hash: String,
}

/// The codes cannot be hashed.
#[derive(Debug, thiserror::Error)]
#[error("codes cannot be hashed: {0}")]
pub struct HashFailure(String);

/// New codes, hashed away from the async threads, `workers` at a time: each hash takes 19 MiB and a processor.
pub async fn fresh_codes(count: usize, workers: usize) -> Result<Vec<FreshCode>, HashFailure> {
    let places = Arc::new(Semaphore::new(workers.max(1)));
    let hashing: Vec<_> = (0..count)
        .map(|_| {
            let places = Arc::clone(&places);
            task::spawn(async move {
                let _place = places.acquire_owned().await.map_err(|fault| HashFailure(fault.to_string()))?;
                task::spawn_blocking(fresh_code).await.map_err(|fault| HashFailure(fault.to_string()))?
            })
        })
        .collect();
    let mut codes = Vec::with_capacity(count);
    for hashed in hashing {
        codes.push(hashed.await.map_err(|fault| HashFailure(fault.to_string()))??);
    }
    Ok(codes)
}

fn fresh_code() -> Result<FreshCode, HashFailure> {
    let code = random_code();
    let hash = hash_password(&SecretString::from(code.canonical())).map_err(|fault| HashFailure(fault.to_string()))?;
    Ok(FreshCode { code, hash })
}

/// Says that a letter was printed with this code, which works from now on; earlier ones of the subscription do not any
/// more. Answers `false`, with nothing changed, when the letter is not in one of the states `from` any longer.
pub async fn issue(
    txn: &DatabaseTransaction,
    candidate: &Candidate,
    code: &FreshCode,
    from: &[LetterState],
    run: &str,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let Model { id, subscription_id, kind, .. } = candidate.letter;
    let printed = Entity::update_many()
        .col_expr(Column::State, Expr::value(LetterState::Printed))
        .col_expr(Column::PrintRun, Expr::value(run))
        .col_expr(Column::AddressHash, Expr::value(address_hash(&candidate.person)))
        .col_expr(Column::PrintedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(from.iter().copied()))
        .exec(txn)
        .await?;
    if printed.rows_affected == 0 {
        return Ok(false);
    }
    let purpose = match kind {
        LetterKind::Activation => Purpose::ActivationCode,
        LetterKind::ForgottenPassword => Purpose::PasswordCode,
    };
    issue_code(txn, subscription_id, purpose, code.hash.clone(), now).await?;
    Ok(true)
}
