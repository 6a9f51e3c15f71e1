//! Addresses of the pages. French words, as people see them in the address bar.

use contract::{population::Population, service::Service};

/// Home.
pub const HOME: &str = "/";
/// « Mon compte »: choice of the population (NAV-03).
pub const ACCOUNT: &str = "/mon-compte";
/// Site map (NAV-07).
pub const SITE_MAP: &str = "/plan-du-site";
/// Help, to which « Ce service est sécurisé » leads (AUTH-09).
pub const HELP: &str = "/infos/aide";
/// Addresses and hours of the reception services.
pub const RECEPTION: &str = "/infos/accueil";

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
        Service::MedicalCare => "soins",
        Service::CareByPractitioner => "praticiens",
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

/// Identification under a population, leading to a service (NAV-05).
#[must_use]
pub fn sign_in(population: Population, service: Service) -> String {
    format!("/{}/identification?service={}", population_slug(population), service_slug(service))
}

/// Identification that returns to the page where the session ended (NAV-06).
#[must_use]
pub fn sign_in_and_return(population: Population, service: Service, path_and_query: &str) -> String {
    let sign_in = sign_in(population, service);
    match serde_urlencoded::to_string([("retour", path_and_query)]) {
        Ok(query) if safe_return(path_and_query).is_some() => format!("{sign_in}&{query}"),
        _ => sign_in,
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
        population_from_slug, population_of_path, population_slug, safe_return, service_from_slug, service_slug,
        sign_in_and_return,
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
    fn a_sign_in_returns_to_no_other_site() {
        for address in
            ["https://evil.example", "//evil.example", "/mon-compte/", "/mon-compte", "/mon-compte/\\evil", "/salarie"]
        {
            assert_eq!(safe_return(address), None, "{address}");
        }
        assert_eq!(safe_return("/mon-compte/decomptes/D2026-000123"), Some("/mon-compte/decomptes/D2026-000123"));
    }
}
