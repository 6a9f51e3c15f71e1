//! The tables as files: the same lines, the same subtotals, the same total, and the same boundary.

use contract::allowances::{ReadFamilyAllowances, ReadRecipientAllowances};

use super::seen::parts;
use crate::support::{Answer, Caller, alain, fund, isabelle, sophie, spawn, text_of_pdf, thomas};

async fn export(caller: &Caller, view: &str, format: &str) -> Answer {
    caller.get(format!("/api/v1/{view}/exports/{format}?language=en")).await.expect_status(200)
}

fn csv_rows(answer: &Answer) -> Vec<Vec<String>> {
    let text = answer.body.strip_prefix(b"\xef\xbb\xbf").expect("a byte-order mark, for spreadsheets");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Cents of an amount with two decimals.
fn cents(text: &str) -> i64 {
    text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect::<String>().parse().unwrap()
}

/// The four amounts of a row.
fn amounts(row: &[String]) -> [i64; 4] {
    [4, 5, 6, 8].map(|column| cents(&row[column]))
}

fn sum<'r>(rows: impl Iterator<Item = &'r Vec<String>>) -> [i64; 4] {
    rows.fold([0; 4], |sum, row| std::array::from_fn(|part| sum[part] + amounts(row)[part]))
}

fn is_line(row: &[String]) -> bool {
    !row[3].is_empty()
}

/// Lines, months and total of the CSV add up to each other and to the screen, for both views.
#[actix_web::test]
async fn the_csv_adds_up_to_the_screen() {
    let app = spawn().await;
    let alain = app.sign_in(&alain()).await;
    let screen = alain.send(&ReadFamilyAllowances).await.unwrap();
    let rows = csv_rows(&export(&alain, "family-allowances", "csv").await);
    assert_eq!(amounts(rows.last().unwrap()), parts(&screen.totals));
    assert_eq!(sum(rows.iter().filter(|row| is_line(row))), parts(&screen.totals));
    let subtotals =
        |recipient: bool| rows.iter().filter(move |row| row[2] == "Subtotal" && row[1].is_empty() != recipient);
    assert_eq!(sum(subtotals(false)), parts(&screen.totals), "one for each month");
    let shared = screen.months.iter().filter(|month| month.recipients.len() > 1);
    assert_eq!(subtotals(true).count(), 2 * shared.count(), "one for each of several recipients");
    for who in [sophie(), isabelle()] {
        let caller = app.sign_in(&who).await;
        let screen = caller.send(&ReadRecipientAllowances).await.unwrap();
        let rows = csv_rows(&export(&caller, "recipient-allowances", "csv").await);
        assert_eq!(amounts(rows.last().unwrap()), parts(&screen.totals));
        assert_eq!(sum(rows.iter().filter(|row| is_line(row))), parts(&screen.totals));
    }
}

/// No file of the holder holds an account; those of the recipient hold nobody else's name.
#[actix_web::test]
async fn files_keep_the_boundary() {
    let (app, fund) = (spawn().await, fund());
    let (alain, sophie) = (app.sign_in(&alain()).await, app.sign_in(&sophie()).await);
    let accounts: Vec<&str> = fund.allowances.iter().filter_map(|row| row.account.as_deref()).collect();
    let holders = [
        export(&alain, "family-allowances", "csv").await.text().to_owned(),
        text_of_pdf(&export(&alain, "family-allowances", "pdf").await.body),
    ];
    for file in holders {
        assert!(file.contains("Sophie Dupont") && accounts.iter().all(|account| !file.contains(account)));
        assert!(!file.contains("***"));
    }
    let hers = [
        export(&sophie, "recipient-allowances", "csv").await.text().to_owned(),
        text_of_pdf(&export(&sophie, "recipient-allowances", "pdf").await.body),
    ];
    for file in hers {
        assert!(!file.contains("Alain"), "{file}");
    }
}

/// A workbook and paper are written too, and who has nothing gets a file that says so.
#[actix_web::test]
async fn every_format_is_written() {
    let app = spawn().await;
    let alain = app.sign_in(&alain()).await;
    assert!(export(&alain, "family-allowances", "xlsx").await.body.starts_with(b"PK"));
    let thomas = app.sign_in(&thomas()).await;
    assert!(csv_rows(&export(&thomas, "family-allowances", "csv").await).is_empty());
    let paper = text_of_pdf(&export(&thomas, "family-allowances", "pdf").await.body);
    assert!(paper.contains("No family allowance was processed"), "{paper}");
}
