//! Fetching a forwarded statement, as its insurer (PROF-09).

use chrono::{DateTime, NaiveDate, Utc};
use contract::{language::Language, profile::ForwardedStatement};
use entity::profile::{convention, delivery_secret, statement_delivery};
use sea_orm::{ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use subtle::ConstantTimeEq as _;

use super::statement::forwarded_statement;
use crate::{
    profile::{error::ProfileError, mail_options::is_in_force},
    secret::Token,
};

/// What an insurer presents.
#[derive(Debug)]
pub struct Presented {
    /// The secret of the link.
    pub link: Token,
    /// The key of the convention.
    pub access_key: Token,
}

/// The statement behind a link, for the insurer whose key goes with it. The link can be used again while it holds. Every
/// pair that opens nothing is answered alike.
///
/// # Errors
/// [`ProfileError::LinkUnusable`] when link and key do not go together, the link has expired, or the convention has.
pub async fn fetch(
    db: &DatabaseConnection,
    presented: &Presented,
    language: Language,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<ForwardedStatement, ProfileError> {
    let secret = delivery_secret::Entity::find()
        .filter(delivery_secret::Column::SecretHash.eq(presented.link.hash()))
        .filter(delivery_secret::Column::ExpiresAt.gt(now))
        .one(db)
        .await?
        .ok_or(ProfileError::LinkUnusable)?;
    let (delivery, convention) = statement_delivery::Entity::find_by_id(secret.delivery_id)
        .one(db)
        .await?
        .and_then(|delivery| delivery.convention_id.map(|convention| (delivery, convention)))
        .ok_or(ProfileError::LinkUnusable)?;
    let convention = convention::Entity::find_by_id(convention).one(db).await?.ok_or(ProfileError::LinkUnusable)?;
    if !opens(&convention, &presented.access_key) || !is_in_force(&convention, today) {
        return Err(ProfileError::LinkUnusable);
    }
    if delivery.fetched_at.is_none() {
        statement_delivery::Entity::update_many()
            .col_expr(statement_delivery::Column::FetchedAt, Expr::value(now))
            .filter(statement_delivery::Column::Id.eq(delivery.id))
            .filter(statement_delivery::Column::FetchedAt.is_null())
            .exec(db)
            .await?;
    }
    Ok(forwarded_statement(db, delivery.statement_id, language).await?)
}

/// Whether the key is the convention's; takes as long for every key.
fn opens(convention: &convention::Model, key: &Token) -> bool {
    let stored = convention.access_key_hash.as_deref().unwrap_or_default();
    stored.as_bytes().ct_eq(key.hash().as_bytes()).into()
}
