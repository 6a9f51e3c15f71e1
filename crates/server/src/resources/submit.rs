//! Sending a declaration (DECL-06): checked whole, kept as a version, confirmed by a number.

use chrono::{DateTime, NaiveDate, Utc};
use contract::{
    resources::{DeclarationFault, SubmitDeclaration, SubmittedDeclaration, check},
    terms::Terms,
};
use entity::resources::{
    declaration::{self, DeclarationState},
    declaration_version, draft,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DatabaseConnection, DatabaseTransaction, DbErr,
    EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};

use super::{
    case::form_of,
    convert,
    declaring::held_case,
    error::DeclarationError,
    news::tell,
    rules::{Case, declaration_number},
    submitted::submitted,
};
use crate::{
    audit::{self, Actor, AuditAction, Subject},
    identity::Reporter,
    post::DeclarationNews,
    terms,
};

/// What is sent, and under which terms.
#[derive(Debug)]
pub struct Submission {
    /// Whose household, and who sends.
    pub author: Reporter,
    /// What is sent.
    pub request: SubmitDeclaration,
    /// The terms in force, in the language in which they are accepted.
    pub terms: Terms,
}

/// Sends a declaration, or a change of it. What was sent last in the very same words is not sent again.
///
/// # Errors
/// See [`DeclarationError`].
pub async fn submit(
    db: &DatabaseConnection,
    submission: Submission,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<SubmittedDeclaration, DeclarationError> {
    database::write(db, move |txn| async move {
        let Submission { author, request, terms } = &submission;
        let case = held_case(&txn, author.household.household_id(), today).await?;
        if request.terms_version != terms.version {
            return Err(DeclarationError::TermsChanged);
        }
        let form = form_of(&txn, &case, today).await?;
        let faults = check(&request.declared, &form.asks, today);
        if !faults.is_empty() {
            let errors = faults.iter().map(DeclarationFault::to_field_error).collect();
            return Err(DeclarationError::Faulty(errors));
        }
        if let Some(sent) = same(&txn, &case, request).await? {
            drop_draft(&txn, &case).await?;
            return Ok((txn, sent));
        }
        let row = store(&txn, &case, &submission, now).await?;
        drop_draft(&txn, &case).await?;
        terms::keep_accepted(&txn, terms, now).await?;
        let sent = submitted(&txn, &row).await?;
        let subject = Subject { person_id: Some(author.person.person_id()), name: sent.number.clone() };
        audit::note(&txn, Actor::Person, AuditAction::Received, subject, now).await?;
        tell(&txn, &row, DeclarationNews::Received, now).await?;
        Ok((txn, sent))
    })
    .await
}

/// What was sent last, when it says the same and still waits.
async fn same(
    txn: &DatabaseTransaction,
    case: &Case,
    request: &SubmitDeclaration,
) -> Result<Option<SubmittedDeclaration>, DbErr> {
    let Some(row) = case.declaration.as_ref().filter(|row| row.state == DeclarationState::Submitted) else {
        return Ok(None);
    };
    let sent = submitted(txn, row).await?;
    let same_terms = sent.versions.first().is_some_and(|newest| newest.terms_version == request.terms_version);
    Ok((same_terms && sent.declared == request.declared).then_some(sent))
}

/// Adds a version to the declaration, which is created with its first one.
async fn store(
    txn: &DatabaseTransaction,
    case: &Case,
    submission: &Submission,
    now: DateTime<Utc>,
) -> Result<declaration::Model, DbErr> {
    let Submission { author, request, terms } = submission;
    let subscription_id = author.person.subscription_id();
    let row = match &case.declaration {
        Some(row) => {
            let version = row.version + 1;
            let mut changed = row.clone().into_active_model();
            (changed.version, changed.subscription_id) = (Set(version), Set(subscription_id));
            changed.state = Set(DeclarationState::Submitted);
            changed.update(txn).await?
        }
        None => {
            let first = declaration::ActiveModel {
                campaign_id: Set(case.campaign.id),
                household_id: Set(case.target.household_id),
                subscription_id: Set(subscription_id),
                state: Set(DeclarationState::Submitted),
                version: Set(1),
                submitted_at: Set(now),
                ..Default::default()
            };
            first.insert(txn).await?
        }
    };
    let version = declaration_version::ActiveModel {
        declaration_id: Set(row.id),
        version: Set(row.version),
        declared: Set(convert::stored(&request.declared)?),
        terms_version: Set(terms.version.clone()),
        terms_language: Set(terms.language.code().to_owned()),
        submitted_at: Set(now),
        ..Default::default()
    };
    version.insert(txn).await?;
    tracing::info!(number = declaration_number(row.id, row.submitted_at), version = row.version, "declaration sent");
    Ok(row)
}

async fn drop_draft(txn: &DatabaseTransaction, case: &Case) -> Result<(), DbErr> {
    draft::Entity::delete_many()
        .filter(draft::Column::HouseholdId.eq(case.target.household_id))
        .filter(draft::Column::CampaignId.eq(case.campaign.id))
        .exec(txn)
        .await?;
    Ok(())
}
