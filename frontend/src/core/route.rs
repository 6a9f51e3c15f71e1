//! Which page stands at which address.

use contract::{population::Population, service::Service};
use uuid::Uuid;

use super::addresses::{population_from_slug, service_from_slug};

/// A page of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Home.
    Home,
    /// « Mon compte »: choice of the population.
    Account,
    /// A secured service.
    Service(Service),
    /// A secured care statement, by its number.
    Statement(String),
    /// Report of what is wrong with personal data.
    HouseholdReport,
    /// The second step of a request, for the document with this code.
    RequestedDocument(String),
    /// One's own requests.
    MyRequests,
    /// Where a wrong address is told.
    WrongAddress,
    /// The form of the resources declaration.
    DeclarationForm,
    /// Where anybody checks a document that the fund has issued.
    Verify,
    /// Site map.
    SiteMap,
    /// Information page of the bottom menu, by its slug.
    GeneralInformation(String),
    /// Welcome page of a population.
    Welcome(Population),
    /// Information page in the menu of a population, by its slug.
    Information(Population, String),
    /// Identification under a population.
    SignIn(Population),
    /// « Vous souhaitez vous abonner » under a population.
    Subscribe(Population),
    /// « Mot de passe oublié » under a population.
    ForgottenPassword(Population),
    /// A new password, by a mailed link.
    NewPassword,
    /// Change of the password of who is signed in.
    ChangePassword,
    /// A page of the profile, about a subscription: the one that is signed in where the address names none.
    Profile(ProfilePart, Option<Uuid>),
    /// The link that confirms an e-mail address.
    ConfirmEmail,
    /// Where an insurer fetches a forwarded statement.
    ForwardedStatement,
    /// General terms of electronic mail.
    Terms,
    /// Mails and letters of the demonstration.
    DemonstrationPost,
    /// No page.
    NotFound,
}

/// A page of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProfilePart {
    /// The profile itself.
    Overview,
    /// Change of the e-mail address.
    Email,
    /// Mail options.
    MailOptions,
    /// What was sent where and when.
    Deliveries,
    /// Open sessions.
    Sessions,
    /// Who has looked.
    Accesses,
}

impl ProfilePart {
    fn from_slug(slug: &str) -> Option<Self> {
        match slug {
            "adresse-electronique" => Some(Self::Email),
            "courrier" => Some(Self::MailOptions),
            "envois" => Some(Self::Deliveries),
            "connexions" => Some(Self::Sessions),
            "consultations" => Some(Self::Accesses),
            _ => None,
        }
    }
}

