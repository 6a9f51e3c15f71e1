//! The printer: typesetting in a bounded number of threads, so that many statements at once slow down nothing else.

use std::{sync::Arc, time::Duration};

use letters::{
    AddressForm, Attestation, LetterError, Pdf, Proof, Sender, Statement, render_address_form, render_attestation,
    render_statement,
};
use tokio::sync::Semaphore;

use super::ExportError;

/// Statements that are set at the same time.
const AT_ONCE: usize = 2;

/// How long a request waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// Prints statements and attestations in the fund's name.
#[derive(Clone, Debug)]
pub struct Printer {
    sender: Option<Arc<Sender>>,
    turns: Arc<Semaphore>,
}

impl Printer {
    /// A printer for this sender; without one, it refuses.
    #[must_use]
    pub fn new(sender: Option<Sender>) -> Self {
        Self { sender: sender.map(Arc::new), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The statement as a PDF.
    ///
    /// # Errors
    /// When the statement is too long, or no turn comes within ten seconds.
    pub async fn print(&self, statement: Statement) -> Result<Vec<u8>, ExportError> {
        self.in_turn(move |sender| render_statement(&statement, sender)).await
    }

    /// The attestation as a PDF.
    ///
    /// # Errors
    /// When no turn comes within ten seconds.
    pub async fn print_attestation(&self, attestation: Attestation, proof: Proof) -> Result<Vec<u8>, ExportError> {
        self.in_turn(move |sender| render_attestation(&attestation, &proof, sender)).await
    }

    /// The change-of-address form as a PDF.
    ///
    /// # Errors
    /// When no turn comes within ten seconds.
    pub async fn print_address_form(&self, form: AddressForm) -> Result<Vec<u8>, ExportError> {
        self.in_turn(move |sender| render_address_form(&form, sender)).await
    }

    async fn in_turn(
        &self,
        render: impl FnOnce(&Sender) -> Result<Pdf, LetterError> + Send + 'static,
    ) -> Result<Vec<u8>, ExportError> {
        let sender = self.sender.clone().ok_or_else(|| ExportError::Failed("no sender is configured".to_owned()))?;
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.map_err(|_| ExportError::Busy)?.map_err(|closed| ExportError::Failed(closed.to_string()))?;
        let printed = tokio::task::spawn_blocking(move || {
            // The turn ends with the work, even when nobody waits for it any more.
            let _turn = turn;
            render(&sender)
        });
        match printed.await.map_err(|failure| ExportError::Failed(failure.to_string()))? {
            Ok(pdf) => Ok(pdf.bytes),
            Err(LetterError::TooLong) => Err(ExportError::TooLarge),
            Err(failure) => Err(ExportError::Failed(failure.to_string())),
        }
    }
}
