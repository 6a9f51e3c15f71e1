//! Who is meant by a matricule, a population and a birth date.

use chrono::{DateTime, NaiveDate, Utc};
use contract::population::Population;
use entity::{
    household::{person, registry},
    identity::subscription,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QuerySelect as _, RelationDef,
};

use crate::{
    identity::{
        convert::stored_population,
        rules::{canonical_matricule, comparable_birth_date},
    },
    join::to_parent,
};

/// What somebody types to say whose subscription they mean.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Population of the subscription.
    pub population: Population,
    /// Matricule, as the fund writes it.
    pub matricule: String,
    /// Birth date, within the years that the import format admits.
    pub birth_date: NaiveDate,
}

impl Claim {
    /// The claim with these typed values.
    pub fn new(population: Population, matricule: &str, birth_date: NaiveDate) -> Self {
        let matricule = canonical_matricule(matricule);
        Self { population, matricule, birth_date: comparable_birth_date(birth_date) }
    }

    /// The account that is meant, for the brakes on guessing: the birth date is what is guessed.
    pub fn account(&self) -> String {
        format!("{}\n{}", self.matricule, self.population.code())
    }
}

/// Who may be meant.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Candidate {
    /// Key of the subscription.
    pub id: i64,
    /// Hash of its password; none until one is chosen.
    pub password_hash: Option<String>,
    /// When it was last used to sign in.
    pub last_sign_in_at: Option<DateTime<Utc>>,
}

/// The living subscriber whom a claim means. Should two persons of one household answer to the same three values,
/// neither is taken: the fund must tell them apart first.
pub async fn find_candidate(db: &impl ConnectionTrait, claim: &Claim) -> Result<Option<Candidate>, DbErr> {
    let mut found = subscription::Entity::find()
        .select_only()
        .columns([subscription::Column::Id, subscription::Column::PasswordHash, subscription::Column::LastSignInAt])
        .join(JoinType::InnerJoin, household_of_subscription())
        .join(JoinType::InnerJoin, person_of_subscription())
        .filter(registry::Column::Matricule.eq(claim.matricule.as_str()))
        .filter(subscription::Column::Population.eq(stored_population(claim.population)))
        .filter(person::Column::BirthDate.eq(claim.birth_date))
        .filter(person::Column::DeathDate.is_null())
        .limit(2)
        .into_model::<Candidate>()
        .all(db)
        .await?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// The join from a subscription to its household.
pub fn household_of_subscription() -> RelationDef {
    to_parent(subscription::Entity, subscription::Column::HouseholdId, registry::Entity, registry::Column::Id)
}

/// The join from a subscription to its person.
pub fn person_of_subscription() -> RelationDef {
    to_parent(subscription::Entity, subscription::Column::PersonId, person::Entity, person::Column::Id)
}
