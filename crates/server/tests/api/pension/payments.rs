//! What CAR and CARTI have paid (PEN-01, PEN-02).

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use contract::{
    endpoint::API_ROOT,
    export::ExportFormat,
    language::Language,
    pension::{
        ExportPensionPayments, PaymentFrequency, PaymentMethod, PensionFund, PensionKind, PensionPayments,
        ReadPensionPayments,
    },
};

use crate::support::{
    Caller, Fund, Person, TestApp, alain, first_day, fund, giulia, jeanne, oldest_visible, rene, spawn, text_of_pdf,
    thomas,
};

async fn read(app: &TestApp, person: &Person) -> PensionPayments {
    app.sign_in(person).await.send(&ReadPensionPayments).await.unwrap()
}

/// What the files say was paid to somebody since that day: number and amount.
fn paid_by_the_files(fund: &Fund, person: &Person, since: NaiveDate) -> BTreeSet<(String, i64)> {
    let own: BTreeSet<&str> =
        fund.pensions.iter().filter(|one| one.person == person.named.number).map(|one| one.number.as_str()).collect();
    let payments =
        fund.pension_payments.iter().filter(|one| own.contains(one.pension.as_str()) && one.paid_on >= since);
    payments.map(|one| (one.number.clone(), one.amount_cents)).collect()
}

fn shown(answer: &PensionPayments) -> BTreeSet<(String, i64)> {
    let payments = answer.pensions.iter().flat_map(|pension| &pension.payments);
    payments.map(|payment| (payment.number.clone(), payment.amount_cents)).collect()
}

/// Twelve months of payments are what the files say, and the sums add up to the cent, whatever was taken back.
#[actix_web::test]
async fn twelve_months_are_what_the_files_say_and_add_up() {
    let (app, fund) = (spawn().await, fund());
    for person in [rene(), jeanne(), alain(), giulia(), thomas()] {
        let answer = read(&app, &person).await;
        let expected = paid_by_the_files(&fund, &person, oldest_visible(first_day()));
        assert_eq!(shown(&answer), expected, "{}", person.matricule());
        for pension in &answer.pensions {
            let sum: i64 = pension.payments.iter().map(|payment| payment.amount_cents).sum();
            assert_eq!(pension.paid_cents, sum, "{}", pension.number);
        }
        let all: i64 = expected.iter().map(|(_, cents)| cents).sum();
        assert_eq!(answer.paid_cents, all, "{}", person.matricule());
        assert_eq!((answer.since, answer.data_as_of), (oldest_visible(first_day()), first_day().pred_opt()));
    }
}

/// Own pensions and a survivor's, of both funds, monthly and quarterly, stand beside each other; own ones first.
#[actix_web::test]
async fn several_pensions_of_one_person_stand_beside_each_other() {
    let app = spawn().await;
    let answer = read(&app, &rene()).await;
    let kinds: Vec<_> = answer.pensions.iter().map(|one| (one.fund, one.kind, one.frequency)).collect();
    assert_eq!(
        kinds,
        [
            (PensionFund::Car, PensionKind::Own, PaymentFrequency::Monthly),
            (PensionFund::Carti, PensionKind::Own, PaymentFrequency::Quarterly),
            (PensionFund::Car, PensionKind::Survivor, PaymentFrequency::Monthly),
        ]
    );
    let [monthly, quarterly, _] = answer.pensions.as_slice() else { panic!("three pensions") };
    assert_eq!((monthly.payments.len(), quarterly.payments.len()), (12, 4));
}

/// The newest payment stands first.
#[actix_web::test]
async fn the_newest_payment_stands_first() {
    let app = spawn().await;
    for pension in read(&app, &jeanne()).await.pensions {
        assert!(pension.payments.is_sorted_by(|newer, older| newer.paid_on >= older.paid_on), "{}", pension.number);
    }
}

/// A transfer shows a masked account and its bank, a cheque neither.
#[actix_web::test]
async fn a_transfer_shows_a_masked_account_and_a_cheque_none() {
    let app = spawn().await;
    let answer = read(&app, &rene()).await;
    let payments: Vec<_> = answer.pensions.iter().flat_map(|pension| &pension.payments).collect();
    assert!(payments.iter().any(|payment| payment.method == PaymentMethod::Cheque));
    for payment in payments {
        match payment.method {
            PaymentMethod::Transfer => {
                assert_eq!(payment.account.as_deref(), Some("MC58****0134"));
                assert_eq!(payment.bank.as_deref(), Some("Banque du Rocher"));
            }
            PaymentMethod::Cheque => assert_eq!((&payment.account, &payment.bank), (&None, &None)),
        }
    }
}

