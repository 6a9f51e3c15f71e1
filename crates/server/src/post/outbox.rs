//! The queue of mails: claiming what is due, and saying what became of it.
//!
//! A claim is a lease: whoever claims a mail moves the moment at which it is due into the future, past the longest time
//! that sending can take. A worker that ends in the middle leaves a mail that is due again by itself.

use chrono::{DateTime, TimeDelta, Utc};
use database::write;
use entity::{
    household::{person, registry},
    identity::subscription,
    post::outgoing_mail::{Column, Entity, MailState, Model},
};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _,
    sea_query::{Expr, LockBehavior, LockType},
};

use super::{
    Notice,
    links::{FreshLink, fresh_link},
    rules::{Outcome, Standing, after},
};

/// A mail that one worker has, and everything that it says.
#[derive(Debug)]
pub struct Claimed {
    /// Its row, as it stands while the worker has it.
    pub mail: Model,
    /// What it tells.
    pub notice: Notice,
    /// Its link, just made.
    pub link: Option<FreshLink>,
    /// Of which subscription.
    pub subscription: subscription::Model,
    /// Given name of the subscriber.
    pub first_name: String,
    /// Matricule of the household.
    pub matricule: String,
}

/// What a look into the queue brings.
#[derive(Debug)]
pub enum Next {
    /// A mail to be sent.
    Mail(Box<Claimed>),
    /// A mail was found that is not to be sent; look again.
    Settled,
    /// Nothing is due.
    Nothing,
}

/// Claims the mail that has been due for longest, until `lease` has passed. No two workers get the same one.
///
/// # Errors
/// When the database fails.
pub async fn claim_next(db: &DatabaseConnection, lease: TimeDelta, now: DateTime<Utc>) -> Result<Next, DbErr> {
    // Without a look first, every poll of an idle portal would take the writer's place on SQLite.
    if due(now).one(db).await?.is_none() {
        return Ok(Next::Nothing);
    }
    write(db, move |txn| async move {
        let next = claim_in(&txn, now + lease, now).await?;
        Ok((txn, next))
    })
    .await
}

fn due(now: DateTime<Utc>) -> sea_orm::Select<Entity> {
    Entity::find().filter(Column::State.eq(MailState::Queued)).filter(Column::DueAt.lte(now))
}

async fn claim_in(txn: &DatabaseTransaction, until: DateTime<Utc>, now: DateTime<Utc>) -> Result<Next, DbErr> {
    // SQLite has one writer, whose place this transaction has: there the lock says nothing.
    let found = due(now)
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(txn)
        .await?;
    let Some(mut mail) = found else { return Ok(Next::Nothing) };
    let Ok(notice) = serde_json::from_str::<Notice>(&mail.notice) else {
        return settled(txn, &mail, Outcome::Unwritable, now).await;
    };
    if is_superseded(txn, &mail, &notice).await? {
        return settled(txn, &mail, Outcome::Superseded, now).await;
    }
    Entity::update_many().col_expr(Column::DueAt, Expr::value(until)).filter(Column::Id.eq(mail.id)).exec(txn).await?;
    mail.due_at = until;
    let link = fresh_link(txn, &mail, &notice, now).await?;
    let about = subscription::Entity::find_by_id(mail.subscription_id).one(txn).await?;
    let subscription = about.ok_or_else(|| DbErr::RecordNotFound("the subscription of a mail".to_owned()))?;
    let person = person::Entity::find_by_id(subscription.person_id).one(txn).await?;
    let household = registry::Entity::find_by_id(subscription.household_id).one(txn).await?;
    Ok(Next::Mail(Box::new(Claimed {
        first_name: person.map(|person| person.first_name).unwrap_or_default(),
        matricule: household.map(|household| household.matricule).unwrap_or_default(),
        mail,
        notice,
        link,
        subscription,
    })))
}

/// A later change of the e-mail address makes an earlier one void (PROF-04): a link made now would bring it back.
async fn is_superseded(txn: &DatabaseTransaction, mail: &Model, notice: &Notice) -> Result<bool, DbErr> {
    if *notice != Notice::EmailLink {
        return Ok(false);
    }
    let newer = Entity::find()
        .filter(Column::SubscriptionId.eq(mail.subscription_id))
        .filter(Column::Notice.eq(mail.notice.as_str()))
        .filter(Column::Id.gt(mail.id));
    Ok(newer.count(txn).await? > 0)
}

async fn settled(txn: &DatabaseTransaction, mail: &Model, outcome: Outcome, now: DateTime<Utc>) -> Result<Next, DbErr> {
    mark(txn, mail, after(mail.attempts, outcome, now), now).await?;
    Ok(Next::Settled)
}

/// Says what became of a claimed mail. A worker that had it for longer than its lease changes nothing any more, but
/// for one thing: what the relay took is sent.
///
/// # Errors
/// When the database fails.
pub async fn settle(db: &DatabaseConnection, mail: &Model, outcome: Outcome, now: DateTime<Utc>) -> Result<(), DbErr> {
    let (mail, standing) = (mail.clone(), after(mail.attempts, outcome, now));
    write(db, move |txn| async move {
        mark(&txn, &mail, standing, now).await?;
        Ok((txn, ()))
    })
    .await
}

async fn mark(txn: &DatabaseTransaction, mail: &Model, standing: Standing, now: DateTime<Utc>) -> Result<(), DbErr> {
    let is_sent = standing.state == MailState::Sent;
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(standing.state))
        .col_expr(Column::Attempts, Expr::value(standing.attempts))
        .col_expr(Column::DueAt, Expr::value(standing.due_at))
        .col_expr(Column::Failure, Expr::value(standing.failure))
        .filter(Column::Id.eq(mail.id))
        .filter(Column::State.eq(MailState::Queued));
    if is_sent {
        update = update.col_expr(Column::SentAt, Expr::value(now));
    } else {
        update = update.filter(Column::DueAt.eq(mail.due_at));
    }
    update.exec(txn).await?;
    Ok(())
}
