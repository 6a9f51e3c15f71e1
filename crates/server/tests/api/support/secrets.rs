//! Codes and links, as a letter or a mail would bring them.

use entity::{
    household::{person, registry},
    identity::{
        one_time_secret::{self, Purpose},
        session, subscription,
    },
    post::{letter, outgoing_mail},
};
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, sea_query::Expr};
use secrecy::SecretString;
use teleservices::identity::{hash_password, secrets};

use super::{Person, TestApp};

impl TestApp {
    /// The subscription of somebody, by matricule, the fund's number of the person, and population.
    pub async fn subscription(&self, matricule: &str, number: &str, population: &str) -> Option<subscription::Model> {
        let household = registry::Entity::find().filter(registry::Column::Matricule.eq(matricule)).one(self.db());
        let person = person::Entity::find().filter(person::Column::Number.eq(number)).one(self.db());
        subscription::Entity::find()
            .filter(subscription::Column::HouseholdId.eq(household.await.unwrap().unwrap().id))
            .filter(subscription::Column::PersonId.eq(person.await.unwrap().unwrap().id))
            .filter(subscription::Column::Population.eq(population))
            .one(self.db())
            .await
            .unwrap()
    }

    /// The subscription of somebody who is named.
    pub async fn subscription_of(&self, who: &Person) -> subscription::Model {
        self.subscription(who.matricule(), who.named.number, who.population.code()).await.unwrap()
    }

    /// The code that a letter brings to this subscription.
    pub async fn code_for(&self, subscription_id: i64, purpose: Purpose) -> String {
        let code = secrets::random_code();
        let hash = hash_password(&SecretString::from(code.canonical())).unwrap();
        let now = self.clock.now();
        database::write(self.db(), move |txn| async move {
            secrets::issue_code(&txn, subscription_id, purpose, hash, now).await?;
            Ok::<_, DbErr>((txn, ()))
        })
        .await
        .unwrap();
        code.grouped()
    }

    /// The secret of the link that a mail brings to this subscription.
    pub async fn link_for(&self, subscription_id: i64, purpose: Purpose) -> String {
        let now = self.clock.now();
        let token = database::write(self.db(), move |txn| async move {
            let token = secrets::issue_link(&txn, subscription_id, purpose, None, now).await?;
            Ok::<_, DbErr>((txn, token))
        });
        token.await.unwrap().reveal().to_owned()
    }

    /// The codes and links of a subscription, the oldest first.
    pub async fn secrets_of(&self, subscription_id: i64) -> Vec<one_time_secret::Model> {
        let of_subscription = one_time_secret::Column::SubscriptionId.eq(subscription_id);
        let found = one_time_secret::Entity::find().filter(of_subscription);
        found.order_by_asc(one_time_secret::Column::Id).all(self.db()).await.unwrap()
    }

    /// What the mails to a subscription tell, the oldest first.
    pub async fn mails_of(&self, subscription_id: i64) -> Vec<outgoing_mail::Model> {
        let of_subscription = outgoing_mail::Column::SubscriptionId.eq(subscription_id);
        let found = outgoing_mail::Entity::find().filter(of_subscription);
        found.order_by_asc(outgoing_mail::Column::Id).all(self.db()).await.unwrap()
    }

    /// Which notices were queued for a subscription, the oldest first.
    pub async fn notices_of(&self, subscription_id: i64) -> Vec<String> {
        let notice = |mail: outgoing_mail::Model| {
            let notice: serde_json::Value = serde_json::from_str(&mail.notice).unwrap();
            notice["notice"].as_str().unwrap().to_owned()
        };
        self.mails_of(subscription_id).await.into_iter().map(notice).collect()
    }

    /// The letters of a subscription, the oldest first.
    pub async fn letters_of(&self, subscription_id: i64) -> Vec<letter::Model> {
        let found = letter::Entity::find().filter(letter::Column::SubscriptionId.eq(subscription_id));
        found.order_by_asc(letter::Column::Id).all(self.db()).await.unwrap()
    }

    /// The newest session of a subscription.
    pub async fn newest_session(&self, subscription_id: i64) -> Option<session::Model> {
        let found = session::Entity::find().filter(session::Column::SubscriptionId.eq(subscription_id));
        found.order_by_desc(session::Column::Id).one(self.db()).await.unwrap()
    }

    /// Gives a subscription this password; nothing, to take it away.
    pub async fn set_password(&self, subscription_id: i64, password: Option<&str>) {
        let hash = password.map(|password| hash_password(&SecretString::from(password)).unwrap());
        subscription::Entity::update_many()
            .col_expr(subscription::Column::PasswordHash, Expr::value(hash))
            .filter(subscription::Column::Id.eq(subscription_id))
            .exec(self.db())
            .await
            .unwrap();
    }
}
