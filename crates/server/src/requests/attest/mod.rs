//! What the portal attests by itself, where the data suffice (REQ-05): read in the transaction that takes the request, and
//! kept as it is printed.

mod allowances;
mod issue;
mod medical;
mod pension;
mod words;

use chrono::NaiveDate;
use contract::{
    language::Language,
    requests::{AttestationKind, MissingData},
};
use letters::{Attestation, StatementCell, StatementRow};
use sea_orm::{DatabaseTransaction, DbErr};

pub use issue::{Issued, issue, proof};

use self::words::Words;
use super::error::RequestError;
use crate::{export::euros, household::MemberRow};

/// Of whom something is attested, and for when.
#[derive(Clone, Debug)]
pub struct About<'m> {
    /// Key of the household.
    pub household_id: i64,
    /// Its matricule.
    pub matricule: String,
    /// The rights holder.
    pub holder: &'m MemberRow,
    /// The beneficiary.
    pub member: &'m MemberRow,
    /// Who asks.
    pub requester_id: i64,
    /// Language of the attestation.
    pub language: Language,
    /// Its day, in Monaco.
    pub today: NaiveDate,
}

/// What can be attested, or what is missing.
///
/// # Errors
/// When the database fails, or a word is missing.
pub async fn prepare(
    txn: &DatabaseTransaction,
    kind: AttestationKind,
    about: &About<'_>,
) -> Result<Result<Attestation, MissingData>, RequestError> {
    if about.member.file_incomplete {
        return Ok(Err(MissingData::FileIncomplete));
    }
    let words = Words::in_language(about.language)?;
    let prepared = match kind {
        AttestationKind::MedicalRights => medical::prepare(txn, about, &words).await?,
        AttestationKind::AllowancePayments => allowances::prepare(txn, about, &words).await?,
        AttestationKind::PensionPayments => pension::prepare(txn, about, &words).await?,
    };
    Ok(prepared)
}

/// An attestation without what its kind says.
fn blank(about: &About<'_>, words: &Words, title: &str, sentence: &str) -> Attestation {
    Attestation {
        title: title.to_owned(),
        language: about.language,
        dated: about.today,
        sentences: vec![sentence.to_owned()],
        facts: Vec::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        notes: vec![words.note.clone()],
    }
}

fn text(text: impl Into<String>) -> StatementCell {
    StatementCell::Text(text.into())
}

fn name(member: &MemberRow) -> StatementCell {
    text(format!("{} {}", member.first_name, member.last_name))
}

/// The last row: a word, and the sum of the last column.
fn total(word: &str, columns: usize, cents: i64, language: Language) -> StatementRow {
    let mut cells = vec![text(""); columns];
    if let [first, .., last] = cells.as_mut_slice() {
        (*first, *last) = (text(word), text(euros(cents, language)));
    }
    StatementRow { cells, sum: true }
}

/// What the database says, or what is missing.
type Prepared = Result<Result<Attestation, MissingData>, DbErr>;
