//! What is on screen as a file: the same rows, the same totals.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use contract::{
    care::{CareFilter, CareState, CareTotals, ExportCareLines, PerformerFilter, ReadCareTotals},
    endpoint::API_ROOT,
    export::ExportFormat,
    language::Language,
};

use super::expected::{Identifiers, Refund, totals, visible};
use crate::support::{Answer, Caller, alain, first_day, fund, hugo, jeanne, spawn, text_of_pdf, thomas};

async fn export(caller: &Caller, filter: &CareFilter, format: ExportFormat, language: Language) -> Answer {
    let target = ExportCareLines { filter: filter.clone(), format, language }.target();
    caller.get(format!("{API_ROOT}{target}")).await.expect_status(200)
}

/// Rows of a CSV export: headings, lines, totals.
fn csv_rows(answer: &Answer) -> Vec<Vec<String>> {
    let text = answer.body.strip_prefix(b"\xef\xbb\xbf").expect("a byte-order mark, for spreadsheets");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn xlsx_rows(answer: &Answer) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(answer.body.clone())).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(<[Data]>::to_vec).collect()
}

/// Cents of an amount written with a comma or a point.
fn cents(text: &str) -> i64 {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    assert!(text.is_empty() || text[..text.len() - 2].ends_with([',', '.']), "{text}");
    if digits.is_empty() { 0 } else { digits.parse().unwrap() }
}

/// Cents of an amount in a cell.
fn cell_cents(cell: &Data) -> i64 {
    match cell {
        Data::Float(euros) => format!("{:.0}", euros * 100.0).parse().unwrap(),
        Data::Empty => 0,
        other => panic!("{other:?} is no amount"),
    }
}

fn some_filters() -> [CareFilter; 4] {
    let none = CareFilter::default;
    [
        none(),
        CareFilter { state: Some(CareState::Processed), ..none() },
        CareFilter { performer: Some(PerformerFilter::Unregistered), ..none() },
        CareFilter { from: Some(first_day() - chrono::Months::new(4)), ..none() },
    ]
}

/// The rows of the CSV add up to its last row, to the totals of the API, and to the files of the fund.
#[actix_web::test]
async fn the_csv_adds_up_to_the_totals() {
    let (app, fund) = (spawn().await, fund());
    for person in [alain(), jeanne(), hugo(), thomas()] {
        let caller = app.sign_in(&person).await;
        let refunds = visible(&fund, person.matricule());
        let identifiers = Identifiers::of(&caller, &fund, person.matricule()).await;
        for filter in some_filters() {
            let rows = csv_rows(&export(&caller, &filter, ExportFormat::Csv, Language::Fr).await);
            let (last, lines) = rows[1..].split_last().unwrap();
            let sum = |column: usize| lines.iter().map(|row| cents(&row[column])).sum::<i64>();
            let api = caller.send(&ReadCareTotals { filter: filter.clone() }).await.unwrap();
            assert_eq!((sum(7), sum(8)), (api.billed_cents, api.refunded_cents), "{filter:?}");
            assert_eq!((cents(&last[7]), cents(&last[8])), (api.billed_cents, api.refunded_cents));
            assert_eq!(lines.len(), usize::try_from(api.lines).unwrap());
            assert_eq!(api, totals(refunds.iter().filter(|refund| refund.matches(&filter, &identifiers))));
        }
    }
}

/// The workbook holds real amounts, which add up to the totals too.
#[actix_web::test]
async fn the_workbook_adds_up_to_the_totals() {
    let app = spawn().await;
    for person in [alain(), thomas()] {
        let caller = app.sign_in(&person).await;
        for filter in some_filters() {
            let rows = xlsx_rows(&export(&caller, &filter, ExportFormat::Xlsx, Language::Fr).await);
            let (last, lines) = rows[1..].split_last().unwrap();
            let sum = |column: usize| lines.iter().map(|row| cell_cents(&row[column])).sum::<i64>();
            let CareTotals { lines: count, billed_cents, refunded_cents, .. } =
                caller.send(&ReadCareTotals { filter: filter.clone() }).await.unwrap();
            assert_eq!((sum(7), sum(8)), (billed_cents, refunded_cents), "{filter:?}");
            assert_eq!((cell_cents(&last[7]), cell_cents(&last[8])), (billed_cents, refunded_cents));
            assert_eq!(lines.len(), usize::try_from(count).unwrap());
            assert!(lines.iter().all(|row| matches!(row[0], Data::DateTime(_))), "dates are dates");
        }
    }
}

