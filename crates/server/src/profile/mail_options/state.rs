//! The mail options as they stand.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use contract::{
    care::BeneficiaryRole,
    profile::{InsurerMailbox, MailOptionMember, MailOptions},
};
use entity::{
    household::{household_member, household_member::MemberRole, person},
    identity::subscription,
    profile::{convention, insurer_choice},
};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::rules::Standing;
use crate::{
    join::to_parent,
    profile::subscriptions::{confirmed_address, mail_option, with_medical_right},
};

/// More members than a choice can name.
const MOST_MEMBERS: u64 = 30;

/// A living member of the household.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Member {
    pub person_id: i64,
    pub number: String,
    pub public_id: Uuid,
    pub first_name: String,
    pub last_name: String,
    role: MemberRole,
    birth_date: NaiveDate,
    recipient: bool,
}

/// The mail options, and what they rest on.
#[derive(Debug)]
pub struct State {
    /// As they travel.
    pub options: MailOptions,
    /// The members whose statements can be forwarded, by identifier.
    pub members: BTreeMap<Uuid, Member>,
    /// Whether the subscription can forward.
    pub can_forward: bool,
}

/// The mail options of a subscription as they stand on `today`, under these terms.
pub async fn state_of(
    db: &impl ConnectionTrait,
    own: &subscription::Model,
    terms_version: &str,
    today: NaiveDate,
) -> Result<State, DbErr> {
    let household = members_of(db, own.household_id, today).await?;
    let standing = Standing {
        population: own.population,
        has_medical_right: !with_medical_right(db, [own.household_id], today).await?.is_empty(),
        is_recipient: household.iter().any(|member| member.person_id == own.person_id && member.recipient),
    };
    let members = if standing.can_forward() { household } else { Vec::new() };
    let mut insurers = insurers_of(db, own.id).await?;
    let options = MailOptions {
        option: mail_option(own.mail_option),
        documents: standing.documents(),
        email: confirmed_address(own).map(str::to_owned),
        members: members.iter().map(|member| member.as_sent(insurers.remove(&member.person_id))).collect(),
        terms_version: terms_version.to_owned(),
        chosen_at: own.mail_option_chosen_at,
    };
    let members = members.into_iter().map(|member| (member.public_id, member)).collect();
    Ok(State { options, members, can_forward: standing.can_forward() })
}

impl Member {
    fn as_sent(&self, insurer: Option<InsurerMailbox>) -> MailOptionMember {
        MailOptionMember {
            id: self.public_id,
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            role: match self.role {
                MemberRole::Holder => BeneficiaryRole::Holder,
                MemberRole::Spouse => BeneficiaryRole::Spouse,
                MemberRole::Child => BeneficiaryRole::Child,
            },
            insurer,
        }
    }
}

/// The living who belong to the household on `today`: the holder, the spouse, the children by age.
async fn members_of(db: &impl ConnectionTrait, household_id: i64, today: NaiveDate) -> Result<Vec<Member>, DbErr> {
    use household_member::Column;
    let mut members = household_member::Entity::find()
        .select_only()
        .columns([Column::PersonId, Column::Role, Column::Recipient])
        .columns([person::Column::Number, person::Column::PublicId, person::Column::FirstName])
        .columns([person::Column::LastName, person::Column::BirthDate])
        .join(
            JoinType::InnerJoin,
            to_parent(household_member::Entity, Column::PersonId, person::Entity, person::Column::Id),
        )
        .filter(Column::HouseholdId.eq(household_id))
        .filter(Column::ValidFrom.lte(today))
        .filter(Condition::any().add(Column::ValidUntil.is_null()).add(Column::ValidUntil.gte(today)))
        .filter(person::Column::DeathDate.is_null())
        .order_by_asc(Column::Id)
        .limit(MOST_MEMBERS)
        .into_model::<Member>()
        .all(db)
        .await?;
    let order = |role| match role {
        MemberRole::Holder => 0,
        MemberRole::Spouse => 1,
        MemberRole::Child => 2,
    };
    members.sort_by_key(|member| (order(member.role), member.birth_date, member.person_id));
    members.dedup_by_key(|member| member.person_id);
    Ok(members)
}

#[derive(Debug, FromQueryResult)]
struct InsurerRow {
    person_id: i64,
    insurer: String,
    mailbox: String,
}

/// The insurers that were chosen, by person.
async fn insurers_of(db: &impl ConnectionTrait, subscription_id: i64) -> Result<HashMap<i64, InsurerMailbox>, DbErr> {
    use insurer_choice::Column;
    let join = to_parent(insurer_choice::Entity, Column::ConventionId, convention::Entity, convention::Column::Id);
    let rows = insurer_choice::Entity::find()
        .select_only()
        .column(Column::PersonId)
        .columns([convention::Column::Insurer, convention::Column::Mailbox])
        .join(JoinType::InnerJoin, join)
        .filter(Column::SubscriptionId.eq(subscription_id))
        .limit(MOST_MEMBERS)
        .into_model::<InsurerRow>()
        .all(db)
        .await?;
    let mailbox = |row: InsurerRow| (row.person_id, InsurerMailbox { insurer: row.insurer, mailbox: row.mailbox });
    Ok(rows.into_iter().map(mailbox).collect())
}
