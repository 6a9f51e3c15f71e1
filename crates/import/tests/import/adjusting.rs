//! A corrected file is a new statement beside the original, which is kept and no longer counted.

use import::undo;
use testing::TestDatabase;

use crate::{
    states::lines_of,
    support::{Batch, dump, loaded, refused, shown},
};

const ADJUSTING: &str = "S1R,100001,P1,ccss,processed,2026-11-10,2026-11-12,S1";
const LINE: &str = "S1R,1,C,2026-09-20,2026-09-20,4000,3440,3440,10000,insured,Anne Novaro,false,D1,,,1,";

fn adjustment() -> Batch {
    Batch::empty("adjustment", "2026-11-23").with_lines("statements.csv", &[ADJUSTING]).with_lines("lines.csv", &[LINE])
}

#[tokio::test]
async fn the_adjusted_statement_is_superseded_and_comes_back_with_the_undo() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let before = dump(&test.db).await;
    let report = loaded(&test.db, &adjustment()).await;
    let (old, new) = (lines_of(&test.db, "S1").await, lines_of(&test.db, "S1R").await);
    assert_eq!(old.iter().map(|line| line.superseded).collect::<Vec<_>>(), [true, true]);
    assert_eq!((new[0].superseded, new[0].adjusts_id), (false, Some(old[0].id)));
    undo(&test.db, report.batch).await.unwrap();
    assert_eq!(dump(&test.db).await, before);
}

#[tokio::test]
async fn a_chain_of_adjustments_can_come_in_one_batch() {
    let test = TestDatabase::fresh().await;
    let batch = Batch::first()
        .appending("statements.csv", ADJUSTING)
        .appending("statements.csv", "S1RR,100001,P1,ccss,processed,2026-11-12,2026-11-14,S1R")
        .appending("lines.csv", LINE)
        .appending("lines.csv", &LINE.replace("S1R,", "S1RR,"));
    let report = loaded(&test.db, &batch).await;
    let lines = [lines_of(&test.db, "S1").await, lines_of(&test.db, "S1R").await, lines_of(&test.db, "S1RR").await];
    assert_eq!(lines.each_ref().map(|lines| lines[0].superseded), [true, true, false]);
    assert_eq!(lines[1][0].adjusts_id, Some(lines[0][0].id));
    assert_eq!(lines[2][0].adjusts_id, Some(lines[1][0].id));
    undo(&test.db, report.batch).await.unwrap();
    let again = loaded(&test.db, &batch).await;
    assert_eq!(again.counts, report.counts);
}

#[tokio::test]
async fn lines_of_a_superseded_statement_that_come_later_are_superseded_too() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    loaded(&test.db, &adjustment()).await;
    let late = "S1,3,PH,2026-09-20,2026-09-20,500,400,500,8000,insured,Anne Novaro,false,,Pharmacie du Port,,,";
    loaded(&test.db, &Batch::empty("late", "2026-11-23").with_lines("lines.csv", &[late])).await;
    assert_eq!(lines_of(&test.db, "S1").await.iter().filter(|line| line.superseded).count(), 3);
}

#[tokio::test]
async fn a_statement_adjusts_one_of_the_same_person_once_and_for_good() {
    let test = TestDatabase::fresh().await;
    let unknown = Batch::first().appending("statements.csv", &ADJUSTING.replace(",S1", ",S0"));
    assert_refused(&test, &unknown, "statements.csv, line 5, column adjusts: no statement `S0`").await;
    let other = Batch::first().appending("statements.csv", &ADJUSTING.replace("P1", "P3")).appending("lines.csv", LINE);
    assert_refused(&test, &other, "statements.csv, line 5, column adjusts: `S1R`: adjusts is a statement of another")
        .await;
    let later = Batch::first().replacing(
        "statements.csv",
        "S1,100001",
        "S1R,100001,P1,ccss,processed,2026-11-10,2026-11-12,S1\nS1,100001",
    );
    assert_refused(&test, &later, "statements.csv, line 2, column adjusts: no statement `S1`").await;
    loaded(&test.db, &Batch::first()).await;
    loaded(&test.db, &adjustment()).await;
    let twice = Batch::empty("twice", "2026-11-23").with_lines("statements.csv", &[&ADJUSTING.replace("S1R", "S1X")]);
    assert_refused(&test, &twice, "already adjusted by `S1R`").await;
    let freed = Batch::empty("freed", "2026-11-23").with_lines("statements.csv", &[&ADJUSTING.replace(",S1", ",")]);
    assert_refused(&test, &freed, "statements.csv, line 2, column adjusts: is not what it was").await;
    let moved = Batch::empty("moved", "2026-11-23")
        .with_lines("statements.csv", &["S1,200002,P5,camti,processed,2026-10-01,2026-10-05,"]);
    assert_refused(&test, &moved, "another household or beneficiary than the statement that adjusts it").await;
}

#[tokio::test]
async fn a_corrected_line_names_a_line_of_the_adjusted_statement() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let missing = adjustment().with_lines("lines.csv", &[&LINE.replace(",1,", ",7,")]);
    assert_refused(&test, &missing, "lines.csv, line 2, column adjusts_line: the adjusted statement has no line 7")
        .await;
}

async fn assert_refused(test: &TestDatabase, batch: &Batch, expected: &str) {
    let refusals = refused(&test.db, batch).await;
    assert!(shown(&refusals).contains(expected), "{}", shown(&refusals));
}
