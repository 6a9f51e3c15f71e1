//! « Vous souhaitez vous abonner » (AUTH-07, AUTH-08).

use chrono::{NaiveDate, TimeDelta};
use contract::problem::ProblemKind;
use entity::{
    fund::{dated_parameter, import_batch},
    household::person,
    identity::{one_time_secret::Purpose, subscription},
    post::letter::{self, LetterKind, LetterState},
};
use futures_util::future::join_all;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, Set,
    sea_query::Expr,
};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestApp, alain, first_day, spawn, spawn_with};

const MATTEO: (&str, &str, &str) = ("050001", "050001-1", "employee");
const CAMILLE: (&str, &str, &str) = ("050003", "050003-1", "employee");

fn newcomer(last_name: &str) -> Value {
    let found = demo::newcomers().into_iter().find(|who| who.last_name == last_name).unwrap();
    json!({
        "population": found.population.code(),
        "matricule": found.matricule,
        "birth_date": found.birth_date,
        "last_name": found.last_name,
        "first_name": found.first_name,
    })
}

fn but(typed: &Value, field: &str, value: &str) -> Value {
    let mut changed = typed.clone();
    changed[field] = value.into();
    changed
}

fn typed_by_alain() -> Value {
    json!({
        "population": "employee",
        "matricule": "002490",
        "birth_date": alain().named.birth_date,
        "last_name": "Dupont",
        "first_name": "Alain",
    })
}

async fn ask(app: &TestApp, typed: &Value) -> Answer {
    ask_from(app, "203.0.113.1", typed).await
}

async fn ask_from(app: &TestApp, address: &str, typed: &Value) -> Answer {
    send_from(&app.anybody(), address, typed).await
}

async fn send_from(caller: &Caller, address: &str, typed: &Value) -> Answer {
    let request = caller.request(reqwest::Method::POST, "/api/v1/subscription-requests").ours();
    request.sent_from(address).header("accept-language", "it").json(typed).send().await
}

async fn find(app: &TestApp, (matricule, number, population): (&str, &str, &str)) -> Option<subscription::Model> {
    app.subscription(matricule, number, population).await
}

async fn letters(app: &TestApp) -> u64 {
    letter::Entity::find().count(app.db()).await.unwrap()
}

/// Whoever meets the conditions is registered, and a letter with an activation code is queued in their language.
#[actix_web::test]
async fn who_meets_the_conditions_is_registered_and_gets_a_letter() {
    let app = spawn().await;
    assert!(find(&app, MATTEO).await.is_none());
    let answer = ask(&app, &newcomer("Giordano")).await.expect_status(202);
    assert_eq!(answer.read::<Value>(), json!({ "link_hours": 24, "code_days": 30 }));
    let registered = find(&app, MATTEO).await.unwrap();
    assert_eq!((registered.batch_id, registered.created_at), (None, Some(app.clock.now())));
    assert_eq!((registered.password_hash, registered.language.as_str()), (None, "it"));
    let letters = app.letters_of(registered.id).await;
    assert_eq!(letters.iter().map(|letter| letter.kind).collect::<Vec<_>>(), [LetterKind::Activation]);
    assert_eq!(letters[0].language, "it");
}

/// The whole way: asking, the code of the letter, a password of one's own, and in.
#[actix_web::test]
async fn from_the_request_to_a_password_of_ones_own() {
    let app = spawn().await;
    ask(&app, &newcomer("Giordano")).await.expect_status(202);
    let code = app.code_for(find(&app, MATTEO).await.unwrap().id, Purpose::ActivationCode).await;
    let mut credentials = newcomer("Giordano");
    credentials["password"] = code.into();
    let caller = app.anybody();
    let session = caller.sign_in(&credentials).await.expect_status(201).read::<contract::identity::Session>();
    assert!(session.must_choose_password);
    let choice = contract::identity::ChoosePassword {
        current_password: None,
        new_password: "quatre chevaux sous la pluie".to_owned(),
    };
    assert!(!caller.send(&choice).await.unwrap().must_choose_password);
    assert!(caller.send(&contract::care::ReadCareTotals::default()).await.is_ok());
}

/// Accents, case, hyphens, the birth name and a second given name do not stand in the way.
#[actix_web::test]
async fn names_are_understood_however_they_are_written() {
    for (last_name, first_name) in [("GIORDANO", "matteo"), (" giordanò ", "Matteo Luigi"), ("Gior-dano", "Mattéo")] {
        let app = spawn().await;
        let typed = but(&but(&newcomer("Giordano"), "last_name", last_name), "first_name", first_name);
        ask(&app, &typed).await.expect_status(202);
        assert!(find(&app, MATTEO).await.is_some(), "{last_name} {first_name}");
    }
}

/// Everything that leads nowhere is answered, to the byte, like what leads somewhere, and leaves no trace.
#[actix_web::test]
async fn every_other_case_is_answered_alike_and_does_nothing() {
    let app = spawn().await;
    let before = letters(&app).await;
    let matteo = newcomer("Giordano");
    let refused = [
        ("an unknown matricule", but(&matteo, "matricule", "999999")),
        ("another birth date", but(&matteo, "birth_date", "1991-04-23")),
        ("another family name", but(&matteo, "last_name", "Giordana")),
        ("another given name", but(&matteo, "first_name", "Mattia")),
        ("a right of the other fund", but(&matteo, "population", "self_employed")),
        ("somebody who is no spouse", but(&matteo, "population", "spouse")),
        ("no postal address", newcomer("Bottero")),
        ("subscribed under another population", but(&typed_by_alain(), "population", "spouse")),
        ("already subscribed, another name", but(&typed_by_alain(), "last_name", "Durand")),
    ];
    let mut answers = Vec::new();
    for (what, typed) in &refused {
        let answer = ask(&app, typed).await;
        assert_eq!(answer.status, 202, "{what}");
        answers.push(answer.fingerprint());
    }
    assert_eq!(letters(&app).await, before);
    answers.push(ask(&app, &matteo).await.fingerprint());
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(letters(&app).await, before + 1);
}

