//! The list of open sessions, and « ce n'était pas moi ».

use chrono::TimeDelta;
use contract::{
    identity::ReadSession,
    problem::ProblemKind,
    profile::{DenySession, EndSession, ListSessions, OpenSession},
};
use uuid::Uuid;

use crate::support::{Caller, TestApp, alain, giulia, sophie, spawn};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

async fn with_firefox(app: &TestApp) -> Caller {
    let caller = app.anybody();
    let request = caller.request(reqwest::Method::POST, "/api/v1/session").ours().header("user-agent", FIREFOX);
    request.json(&alain().credentials()).send().await.expect_status(201);
    caller
}

async fn sessions(caller: &Caller) -> Vec<OpenSession> {
    caller.send(&ListSessions).await.unwrap().sessions
}

async fn has_ended(caller: &Caller) -> bool {
    caller.send(&ReadSession).await.is_err_and(|error| error.kind() == Some(ProblemKind::SessionRequired))
}

/// The session that asks stands first, then the newest; what time has ended and what is another's does not stand there.
#[actix_web::test]
async fn the_open_sessions_are_listed() {
    let app = spawn().await;
    app.sign_in(&alain()).await;
    app.clock.advance(TimeDelta::minutes(20));
    app.sign_in(&sophie()).await;
    let asking = with_firefox(&app).await;
    app.clock.advance(TimeDelta::minutes(1));
    app.sign_in(&alain()).await;
    app.clock.advance(TimeDelta::minutes(1));
    app.sign_in(&alain()).await;
    let listed = sessions(&asking).await;
    assert_eq!(listed.iter().map(|one| one.current).collect::<Vec<_>>(), [true, false, false]);
    assert!(listed[1].signed_in_at > listed[2].signed_in_at);
    assert_eq!((listed[0].browser.as_deref(), listed[0].system.as_deref()), (Some("Firefox"), Some("Linux")));
    assert_eq!((&listed[1].browser, &listed[1].system), (&None, &None));
}

/// One session is ended, the others go on; ended twice, it is not there.
#[actix_web::test]
async fn one_session_is_ended() {
    let app = spawn().await;
    let (here, there) = (app.sign_in(&alain()).await, app.sign_in(&alain()).await);
    let id = sessions(&here).await[1].id;
    here.send(&EndSession { id }).await.unwrap();
    assert!(has_ended(&there).await && !has_ended(&here).await);
    assert_eq!(here.send(&EndSession { id }).await.unwrap_err().kind(), Some(ProblemKind::NotFound));
}

/// Somebody else's session is not there, to end or to deny.
#[actix_web::test]
async fn somebody_elses_session_is_not_there() {
    let app = spawn().await;
    let (alain, giulia) = (app.sign_in(&alain()).await, app.sign_in(&giulia()).await);
    let theirs = sessions(&giulia).await[0].id;
    for id in [theirs, Uuid::from_u128(7)] {
        assert_eq!(alain.send(&EndSession { id }).await.unwrap_err().kind(), Some(ProblemKind::NotFound));
        assert_eq!(alain.send(&DenySession { id }).await.unwrap_err().kind(), Some(ProblemKind::NotFound));
    }
    assert!(!has_ended(&giulia).await);
    let request = alain.request(reqwest::Method::DELETE, "/api/v1/profile/sessions/x").ours();
    request.send().await.expect_problem(ProblemKind::NotFound);
}

/// « Ce n'était pas moi » ends every other session, makes other browsers unknown, and tells the owner.
#[actix_web::test]
async fn denying_a_session_ends_all_others_and_forgets_their_browsers() {
    let app = spawn().await;
    let (owner, stranger, third) =
        (app.sign_in(&alain()).await, app.sign_in(&alain()).await, app.sign_in(&alain()).await);
    let denied = sessions(&owner).await.into_iter().find(|one| !one.current).unwrap().id;
    owner.send(&DenySession { id: denied }).await.unwrap();
    assert!(has_ended(&stranger).await && has_ended(&third).await && !has_ended(&owner).await);
    assert_eq!(app.notices_of(app.subscription_of(&alain()).await.id).await, ["sessions_ended"]);

    let guess = alain().credentials_but("password", "deviné au hasard");
    for _ in 0..5 {
        app.anybody().sign_in(&guess).await.expect_problem(ProblemKind::SignInRefused);
    }
    stranger.sign_in(&alain().credentials()).await.expect_problem(ProblemKind::TooManyAttempts);
    owner.sign_out().await.expect_status(204);
    owner.sign_in(&alain().credentials()).await.expect_status(201);
}
