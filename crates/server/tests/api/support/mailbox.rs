//! E-mail addresses of subscriptions, without the mails that confirm them.

use entity::identity::subscription::{Column, Entity};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};

use super::{Person, TestApp};

/// Where the mails of [`TestApp::type_address`] go.
pub const TYPED_ADDRESS: &str = "alain.dupont@courrier.example";

impl TestApp {
    /// The address of somebody's subscription: confirmed, or only typed.
    pub async fn type_address(&self, who: &Person, is_confirmed: bool) {
        Entity::update_many()
            .col_expr(Column::EmailAddress, Expr::value(TYPED_ADDRESS))
            .col_expr(Column::EmailConfirmedAt, Expr::value(is_confirmed.then(|| self.clock.now())))
            .filter(Column::Id.eq(self.subscription_of(who).await.id))
            .exec(self.db())
            .await
            .unwrap();
    }
}
