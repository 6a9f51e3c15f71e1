//! Letters that wait, with everything that is known of them: a few queries a page, whatever their number.

use std::collections::{HashMap, HashSet};

use contract::language::Language;
use entity::{
    household::{person, registry},
    identity::subscription,
    post::letter::{Column, Entity, LetterState, Model},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::rules::{Facts, StopReason, address_hash, has_address, may_be_printed};

/// A letter and its addressee.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its row.
    pub letter: Model,
    /// The addressee.
    pub person: person::Model,
    /// The subscription that it is about.
    pub subscription: subscription::Model,
    /// Matricule of the household.
    pub matricule: String,
    /// A newer letter about the same subscription waits or was printed.
    has_newer: bool,
    /// A letter to the same person came back from this address.
    came_back: bool,
}

impl Candidate {
    /// Whether it is printed; `is_printable` asks the typesetter.
    pub fn decide(&self, is_printable: impl FnOnce(&Self) -> bool) -> Result<(), StopReason> {
        let is_deceased = self.person.death_date.is_some();
        let has_address = has_address(&self.person);
        let Self { came_back, has_newer, .. } = *self;
        let password_chosen =
            self.subscription.password_changed_at.is_some_and(|chosen| chosen > self.letter.queued_at);
        let is_printable = !has_address || is_printable(self);
        may_be_printed(Facts { is_deceased, has_address, came_back, has_newer, password_chosen, is_printable })
    }

    /// The language of its text; French when the row holds something else.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.letter.language).unwrap_or_default()
    }
}

/// At most `most` letters in these states after the key `after`, in the order in which they were queued.
pub async fn candidates(
    db: &impl ConnectionTrait,
    states: &[LetterState],
    after: i64,
    most: u64,
) -> Result<Vec<Candidate>, DbErr> {
    let letters = Entity::find()
        .filter(Column::State.is_in(states.iter().copied()))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(db)
        .await?;
    with_addressees(db, letters).await
}

/// These letters with their addressees.
pub async fn with_addressees(db: &impl ConnectionTrait, letters: Vec<Model>) -> Result<Vec<Candidate>, DbErr> {
    let subscriptions = by_id(
        subscription::Entity::find()
            .filter(subscription::Column::Id.is_in(letters.iter().map(|letter| letter.subscription_id)))
            .all(db)
            .await?,
        |one| one.id,
    );
    let persons = by_id(
        person::Entity::find()
            .filter(person::Column::Id.is_in(subscriptions.values().map(|one| one.person_id)))
            .all(db)
            .await?,
        |one| one.id,
    );
    let households = by_id(
        registry::Entity::find()
            .filter(registry::Column::Id.is_in(subscriptions.values().map(|one| one.household_id)))
            .all(db)
            .await?,
        |one| one.id,
    );
    let newest = newest_letters(db, subscriptions.keys().copied()).await?;
    let blocked = blocked_addresses(db, persons.values().map(address_hash)).await?;
    let candidate = |letter: Model| {
        let subscription = subscriptions.get(&letter.subscription_id)?.clone();
        let person = persons.get(&subscription.person_id)?.clone();
        Some(Candidate {
            matricule: households.get(&subscription.household_id)?.matricule.clone(),
            has_newer: newest.get(&letter.subscription_id).is_some_and(|newest| *newest > letter.id),
            came_back: blocked.contains(&address_hash(&person)),
            letter,
            person,
            subscription,
        })
    };
    Ok(letters.into_iter().filter_map(candidate).collect())
}

fn by_id<T>(rows: Vec<T>, id: impl Fn(&T) -> i64) -> HashMap<i64, T> {
    rows.into_iter().map(|row| (id(&row), row)).collect()
}

/// The key of the newest letter of each subscription, those aside that were stopped.
async fn newest_letters(
    db: &impl ConnectionTrait,
    subscriptions: impl Iterator<Item = i64>,
) -> Result<HashMap<i64, i64>, DbErr> {
    let rows: Vec<(i64, i64)> = Entity::find()
        .select_only()
        .column(Column::SubscriptionId)
        .column_as(Column::Id.max(), "newest")
        .filter(Column::SubscriptionId.is_in(subscriptions))
        .filter(Column::State.ne(LetterState::Stopped))
        .group_by(Column::SubscriptionId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Those of these addresses from which a letter came back.
async fn blocked_addresses(
    db: &impl ConnectionTrait,
    hashes: impl Iterator<Item = String>,
) -> Result<HashSet<String>, DbErr> {
    let rows: Vec<Option<String>> = Entity::find()
        .select_only()
        .column(Column::AddressHash)
        .filter(Column::AddressHash.is_in(hashes))
        .filter(Column::State.eq(LetterState::Returned))
        .filter(Column::ResumedAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().flatten().collect())
}
