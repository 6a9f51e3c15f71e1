//! What belongs to others answers exactly like what does not exist.

use std::collections::HashSet;

use contract::profile::ReadProfile;
use entity::{household::person as household_person, identity::subscription};
use sea_orm::EntityTrait as _;
use serde_json::json;
use uuid::Uuid;

use super::callers::rights_holders;
use crate::support::{Answer, Caller, Fund, Operation, Person, TestApp, document, fund, spawn};

/// What a parameter means for the authorisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// It names something that belongs to somebody.
    Names(Object),
    /// It names nothing that belongs to anybody.
    Harmless,
}

/// Something that belongs to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Object {
    Statement,
    Beneficiary,
    Performer,
    Session,
    Subscription,
    Simulation,
    Request,
}

/// Every parameter of the operations that need a session. A new one is declared here.
const PARAMETERS: [(&str, Meaning); 20] = [
    ("number", Meaning::Names(Object::Statement)),
    ("beneficiary", Meaning::Names(Object::Beneficiary)),
    ("performer", Meaning::Names(Object::Performer)),
    ("session", Meaning::Names(Object::Session)),
    ("subscription", Meaning::Names(Object::Subscription)),
    ("simulation", Meaning::Names(Object::Simulation)),
    ("request", Meaning::Names(Object::Request)),
    // A state of something that another parameter names.
    ("If-Match", Meaning::Harmless),
    ("state", Meaning::Harmless),
    ("kind", Meaning::Harmless),
    ("from", Meaning::Harmless),
    ("until", Meaning::Harmless),
    ("language", Meaning::Harmless),
    ("format", Meaning::Harmless),
    ("limit", Meaning::Harmless),
    // The catalogue of documents is everybody's.
    ("search", Meaning::Harmless),
    ("domain", Meaning::Harmless),
    // A place in time; that somebody else's brings nothing of theirs is shown in care/refusals.rs.
    ("cursor", Meaning::Harmless),
    ("X-Teleservices-Request", Meaning::Harmless),
    // The caller's own: that another's key is not found is shown in idempotency.rs.
    ("Idempotency-Key", Meaning::Harmless),
];

fn meaning(name: &str) -> Option<Meaning> {
    PARAMETERS.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
}

fn with_session() -> impl Iterator<Item = Operation> {
    document().operations().into_iter().filter(|operation| operation.needs_session() && !operation.needs_agent())
}

/// Every parameter of every operation with a session is declared above.
#[test]
fn every_parameter_is_declared() {
    for operation in with_session() {
        for parameter in operation.parameters() {
            let name = parameter["name"].as_str().unwrap();
            assert!(
                meaning(name).is_some(),
                "{}: does `{name}` name something that belongs to somebody?",
                operation.name()
            );
        }
    }
}

/// Names of objects that others have and this household does not, and one that nobody has.
struct Foreign {
    others: Vec<String>,
    nobodys: String,
}

impl Foreign {
    async fn to(app: &TestApp, fund: &Fund, person: &Person, object: Object) -> Self {
        let matricule = person.matricule();
        match object {
            Object::Statement => Self {
                others: fund
                    .statements
                    .iter()
                    .filter(|one| one.matricule != matricule)
                    .map(|one| one.number.clone())
                    .collect(),
                nobodys: "D2026-999999-9999".to_owned(),
            },
            Object::Subscription => {
                let own = app.sign_in(person).await.send(&ReadProfile).await.unwrap();
                let own: HashSet<Uuid> = own.subscriptions.into_iter().map(|one| one.id).collect();
                let all = subscription::Entity::find().all(app.db()).await.unwrap();
                let others = all.into_iter().map(|one| one.public_id).filter(|id| !own.contains(id));
                Self { others: others.map(|id| id.to_string()).collect(), nobodys: Uuid::from_u128(7).to_string() }
            }
            Object::Simulation => {
                let mut others = Vec::new();
                for person in rights_holders().into_iter().filter(|person| person.matricule() != matricule) {
                    let owner = app.subscription_of(&person).await.person_id;
                    others.push(app.kept_simulation(owner).await.to_string());
                }
                Self { others, nobodys: Uuid::from_u128(7).to_string() }
            }
            Object::Request => {
                let mut others = Vec::new();
                for person in rights_holders().into_iter().filter(|person| person.matricule() != matricule) {
                    others.push(app.kept_request(&app.subscription_of(&person).await).await);
                }
                Self { others, nobodys: "DEM2026-999999".to_owned() }
            }
            Object::Performer => {
                let own = performers_of(fund, matricule);
                let all = fund.practitioners.iter().map(|one| one.number.as_str());
                let others = all.filter(|number| !own.contains(number)).map(str::to_owned).collect();
                Self { others, nobodys: "P999999".to_owned() }
            }
            Object::Session => {
                let mut others = Vec::new();
                for person in rights_holders().into_iter().filter(|person| person.matricule() != matricule) {
                    app.sign_in(&person).await;
                    let subscription = app.subscription_of(&person).await.id;
                    others.push(app.newest_session(subscription).await.unwrap().public_id.to_string());
                }
                Self { others, nobodys: Uuid::from_u128(7).to_string() }
            }
            Object::Beneficiary => {
                let members = fund.members.iter().filter(|one| one.matricule == matricule);
                let own: HashSet<&str> = members.map(|one| one.person.as_str()).collect();
                let all = household_person::Entity::find().all(app.db()).await.unwrap();
                let others = all.into_iter().filter(|one| !own.contains(one.number.as_str()));
                Self {
                    others: others.map(|one| one.public_id.to_string()).collect(),
                    nobodys: Uuid::from_u128(7).to_string(),
                }
            }
        }
    }
}

