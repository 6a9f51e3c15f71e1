//! The use cases of the timeline, over the connection of the caller.

use chrono::NaiveDate;
use contract::{
    movements::{Movement, MovementDetail, MovementFilter, MovementPage},
    paging::PageRequest,
};
use sea_orm::FromQueryResult as _;

use super::{
    cursor::Cursor,
    error::MovementError,
    query::{self, MovementRow, PARTS},
};
use crate::{
    export::{ExportError, LARGEST_EXPORT},
    http::cursor::cut,
    identity::TimelineViewer,
    period::{end_of_period, first_day, visible_since},
};

/// A page of movements, the newest first.
pub async fn list(
    caller: &TimelineViewer,
    filter: &MovementFilter,
    page: &PageRequest,
    today: NaiveDate,
) -> Result<MovementPage, MovementError> {
    let cursor = match &page.cursor {
        Some(text) => Some(Cursor::decode(text).ok_or(MovementError::UnknownCursor)?),
        None => None,
    };
    let limit = usize::from(page.limit());
    let since = visible_since(today);
    // One row more than asked for tells whether there is a next page.
    let mut rows = read(caller, filter, since, cursor, limit as u64 + 1).await?;
    let next_cursor =
        cut(&mut rows, limit, |last| Cursor { dated: last.dated, part: last.part, key: last.key }.encode());
    let movements = rows.into_iter().map(movement).collect();
    Ok(MovementPage { movements, next_cursor, since, data_as_of: caller.data_as_of })
}

/// Every movement that the filter selects, for an export.
pub async fn all(
    caller: &TimelineViewer,
    filter: &MovementFilter,
    today: NaiveDate,
) -> Result<Vec<Movement>, MovementError> {
    let rows = read(caller, filter, visible_since(today), None, LARGEST_EXPORT + 1).await?;
    if rows.len() as u64 > LARGEST_EXPORT {
        return Err(ExportError::TooLarge.into());
    }
    Ok(rows.into_iter().map(movement).collect())
}

async fn read(
    caller: &TimelineViewer,
    filter: &MovementFilter,
    since: NaiveDate,
    cursor: Option<Cursor>,
    limit: u64,
) -> Result<Vec<MovementRow>, MovementError> {
    if let (Some(from), Some(until)) = (filter.from, filter.until)
        && until < from
    {
        return Err(MovementError::EmptyPeriod);
    }
    let from = first_day(filter.from, since);
    let until = filter.until.map(|until| end_of_period(until, since));
    let page = query::page(caller, filter, (since, from, until), cursor, limit);
    let Some(statement) = page else { return Ok(Vec::new()) };
    Ok(MovementRow::find_by_statement(statement).all(&caller.db).await?)
}

fn movement(row: MovementRow) -> Movement {
    let kind = usize::try_from(row.part).ok().and_then(|part| PARTS.get(part)).copied().unwrap_or(PARTS[0]);
    let detail =
        row.detail.and_then(|code| MovementDetail::ALL.into_iter().find(|detail| detail.code() == code.as_str()));
    Movement {
        kind,
        dated: row.dated,
        amount_cents: row.amount,
        who: row.who,
        detail,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        statement_number: row.number,
    }
}
