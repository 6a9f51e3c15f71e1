//! What is on screen as a file: the same rows, the same sums.

use contract::{
    endpoint::API_ROOT,
    export::ExportFormat,
    indemnities::{ExportIndemnities, Indemnities, IndemnityState, ListIndemnities},
    language::Language,
};

use crate::support::{Answer, Caller, alain, hugo, olivier, spawn, text_of_pdf, thomas};

async fn export(caller: &Caller, format: ExportFormat, language: Language) -> Answer {
    let target = ExportIndemnities { format, language }.target();
    caller.get(format!("{API_ROOT}{target}")).await.expect_status(200)
}

/// Rows of a CSV export, headings first.
fn csv_rows(answer: &Answer) -> Vec<Vec<String>> {
    let text = answer.body.strip_prefix(b"\xef\xbb\xbf").expect("a byte-order mark, for spreadsheets");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Cents of an amount written with two decimals.
fn cents(text: &str) -> i64 {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap() }
}

fn sum_of(indemnities: &Indemnities, state: IndemnityState) -> i64 {
    indemnities.periods.iter().filter(|row| row.state == state).map(|row| row.amount_cents.unwrap()).sum()
}

/// The rows of the CSV are those of the API, and its last rows what they add up to.
#[actix_web::test]
async fn the_csv_adds_up() {
    let app = spawn().await;
    for (person, sums) in [(alain(), 2), (hugo(), 1), (olivier(), 1)] {
        let caller = app.sign_in(&person).await;
        let shown = caller.send(&ListIndemnities).await.unwrap();
        let rows = csv_rows(&export(&caller, ExportFormat::Csv, Language::Fr).await);
        assert_eq!(rows.len(), 1 + shown.periods.len() + sums, "{person:?}");
        for (row, period) in rows[1..].iter().zip(&shown.periods) {
            assert_eq!((row[8].as_str(), cents(&row[5])), (period.number.as_str(), period.amount_cents.unwrap_or(0)));
        }
        assert_eq!(cents(&rows.last().unwrap()[5]), shown.paid_cents);
        if sums == 2 {
            assert_eq!(cents(&rows[rows.len() - 2][5]), sum_of(&shown, IndemnityState::ToPay));
        }
    }
}

/// Headings, kinds and states are in the language asked for.
#[actix_web::test]
async fn a_file_speaks_the_language_asked_for() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for (language, heading, kind) in [
        (Language::Fr, "Montant", "Maladie"),
        (Language::En, "Amount", "Sickness"),
        (Language::It, "Importo", "Malattia"),
    ] {
        let rows = csv_rows(&export(&caller, ExportFormat::Csv, language).await);
        assert_eq!((rows[0][5].as_str(), rows[1][3].as_str()), (heading, kind));
    }
}

/// Paper says whose it is and the same total; without any row it says so.
#[actix_web::test]
async fn paper_says_whose_it_is_and_the_same_total() {
    let app = spawn().await;
    let caller = app.sign_in(&olivier()).await;
    let paid = caller.send(&ListIndemnities).await.unwrap().paid_cents;
    let text = text_of_pdf(&export(&caller, ExportFormat::Pdf, Language::Fr).await.body);
    assert!(text.contains("Olivier Noaro") && text.contains("029187"), "{text}");
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    assert!(digits.contains(&paid.to_string()), "{paid} in {text}");
    let nothing = export(&app.sign_in(&thomas()).await, ExportFormat::Pdf, Language::Fr).await;
    assert!(text_of_pdf(&nothing.body).contains("Aucune indemnité"));
    let workbook = export(&caller, ExportFormat::Xlsx, Language::En).await;
    assert!(workbook.body.starts_with(b"PK"));
}
