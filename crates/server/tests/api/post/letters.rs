//! Letters: printed with a code each, posted, brought back.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use chrono::TimeDelta;
use contract::{
    identity::{ChoosePassword, LetterCode},
    language::Language,
};
use entity::{
    household::person,
    identity::one_time_secret::{self, Purpose},
    post::letter::{self, LetterKind, LetterState},
};
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, sea_query::Expr};
use secrecy::SecretString;
use serde_json::Value;
use teleservices::{
    identity::PasswordPool,
    post::{
        letters::{Mark, PrintError, PrintOrder, PrintReport, Which, letter_sender, list_letters, mark, print},
        queue_letter,
    },
};
use tempfile::TempDir;

use crate::support::{self, Person, TestApp, alain, giulia, pages_of_pdf, rene, teleservices};

/// The application, with nobody's letter waiting.
async fn spawn() -> TestApp {
    let app = support::spawn().await;
    letter::Entity::delete_many().exec(app.db()).await.unwrap();
    app
}

/// Key of the row of a person.
async fn person_of(app: &TestApp, who: &Person) -> i64 {
    app.subscription_of(who).await.person_id
}

async fn queue(app: &TestApp, who: &Person, kind: LetterKind) -> i64 {
    let subscription = app.subscription_of(who).await;
    let now = app.clock.now();
    database::write(app.db(), move |txn| async move {
        let id = queue_letter(&txn, subscription.id, kind, Language::Fr, now).await?;
        Ok::<_, DbErr>((txn, id))
    })
    .await
    .unwrap()
}

fn order(app: &TestApp, folder: &Path) -> PrintOrder {
    let sender = letter_sender(&app.state.config).unwrap();
    PrintOrder { folder: folder.to_owned(), most: 500, workers: 2, sender }
}

async fn print_into(app: &TestApp, folder: &Path) -> Result<PrintReport, PrintError> {
    print(app.db(), &order(app, folder), app.clock.now()).await
}

async fn state_of(app: &TestApp, id: i64) -> (LetterState, Option<String>) {
    let letter = letter::Entity::find_by_id(id).one(app.db()).await.unwrap().unwrap();
    (letter.state, letter.stop_reason)
}

async fn secrets_of(app: &TestApp, who: &Person) -> Vec<one_time_secret::Model> {
    app.secrets_of(app.subscription_of(who).await.id).await
}

/// The code in a text.
fn code_in(text: &str) -> LetterCode {
    let mut words = text.split(|c: char| c.is_whitespace());
    words.find_map(|word| LetterCode::parse(word).ok()).unwrap_or_else(|| panic!("no code:\n{text}"))
}

async fn opens(code: &LetterCode, secret: &one_time_secret::Model) -> bool {
    let pool = PasswordPool::new(1, 1).unwrap();
    pool.verify(SecretString::from(code.canonical()), Some(secret.secret_hash.clone())).await.unwrap()
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries.filter(|name| name != ".lock").collect()
}

/// A run prints one file with a code on each letter that works, and a list without codes or names.
#[actix_web::test]
async fn a_run_prints_a_code_on_each_letter() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    let letters = [
        queue(&app, &alain(), LetterKind::ForgottenPassword).await,
        queue(&app, &giulia(), LetterKind::Activation).await,
    ];
    let report = print_into(&app, folder.path()).await.unwrap();
    assert_eq!((report.printed, report.stopped, report.waiting), (2, 0, 0));
    let pages = pages_of_pdf(&fs::read(report.pdf.as_ref().unwrap()).unwrap());
    let list = fs::read_to_string(report.manifest.as_ref().unwrap()).unwrap();
    for (page, (who, purpose)) in
        pages.iter().zip([(alain(), Purpose::PasswordCode), (giulia(), Purpose::ActivationCode)])
    {
        assert!(page.contains(who.named.last_name) && page.contains(who.matricule()), "{page}");
        let (code, secrets) = (code_in(page), secrets_of(&app, &who).await);
        assert_eq!((secrets.len(), secrets[0].purpose), (1, purpose));
        assert_eq!(secrets[0].expires_at, app.clock.now() + TimeDelta::days(30));
        assert!(opens(&code, &secrets[0]).await);
        assert!(!list.contains(&code.grouped()) && !list.contains(who.named.last_name), "{list}");
        let kept = format!("{secrets:?}");
        assert!(!kept.contains(&code.canonical()) && !kept.contains(&code.grouped()));
    }
    assert_eq!(list.lines().count(), 3);
    for id in letters {
        assert_eq!(state_of(&app, id).await.0, LetterState::Printed);
    }
    let again = print_into(&app, folder.path()).await.unwrap();
    assert_eq!((again.run, again.printed), (None, 0));
}

/// A limit leaves the rest for the next run, in the order in which they were queued.
#[actix_web::test]
async fn a_limit_leaves_the_rest_for_the_next_run() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    let first = queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    let second = queue(&app, &giulia(), LetterKind::ForgottenPassword).await;
    let one = PrintOrder { most: 1, ..order(&app, folder.path()) };
    let report = print(app.db(), &one, app.clock.now()).await.unwrap();
    assert_eq!((report.printed, report.waiting), (1, 1));
    assert_eq!(state_of(&app, first).await.0, LetterState::Printed);
    assert_eq!(state_of(&app, second).await.0, LetterState::Queued);
}

