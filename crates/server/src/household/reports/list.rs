//! Following one's own reports.

use chrono::{DateTime, Utc};
use contract::{
    household::{HouseholdReport, HouseholdReportPage},
    paging::PageRequest,
};
use entity::household::{
    household_report::{Column, Entity, ReportState, ReportedField},
    person,
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    prelude::Uuid,
};

use crate::{
    household::{convert, error::HouseholdError, rules::report_number},
    http::cursor,
    identity::RightsHolder,
    join::to_parent,
};

#[derive(Debug, FromQueryResult)]
struct Row {
    id: i64,
    field: ReportedField,
    recorded: Option<String>,
    should_be: String,
    state: ReportState,
    reported_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    public_id: Uuid,
    first_name: String,
    last_name: String,
}

/// A page of the caller's own reports about their household, the newest first.
///
/// # Errors
/// See [`HouseholdError`].
pub async fn list(caller: &RightsHolder, page: &PageRequest) -> Result<HouseholdReportPage, HouseholdError> {
    let after = match &page.cursor {
        Some(text) => cursor::decode_key(text).ok_or(HouseholdError::UnknownCursor)?,
        None => i64::MAX,
    };
    let limit = usize::from(page.limit());
    let mut rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Field, Column::Recorded, Column::ShouldBe, Column::State])
        .columns([Column::ReportedAt, Column::Answer, Column::AnsweredAt])
        .columns([person::Column::PublicId, person::Column::FirstName, person::Column::LastName])
        .join(JoinType::InnerJoin, to_parent(Entity, Column::PersonId, person::Entity, person::Column::Id))
        .filter(Column::ReporterId.eq(caller.person.person_id()))
        .filter(Column::HouseholdId.eq(caller.scope.household_id()))
        .filter(Column::Id.lt(after))
        .order_by_desc(Column::Id)
        // One row more than asked for tells whether there is a next page.
        .limit(limit as u64 + 1)
        .into_model::<Row>()
        .all(&caller.db)
        .await?;
    let next_cursor = cursor::cut(&mut rows, limit, |last| cursor::encode(last.id));
    let reports = rows.into_iter().map(Row::into_report).collect();
    Ok(HouseholdReportPage { reports, next_cursor })
}

impl Row {
    fn into_report(self) -> HouseholdReport {
        HouseholdReport {
            number: report_number(self.id, self.reported_at),
            member: self.public_id,
            member_name: format!("{} {}", self.first_name, self.last_name),
            field: convert::field(self.field),
            recorded: self.recorded,
            should_be: self.should_be,
            state: convert::state(self.state),
            reported_at: self.reported_at,
            answer: self.answer,
            answered_at: self.answered_at,
        }
    }
}
