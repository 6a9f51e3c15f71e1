//! The use cases of identification, over a connection.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use contract::{identity::SignIn, population::Population};
use entity::{
    household::{person, registry},
    identity::{known_browser, session, sign_in_brake, subscription},
};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QuerySelect as _, RelationDef, Set,
    sea_query::{Expr, ExprTrait as _, SimpleExpr},
};
use secrecy::SecretString;
use uuid::Uuid;

use super::{
    brake::{Brake, count_failure, release, state_of},
    error::SignInError,
    passwords::PasswordPool,
    rules::{BROWSER_MEMORY, FAILURE_MEMORY, IDLE_LIMIT, LONGEST_SESSION, canonical_matricule, comparable_birth_date},
};
use crate::{join::to_parent, secret::Token};

/// The secrets of a session just opened, for the cookies.
#[derive(Debug)]
pub struct OpenedSession {
    /// Opens the session.
    pub token: Token,
    /// Makes the browser known to the subscription; none when it is already.
    pub browser: Option<Token>,
}

/// Who may be signing in.
#[derive(Clone, Debug, FromQueryResult)]
struct Candidate {
    id: i64,
    password_hash: Option<String>,
    last_sign_in_at: Option<DateTime<Utc>>,
}

/// Opens a session when the credentials belong together.
///
/// Every failing case does the same work: the same queries, one password check, one count.
///
/// # Errors
/// See [`SignInError`].
pub async fn sign_in(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    credentials: SignIn,
    address: IpAddr,
    browser: &[Token],
    now: DateTime<Utc>,
) -> Result<OpenedSession, SignInError> {
    let typed = format!("{}\n{}", canonical_matricule(&credentials.matricule), credentials.population.code());
    let candidate = find_candidate(db, &credentials).await?;
    let browser = known_to(db, browser, candidate.as_ref()).await?;
    let brakes = match &browser {
        Some(hash) => vec![Brake::of_known_browser(hash)],
        None => vec![Brake::of_address(&typed, address), Brake::of_everywhere(&typed)],
    };
    let state = state_of(db, &brakes, now).await?;
    if let Some(wait) = state.wait {
        return Err(SignInError::TooMany { wait });
    }
    let stored = candidate.as_ref().and_then(|candidate| candidate.password_hash.clone());
    let right = passwords.verify(SecretString::from(credentials.password), stored).await?;
    match candidate.filter(|_| right) {
        Some(candidate) => {
            database::write(db, move |txn| async move {
                if state.has_failures {
                    release(&txn, &brakes).await?;
                }
                let opened = open_session(&txn, &candidate, browser, now).await?;
                Ok((txn, opened))
            })
            .await
        }
        None => {
            database::write(db, move |txn| async move {
                count_failure(&txn, &brakes, now).await?;
                Ok::<_, SignInError>((txn, ()))
            })
            .await?;
            Err(SignInError::Refused)
        }
    }
}

