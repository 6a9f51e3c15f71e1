//! The simulation of the pension to come (SIM-01 to SIM-04).

use chrono::{Months, NaiveDate};
use client::ClientError;
use contract::{
    endpoint::{API_ROOT, Endpoint as _, IDEMPOTENCY_HEADER},
    export::ExportFormat,
    language::Language,
    pension::{
        ExportPensionSimulation, ForgetPensionSimulation, ListPensionSimulations, MissingCondition, PensionFund,
        PensionSimulation, ReadPensionOutlook, ReadPensionPayments, SimulatePension, SimulationAccess,
    },
    problem::ProblemKind,
};
use entity::{fund::dated_parameter, pension::pension_simulation};
use extract::records::PensionFund as FileFund;
use reqwest::Method;
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, EntityTrait as _, QueryFilter as _,
};

use crate::support::{
    Caller, Fund, Person, alain, anne_francoise, chiara, first_day, fund, giulia, jeanne, olivier, rene, spawn,
    text_of_pdf,
};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn simulate(caller: &Caller, leaving_month: &str) -> PensionSimulation {
    caller.send(&SimulatePension { leaving_month: date(leaving_month) }).await.unwrap()
}

async fn kept(caller: &Caller) -> Vec<PensionSimulation> {
    caller.send(&ListPensionSimulations).await.unwrap().simulations
}

/// What the files say of somebody's points in a fund: validated, not validated, and each month's, the newest last.
fn points(fund: &Fund, person: &Person, of: FileFund) -> (i64, i64, Vec<i64>) {
    let mut months: Vec<_> =
        fund.pension_months.iter().filter(|row| row.person == person.named.number && row.fund == of).collect();
    months.sort_by_key(|row| row.month);
    let sum = |validated: bool| -> i64 {
        months.iter().filter(|row| row.validated == validated).map(|row| i64::from(row.points_hundredths)).sum()
    };
    (sum(true), sum(false), months.iter().map(|row| i64::from(row.points_hundredths)).collect())
}

fn value_of(fund: &Fund, code: &str) -> i64 {
    let values = fund.parameters.iter().filter(|row| row.code == code && row.valid_from <= first_day());
    values.max_by_key(|row| row.valid_from).unwrap().value
}

/// Points acquired and validated are what the files say, and the choice of months ends ten years ahead (SIM-02).
#[actix_web::test]
async fn the_points_are_what_the_files_say_and_the_choice_ends_ten_years_ahead() {
    let (app, fund) = (spawn().await, fund());
    let outlook = app.sign_in(&olivier()).await.send(&ReadPensionOutlook).await.unwrap();
    assert_eq!((outlook.access, outlook.open_from, outlook.minimum_age), (SimulationAccess::Open, None, 55));
    let (validated, provisional, months) = points(&fund, &olivier(), FileFund::Car);
    let [car] = outlook.funds.as_slice() else { panic!("one fund") };
    assert_eq!((car.validated_hundredths, car.provisional_hundredths), (validated, provisional));
    assert!(provisional > 0 && car.months == i64::try_from(months.len()).unwrap());
    let last: i64 = months.iter().rev().take(12).sum();
    assert_eq!(car.average_hundredths, (2 * last + 12) / 24);
    assert_eq!((outlook.first_month, outlook.last_month), (date("2026-11-01"), date("2036-11-01")));
    assert_eq!(outlook.earliest_month, Some(date("2030-03-01")), "sixty on 29 March 2030");
    assert_eq!(outlook.data_as_of, first_day().pred_opt());
}

