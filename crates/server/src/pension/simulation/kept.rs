//! The simulations that a person keeps.

use chrono::{DateTime, Utc};
use entity::{household::person, pension::pension_simulation};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
    prelude::Uuid,
};

use super::{basis::Basis, error::SimulationError};
use crate::identity::InsuredScope;

/// Most simulations of one person that are kept; a further one takes the place of the oldest.
pub const MOST_KEPT: i64 = 20;

/// Keeps a result with its basis, as the newest of the person.
pub async fn keep(
    db: &DatabaseConnection,
    scope: InsuredScope,
    basis: &Basis,
    monthly_cents: i64,
    now: DateTime<Utc>,
) -> Result<pension_simulation::Model, SimulationError> {
    let leaving_month = basis.leaving_month;
    let basis = serde_json::to_string(basis).map_err(|fault| SimulationError::Basis(fault.to_string()))?;
    database::write(db, move |txn| async move {
        use pension_simulation::{ActiveModel, Column, Entity};
        // Two at once would take the same number: the person's row is held until the first one is kept.
        let held = person::Entity::find_by_id(scope.person_id()).lock_exclusive().one(&txn).await?;
        held.ok_or(SimulationError::NotFound)?;
        let newest = Entity::find()
            .filter(Column::PersonId.eq(scope.person_id()))
            .order_by_desc(Column::Number)
            .one(&txn)
            .await?;
        let number = newest.map_or(1, |newest| newest.number + 1);
        let row = ActiveModel {
            id: NotSet,
            public_id: Set(Uuid::new_v4()),
            person_id: Set(scope.person_id()),
            number: Set(number),
            created_at: Set(now),
            leaving_month: Set(leaving_month),
            basis: Set(basis),
            monthly_cents: Set(monthly_cents),
        };
        let kept = row.insert(&txn).await?;
        let others = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::PersonId.eq(scope.person_id()))
            .order_by_desc(Column::Number)
            .offset(MOST_KEPT.unsigned_abs())
            .limit(MOST_KEPT.unsigned_abs())
            .into_tuple::<i64>()
            .all(&txn)
            .await?;
        if !others.is_empty() {
            Entity::delete_many().filter(Column::Id.is_in(others)).exec(&txn).await?;
        }
        Ok((txn, kept))
    })
    .await
}

/// The simulations that are kept, by leaving month, then in the order in which they were made.
pub async fn all(db: &impl ConnectionTrait, scope: InsuredScope) -> Result<Vec<pension_simulation::Model>, DbErr> {
    use pension_simulation::{Column, Entity};
    Entity::find()
        .filter(Column::PersonId.eq(scope.person_id()))
        .order_by_asc(Column::LeavingMonth)
        .order_by_asc(Column::Number)
        .limit(MOST_KEPT.unsigned_abs())
        .all(db)
        .await
}

/// One that is kept.
pub async fn one(
    db: &impl ConnectionTrait,
    scope: InsuredScope,
    id: Uuid,
) -> Result<Option<pension_simulation::Model>, DbErr> {
    use pension_simulation::{Column, Entity};
    Entity::find().filter(Column::PersonId.eq(scope.person_id())).filter(Column::PublicId.eq(id)).one(db).await
}

/// Forgets one.
pub async fn forget(db: &DatabaseConnection, scope: InsuredScope, id: Uuid) -> Result<(), SimulationError> {
    use pension_simulation::{Column, Entity};
    database::write(db, move |txn| async move {
        let gone = Entity::delete_many()
            .filter(Column::PersonId.eq(scope.person_id()))
            .filter(Column::PublicId.eq(id))
            .exec(&txn)
            .await?;
        if gone.rows_affected == 0 { Err(SimulationError::NotFound) } else { Ok((txn, ())) }
    })
    .await
}
