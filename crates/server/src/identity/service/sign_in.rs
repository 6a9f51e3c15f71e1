//! Opening a session: with the password, or with the code of a letter (AUTH-04, AUTH-10).

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use contract::{
    identity::{LetterCode, SignIn},
    language::Language,
};
use entity::identity::{known_browser, one_time_secret, session, subscription};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, Set,
    sea_query::{Expr, ExprTrait as _},
};
use secrecy::SecretString;
use uuid::Uuid;

use super::{
    candidate::{Candidate, Claim, find_candidate},
    sessions::is_alive_at,
};
use crate::{
    identity::{
        brake::{Brake, count_failure, release, state_of},
        error::IdentityError,
        passwords::PasswordPool,
        secrets::{self, MOST_CODES},
    },
    secret::Token,
};

/// Longest name of a browser that is kept, in characters.
const LONGEST_USER_AGENT: usize = 300;

/// An attempt to sign in: what was typed, and where.
#[derive(Debug)]
pub struct Attempt {
    /// What was typed.
    pub credentials: SignIn,
    /// The address that it comes from.
    pub address: IpAddr,
    /// How the browser names itself.
    pub user_agent: Option<String>,
    /// The language of the pages.
    pub language: Language,
}

/// The secrets of a session just opened, for the cookies.
#[derive(Debug)]
pub struct OpenedSession {
    /// Opens the session.
    pub token: Token,
    /// Makes the browser known to the subscription; none when it is already.
    pub browser: Option<Token>,
}

/// What was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Password,
    Code { id: i64 },
}

/// What the subscription that signs in keeps of it.
struct Opening {
    candidate: Candidate,
    key: Key,
    known_browser: Option<String>,
    user_agent: Option<String>,
    language: Language,
}

/// Opens a session when the credentials belong together.
///
/// Every failing case does the same work for the same form of what was typed: the same queries, one check of a
/// password, two more of codes when it has the form of one, one count. `browser` is what the browser is known by.
///
/// # Errors
/// See [`IdentityError`].
pub async fn sign_in(
    db: &DatabaseConnection,
    passwords: &PasswordPool,
    attempt: Attempt,
    browser: &[Token],
    now: DateTime<Utc>,
) -> Result<OpenedSession, IdentityError> {
    let Attempt { credentials, address, user_agent, language } = attempt;
    let claim = Claim::new(credentials.population, &credentials.matricule, credentials.birth_date);
    let candidate = find_candidate(db, &claim).await?;
    let known_browser = known_to(db, browser, candidate.as_ref()).await?;
    let brakes = match &known_browser {
        Some(hash) => vec![Brake::of_known_browser(hash)],
        None => vec![Brake::of_address(&claim.account(), address), Brake::of_everywhere(&claim.account())],
    };
    let state = state_of(db, &brakes, now).await?;
    if let Some(wait) = state.wait {
        return Err(IdentityError::TooMany { wait });
    }
    let has_form_of_code = LetterCode::parse(&credentials.password).is_ok();
    let key = right_key(db, passwords, candidate.as_ref(), credentials.password, now).await?;
    let tried = candidate.as_ref().map(|candidate| candidate.id).filter(|_| has_form_of_code && key.is_none());
    let opening = candidate.zip(key).map(|(candidate, key)| Opening {
        candidate,
        key,
        known_browser,
        user_agent: user_agent.map(|name| name.chars().take(LONGEST_USER_AGENT).collect()),
        language,
    });
    database::write(db, move |txn| async move {
        let opened = match opening {
            Some(opening) => open_session(&txn, opening, now).await?,
            None => None,
        };
        if opened.is_none() {
            count_failure(&txn, &brakes, now).await?;
            if has_form_of_code {
                count_failed_try(&txn, tried, now).await?;
            }
        } else if state.has_failures {
            release(&txn, &brakes).await?;
        }
        Ok::<_, IdentityError>((txn, opened))
    })
    .await?
    .ok_or(IdentityError::Refused)
}