/// Of several letters about one subscription the newest is printed: only one code works at a time.
#[actix_web::test]
async fn a_printed_code_takes_the_place_of_earlier_ones() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    print_into(&app, folder.path()).await.unwrap();
    let overtaken = queue(&app, &alain(), LetterKind::Activation).await;
    let newest = queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    app.clock.advance(TimeDelta::days(1));
    let report = print_into(&app, folder.path()).await.unwrap();
    assert_eq!((report.printed, report.stopped), (1, 1));
    assert_eq!(state_of(&app, overtaken).await, (LetterState::Stopped, Some("superseded".to_owned())));
    assert_eq!(state_of(&app, newest).await.0, LetterState::Printed);
    let voided: Vec<bool> = secrets_of(&app, &alain()).await.iter().map(|one| one.voided_at.is_some()).collect();
    assert_eq!(voided, [true, false]);
}

/// Whoever has chosen a password meanwhile is sent no code.
#[actix_web::test]
async fn a_password_chosen_meanwhile_stops_the_letter() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    let letter = queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    app.clock.advance(TimeDelta::minutes(5));
    let chosen = ChoosePassword {
        current_password: Some(alain().named.password.to_owned()),
        new_password: "quatre chevaux sous la pluie".to_owned(),
    };
    app.sign_in(&alain()).await.send(&chosen).await.unwrap();
    let report = print_into(&app, folder.path()).await.unwrap();
    assert_eq!((report.printed, report.stopped), (0, 1));
    assert_eq!(state_of(&app, letter).await, (LetterState::Stopped, Some("password_chosen".to_owned())));
    assert!(secrets_of(&app, &alain()).await.is_empty());
}

/// Nobody writes to the dead, or to nowhere; when the fund's data say otherwise, the letter goes out.
#[actix_web::test]
async fn letters_that_cannot_go_are_stopped_until_they_can() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    let (deceased, homeless) = (alain(), giulia());
    let letters = [
        queue(&app, &deceased, LetterKind::ForgottenPassword).await,
        queue(&app, &homeless, LetterKind::ForgottenPassword).await,
    ];
    let (dead, nowhere) = (person_of(&app, &deceased).await, person_of(&app, &homeless).await);
    set(&app, dead, person::Column::DeathDate, Expr::value(app.clock.now().date_naive())).await;
    set(&app, nowhere, person::Column::City, Expr::value(None::<String>)).await;
    let report = print_into(&app, folder.path()).await.unwrap();
    assert_eq!((report.printed, report.stopped), (0, 2));
    assert_eq!(state_of(&app, letters[0]).await, (LetterState::Stopped, Some("deceased".to_owned())));
    assert_eq!(state_of(&app, letters[1]).await, (LetterState::Stopped, Some("no_address".to_owned())));

    set(&app, nowhere, person::Column::City, Expr::value("Menton")).await;
    let report = print_into(&app, folder.path()).await.unwrap();
    assert_eq!((report.printed, report.stopped), (1, 0));
    assert_eq!(state_of(&app, letters[1]).await, (LetterState::Printed, None));
}

async fn set(app: &TestApp, id: i64, column: person::Column, value: sea_orm::sea_query::SimpleExpr) {
    person::Entity::update_many()
        .col_expr(column, value)
        .filter(person::Column::Id.eq(id))
        .exec(app.db())
        .await
        .unwrap();
}

fn one(report: &PrintReport) -> Which {
    Which::Run(report.run.clone().unwrap())
}

/// A letter that came back stops the next ones to the same person at the same address, until the address changes.
#[actix_web::test]
async fn a_letter_that_came_back_stops_the_next_ones() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    let report = print_into(&app, folder.path()).await.unwrap();
    let now = app.clock.now();
    assert_eq!(mark(app.db(), one(&report), Mark::Posted, now).await.unwrap(), 1);
    assert_eq!(mark(app.db(), one(&report), Mark::Returned, now).await.unwrap(), 1);
    assert!(secrets_of(&app, &alain()).await[0].voided_at.is_some(), "its code has been in other hands");

    let next = queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    assert_eq!(print_into(&app, folder.path()).await.unwrap().stopped, 1);
    assert_eq!(state_of(&app, next).await, (LetterState::Stopped, Some("came_back".to_owned())));
    let listed = list_letters(app.db(), &[LetterState::Stopped], None, 10).await.unwrap();
    assert!(listed[0].to_string().contains("came_back"));

    let holder = person_of(&app, &alain()).await;
    set(&app, holder, person::Column::AddressLine1, Expr::value("1 rue Neuve")).await;
    assert_eq!(print_into(&app, folder.path()).await.unwrap().printed, 1);
    assert_eq!(state_of(&app, next).await, (LetterState::Printed, None));
}

