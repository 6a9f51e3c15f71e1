//! Information pages, over HTTP: the texts themselves are tested beside their code.

use contract::{
    language::Language,
    pages::{InformationPage, ListPages, ReadPage},
    population::Population,
    problem::ProblemKind,
};
use reqwest::Method;

use crate::support::{spawn, spawn_with};

/// NAV-02, NAV-07: every population has pages of its own, and the bottom menu has those of the portal.
#[actix_web::test]
async fn every_menu_has_its_pages() {
    let app = spawn().await;
    for language in Language::ALL {
        let pages = app.anybody().send_in(language, &ListPages).await.pages;
        for population in Population::ALL {
            assert!(pages.iter().any(|page| page.populations.contains(&population)), "{population:?} {language:?}");
        }
        for slug in ["presentation", "accueil", "telechargements", "aide", "mentions-legales", "accessibilite"] {
            let page = pages.iter().find(|page| page.slug == slug);
            assert!(page.is_some_and(|page| page.populations.is_empty()), "{slug} {language:?}");
        }
    }
}

/// Every page that is listed can be read, in every language, and carries no script.
#[actix_web::test]
async fn every_listed_page_can_be_read() {
    let app = spawn().await;
    let caller = app.anybody();
    for language in Language::ALL {
        for entry in caller.send_in(language, &ListPages).await.pages {
            let page = caller.send_in(language, &ReadPage { slug: entry.slug.clone() }).await;
            assert_eq!((page.slug, page.title), (entry.slug, entry.title));
            assert!(!page.html.trim().is_empty());
            for forbidden in ["<script", "<style", "<h1", " style=", "javascript:", "{{"] {
                assert!(!page.html.contains(forbidden), "{forbidden}");
            }
        }
    }
}

/// A page that does not exist is not found, whatever its name looks like: no name reaches another file.
#[actix_web::test]
async fn an_unknown_page_is_not_found() {
    let app = spawn().await;
    for slug in ["rien", "..%2F..%2FCargo", "%2Fetc%2Fpasswd", "aide.md", "%00", "AIDE"] {
        app.anybody().get(format!("/api/v1/pages/{slug}")).await.expect_problem(ProblemKind::NotFound);
    }
}

/// A page says in which language it is, and that it depends on the language asked for.
#[actix_web::test]
async fn a_page_says_its_language() {
    let app = spawn().await;
    for (asked, given) in [("it-CH,it;q=0.9", "it"), ("de", "fr"), ("en-GB", "en"), ("", "fr"), (";;q=x", "fr")] {
        let request = app.anybody().request(Method::GET, "/api/v1/pages/aide").header("accept-language", asked);
        let answer = request.send().await.expect_status(200);
        assert_eq!(answer.header("content-language"), Some(given), "{asked}");
        assert!(answer.header("vary").unwrap().contains("accept-language"));
        let page: InformationPage = answer.read();
        assert_eq!(page.language.code(), given);
    }
}

/// Texts that are the same for everybody may be kept for a moment, and are not sent again unchanged.
#[actix_web::test]
async fn pages_may_be_kept_and_are_not_sent_again() {
    let app = spawn().await;
    let first = app.anybody().get("/api/v1/pages/aide").await;
    assert!(first.header("cache-control").unwrap().starts_with("public"));
    let request = app.anybody().request(Method::GET, "/api/v1/pages/aide");
    let again = request.header("if-none-match", first.header("etag").unwrap()).send().await;
    assert_eq!(again.status, 304);
}

/// A fund's own directory replaces a page and adds another.
#[actix_web::test]
async fn a_funds_own_texts_take_their_place() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("fr")).unwrap();
    let text = "+++\ntitle = \"Notre aide\"\nsummary = \"À nous.\"\norder = 1\n+++\n\nBonjour.\n";
    std::fs::write(folder.path().join("fr/aide.md"), text).unwrap();
    let directory = folder.path().to_owned();
    let app = spawn_with(move |config| config.content_directory = Some(directory)).await;
    let page = app.anybody().send_in(Language::Fr, &ReadPage { slug: "aide".to_owned() }).await;
    assert_eq!(page.title, "Notre aide");
    assert!(page.html.contains("Bonjour"));
}
