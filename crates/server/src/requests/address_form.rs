//! The change-of-address form of the caller (REQ-01).

use contract::language::Language;
use entity::household::registry;
use letters::AddressForm;
use sea_orm::EntityTrait as _;

use super::error::RequestError;
use crate::{
    household::{address, members},
    http::File,
    identity::RightsHolder,
    state::AppState,
};

/// The form with name, matricule and recorded address of the rights holder, to be filled in.
///
/// # Errors
/// When the database fails, or the form cannot be printed.
pub async fn address_form(caller: RightsHolder, language: Language, state: &AppState) -> Result<File, RequestError> {
    let household_id = caller.scope.household_id();
    let members = members(&caller.db, household_id, state.clock.today()).await?;
    let household = registry::Entity::find_by_id(household_id).one(&caller.db).await?;
    // Printing takes its time: the connection goes back before.
    drop(caller);
    let form = AddressForm {
        name: format!("{} {}", members.holder.first_name, members.holder.last_name),
        matricule: household.map(|household| household.matricule).unwrap_or_default(),
        recorded: address(&members.holder).map(|address| address.lines()).unwrap_or_default(),
        language,
    };
    let bytes = state.printer.print_address_form(form).await?;
    Ok(File { name: format!("changement-adresse-{}.pdf", language.code()), media_type: "application/pdf", bytes })
}