/// Or until somebody says that the address is right after all.
#[actix_web::test]
async fn an_address_can_be_resumed() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    queue(&app, &rene(), LetterKind::ForgottenPassword).await;
    let report = print_into(&app, folder.path()).await.unwrap();
    mark(app.db(), one(&report), Mark::Returned, app.clock.now()).await.unwrap();
    let next = queue(&app, &rene(), LetterKind::ForgottenPassword).await;
    print_into(&app, folder.path()).await.unwrap();
    let reference = list_letters(app.db(), &[LetterState::Stopped], None, 1).await.unwrap()[0].reference.clone();
    assert_eq!(mark(app.db(), Which::One(reference), Mark::Resume, app.clock.now()).await.unwrap(), 1);
    assert_eq!(print_into(&app, folder.path()).await.unwrap().printed, 1);
    assert_eq!(state_of(&app, next).await, (LetterState::Printed, None));
}

/// A word that makes no sense of a letter changes nothing.
#[actix_web::test]
async fn a_word_must_make_sense() {
    let app = spawn().await;
    let id = queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    let listed = list_letters(app.db(), &[LetterState::Queued], None, 1).await.unwrap();
    let which = || Which::One(listed[0].id.to_string());
    for word in [Mark::Posted, Mark::Returned, Mark::Resume] {
        let refused = mark(app.db(), which(), word, app.clock.now()).await.unwrap_err();
        assert!(refused.to_string().contains(&listed[0].reference), "{refused}");
    }
    for unknown in ["L-2026-999999", "nonsense"] {
        let refused = mark(app.db(), Which::One(unknown.to_owned()), Mark::Posted, app.clock.now()).await;
        assert!(refused.unwrap_err().to_string().contains(unknown));
    }
    assert_eq!(state_of(&app, id).await.0, LetterState::Queued);
}

/// A program that ends before the ledger is written leaves no paper and no code; one that ends after it leaves both.
#[actix_web::test]
async fn a_crash_leaves_paper_and_ledger_together() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    let unnoted = folder.path().join("letters-20261123-110000-dead.pdf.part");
    fs::write(&unnoted, "half of a").unwrap();
    queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    let report = print_into(&app, folder.path()).await.unwrap();
    assert!(!unnoted.exists(), "its run is not in the ledger");

    let names = names_in(folder.path());
    for name in &names {
        fs::rename(folder.path().join(name), folder.path().join(format!("{name}.part"))).unwrap();
    }
    print_into(&app, folder.path()).await.unwrap();
    assert_eq!(names_in(folder.path()), names, "its run is in the ledger");
    assert!(report.pdf.unwrap().exists());
}

/// Of two that print at once, into folders of their own, each letter is printed by one.
#[actix_web::test]
async fn two_runs_at_once_print_each_letter_once() {
    let (app, folders) = (spawn().await, [TempDir::new().unwrap(), TempDir::new().unwrap()]);
    for who in [alain(), giulia(), rene()] {
        queue(&app, &who, LetterKind::ForgottenPassword).await;
    }
    let (first, second) = tokio::join!(print_into(&app, folders[0].path()), print_into(&app, folders[1].path()));
    let printed: usize = [&first, &second].iter().filter_map(|run| run.as_ref().ok()).map(|run| run.printed).sum();
    assert_eq!(printed, 3, "{first:?} {second:?}");
    for who in [alain(), giulia(), rene()] {
        assert_eq!(secrets_of(&app, &who).await.len(), 1);
    }
    for (folder, run) in folders.iter().zip([first, second]) {
        let files = names_in(folder.path()).len();
        assert_eq!(files, if run.is_ok_and(|run| run.printed > 0) { 2 } else { 0 });
    }
}

/// What `letters --json` answers, or complains of.
async fn letters(app: &TestApp, arguments: &[&str]) -> (bool, Value) {
    let (ok, out, complaint) = teleservices(app, &[&["letters", "--json"], arguments].concat(), "").await;
    (ok, if ok { serde_json::from_str(&out).unwrap() } else { complaint.into() })
}

/// From the queue to the post, with the program's own commands.
#[actix_web::test]
async fn an_operator_prints_and_posts() {
    let (app, folder) = (spawn().await, TempDir::new().unwrap());
    queue(&app, &alain(), LetterKind::ForgottenPassword).await;
    let (ok, report) = letters(&app, &["print", "--out", folder.path().to_str().unwrap()]).await;
    assert!(ok, "{report}");
    let (run, pdf) = (report["run"].as_str().unwrap(), PathBuf::from(report["pdf"].as_str().unwrap()));
    assert!(pdf.exists());
    let (ok, changed) = letters(&app, &["posted", "--run", run]).await;
    assert!(ok && changed["changed"] == 1, "{changed}");
    let (ok, listed) = letters(&app, &["list", "--state", "posted"]).await;
    assert!(ok && listed[0]["run"] == run, "{listed}");
    let (ok, _) = letters(&app, &["returned", listed[0]["reference"].as_str().unwrap()]).await;
    assert!(ok);
    let (ok, complaint) = letters(&app, &["posted", "nonsense"]).await;
    assert!(!ok && complaint.as_str().unwrap().contains("nonsense"), "{complaint}");
}
