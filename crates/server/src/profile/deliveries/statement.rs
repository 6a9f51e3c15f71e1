//! A care statement as an insurer receives it: what the paper form says, and nothing else.

use chrono::NaiveDate;
use contract::{
    care::{Benefit, Fund},
    language::Language,
    profile::{ForwardedLine, ForwardedStatement},
};
use entity::{
    care::{benefit, care_line, care_statement, practitioner},
    household::{medical_right, person, registry},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use crate::join::to_parent;

/// Lines of a statement, as many as the import format allows.
const MOST_LINES: u64 = 9_999;

#[derive(Debug, FromQueryResult)]
struct LineRow {
    code: String,
    label: String,
    care_from: NaiveDate,
    care_until: NaiveDate,
    performer_first_name: Option<String>,
    performer_last_name: Option<String>,
    performed_at: Option<String>,
    billed_cents: i64,
    base_tariff_cents: Option<i64>,
    rate_bp: Option<i32>,
    refunded_cents: Option<i64>,
}

/// The statement with this key; labels are in `language`.
pub async fn forwarded_statement(
    db: &impl ConnectionTrait,
    statement_id: i64,
    language: Language,
) -> Result<ForwardedStatement, DbErr> {
    let gone = || DbErr::RecordNotFound("what a delivery is about".to_owned());
    let statement = care_statement::Entity::find_by_id(statement_id).one(db).await?.ok_or_else(gone)?;
    let household = registry::Entity::find_by_id(statement.household_id).one(db).await?.ok_or_else(gone)?;
    let holder = person::Entity::find_by_id(household.holder_id).one(db).await?.ok_or_else(gone)?;
    let beneficiary = person::Entity::find_by_id(statement.beneficiary_id).one(db).await?.ok_or_else(gone)?;
    let lines = lines_of(db, statement_id, language).await?;
    Ok(ForwardedStatement {
        billed_cents: lines.iter().map(|line| line.billed_cents).sum(),
        refunded_cents: lines.iter().filter_map(|line| line.refunded_cents).sum(),
        number: statement.number,
        fund: match statement.fund {
            medical_right::Fund::Ccss => Fund::Ccss,
            medical_right::Fund::Camti => Fund::Camti,
        },
        matricule: household.matricule,
        holder: format!("{} {}", holder.first_name, holder.last_name),
        beneficiary: format!("{} {}", beneficiary.first_name, beneficiary.last_name),
        beneficiary_birth_date: beneficiary.birth_date,
        paid_on: statement.paid_on,
        lines,
    })
}

async fn lines_of(
    db: &impl ConnectionTrait,
    statement_id: i64,
    language: Language,
) -> Result<Vec<ForwardedLine>, DbErr> {
    use care_line::Column;
    let label = match language {
        Language::Fr => benefit::Column::LabelFr,
        Language::En => benefit::Column::LabelEn,
        Language::It => benefit::Column::LabelIt,
    };
    let of_benefit = to_parent(care_line::Entity, Column::BenefitId, benefit::Entity, benefit::Column::Id);
    let performer = to_parent(care_line::Entity, Column::PerformerId, practitioner::Entity, practitioner::Column::Id);
    let rows = care_line::Entity::find()
        .select_only()
        .columns([Column::CareFrom, Column::CareUntil, Column::PerformedAt, Column::BilledCents])
        .columns([Column::BaseTariffCents, Column::RateBp, Column::RefundedCents])
        .column(benefit::Column::Code)
        .column_as(label, "label")
        .column_as(practitioner::Column::FirstName, "performer_first_name")
        .column_as(practitioner::Column::LastName, "performer_last_name")
        .join(JoinType::InnerJoin, of_benefit)
        .join(JoinType::LeftJoin, performer)
        .filter(Column::StatementId.eq(statement_id))
        .order_by_asc(Column::LineNumber)
        .limit(MOST_LINES)
        .into_model::<LineRow>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(LineRow::into_sent).collect())
}

impl LineRow {
    fn into_sent(self) -> ForwardedLine {
        let registered = self.performer_first_name.zip(self.performer_last_name);
        ForwardedLine {
            benefit: Benefit { code: self.code, label: self.label },
            care_from: self.care_from,
            care_until: self.care_until,
            performer: registered.map(|(first, last)| format!("{first} {last}")).or(self.performed_at),
            billed_cents: self.billed_cents,
            base_tariff_cents: self.base_tariff_cents,
            rate_bp: self.rate_bp,
            refunded_cents: self.refunded_cents,
        }
    }
}
