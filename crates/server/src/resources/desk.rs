//! The registration service's side: what was declared, asking for a correction, taking it into account. Whoever looks or
//! decides is noted (FUND-04).

use chrono::{DateTime, Days, NaiveDate, Utc};
use contract::resources::{
    AskForCorrection, DeclarationState as SentState, DeskDeclaration, DeskDeclarationPage, DeskDeclarationSheet,
    LONGEST_CORRECTION, is_readable,
};
use entity::{
    household::{person, registry},
    resources::{
        campaign,
        declaration::{self, Column, DeclarationState, Entity},
        draft,
    },
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseConnection,
    DatabaseTransaction, DbErr, EntityTrait as _, FromQueryResult, IntoActiveModel as _, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
};

use super::{
    convert,
    declaring::hold,
    news::tell,
    rules::{declaration_number, parse_declaration_number},
    submitted::submitted,
};
use crate::{
    audit::{self, Actor, AuditAction, Subject},
    clock::monaco_day,
    http::cursor,
    join::to_parent,
    post::DeclarationNews,
};

/// Days that a household has for a correction, at least, where nothing else is said.
const DAYS_TO_CORRECT: u64 = 14;

/// Why a declaration cannot be shown or decided.
#[derive(Debug, thiserror::Error)]
pub enum DeskDeclarationError {
    /// There is no such declaration.
    #[error("there is no declaration `{0}`")]
    Unknown(String),
    /// It has been taken into account.
    #[error("declaration `{0}` has been taken into account already")]
    Taken(String),
    /// Another version has been sent than the one that was looked at.
    #[error("declaration `{number}` has a version {newest} meanwhile: look at it first")]
    NewerVersion {
        /// Its number.
        number: String,
        /// The version that counts.
        newest: i32,
    },
    /// The text cannot be shown as it is.
    #[error("a correction is 1 to {LONGEST_CORRECTION} characters that can be seen")]
    Unreadable,
    /// The last day has passed.
    #[error("the last day for a correction, {0}, has passed")]
    DayPassed(NaiveDate),
    /// The cursor is not one that the API gave.
    #[error("the cursor is not one that the API gave")]
    UnknownCursor,
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DbErr),
}

#[derive(Debug, FromQueryResult)]
struct Listed {
    id: i64,
    state: DeclarationState,
    version: i32,
    submitted_at: DateTime<Utc>,
    taken_into_account_at: Option<DateTime<Utc>>,
    code: String,
    matricule: String,
    holder_id: i64,
    first_name: String,
    last_name: String,
}

impl Listed {
    fn number(&self) -> String {
        declaration_number(self.id, self.submitted_at)
    }

    fn subject(&self) -> Subject {
        Subject { person_id: Some(self.holder_id), name: self.number() }
    }

    fn to_declaration(&self) -> DeskDeclaration {
        DeskDeclaration {
            number: self.number(),
            state: convert::state(self.state),
            campaign: self.code.clone(),
            matricule: self.matricule.clone(),
            holder: format!("{} {}", self.first_name, self.last_name),
            version: self.version,
            submitted_at: self.submitted_at,
            taken_into_account_at: self.taken_into_account_at,
        }
    }
}

fn listed() -> Select<Entity> {
    let holder = to_parent(registry::Entity, registry::Column::HolderId, person::Entity, person::Column::Id);
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::State, Column::Version, Column::SubmittedAt, Column::TakenIntoAccountAt])
        .column(campaign::Column::Code)
        .columns([registry::Column::Matricule, registry::Column::HolderId])
        .columns([person::Column::FirstName, person::Column::LastName])
        .join(JoinType::InnerJoin, to_parent(Entity, Column::CampaignId, campaign::Entity, campaign::Column::Id))
        .join(JoinType::InnerJoin, to_parent(Entity, Column::HouseholdId, registry::Entity, registry::Column::Id))
        .join(JoinType::InnerJoin, holder)
}

/// Which declarations are asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only those in this state.
    pub state: Option<SentState>,
    /// Cursor of the page.
    pub cursor: Option<String>,
    /// At most so many.
    pub limit: u64,
}

/// The oldest declarations first.
///
/// # Errors
/// See [`DeskDeclarationError`].
pub async fn list_declarations(
    db: &DatabaseConnection,
    actor: Actor,
    wanted: &Wanted,
    now: DateTime<Utc>,
) -> Result<DeskDeclarationPage, DeskDeclarationError> {
    let after = match &wanted.cursor {
        Some(text) => cursor::decode_key(text).ok_or(DeskDeclarationError::UnknownCursor)?,
        None => 0,
    };
    // One row more than asked for tells whether there is a next page.
    let mut select = listed().filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(wanted.limit + 1);
    if let Some(state) = wanted.state {
        select = select.filter(Column::State.eq(stored(state)));
    }
    let limit = usize::try_from(wanted.limit).unwrap_or(usize::MAX);
    database::write(db, move |txn| async move {
        let mut rows = select.into_model::<Listed>().all(&txn).await?;
        let next_cursor = cursor::cut(&mut rows, limit, |last| cursor::encode(last.id));
        audit::note_all(&txn, actor, AuditAction::Listed, rows.iter().map(Listed::subject), now).await?;
        let declarations = rows.iter().map(Listed::to_declaration).collect();
        Ok((txn, DeskDeclarationPage { declarations, next_cursor }))
    })
    .await
}

const fn stored(state: SentState) -> DeclarationState {
    match state {
        SentState::Submitted => DeclarationState::Submitted,
        SentState::CorrectionAsked => DeclarationState::CorrectionAsked,
        SentState::TakenIntoAccount => DeclarationState::TakenIntoAccount,
    }
}

