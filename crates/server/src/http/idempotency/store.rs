//! Requests with a key and their answers, in the database: every node knows them.

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    body::BoxBody,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, LOCATION, VARY},
    },
};
use chrono::{DateTime, Utc};
use entity::post::idempotent_request::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _, Set, TryInsertResult,
    sea_query::Expr,
};

use super::rules::{Decision, Earlier, Fingerprint, MEMORY, decide};

/// Headers that are kept with an answer; the others are made anew for every answer, or are about one exchange only.
const KEPT_HEADERS: [HeaderName; 6] = [CONTENT_TYPE, ETAG, CONTENT_LANGUAGE, CACHE_CONTROL, VARY, LOCATION];

/// What a request with a key may do.
#[derive(Debug)]
pub enum Claim {
    /// It runs, and hands in its answer under this number.
    Run(Ticket),
    /// It was answered before, so.
    Replay(KeptAnswer),
    /// It is running.
    Running,
    /// The key came with something else.
    Reused,
}

/// A request that runs.
#[derive(Clone, Copy, Debug)]
pub struct Ticket {
    id: i64,
    /// Who takes the place of a request that did not end changes this: the slow one can no longer hand in.
    created_at: DateTime<Utc>,
}

/// An answer that can be given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// Claims the right to run a request. Of any number that come at once, one gets it.
pub async fn claim(db: &DatabaseConnection, request: &Fingerprint, now: DateTime<Utc>) -> Result<Claim, DbErr> {
    let row = ActiveModel {
        key_hash: Set(request.key_hash.clone()),
        body_hash: Set(request.body_hash.clone()),
        created_at: Set(now),
        ..Default::default()
    };
    let inserted = Entity::insert(row).on_conflict_do_nothing_on([Column::KeyHash]).exec(db).await?;
    if let TryInsertResult::Inserted(inserted) = inserted {
        return Ok(Claim::Run(Ticket { id: inserted.last_insert_id, created_at: now }));
    }
    // Whoever was there may have let go since: then the caller comes back in a moment.
    let Some(earlier) = Entity::find().filter(Column::KeyHash.eq(request.key_hash.as_str())).one(db).await? else {
        return Ok(Claim::Running);
    };
    let known = Earlier {
        created_at: earlier.created_at,
        body_hash: &earlier.body_hash,
        is_answered: earlier.status.is_some(),
    };
    match decide(known, &request.body_hash, now) {
        Decision::Replay => KeptAnswer::of(earlier).map(Claim::Replay),
        Decision::Running => Ok(Claim::Running),
        Decision::Reused => Ok(Claim::Reused),
        Decision::TakeOver => take_over(db, &earlier, request, now).await,
    }
}

async fn take_over(
    db: &DatabaseConnection,
    earlier: &Model,
    request: &Fingerprint,
    now: DateTime<Utc>,
) -> Result<Claim, DbErr> {
    let taken = Entity::update_many()
        .col_expr(Column::BodyHash, Expr::value(request.body_hash.as_str()))
        .col_expr(Column::CreatedAt, Expr::value(now))
        .col_expr(Column::Status, Expr::value(None::<i32>))
        .col_expr(Column::Headers, Expr::value(None::<String>))
        .col_expr(Column::Answer, Expr::value(None::<String>))
        .filter(Column::Id.eq(earlier.id))
        .filter(Column::CreatedAt.eq(earlier.created_at))
        .exec(db)
        .await?;
    let ticket = Ticket { id: earlier.id, created_at: now };
    Ok(if taken.rows_affected == 1 { Claim::Run(ticket) } else { Claim::Running })
}

/// Keeps the answer to a request that ran.
pub async fn hand_in(db: &DatabaseConnection, ticket: Ticket, answer: &KeptAnswer) -> Result<(), DbErr> {
    let headers = serde_json::to_string(&answer.headers).map_err(|fault| DbErr::Custom(fault.to_string()))?;
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(i32::from(answer.status)))
        .col_expr(Column::Headers, Expr::value(headers))
        .col_expr(Column::Answer, Expr::value(answer.body.as_str()))
        .filter(Column::Id.eq(ticket.id))
        .filter(Column::CreatedAt.eq(ticket.created_at))
        .exec(db)
        .await?;
    Ok(())
}

/// Frees the key of a request whose answer is not kept.
pub async fn let_go(db: &DatabaseConnection, ticket: Ticket) -> Result<(), DbErr> {
    Entity::delete_many()
        .filter(Column::Id.eq(ticket.id))
        .filter(Column::CreatedAt.eq(ticket.created_at))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets requests that came more than a day ago.
///
/// # Errors
/// When the database fails.
pub async fn forget_old_requests(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::CreatedAt.lte(now - MEMORY)).exec(db).await?;
    Ok(())
}

impl KeptAnswer {
    /// An answer as it is kept; nothing when its body is not text.
    pub fn new(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        let kept = |name: &HeaderName| Some((name.to_string(), headers.get(name)?.to_str().ok()?.to_owned()));
        let body = std::str::from_utf8(body).ok()?.to_owned();
        Some(Self { status: status.as_u16(), headers: KEPT_HEADERS.iter().filter_map(kept).collect(), body })
    }

    fn of(row: Model) -> Result<Self, DbErr> {
        let unreadable = || DbErr::Custom("a kept answer cannot be read".to_owned());
        let status = row.status.and_then(|status| u16::try_from(status).ok()).ok_or_else(unreadable)?;
        let headers = serde_json::from_str(&row.headers.unwrap_or_default()).map_err(|_| unreadable())?;
        Ok(Self { status, headers, body: row.answer.unwrap_or_default() })
    }

    /// The answer, given again.
    pub fn give(self) -> HttpResponse<BoxBody> {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponseBuilder::new(status);
        for (name, value) in self.headers {
            response.insert_header((name, value));
        }
        if self.body.is_empty() { response.finish() } else { response.body(self.body) }
    }
}
