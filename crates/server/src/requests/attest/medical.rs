//! The right to medical benefits of one member of the household.

use contract::requests::MissingData;
use entity::household::medical_right::{Column, Entity, Fund, Model};
use letters::{StatementCell, StatementColumn, StatementRow};
use sea_orm::{
    ColumnTrait as _, Condition, DatabaseTransaction, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use super::{About, Prepared, blank, name, text, words::Words};

/// More rights than a household has at a time.
const MOST_RIGHTS: u64 = 20;

/// The rights of the household on that day: they are those of each of its members who is alive.
pub async fn prepare(txn: &DatabaseTransaction, about: &About<'_>, words: &Words) -> Prepared {
    let lasts = Condition::any().add(Column::ValidUntil.is_null()).add(Column::ValidUntil.gte(about.today));
    let rights = Entity::find()
        .filter(Column::HouseholdId.eq(about.household_id))
        .filter(Column::ValidFrom.lte(about.today))
        .filter(lasts)
        .order_by_asc(Column::ValidFrom)
        .limit(MOST_RIGHTS)
        .all(txn)
        .await?;
    if rights.is_empty() || about.member.death_date.is_some() {
        return Ok(Err(MissingData::NoRight));
    }
    let mut attestation = blank(about, words, &words.medical_title, &words.medical_sentence);
    attestation.facts = vec![
        (words.beneficiary.clone(), name(about.member)),
        (words.birth_date.clone(), StatementCell::Date(about.member.birth_date)),
        (words.holder.clone(), name(about.holder)),
        (words.matricule.clone(), text(&about.matricule)),
    ];
    let column = |heading: &String| StatementColumn { heading: heading.clone(), weight: 1, numeric: false };
    attestation.columns = [&words.fund, &words.since, &words.until].map(column).into();
    attestation.rows = rights.iter().map(|right| row(right, words)).collect();
    Ok(Ok(attestation))
}

fn row(right: &Model, words: &Words) -> StatementRow {
    let fund = match right.fund {
        Fund::Ccss => "CCSS",
        Fund::Camti => "CAMTI",
    };
    let until = right.valid_until.map_or_else(|| text(&words.no_end), StatementCell::Date);
    StatementRow { cells: vec![text(fund), StatementCell::Date(right.valid_from), until], sum: false }
}
