//! The registration service's side from the command line, for people and for programs.

use std::fs;

use super::steps::{alains, giulias, submit};
use crate::support::{alain, answer_of, complaint_of, giulia, spawn, teleservices};

/// List, show, ask for a correction, take into account: each in JSON and in words.
#[actix_web::test]
async fn the_program_lists_shows_and_decides() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let number = submit(&caller, alains()).await.number;
    let listed = answer_of(&app, &["declarations", "list", "--state", "submitted"]).await;
    assert_eq!((listed[0]["number"].as_str(), listed[0]["matricule"].as_str()), (Some(&*number), Some("002490")));
    let shown = answer_of(&app, &["declarations", "show", &number]).await;
    assert_eq!(shown["declaration"], listed[0]);
    assert_eq!(shown["declared"]["spouse"]["lines"][0]["months"], 7);
    let ask = ["declarations", "ask-correction", &number, "--seen", "1", "--text", "Un mois manque."];
    assert_eq!(answer_of(&app, &ask).await["correction"]["text"], "Un mois manque.");
    let (_, said, _) = teleservices(&app, &["declarations", "show", &number], "").await;
    for expected in [
        number.as_str(),
        "to correct",
        "Un mois manque.",
        "salary: 32040.00 EUR, 12 months",
        "same period as line 1",
        "Chloé",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let unseen = ["declarations", "take-into-account", &number, "--seen", "2"];
    assert!(complaint_of(&app, &unseen).await.contains("has a version 1"));
    let take = ["declarations", "take-into-account", &number, "--seen", "1"];
    assert_eq!(answer_of(&app, &take).await["declaration"]["state"], "taken_into_account");
    assert!(complaint_of(&app, &take).await.contains("taken into account already"));
    assert!(complaint_of(&app, &["declarations", "show", "DEC2026-999999"]).await.contains("there is no declaration"));
}

/// The export goes into a file, or to standard output.
#[actix_web::test]
async fn the_program_exports_what_was_taken_into_account() {
    let app = spawn().await;
    let number = submit(&app.sign_in(&giulia()).await, giulias()).await.number;
    answer_of(&app, &["declarations", "take-into-account", &number, "--seen", "1"]).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("declarations.csv");
    let said = answer_of(&app, &["declarations", "export", "--output", file.to_str().unwrap()]).await;
    assert_eq!(said["declarations"], 1);
    let (ok, printed, complaint) = teleservices(&app, &["declarations", "export"], "").await;
    assert!(ok, "{complaint}");
    assert_eq!(printed, fs::read_to_string(&file).unwrap());
    assert!(printed.starts_with("number,version,campaign,") && printed.contains("4210050"), "{printed}");
}
