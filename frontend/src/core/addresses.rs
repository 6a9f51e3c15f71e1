//! Addresses of the pages. French words, as people see them in the address bar.

use contract::{population::Population, service::Service};
use uuid::Uuid;

use super::step::Step;

/// Home.
pub const HOME: &str = "/";
/// « Mon compte »: choice of the population (NAV-03).
pub const ACCOUNT: &str = "/mon-compte";
/// Site map (NAV-07).
pub const SITE_MAP: &str = "/plan-du-site";
/// How connection and data are protected, to which « Ce service est sécurisé » leads (AUTH-09).
pub const SECURITY: &str = "/infos/aide#securite";
/// Addresses and hours of the reception services.
pub const RECEPTION: &str = "/infos/accueil";

/// Where a mailed link to a new password leads; its secret stands after `#`, which no server sees (AUTH-05).
pub const NEW_PASSWORD: &str = "/mot-de-passe/nouveau";
/// Change of the password of who is signed in (AUTH-11).
pub const CHANGE_PASSWORD: &str = "/mon-compte/profil/mot-de-passe";
/// Change of the e-mail address of a subscription (PROF-02).
pub const EMAIL: &str = "/mon-compte/profil/adresse-electronique";
/// Mail options of a subscription (PROF-05).
pub const MAIL_OPTIONS: &str = "/mon-compte/profil/courrier";
/// What was sent where and when (PROF-09).
pub const DELIVERIES: &str = "/mon-compte/profil/envois";
/// Open sessions.
pub const SESSIONS: &str = "/mon-compte/profil/connexions";
/// Who has looked (FUND-04).
pub const ACCESSES: &str = "/mon-compte/profil/consultations";
/// Where the link leads that confirms an e-mail address; its secret stands after `#` (PROF-03).
pub const CONFIRM_EMAIL: &str = "/adresse-electronique/confirmer";
/// Where an insurer fetches a forwarded statement; the secret of the link stands after `#` (PROF-09).
pub const FORWARDED_STATEMENT: &str = "/organisme-complementaire/decompte";
/// Report of what is wrong with personal data; whose and what stands in the query.
pub const HOUSEHOLD_REPORT: &str = "/mon-compte/donnees-personnelles/signaler";
/// What is reported, in that query.
pub const REPORTED_FIELD: &str = "rubrique";
/// Whose data are shown or reported, in the query of the pages of personal data.
pub const MEMBER: &str = "personne";
/// General terms of electronic mail (PROF-08).
pub const TERMS: &str = "/conditions/courrier";
/// Mails and letters of the demonstration.
pub const DEMONSTRATION_POST: &str = "/demonstration/courrier";

/// « Mes demandes »: what was asked for, and how far it has come (REQ-04).
pub const MY_REQUESTS: &str = "/mon-compte/demandes/suivi";
/// Where a wrong address is told (REQ-01).
pub const WRONG_ADDRESS: &str = "/mon-compte/demandes/adresse";
/// The form of the resources declaration.
pub const DECLARATION_FORM: &str = "/mon-compte/declaration/remplir";
/// Where anybody checks a document that the fund has issued (REQ-05); number and code stand in the query.
pub const VERIFY: &str = "/verifier";
/// Number of the document, in that query.
pub const VERIFIED_NUMBER: &str = "numero";
/// Its verification code, in that query.
pub const VERIFIED_CODE: &str = "code";

/// Longest address that a sign-in returns to; longer ones are not ours.
const LONGEST_RETURN: usize = 600;

/// Name of a population in addresses.
#[must_use]
pub const fn population_slug(population: Population) -> &'static str {
    match population {
        Population::Employee => "salarie",
        Population::SelfEmployed => "independant",
        Population::Retired => "retraite",
        Population::Spouse => "conjoint",
    }
}

/// The population with this name in addresses.
#[must_use]
pub fn population_from_slug(slug: &str) -> Option<Population> {
    Population::ALL.into_iter().find(|population| population_slug(*population) == slug)
}

/// The population that a path belongs to, by its first segment.
#[must_use]
pub fn population_of_path(path: &str) -> Option<Population> {
    population_from_slug(path.trim_start_matches('/').split('/').next()?)
}

/// Name of a service in addresses.
#[must_use]
pub const fn service_slug(service: Service) -> &'static str {
    match service {
        Service::Profile => "profil",
        Service::Movements => "mouvements",
        Service::PersonalData => "donnees-personnelles",
        Service::Requests => "demandes",
        Service::Indemnities => "indemnisation",
        Service::MedicalCare => "soins",
        Service::CareByPractitioner => "praticiens",
        Service::PensionPayments => "pension",
        Service::FamilyAllowances => "allocations-familiales",
        Service::RecipientAllowances => "allocations-attributaire",
        Service::PensionSimulation => "simulation",
        Service::ResourcesDeclaration => "declaration",
    }
}

/// The service with this name in addresses.
#[must_use]
pub fn service_from_slug(slug: &str) -> Option<Service> {
    Service::ALL.into_iter().find(|service| service_slug(*service) == slug)
}

/// Welcome page of a population (NAV-02).
#[must_use]
pub fn welcome(population: Population) -> String {
    format!("/{}", population_slug(population))
}

/// Information page in the menu of a population.
#[must_use]
pub fn information(population: Population, slug: &str) -> String {
    format!("/{}/infos/{slug}", population_slug(population))
}

/// Information page of the bottom menu.
#[must_use]
pub fn general_information(slug: &str) -> String {
    format!("/infos/{slug}")
}

