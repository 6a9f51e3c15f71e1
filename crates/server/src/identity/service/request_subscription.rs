//! « Vous souhaitez vous abonner » (AUTH-07, AUTH-08).

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, Utc};
use contract::{identity::RequestSubscription, language::Language, population::Population};
use entity::{
    fund::dated_parameter,
    household::{
        household_member::{self, MemberRole},
        medical_right::{self, Fund},
        person, registry,
    },
    identity::subscription::{self, MailOption},
    post::letter::{self, LetterKind, LetterState},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait as _,
    FromQueryResult, JoinType, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
    sea_query::Expr,
};
use uuid::Uuid;

use super::candidate::Claim;
use crate::{
    clock::monaco_day,
    identity::{
        brake::{Brake, count_failure, state_of},
        convert::stored_population,
        eligibility::{Applicant, Conditions, MINIMUM_AGE, REQUIRES_ADDRESS, REQUIRES_OPEN_RIGHT},
        error::IdentityError,
        names::{same_family_name, same_given_name},
        secrets,
    },
    join::to_parent,
    post::queue_letter,
};

/// Memberships that are looked at: several persons of a household may share a birth date, and each may have come twice.
const MOST_MEMBERSHIPS: u64 = 20;

/// Takes a request for a subscription. Whoever is eligible is registered and gets a letter with an activation code;
/// every other case is answered alike and does the same reads, one count and one transaction.
///
/// # Errors
/// [`IdentityError::AlreadySubscribed`] when everything that was typed is that of a subscriber;
/// [`IdentityError::TooMany`] after a few requests for one account.
pub async fn request_subscription(
    db: &DatabaseConnection,
    request: RequestSubscription,
    address: IpAddr,
    language: Language,
    now: DateTime<Utc>,
) -> Result<(), IdentityError> {
    let claim = Claim::new(request.population, &request.matricule, request.birth_date);
    let account = claim.account();
    let brakes =
        [Brake::of_request("subscription", &account, Some(address)), Brake::of_request("subscription", &account, None)];
    if let Some(wait) = state_of(db, &brakes, now).await?.wait {
        return Err(IdentityError::TooMany { wait });
    }
    let today = monaco_day(now);
    let found = find_person(db, &claim, &request, today).await?;
    let living = found.as_ref().filter(|found| found.death_date.is_none());
    let key = living.map_or(Key::NOBODYS, |found| Key::of(found, request.population));
    let is_subscribed = is_subscribed(db, key, now).await?;
    let open_rights = open_rights(db, key.household_id, today).await?;
    let conditions = conditions_on(db, today).await?;
    let is_eligible =
        found.is_some_and(|found| found.into_applicant(open_rights).is_eligible(request.population, conditions, today));
    database::write(db, move |txn| async move {
        count_failure(&txn, &brakes, now).await?;
        if is_eligible && !is_subscribed {
            register(&txn, key, language, now).await?;
        }
        Ok::<_, DbErr>((txn, ()))
    })
    .await?;
    if is_subscribed { Err(IdentityError::AlreadySubscribed) } else { Ok(()) }
}

/// What a subscription is unique by.
#[derive(Clone, Copy, Debug)]
struct Key {
    household_id: i64,
    person_id: i64,
    population: subscription::Population,
}

impl Key {
    /// A key that no subscription has: where nobody is found, the same queries look for it.
    const NOBODYS: Self = Self { household_id: 0, person_id: 0, population: subscription::Population::Employee };

    const fn of(found: &Found, population: Population) -> Self {
        Self { household_id: found.household_id, person_id: found.person_id, population: stored_population(population) }
    }

    fn condition(self) -> Condition {
        Condition::all()
            .add(subscription::Column::HouseholdId.eq(self.household_id))
            .add(subscription::Column::PersonId.eq(self.person_id))
            .add(subscription::Column::Population.eq(self.population))
    }
}

/// A membership of somebody whose matricule and birth date were typed.
#[derive(Clone, Debug, FromQueryResult)]
struct Found {
    household_id: i64,
    person_id: i64,
    role: MemberRole,
    valid_from: NaiveDate,
    valid_until: Option<NaiveDate>,
    last_name: String,
    birth_name: Option<String>,
    first_name: String,
    birth_date: NaiveDate,
    death_date: Option<NaiveDate>,
    address_line_1: Option<String>,
    city: Option<String>,
    #[sea_orm(skip)]
    is_member: bool,
}

impl Found {
    fn is_named(&self, request: &RequestSubscription) -> bool {
        let birth_name = self.birth_name.as_deref().unwrap_or_default();
        let family = [self.last_name.as_str(), birth_name];
        family.into_iter().any(|known| same_family_name(&request.last_name, known))
            && same_given_name(&request.first_name, &self.first_name)
    }

    fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|until| day <= until)
    }

    fn into_applicant(self, open_rights: Vec<Fund>) -> Applicant {
        let is_written = |text: Option<String>| text.is_some_and(|text| !text.trim().is_empty());
        Applicant {
            birth_date: self.birth_date,
            is_alive: self.death_date.is_none(),
            role: self.is_member.then_some(self.role),
            has_address: is_written(self.address_line_1) && is_written(self.city),
            open_rights,
        }
    }
}

