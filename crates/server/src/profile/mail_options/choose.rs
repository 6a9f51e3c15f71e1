//! Choosing and revoking (PROF-05 to PROF-09).

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::{
    profile::{ChooseMailOptions, MailOption, MailOptions},
    terms::Terms,
};
use entity::{
    identity::subscription::{self, MailOption as StoredOption},
    profile::{convention, insurer_choice, mail_option_choice},
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait as _, QueryFilter as _, sea_query::Expr,
};

use super::{
    rules::{Choosable, insurers_chosen, mailboxes},
    state::{State, state_of},
};
use crate::{
    http::ReadState,
    identity::PersonScope,
    post::{MailTo, Notice, queue_mail},
    profile::{
        conventions::by_mailbox,
        deliveries::cancel_waiting,
        error::ProfileError,
        subscriptions::{confirmed_address, language_of, locked, own_subscription},
    },
    terms,
};

/// What a choice rests on.
#[derive(Debug)]
pub struct Choice {
    /// Whose subscription it is.
    pub person: PersonScope,
    /// The subscription, as the address names it.
    pub subscription: String,
    /// What was chosen.
    pub request: ChooseMailOptions,
    /// The state that was read before.
    pub read: ReadState,
    /// The terms in force, in the language in which they are accepted.
    pub terms: Terms,
}

/// Chooses the mail options of a subscription.
///
/// # Errors
/// See [`ProfileError`].
pub async fn choose(
    db: &DatabaseConnection,
    choice: Choice,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<MailOptions, ProfileError> {
    let own = own_subscription(db, choice.person, &choice.subscription).await?;
    if choice.request.terms_version != choice.terms.version {
        return Err(ProfileError::TermsChanged);
    }
    database::write(db, move |txn| async move {
        let own = locked(&txn, own.id).await?;
        let state = state_of(&txn, &own, &choice.terms.version, today).await?;
        choice.read.is_still(&state.options)?;
        if choice.request.option == MailOption::Electronic && state.options.email.is_none() {
            return Err(ProfileError::EmailNotConfirmed);
        }
        let chosen = chosen(&txn, &choice.request, state, today).await?;
        terms::keep_accepted(&txn, &choice.terms, now).await?;
        let option = match choice.request.option {
            MailOption::Postal => StoredOption::Postal,
            MailOption::Electronic => StoredOption::Electronic,
        };
        store(&txn, &own, option, &chosen, Some(&choice.terms), now).await?;
        let own = locked(&txn, own.id).await?;
        let options = state_of(&txn, &own, &choice.terms.version, today).await?.options;
        Ok((txn, options))
    })
    .await
}

/// Goes back to postal mail; does nothing where that is how things stand.
///
/// # Errors
/// See [`ProfileError`].
pub async fn revoke(
    db: &DatabaseConnection,
    person: PersonScope,
    subscription: &str,
    now: DateTime<Utc>,
) -> Result<(), ProfileError> {
    let own = own_subscription(db, person, subscription).await?;
    database::write(db, move |txn| async move {
        let own = locked(&txn, own.id).await?;
        if own.mail_option == StoredOption::Electronic {
            store(&txn, &own, StoredOption::Postal, &[], None, now).await?;
        }
        Ok((txn, ()))
    })
    .await
}

/// A member, and the convention of their insurer.
struct Forwarding {
    person_id: i64,
    person_number: String,
    convention: convention::Model,
}

/// The members whose statements are to be forwarded, as far as the choice is acceptable.
async fn chosen(
    txn: &DatabaseTransaction,
    request: &ChooseMailOptions,
    state: State,
    today: NaiveDate,
) -> Result<Vec<Forwarding>, ProfileError> {
    let conventions = by_mailbox(txn, mailboxes(&request.insurers), today).await?;
    let State { members, can_forward, .. } = state;
    let choosable = Choosable { can_forward, members: members.keys().copied().collect(), conventions };
    let chosen = insurers_chosen(request.option, &request.insurers, &choosable).map_err(ProfileError::Invalid)?;
    let forwarding = chosen.into_iter().filter_map(|(member, convention)| {
        let member = members.get(&member)?;
        Some(Forwarding {
            person_id: member.person_id,
            person_number: member.number.clone(),
            convention: convention.clone(),
        })
    });
    Ok(forwarding.collect())
}

/// Stores an option with its insurers, keeps the choice, and tells the person.
async fn store(
    txn: &DatabaseTransaction,
    own: &subscription::Model,
    option: StoredOption,
    chosen: &[Forwarding],
    accepted: Option<&Terms>,
    now: DateTime<Utc>,
) -> Result<(), ProfileError> {
    subscription::Entity::update_many()
        .col_expr(subscription::Column::MailOption, Expr::value(option))
        .col_expr(subscription::Column::MailOptionChosenAt, Expr::value(now))
        .filter(subscription::Column::Id.eq(own.id))
        .exec(txn)
        .await?;
    insurer_choice::Entity::delete_many().filter(insurer_choice::Column::SubscriptionId.eq(own.id)).exec(txn).await?;
    if !chosen.is_empty() {
        let rows = chosen.iter().map(|one| insurer_choice::ActiveModel {
            subscription_id: Set(own.id),
            person_id: Set(one.person_id),
            convention_id: Set(one.convention.id),
            chosen_at: Set(now),
            ..Default::default()
        });
        insurer_choice::Entity::insert_many(rows).exec_without_returning(txn).await?;
    }
    cancel_waiting(txn, own.id).await?;
    keep(txn, own.id, option, chosen, accepted, now).await?;
    tell(txn, own, option, chosen.len(), now).await?;
    Ok(())
}

/// Adds the choice to those that were made over time.
async fn keep(
    txn: &DatabaseTransaction,
    subscription_id: i64,
    option: StoredOption,
    chosen: &[Forwarding],
    accepted: Option<&Terms>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let insurers: BTreeMap<&str, &str> =
        chosen.iter().map(|one| (one.person_number.as_str(), one.convention.number.as_str())).collect();
    let insurers = serde_json::to_string(&insurers).map_err(|fault| DbErr::Json(fault.to_string()))?;
    let choice = mail_option_choice::ActiveModel {
        subscription_id: Set(subscription_id),
        chosen_at: Set(now),
        option: Set(option),
        insurers: Set(insurers),
        terms_version: Set(accepted.map(|terms| terms.version.clone())),
        terms_language: Set(accepted.map(|terms| terms.language.code().to_owned())),
        ..Default::default()
    };
    choice.insert(txn).await?;
    Ok(())
}

async fn tell(
    txn: &DatabaseTransaction,
    own: &subscription::Model,
    option: StoredOption,
    forwarded: usize,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let Some(address) = confirmed_address(own) else { return Ok(()) };
    let notice = Notice::MailOptionsChanged {
        electronic: option == StoredOption::Electronic,
        forwarded_members: u32::try_from(forwarded).unwrap_or(u32::MAX),
    };
    let to = MailTo { subscription_id: own.id, address: address.to_owned(), language: language_of(own) };
    queue_mail(txn, to, &notice, now).await?;
    Ok(())
}
