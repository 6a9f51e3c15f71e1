//! Which of the letters that wait can be printed: those that cannot are stopped, those whose reason is gone go on.

use std::collections::HashMap;

use database::write;
use entity::post::letter::{Column, Entity, LetterState};
use sea_orm::{ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _, sea_query::Expr};

use super::{
    candidates::{Candidate, candidates},
    rules::StopReason,
};

/// Letters that are looked at together.
const PAGE: u64 = 200;

/// Looks at every letter that waits or was stopped; `is_printable` asks the typesetter. Answers how many are stopped
/// now that were not before.
///
/// # Errors
/// When the database fails.
pub async fn sort_out(db: &DatabaseConnection, is_printable: impl Fn(&Candidate) -> bool) -> Result<usize, DbErr> {
    let (mut after, mut stopped) = (0, 0);
    loop {
        let page = candidates(db, &[LetterState::Queued, LetterState::Stopped], after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(stopped) };
        after = last.letter.id;
        let mut changes: HashMap<Option<StopReason>, Vec<i64>> = HashMap::new();
        for candidate in &page {
            let reason = candidate.decide(&is_printable).err();
            if reason.map(StopReason::code) != candidate.letter.stop_reason.as_deref() {
                stopped += usize::from(candidate.letter.state == LetterState::Queued);
                changes.entry(reason).or_default().push(candidate.letter.id);
            }
        }
        for (reason, ids) in changes {
            set(db, ids, reason).await?;
        }
    }
}

/// Stops letters for a reason, or lets them go on.
async fn set(db: &DatabaseConnection, ids: Vec<i64>, reason: Option<StopReason>) -> Result<(), DbErr> {
    let state = if reason.is_some() { LetterState::Stopped } else { LetterState::Queued };
    write(db, move |txn| async move {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::StopReason, Expr::value(reason.map(StopReason::code)))
            .filter(Column::Id.is_in(ids))
            .filter(Column::State.is_in([LetterState::Queued, LetterState::Stopped]))
            .exec(&txn)
            .await?;
        Ok((txn, ()))
    })
    .await
}
