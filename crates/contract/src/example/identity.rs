//! Examples of identification.

use super::{Example, moment};
use crate::identity::{PasswordAssessment, PasswordLink, RequestTaken};

impl Example for RequestTaken {
    const DESCRIPTION: &'static str = "The request was taken; what becomes of it travels by mail or post.";

    fn example() -> Self {
        Self { link_hours: 24, code_days: 30 }
    }
}

impl Example for PasswordAssessment {
    const DESCRIPTION: &'static str = "How strong the password would be.";

    fn example() -> Self {
        Self { strength: 4, fault: None }
    }
}

impl Example for PasswordLink {
    const DESCRIPTION: &'static str = "The link can be used.";

    fn example() -> Self {
        Self { first_name: "Alain".to_owned(), expires_at: moment(86_400) }
    }
}
