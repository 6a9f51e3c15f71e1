//! The use cases of medical care, over the connection of the caller.

use std::collections::HashMap;

use chrono::NaiveDate;
use contract::{
    care::{
        Beneficiaries, Beneficiary, BeneficiaryRole, CareFilter, CareLine, CareMonth, CareMonths, CarePage,
        CareStatement, CareTotals, PerformerTotals, Practitioner, Practitioners,
    },
    language::Language,
    paging::PageRequest,
};
use entity::{
    care::care_statement,
    household::{household_member, household_member::MemberRole, person},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
    prelude::Uuid,
    sea_query::{Expr, ExprTrait as _, Query, SelectStatement},
};

use super::{
    convert::{self, StoredAct, stored_acts},
    cursor::Cursor,
    error::CareError,
    query::{self, LineQuery, TotalsRow},
    row::LineRow,
    rules::{is_readable, is_statement_number, last_day, months_between},
};
use crate::{
    export::LARGEST_EXPORT,
    http::cursor::cut,
    identity::{HouseholdScope, RightsHolder},
    join::to_parent,
    period::{first_day, visible_since},
};

/// A page of refunds (CARE-02 to CARE-07).
pub async fn list_lines(
    caller: &RightsHolder,
    filter: &CareFilter,
    page: &PageRequest,
    language: Language,
    today: NaiveDate,
) -> Result<CarePage, CareError> {
    check_period(filter)?;
    let cursor = match &page.cursor {
        Some(text) => Some(Cursor::decode(text).ok_or(CareError::UnknownCursor)?),
        None => None,
    };
    let limit = usize::from(page.limit());
    let since = visible_since(today);
    // One row more than asked for tells whether there is a next page.
    let select = query::page(caller.scope, filter, since, language, cursor, limit as u64 + 1);
    let mut rows = read_lines(&caller.db, &select).await?;
    let next_cursor = cut(&mut rows, limit, |last| Cursor { dated: last.dated, id: last.id }.encode());
    let lines = to_lines(&caller.db, rows, language).await?;
    Ok(CarePage { lines, next_cursor, data_as_of: caller.data_as_of })
}

/// Every refund that the filter selects, for an export.
pub async fn all_lines(
    caller: &RightsHolder,
    filter: &CareFilter,
    language: Language,
    today: NaiveDate,
) -> Result<Vec<CareLine>, CareError> {
    check_period(filter)?;
    let select = query::page(caller.scope, filter, visible_since(today), language, None, LARGEST_EXPORT + 1);
    let rows = read_lines(&caller.db, &select).await?;
    if rows.len() as u64 > LARGEST_EXPORT {
        return Err(CareError::ExportTooLarge);
    }
    to_lines(&caller.db, rows, language).await
}

/// Totals of the refunds that the filter selects.
pub async fn totals(caller: &RightsHolder, filter: &CareFilter, today: NaiveDate) -> Result<CareTotals, CareError> {
    check_period(filter)?;
    let select = query::totals(caller.scope, filter, visible_since(today));
    let row: Option<TotalsRow> = one(&caller.db, &select).await?;
    Ok(convert::totals(row.unwrap_or_default()))
}

#[derive(Debug, FromQueryResult)]
struct MonthRow {
    month: String,
    lines: i64,
    billed_cents: i64,
    refunded_cents: i64,
}

/// The refunds that the filter selects, added up by month, without a gap.
pub async fn months(caller: &RightsHolder, filter: &CareFilter, today: NaiveDate) -> Result<CareMonths, CareError> {
    check_period(filter)?;
    let since = visible_since(today);
    let rows: Vec<MonthRow> = all(&caller.db, &query::totals_by_month(caller.scope, filter, since)).await?;
    // A payment may be dated ahead: its month is listed too, so that the months always add up to the totals.
    let ahead = rows.iter().filter_map(|row| format!("{}-01", row.month).parse::<NaiveDate>().ok()).max();
    let last = last_day(filter.until, today);
    let mut sums: HashMap<String, MonthRow> = rows.into_iter().map(|row| (row.month.clone(), row)).collect();
    let months = months_between(first_day(filter.from, since), std::cmp::max(last, ahead.unwrap_or(last)))
        .into_iter()
        .map(|month| {
            let sum = sums.remove(&month.format("%Y-%m").to_string());
            let (lines, billed_cents, refunded_cents) =
                sum.map_or((0, 0, 0), |sum| (sum.lines, sum.billed_cents, sum.refunded_cents));
            CareMonth { month, lines, billed_cents, refunded_cents }
        })
        .collect();
    Ok(CareMonths { months, data_as_of: caller.data_as_of })
}

