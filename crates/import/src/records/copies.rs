//! What stands on every line of a statement too: its household, beneficiary, state and dates, and whether an adjustment
//! has taken its place. The copies follow the statement even when its lines are not sent again.
//!
//! A line that changes in this way keeps the number of the batch whose file last gave it; the image of how it stood
//! before belongs to the batch that changes it.

use entity::care::care_line;
use sea_orm::{ConnectionTrait as _, Statement as Sql};

use crate::{
    ImportError,
    loading::Loading,
    store::{Keys, keep_images, look_up},
};

/// How many statements are handled together: with all their lines they fit into memory.
const TOGETHER: usize = 50;

const REFRESH: &str = "UPDATE care_line SET household_id = s.household_id, beneficiary_id = s.beneficiary_id, \
                       state = s.state, dated = COALESCE(s.paid_on, s.processed_on), processed_on = s.processed_on \
                       FROM care_statement s WHERE s.id = care_line.statement_id AND {among}";

const SUPERSEDE: &str = "UPDATE care_line SET superseded = TRUE WHERE {among}";

/// Copies the statements with these keys to their lines once more.
pub async fn refresh(loading: &Loading<'_>, statements: impl Iterator<Item = i64>) -> Result<(), ImportError> {
    change(loading, statements, REFRESH).await
}

/// Marks the lines of the statements with these keys as superseded.
pub async fn supersede(loading: &Loading<'_>, statements: impl Iterator<Item = i64>) -> Result<(), ImportError> {
    change(loading, statements, SUPERSEDE).await
}

async fn change(loading: &Loading<'_>, statements: impl Iterator<Item = i64>, update: &str) -> Result<(), ImportError> {
    let statements: Vec<i64> = statements.collect();
    for some in statements.chunks(TOGETHER) {
        let keys = Keys::numbers(some.iter().copied());
        let before: Vec<care_line::Model> = look_up(loading.tx, "statement_id", &keys).await?;
        if before.is_empty() {
            continue;
        }
        keep_images(loading.tx, loading.batch, before.iter()).await?;
        let update: Sql = keys.statement(loading.backend(), update, "care_line.statement_id");
        loading.tx.execute_raw(update).await?;
    }
    Ok(())
}
