//! A batch is loaded whole or not at all.

use import::{Count, Outcome, list};
use testing::TestDatabase;

use crate::support::{Batch, dump, loaded, refused};

#[tokio::test]
async fn a_sound_batch_is_loaded_whole() {
    let test = TestDatabase::fresh().await;
    let report = loaded(&test.db, &Batch::first()).await;
    assert_eq!(report.outcome, Outcome::Loaded);
    assert_eq!(report.counts.0["persons"], Count { inserted: 5, updated: 0, unchanged: 0 });
    assert_eq!(report.counts.0["lines"], Count { inserted: 4, updated: 0, unchanged: 0 });
    let batches = list(&test.db).await.unwrap();
    assert_eq!(batches.len(), 1);
    assert_eq!((batches[0].label.as_str(), batches[0].undone), ("first", false));
    assert_eq!(batches[0].counts, report.counts);
}

#[tokio::test]
async fn one_wrong_line_at_the_very_end_keeps_everything_out() {
    let test = TestDatabase::fresh().await;
    let before = dump(&test.db).await;
    let last = "S3,2,XX,2026-11-10,2026-11-10,100,80,100,8000,insured,Marc Ferrero,false,,,,,";
    let refusals = refused(&test.db, &Batch::first().appending("lines.csv", last)).await;
    assert_eq!(refusals.len(), 1);
    assert_eq!(dump(&test.db).await, before);
    assert_eq!(list(&test.db).await.unwrap(), []);
}

#[tokio::test]
async fn a_chunk_more_or_less_makes_no_difference() {
    let test = TestDatabase::fresh().await;
    let mut lines: Vec<String> = Vec::new();
    for number in 1..=2_345 {
        lines.push(format!("Q{number},Morel,,Jo,1990-01-01,,,,,,,,false"));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let batch = Batch::empty("many", "2026-11-22").with_lines("persons.csv", &lines);
    let report = loaded(&test.db, &batch).await;
    assert_eq!(report.counts.0["persons"].inserted, 2_345);
    let refusals = refused(&test.db, &batch.clone().appending("persons.csv", lines[0])).await;
    assert_eq!((refusals.len(), refusals[0].line), (1, Some(2_347)), "given on the first line and on the last");
}

#[tokio::test]
async fn what_a_batch_gives_twice_is_refused_also_into_empty_tables() {
    let test = TestDatabase::fresh().await;
    let before = dump(&test.db).await;
    let lines: Vec<String> = (1..=1_500).map(|number| format!("Q{number},Morel,,Jo,1990-01-01,,,,,,,,false")).collect();
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    lines.extend(["Q7,Autre,,Jo,1990-01-01,,,,,,,,false", "R1,Morel,,Jo,1990-01-01,,,,,,,,false"]);
    let batch = Batch::empty("many", "2026-11-22").with_lines("persons.csv", &lines);
    let refusals = refused(&test.db, &batch).await;
    assert_eq!((refusals.len(), refusals[0].line), (1, Some(1_502)), "only the line that repeats another");
    assert!(refusals[0].reason.contains("already given in this batch"), "{}", refusals[0].reason);
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn of_two_imports_at_once_none_is_half_done() {
    let test = TestDatabase::fresh().await;
    let (one, other) = (Batch::first(), Batch::first().labelled("second"));
    let (one, other) =
        tokio::join!(crate::support::load_batch(&test.db, &one), crate::support::load_batch(&test.db, &other),);
    let outcomes = [one, other];
    assert!(outcomes.iter().any(Result::is_ok), "{outcomes:?}");
    for outcome in &outcomes {
        assert!(matches!(outcome, Ok(_) | Err(import::ImportError::Busy)), "{outcome:?}");
    }
    let whole = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(list(&test.db).await.unwrap().len(), whole);
}