#[derive(Debug, FromQueryResult)]
struct BeneficiaryTotals {
    person_id: i64,
    lines: i64,
    paid_cents: i64,
}

#[derive(Debug, FromQueryResult)]
struct MemberRow {
    person_id: i64,
    public_id: Uuid,
    first_name: String,
    last_name: String,
    birth_date: NaiveDate,
    role: MemberRole,
    valid_until: Option<NaiveDate>,
}

/// The members of the household, with what was paid for each (CARE-01).
pub async fn beneficiaries(caller: &RightsHolder, today: NaiveDate) -> Result<Beneficiaries, CareError> {
    let since = visible_since(today);
    let sums: Vec<BeneficiaryTotals> = all(&caller.db, &query::totals_by_beneficiary(caller.scope, since)).await?;
    let mut sums: HashMap<i64, BeneficiaryTotals> = sums.into_iter().map(|sum| (sum.person_id, sum)).collect();
    let mut members = members(&caller.db, caller.scope).await?;
    members.sort_by_key(|member| (role_order(member.role), member.birth_date));
    let beneficiaries = members
        .into_iter()
        .filter_map(|member| {
            let sum = sums.remove(&member.person_id);
            let is_member = member.valid_until.is_none_or(|until| until >= today);
            (is_member || sum.is_some()).then(|| Beneficiary {
                id: member.public_id,
                first_name: member.first_name,
                last_name: member.last_name,
                role: beneficiary_role(member.role),
                paid_cents: sum.as_ref().map_or(0, |sum| sum.paid_cents),
                lines: sum.map_or(0, |sum| sum.lines),
            })
        })
        .collect();
    Ok(Beneficiaries { beneficiaries, since, data_as_of: caller.data_as_of })
}

/// Everybody who is or was a member, once each, by the latest membership.
async fn members(db: &impl ConnectionTrait, scope: HouseholdScope) -> Result<Vec<MemberRow>, DbErr> {
    let rows = household_member::Entity::find()
        .select_only()
        .columns([
            household_member::Column::PersonId,
            household_member::Column::Role,
            household_member::Column::ValidUntil,
        ])
        .columns([
            person::Column::PublicId,
            person::Column::FirstName,
            person::Column::LastName,
            person::Column::BirthDate,
        ])
        .join(
            JoinType::InnerJoin,
            to_parent(household_member::Entity, household_member::Column::PersonId, person::Entity, person::Column::Id),
        )
        .filter(household_member::Column::HouseholdId.eq(scope.household_id()))
        .order_by_asc(household_member::Column::ValidFrom)
        .limit(1_000)
        .into_model::<MemberRow>()
        .all(db)
        .await?;
    let latest: HashMap<i64, MemberRow> = rows.into_iter().map(|row| (row.person_id, row)).collect();
    Ok(latest.into_values().collect())
}

#[derive(Debug, FromQueryResult)]
struct PerformerRow {
    number: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    specialty: Option<String>,
    lines: i64,
    paid_cents: i64,
}

/// The performers of the last twelve months (CARE-08).
pub async fn practitioners(caller: &RightsHolder, today: NaiveDate) -> Result<Practitioners, CareError> {
    let rows: Vec<PerformerRow> =
        all(&caller.db, &query::totals_by_performer(caller.scope, visible_since(today))).await?;
    let mut answer = Practitioners { practitioners: Vec::new(), unregistered: None, data_as_of: caller.data_as_of };
    for row in rows {
        let totals = PerformerTotals { lines: row.lines, paid_cents: row.paid_cents };
        match (row.number, row.first_name, row.last_name, row.specialty) {
            (Some(number), Some(first_name), Some(last_name), Some(specialty)) => {
                answer.practitioners.push(Practitioner { number, first_name, last_name, specialty, totals });
            }
            _ => answer.unregistered = Some(totals),
        }
    }
    Ok(answer)
}

