//! The file for the fund's core system: a row for each thing that was declared.

use std::collections::HashMap;

use contract::resources::DeclaredResources;
use teleservices::{
    audit::{self, Actor},
    resources::{export_declarations, take_into_account},
};

use super::steps::{alains, giulias, submit};
use crate::support::{TestApp, alain, giulia, rene, spawn};

type Row = HashMap<String, String>;

async fn export(app: &TestApp, since: Option<&str>) -> Vec<Row> {
    let mut bytes = Vec::new();
    let since = since.map(|day| day.parse().unwrap());
    export_declarations(app.db(), Actor::Operator, since, &mut bytes, app.clock.now()).await.unwrap();
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(Result::unwrap).collect()
}

async fn taken(app: &TestApp, person: &crate::support::Person, declared: DeclaredResources) -> String {
    let sent = submit(&app.sign_in(person).await, declared).await;
    take_into_account(app.db(), Actor::Operator, &sent.number, 1, app.clock.now()).await.unwrap();
    sent.number
}

/// Everything that was declared is in it, as codes and cents, hostile text included.
#[actix_web::test]
async fn everything_that_was_declared_is_in_the_file() {
    let app = spawn().await;
    let mut declared = alains();
    declared.holder.remarks = Some("a \"b\", c;\n=1+1".to_owned());
    let number = taken(&app, &alain(), declared).await;
    let rows = export(&app, None).await;
    let kinds: Vec<(&str, &str)> = rows.iter().map(|row| (row["kind"].as_str(), row["whose"].as_str())).collect();
    assert_eq!(
        kinds,
        [
            ("income", "holder"),
            ("income", "holder"),
            ("remarks", "holder"),
            ("income", "spouse"),
            ("remarks", "spouse"),
            ("children", ""),
            ("child", ""),
            ("child", ""),
            ("child", ""),
        ]
    );
    assert!(rows.iter().all(|row| row["number"] == number && row["matricule"] == "002490" && row["version"] == "1"));
    let second = &rows[1];
    let income = ["code", "amount_cents", "months", "same_period_as"].map(|column| second[column].as_str());
    assert_eq!(income, ["daily_allowances", "84150", "2", "1"]);
    assert_eq!(rows[2]["text"], "a \"b\", c;\n=1+1");
    let child = ["first_name", "birth_date", "cover"].map(|column| rows[8][column].as_str());
    assert_eq!(child, ["Chloé", "2019-02-17", "household"]);
}

/// Only what is taken into account, from a day on; what left is noted.
#[actix_web::test]
async fn only_what_is_taken_into_account_leaves() {
    let app = spawn().await;
    let first = taken(&app, &giulia(), giulias()).await;
    app.clock.advance(chrono::TimeDelta::days(3));
    let situation =
        DeclaredResources { special_situation: Some("other_scheme".to_owned()), ..DeclaredResources::default() };
    let second = taken(&app, &rene(), situation).await;
    submit(&app.sign_in(&alain()).await, alains()).await;
    let numbers = async |since| -> Vec<String> {
        export(&app, since).await.into_iter().map(|row| row["number"].clone()).collect()
    };
    assert_eq!(numbers(None).await, [first.clone(), second.clone()]);
    assert_eq!(numbers(Some("2026-11-26")).await, std::slice::from_ref(&second));
    let rows = export(&app, Some("2026-11-26")).await;
    assert_eq!((rows[0]["kind"].as_str(), rows[0]["code"].as_str()), ("situation", "other_scheme"));
    let noted = audit::list(app.db(), Some(&second), 20).await.unwrap();
    assert_eq!(noted.iter().filter(|entry| entry.action == "exported").count(), 3);
}