/// The declaration with this number, and everything that was declared last.
///
/// # Errors
/// See [`DeskDeclarationError`].
pub async fn show_declaration(
    db: &DatabaseConnection,
    actor: Actor,
    number: &str,
    now: DateTime<Utc>,
) -> Result<DeskDeclarationSheet, DeskDeclarationError> {
    let number = number.to_owned();
    database::write(db, move |txn| async move {
        let found = find(&txn, &number).await?;
        audit::note(&txn, actor, AuditAction::Shown, found.subject(), now).await?;
        let sheet = sheet(&txn, &found).await?;
        Ok((txn, sheet))
    })
    .await
}

async fn find(db: &impl ConnectionTrait, number: &str) -> Result<Listed, DeskDeclarationError> {
    let unknown = || DeskDeclarationError::Unknown(number.trim().to_owned());
    let id = parse_declaration_number(number).ok_or_else(unknown)?;
    let found = listed().filter(Column::Id.eq(id)).into_model::<Listed>().one(db).await?.ok_or_else(unknown)?;
    // The year belongs to the number: a slip of the keyboard in it is no other declaration's number.
    if found.number().eq_ignore_ascii_case(number.trim()) { Ok(found) } else { Err(unknown()) }
}

async fn sheet(db: &impl ConnectionTrait, found: &Listed) -> Result<DeskDeclarationSheet, DeskDeclarationError> {
    let row = Entity::find_by_id(found.id).one(db).await?;
    let row = row.ok_or_else(|| DeskDeclarationError::Unknown(found.number()))?;
    let sent = submitted(db, &row).await?;
    let declaration = DeskDeclaration {
        state: sent.state,
        version: row.version,
        taken_into_account_at: sent.taken_into_account_at,
        ..found.to_declaration()
    };
    let (declared, versions, correction) = (sent.declared, sent.versions, sent.correction);
    Ok(DeskDeclarationSheet { declaration, declared, versions, correction })
}

/// Asks for a correction, until the day that is given, the end of the campaign or two weeks from now, whichever applies.
///
/// # Errors
/// See [`DeskDeclarationError`].
pub async fn ask_correction(
    db: &DatabaseConnection,
    actor: Actor,
    number: &str,
    asked: AskForCorrection,
    now: DateTime<Utc>,
) -> Result<DeskDeclarationSheet, DeskDeclarationError> {
    let text = asked.text.trim().to_owned();
    if text.chars().count() > LONGEST_CORRECTION || !is_readable(&text) {
        return Err(DeskDeclarationError::Unreadable);
    }
    let today = monaco_day(now);
    if let Some(until) = asked.until.filter(|until| *until < today) {
        return Err(DeskDeclarationError::DayPassed(until));
    }
    let number = number.to_owned();
    database::write(db, move |txn| async move {
        let (found, row) = waiting(&txn, &number, asked.version).await?;
        let campaign = campaign::Entity::find_by_id(row.campaign_id).one(&txn).await?;
        let closes_on = campaign.map_or(today, |campaign| campaign.closes_on);
        let until = asked.until.unwrap_or_else(|| closes_on.max(today + Days::new(DAYS_TO_CORRECT)));
        let mut changed = row.into_active_model();
        changed.state = Set(DeclarationState::CorrectionAsked);
        changed.correction = Set(Some(text));
        changed.correction_asked_at = Set(Some(now));
        changed.correction_until = Set(Some(until));
        let row = changed.update(&txn).await?;
        audit::note(&txn, actor, AuditAction::CorrectionAsked, found.subject(), now).await?;
        tell(&txn, &row, DeclarationNews::CorrectionAsked, now).await?;
        let sheet = sheet(&txn, &found).await?;
        Ok((txn, sheet))
    })
    .await
}

/// Takes a declaration into account: from now on it stays as it is, and a draft of a change is void.
///
/// # Errors
/// See [`DeskDeclarationError`].
pub async fn take_into_account(
    db: &DatabaseConnection,
    actor: Actor,
    number: &str,
    version: i32,
    now: DateTime<Utc>,
) -> Result<DeskDeclarationSheet, DeskDeclarationError> {
    let number = number.to_owned();
    database::write(db, move |txn| async move {
        let (found, row) = waiting(&txn, &number, version).await?;
        draft::Entity::delete_many()
            .filter(draft::Column::HouseholdId.eq(row.household_id))
            .filter(draft::Column::CampaignId.eq(row.campaign_id))
            .exec(&txn)
            .await?;
        let mut changed = row.into_active_model();
        changed.state = Set(DeclarationState::TakenIntoAccount);
        changed.taken_into_account_at = Set(Some(now));
        let row = changed.update(&txn).await?;
        audit::note(&txn, actor, AuditAction::TakenIntoAccount, found.subject(), now).await?;
        tell(&txn, &row, DeclarationNews::TakenIntoAccount, now).await?;
        let sheet = sheet(&txn, &found).await?;
        Ok((txn, sheet))
    })
    .await
}

/// A declaration that can still be decided, in the version that was looked at, kept from everybody else until the
/// transaction ends.
async fn waiting(
    txn: &DatabaseTransaction,
    number: &str,
    version: i32,
) -> Result<(Listed, declaration::Model), DeskDeclarationError> {
    let found = find(txn, number).await?;
    let unknown = || DeskDeclarationError::Unknown(found.number());
    let row = Entity::find_by_id(found.id).one(txn).await?.ok_or_else(unknown)?;
    hold(txn, row.household_id).await?;
    let row = Entity::find_by_id(found.id).one(txn).await?.ok_or_else(unknown)?;
    if row.state == DeclarationState::TakenIntoAccount {
        return Err(DeskDeclarationError::Taken(found.number()));
    }
    if row.version != version {
        return Err(DeskDeclarationError::NewerVersion { number: found.number(), newest: row.version });
    }
    Ok((found, row))
}