impl Route {
    /// The page at this path. A final `/` changes nothing.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        match segments.as_slice() {
            [] => Self::Home,
            ["plan-du-site"] => Self::SiteMap,
            ["verifier"] => Self::Verify,
            ["infos", slug] => Self::GeneralInformation((*slug).to_owned()),
            ["mot-de-passe", "nouveau"] => Self::NewPassword,
            ["adresse-electronique", "confirmer"] => Self::ConfirmEmail,
            ["organisme-complementaire", "decompte"] => Self::ForwardedStatement,
            ["conditions", "courrier"] => Self::Terms,
            ["demonstration", "courrier"] => Self::DemonstrationPost,
            ["mon-compte", below @ ..] => Self::in_account(below),
            [population, below @ ..] => match population_from_slug(population) {
                Some(population) => Self::in_population(population, below),
                None => Self::NotFound,
            },
        }
    }

    fn in_account(segments: &[&str]) -> Self {
        match segments {
            [] => Self::Account,
            [slug] => service_from_slug(slug).map_or(Self::NotFound, Self::Service),
            ["profil", "mot-de-passe"] => Self::ChangePassword,
            ["profil", below @ ..] => Self::in_profile(below),
            ["donnees-personnelles", "signaler"] => Self::HouseholdReport,
            ["demandes", "suivi"] => Self::MyRequests,
            ["demandes", "adresse"] => Self::WrongAddress,
            ["demandes", "document", code] => Self::RequestedDocument((*code).to_owned()),
            ["declaration", "remplir"] => Self::DeclarationForm,
            ["decomptes", number] => Self::Statement((*number).to_owned()),
            _ => Self::NotFound,
        }
    }

    fn in_profile(segments: &[&str]) -> Self {
        let (part, subscription) = match segments {
            [slug] => match ProfilePart::from_slug(slug) {
                Some(part) => return Self::Profile(part, None),
                None => (Some(ProfilePart::Overview), slug),
            },
            [slug, subscription] => (ProfilePart::from_slug(slug), subscription),
            _ => return Self::NotFound,
        };
        match (part, Uuid::parse_str(subscription)) {
            (Some(part), Ok(subscription)) => Self::Profile(part, Some(subscription)),
            _ => Self::NotFound,
        }
    }

    fn in_population(population: Population, segments: &[&str]) -> Self {
        match segments {
            [] => Self::Welcome(population),
            ["infos", slug] => Self::Information(population, (*slug).to_owned()),
            ["identification"] => Self::SignIn(population),
            ["abonnement"] => Self::Subscribe(population),
            ["mot-de-passe-oublie"] => Self::ForgottenPassword(population),
            _ => Self::NotFound,
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::{population::Population, service::Service};

    use uuid::Uuid;

    use super::{ProfilePart, Route};
    use crate::core::addresses;

    #[test]
    fn every_address_that_the_portal_writes_leads_to_its_page() {
        assert_eq!(Route::of(addresses::HOME), Route::Home);
        assert_eq!(Route::of(addresses::ACCOUNT), Route::Account);
        assert_eq!(Route::of(addresses::SITE_MAP), Route::SiteMap);
        let (help, _) = addresses::SECURITY.split_once('#').unwrap();
        assert_eq!(Route::of(help), Route::GeneralInformation("aide".to_owned()));
        assert_eq!(Route::of(addresses::NEW_PASSWORD), Route::NewPassword);
        assert_eq!(Route::of(addresses::CHANGE_PASSWORD), Route::ChangePassword);
        let subscription = Uuid::from_u128(7);
        for (address, part) in [
            (&*addresses::service(Service::Profile), ProfilePart::Overview),
            (addresses::EMAIL, ProfilePart::Email),
            (addresses::MAIL_OPTIONS, ProfilePart::MailOptions),
            (addresses::DELIVERIES, ProfilePart::Deliveries),
            (addresses::SESSIONS, ProfilePart::Sessions),
            (addresses::ACCESSES, ProfilePart::Accesses),
        ] {
            let about = addresses::about(address, subscription);
            assert_eq!(Route::of(&about), Route::Profile(part, Some(subscription)), "{about}");
        }
        assert_eq!(Route::of(addresses::EMAIL), Route::Profile(ProfilePart::Email, None));
        assert_eq!(Route::of(addresses::CONFIRM_EMAIL), Route::ConfirmEmail);
        assert_eq!(Route::of(addresses::FORWARDED_STATEMENT), Route::ForwardedStatement);
        assert_eq!(Route::of(addresses::TERMS), Route::Terms);
        assert_eq!(Route::of(addresses::DEMONSTRATION_POST), Route::DemonstrationPost);
        assert_eq!(Route::of(addresses::HOUSEHOLD_REPORT), Route::HouseholdReport);
        assert_eq!(Route::of(addresses::MY_REQUESTS), Route::MyRequests);
        assert_eq!(Route::of(addresses::WRONG_ADDRESS), Route::WrongAddress);
        assert_eq!(Route::of(addresses::VERIFY), Route::Verify);
        assert_eq!(Route::of(addresses::DECLARATION_FORM), Route::DeclarationForm);
        let document = addresses::requested_document("medical-rights");
        assert_eq!(Route::of(&document), Route::RequestedDocument("medical-rights".to_owned()));
        assert_eq!(Route::of(&addresses::statement("D2026-000123")), Route::Statement("D2026-000123".to_owned()));
        for service in Service::ALL {
            assert_eq!(Route::of(&addresses::service(service)), Route::Service(service));
        }
        for population in Population::ALL {
            assert_eq!(Route::of(&addresses::welcome(population)), Route::Welcome(population));
            let page = addresses::information(population, "carte");
            assert_eq!(Route::of(&page), Route::Information(population, "carte".to_owned()));
            let sign_in = addresses::sign_in(population, Service::MedicalCare);
            assert_eq!(Route::of(sign_in.split('?').next().unwrap()), Route::SignIn(population));
            assert_eq!(Route::of(&addresses::subscribing(population)), Route::Subscribe(population));
            assert_eq!(Route::of(&addresses::forgotten_password(population)), Route::ForgottenPassword(population));
        }
    }

    #[test]
    fn a_final_slash_changes_nothing_and_the_rest_is_no_page() {
        assert_eq!(Route::of("/mon-compte/"), Route::Account);
        for path in ["/salaries", "/infos", "/infos/aide/x", "/mon-compte/decomptes", "/mon-compte/x", "/salarie/x"] {
            assert_eq!(Route::of(path), Route::NotFound, "{path}");
        }
    }
}
