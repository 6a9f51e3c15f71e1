//! General terms (PROF-08).

use std::fs;

use contract::{
    language::Language,
    profile::MailOption,
    terms::{ReadTerms, Terms, TermsDocument},
};

use crate::{
    profile::steps::{choice, options, own, send_choice},
    support::{TestApp, alain, spawn, spawn_with},
};

fn terms(version: Option<&str>) -> ReadTerms {
    ReadTerms { document: TermsDocument::MailOptions, version: version.map(str::to_owned) }
}

/// The terms in force are there in three languages, for everybody.
#[actix_web::test]
async fn the_terms_in_force_can_be_read_in_every_language() {
    let app = spawn().await;
    for language in Language::ALL {
        let found = app.anybody().send_in(language, &terms(None)).await;
        assert_eq!((found.version.as_str(), found.in_force, found.language), ("2026-11", true, language));
        assert!(found.html.contains("<h2>") && !found.html.contains("{{"), "{language:?}");
        assert_eq!(app.anybody().send_in(language, &terms(Some("2026-11"))).await, found);
    }
}

/// What does not exist is not found, whatever it is called.
#[actix_web::test]
async fn unknown_terms_are_not_found() {
    let app = spawn().await;
    for path in ["elsewhere", "mail_options", "mail-options/versions/2019-01", "mail-options/versions/%00"] {
        app.anybody().get(format!("/api/v1/terms/{path}")).await.expect_status(404);
    }
}

/// Writes a version of a fund's own.
fn write_version(folder: &std::path::Path, version: &str, text: &str) {
    let folder = folder.join("terms/mail-options").join(version);
    fs::create_dir_all(&folder).unwrap();
    let settings = "+++\ntitle = \"Conditions\"\nin_force_from = 2026-11-20\n+++\n";
    fs::write(folder.join("fr.md"), format!("{settings}{text}\n")).unwrap();
}

async fn accept(app: &TestApp, version: &str) {
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    let (_, tag) = options(&caller, subscription).await;
    let mut postal = choice(MailOption::Postal, &[]);
    postal["terms_version"] = version.into();
    send_choice(&caller, subscription, Some(&tag), &postal).await.expect_status(200);
}

fn read_again(app: &TestApp) {
    // What the server does by itself within seconds.
    let due = std::time::Instant::now();
    while !app.state.pages.is_due() {
        assert!(due.elapsed().as_secs() < 60);
        std::thread::yield_now();
    }
    app.state.pages.refresh();
}

/// PROF-08: what was accepted is shown word for word, although its file was changed and even when it is gone.
#[actix_web::test]
async fn what_was_accepted_can_be_read_again_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    write_version(folder.path(), "fund-1", "Premier texte");
    let directory = folder.path().to_owned();
    let app = spawn_with(|config| config.content_directory = Some(directory)).await;
    accept(&app, "fund-1").await;

    write_version(folder.path(), "fund-1", "Texte changé en cachette");
    read_again(&app);
    for version in [None, Some("fund-1")] {
        let found: Terms = app.anybody().send(&terms(version)).await.unwrap();
        assert_eq!((found.html.as_str(), found.in_force), ("<p>Premier texte</p>\n", true), "{version:?}");
    }

    fs::remove_dir_all(folder.path().join("terms")).unwrap();
    read_again(&app);
    let current: Terms = app.anybody().send(&terms(None)).await.unwrap();
    assert_eq!(current.version, "2026-11");
    let found: Terms = app.anybody().send_in(Language::It, &terms(Some("fund-1"))).await;
    assert_eq!((found.html.as_str(), found.in_force), ("<p>Premier texte</p>\n", false));
    assert_eq!(found.language, Language::Fr, "the language in which it was accepted");
}
