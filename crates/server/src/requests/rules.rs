//! Pure decisions of documents on request.

use chrono::{DateTime, TimeDelta, Utc};
use contract::care::BeneficiaryRole;
use entity::household::household_member::MemberRole;

use super::{catalogue::Document, error::RequestError};
use crate::numbers::{number, parse_number};

/// Most open requests of a household.
pub const MOST_OPEN: u64 = 20;

/// Most requests of a household within [`WINDOW`], those that are issued at once among them.
pub const MOST_A_DAY: u64 = 40;

/// How long a request counts.
pub const WINDOW: TimeDelta = TimeDelta::days(1);

/// The number by which a request is followed.
#[must_use]
pub fn request_number(id: i64, requested_at: DateTime<Utc>) -> String {
    number("DEM", id, requested_at)
}

/// Year and key of the request with this number; none when no request can have it.
#[must_use]
pub fn parse_request_number(text: &str) -> Option<(i32, i64)> {
    parse_number("DEM", text)
}

/// The number that is printed on an attestation.
#[must_use]
pub fn attestation_number(id: i64, issued_at: DateTime<Utc>) -> String {
    number("ATT", id, issued_at)
}

/// Whether the document can be asked for somebody of this role (REQ-03).
///
/// # Errors
/// [`RequestError::NotForThem`].
pub fn check_beneficiary(document: &Document, role: MemberRole) -> Result<(), RequestError> {
    let role = match role {
        MemberRole::Holder => BeneficiaryRole::Holder,
        MemberRole::Spouse => BeneficiaryRole::Spouse,
        MemberRole::Child => BeneficiaryRole::Child,
    };
    if document.beneficiaries.contains(&role) { Ok(()) } else { Err(RequestError::NotForThem) }
}

/// A comment as it is kept: with the line breaks of every system alike, and none where nothing is written.
#[must_use]
pub fn kept_comment(typed: Option<&str>) -> Option<String> {
    let text = typed?.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Initials of a person: all that a stranger who verifies a document is told of them.
#[must_use]
pub fn initials(first_name: &str, last_name: &str) -> String {
    let letter = |name: &str| name.chars().find(|c| c.is_alphabetic()).map(|c| c.to_uppercase().to_string() + ".");
    [first_name, last_name].into_iter().filter_map(letter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::Catalogue;

    #[test]
    fn a_document_is_for_the_roles_that_it_names() {
        let catalogue = Catalogue::load(None).unwrap();
        let document = |code| catalogue.document(code).unwrap();
        for (code, holder, spouse, child) in [
            ("medical-rights", true, true, true),
            ("career-statement", true, false, false),
            ("schooling-form", false, false, true),
            ("survivor-pension", true, true, false),
        ] {
            let allowed = [MemberRole::Holder, MemberRole::Spouse, MemberRole::Child]
                .map(|role| check_beneficiary(document(code), role).is_ok());
            assert_eq!(allowed, [holder, spouse, child], "{code}");
        }
    }

    #[test]
    fn a_comment_is_kept_with_its_lines_and_without_its_edges() {
        for (typed, kept) in [
            (None, None),
            (Some(""), None),
            (Some(" \r\n \u{a0}"), None),
            (Some("  Pour le club.\r\nMerci.\r"), Some("Pour le club.\nMerci.")),
        ] {
            assert_eq!(kept_comment(typed).as_deref(), kept, "{typed:?}");
        }
    }

    #[test]
    fn initials_are_one_letter_of_each_name() {
        for (first, last, initials_of) in
            [("Chloé", "Dupont", "C. D."), ("élise", "d'Angelo", "É. D."), ("Anne-Françoise", "Le Gall", "A. L.")]
        {
            assert_eq!(initials(first, last), initials_of);
        }
    }

    #[test]
    fn requests_and_attestations_have_numbers_of_their_own() {
        let at = "2026-11-25T12:00:00Z".parse().unwrap();
        assert_eq!(request_number(123, at), "DEM2026-000123");
        assert_eq!(attestation_number(45, at), "ATT2026-000045");
        assert_eq!(parse_request_number("dem2026-000123"), Some((2026, 123)));
        assert_eq!(parse_request_number("ATT2026-000123"), None);
    }
}
