//! Files as they come: other systems' line ends, broken bytes, endless lines.

use testing::TestDatabase;

use crate::support::{Batch, loaded, refused, shown};

async fn refusal_of(batch: Batch) -> String {
    let test = TestDatabase::fresh().await;
    shown(&refused(&test.db, &batch).await)
}

/// The bytes of `persons.csv` with `extra` at the end.
fn persons_with(extra: &[u8]) -> Batch {
    let mut bytes = Batch::first().text("persons.csv").as_bytes().to_vec();
    bytes.extend_from_slice(extra);
    Batch::first().with_bytes("persons.csv", &bytes)
}

#[tokio::test]
async fn a_byte_order_mark_windows_line_ends_and_a_missing_last_one_do_no_harm() {
    let test = TestDatabase::fresh().await;
    let text = Batch::first().text("persons.csv").trim_end().replace('\n', "\r\n");
    let report = loaded(&test.db, &Batch::first().with("persons.csv", &format!("\u{feff}{text}"))).await;
    assert_eq!(report.counts.0["persons"].inserted, 5);
}

#[tokio::test]
async fn blank_lines_are_passed_over_and_counted() {
    let text = refusal_of(persons_with(b"\n\r\n   \nP9,A,,B,soon,,,,,,,,false\n")).await;
    assert!(text.starts_with("persons.csv, line 10, column birth_date"), "{text}");
}

#[tokio::test]
async fn bytes_that_are_not_utf_8_are_refused_with_their_column() {
    let text = refusal_of(persons_with(b"P9,Nov\xe8s,,Jo,1990-01-01,,,,,,,,false\n")).await;
    assert_eq!(text, "persons.csv, line 7, column last_name: is not UTF-8\n");
    let test = TestDatabase::fresh().await;
    let batch = Batch::empty("x", "2026-11-22").with_bytes("rights.jsonl", b"{\"matricule\": \"\xff\"}\n");
    assert_eq!(shown(&refused(&test.db, &batch).await), "rights.jsonl, line 1: is not UTF-8\n");
}

#[tokio::test]
async fn control_characters_are_refused() {
    let text = refusal_of(persons_with(b"P9,No\0vo,,J\x07o,1990-01-01,,,,,,,,false\n")).await;
    assert!(text.contains("line 7, column last_name: holds a control character"), "{text}");
    assert!(text.contains("line 7, column first_name: holds a control character"), "{text}");
}

#[tokio::test]
async fn a_line_of_ten_megabytes_is_refused_and_the_next_one_is_read() {
    let mut extra = vec![b'x'; 10 * 1024 * 1024];
    extra.extend_from_slice(b"\nP9,A,,B,soon,,,,,,,,false\n");
    let text = refusal_of(persons_with(&extra)).await;
    assert!(text.contains("persons.csv, line 7: is longer than 65536 bytes"), "{text}");
    assert!(text.contains("persons.csv, line 8, column birth_date"), "{text}");
}

#[tokio::test]
async fn a_quote_that_is_not_closed_spoils_its_own_line_only() {
    let text = refusal_of(persons_with(b"P9,\"Novo,,Jo,1990-01-01,,,,,,,,false\nP8,A,,B,soon,,,,,,,,false\n")).await;
    assert!(text.contains("persons.csv, line 7: has a quote that is not closed on the same line"), "{text}");
    assert!(text.contains("persons.csv, line 8, column birth_date"), "{text}");
}

#[tokio::test]
async fn quoted_fields_hold_separators_and_quotes() {
    let test = TestDatabase::fresh().await;
    let line = "P9,\"d'Or, dit \"\"le Grand\"\"\",,Jo,1990-01-01,,,,,,,,false\n";
    loaded(&test.db, &persons_with(line.as_bytes())).await;
    use sea_orm::{EntityTrait as _, QueryOrder as _};
    let last = entity::household::person::Entity::find()
        .order_by_desc(entity::household::person::Column::Id)
        .one(&test.db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(last.last_name, "d'Or, dit \"le Grand\"");
}

#[tokio::test]
async fn lines_that_are_not_json_objects_are_refused() {
    let test = TestDatabase::fresh().await;
    let lines = "{\"matricule\": \"1\", \n[1]\n{\"matricule\": \"1\", \"fund\": \"xx\", \"valid_from\": \"2020-01-01\", \"until\": 1}\n";
    let batch = Batch::empty("x", "2026-11-22").with("rights.jsonl", lines);
    let text = shown(&refused(&test.db, &batch).await);
    assert!(text.contains("rights.jsonl, line 1: is not well-formed JSON"), "{text}");
    assert!(text.contains("rights.jsonl, line 2: is not a JSON object"), "{text}");
    assert!(text.contains("rights.jsonl, line 3, column until: is not a column"), "{text}");
    assert!(text.contains("rights.jsonl, line 3, column fund: is not one of ccss, camti"), "{text}");
}
