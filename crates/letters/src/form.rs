//! Forms to fill in by hand.

use contract::language::Language;
use serde_json::json;

use crate::{
    error::LetterError,
    sender::Sender,
    texts::texts,
    typesetting::{Pdf, Template, typeset},
};

/// Renders the request for a convention (PROF-07): an insured person hands it to their complementary insurer, who
/// fills it in and returns it by post to the sender's department. The same sender gives the same bytes: it can be kept.
///
/// # Errors
/// When the sender is not acceptable (a colour that is none, a character that no font can draw).
pub fn render_convention_request(sender: &Sender, language: Language) -> Result<Pdf, LetterError> {
    let data = json!({ "sender": sender.printed(), "texts": texts(language)?, "language": language.code() });
    typeset(Template::ConventionRequest, data)
}
