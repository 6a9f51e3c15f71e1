//! People who are signed in, without having typed a password.

use anyhow::{Result, ensure};
use entity::identity::{
    session::{ActiveModel, Column, Entity},
    subscription,
};
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
    sea_query::Expr,
};
use teleservices::secret::Token;
use uuid::Uuid;

use crate::time::now;

/// People signed in at the same time.
const PEOPLE: u64 = 5_000;

/// Opens sessions of rights holders, spread evenly over the households, and returns what their cookies hold.
///
/// # Errors
/// When the database refuses, or holds no subscriptions.
pub async fn open(db: &DatabaseConnection) -> Result<Vec<String>> {
    Entity::delete_many().exec(db).await?;
    let holders: Vec<i64> = subscription::Entity::find()
        .select_only()
        .column(subscription::Column::Id)
        .filter(subscription::Column::Population.ne(subscription::Population::Spouse))
        .order_by_asc(subscription::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    ensure!(!holders.is_empty(), "the data set holds no subscriptions");
    let step = (holders.len() / usize::try_from(PEOPLE)?).max(1);
    let moment = now()?;
    let mut tokens = Vec::new();
    let mut rows = Vec::new();
    for subscription_id in holders.into_iter().step_by(step) {
        let token = Token::random();
        rows.push(ActiveModel {
            public_id: Set(Uuid::new_v4()),
            token_hash: Set(token.hash()),
            subscription_id: Set(subscription_id),
            signed_in_at: Set(moment),
            last_seen_at: Set(moment),
            previous_sign_in_at: Set(None),
            ..Default::default()
        });
        tokens.push(token.reveal().to_owned());
    }
    for rows in rows.chunks(1_000) {
        Entity::insert_many(rows.to_vec()).exec(db).await?;
    }
    Ok(tokens)
}

/// Notes that everybody was seen just now, so that no request of the next round has to.
///
/// # Errors
/// When the database refuses.
pub async fn refresh(db: &DatabaseConnection) -> Result<()> {
    Entity::update_many().col_expr(Column::LastSeenAt, Expr::value(now()?)).exec(db).await?;
    Ok(())
}
