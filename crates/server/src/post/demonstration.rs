//! The post that a demonstration shows.

use contract::post::{DemonstrationMail, DemonstrationPost};
use sea_orm::DbErr;

use super::letters::letters_to_show;
use crate::state::AppState;

/// Mails that are shown.
const MOST_MAILS: usize = 50;

/// The mails in memory and the letters of the ledger.
pub async fn post(state: &AppState) -> Result<DemonstrationPost, DbErr> {
    Ok(DemonstrationPost { mails: mails(state), letters: letters_to_show(state).await? })
}

fn mails(state: &AppState) -> Vec<DemonstrationMail> {
    let kept = state.post.mailbox.as_ref().map(mail::DemonstrationMailbox::newest_first).unwrap_or_default();
    let shown = kept.into_iter().take(MOST_MAILS).map(|mail| DemonstrationMail {
        to: mail.recipient.as_str().to_owned(),
        subject: mail.subject.clone(),
        text: mail.text.clone(),
        language: mail.language,
        sent_at: mail.date,
    });
    shown.collect()
}