/// Whoever may not simulate is told why, and from when on they may (SIM-01).
#[actix_web::test]
async fn whoever_may_not_simulate_is_told_why() {
    let app = spawn().await;
    for (person, access, open_from) in [
        (alain(), SimulationAccess::TooYoung, Some("2034-03-15")),
        (giulia(), SimulationAccess::TooYoung, Some("2029-11-18")),
        (rene(), SimulationAccess::AlreadyRetired, None),
        (jeanne(), SimulationAccess::AlreadyRetired, None),
    ] {
        let caller = app.sign_in(&person).await;
        let outlook = caller.send(&ReadPensionOutlook).await.unwrap();
        assert_eq!((outlook.access, outlook.open_from), (access, open_from.map(date)), "{}", person.matricule());
        assert!(outlook.funds.is_empty() && outlook.earliest_month.is_none());
        let refused = caller.send(&SimulatePension { leaving_month: date("2030-01-01") }).await.unwrap_err();
        assert_eq!(refused.kind(), Some(ProblemKind::ServiceNotOpen));
    }
}

/// Old enough, and no month of work is known: neither an employee nor self-employed.
#[actix_web::test]
async fn without_a_month_of_work_there_is_nothing_to_simulate() {
    let app = spawn().await;
    app.clock.go_to(date("2047-02-01"));
    let outlook = app.sign_in(&chiara()).await.send(&ReadPensionOutlook).await.unwrap();
    assert_eq!(outlook.access, SimulationAccess::NoActivity);
}

/// It opens on the fifty-fifth birthday.
#[actix_web::test]
async fn it_opens_on_the_fifty_fifth_birthday() {
    let app = spawn().await;
    app.clock.go_to(date("2029-11-17"));
    assert_eq!(
        app.sign_in(&giulia()).await.send(&ReadPensionOutlook).await.unwrap().access,
        SimulationAccess::TooYoung
    );
    app.clock.go_to(date("2029-11-18"));
    let outlook = app.sign_in(&giulia()).await.send(&ReadPensionOutlook).await.unwrap();
    assert_eq!(outlook.access, SimulationAccess::Open);
    assert_eq!(outlook.funds[0].average_hundredths, 0, "nothing has been known for years: the activity has ended");
}

/// Points acquired and to come, at the value of the point of today, make the amount (SIM-02).
#[actix_web::test]
async fn points_acquired_and_to_come_make_the_amount() {
    let (app, fund) = (spawn().await, fund());
    let result = simulate(&app.sign_in(&olivier()).await, "2031-06-01").await;
    let (validated, provisional, months) = points(&fund, &olivier(), FileFund::Car);
    let last: i64 = months.iter().rev().take(12).sum();
    // November 2026 to June 2031: nothing is known of them yet.
    let to_come = 56 * ((2 * last + 12) / 24);
    let total = validated + provisional + to_come;
    let value = value_of(&fund, "pension.car.point_value");
    let [car] = result.funds.as_slice() else { panic!("one fund") };
    assert_eq!((car.to_come_hundredths, car.total_hundredths, car.months_to_come), (to_come, total, 56));
    assert_eq!(result.monthly_cents, (total * value + 600) / 1_200);
    assert_eq!((result.age_years, result.age_months), (61, 3));
    assert_eq!((result.starts_on, result.bonus_quarters), (date("2031-07-01"), 0));
    assert!(result.missing.is_empty() && result.earliest_month.is_none());
    let lower = result.sensitivity.iter().find(|one| one.change_bp == -100).unwrap();
    assert_eq!(lower.monthly_cents, (total * value * 99 + 60_000) / 120_000);
}

/// Before the right exists there is no amount, and the first month that opens one is told.
#[actix_web::test]
async fn before_the_right_exists_there_is_no_amount() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    let result = simulate(&caller, "2030-02-01").await;
    assert_eq!((result.missing.as_slice(), result.monthly_cents), (&[MissingCondition::Age][..], 0));
    assert_eq!(result.earliest_month, Some(date("2030-03-01")));
    assert!(simulate(&caller, "2030-03-01").await.monthly_cents > 0);
}

