//! Who belongs to the household today, and what is shown of each.

use chrono::Days;
use contract::{
    household::{Adult, CivilStatus, Household, PostalAddress, ReadHousehold},
    language::Language,
};
use entity::household::{
    household_member::{self, MemberRole},
    person, registry,
};
use extract::records;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _,
};
use serde_json::Value;

use crate::support::{
    Person, TestApp, alain, first_day, fund, giulia, jeanne, lucas, nadia, person as named, rene, spawn, thomas,
};

async fn of(app: &TestApp, person: &Person) -> Household {
    app.sign_in(person).await.send(&ReadHousehold).await.unwrap()
}

fn civil_status(record: &records::Person) -> CivilStatus {
    CivilStatus {
        last_name: record.last_name.clone(),
        birth_name: record.birth_name.clone(),
        first_name: record.first_name.clone(),
        birth_date: record.birth_date,
        death_date: record.death_date,
    }
}

fn shows(adult: &Adult, record: &records::Person) {
    let address = PostalAddress {
        line_1: record.address_line_1.clone(),
        line_2: record.address_line_2.clone(),
        postal_code: record.postal_code.clone(),
        city: record.city.clone(),
        country: record.country.clone(),
    };
    assert_eq!(adult.civil_status, civil_status(record));
    assert_eq!(adult.address, Some(address));
    assert_eq!(adult.family_situation, record.family_situation);
}

/// Changes what the fund has recorded of a person.
async fn change(app: &TestApp, number: &str, change: impl FnOnce(&mut person::ActiveModel)) {
    let found = person::Entity::find().filter(person::Column::Number.eq(number)).one(app.db()).await.unwrap();
    let mut row = found.unwrap().into_active_model();
    change(&mut row);
    row.update(app.db()).await.unwrap();
}

/// Civil status and address are what the files say, for the holder, the spouse and the children (DATA-01).
#[actix_web::test]
async fn what_is_shown_is_what_the_files_say() {
    let (app, fund) = (spawn().await, fund());
    for (person, spouse, children) in [
        (alain(), Some("002490-2"), vec!["002490-3", "002490-4", "002490-5"]),
        (giulia(), None, vec!["014713-2"]),
        (jeanne(), None, vec![]),
        (thomas(), None, vec![]),
    ] {
        let household = of(&app, &person).await;
        shows(&household.holder, fund.person(person.named.number));
        assert_eq!(household.spouse.is_some(), spouse.is_some(), "{person:?}");
        if let (Some(shown), Some(number)) = (&household.spouse, spouse) {
            shows(shown, fund.person(number));
        }
        let shown: Vec<_> = household.children.iter().map(|child| child.civil_status.clone()).collect();
        let expected: Vec<_> = children.into_iter().map(|number| civil_status(fund.person(number))).collect();
        assert_eq!(shown, expected, "{person:?}");
        assert_eq!(household.data_as_of, first_day().pred_opt());
        assert!(!household.file_incomplete);
    }
}

/// A child has no address and no family situation, even where the fund has sent some (DATA-02).
#[actix_web::test]
async fn a_child_has_no_address_and_no_family_situation() {
    let app = spawn().await;
    change(&app, "002490-3", |child| {
        child.address_line_1 = Set(Some("1, rue de l’Enfant".to_owned()));
        child.family_situation = Set(Some("Célibataire".to_owned()));
    })
    .await;
    let answer = app.sign_in(&alain()).await.get("/api/v1/household").await;
    let household: Value = serde_json::from_slice(&answer.body).unwrap();
    let children = household["children"].as_array().unwrap();
    assert_eq!(children.len(), 3);
    for child in children {
        let fields: Vec<&String> = child.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["civil_status", "id"]);
    }
    assert!(!answer.text().contains("rue de l’Enfant"));
}

/// An incomplete file is told, whoever of the household it belongs to (DATA-03).
#[actix_web::test]
async fn an_incomplete_file_is_told() {
    let app = spawn().await;
    assert!(of(&app, &nadia()).await.file_incomplete);
    change(&app, "002490-4", |child| child.file_incomplete = Set(true)).await;
    assert!(of(&app, &alain()).await.file_incomplete);
}

