//! Reading the household, over the connection of the caller.

use chrono::NaiveDate;
use contract::{household::Household, language::Language};
use entity::household::{household_member, household_member::MemberRole, person};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, prelude::Uuid,
};

use super::{
    convert,
    error::HouseholdError,
    reports,
    rules::{Members, arrange},
};
use crate::{identity::RightsHolder, join::to_parent};

/// Most memberships that are looked at.
const MOST_MEMBERSHIPS: u64 = 200;

/// A member with everything that the fund has recorded of them.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct MemberRow {
    pub person_id: i64,
    pub role: MemberRole,
    pub public_id: Uuid,
    pub last_name: String,
    pub birth_name: Option<String>,
    pub first_name: String,
    pub birth_date: NaiveDate,
    pub death_date: Option<NaiveDate>,
    pub family_situation: Option<String>,
    pub address_line_1: Option<String>,
    pub address_line_2: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
    pub file_incomplete: bool,
}

/// Who belongs to the caller's household on `today`, and what is reported about them (DATA-01 to DATA-03).
pub async fn household(
    caller: &RightsHolder,
    language: Language,
    today: NaiveDate,
) -> Result<Household, HouseholdError> {
    let members = members(&caller.db, caller.scope.household_id(), today).await?;
    let open_reports = reports::open(&caller.db, caller.scope.household_id(), &members).await?;
    Ok(convert::household(members, open_reports, language, caller.data_as_of))
}

/// The members of a household on `today`.
pub async fn members(
    db: &impl ConnectionTrait,
    household_id: i64,
    today: NaiveDate,
) -> Result<Members, HouseholdError> {
    let rows = member_rows(db, household_id, today).await?;
    arrange(rows).ok_or(HouseholdError::WithoutHolder)
}

/// Whoever is a member on `today`, by the beginning of the membership. The holder, to whom the file belongs, is always
/// among them.
async fn member_rows(db: &impl ConnectionTrait, household_id: i64, today: NaiveDate) -> Result<Vec<MemberRow>, DbErr> {
    use household_member::Column as Member;
    use person::Column as Person;
    let is_today = Condition::all()
        .add(Member::ValidFrom.lte(today))
        .add(Condition::any().add(Member::ValidUntil.is_null()).add(Member::ValidUntil.gte(today)));
    household_member::Entity::find()
        .select_only()
        .columns([Member::PersonId, Member::Role])
        .columns([Person::PublicId, Person::LastName, Person::BirthName, Person::FirstName, Person::BirthDate])
        .columns([Person::DeathDate, Person::FamilySituation, Person::AddressLine1, Person::AddressLine2])
        .columns([Person::PostalCode, Person::City, Person::Country, Person::FileIncomplete])
        .join(JoinType::InnerJoin, to_parent(household_member::Entity, Member::PersonId, person::Entity, Person::Id))
        .filter(Member::HouseholdId.eq(household_id))
        .filter(Condition::any().add(is_today).add(Member::Role.eq(MemberRole::Holder)))
        .order_by_asc(Member::ValidFrom)
        .order_by_asc(Member::Id)
        .limit(MOST_MEMBERSHIPS)
        .into_model::<MemberRow>()
        .all(db)
        .await
}
