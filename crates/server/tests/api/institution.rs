//! Who runs the portal, and the demonstration notice.

use contract::{
    institution::{DepartmentKey, ReadInstitution},
    language::Language,
};

use crate::support::{TestApp, spawn, spawn_with};

/// NAV-10: every department can be reached, in every language.
#[actix_web::test]
async fn every_department_can_be_reached() {
    let app = spawn().await;
    let institution = app.anybody().send(&ReadInstitution).await.unwrap();
    use DepartmentKey::{FamilyBenefits, MedicalBenefits, Pensions, Registration, TechnicalSupport};
    for key in [Registration, MedicalBenefits, FamilyBenefits, Pensions, TechnicalSupport] {
        let department = institution.department(key).unwrap();
        assert!(department.email.contains('@') && !department.telephone.is_empty());
        for language in Language::ALL {
            assert!(!department.name.get(language).is_empty() && !department.hours.get(language).is_empty());
        }
    }
}

/// The names are those of the configuration.
#[actix_web::test]
async fn the_names_are_those_of_the_configuration() {
    let app = spawn_with(|config| config.institution.name = "Caisse des Essais".to_owned()).await;
    assert_eq!(app.anybody().send(&ReadInstitution).await.unwrap().name, "Caisse des Essais");
}

/// Outside demonstration mode nobody's password is told, even over a database that holds the fictitious fund.
#[actix_web::test]
async fn nobody_is_named_outside_demonstration_mode() {
    let app = spawn().await;
    let answer = app.anybody().get("/api/v1/institution").await;
    assert!(!answer.text().contains("demonstration-"));
    assert_eq!(app.anybody().send(&ReadInstitution).await.unwrap().demonstration, None);
}

/// In demonstration mode everybody who is listed can sign in with what is listed.
#[actix_web::test]
async fn everybody_who_is_listed_can_sign_in() {
    let app = TestApp::demonstrating().await;
    let notice = app.anybody().send(&ReadInstitution).await.unwrap().demonstration.unwrap();
    assert!(notice.people.len() >= 12);
    assert!(notice.newcomers.iter().any(|person| !person.subscribed));
    for person in notice.people {
        let credentials = serde_json::json!({
            "population": person.population,
            "matricule": person.matricule,
            "birth_date": person.birth_date,
            "password": person.password,
        });
        app.anybody().sign_in(&credentials).await.expect_status(201);
        assert!(!person.situation.fr.is_empty() && !person.situation.en.is_empty() && !person.situation.it.is_empty());
    }
}
