//! The two cookies, and what is stored of them.

use contract::{identity::ReadSession, problem::ProblemKind};
use entity::identity::{known_browser, session};
use sea_orm::EntityTrait as _;

use crate::support::{Answer, alain, spawn, spawn_with};

fn cookie_named<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let start = format!("{name}=");
    answer.set_cookies().into_iter().find(|cookie| cookie.starts_with(&start)).unwrap()
}

/// On loopback over plain http the cookies are hidden from scripts and stay on this site; they claim no TLS.
#[actix_web::test]
async fn on_loopback_the_cookies_are_http_only_and_strict() {
    let app = spawn().await;
    let answer = app.anybody().sign_in(&alain().credentials()).await;
    assert_eq!(answer.set_cookies().len(), 2);
    for name in ["session", "browser"] {
        let cookie = cookie_named(&answer, name);
        for attribute in ["; HttpOnly", "; SameSite=Strict", "; Path=/"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert!(!cookie.contains("; Secure") && !cookie.contains("; Domain"), "{cookie}");
    }
}

/// Over https the cookies are `__Host-`, `Secure`, `HttpOnly`, `SameSite=Strict` and without a domain.
#[actix_web::test]
async fn over_https_the_cookies_belong_to_this_host_alone() {
    let app = spawn_with(|config| config.public_url = "https://portail.example".to_owned()).await;
    let caller = app.anybody();
    let answer = caller.sign_in(&alain().credentials()).await.expect_status(201);
    for name in ["__Host-session", "__Host-browser"] {
        let cookie = cookie_named(&answer, name);
        for attribute in ["; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert!(!cookie.contains("; Domain"), "{cookie}");
    }
    assert!(caller.send(&ReadSession).await.is_ok());
}

/// Over https a cookie without the prefix, which a neighbouring site could have set, opens nothing.
#[actix_web::test]
async fn over_https_only_the_prefixed_cookie_counts() {
    let app = spawn_with(|config| config.public_url = "https://portail.example".to_owned()).await;
    let caller = app.anybody();
    caller.sign_in(&alain().credentials()).await.expect_status(201);
    let token = caller.cookie("__Host-session").unwrap();
    let neighbour = app.anybody();
    neighbour.set_cookie("session", &token);
    assert_eq!(neighbour.send(&ReadSession).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
}

/// The session's cookie ends with the browser; the one that makes the browser known stays.
#[actix_web::test]
async fn only_the_known_browser_outlives_the_browser() {
    let app = spawn().await;
    let answer = app.anybody().sign_in(&alain().credentials()).await;
    assert!(!cookie_named(&answer, "session").contains("Max-Age"));
    assert!(cookie_named(&answer, "browser").contains("; Max-Age=34560000"));
}

/// A secret has 256 random bits, and the database keeps a hash of it: who reads the tables opens no session.
#[actix_web::test]
async fn secrets_are_stored_hashed_only() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let session = caller.cookie("session").unwrap();
    let browser = caller.cookie("browser").unwrap();
    assert_eq!([session.len(), browser.len()], [43, 43], "32 bytes in base64url");
    let stored_session = session::Entity::find().one(app.db()).await.unwrap().unwrap().token_hash;
    let stored_browser = known_browser::Entity::find().one(app.db()).await.unwrap().unwrap().token_hash;
    for (secret, stored) in [(&session, &stored_session), (&browser, &stored_browser)] {
        assert_ne!(secret, stored);
        assert_eq!(*stored, teleservices::secret::Token::presented(secret).hash());
    }
    let thief = app.anybody();
    thief.set_cookie("session", &stored_session);
    assert_eq!(thief.send(&ReadSession).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
}

/// Every sign-in gets a session of its own: a cookie that somebody planted before is not taken over.
#[actix_web::test]
async fn a_planted_session_cookie_is_not_adopted() {
    let app = spawn().await;
    let caller = app.anybody();
    caller.set_cookie("session", "planted");
    caller.sign_in(&alain().credentials()).await.expect_status(201);
    assert_ne!(caller.cookie("session").unwrap(), "planted");
    let planter = app.anybody();
    planter.set_cookie("session", "planted");
    assert_eq!(planter.send(&ReadSession).await.unwrap_err().kind(), Some(ProblemKind::SessionRequired));
}
