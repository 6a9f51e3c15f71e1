//! The choices that were made over time (PROF-08).

use std::collections::BTreeMap;

use contract::profile::{MailOptionChoice, MailOptionChoices};
use entity::profile::mail_option_choice::{Column, Entity, Model};
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use crate::{
    identity::Subscriber,
    profile::{
        error::ProfileError,
        subscriptions::{mail_option, own_subscription},
    },
};

/// Choices that are shown.
const SHOWN: u64 = 50;

/// The choices made for a subscription, the newest first.
///
/// # Errors
/// See [`ProfileError`].
pub async fn choices(caller: &Subscriber, subscription: &str) -> Result<MailOptionChoices, ProfileError> {
    let own = own_subscription(&caller.db, caller.person, subscription).await?;
    let rows = Entity::find()
        .filter(Column::SubscriptionId.eq(own.id))
        .order_by_desc(Column::Id)
        .limit(SHOWN)
        .all(&caller.db)
        .await?;
    Ok(MailOptionChoices { choices: rows.into_iter().map(choice).collect::<Result<_, _>>()? })
}

fn choice(row: Model) -> Result<MailOptionChoice, DbErr> {
    let insurers: BTreeMap<String, String> =
        serde_json::from_str(&row.insurers).map_err(|fault| DbErr::Json(fault.to_string()))?;
    Ok(MailOptionChoice {
        chosen_at: row.chosen_at,
        option: mail_option(row.option),
        forwarded_members: u32::try_from(insurers.len()).unwrap_or(u32::MAX),
        terms_version: row.terms_version,
    })
}
