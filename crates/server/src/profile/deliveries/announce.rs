//! Announcing the new statements of a batch (PROF-09).
//!
//! Any node may do it, and several at once: the batch's row is locked for the length of a page, so that one page is
//! written by one node, in one transaction with its mails. What a page has written is not found again by the next one;
//! a node that dies in the middle leaves the rest to the others.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    fund::import_batch::{self, BatchState},
    profile::statement_delivery,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QueryOrder as _, sea_query::Expr,
};

use super::{
    query::{PAGE, statements, subscribers},
    rules::{Sending, sendings},
};
use crate::{post::queue_mails, state::AppState};

/// Between two looks for a batch that was loaded: the importer is another process.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Deliveries that one statement inserts.
const TOGETHER: usize = 1_000;

/// Announces what batches bring, as long as the server runs.
pub async fn announce_forever(state: AppState) {
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    loop {
        ticks.tick().await;
        if let Err(failure) = announce(&state.db, state.clock.today(), state.clock.now()).await {
            tracing::warn!(%failure, "new statements could not be announced; they will be");
        }
    }
}

/// Announces every batch that was loaded and is not announced yet; answers how many mails were queued. Safe to repeat,
/// and on several nodes at once.
///
/// # Errors
/// When the database fails; what was queued by then stays, and the rest follows the next time.
pub async fn announce(db: &DatabaseConnection, today: NaiveDate, now: DateTime<Utc>) -> Result<usize, DbErr> {
    let waiting = import_batch::Entity::find()
        .filter(import_batch::Column::State.eq(BatchState::Loaded))
        .filter(import_batch::Column::AnnouncedAt.is_null())
        .order_by_asc(import_batch::Column::Id)
        .all(db)
        .await?;
    let mut mails = 0;
    for batch in waiting {
        let mut next = Some(0);
        while let Some(after) = next {
            let batch = batch.clone();
            let page = database::write(db, move |txn| async move {
                let page = announce_page(&txn, &batch, after, today, now).await?;
                Ok::<_, DbErr>((txn, page))
            });
            let page = page.await?;
            mails += page.mails;
            next = page.next;
        }
    }
    if mails > 0 {
        tracing::info!(mails, "new statements were announced");
    }
    Ok(mails)
}

/// What a page has done.
struct Page {
    mails: usize,
    /// After which subscriber the next one begins; none after the last.
    next: Option<i64>,
}

async fn announce_page(
    txn: &DatabaseTransaction,
    batch: &import_batch::Model,
    after: i64,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<Page, DbErr> {
    if !lock(txn, batch.id).await? {
        return Ok(Page { mails: 0, next: None });
    }
    let found = subscribers(txn, batch, after).await?;
    let mails = match (found.first(), found.last()) {
        (Some(first), Some(last)) => {
            let sendings = sendings(&statements(txn, batch, (*first, *last), today).await?);
            let mails = sendings.len();
            send(txn, sendings, now).await?;
            mails
        }
        _ => 0,
    };
    let next = found.last().copied().filter(|_| found.len() == PAGE);
    if next.is_none() {
        import_batch::Entity::update_many()
            .col_expr(import_batch::Column::AnnouncedAt, Expr::value(now))
            .filter(import_batch::Column::Id.eq(batch.id))
            .exec(txn)
            .await?;
    }
    Ok(Page { mails, next })
}

/// Takes the batch's row for this transaction, unless the batch is announced or undone by now. The update changes
/// nothing; it is what locks a row on both databases.
async fn lock(txn: &DatabaseTransaction, batch: i64) -> Result<bool, DbErr> {
    let taken = import_batch::Entity::update_many()
        .col_expr(import_batch::Column::State, Expr::value(BatchState::Loaded))
        .filter(import_batch::Column::Id.eq(batch))
        .filter(import_batch::Column::State.eq(BatchState::Loaded))
        .filter(import_batch::Column::AnnouncedAt.is_null())
        .exec(txn)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Queues the mails and writes the ledger.
async fn send(txn: &DatabaseTransaction, sendings: Vec<Sending>, now: DateTime<Utc>) -> Result<(), DbErr> {
    let mails = sendings.iter().map(|sending| (sending.to(), sending.notice.clone())).collect();
    let keys = queue_mails(txn, mails, now).await?;
    let rows: Vec<_> = sendings
        .iter()
        .zip(keys)
        .flat_map(|(sending, mail_id)| {
            sending.statements.iter().map(move |statement_id| statement_delivery::ActiveModel {
                subscription_id: Set(sending.subscription_id),
                statement_id: Set(*statement_id),
                channel: Set(sending.channel),
                convention_id: Set(sending.convention_id),
                mail_id: Set(mail_id),
                created_at: Set(now),
                ..Default::default()
            })
        })
        .collect();
    for some in rows.chunks(TOGETHER) {
        statement_delivery::Entity::insert_many(some.to_vec()).exec_without_returning(txn).await?;
    }
    Ok(())
}
