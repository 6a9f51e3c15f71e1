//! A mailbox in memory: a newcomer lives the whole flow without a relay.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};
use contract::{email::EmailAddress, language::Language};

use crate::{Mail, MessageId};

/// Mails that are kept; the oldest make room.
const CAPACITY: usize = 200;

/// Keeps the last mails of a demonstration, for everybody, in memory. Clones share the same mails.
#[derive(Clone, Default)]
pub struct DemonstrationMailbox(Arc<Mutex<VecDeque<Arc<DemonstrationMail>>>>);

/// A mail that a demonstration keeps.
#[derive(Clone, PartialEq, Eq)]
pub struct DemonstrationMail {
    /// Its identifier.
    pub id: MessageId,
    /// To whom it would have gone.
    pub recipient: EmailAddress,
    /// When it was written.
    pub date: DateTime<Utc>,
    /// In which language.
    pub language: Language,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its HTML.
    pub html: String,
}

/// Without what it says.
impl fmt::Debug for DemonstrationMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemonstrationMail").field("id", &self.id).field("date", &self.date).finish_non_exhaustive()
    }
}

impl DemonstrationMailbox {
    /// An empty mailbox.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The mails, the last kept first; 200 at most.
    #[must_use]
    pub fn newest_first(&self) -> Vec<Arc<DemonstrationMail>> {
        self.mails().iter().rev().cloned().collect()
    }

    /// The mail with this identifier, if it is still kept.
    #[must_use]
    pub fn find(&self, id: &MessageId) -> Option<Arc<DemonstrationMail>> {
        self.mails().iter().find(|mail| mail.id == *id).cloned()
    }

    /// Keeps a mail. One that is tried again takes the place of itself.
    pub(super) fn keep(&self, mail: &Mail) {
        let (delivery, content) = (mail.delivery(), mail.content());
        let kept = Arc::new(DemonstrationMail {
            id: delivery.id.clone(),
            recipient: delivery.recipient.clone(),
            date: delivery.date,
            language: delivery.language,
            subject: content.subject.clone(),
            text: content.text.clone(),
            html: content.html.clone(),
        });
        let mut mails = self.mails();
        mails.retain(|other| other.id != kept.id);
        if mails.len() == CAPACITY {
            mails.pop_front();
        }
        mails.push_back(kept);
    }

    fn mails(&self) -> MutexGuard<'_, VecDeque<Arc<DemonstrationMail>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Without the mails.
impl fmt::Debug for DemonstrationMailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemonstrationMailbox").field("mails", &self.mails().len()).finish()
    }
}