fn performers_of<'f>(fund: &'f Fund, matricule: &'f str) -> HashSet<&'f str> {
    let statements = fund.statements_under(matricule);
    statements.flat_map(|one| fund.lines_of(&one.number)).filter_map(|line| line.performer.as_deref()).collect()
}

/// The request for the object with this name, by this parameter of the operation.
fn path_to(operation: &Operation, parameter: &str, name: &str) -> String {
    let placeholder = format!("{{{parameter}}}");
    let template = operation.template.replace("{format}", "csv");
    if template.contains(&placeholder) {
        template.replace(&placeholder, name)
    } else {
        format!("{template}?{parameter}={name}")
    }
}

/// At most so many of each kind are tried for each operation: the first ones, the last ones and some between.
const TRIED: usize = 12;

fn some_of(names: &[String]) -> impl Iterator<Item = &String> {
    names.iter().step_by((names.len() / TRIED).max(1))
}

/// Asks for what is at this path as the operation wants to be asked, with values that it takes.
async fn ask(caller: &Caller, operation: &Operation, path: String) -> Answer {
    let request = caller.request(operation.method.parse().unwrap(), path).ours();
    match operation.method {
        "POST" => request.json(&json!({ "email": "somebody@example.com", "password": "x" })).send().await,
        "PUT" => {
            let choice = json!({ "option": "postal", "terms_version": "2026-11" });
            request.json(&choice).header("if-match", "*").send().await
        }
        _ => request.send().await,
    }
}

async fn compare(caller: &Caller, person: &Person, operation: &Operation, parameter: &str, foreign: &Foreign) {
    let unknown = ask(caller, operation, path_to(operation, parameter, &foreign.nobodys)).await;
    assert!(!foreign.others.is_empty());
    for name in some_of(&foreign.others) {
        let answer = ask(caller, operation, path_to(operation, parameter, name)).await;
        let who = person.matricule();
        assert_eq!(
            answer.fingerprint(),
            unknown.fingerprint(),
            "{} with {parameter} {name} by {who}",
            operation.name()
        );
    }
}

/// Whatever belongs to another household, the answer is to the byte the one for what does not exist.
#[actix_web::test]
async fn what_belongs_to_others_does_not_exist() {
    let (app, fund) = (spawn().await, fund());
    for person in rights_holders() {
        let caller = app.sign_in(&person).await;
        for operation in with_session() {
            for parameter in operation.parameters() {
                let name = parameter["name"].as_str().unwrap();
                if let Some(Meaning::Names(object)) = meaning(name) {
                    let foreign = Foreign::to(&app, &fund, &person, object).await;
                    compare(&caller, &person, &operation, name, &foreign).await;
                }
            }
        }
    }
}

/// The same requests with objects of one's own do find something: the comparison above is not empty.
#[actix_web::test]
async fn what_is_ones_own_does_exist() {
    let (app, fund) = (spawn().await, fund());
    for person in rights_holders() {
        let caller = app.sign_in(&person).await;
        let own = fund.any_statement(person.matricule()).unwrap();
        caller.get(format!("/api/v1/care/statements/{own}")).await.expect_status(200);
        let request = app.kept_request(&app.subscription_of(&person).await).await;
        caller.get(format!("/api/v1/requests/{request}")).await.expect_status(200);
        let statement = fund.statement(&own);
        let people = household_person::Entity::find().all(app.db()).await.unwrap();
        let beneficiary = people.into_iter().find(|one| one.number == statement.beneficiary).unwrap().public_id;
        let answer = caller.get(format!("/api/v1/care/totals?beneficiary={beneficiary}")).await;
        assert!(answer.read::<contract::care::CareTotals>().lines > 0);
    }
}
