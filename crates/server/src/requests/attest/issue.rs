//! Keeping an attestation, with the code by which it is verified.

use chrono::{DateTime, Utc};
use contract::requests::{AttestationKind, CODE_LENGTH, CODE_LETTERS, IssuedAttestation, spoken_code};
use entity::requests::attestation::{ActiveModel, Model};
use letters::{Attestation, Proof};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, DatabaseTransaction, DbErr};

use crate::requests::{convert, rules::attestation_number};

/// An attestation that is to be kept.
#[derive(Clone, Debug)]
pub struct Issued {
    /// What it attests.
    pub kind: AttestationKind,
    /// What it says.
    pub attestation: Attestation,
    /// Initials of the beneficiary.
    pub initials: String,
}

/// Keeps an attestation for the request with this key.
///
/// # Errors
/// When the database fails.
pub async fn issue(
    txn: &DatabaseTransaction,
    request_id: i64,
    issued: &Issued,
    now: DateTime<Utc>,
) -> Result<IssuedAttestation, DbErr> {
    let content = serde_json::to_string(&issued.attestation).map_err(|fault| DbErr::Json(fault.to_string()))?;
    let row = ActiveModel {
        request_id: Set(request_id),
        kind: Set(convert::stored_kind(issued.kind)),
        code: Set(drawn_code()),
        initials: Set(issued.initials.clone()),
        content: Set(content),
        issued_at: Set(now),
        ..Default::default()
    };
    let row = row.insert(txn).await?;
    Ok(IssuedAttestation {
        number: attestation_number(row.id, row.issued_at),
        kind: issued.kind,
        code: spoken_code(&row.code),
        issued_at: row.issued_at,
    })
}

/// A code at random. There are 32 letters, so that each byte draws one of them alike.
fn drawn_code() -> String {
    let letters = CODE_LETTERS.as_bytes();
    let drawn: [u8; CODE_LENGTH] = rand::random();
    drawn.iter().map(|byte| char::from(letters[usize::from(*byte) % letters.len()])).collect()
}

/// By what the attestation of this row is verified, at a portal with this address.
#[must_use]
pub fn proof(row: &Model, portal: &str) -> Proof {
    let (number, code) = (attestation_number(row.id, row.issued_at), spoken_code(&row.code));
    let page = format!("{portal}/verifier");
    Proof { address: format!("{page}?numero={number}&code={code}"), page, number, code }
}

#[cfg(test)]
mod tests {
    use contract::requests::typed_code;

    use super::*;

    #[test]
    fn a_drawn_code_is_one_that_can_be_typed_back() {
        for _ in 0..200 {
            let code = drawn_code();
            assert_eq!(typed_code(&spoken_code(&code)), Some(code));
        }
    }
}
