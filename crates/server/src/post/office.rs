//! What the workers need: who writes, where mails go, and a bell that wakes them.

use std::sync::Arc;

use contract::institution::Institution;
use mail::{Composer, DemonstrationMailbox, Letterhead, Transport};
use tokio::sync::Notify;

use super::letters::ShownLetters;
use crate::config::{Config, ConfigError};

/// Where the portal's mails leave, and what a demonstration keeps of its post.
#[derive(Debug)]
pub struct PostOffice {
    /// Writes the mails.
    pub composer: Composer,
    /// Where they go; none when they wait.
    pub transport: Option<Transport>,
    /// The mails of a demonstration.
    pub mailbox: Option<DemonstrationMailbox>,
    /// The letters that a demonstration has shown.
    pub shown: ShownLetters,
    bell: Notify,
}

/// Why mails cannot be sent as the configuration says.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// A value of the configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The templates.
    #[error("mails cannot be written: {0}")]
    Templates(#[from] mail::ComposeError),
}

impl PostOffice {
    /// The office of a configuration. A demonstration without a relay keeps its mails in memory; otherwise mails wait
    /// until there is a relay.
    ///
    /// # Errors
    /// When the relay's settings or a template cannot be used.
    pub fn open(config: &Config, institution: &Institution) -> Result<Arc<Self>, OfficeError> {
        let letterhead = Letterhead::of(institution).ok_or(ConfigError::Unacceptable {
            key: "institution.departments",
            reason: "technical_support is missing".to_owned(),
        })?;
        let composer = Composer::new(letterhead, config.mail.sender()?)?;
        let relay = config.mail.transport()?;
        let mailbox = (institution.demonstration.is_some() && relay.is_none()).then(DemonstrationMailbox::new);
        let transport = relay.or_else(|| mailbox.clone().map(Transport::Demonstration));
        Ok(Arc::new(Self { composer, transport, mailbox, shown: ShownLetters::default(), bell: Notify::new() }))
    }

    /// Something may have been queued.
    pub fn wake(&self) {
        self.bell.notify_one();
    }

    /// Until something may have been queued.
    pub async fn woken(&self) {
        self.bell.notified().await;
    }
}
