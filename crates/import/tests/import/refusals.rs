//! Every refusal names file, line, column and reason.

use testing::TestDatabase;

use crate::support::{Batch, loaded, refused, shown};

/// Loads `batch`, and expects each of `expected` (file, line, column, part of the reason) and nothing else.
async fn expect(batch: Batch, expected: &[(&str, Option<u64>, &str, &str)]) {
    let test = TestDatabase::fresh().await;
    expect_on(&test, batch, expected).await;
}

async fn expect_on(test: &TestDatabase, batch: Batch, expected: &[(&str, Option<u64>, &str, &str)]) {
    let refusals = refused(&test.db, &batch).await;
    let all = shown(&refusals);
    assert_eq!(refusals.len(), expected.len(), "{all}");
    for (refusal, (file, line, column, reason)) in refusals.iter().zip(expected) {
        assert_eq!((refusal.file.as_str(), refusal.line), (*file, *line), "{all}");
        assert_eq!(refusal.column.as_deref().unwrap_or(""), *column, "{all}");
        assert!(refusal.reason.contains(reason), "{all}");
    }
}

#[tokio::test]
async fn a_folder_holds_the_files_of_a_batch_and_no_others() {
    let batch = Batch::first().with("notes.txt", "").with("persons.jsonl", "").with("orders.csv", "");
    expect(
        batch,
        &[
            ("notes.txt", None, "", "is not a file of a batch"),
            ("orders.csv", None, "", "is not a file of a batch"),
            ("persons.jsonl", None, "", "stands beside persons.csv"),
        ],
    )
    .await;
    expect(Batch::first().without("batch.json"), &[("batch.json", None, "", "is missing")]).await;
    let later = Batch::first().with("batch.json", r#"{"format": 2, "label": "", "as_of": "2026-11-22"}"#);
    expect(later, &[("batch.json", None, "format", "1 is expected"), ("batch.json", None, "label", "1 to 100")]).await;
}

#[tokio::test]
async fn the_header_names_every_column_once() {
    let batch = Batch::first().with("households.csv", "matricule,holder,colour,holder\n1,P1,rose,P1\n");
    expect(
        batch,
        &[
            ("households.csv", Some(1), "colour", "is not a column"),
            ("households.csv", Some(1), "holder", "stands twice"),
            ("households.csv", Some(1), "card_colour", "is missing from the header"),
        ],
    )
    .await;
    expect(Batch::first().with("rights.csv", ""), &[("rights.csv", None, "", "a header line is expected")]).await;
}

#[tokio::test]
async fn every_wrong_value_of_a_line_is_named() {
    let batch = Batch::first().appending("persons.csv", "P9,,,Eva,1990-13-01,,,,,,,Monaco,oui");
    expect(
        batch,
        &[
            ("persons.csv", Some(7), "last_name", "is empty"),
            ("persons.csv", Some(7), "birth_date", "is not a date (YYYY-MM-DD)"),
            ("persons.csv", Some(7), "file_incomplete", "is not `true` or `false`"),
        ],
    )
    .await;
    let batch = Batch::first().appending("persons.csv", "P 9,,,Eva,1990-12-01,,,,,,,Monaco,true");
    expect(
        batch,
        &[
            ("persons.csv", Some(7), "number", "is not an identifier"),
            ("persons.csv", Some(7), "last_name", "1 to 80"),
            ("persons.csv", Some(7), "country", "two capital letters"),
        ],
    )
    .await;
    let batch = Batch::first().replacing("subscriptions.csv", "self_employed", "freelance");
    let codes = "one of employee, self_employed, retired, spouse";
    expect(batch, &[("subscriptions.csv", Some(4), "population", codes)]).await;
    let batch = Batch::first().appending("rights.csv", "100001,ccss");
    expect(batch, &[("rights.csv", Some(4), "", "has 2 fields; the header has 4")]).await;
}

#[tokio::test]
async fn names_are_not_repeated_in_refusals() {
    let test = TestDatabase::fresh().await;
    let batch =
        Batch::first().replacing("persons.csv", "1980-05-14", "Novaro").replacing("persons.csv", "Zoé", " Zoé ");
    let refusals = refused(&test.db, &batch).await;
    assert_eq!(refusals.len(), 2);
    assert!(!shown(&refusals).contains("Novaro") && !shown(&refusals).contains("Zoé"), "{}", shown(&refusals));
}

#[tokio::test]
async fn references_lead_to_records_of_this_batch_or_an_earlier_one() {
    let households = Batch::first().appending("households.csv", "300003,P9,");
    expect(households, &[("households.csv", Some(4), "holder", "no person has the number `P9`")]).await;
    let members = Batch::first().appending("members.csv", "300003,P9,child,false,2020-01-01,");
    expect(members, &[("members.csv", Some(7), "matricule", "`300003`"), ("members.csv", Some(7), "person", "`P9`")])
        .await;
    let statement = Batch::first().appending("statements.csv", "S4,300003,P9,ccss,to_pay,2026-11-01,,S9");
    expect(
        statement,
        &[("statements.csv", Some(5), "matricule", "`300003`"), ("statements.csv", Some(5), "beneficiary", "`P9`")],
    )
    .await;
    let line = "S9,1,C,2026-09-20,2026-09-20,1,1,1,8000,insured,A,false,,,,,";
    expect(Batch::first().appending("lines.csv", line), &[("lines.csv", Some(6), "statement", "`S9`")]).await;
    let line = "S1,3,Z,2026-09-20,2026-09-20,1,1,1,8000,insured,A,false,D8,,D9,1,Y@2026-01-01 C@2026-01-01";
    expect(
        Batch::first().appending("lines.csv", line),
        &[
            ("lines.csv", Some(6), "benefit", "`Z`"),
            ("lines.csv", Some(6), "performer", "`D8`"),
            ("lines.csv", Some(6), "prescriber", "`D9`"),
            ("lines.csv", Some(6), "bundled_acts", "`Y`"),
            ("lines.csv", Some(6), "adjusts_line", "adjusts no other"),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_record_stands_once_in_a_batch() {
    let batch = Batch::first().appending("persons.csv", "P1,Novaro,,Anna,1980-05-14,,,,,,,,false");
    expect(batch, &[("persons.csv", Some(7), "", "`P1` was already given on line 2")]).await;
}

#[tokio::test]
async fn a_household_and_its_subscriptions_belong_together() {
    let holder = Batch::first().replacing("members.csv", "200002,P5,holder", "200002,P5,spouse");
    expect(holder, &[("members.csv", Some(6), "role", "is `holder` for the rights holder")]).await;
    let nobody = Batch::first().replacing("members.csv", "200002,P5,holder,false,1990-01-01,\n", "");
    expect(nobody, &[("households.csv", Some(3), "holder", "has no membership")]).await;
    let spouse = Batch::first().appending("subscriptions.csv", "100001,P3,spouse");
    expect(spouse, &[("subscriptions.csv", Some(5), "person", "is not a spouse of the household")]).await;
    let employee = Batch::first().appending("subscriptions.csv", "100001,P2,employee");
    expect(employee, &[("subscriptions.csv", Some(5), "person", "is not the rights holder")]).await;
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let other = Batch::empty("next", "2026-11-22").with_lines("households.csv", &["100001,P2,rose"]);
    expect_on(&test, other, &[("households.csv", Some(2), "holder", "is another person than before")]).await;
    let child = Batch::empty("next", "2026-11-22").with_lines("members.csv", &["100001,P2,child,false,2014-06-01,"]);
    expect_on(&test, child, &[("members.csv", Some(2), "role", "has a subscription as `spouse`")]).await;
}

#[tokio::test]
async fn nobody_could_be_taken_for_another_at_identification() {
    let twins = Batch::first()
        .replacing("persons.csv", "1978-11-30", "1979-02-03")
        .appending("subscriptions.csv", "100001,P4,spouse");
    let reason = "has the birth date of another subscriber";
    expect(
        twins,
        &[("subscriptions.csv", Some(3), "person", reason), ("subscriptions.csv", Some(5), "person", reason)],
    )
    .await;
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first().appending("subscriptions.csv", "100001,P4,spouse")).await;
    let corrected = Batch::empty("next", "2026-11-22")
        .with_lines("persons.csv", &["P4,Imbert,,Paul,1979-02-03,,Divorcé(e),,,06240,Beausoleil,FR,true"]);
    expect_on(&test, corrected, &[("persons.csv", Some(2), "birth_date", "is that of another subscriber")]).await;
}

#[tokio::test]
async fn a_statement_is_of_a_member_a_right_and_has_lines() {
    let stranger = Batch::first().replacing("statements.csv", "S3,200002,P5", "S3,200002,P3");
    expect(stranger, &[("statements.csv", Some(4), "beneficiary", "is not a member of the household")]).await;
    let fund = Batch::first().replacing("statements.csv", "P5,camti", "P5,ccss");
    expect(fund, &[("statements.csv", Some(4), "fund", "does not refund this household")]).await;
    let bare = Batch::first().appending("statements.csv", "S4,100001,P2,ccss,to_pay,2026-11-01,,");
    expect(bare, &[("statements.csv", Some(5), "number", "has no line")]).await;
}

#[tokio::test]
async fn older_data_do_not_overwrite_newer_ones() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let older = Batch::empty("older", "2026-11-21");
    expect_on(&test, older, &[("batch.json", None, "as_of", "is older than 2026-11-22")]).await;
    let future = Batch::empty("future", "2027-11-22");
    expect_on(&test, future, &[("batch.json", None, "as_of", "lies in the future")]).await;
}

#[tokio::test]
async fn all_refusals_are_counted_and_the_first_ones_listed() {
    let test = TestDatabase::fresh().await;
    let lines: Vec<String> = (0..2_500).map(|number| format!("Q{number},Morel,,Jo,soon,,,,,,,,false")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let folder = Batch::empty("many", "2026-11-22").with_lines("persons.csv", &lines).write();
    let options = import::Options { listed_refusals: 3, ..import::Options::new(crate::support::now()) };
    let error = import::load(&test.db, folder.path(), &options).await.unwrap_err();
    let text = error.to_string();
    assert!(text.contains("2500 refusals") && text.contains("2497 more"), "{text}");
    let json = serde_json::to_value(&error).unwrap();
    assert_eq!((&json["error"], &json["refusals"]["total"]), (&"refused".into(), &2_500.into()));
    assert_eq!(json["refusals"]["listed"][0]["line"], 2);
}