/// The living subscriber with this matricule, population and birth date. Should two persons of one household answer to
/// the same three, neither is taken: the fund must tell them apart first.
async fn find_candidate(db: &impl ConnectionTrait, credentials: &SignIn) -> Result<Option<Candidate>, DbErr> {
    let mut found = subscription::Entity::find()
        .select_only()
        .columns([subscription::Column::Id, subscription::Column::PasswordHash, subscription::Column::LastSignInAt])
        .join(JoinType::InnerJoin, household_of_subscription())
        .join(JoinType::InnerJoin, person_of_subscription())
        .filter(registry::Column::Matricule.eq(canonical_matricule(&credentials.matricule)))
        .filter(subscription::Column::Population.eq(stored_population(credentials.population)))
        .filter(person::Column::BirthDate.eq(comparable_birth_date(credentials.birth_date)))
        .filter(person::Column::DeathDate.is_null())
        .limit(2)
        .into_model::<Candidate>()
        .all(db)
        .await?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The hash by which `browser` is known to the candidate, when they signed in from it before. A browser that several
/// people share carries a secret for each of them.
async fn known_to(
    db: &impl ConnectionTrait,
    browser: &[Token],
    candidate: Option<&Candidate>,
) -> Result<Option<String>, DbErr> {
    if browser.is_empty() {
        return Ok(None);
    }
    let known = known_browser::Entity::find()
        .filter(known_browser::Column::TokenHash.is_in(browser.iter().map(Token::hash)))
        .all(db)
        .await?;
    let known = known.into_iter().find(|known| candidate.is_some_and(|person| person.id == known.subscription_id));
    Ok(known.map(|known| known.token_hash))
}

async fn open_session(
    txn: &DatabaseTransaction,
    candidate: &Candidate,
    known_browser: Option<String>,
    now: DateTime<Utc>,
) -> Result<OpenedSession, DbErr> {
    let token = Token::random();
    session::ActiveModel {
        public_id: Set(Uuid::new_v4()),
        token_hash: Set(token.hash()),
        subscription_id: Set(candidate.id),
        signed_in_at: Set(now),
        last_seen_at: Set(now),
        previous_sign_in_at: Set(candidate.last_sign_in_at),
        ..Default::default()
    }
    .insert(txn)
    .await?;
    subscription::Entity::update_many()
        .col_expr(subscription::Column::LastSignInAt, Expr::value(now))
        .filter(subscription::Column::Id.eq(candidate.id))
        .exec(txn)
        .await?;
    let browser = remember_browser(txn, candidate.id, known_browser, now).await?;
    Ok(OpenedSession { token, browser })
}

async fn remember_browser(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    known: Option<String>,
    now: DateTime<Utc>,
) -> Result<Option<Token>, DbErr> {
    if let Some(hash) = known {
        known_browser::Entity::update_many()
            .col_expr(known_browser::Column::LastUsedAt, Expr::value(now))
            .filter(known_browser::Column::TokenHash.eq(hash))
            .exec(txn)
            .await?;
        return Ok(None);
    }
    let token = Token::random();
    known_browser::ActiveModel {
        token_hash: Set(token.hash()),
        subscription_id: Set(subscription_id),
        last_used_at: Set(now),
        ..Default::default()
    }
    .insert(txn)
    .await?;
    Ok(Some(token))
}

/// Forgets what time has ended: sessions, browsers not used for long, failures long past. Safe to repeat, and on
/// several nodes at once.
///
/// # Errors
/// When the database fails.
pub async fn forget_ended(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(has_ended(now)).exec(db).await?;
    known_browser::Entity::delete_many()
        .filter(known_browser::Column::LastUsedAt.lt(now - BROWSER_MEMORY))
        .exec(db)
        .await?;
    sign_in_brake::Entity::delete_many()
        .filter(sign_in_brake::Column::LastFailureAt.lt(now - FAILURE_MEMORY))
        .exec(db)
        .await?;
    Ok(())
}

fn has_ended(now: DateTime<Utc>) -> SimpleExpr {
    session::Column::LastSeenAt.lte(now - IDLE_LIMIT).or(session::Column::SignedInAt.lte(now - LONGEST_SESSION))
}

/// Ends the session that `token` opens, if there is one.
pub async fn sign_out(db: &DatabaseConnection, token: &Token) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::TokenHash.eq(token.hash())).exec(db).await?;
    Ok(())
}

fn household_of_subscription() -> RelationDef {
    to_parent(subscription::Entity, subscription::Column::HouseholdId, registry::Entity, registry::Column::Id)
}

fn person_of_subscription() -> RelationDef {
    to_parent(subscription::Entity, subscription::Column::PersonId, person::Entity, person::Column::Id)
}

const fn stored_population(population: Population) -> subscription::Population {
    match population {
        Population::Employee => subscription::Population::Employee,
        Population::SelfEmployed => subscription::Population::SelfEmployed,
        Population::Retired => subscription::Population::Retired,
        Population::Spouse => subscription::Population::Spouse,
    }
}
