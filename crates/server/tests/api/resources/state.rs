//! Whether the household is asked, when, and what its form holds (DECL-01).

use contract::{
    problem::ProblemKind,
    resources::{IncomeOrigin, ResourcesDeclaration, SubmittedDeclaration, Whose},
};
use entity::resources::{campaign, target};
use sea_orm::{EntityTrait as _, sea_query::Expr};

use super::steps::{DRAFT, alains, giulias, open, save_now, send, state, submit};
use crate::support::{alain, chiara, giulia, nadia, rene, spawn, thomas};

/// A couple with children sees all of its form, with what the fund knows and from where.
#[actix_web::test]
async fn a_household_that_is_asked_sees_its_form() {
    let app = spawn().await;
    let asked = open(&app.sign_in(&alain()).await).await;
    assert_eq!((asked.campaign.code.as_str(), asked.campaign.reference_year), ("2026", 2025));
    assert_eq!((asked.until, asked.terms_version.as_str()), (asked.campaign.closes_on, "2026-11"));
    assert!(asked.form.spouse && asked.form.children);
    assert_eq!(asked.form.special_situations.len(), 3);
    assert_eq!(asked.form.categories[0].code, "salary");
    let known: Vec<_> = asked.known_incomes.iter().map(|one| (one.whose, one.category.as_str(), one.origin)).collect();
    assert_eq!(
        known,
        [
            (Whose::Holder, "salary", IncomeOrigin::DeclaredByEmployer),
            (Whose::Holder, "daily_allowances", IncomeOrigin::PaidByFund),
        ]
    );
    let children: Vec<_> = asked.known_children.iter().map(|child| child.first_name.as_str()).collect();
    assert_eq!(children, ["Emma", "Louis", "Chloé"]);
    assert_eq!((asked.submitted, asked.draft_saved_at), (None, None));
}

/// Somebody alone, and a widower: no spouse is asked for, and children only where the form has the section.
#[actix_web::test]
async fn the_form_asks_for_nobody_who_is_not_there() {
    let app = spawn().await;
    for person in [giulia(), rene()] {
        let asked = open(&app.sign_in(&person).await).await;
        assert!(!asked.form.spouse && !asked.form.children, "{}", person.matricule());
        assert!(asked.known_children.is_empty(), "{}", person.matricule());
    }
}

/// Whoever is not asked, or no longer, is told that the fund has what it needs, and cannot declare.
#[actix_web::test]
async fn a_household_that_is_not_asked_is_told_so() {
    let app = spawn().await;
    for person in [chiara(), nadia()] {
        let caller = app.sign_in(&person).await;
        assert_eq!(state(&caller).await, ResourcesDeclaration::NotTargeted, "{}", person.matricule());
        send(&caller, &giulias()).await.expect_problem(ProblemKind::NotTargeted);
        caller.get(DRAFT).await.expect_problem(ProblemKind::NotTargeted);
    }
}

/// Before the first day and after the last one, the dates are told.
#[actix_web::test]
async fn out_of_season_the_dates_are_told() {
    let app = spawn().await;
    let ResourcesDeclaration::NotOpen(over) = state(&app.sign_in(&thomas()).await).await else { panic!("open") };
    assert_eq!((over.campaign.code.as_str(), over.submitted), ("2025", None));
    let closes_on = open(&app.sign_in(&giulia()).await).await.campaign.closes_on;
    app.clock.go_to(closes_on.succ_opt().unwrap());
    let caller = app.sign_in(&giulia()).await;
    let ResourcesDeclaration::NotOpen(closed) = state(&caller).await else { panic!("open") };
    assert_eq!(closed.campaign.closes_on, closes_on);
    send(&caller, &giulias()).await.expect_problem(ProblemKind::CampaignClosed);
    caller.get(DRAFT).await.expect_problem(ProblemKind::CampaignClosed);
}

/// The last second of the last day in Monaco counts, the first one after it does not; what was being typed is kept.
#[actix_web::test]
async fn the_last_second_of_the_last_day_counts() {
    let app = spawn().await;
    let closes_on = open(&app.sign_in(&giulia()).await).await.campaign.closes_on;
    // In January, Monaco is an hour ahead of UTC.
    app.clock.go_to(closes_on);
    app.clock.advance(chrono::TimeDelta::seconds(13 * 3600 - 1));
    let caller = app.sign_in(&giulia()).await;
    let sent: SubmittedDeclaration = send(&caller, &giulias()).await.read();
    save_now(&caller, "summary", &giulias()).await;
    app.clock.advance(chrono::TimeDelta::seconds(1));
    let mut changed = giulias();
    changed.holder.lines[0].months = 11;
    send(&caller, &changed).await.expect_problem(ProblemKind::CampaignClosed);
    let ResourcesDeclaration::NotOpen(closed) = state(&caller).await else { panic!("open") };
    assert_eq!(closed.submitted.unwrap().number, sent.number);
}

/// A household that is asked no longer while it declares is told so; its draft is there again when it is asked again.
#[actix_web::test]
async fn a_draft_outlives_a_household_that_is_asked_no_longer() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    save_now(&caller, "children", &alains()).await;
    let end = |day: Option<chrono::NaiveDate>| {
        target::Entity::update_many().col_expr(target::Column::EndedOn, Expr::value(day)).exec(app.db())
    };
    end(Some(app.clock.now().date_naive())).await.unwrap();
    assert_eq!(state(&caller).await, ResourcesDeclaration::NotTargeted);
    send(&caller, &alains()).await.expect_problem(ProblemKind::NotTargeted);
    end(None).await.unwrap();
    assert!(open(&caller).await.draft_saved_at.is_some());
}

/// A campaign that is prolonged is open again, with what was there.
#[actix_web::test]
async fn a_campaign_can_be_prolonged() {
    let app = spawn().await;
    submit(&app.sign_in(&giulia()).await, giulias()).await;
    let closes_on = open(&app.sign_in(&giulia()).await).await.campaign.closes_on;
    let later = closes_on + chrono::Days::new(30);
    campaign::Entity::update_many()
        .col_expr(campaign::Column::ClosesOn, Expr::value(later))
        .exec(app.db())
        .await
        .unwrap();
    app.clock.go_to(later);
    let asked = open(&app.sign_in(&giulia()).await).await;
    assert_eq!((asked.until, asked.submitted.is_some()), (later, true));
}
