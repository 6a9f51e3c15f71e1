//! What was taken into account, as a file for the fund's core system: a row for each thing that was declared.

use chrono::{DateTime, NaiveDate, Utc};
use contract::resources::{DeclaredResources, PersonResources};
use entity::{
    household::registry,
    resources::{
        campaign,
        declaration::{Column, DeclarationState, Entity},
        declaration_version,
    },
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait as _, ExprTrait as _, FromQueryResult,
    JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _, sea_query::Expr,
};
use serde::Serialize;

use super::{convert, rules::declaration_number};
use crate::{
    audit::{self, Actor, AuditAction, Subject},
    clock::monaco_day,
    join::to_parent,
};

/// Declarations of one transaction.
const PAGE: u64 = 500;

/// Why nothing, or not everything, was exported.
#[derive(Debug, thiserror::Error)]
pub enum DeclarationExportError {
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    Unwritable(#[from] csv::Error),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A row of the file. What a kind of row does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Line {
    /// Number of the declaration.
    number: String,
    /// The version that was taken into account.
    version: i32,
    campaign: String,
    reference_year: i32,
    matricule: String,
    taken_into_account_at: String,
    /// `situation`, `income`, `no_income`, `remarks`, `children` or `child`.
    kind: &'static str,
    /// `holder` or `spouse`, of incomes and remarks.
    whose: Option<&'static str>,
    /// Place among those of the kind and person, from 1.
    line: Option<usize>,
    /// Code of the situation or of the category.
    code: Option<String>,
    amount_cents: Option<i64>,
    months: Option<u32>,
    /// The line into whose period this one falls, from 1.
    same_period_as: Option<u32>,
    /// How many children.
    count: Option<u32>,
    first_name: Option<String>,
    birth_date: Option<NaiveDate>,
    /// Who covers the child.
    cover: Option<&'static str>,
    /// The remarks.
    text: Option<String>,
}

#[derive(Debug, FromQueryResult)]
struct Taken {
    id: i64,
    version: i32,
    submitted_at: DateTime<Utc>,
    taken_into_account_at: Option<DateTime<Utc>>,
    code: String,
    reference_year: i32,
    matricule: String,
    holder_id: i64,
    declared: String,
}

/// Writes everything that was taken into account on `since`, a day in Monaco, or later, oldest first; answers how many
/// declarations. The same declaration comes again when the days overlap: its number tells.
///
/// # Errors
/// See [`DeclarationExportError`].
pub async fn export_declarations(
    db: &DatabaseConnection,
    actor: Actor,
    since: Option<NaiveDate>,
    writer: impl std::io::Write,
    now: DateTime<Utc>,
) -> Result<usize, DeclarationExportError> {
    let mut writer = csv::Writer::from_writer(writer);
    let (mut after, mut count) = (0, 0);
    loop {
        let page = database::write(db, move |txn| async move {
            let page = taken(&txn, after).await?;
            let wanted = page.iter().filter(|one| is_since(one, since)).map(Taken::subject);
            audit::note_all(&txn, actor, AuditAction::Exported, wanted, now).await?;
            Ok::<_, DbErr>((txn, page))
        })
        .await?;
        for declaration in page.iter().filter(|one| is_since(one, since)) {
            for line in declaration.lines()? {
                writer.serialize(line)?;
            }
            count += 1;
        }
        match page.last() {
            Some(last) if page.len() as u64 == PAGE => after = last.id,
            _ => break,
        }
    }
    writer.flush().map_err(csv::Error::from)?;
    Ok(count)
}

fn is_since(declaration: &Taken, since: Option<NaiveDate>) -> bool {
    let day = declaration.taken_into_account_at.map(monaco_day);
    since.is_none_or(|since| day.is_some_and(|day| day >= since))
}

/// The next declarations that are taken into account, each with the version that counts.
async fn taken(db: &impl ConnectionTrait, after: i64) -> Result<Vec<Taken>, DbErr> {
    use declaration_version::Column as Version;
    let versions = to_parent(Entity, Column::Id, declaration_version::Entity, Version::DeclarationId);
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::Version, Column::SubmittedAt, Column::TakenIntoAccountAt])
        .columns([campaign::Column::Code, campaign::Column::ReferenceYear])
        .columns([registry::Column::Matricule, registry::Column::HolderId])
        .column(Version::Declared)
        .join(JoinType::InnerJoin, to_parent(Entity, Column::CampaignId, campaign::Entity, campaign::Column::Id))
        .join(JoinType::InnerJoin, to_parent(Entity, Column::HouseholdId, registry::Entity, registry::Column::Id))
        .join(JoinType::InnerJoin, versions)
        .filter(Expr::col((declaration_version::Entity, Version::Version)).equals((Entity, Column::Version)))
        .filter(Column::State.eq(DeclarationState::TakenIntoAccount))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(PAGE)
        .into_model::<Taken>()
        .all(db)
        .await
}

impl Taken {
    fn subject(&self) -> Subject {
        Subject { person_id: Some(self.holder_id), name: declaration_number(self.id, self.submitted_at) }
    }

    fn lines(&self) -> Result<Vec<Line>, DbErr> {
        let of = Line {
            number: declaration_number(self.id, self.submitted_at),
            version: self.version,
            campaign: self.code.clone(),
            reference_year: self.reference_year,
            matricule: self.matricule.clone(),
            taken_into_account_at: self.taken_into_account_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            ..Line::default()
        };
        Ok(lines(&of, &convert::declared(&self.declared)?))
    }
}

/// The rows of a declaration; `of` holds what all of them bear.
fn lines(of: &Line, declared: &DeclaredResources) -> Vec<Line> {
    if let Some(code) = &declared.special_situation {
        return vec![Line { kind: "situation", code: Some(code.clone()), ..of.clone() }];
    }
    let mut lines = person_lines(of, "holder", &declared.holder);
    if let Some(spouse) = &declared.spouse {
        lines.extend(person_lines(of, "spouse", spouse));
    }
    if let Some(children) = &declared.children {
        lines.push(Line { kind: "children", count: Some(children.number), ..of.clone() });
        lines.extend(children.children.iter().zip(1..).map(|(child, line)| Line {
            kind: "child",
            line: Some(line),
            first_name: Some(child.first_name.clone()),
            birth_date: Some(child.birth_date),
            cover: Some(child.cover.code()),
            ..of.clone()
        }));
    }
    lines
}

fn person_lines(of: &Line, whose: &'static str, person: &PersonResources) -> Vec<Line> {
    let of = Line { whose: Some(whose), ..of.clone() };
    let incomes = person.lines.iter().zip(1..).map(|(income, line)| Line {
        kind: "income",
        line: Some(line),
        code: Some(income.category.clone()),
        amount_cents: Some(income.amount_cents),
        months: Some(income.months),
        same_period_as: income.same_period_as.map(|other| u32::from(other) + 1),
        ..of.clone()
    });
    let nothing = person.nothing_received.then(|| Line { kind: "no_income", ..of.clone() });
    let remarks = person.remarks.iter().map(|text| Line { kind: "remarks", text: Some(text.clone()), ..of.clone() });
    incomes.chain(nothing).chain(remarks).collect()
}
