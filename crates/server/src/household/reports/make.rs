//! Taking a report.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use contract::household::{HouseholdReport, OpenReport, ReportHouseholdData, ReportState};
use entity::household::{
    household_report::{self, Column, ReportState as StoredState},
    registry,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseConnection,
    DatabaseTransaction, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, prelude::Uuid,
};

use crate::{
    audit::{Actor, AuditAction, Subject, note},
    clock::monaco_day,
    household::{
        convert::{field, stored_field},
        error::HouseholdError,
        rules::{Members, check_field, recorded, report_number},
        service::{MemberRow, members},
    },
    identity::Reporter,
};

/// Most open reports of a household: a field of a member has one at most.
const MOST_OPEN: u64 = 1_000;

/// Takes a report: with a number, open from now on. The fund's data stay as they are.
///
/// # Errors
/// See [`HouseholdError`].
pub async fn make(
    db: &DatabaseConnection,
    reporter: Reporter,
    report: ReportHouseholdData,
    now: DateTime<Utc>,
) -> Result<HouseholdReport, HouseholdError> {
    database::write(db, move |txn| async move {
        let household_id = reporter.household.household_id();
        // Reports of one household are taken one after the other. On SQLite the transaction itself does that.
        registry::Entity::find_by_id(household_id).lock_exclusive().one(&txn).await?;
        let members = members(&txn, household_id, monaco_day(now)).await?;
        let member = members.all().find(|member| member.public_id == report.member);
        let member = member.ok_or(HouseholdError::UnknownMember)?;
        check_field(member, report.field)?;
        refuse_second(&txn, household_id, member, &report).await?;
        let taken = insert(&txn, &reporter, member, &report, now).await?;
        let subject = Subject { person_id: Some(reporter.person.person_id()), name: taken.number.clone() };
        note(&txn, Actor::Person, AuditAction::Received, subject, now).await?;
        Ok((txn, taken))
    })
    .await
}

/// Refuses a report of what is reported already.
async fn refuse_second(
    txn: &DatabaseTransaction,
    household_id: i64,
    member: &MemberRow,
    report: &ReportHouseholdData,
) -> Result<(), HouseholdError> {
    let same = household_report::Entity::find()
        .filter(Column::HouseholdId.eq(household_id))
        .filter(Column::PersonId.eq(member.person_id))
        .filter(Column::Field.eq(stored_field(report.field)))
        .filter(Column::State.eq(StoredState::Received))
        .one(txn)
        .await?;
    same.map_or(Ok(()), |open| {
        Err(HouseholdError::AlreadyReported { number: report_number(open.id, open.reported_at) })
    })
}

async fn insert(
    txn: &DatabaseTransaction,
    reporter: &Reporter,
    member: &MemberRow,
    report: &ReportHouseholdData,
    now: DateTime<Utc>,
) -> Result<HouseholdReport, DbErr> {
    let row = household_report::ActiveModel {
        household_id: Set(reporter.household.household_id()),
        subscription_id: Set(reporter.person.subscription_id()),
        reporter_id: Set(reporter.person.person_id()),
        person_id: Set(member.person_id),
        field: Set(stored_field(report.field)),
        recorded: Set(recorded(member, report.field)),
        should_be: Set(report.should_be.trim().to_owned()),
        state: Set(StoredState::Received),
        reported_at: Set(now),
        ..Default::default()
    };
    let row = row.insert(txn).await?;
    Ok(HouseholdReport {
        number: report_number(row.id, row.reported_at),
        member: member.public_id,
        member_name: format!("{} {}", member.first_name, member.last_name),
        field: report.field,
        recorded: row.recorded,
        should_be: row.should_be,
        state: ReportState::Received,
        reported_at: row.reported_at,
        answer: None,
        answered_at: None,
    })
}

/// What is reported about these members and waits for its answer.
///
/// # Errors
/// When the database fails.
pub async fn open(db: &impl ConnectionTrait, household_id: i64, members: &Members) -> Result<Vec<OpenReport>, DbErr> {
    let identifiers: HashMap<i64, Uuid> = members.all().map(|member| (member.person_id, member.public_id)).collect();
    let rows = household_report::Entity::find()
        .filter(Column::HouseholdId.eq(household_id))
        .filter(Column::State.eq(StoredState::Received))
        .order_by_asc(Column::Id)
        .limit(MOST_OPEN)
        .all(db)
        .await?;
    let open = |row: household_report::Model| {
        let member = identifiers.get(&row.person_id).copied()?;
        Some(OpenReport { number: report_number(row.id, row.reported_at), member, field: field(row.field) })
    };
    Ok(rows.into_iter().filter_map(open).collect())
}
