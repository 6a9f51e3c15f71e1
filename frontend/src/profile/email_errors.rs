//! What is wrong with an e-mail address, in the person's words.

use contract::problem::FieldError;

use crate::core::texts;

/// The words for a code of `contract::email`; the general ones for a code that has none of its own.
#[must_use]
pub fn message(error: &FieldError) -> String {
    match error.code.as_str() {
        "email_missing" => texts::email::missing(),
        "email_missing_at" => texts::email::missing_at(),
        "email_several_ats" => texts::email::several_ats(),
        "email_foreign_letters" => texts::email::foreign_letters(),
        "email_blank" | "email_hidden_character" => texts::email::blank(),
        "email_too_long" | "email_local_part_too_long" | "length" => texts::email::too_long(),
        "email_domain_missing" | "email_domain_without_dot" => texts::email::domain(),
        "unchanged" => texts::email::unchanged(),
        "no_convention" => texts::mail_options::no_convention(),
        _ => texts::email::unreadable(),
    }
}
