//! CSV with commas, CSV with semicolons and JSON Lines say the same.

use testing::TestDatabase;

use crate::support::{Batch, dump, loaded};

#[tokio::test]
async fn every_way_to_write_the_records_gives_the_same_rows() {
    let test = TestDatabase::fresh().await;
    loaded(&test.db, &Batch::first()).await;
    let with_commas = dump(&test.db).await;
    for batch in [Batch::first().with_semicolons(), Batch::first().into_json_lines()] {
        let report = loaded(&test.db, &batch).await;
        let unchanged: u64 = report.counts.0.values().map(|count| count.unchanged).sum();
        assert_eq!(unchanged, 55, "{report}");
        assert_eq!(dump(&test.db).await, with_commas);
    }
}
