//! Requests for documents, without asking for them.

use entity::{
    identity::subscription,
    requests::document_request::{ActiveModel, Column, Department, Domain, Entity, RequestState},
};
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};

use super::TestApp;

impl TestApp {
    /// Number of a request that somebody has made for themselves, and that waits; one of theirs that does already, if any.
    pub async fn kept_request(&self, who: &subscription::Model) -> String {
        let known = Entity::find()
            .filter(Column::RequesterId.eq(who.person_id))
            .filter(Column::HouseholdId.eq(who.household_id));
        let id = match known.one(self.db()).await.unwrap() {
            Some(known) => known.id,
            None => {
                let row = ActiveModel {
                    household_id: Set(who.household_id),
                    subscription_id: Set(who.id),
                    requester_id: Set(who.person_id),
                    beneficiary_id: Set(who.person_id),
                    document: Set("card-duplicate".to_owned()),
                    title: Set("Duplicata de la carte d'immatriculation".to_owned()),
                    domain: Set(Domain::Registration),
                    department: Set(Department::Registration),
                    state: Set(RequestState::Received),
                    requested_at: Set(self.clock.now()),
                    ..Default::default()
                };
                row.insert(self.db()).await.unwrap().id
            }
        };
        format!("DEM2026-{id:06}")
    }
}
