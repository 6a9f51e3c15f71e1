//! The document that was issued for a request, as a PDF.

use contract::requests::DocumentRequest;
use entity::requests::attestation::{Column, Entity};
use letters::Attestation;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{attest::proof, error::RequestError, rules::parse_request_number};
use crate::{export::ExportError, http::File, identity::RightsHolder, state::AppState};

/// The PDF that was issued for `request`, which is the caller's own.
///
/// # Errors
/// When none was issued, or it cannot be printed.
pub async fn document(caller: RightsHolder, request: &DocumentRequest, state: &AppState) -> Result<File, RequestError> {
    let (_, id) = parse_request_number(&request.number).ok_or(RequestError::Unknown)?;
    let row = Entity::find().filter(Column::RequestId.eq(id)).one(&caller.db).await?.ok_or(RequestError::Unknown)?;
    // Printing takes its time: the connection goes back before.
    drop(caller);
    let attestation: Attestation =
        serde_json::from_str(&row.content).map_err(|fault| ExportError::Failed(fault.to_string()))?;
    let proof = proof(&row, &state.config.public_url);
    let name = format!("{}.pdf", proof.number);
    let bytes = state.printer.print_attestation(attestation, proof).await?;
    Ok(File { name, media_type: "application/pdf", bytes })
}
