//! « Mes options de courrier » (PROF-05, PROF-06, PROF-08, PROF-09).

use chrono::TimeDelta;
use contract::{
    care::BeneficiaryRole,
    problem::ProblemKind,
    profile::{Document, ListMailOptionChoices, MailOption, RevokeMailOptions},
};
use futures_util::future::join_all;
use serde_json::json;
use teleservices::post::Notice;
use uuid::Uuid;

use super::steps::{
    MAILBOX, choice, confirm_address, go_electronic, insurer, mails, options, own, profile, read_options, send_choice,
    spawn,
};
use crate::support::{Answer, alain, claire_as_spouse, rene, sophie};

fn codes(answer: &Answer) -> Vec<(String, String)> {
    let problem = answer.expect_problem(ProblemKind::InvalidValues);
    problem.errors.into_iter().map(|error| (error.field, error.code)).collect()
}

/// PROF-05, PROF-06: the documents are those of the subscription, the members those of the household.
#[actix_web::test]
async fn documents_and_members_are_those_of_the_subscription() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let found = read_options(&caller, own(&caller).await).await;
    assert_eq!((found.option, found.chosen_at), (MailOption::Postal, None));
    assert_eq!(found.documents, [Document::CareStatement, Document::IndemnityStatement]);
    let roles: Vec<_> = found.members.iter().map(|member| member.role).collect();
    assert_eq!(roles[..2], [BeneficiaryRole::Holder, BeneficiaryRole::Spouse]);
    assert!(roles[2..].iter().all(|role| *role == BeneficiaryRole::Child) && roles.len() == 5, "{roles:?}");

    let caller = app.sign_in(&sophie()).await;
    let found = read_options(&caller, own(&caller).await).await;
    assert_eq!((found.documents, found.members), (vec![Document::AllowanceStatement], vec![]));

    let caller = app.sign_in(&rene()).await;
    let found = read_options(&caller, own(&caller).await).await;
    assert_eq!(found.documents, [Document::CareStatement, Document::PensionStatement]);
    assert_eq!(found.members.len(), 1, "who has died is not asked about");
}

/// PROF-05 to PROF-08: a choice is stored with its insurers, kept with its terms, and told.
#[actix_web::test]
async fn a_choice_is_stored_kept_and_told() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    let chosen = go_electronic(&app, &caller, &alain()).await;
    assert_eq!((chosen.option, chosen.chosen_at), (MailOption::Electronic, Some(app.clock.now())));
    assert!(chosen.members.iter().all(|member| member.insurer.as_ref().unwrap().mailbox == MAILBOX));
    assert_eq!(read_options(&caller, subscription).await, chosen);
    assert_eq!(profile(&caller).await.subscriptions[0].mail_option, MailOption::Electronic);
    let told = Notice::MailOptionsChanged { electronic: true, forwarded_members: 5 };
    assert_eq!(mails(&app).await.pop().unwrap(), ("alain.dupont@example.com".to_owned(), told));
    let kept = caller.send(&ListMailOptionChoices { subscription }).await.unwrap().choices;
    assert_eq!((kept.len(), kept[0].forwarded_members), (1, 5));
    assert_eq!(kept[0].terms_version.as_deref(), Some("2026-11"));
}

/// PROF-05: the choice is one subscription's; the person's other one stays by post.
#[actix_web::test]
async fn a_choice_is_for_one_subscription_only() {
    let app = spawn().await;
    let caller = app.sign_in(&claire_as_spouse()).await;
    confirm_address(&app, &caller, &claire_as_spouse(), "claire@example.com").await;
    let subscription = own(&caller).await;
    let (_, tag) = options(&caller, subscription).await;
    send_choice(&caller, subscription, Some(&tag), &choice(MailOption::Electronic, &[])).await.expect_status(200);
    let found: Vec<_> = profile(&caller).await.subscriptions.iter().map(|one| one.mail_option).collect();
    assert_eq!(found, [MailOption::Electronic, MailOption::Postal]);
}

/// A choice says which state it changes: without it 428, with an older one 412, and nothing is changed.
#[actix_web::test]
async fn a_choice_changes_what_was_read_and_nothing_newer() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    let (_, before) = options(&caller, subscription).await;
    let postal = choice(MailOption::Postal, &[]);
    send_choice(&caller, subscription, None, &postal).await.expect_problem(ProblemKind::PreconditionRequired);
    send_choice(&caller, subscription, Some("\"x\""), &postal).await.expect_problem(ProblemKind::ChangedMeanwhile);
    send_choice(&caller, subscription, Some("x"), &postal).await.expect_problem(ProblemKind::ChangedMeanwhile);
    let weakened = format!("W/{before}");
    let answer = send_choice(&caller, subscription, Some(&weakened), &postal).await.expect_status(200);
    let after = answer.header("etag").unwrap().to_owned();
    assert_eq!(options(&caller, subscription).await.1, after, "the answer's tag goes on from there");
    send_choice(&caller, subscription, Some(&before), &postal).await.expect_problem(ProblemKind::ChangedMeanwhile);
}

