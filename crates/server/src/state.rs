//! What every handler may reach. One type, because actix finds shared data by type at run time.

use std::sync::Arc;

use contract::institution::Institution;
use sea_orm::DatabaseConnection;

use crate::{
    clock::Clock,
    config::Config,
    export::Printer,
    identity::{AddressLimiter, PasswordPool},
    pages::Pages,
    post::PostOffice,
    profile::ConventionForms,
    requests::Catalogue,
    site::Site,
};

/// What every handler may reach.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The database.
    pub db: DatabaseConnection,
    /// The clock.
    pub clock: Clock,
    /// The configuration.
    pub config: Arc<Config>,
    /// Who runs the portal, and the demonstration notice when there is one.
    pub institution: Arc<Institution>,
    /// The information pages.
    pub pages: Arc<Pages>,
    /// The documents that can be asked for.
    pub documents: Arc<Catalogue>,
    /// The built single-page application.
    pub site: Arc<Site>,
    /// Where mails leave.
    pub post: Arc<PostOffice>,
    /// The convention request form, once it was asked for.
    pub convention_forms: Arc<ConventionForms>,
    /// Where statements are printed.
    pub printer: Printer,
    /// Where passwords are checked.
    pub passwords: PasswordPool,
    /// How many identifications an address may try.
    pub sign_in_limit: Arc<AddressLimiter>,
    /// How many requests for subscriptions and passwords an address may make.
    pub request_limit: Arc<AddressLimiter>,
    /// How often an address may ask for the strength of a password that is being typed.
    pub typing_limit: Arc<AddressLimiter>,
    /// How many links an address may try.
    pub link_limit: Arc<AddressLimiter>,
    /// How many documents an address may try to verify.
    pub verification_limit: Arc<AddressLimiter>,
}