/// What of the candidate's the typed secret is: the password, or a code of a letter that can be used. Where there is
/// neither, decoys are checked in their place.
async fn right_key(
    db: &impl ConnectionTrait,
    passwords: &PasswordPool,
    candidate: Option<&Candidate>,
    typed: String,
    now: DateTime<Utc>,
) -> Result<Option<Key>, IdentityError> {
    let code = LetterCode::parse(&typed).ok();
    let stored = candidate.and_then(|candidate| candidate.password_hash.clone());
    let mut key = passwords.verify(SecretString::from(typed), stored).await?.then_some(Key::Password);
    if let Some(code) = code {
        let codes = secrets::usable_codes(db, candidate.map(|candidate| candidate.id), now).await?;
        let mut codes = codes.into_iter();
        for _ in 0..MOST_CODES {
            let (id, hash) = codes.next().map_or((0, None), |code| (code.id, Some(code.secret_hash)));
            let right = passwords.verify(SecretString::from(code.canonical()), hash).await?;
            key = key.or_else(|| right.then_some(Key::Code { id }));
        }
    }
    Ok(key)
}

/// Counts a wrong code on the codes of whoever it was tried on. The same statement runs when there is nobody.
async fn count_failed_try(
    txn: &DatabaseTransaction,
    subscription_id: Option<i64>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use one_time_secret::{Column, Entity};
    Entity::update_many()
        .col_expr(Column::FailedTries, Expr::col(Column::FailedTries).add(1))
        .filter(Column::SubscriptionId.eq(subscription_id.unwrap_or_default()))
        .filter(Column::Purpose.is_in(secrets::CODE_PURPOSES))
        .filter(secrets::is_usable(now))
        .exec(txn)
        .await?;
    Ok(())
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

/// Opens the session; nothing when a code is no longer free: used meanwhile, or behind a session that is alive.
async fn open_session(
    txn: &DatabaseTransaction,
    opening: Opening,
    now: DateTime<Utc>,
) -> Result<Option<OpenedSession>, DbErr> {
    let code = match opening.key {
        Key::Password => None,
        Key::Code { id } if take_code(txn, id, now).await? => Some(id),
        Key::Code { .. } => return Ok(None),
    };
    let Opening { candidate, known_browser, user_agent, language, .. } = opening;
    let token = Token::random();
    session::ActiveModel {
        public_id: Set(Uuid::new_v4()),
        token_hash: Set(token.hash()),
        subscription_id: Set(candidate.id),
        signed_in_at: Set(now),
        last_seen_at: Set(now),
        previous_sign_in_at: Set(candidate.last_sign_in_at),
        one_time_secret_id: Set(code),
        user_agent: Set(user_agent),
        ..Default::default()
    }
    .insert(txn)
    .await?;
    subscription::Entity::update_many()
        .col_expr(subscription::Column::LastSignInAt, Expr::value(now))
        .col_expr(subscription::Column::Language, Expr::value(language.code()))
        .filter(subscription::Column::Id.eq(candidate.id))
        .exec(txn)
        .await?;
    let browser = remember_browser(txn, candidate.id, known_browser, now).await?;
    Ok(Some(OpenedSession { token, browser }))
}

/// Whether the code may open a session now. Its row is locked first, so that parallel tries follow one another; what
/// earlier sessions of the code have been ended by time goes, lest a clock that jumps bring them back.
async fn take_code(txn: &DatabaseTransaction, id: i64, now: DateTime<Utc>) -> Result<bool, DbErr> {
    use one_time_secret::{Column, Entity};
    let locked = Entity::update_many()
        .col_expr(Column::FailedTries, Expr::col(Column::FailedTries))
        .filter(Column::Id.eq(id))
        .filter(secrets::is_usable(now))
        .exec(txn)
        .await?;
    let of_code = session::Entity::find().filter(session::Column::OneTimeSecretId.eq(id));
    if locked.rows_affected == 0 || of_code.filter(is_alive_at(now)).count(txn).await? > 0 {
        return Ok(false);
    }
    session::Entity::delete_many().filter(session::Column::OneTimeSecretId.eq(id)).exec(txn).await?;
    Ok(true)
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
