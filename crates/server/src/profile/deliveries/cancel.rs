//! Forwarding that has not left when it is revoked never leaves.

use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbErr, Statement};

/// The mails to insurers that wait under the subscription $1, for members whose insurer is not, or no longer, that one.
/// What the ledger says of them goes along, and what their links would open with it.
const DROP: &str = "DELETE FROM outgoing_mail WHERE state = 'queued' AND subscription_id = $1 AND id IN ( \
     SELECT d.mail_id FROM statement_delivery d INNER JOIN care_statement c ON c.id = d.statement_id \
     WHERE d.subscription_id = $1 AND d.channel = 'insurer' AND NOT EXISTS ( \
     SELECT 1 FROM insurer_choice i WHERE i.subscription_id = d.subscription_id AND i.person_id = c.beneficiary_id \
     AND i.convention_id = d.convention_id))";

/// Drops what waits to be sent to insurers that are no longer chosen.
pub async fn cancel_waiting(txn: &DatabaseTransaction, subscription_id: i64) -> Result<(), DbErr> {
    let values = [subscription_id.into()];
    txn.execute_raw(Statement::from_sql_and_values(txn.get_database_backend(), DROP, values)).await?;
    Ok(())
}
