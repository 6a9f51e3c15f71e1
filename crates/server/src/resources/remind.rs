//! Reminding of drafts that were not sent, before their campaign closes (DECL-08).
//!
//! Any node may do it, and several at once: a page's drafts are held while they are marked, in one transaction with their
//! mails, so that each reminder is queued once.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Europe;
use entity::{
    identity::subscription,
    resources::{campaign, draft, target},
};
use sea_orm::{
    ColumnTrait as _, Condition, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, sea_query::Expr,
};

use super::{
    forget::forget_drafts,
    rules::{REMINDERS, due_reminder},
};
use crate::{
    post::{MailTo, Notice, queue_mails},
    profile::{confirmed_address, language_of},
    state::AppState,
};

/// Between two looks: a reminder is about days.
const LOOK_EVERY: Duration = Duration::from_secs(15 * 60);

/// Drafts of one transaction.
const PAGE: u64 = 500;

/// Campaigns that close at about the same time.
const MOST_CAMPAIGNS: u64 = 50;

/// Reminds of drafts, and forgets those that nobody can send any more, as long as the server runs.
pub async fn remind_forever(state: AppState) {
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    loop {
        ticks.tick().await;
        if let Err(failure) = remind(&state.db, state.clock.today(), state.clock.now()).await {
            tracing::warn!(%failure, "drafts could not be reminded of; they will be");
        }
        if let Err(failure) = forget_drafts(&state.db, state.clock.today()).await {
            tracing::warn!(%failure, "drafts of campaigns that are over could not be forgotten; they will be");
        }
    }
}

/// Queues every reminder that is due and was not queued; answers how many mails. Safe to repeat, and on several nodes at
/// once.
///
/// # Errors
/// When the database fails; what was queued by then stays, and the rest follows the next time.
pub async fn remind(db: &DatabaseConnection, today: NaiveDate, now: DateTime<Utc>) -> Result<usize, DbErr> {
    let first = REMINDERS.into_iter().max().unwrap_or_default().unsigned_abs();
    let closing = campaign::Entity::find()
        .filter(campaign::Column::OpensOn.lte(today))
        .filter(campaign::Column::ClosesOn.between(today, today + Days::new(first)))
        .order_by_asc(campaign::Column::Id)
        .limit(MOST_CAMPAIGNS)
        .all(db)
        .await?;
    let mut mails = 0;
    for campaign in closing {
        let Some(due) = due_reminder(campaign.closes_on, None, today) else { continue };
        let mut next = Some(0);
        while let Some(after) = next {
            let campaign = campaign.clone();
            let page = database::write(db, move |txn| async move {
                let page = remind_page(&txn, &campaign, due, after, (today, now)).await?;
                Ok::<_, DbErr>((txn, page))
            });
            let page = page.await?;
            mails += page.mails;
            next = page.next;
        }
    }
    if mails > 0 {
        tracing::info!(mails, "drafts of declarations were reminded of");
    }
    Ok(mails)
}

/// What a page has done.
struct Page {
    mails: usize,
    /// After which draft the next one begins; none after the last.
    next: Option<i64>,
}

async fn remind_page(
    txn: &DatabaseTransaction,
    campaign: &campaign::Model,
    due: i64,
    after: i64,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<Page, DbErr> {
    use draft::{Column, Entity};
    let due = i32::try_from(due).unwrap_or_default();
    let drafts = Entity::find()
        .filter(Column::CampaignId.eq(campaign.id))
        .filter(Column::Id.gt(after))
        .filter(Condition::any().add(Column::RemindedDays.is_null()).add(Column::RemindedDays.gt(due)))
        .order_by_asc(Column::Id)
        .limit(PAGE)
        .lock_exclusive()
        .all(txn)
        .await?;
    let next = drafts.last().map(|last| last.id).filter(|_| drafts.len() as u64 == PAGE);
    let keys: Vec<i64> = drafts.iter().map(|draft| draft.id).collect();
    if keys.is_empty() {
        return Ok(Page { mails: 0, next: None });
    }
    Entity::update_many()
        .col_expr(Column::RemindedDays, Expr::value(due))
        .filter(Column::Id.is_in(keys))
        .exec(txn)
        .await?;
    let asked = still_asked(txn, campaign.id, &drafts, today).await?;
    let drafts = drafts.into_iter().filter(|draft| asked.contains(&draft.household_id));
    let mails = mails(txn, drafts, last_minute(campaign.closes_on)).await?;
    let count = mails.len();
    queue_mails(txn, mails, now).await?;
    Ok(Page { mails: count, next })
}

/// The households among those of `drafts` that the campaign still asks.
async fn still_asked(
    txn: &DatabaseTransaction,
    campaign_id: i64,
    drafts: &[draft::Model],
    today: NaiveDate,
) -> Result<HashSet<i64>, DbErr> {
    use target::{Column, Entity};
    let found: Vec<i64> = Entity::find()
        .select_only()
        .column(Column::HouseholdId)
        .filter(Column::CampaignId.eq(campaign_id))
        .filter(Column::HouseholdId.is_in(drafts.iter().map(|draft| draft.household_id)))
        .filter(Condition::any().add(Column::EndedOn.is_null()).add(Column::EndedOn.gt(today)))
        .into_tuple()
        .all(txn)
        .await?;
    Ok(found.into_iter().collect())
}

/// The mails to those whose address is confirmed.
async fn mails(
    txn: &DatabaseTransaction,
    drafts: impl Iterator<Item = draft::Model>,
    closes_at: DateTime<Utc>,
) -> Result<Vec<(MailTo, Notice)>, DbErr> {
    let keys: Vec<i64> = drafts.map(|draft| draft.subscription_id).collect();
    let found = subscription::Entity::find()
        .filter(subscription::Column::Id.is_in(keys.iter().copied()))
        .filter(subscription::Column::EmailConfirmedAt.is_not_null())
        .limit(PAGE)
        .all(txn)
        .await?;
    let found: HashMap<i64, subscription::Model> = found.into_iter().map(|one| (one.id, one)).collect();
    let mail = |key: &i64| {
        let subscription = found.get(key)?;
        let address = confirmed_address(subscription)?.to_owned();
        let to = MailTo { subscription_id: *key, address, language: language_of(subscription) };
        Some((to, Notice::DeclarationReminder { closes_at }))
    };
    Ok(keys.iter().filter_map(mail).collect())
}

/// The last minute of a day in Monaco.
fn last_minute(day: NaiveDate) -> DateTime<Utc> {
    let minute = day.and_hms_opt(23, 59, 0).unwrap_or_default();
    minute.and_local_timezone(Europe::Monaco).latest().map_or_else(|| minute.and_utc(), |at| at.to_utc())
}
