//! The ledger: what went where, when, and how far it has come (PROF-09).

use chrono::{DateTime, Utc};
use contract::{
    paging::PageRequest,
    profile::{Delivery, DeliveryChannel, DeliveryPage, DeliveryState},
};
use entity::{
    care::care_statement,
    household::person,
    post::outgoing_mail::{self, MailState},
    profile::{
        convention,
        statement_delivery::{Channel, Column, Entity},
    },
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use crate::{
    http::cursor,
    identity::Subscriber,
    join::to_parent,
    profile::{
        error::{ProfileError, unknown_cursor},
        subscriptions::own_subscription,
    },
};

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    channel: Channel,
    created_at: DateTime<Utc>,
    fetched_at: Option<DateTime<Utc>>,
    number: String,
    first_name: String,
    last_name: String,
    recipient: String,
    state: MailState,
    sent_at: Option<DateTime<Utc>>,
    insurer: Option<String>,
}

/// A page of the ledger of a subscription, the newest entries first.
///
/// # Errors
/// See [`ProfileError`].
pub async fn list(caller: &Subscriber, subscription: &str, page: &PageRequest) -> Result<DeliveryPage, ProfileError> {
    let own = own_subscription(&caller.db, caller.person, subscription).await?;
    let after = match &page.cursor {
        Some(text) => cursor::decode_key(text).ok_or_else(unknown_cursor)?,
        None => i64::MAX,
    };
    let limit = usize::from(page.limit());
    let statement = to_parent(Entity, Column::StatementId, care_statement::Entity, care_statement::Column::Id);
    let beneficiary =
        to_parent(care_statement::Entity, care_statement::Column::BeneficiaryId, person::Entity, person::Column::Id);
    let mail = to_parent(Entity, Column::MailId, outgoing_mail::Entity, outgoing_mail::Column::Id);
    let convention = to_parent(Entity, Column::ConventionId, convention::Entity, convention::Column::Id);
    let mut rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Channel, Column::CreatedAt, Column::FetchedAt])
        .column(care_statement::Column::Number)
        .columns([person::Column::FirstName, person::Column::LastName])
        .columns([outgoing_mail::Column::Recipient, outgoing_mail::Column::State, outgoing_mail::Column::SentAt])
        .column(convention::Column::Insurer)
        .join(JoinType::InnerJoin, statement)
        .join(JoinType::InnerJoin, beneficiary)
        .join(JoinType::InnerJoin, mail)
        .join(JoinType::LeftJoin, convention)
        .filter(Column::SubscriptionId.eq(own.id))
        .filter(Column::Id.lt(after))
        .order_by_desc(Column::Id)
        // One row more than asked for tells whether there is a next page.
        .limit(limit as u64 + 1)
        .into_model::<Row>()
        .all(&caller.db)
        .await?;
    let next_cursor = cursor::cut(&mut rows, limit, |last| cursor::encode(last.id));
    Ok(DeliveryPage { deliveries: rows.into_iter().map(Row::into_sent).collect(), next_cursor })
}

impl Row {
    fn into_sent(self) -> Delivery {
        Delivery {
            channel: match self.channel {
                Channel::Subscriber => DeliveryChannel::Subscriber,
                Channel::Insurer => DeliveryChannel::Insurer,
            },
            statement_number: self.number,
            beneficiary: format!("{} {}", self.first_name, self.last_name),
            address: self.recipient,
            insurer: self.insurer,
            state: match self.state {
                MailState::Queued => DeliveryState::Queued,
                MailState::Sent => DeliveryState::Sent,
                MailState::Bounced => DeliveryState::Bounced,
                MailState::Refused | MailState::GivenUp => DeliveryState::Refused,
            },
            created_at: self.created_at,
            sent_at: self.sent_at,
            fetched_at: self.fetched_at,
        }
    }
}
