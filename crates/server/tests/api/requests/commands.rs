//! `teleservices requests`, as an operator types it.

use super::support::ask;
use crate::support::{TestApp, alain, answer_of, complaint_of, spawn, teleservices};

async fn told(app: &TestApp, arguments: &[&str]) -> String {
    let (ok, out, complaint) = teleservices(app, &[&["requests"], arguments].concat(), "").await;
    assert!(ok, "{arguments:?}: {complaint}");
    out
}

/// From the list to the answer, in words and in JSON.
#[actix_web::test]
async fn a_request_is_listed_shown_taken_in_hand_and_answered() {
    let app = spawn().await;
    assert_eq!(told(&app, &["list"]).await, "No request waits for an answer.\n");
    let number = ask(&app.sign_in(&alain()).await, "card-duplicate").await.number;
    assert!(told(&app, &["list", "--department", "registration"]).await.contains(&number));
    assert!(!told(&app, &["list", "--department", "pensions"]).await.contains(&number));
    let shown = told(&app, &["show", &number]).await;
    for fact in [&number, "received", "card-duplicate", "002490", "Alain Dupont", "Monaco"] {
        assert!(shown.contains(fact), "{fact}:\n{shown}");
    }
    let taken = told(&app, &["assign", &number, "--to", "C. Orengo"]).await;
    assert!(taken.contains("being_handled") && taken.contains("C. Orengo"), "{taken}");
    let answered = answer_of(&app, &["requests", "answer", &number, "--sent", "--note", "Bien à vous."]).await;
    assert_eq!(
        (&answered["request"]["state"], &answered["request"]["answer"]),
        (&"sent".into(), &"Bien à vous.".into())
    );
    assert_eq!(told(&app, &["list"]).await, "No request waits for an answer.\n");
    assert_eq!(answer_of(&app, &["requests", "list", "--all"]).await[0]["number"], number.as_str());
}

/// What cannot be done is told in words.
#[actix_web::test]
async fn what_cannot_be_done_is_told() {
    let app = spawn().await;
    let number = ask(&app.sign_in(&alain()).await, "card-duplicate").await.number;
    assert!(
        complaint_of(&app, &["requests", "show", "DEM2026-999999"])
            .await
            .contains("there is no request `DEM2026-999999`")
    );
    complaint_of(&app, &["requests", "answer", &number]).await;
    complaint_of(&app, &["requests", "answer", &number, "--sent", "--refused", "Non."]).await;
    complaint_of(&app, &["requests", "answer", &number, "--refused", "Non.", "--note", "Et oui."]).await;
    told(&app, &["answer", &number, "--refused", "Il manque une photo."]).await;
    assert!(complaint_of(&app, &["requests", "answer", &number, "--sent"]).await.contains("is answered already"));
}
