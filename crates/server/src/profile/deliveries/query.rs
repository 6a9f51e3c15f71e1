//! The queries of announcing. Their text is written once, for both databases.

use chrono::NaiveDate;
use database::Columns;
use entity::fund::import_batch;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbErr, FromQueryResult, QueryResult, Statement};

/// Subscribers of one page.
pub const PAGE: usize = 200;

/// The subscribers after $1 with the electronic option, chosen before the batch was loaded ($2), in whose household the
/// batch ($3) has brought a paid statement. A recipient's own subscription is never among them.
const SUBSCRIBERS: &str = "SELECT s.id FROM subscription s \
     INNER JOIN household h ON h.id = s.household_id AND h.holder_id = s.person_id \
     WHERE s.id > $1 AND s.mail_option = 'electronic' AND s.population <> 'spouse' AND s.mail_option_chosen_at <= $2 \
     AND EXISTS (SELECT 1 FROM care_statement c WHERE c.household_id = s.household_id AND c.batch_id = $3 \
     AND c.state = 'processed') ORDER BY s.id LIMIT $4";

/// The paid statements of the batch ($3) for the subscribers from $4 to $5, each with the convention of the
/// beneficiary's insurer where one was chosen and is in force on $6; what was sent before is marked. A statement goes to
/// an insurer once, also where the holder has two subscriptions.
const STATEMENTS: &str = "SELECT s.id, s.language, \
     CASE WHEN s.email_confirmed_at IS NULL THEN NULL ELSE s.email_address END, \
     c.id, c.number, v.id, v.number, v.mailbox, \
     CASE WHEN EXISTS (SELECT 1 FROM statement_delivery d WHERE d.statement_id = c.id AND d.subscription_id = s.id \
     AND d.channel = 'subscriber') THEN 1 ELSE 0 END, \
     CASE WHEN EXISTS (SELECT 1 FROM statement_delivery d WHERE d.statement_id = c.id AND d.channel = 'insurer' \
     AND (d.subscription_id = s.id OR d.convention_id = v.id)) THEN 1 ELSE 0 END \
     FROM subscription s \
     INNER JOIN household h ON h.id = s.household_id AND h.holder_id = s.person_id \
     INNER JOIN care_statement c ON c.household_id = s.household_id AND c.batch_id = $3 AND c.state = 'processed' \
     LEFT JOIN insurer_choice i ON i.subscription_id = s.id AND i.person_id = c.beneficiary_id \
     LEFT JOIN convention v ON v.id = i.convention_id AND v.signed_on <= $6 AND (v.ended_on IS NULL OR v.ended_on >= $6) \
     WHERE s.id BETWEEN $4 AND $5 AND s.id > $1 AND s.mail_option = 'electronic' AND s.population <> 'spouse' \
     AND s.mail_option_chosen_at <= $2 ORDER BY s.id, c.id";

/// A paid statement of a subscriber, with what there is to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub subscription_id: i64,
    pub language: String,
    /// The confirmed address.
    pub address: Option<String>,
    pub statement_id: i64,
    pub statement_number: String,
    /// The convention of the beneficiary's insurer.
    pub convention: Option<ConventionRow>,
    /// The subscriber was told before.
    pub was_told: bool,
    /// An insurer was told before.
    pub was_forwarded: bool,
}

/// A convention in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConventionRow {
    pub id: i64,
    pub number: String,
    pub mailbox: String,
}

impl FromQueryResult for Row {
    fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
        let mut columns = Columns::of(row);
        let (subscription_id, language, address) = (columns.take()?, columns.take()?, columns.take()?);
        let (statement_id, statement_number) = (columns.take()?, columns.take()?);
        let convention: (Option<i64>, Option<String>, Option<String>) =
            (columns.take()?, columns.take()?, columns.take()?);
        let (was_told, was_forwarded): (i32, i32) = (columns.take()?, columns.take()?);
        let convention = match convention {
            (Some(id), Some(number), Some(mailbox)) => Some(ConventionRow { id, number, mailbox }),
            _ => None,
        };
        Ok(Self {
            subscription_id,
            language,
            address,
            statement_id,
            statement_number,
            convention,
            was_told: was_told != 0,
            was_forwarded: was_forwarded != 0,
        })
    }
}

/// The keys of the next subscribers of the batch.
pub async fn subscribers(
    txn: &DatabaseTransaction,
    batch: &import_batch::Model,
    after: i64,
) -> Result<Vec<i64>, DbErr> {
    let values = [after.into(), batch.loaded_at.into(), batch.id.into(), (PAGE as u64).into()];
    let asked = Statement::from_sql_and_values(txn.get_database_backend(), SUBSCRIBERS, values);
    let rows = txn.query_all_raw(asked).await?;
    rows.iter().map(|row| Columns::of(row).take()).collect()
}

/// The statements of the subscribers from `first` to `last`.
pub async fn statements(
    txn: &DatabaseTransaction,
    batch: &import_batch::Model,
    (first, last): (i64, i64),
    today: NaiveDate,
) -> Result<Vec<Row>, DbErr> {
    let values = [(first - 1).into(), batch.loaded_at.into(), batch.id.into(), first.into(), last.into(), today.into()];
    let asked = Statement::from_sql_and_values(txn.get_database_backend(), STATEMENTS, values);
    Row::find_by_statement(asked).all(txn).await
}
