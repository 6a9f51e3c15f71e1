//! The family allowances of twelve months, of the household or of one child. To whom they were paid is not said.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use contract::{allowances::AllowanceAmounts, requests::MissingData};
use entity::{
    allowances::family_allowance::{Column, Entity},
    household::{household_member::MemberRole, person},
};
use letters::{StatementCell, StatementColumn, StatementRow};
use sea_orm::{
    ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QuerySelect as _,
};

use super::{About, Prepared, blank, name, text, total, words::Words};
use crate::{
    export::euros,
    join::to_parent,
    period::{complete, visible_since},
};

/// Most lines that are added up: twelve months of a large family, with every correction.
const MOST_LINES: u64 = 2_000;

#[derive(Debug, FromQueryResult)]
struct Line {
    month: NaiveDate,
    allowance_cents: i64,
    internal_recovery_cents: i64,
    third_party_recovery_cents: i64,
    birth_date: NaiveDate,
    first_name: String,
    last_name: String,
}

/// What was processed within twelve months, by month and child, recoveries taken off.
pub async fn prepare(txn: &DatabaseTransaction, about: &About<'_>, words: &Words) -> Prepared {
    let lines = lines(txn, about).await?;
    if lines.is_empty() {
        return Ok(Err(MissingData::NoPayment));
    }
    let of_one_child = about.member.role == MemberRole::Child;
    let mut attestation = blank(about, words, &words.allowance_title, &words.allowance_sentence);
    let beneficiary = if of_one_child { name(about.member) } else { text(&words.children) };
    attestation.facts = vec![
        (words.holder.clone(), name(about.holder)),
        (words.matricule.clone(), text(&about.matricule)),
        (words.beneficiary.clone(), beneficiary),
    ];
    let column = |heading: &String, numeric| StatementColumn { heading: heading.clone(), weight: 1, numeric };
    attestation.columns = vec![column(&words.month, false), column(&words.child, false), column(&words.paid, true)];
    let sums = sums(lines);
    let paid = sums.values().sum();
    attestation.rows = sums
        .into_iter()
        .map(|((month, _, child), cents)| StatementRow {
            cells: vec![StatementCell::Month(month), text(child), text(euros(cents, about.language))],
            sum: false,
        })
        .chain([total(&words.total, 3, paid, about.language)])
        .collect();
    Ok(Ok(attestation))
}

async fn lines(txn: &DatabaseTransaction, about: &About<'_>) -> Result<Vec<Line>, DbErr> {
    let mut select = Entity::find()
        .select_only()
        .columns([Column::Month, Column::AllowanceCents, Column::InternalRecoveryCents])
        .column(Column::ThirdPartyRecoveryCents)
        .columns([person::Column::BirthDate, person::Column::FirstName, person::Column::LastName])
        .join(JoinType::InnerJoin, to_parent(Entity, Column::ChildId, person::Entity, person::Column::Id))
        .filter(Column::HouseholdId.eq(about.household_id))
        .filter(Column::ProcessedOn.gte(visible_since(about.today)))
        .limit(MOST_LINES + 1);
    if about.member.role == MemberRole::Child {
        select = select.filter(Column::ChildId.eq(about.member.person_id));
    }
    complete(select.into_model::<Line>().all(txn).await?, MOST_LINES)
}

/// What was paid by month, birth date and name of the child: the oldest month first, in a month the eldest child.
fn sums(lines: Vec<Line>) -> BTreeMap<(NaiveDate, NaiveDate, String), i64> {
    let mut sums = BTreeMap::new();
    for line in lines {
        let amounts =
            AllowanceAmounts::of(line.allowance_cents, line.internal_recovery_cents, line.third_party_recovery_cents);
        let child = format!("{} {}", line.first_name, line.last_name);
        *sums.entry((line.month, line.birth_date, child)).or_default() += amounts.paid_cents;
    }
    sums
}