/// Who was employed and is self-employed gets both funds and their sum.
#[actix_web::test]
async fn who_worked_in_both_funds_gets_both_and_their_sum() {
    let (app, fund) = (spawn().await, fund());
    let caller = app.sign_in(&anne_francoise()).await;
    let result = simulate(&caller, "2028-01-01").await;
    let [car, carti] = result.funds.as_slice() else { panic!("two funds") };
    assert_eq!((car.fund, carti.fund), (PensionFund::Car, PensionFund::Carti));
    assert_eq!((car.months_to_come, carti.months_to_come, carti.average_hundredths), (0, 15, 300));
    assert_eq!(carti.validated_hundredths + carti.provisional_hundredths, {
        let (validated, provisional, _) = points(&fund, &anne_francoise(), FileFund::Carti);
        validated + provisional
    });
    assert_eq!(car.monthly_cents + carti.monthly_cents, result.monthly_cents);
    assert!(car.monthly_cents > 0 && carti.monthly_cents > 0);
}

/// A month outside the choice is refused by name.
#[actix_web::test]
async fn a_month_outside_the_choice_is_refused() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    for (month, code) in [
        ("2026-10-01", "too_early"),
        ("2036-12-01", "too_late"),
        ("2030-03-02", "not_a_month"),
        ("0001-01-01", "too_early"),
    ] {
        let refused = caller.send(&SimulatePension { leaving_month: date(month) }).await.unwrap_err();
        let ClientError::Problem(problem) = refused else { panic!("{refused:?}") };
        assert_eq!((problem.errors[0].field.as_str(), problem.errors[0].code.as_str()), ("leaving_month", code));
    }
    assert!(kept(&caller).await.is_empty());
    simulate(&caller, "2026-11-01").await;
    simulate(&caller, "2036-11-01").await;
}

/// Results stand by leaving month, and each is told again as it was told first, whatever has changed meanwhile (SIM-04).
#[actix_web::test]
async fn results_are_told_again_to_the_same_cent_whatever_has_changed() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    let (later, earlier) = (simulate(&caller, "2035-12-01").await, simulate(&caller, "2031-06-01").await);
    assert_eq!(kept(&caller).await, [earlier.clone(), later.clone()]);
    assert!(later.bonus_quarters == 3 && later.monthly_cents > earlier.monthly_cents);
    let known = dated_parameter::Entity::find()
        .filter(dated_parameter::Column::Code.eq("pension.car.point_value"))
        .one(app.db())
        .await
        .unwrap()
        .unwrap();
    let dearer = dated_parameter::ActiveModel {
        id: NotSet,
        code: Set(known.code),
        valid_from: Set(date("2026-11-01")),
        value: Set(3_000),
        unit: Set(known.unit),
        source: Set("test".to_owned()),
        illustrative: Set(false),
        batch_id: Set(known.batch_id),
    };
    dearer.insert(app.db()).await.unwrap();
    assert_eq!(kept(&caller).await, [earlier.clone(), later.clone()]);
    for row in pension_simulation::Entity::find().all(app.db()).await.unwrap() {
        let told = if row.number == later.number { &later } else { &earlier };
        assert_eq!(row.monthly_cents, told.monthly_cents);
    }
    let now = simulate(&caller, "2031-06-01").await;
    assert!(now.monthly_cents > earlier.monthly_cents);
    let value =
        |of: &PensionSimulation| of.parameters.iter().find(|one| one.code == "pension.car.point_value").unwrap().value;
    assert_eq!((value(&now), value(&earlier)), (3_000, 2_104));
}

/// A result names its parameters and says which of them are no official ones.
#[actix_web::test]
async fn a_result_says_which_values_are_illustrative() {
    let (app, fund) = (spawn().await, fund());
    let result = simulate(&app.sign_in(&olivier()).await, "2031-06-01").await;
    for parameter in &result.parameters {
        let of_code = fund.parameters.iter().filter(|row| row.code == parameter.code && row.valid_from <= first_day());
        let newest = of_code.max_by_key(|row| row.valid_from).unwrap();
        assert_eq!(
            (parameter.value, parameter.valid_from, parameter.illustrative, &parameter.source),
            (newest.value, newest.valid_from, newest.illustrative, &newest.source),
            "{}",
            parameter.code
        );
    }
    assert!(
        result.parameters.iter().any(|one| one.illustrative) && result.parameters.iter().any(|one| !one.illustrative)
    );
    assert_eq!(result.data_as_of, first_day().pred_opt().unwrap());
}