/// A recovery larger than the payment beside it makes the sum smaller, and a payment that was used up counts nothing.
#[actix_web::test]
async fn recoveries_are_taken_off_and_a_used_up_payment_is_zero() {
    let app = spawn().await;
    let rene = read(&app, &rene()).await;
    let survivor = rene.pensions.iter().find(|one| one.kind == PensionKind::Survivor).unwrap();
    let recovery = survivor.payments.iter().find(|payment| payment.amount_cents < 0).unwrap();
    let beside = survivor.payments.iter().find(|one| one.paid_on == recovery.paid_on && one.amount_cents > 0).unwrap();
    assert!(recovery.amount_cents + beside.amount_cents < 0);
    let jeanne = read(&app, &jeanne()).await;
    assert!(jeanne.pensions.iter().flat_map(|one| &one.payments).any(|payment| payment.amount_cents == 0));
}

/// Who has no pension gets an empty answer: not being retired is no error (PEN-02).
#[actix_web::test]
async fn who_has_no_pension_gets_an_empty_answer() {
    let app = spawn().await;
    for person in [alain(), giulia(), thomas()] {
        let answer = read(&app, &person).await;
        assert_eq!((answer.pensions.len(), answer.paid_cents, answer.ended_on), (0, 0, None));
    }
}

/// An ended pension is listed with its last payments; when they are a year old the day of its end remains.
#[actix_web::test]
async fn an_ended_pension_goes_with_its_last_payment() {
    let app = spawn().await;
    let ended = |answer: &PensionPayments| answer.pensions.iter().find_map(|pension| pension.ends_on);
    let end = ended(&read(&app, &jeanne()).await).unwrap();
    assert!(end < first_day());
    app.clock.go_to(end + Months::new(12) + Days::new(1));
    let later = read(&app, &jeanne()).await;
    assert_eq!((ended(&later), later.pensions.len(), later.ended_on), (None, 2, None));
}

/// What was paid to a spouse stays the spouse's: a widower sees his own pensions only.
#[actix_web::test]
async fn a_pension_belongs_to_the_person_and_not_to_the_household() {
    let (app, fund) = (spawn().await, fund());
    let answer = read(&app, &rene()).await;
    let hers = fund.pensions.iter().find(|one| one.person == "003128-2").unwrap();
    assert_eq!(hers.matricule, rene().matricule());
    assert!(answer.pensions.iter().all(|pension| pension.number != hers.number));
}

async fn exported(caller: &Caller, format: ExportFormat) -> Vec<u8> {
    let target = ExportPensionPayments { format, language: Language::Fr }.target();
    caller.get(format!("{API_ROOT}{target}")).await.expect_status(200).body
}

/// `1234,56` in the CSV, `1 234,56 €` on paper, without the blanks.
fn plain_euros(cents: i64) -> String {
    format!("{}{},{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
}

/// The CSV and the paper carry every payment, the sum of each pension and the sum of all, as on screen.
#[actix_web::test]
async fn files_carry_the_rows_and_sums_of_the_screen() {
    let app = spawn().await;
    for person in [rene(), jeanne()] {
        let caller = app.sign_in(&person).await;
        let answer = caller.send(&ReadPensionPayments).await.unwrap();
        let csv = String::from_utf8(exported(&caller, ExportFormat::Csv).await).unwrap();
        let paper = text_of_pdf(&exported(&caller, ExportFormat::Pdf).await);
        let paper = paper.replace([' ', '\u{a0}', '\u{202f}'], "").replace('−', "-");
        for pension in &answer.pensions {
            for payment in &pension.payments {
                let line = csv.lines().find(|line| line.ends_with(&payment.number)).unwrap();
                assert!(line.contains(&format!(";{};", plain_euros(payment.amount_cents))), "{line}");
            }
            assert!(paper.contains(&plain_euros(pension.paid_cents)), "{}", pension.number);
        }
        assert_eq!(csv.lines().count(), 1 + shown(&answer).len() + answer.pensions.len() + 1);
        assert!(csv.lines().last().unwrap().contains(&plain_euros(answer.paid_cents)));
        assert!(paper.contains(&plain_euros(answer.paid_cents)));
    }
}

/// Who has no pension can still print that.
#[actix_web::test]
async fn who_has_no_pension_gets_a_file_that_says_so() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    assert!(text_of_pdf(&exported(&caller, ExportFormat::Pdf).await).contains("Aucune pension"));
    assert_eq!(String::from_utf8(exported(&caller, ExportFormat::Csv).await).unwrap().lines().count(), 1);
}