/// The paper says whose refunds they are, and its last row is the totals of the API.
#[actix_web::test]
async fn the_paper_carries_the_totals() {
    let app = spawn().await;
    for (person, name) in [(alain(), "Alain Dupont"), (thomas(), "Thomas Blanchi")] {
        let caller = app.sign_in(&person).await;
        let filter = CareFilter { state: Some(CareState::Processed), ..CareFilter::default() };
        let paper = text_of_pdf(&export(&caller, &filter, ExportFormat::Pdf, Language::It).await.body);
        let totals = caller.send(&ReadCareTotals { filter }).await.unwrap();
        for said in [
            format!("Assicurato: {name}"),
            format!("Matricola: {}", person.matricule()),
            format!("Totale {} {}", italian_euros(totals.billed_cents), italian_euros(totals.refunded_cents)),
        ] {
            assert!(paper.contains(&said), "`{said}` is missing:\n{paper}");
        }
    }
}

/// `1.234,56 €`.
fn italian_euros(cents: i64) -> String {
    let digits = (cents / 100).to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    format!("{},{:02} €", groups.join("."), cents % 100)
}

/// A format that does not exist is no address.
#[actix_web::test]
async fn a_format_that_does_not_exist_is_not_found() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for format in ["doc", "CSV", "", "pdf/x"] {
        caller.get(format!("{API_ROOT}/care/exports/{format}")).await.expect_status(404);
    }
}

/// Every row of the CSV is the row of the list, in words.
#[actix_web::test]
async fn the_rows_of_the_csv_are_those_of_the_list() {
    let (app, fund) = (spawn().await, fund());
    let caller = app.sign_in(&alain()).await;
    let refunds = visible(&fund, "002490");
    let rows = csv_rows(&export(&caller, &CareFilter::default(), ExportFormat::Csv, Language::Fr).await);
    for row in &rows[1..rows.len() - 1] {
        let is_this = |refund: &&Refund<'_>| {
            let person = fund.person(&refund.statement.beneficiary);
            refund.statement.number == row[13]
                && refund.dated().to_string() == row[0]
                && format!("{} {}", person.first_name, person.last_name) == row[3]
                && fund.benefit(&refund.line.benefit).label_fr == row[4]
                && refund.line.care_from.to_string() == row[5]
                && refund.line.care_until.to_string() == row[6]
                && refund.line.billed_cents == cents(&row[7])
                && refund.line.refunded_cents.unwrap_or(0) == cents(&row[8])
                && refund.line.payee_name == row[11]
        };
        assert!(refunds.iter().any(|refund| is_this(&refund)), "{row:?}");
    }
}

/// Headings, labels and amounts are in the language asked for; the file is saved under a name in it.
#[actix_web::test]
async fn exports_speak_the_language_asked_for() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let cases = [
        (Language::Fr, "Prestation", ',', "soins-medicaux-2026-11-23"),
        (Language::En, "Benefit", '.', "medical-care-2026-11-23"),
        (Language::It, "Prestazione", ',', ""),
    ];
    for (language, heading, point, name) in cases {
        for (format, ending) in
            [(ExportFormat::Csv, ".csv"), (ExportFormat::Xlsx, ".xlsx"), (ExportFormat::Pdf, ".pdf")]
        {
            let answer = export(&caller, &CareFilter::default(), format, language).await;
            let disposition = answer.header("content-disposition").unwrap();
            assert!(disposition.starts_with("attachment"), "{disposition}");
            assert!(disposition.contains(name) && disposition.contains(ending), "{disposition}");
            assert_eq!(answer.header("cache-control"), Some("private, no-store"));
        }
        let rows = csv_rows(&export(&caller, &CareFilter::default(), ExportFormat::Csv, language).await);
        assert_eq!(rows[0][4], heading);
        let amounts: Vec<&String> = rows[1..].iter().map(|row| &row[7]).collect();
        assert!(amounts.iter().all(|amount| amount.contains(point)), "{amounts:?}");
    }
}

/// The same export twice is the same file, to the byte.
#[actix_web::test]
async fn an_export_is_reproducible() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    for format in ExportFormat::ALL {
        let first = export(&caller, &CareFilter::default(), format, Language::Fr).await;
        let second = export(&caller, &CareFilter::default(), format, Language::Fr).await;
        assert_eq!(first.body, second.body, "{format:?}");
    }
}