/// Twenty results are kept; a further one takes the place of the oldest.
#[actix_web::test]
async fn twenty_results_are_kept() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    for step in 0..21 {
        let month = date("2030-03-01") + Months::new(step);
        caller.send(&SimulatePension { leaving_month: month }).await.unwrap();
    }
    let kept = kept(&caller).await;
    assert_eq!(kept.len(), 20);
    assert_eq!(kept.iter().map(|one| one.number).min(), Some(2));
    assert_eq!(kept[0].leaving_month, date("2030-04-01"));
}

/// A result can be forgotten, once.
#[actix_web::test]
async fn a_result_can_be_forgotten() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    let result = simulate(&caller, "2031-06-01").await;
    let other = simulate(&caller, "2032-06-01").await;
    caller.send(&ForgetPensionSimulation { id: result.id }).await.unwrap();
    assert_eq!(kept(&caller).await, [other]);
    let again = caller.send(&ForgetPensionSimulation { id: result.id }).await.unwrap_err();
    assert_eq!(again.kind(), Some(ProblemKind::NotFound));
    caller.request(Method::DELETE, format!("{API_ROOT}/pension/simulations/x")).ours().send().await.expect_status(404);
}

/// The same request with the same key is done once.
#[actix_web::test]
async fn the_same_request_with_the_same_key_is_done_once() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    let request = SimulatePension { leaving_month: date("2031-06-01") };
    let body = serde_json::from_str(&request.body().unwrap().unwrap()).unwrap();
    for _ in 0..2 {
        let sent = caller.request(Method::POST, format!("{API_ROOT}{}", request.target())).ours().json(&body);
        sent.header(IDEMPOTENCY_HEADER, "once").send().await.expect_status(201);
    }
    assert_eq!(kept(&caller).await.len(), 1);
}

/// Two at once are both kept, each with a number of its own.
#[actix_web::test]
async fn two_at_once_are_both_kept() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    let (one, other) =
        futures_util::future::join(simulate(&caller, "2031-06-01"), simulate(&caller, "2032-06-01")).await;
    assert_ne!(one.number, other.number);
    assert_eq!(kept(&caller).await.len(), 2);
}

/// Who has no pension is led to the simulation, if it is open to them (PEN-02).
#[actix_web::test]
async fn who_has_no_pension_is_led_to_the_simulation_if_it_is_open() {
    let app = spawn().await;
    for (person, open) in [(olivier(), true), (anne_francoise(), true), (alain(), false), (rene(), false)] {
        let payments = app.sign_in(&person).await.send(&ReadPensionPayments).await.unwrap();
        assert_eq!(payments.simulation_is_open, open, "{}", person.matricule());
    }
}

/// The paper carries the amount, the points and the parameters of the screen.
#[actix_web::test]
async fn the_paper_carries_the_result_and_what_it_rests_on() {
    let app = spawn().await;
    let caller = app.sign_in(&anne_francoise()).await;
    let result = simulate(&caller, "2028-01-01").await;
    let file = async |format| {
        let target = ExportPensionSimulation { id: result.id, format, language: Language::Fr }.target();
        caller.get(format!("{API_ROOT}{target}")).await.expect_status(200).body
    };
    let paper = text_of_pdf(&file(ExportFormat::Pdf).await).replace([' ', '\u{a0}', '\u{202f}', '\n'], "");
    let euros = |cents: i64| format!("{},{:02}€", cents / 100, cents % 100);
    for said in [euros(result.monthly_cents), euros(2_104), "janvier2028".to_owned(), "àtitred’exemple".to_owned()] {
        assert!(paper.contains(&said), "{said}: {paper}");
    }
    let csv = String::from_utf8(file(ExportFormat::Csv).await).unwrap();
    let amount = format!("{},{:02}", result.monthly_cents / 100, result.monthly_cents % 100);
    assert!(csv.lines().any(|line| line.contains(&format!(";{amount};"))), "{csv}");
}