/// The one person who is meant, with the membership of today, or a past one. Two persons who answer to everything that
/// was typed are none: the fund must tell them apart first.
async fn find_person(
    db: &impl ConnectionTrait,
    claim: &Claim,
    request: &RequestSubscription,
    today: NaiveDate,
) -> Result<Option<Found>, DbErr> {
    use household_member::{Column, Entity};
    use person::Column as Person;
    let found = Entity::find()
        .select_only()
        .columns([Column::HouseholdId, Column::PersonId, Column::Role, Column::ValidFrom, Column::ValidUntil])
        .columns([Person::LastName, Person::BirthName, Person::FirstName, Person::BirthDate, Person::DeathDate])
        .columns([Person::AddressLine1, Person::City])
        .join(JoinType::InnerJoin, to_parent(Entity, Column::HouseholdId, registry::Entity, registry::Column::Id))
        .join(JoinType::InnerJoin, to_parent(Entity, Column::PersonId, person::Entity, Person::Id))
        .filter(registry::Column::Matricule.eq(claim.matricule.as_str()))
        .filter(Person::BirthDate.eq(claim.birth_date))
        .order_by_asc(Column::Id)
        .limit(MOST_MEMBERSHIPS)
        .into_model::<Found>()
        .all(db)
        .await?;
    let named = found.into_iter().filter(|found| found.is_named(request));
    let mut named: Vec<Found> = named.map(|found| Found { is_member: found.holds_on(today), ..found }).collect();
    let is_one_person = named.windows(2).all(|pair| pair[0].person_id == pair[1].person_id);
    named.sort_by_key(|found| found.is_member);
    Ok(named.pop().filter(|_| is_one_person))
}

/// Whether there is a subscription with a password, or one whose activation is on its way.
async fn is_subscribed(db: &impl ConnectionTrait, key: Key, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let found = subscription::Entity::find().filter(key.condition()).one(db).await?;
    let id = found.as_ref().map(|found| found.id);
    let is_on_its_way = is_on_its_way(db, id.unwrap_or_default(), now).await?;
    Ok(found.is_some_and(|found| found.password_hash.is_some() || is_on_its_way))
}

/// Whether a letter with an activation code waits to be printed, or a code can still be used.
async fn is_on_its_way(db: &impl ConnectionTrait, subscription_id: i64, now: DateTime<Utc>) -> Result<bool, DbErr> {
    let codes = secrets::usable_codes(db, Some(subscription_id), now).await?;
    let letters = letter::Entity::find()
        .filter(letter::Column::SubscriptionId.eq(subscription_id))
        .filter(letter::Column::State.eq(LetterState::Queued))
        .count(db)
        .await?;
    Ok(letters > 0 || !codes.is_empty())
}

/// The funds in which a household has a right on this day.
async fn open_rights(db: &impl ConnectionTrait, household_id: i64, day: NaiveDate) -> Result<Vec<Fund>, DbErr> {
    use medical_right::{Column, Entity};
    Entity::find()
        .select_only()
        .column(Column::Fund)
        .filter(Column::HouseholdId.eq(household_id))
        .filter(Column::ValidFrom.lte(day))
        .filter(Condition::any().add(Column::ValidUntil.is_null()).add(Column::ValidUntil.gte(day)))
        .into_tuple()
        .all(db)
        .await
}

/// The conditions that hold on this day: of each the newest value that is in force.
async fn conditions_on(db: &impl ConnectionTrait, day: NaiveDate) -> Result<Conditions, DbErr> {
    use dated_parameter::{Column, Entity};
    let values: Vec<(String, i64)> = Entity::find()
        .select_only()
        .columns([Column::Code, Column::Value])
        .filter(Column::Code.is_in([MINIMUM_AGE, REQUIRES_OPEN_RIGHT, REQUIRES_ADDRESS]))
        .filter(Column::ValidFrom.lte(day))
        .order_by_asc(Column::ValidFrom)
        .into_tuple()
        .all(db)
        .await?;
    // Of several values of a code the last one counts, which is the newest.
    Ok(Conditions::of(values.iter().map(|(code, value)| (code.as_str(), *value))))
}

/// Creates the subscription, or takes the one that waits for its first password, and queues the letter that confirms it.
/// The row is locked before its letters are looked at: of parallel requests one queues a letter.
async fn register(txn: &DatabaseTransaction, key: Key, language: Language, now: DateTime<Utc>) -> Result<(), DbErr> {
    use subscription::{Column, Entity};
    let new = subscription::ActiveModel {
        household_id: Set(key.household_id),
        person_id: Set(key.person_id),
        population: Set(key.population),
        public_id: Set(Uuid::new_v4()),
        created_at: Set(Some(now)),
        mail_option: Set(MailOption::Postal),
        language: Set(language.code().to_owned()),
        ..Default::default()
    };
    Entity::insert(new)
        .on_conflict_do_nothing_on([Column::HouseholdId, Column::PersonId, Column::Population])
        .exec_without_returning(txn)
        .await?;
    Entity::update_many()
        .col_expr(Column::Language, Expr::value(language.code()))
        .filter(key.condition())
        .filter(Column::PasswordHash.is_null())
        .exec(txn)
        .await?;
    let waiting = Entity::find().filter(key.condition()).filter(Column::PasswordHash.is_null()).one(txn).await?;
    if let Some(waiting) = waiting
        && !is_on_its_way(txn, waiting.id, now).await?
    {
        queue_letter(txn, waiting.id, LetterKind::Activation, language, now).await?;
    }
    Ok(())
}