/// Of choices that were made from the same state at the same moment, one counts.
#[actix_web::test]
async fn of_simultaneous_choices_one_counts() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    let (_, tag) = options(&caller, subscription).await;
    let postal = choice(MailOption::Postal, &[]);
    let answers = join_all((0..8).map(|_| send_choice(&caller, subscription, Some(&tag), &postal))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == 412).count(), 7);
}

/// PROF-05, PROF-08: electronic mail wants a confirmed address, and every choice the terms in force.
#[actix_web::test]
async fn a_choice_wants_a_confirmed_address_and_the_terms_in_force() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    let (_, tag) = options(&caller, subscription).await;
    let electronic = choice(MailOption::Electronic, &[]);
    let answer = send_choice(&caller, subscription, Some(&tag), &electronic).await;
    answer.expect_problem(ProblemKind::EmailNotConfirmed);
    let old_terms = json!({ "option": "postal", "terms_version": "2019-01" });
    send_choice(&caller, subscription, Some(&tag), &old_terms).await.expect_problem(ProblemKind::TermsChanged);
    assert_eq!(mails(&app).await, []);
    assert_eq!(caller.send(&ListMailOptionChoices { subscription }).await.unwrap().choices, []);
}

/// PROF-06, PROF-07: insurers are for members, with a convention, with electronic mail, and each is named that is not.
#[actix_web::test]
async fn insurers_that_cannot_be_chosen_are_named() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    confirm_address(&app, &caller, &alain(), "alain.dupont@example.com").await;
    let (found, tag) = options(&caller, subscription).await;
    let member = found.members[0].id;
    let send = async |option, insurers: &[_]| {
        codes(&send_choice(&caller, subscription, Some(&tag), &choice(option, insurers)).await)
    };
    let named = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    let stranger = insurer(Uuid::from_u128(7), MAILBOX);
    let without = insurer(found.members[1].id, "soins@autrefois.example");
    assert_eq!(
        send(MailOption::Electronic, &[insurer(member, MAILBOX), stranger, without]).await,
        [named("insurers[1].member", "no_member"), named("insurers[2].mailbox", "no_convention")]
    );
    assert_eq!(send(MailOption::Postal, &[insurer(member, MAILBOX)]).await, [named("insurers", "postal")]);
}

/// PROF-06: a recipient has nothing that could be forwarded.
#[actix_web::test]
async fn a_recipient_forwards_nothing() {
    let app = spawn().await;
    let holder = app.sign_in(&alain()).await;
    let member = options(&holder, own(&holder).await).await.0.members[0].id;
    let caller = app.sign_in(&sophie()).await;
    confirm_address(&app, &caller, &sophie(), "sophie@example.com").await;
    let subscription = own(&caller).await;
    let (_, tag) = options(&caller, subscription).await;
    let forwarding = choice(MailOption::Electronic, &[insurer(member, MAILBOX)]);
    let answer = send_choice(&caller, subscription, Some(&tag), &forwarding).await;
    assert_eq!(codes(&answer), [("insurers".to_owned(), "cannot_forward".to_owned())]);
}

/// PROF-09: a revocation takes effect at once, is kept without terms, told, and safe to repeat.
#[actix_web::test]
async fn a_choice_can_be_revoked_at_any_time() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let subscription = own(&caller).await;
    go_electronic(&app, &caller, &alain()).await;
    app.clock.advance(TimeDelta::minutes(1));
    caller.send(&RevokeMailOptions { subscription }).await.unwrap();
    let found = read_options(&caller, subscription).await;
    assert_eq!((found.option, found.chosen_at), (MailOption::Postal, Some(app.clock.now())));
    assert!(found.members.iter().all(|member| member.insurer.is_none()));
    let told = Notice::MailOptionsChanged { electronic: false, forwarded_members: 0 };
    assert_eq!(mails(&app).await.pop().unwrap().1, told);
    let before = mails(&app).await.len();
    caller.send(&RevokeMailOptions { subscription }).await.unwrap();
    assert_eq!(mails(&app).await.len(), before);
    let kept = caller.send(&ListMailOptionChoices { subscription }).await.unwrap().choices;
    let versions: Vec<_> = kept.iter().map(|one| (one.option, one.terms_version.as_deref())).collect();
    assert_eq!(versions, [(MailOption::Postal, None), (MailOption::Electronic, Some("2026-11"))]);
}