/// The service itself, for whoever is signed in.
#[must_use]
pub fn service(service: Service) -> String {
    format!("{ACCOUNT}/{}", service_slug(service))
}

/// One care statement.
#[must_use]
pub fn statement(number: &str) -> String {
    format!("{ACCOUNT}/decomptes/{number}")
}

/// Where one field of one member is reported, the field by its code.
#[must_use]
pub fn household_report(member: Uuid, field: &str) -> String {
    format!("{HOUSEHOLD_REPORT}?{MEMBER}={member}&{REPORTED_FIELD}={field}")
}

/// Where the document with this code is asked for (REQ-03).
#[must_use]
pub fn requested_document(code: &str) -> String {
    format!("{}/document/{code}", service(Service::Requests))
}

/// The form of the resources declaration, at a step.
#[must_use]
pub fn declaration_form(step: usize) -> String {
    format!("{DECLARATION_FORM}{}", Step { number: step, is_correction: false }.query())
}

/// Personal data of one member of the household.
#[must_use]
pub fn member(member: Uuid) -> String {
    format!("{}?{MEMBER}={member}", service(Service::PersonalData))
}

/// Identification under a population, leading to a service (NAV-05).
#[must_use]
pub fn sign_in(population: Population, service: Service) -> String {
    format!("/{}/identification?service={}", population_slug(population), service_slug(service))
}

/// Identification with a query that was carried along from there; without one, for « Mon profil ».
#[must_use]
pub fn back_to_sign_in(population: Population, query: &str) -> String {
    if query.is_empty() {
        sign_in(population, Service::Profile)
    } else {
        format!("/{}/identification{query}", population_slug(population))
    }
}

/// A page of the profile, about one of the person's subscriptions.
#[must_use]
pub fn about(page: &str, subscription: Uuid) -> String {
    format!("{page}/{subscription}")
}

/// General terms of electronic mail, as they were in this version.
#[must_use]
pub fn terms(version: &str) -> String {
    format!("{TERMS}?version={version}")
}

/// « Vous souhaitez vous abonner » (AUTH-07).
#[must_use]
pub fn subscribing(population: Population) -> String {
    format!("/{}/abonnement", population_slug(population))
}

/// « Mot de passe oublié » (AUTH-05).
#[must_use]
pub fn forgotten_password(population: Population) -> String {
    format!("/{}/mot-de-passe-oublie", population_slug(population))
}

/// « Mon profil » where the first password is chosen, before the page that was asked for (AUTH-10).
#[must_use]
pub fn first_password(wanted: &str) -> String {
    returning(service(Service::Profile), '?', wanted)
}

/// Identification that returns to the page where the session ended (NAV-06).
#[must_use]
pub fn sign_in_and_return(population: Population, service: Service, path_and_query: &str) -> String {
    returning(sign_in(population, service), '&', path_and_query)
}

/// An address with the page to return to in its query, if that is one of ours.
fn returning(address: String, separator: char, path_and_query: &str) -> String {
    match serde_urlencoded::to_string([("retour", path_and_query)]) {
        Ok(query) if safe_return(path_and_query).is_some() => format!("{address}{separator}{query}"),
        _ => address,
    }
}

/// The page to return to, if it is a secured page of the portal: never another site.
#[must_use]
pub fn safe_return(path_and_query: &str) -> Option<&str> {
    let below = path_and_query.strip_prefix(ACCOUNT)?.strip_prefix('/')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./?=&%+".contains(c);
    (path_and_query.len() <= LONGEST_RETURN && !below.is_empty() && below.chars().all(plain)).then_some(path_and_query)
}

#[cfg(test)]
mod tests {
    use contract::{population::Population, service::Service};

    use super::{
        first_password, population_from_slug, population_of_path, population_slug, safe_return, service_from_slug,
        service_slug, sign_in_and_return,
    };

    #[test]
    fn every_population_and_service_is_found_by_its_name() {
        for population in Population::ALL {
            assert_eq!(population_from_slug(population_slug(population)), Some(population));
        }
        for service in Service::ALL {
            assert_eq!(service_from_slug(service_slug(service)), Some(service));
        }
    }

    #[test]
    fn the_first_segment_names_the_population() {
        assert_eq!(population_of_path("/retraite/infos/pension"), Some(Population::Retired));
        assert_eq!(population_of_path("/mon-compte/soins"), None);
        assert_eq!(population_of_path("/"), None);
    }

    #[test]
    fn a_sign_in_returns_to_the_very_page() {
        assert_eq!(
            sign_in_and_return(Population::Employee, Service::MedicalCare, "/mon-compte/soins?etat=paye"),
            "/salarie/identification?service=soins&retour=%2Fmon-compte%2Fsoins%3Fetat%3Dpaye"
        );
    }

    #[test]
    fn the_first_password_is_chosen_before_the_page_that_was_asked_for() {
        assert_eq!(first_password("/mon-compte/soins"), "/mon-compte/profil?retour=%2Fmon-compte%2Fsoins");
        assert_eq!(first_password("//evil.example"), "/mon-compte/profil");
    }

    #[test]
    fn a_sign_in_returns_to_no_other_site() {
        for address in
            ["https://evil.example", "//evil.example", "/mon-compte/", "/mon-compte", "/mon-compte/\\evil", "/salarie"]
        {
            assert_eq!(safe_return(address), None, "{address}");
        }
        assert_eq!(safe_return("/mon-compte/decomptes/D2026-000123"), Some("/mon-compte/decomptes/D2026-000123"));
    }
}
