//! The operation that shows the whole profile.

use actix_web::{get, web};
use contract::profile::Profile;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{accesses, convention_form, conventions, deliveries, email, mail_options, service};
use crate::{
    http::{Answer, Refusal},
    identity::Subscriber,
    state::AppState,
};

/// The operations of this service.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_profile);
    email::routes(config);
    mail_options::routes(config);
    conventions::routes(config);
    convention_form::routes(config);
    deliveries::routes(config);
    accesses::routes(config);
}

/// Read the profile
///
/// Every subscription of the person who is signed in, the current one first: each has a password, an e-mail address and
/// a mail option of its own (PROF-01).
#[utoipa::path(tag = "Profile", security(("session" = [])))]
#[get("/profile")]
async fn read_profile(caller: Subscriber, state: web::Data<AppState>) -> Result<Answer<Profile>, Refusal> {
    let profile = service::read_profile(&caller, state.clock.today(), state.clock.now()).await?;
    Ok(Answer::private(profile))
}
