//! The pensions that were paid to the rights holder within twelve months.

use chrono::NaiveDate;
use contract::requests::MissingData;
use entity::pension::{
    entitlement::{self, Column as Right, PensionFund, PensionKind},
    pension_payment::{Column as Payment, Entity},
};
use letters::{StatementCell, StatementColumn, StatementRow};
use sea_orm::{
    ColumnTrait as _, DatabaseTransaction, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use super::{About, Prepared, blank, name, text, total, words::Words};
use crate::{
    export::euros,
    join::to_parent,
    period::{complete, visible_since},
};

/// Most payments that are listed: a year of one person holds some dozens.
const LARGEST_YEAR: u64 = 400;

#[derive(Debug, FromQueryResult)]
struct Paid {
    paid_on: NaiveDate,
    period_from: NaiveDate,
    period_until: NaiveDate,
    amount_cents: i64,
    fund: PensionFund,
    kind: PensionKind,
}

/// The payments of who asks: pensions belong to the person, and nobody else of the household has them attested.
pub async fn prepare(txn: &DatabaseTransaction, about: &About<'_>, words: &Words) -> Prepared {
    let payments = if about.member.person_id == about.requester_id { payments(txn, about).await? } else { Vec::new() };
    if payments.is_empty() {
        return Ok(Err(MissingData::NoPayment));
    }
    let mut attestation = blank(about, words, &words.pension_title, &words.pension_sentence);
    attestation.facts = vec![
        (words.beneficiary.clone(), name(about.member)),
        (words.birth_date.clone(), StatementCell::Date(about.member.birth_date)),
        (words.matricule.clone(), text(&about.matricule)),
    ];
    let column = |heading: &String, weight| StatementColumn { heading: heading.clone(), weight, numeric: false };
    attestation.columns = vec![
        column(&words.paid_on, 3),
        column(&words.pension, 5),
        column(&words.from, 3),
        column(&words.to, 3),
        StatementColumn { heading: words.paid.clone(), weight: 3, numeric: true },
    ];
    let paid = payments.iter().map(|payment| payment.amount_cents).sum();
    attestation.rows = payments
        .into_iter()
        .map(|payment| row(&payment, words, about))
        .chain([total(&words.total, 5, paid, about.language)])
        .collect();
    Ok(Ok(attestation))
}

async fn payments(txn: &DatabaseTransaction, about: &About<'_>) -> Result<Vec<Paid>, DbErr> {
    let payments = Entity::find()
        .select_only()
        .columns([Payment::PaidOn, Payment::PeriodFrom, Payment::PeriodUntil, Payment::AmountCents])
        .columns([Right::Fund, Right::Kind])
        .join(JoinType::InnerJoin, to_parent(Entity, Payment::PensionId, entitlement::Entity, Right::Id))
        .filter(Right::PersonId.eq(about.member.person_id))
        .filter(Payment::PaidOn.gte(visible_since(about.today)))
        .order_by_asc(Payment::PaidOn)
        .order_by_asc(Payment::Id)
        .limit(LARGEST_YEAR + 1)
        .into_model::<Paid>()
        .all(txn)
        .await?;
    complete(payments, LARGEST_YEAR)
}

fn row(payment: &Paid, words: &Words, about: &About<'_>) -> StatementRow {
    let fund = match payment.fund {
        PensionFund::Car => "CAR",
        PensionFund::Carti => "CARTI",
    };
    let kind = match payment.kind {
        PensionKind::Own => &words.own,
        PensionKind::Survivor => &words.survivor,
    };
    StatementRow {
        cells: vec![
            StatementCell::Date(payment.paid_on),
            text(format!("{kind} – {fund}")),
            StatementCell::Date(payment.period_from),
            StatementCell::Date(payment.period_until),
            text(euros(payment.amount_cents, about.language)),
        ],
        sum: false,
    }
}
