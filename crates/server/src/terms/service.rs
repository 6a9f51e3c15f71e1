//! Reading general terms, and keeping what was accepted.

use chrono::{DateTime, NaiveDate, Utc};
use contract::{
    language::Language,
    terms::{Terms, TermsDocument},
};
use entity::profile::accepted_terms::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait as _,
    QueryFilter as _, QuerySelect as _,
};

use crate::pages::Pages;

/// Longest name of a version, in characters.
const LONGEST_VERSION: usize = 20;

/// General terms: the version in force, or the one that is named; none when nobody knows it.
///
/// A text that somebody has accepted is shown as it was accepted, even when its file says something else since.
///
/// # Errors
/// When the database fails.
pub async fn read(
    db: &impl ConnectionTrait,
    pages: &Pages,
    document: TermsDocument,
    version: Option<&str>,
    language: Language,
    today: NaiveDate,
) -> Result<Option<Terms>, DbErr> {
    if version.is_some_and(|version| !is_version(version)) {
        return Ok(None);
    }
    let in_force = pages.terms_in_force(document, today);
    let version = version.unwrap_or(&in_force);
    let written = pages.terms(document, Some(version), language, today);
    let mut kept = Entity::find()
        .filter(Column::Document.eq(document.slug()))
        .filter(Column::Version.eq(version))
        .limit(Language::ALL.len() as u64)
        .all(db)
        .await?;
    let mut kept_in = |language: Language| {
        let place = kept.iter().position(|kept| kept.language == language.code())?;
        Some(accepted(document, language, kept.swap_remove(place), &in_force))
    };
    let wanted = written.as_ref().map_or(language, |written| written.language);
    if let Some(kept) = kept_in(wanted) {
        return Ok(Some(kept));
    }
    Ok(written.or_else(|| Language::ALL.into_iter().find_map(kept_in)))
}

fn accepted(document: TermsDocument, language: Language, kept: Model, in_force: &str) -> Terms {
    let Model { version, title, html, .. } = kept;
    Terms { document, in_force: version == in_force, version, language, title, html }
}

/// Keeps a text that somebody accepts, as it was shown; one that is kept already stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn keep_accepted(txn: &DatabaseTransaction, terms: &Terms, now: DateTime<Utc>) -> Result<(), DbErr> {
    let kept = ActiveModel {
        document: Set(terms.document.slug().to_owned()),
        version: Set(terms.version.clone()),
        language: Set(terms.language.code().to_owned()),
        title: Set(terms.title.clone()),
        html: Set(terms.html.clone()),
        first_accepted_at: Set(now),
        ..Default::default()
    };
    let text = [Column::Document, Column::Version, Column::Language];
    Entity::insert(kept).on_conflict_do_nothing_on(text).exec_without_returning(txn).await?;
    Ok(())
}

/// Whether `text` can be the name of a version, as folders admit them.
fn is_version(text: &str) -> bool {
    (1..=LONGEST_VERSION).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