/// AUTH-08: who is subscribed already is told so when everything matches, also while the activation is on its way.
#[actix_web::test]
async fn who_is_subscribed_already_is_told_so() {
    let app = spawn().await;
    ask(&app, &typed_by_alain()).await.expect_problem(ProblemKind::AlreadySubscribed);
    ask(&app, &newcomer("Robini")).await.expect_problem(ProblemKind::AlreadySubscribed);
    ask(&app, &newcomer("Giordano")).await.expect_status(202);
    ask(&app, &newcomer("Giordano")).await.expect_problem(ProblemKind::AlreadySubscribed);
}

/// When the activation code has expired unused, asking again brings another letter.
#[actix_web::test]
async fn an_activation_that_expired_can_be_asked_for_again() {
    let app = spawn().await;
    let camille = find(&app, CAMILLE).await.unwrap().id;
    app.code_for(camille, Purpose::ActivationCode).await;
    letter::Entity::update_many()
        .col_expr(letter::Column::State, Expr::value("posted"))
        .filter(letter::Column::SubscriptionId.eq(camille))
        .exec(app.db())
        .await
        .unwrap();
    ask(&app, &newcomer("Robini")).await.expect_problem(ProblemKind::AlreadySubscribed);
    app.clock.advance(TimeDelta::days(30));
    ask(&app, &newcomer("Robini")).await.expect_status(202);
    let states: Vec<LetterState> = app.letters_of(camille).await.iter().map(|letter| letter.state).collect();
    assert_eq!(states, [LetterState::Posted, LetterState::Queued]);
}

/// The dead are nobody's business, subscribed or not.
#[actix_web::test]
async fn the_dead_are_answered_like_strangers() {
    let app = spawn().await;
    let day: Option<NaiveDate> = first_day().pred_opt();
    person::Entity::update_many()
        .col_expr(person::Column::DeathDate, Expr::value(day))
        .filter(person::Column::Number.is_in(["002490-1", "050001-1"]))
        .exec(app.db())
        .await
        .unwrap();
    ask(&app, &typed_by_alain()).await.expect_status(202);
    ask(&app, &newcomer("Giordano")).await.expect_status(202);
    assert!(find(&app, MATTEO).await.is_none());
}

/// The conditions are the fund's, by the day of the request.
#[actix_web::test]
async fn the_conditions_are_those_of_the_day() {
    let app = spawn().await;
    let batch_id = import_batch::Entity::find().one(app.db()).await.unwrap().unwrap().id;
    let stricter = dated_parameter::ActiveModel {
        code: Set("subscription.minimum_age".to_owned()),
        valid_from: Set(first_day() + chrono::Days::new(1)),
        value: Set(40),
        unit: Set("years".to_owned()),
        source: Set("essai".to_owned()),
        illustrative: Set(true),
        batch_id: Set(batch_id),
        ..Default::default()
    };
    stricter.insert(app.db()).await.unwrap();
    app.clock.advance(TimeDelta::days(1));
    ask(&app, &newcomer("Giordano")).await.expect_status(202);
    assert!(find(&app, MATTEO).await.is_none(), "forty from tomorrow on");
    app.clock.advance(TimeDelta::days(-1));
    ask(&app, &newcomer("Giordano")).await.expect_status(202);
    assert!(find(&app, MATTEO).await.is_some());
}

/// Of many requests at the same moment one registers, and one letter is queued.
#[actix_web::test]
async fn of_parallel_requests_one_registers() {
    let app = spawn_with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await;
    let before = letters(&app).await;
    let anybody = app.anybody();
    let requests = (0..20).map(|number| {
        let (caller, address) = (anybody.twin(), format!("203.0.113.{number}"));
        async move { send_from(&caller, &address, &newcomer("Giordano")).await.status }
    });
    let statuses = join_all(requests).await;
    assert!(statuses.iter().all(|status| [202, 409].contains(status)), "{statuses:?}");
    assert_eq!(letters(&app).await, before + 1);
}

/// Guessing the name that belongs to a matricule slows down, from one address and from all together.
#[actix_web::test]
async fn guessing_names_slows_down() {
    let app = spawn_with(|config| config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()]).await;
    for guess in ["Durand", "Martin", "Rossi", "Bianchi", "Ferrero"] {
        ask(&app, &but(&typed_by_alain(), "last_name", guess)).await.expect_status(202);
    }
    ask(&app, &typed_by_alain()).await.expect_problem(ProblemKind::TooManyAttempts);
    for number in 0..16 {
        let guess = but(&typed_by_alain(), "last_name", "Orengo");
        ask_from(&app, &format!("198.51.100.{number}"), &guess).await.expect_status(202);
    }
    ask_from(&app, "198.51.100.77", &typed_by_alain()).await.expect_problem(ProblemKind::TooManyAttempts);
    app.sign_in(&alain()).await;
}
