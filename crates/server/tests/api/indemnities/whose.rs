//! Indemnities belong to the person who is signed in, never to the rest of the household.

use contract::indemnities::ListIndemnities;
use entity::{
    household::{person, registry},
    indemnities::indemnity,
};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};

use crate::support::{TestApp, alain, spawn, thomas};

async fn person_id(app: &TestApp, number: &str) -> i64 {
    person::Entity::find().filter(person::Column::Number.eq(number)).one(app.db()).await.unwrap().unwrap().id
}

/// Adds a copy of one of Alain's files, of this person, under this matricule.
async fn add_file(app: &TestApp, number: &str, person: &str, matricule: &str) {
    let household = registry::Entity::find().filter(registry::Column::Matricule.eq(matricule)).one(app.db()).await;
    let some = indemnity::Entity::find()
        .filter(indemnity::Column::PersonId.eq(person_id(app, alain().named.number).await))
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    let mut row = some.into_active_model();
    (row.id, row.number) = (NotSet, Set(number.to_owned()));
    row.person_id = Set(person_id(app, person).await);
    row.household_id = Set(household.unwrap().unwrap().id);
    row.paid_on = Set(None);
    row.state = Set(indemnity::IndemnityState::ToPay);
    row.insert(app.db()).await.unwrap();
}

/// What the wife of the household is paid, even under the same matricule, is not the holder's to see.
#[actix_web::test]
async fn the_spouses_indemnities_are_not_the_holders() {
    let app = spawn().await;
    let before = app.sign_in(&alain()).await.send(&ListIndemnities).await.unwrap();
    add_file(&app, "SOPHIE", "002490-2", "002490").await;
    assert_eq!(app.sign_in(&alain()).await.send(&ListIndemnities).await.unwrap(), before);
}

/// Whoever had another matricule before still sees what is their own.
#[actix_web::test]
async fn what_a_person_was_paid_under_another_matricule_is_theirs() {
    let app = spawn().await;
    add_file(&app, "EARLIER", thomas().named.number, "002490").await;
    let answer = app.sign_in(&thomas()).await.send(&ListIndemnities).await.unwrap();
    assert_eq!(answer.periods.iter().map(|row| row.number.as_str()).collect::<Vec<_>>(), ["EARLIER"]);
    let alains = app.sign_in(&alain()).await.send(&ListIndemnities).await.unwrap();
    assert!(alains.periods.iter().all(|row| row.number != "EARLIER"));
}