/// Only today's members are shown: neither who has left, nor who died and left by it, nor a grown child.
#[actix_web::test]
async fn only_todays_members_are_shown() {
    let app = spawn().await;
    assert_eq!(of(&app, &rene()).await.spouse, None, "his wife has died");
    let own = of(&app, &lucas()).await;
    assert_eq!((own.holder.civil_status.first_name.as_str(), own.spouse, own.children), ("Lucas", None, vec![]));
    let parents = registry::Entity::find().filter(registry::Column::Matricule.eq("019633")).one(app.db()).await;
    let parents = parents.unwrap().unwrap().id;
    let members = household_member::Entity::find()
        .filter(household_member::Column::HouseholdId.eq(parents))
        .filter(household_member::Column::Role.eq(MemberRole::Child))
        .all(app.db())
        .await
        .unwrap();
    assert_eq!(members.len(), 2, "Lucas was a child of that household");
}

/// A membership counts on its first and on its last day; a child born today is there at once.
#[actix_web::test]
async fn a_membership_counts_from_its_first_day_to_its_last() {
    let app = spawn().await;
    let of_emma =
        household_member::Entity::find().filter(household_member::Column::PersonId.eq(id(&app, "002490-3").await));
    let mut emma = of_emma.one(app.db()).await.unwrap().unwrap().into_active_model();
    emma.valid_from = Set(first_day());
    emma.valid_until = Set(Some(first_day() + Days::new(1)));
    emma.update(app.db()).await.unwrap();
    change(&app, "002490-3", |child| child.birth_date = Set(first_day())).await;
    let names = |household: &Household| -> Vec<String> {
        household.children.iter().map(|child| child.civil_status.first_name.clone()).collect()
    };
    for (days, expected) in
        [(0, vec!["Louis", "Chloé", "Emma"]), (1, vec!["Louis", "Chloé", "Emma"]), (2, vec!["Louis", "Chloé"])]
    {
        app.clock.go_to(first_day() + Days::new(days));
        assert_eq!(names(&of(&app, &alain()).await), expected, "after {days} days");
    }
}

async fn id(app: &TestApp, number: &str) -> i64 {
    person::Entity::find().filter(person::Column::Number.eq(number)).one(app.db()).await.unwrap().unwrap().id
}

/// Somebody who has died and whose membership has not ended yet is shown with the date.
#[actix_web::test]
async fn a_death_is_shown_while_the_membership_lasts() {
    let app = spawn().await;
    change(&app, "002490-2", |sophie| sophie.death_date = Set(Some(first_day()))).await;
    let spouse = of(&app, &alain()).await.spouse.unwrap();
    assert_eq!(spouse.civil_status.death_date, Some(first_day()));
}

/// An address that nobody knows is none; a part of one is shown as far as it is known.
#[actix_web::test]
async fn a_missing_address_is_none() {
    let app = spawn().await;
    change(&app, alain().named.number, |alain| {
        (alain.address_line_1, alain.address_line_2) = (Set(None), Set(None));
        (alain.postal_code, alain.city, alain.country) = (Set(None), Set(None), Set(None));
        alain.family_situation = Set(None);
    })
    .await;
    let holder = of(&app, &alain()).await.holder;
    assert_eq!((holder.address, holder.family_situation), (None, None));
    change(&app, alain().named.number, |alain| alain.city = Set(Some("Beausoleil".to_owned()))).await;
    assert_eq!(of(&app, &alain()).await.holder.address.unwrap().lines(), ["Beausoleil"]);
}

/// The family situation is told in the reader's language; what the fund words in its own way stays as it is.
#[actix_web::test]
async fn family_situations_are_told_in_three_languages() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for (language, expected) in [(Language::Fr, "Marié(e)"), (Language::En, "Married"), (Language::It, "Coniugato/a")]
    {
        let household = caller.send_in(language, &ReadHousehold).await;
        assert_eq!(household.holder.family_situation.as_deref(), Some(expected));
    }
    change(&app, alain().named.number, |alain| alain.family_situation = Set(Some("En instance".to_owned()))).await;
    let household = caller.send_in(Language::En, &ReadHousehold).await;
    assert_eq!(household.holder.family_situation.as_deref(), Some("En instance"));
}

/// A baby of three months stands after its brother, and a household keeps its own.
#[actix_web::test]
async fn children_stand_from_the_eldest() {
    let app = spawn().await;
    let antoine = named("030921", contract::population::Population::Employee);
    let household = of(&app, &antoine).await;
    let names: Vec<_> = household.children.iter().map(|child| child.civil_status.first_name.as_str()).collect();
    assert_eq!(names, ["Gabriel", "Alice"]);
}