/// One whole statement of the household, adjusted or not.
pub async fn statement(
    caller: &RightsHolder,
    number: &str,
    language: Language,
    today: NaiveDate,
) -> Result<CareStatement, CareError> {
    if !is_statement_number(number) {
        return Err(CareError::NotFound);
    }
    let found = care_statement::Entity::find()
        .filter(care_statement::Column::Number.eq(number))
        .filter(care_statement::Column::HouseholdId.eq(caller.scope.household_id()))
        .one(&caller.db)
        .await?
        .ok_or(CareError::NotFound)?;
    let adjusted_by =
        care_statement::Entity::find().filter(care_statement::Column::AdjustsId.eq(found.id)).one(&caller.db).await?;
    if !is_readable(found.processed_on, adjusted_by.as_ref().map(|later| later.processed_on), today) {
        return Err(CareError::NotFound);
    }
    let adjusts = match found.adjusts_id {
        Some(id) => care_statement::Entity::find_by_id(id).one(&caller.db).await?.map(|earlier| earlier.number),
        None => None,
    };
    let beneficiary =
        person::Entity::find_by_id(found.beneficiary_id).one(&caller.db).await?.ok_or(CareError::NotFound)?;
    let rows = read_lines(&caller.db, &query::lines_of_statement(caller.scope, found.id, language)).await?;
    let lines = to_lines(&caller.db, rows, language).await?;
    Ok(CareStatement {
        totals: sum_of(&lines),
        number: found.number,
        fund: convert::fund(found.fund),
        beneficiary: beneficiary.public_id,
        state: convert::state(found.state),
        processed_on: found.processed_on,
        paid_on: found.paid_on,
        supersedes: adjusts,
        superseded_by: adjusted_by.map(|later| later.number),
        lines,
        data_as_of: caller.data_as_of,
    })
}

/// Totals of lines that have been read whole.
#[must_use]
pub fn sum_of(lines: &[CareLine]) -> CareTotals {
    use contract::care::CareState;
    lines.iter().fold(CareTotals::default(), |mut totals, line| {
        let refunded = line.refunded_cents.unwrap_or_default();
        totals.lines += 1;
        totals.billed_cents += line.billed_cents;
        totals.refunded_cents += refunded;
        if line.state == CareState::Processed {
            totals.paid_cents += refunded;
        }
        totals
    })
}

async fn to_lines(
    db: &impl ConnectionTrait,
    rows: Vec<LineRow>,
    language: Language,
) -> Result<Vec<CareLine>, CareError> {
    let rows: Vec<(LineRow, Vec<StoredAct>)> = rows
        .into_iter()
        .map(|row| stored_acts(&row).map(|acts| (row, acts)))
        .collect::<Result<_, _>>()
        .map_err(|fault| DbErr::Json(fault.to_string()))?;
    let labels = labels_of_acts(db, &rows, language).await?;
    Ok(rows.into_iter().map(|(row, acts)| convert::line(row, acts, &labels)).collect())
}

#[derive(Debug, FromQueryResult)]
struct LabelRow {
    code: String,
    label: String,
}

/// Labels of the acts billed together on these rows, in one query; none when there are no such acts.
async fn labels_of_acts(
    db: &impl ConnectionTrait,
    rows: &[(LineRow, Vec<StoredAct>)],
    language: Language,
) -> Result<HashMap<String, String>, DbErr> {
    let mut codes: Vec<&str> = rows.iter().flat_map(|(_, acts)| acts.iter().map(|act| act.benefit.as_str())).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let select = Query::select()
        .column("code")
        .expr_as(Expr::col(query::label_column(language)), "label")
        .from("benefit")
        .and_where(Expr::col("code").is_in(codes))
        .to_owned();
    let labels: Vec<LabelRow> = all(db, &select).await?;
    Ok(labels.into_iter().map(|row| (row.code, row.label)).collect())
}

fn check_period(filter: &CareFilter) -> Result<(), CareError> {
    match (filter.from, filter.until) {
        (Some(from), Some(until)) if until < from => Err(CareError::EmptyPeriod),
        _ => Ok(()),
    }
}

const fn role_order(role: MemberRole) -> u8 {
    match role {
        MemberRole::Holder => 0,
        MemberRole::Spouse => 1,
        MemberRole::Child => 2,
    }
}

const fn beneficiary_role(role: MemberRole) -> BeneficiaryRole {
    match role {
        MemberRole::Holder => BeneficiaryRole::Holder,
        MemberRole::Spouse => BeneficiaryRole::Spouse,
        MemberRole::Child => BeneficiaryRole::Child,
    }
}

async fn read_lines(db: &impl ConnectionTrait, query: &LineQuery) -> Result<Vec<LineRow>, DbErr> {
    LineRow::find_by_statement(query.statement(db.get_database_backend())).all(db).await
}

async fn all<R: FromQueryResult>(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<R>, DbErr> {
    R::find_by_statement(db.get_database_backend().build(select)).all(db).await
}

async fn one<R: FromQueryResult>(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Option<R>, DbErr> {
    R::find_by_statement(db.get_database_backend().build(select)).one(db).await
}
