//! Where mails go, and from whom they come.

use mail::{Sender, SmtpSettings, Transport};
use serde::Deserialize;

use super::ConfigError;

/// Most workers that make sense: the relay's connections are the limit, not the program.
const MOST_WORKERS: usize = 32;

/// The portal's mails.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailConfig {
    /// Name that mail programs show as the sender.
    pub sender_name: String,
    /// Address of the sender; bounces come back there.
    pub sender_address: String,
    /// Mails that this node sends at the same time.
    pub workers: usize,
    /// The relay that takes the mails. Without it mails wait in the database, or, in a demonstration, stay in memory.
    pub smtp: Option<SmtpSettings>,
}

impl Default for MailConfig {
    fn default() -> Self {
        Self {
            sender_name: "Caisses Sociales de Démonstration".to_owned(),
            sender_address: "ne-pas-repondre@caisses.example".to_owned(),
            workers: 2,
            smtp: None,
        }
    }
}

impl MailConfig {
    /// Checks what types alone cannot.
    ///
    /// # Errors
    /// The first value that is not acceptable.
    pub fn check(&self) -> Result<(), ConfigError> {
        if !(1..=MOST_WORKERS).contains(&self.workers) {
            return refuse("mail.workers", format!("must be 1 to {MOST_WORKERS}"));
        }
        self.sender()?;
        self.smtp.as_ref().map_or(Ok(()), |smtp| smtp.check().or_else(|fault| refuse("mail.smtp", fault.to_string())))
    }

    /// From whom the mails come.
    ///
    /// # Errors
    /// When the name or the address cannot stand in a header.
    pub fn sender(&self) -> Result<Sender, ConfigError> {
        Sender::new(&self.sender_name, &self.sender_address)
            .or_else(|fault| refuse("mail.sender_name, mail.sender_address", fault.to_string()))
    }

    /// The relay; none when there is none. Opens no connection.
    ///
    /// # Errors
    /// When its settings cannot be used, or its certificates be read.
    pub fn transport(&self) -> Result<Option<Transport>, ConfigError> {
        let relay = self.smtp.as_ref().map(Transport::smtp).transpose();
        relay.or_else(|fault| refuse("mail.smtp", fault.to_string()))
    }
}

fn refuse<T>(key: &'static str, reason: String) -> Result<T, ConfigError> {
    Err(ConfigError::Unacceptable { key, reason })
}

#[cfg(test)]
mod tests {
    use super::MailConfig;

    #[test]
    fn what_cannot_be_used_is_named() {
        for (toml, refused) in [
            ("", None),
            ("workers = 0", Some("mail.workers")),
            ("sender_address = \"nobody\"", Some("mail.sender_name, mail.sender_address")),
            ("sender_name = \"Caisses\\r\\nBcc: x@y.example\"", Some("mail.sender_name, mail.sender_address")),
            ("[smtp]\nhost = \"relay.caisses.example\"", Some("mail.smtp")),
            ("[smtp]\nhost = \"relay.caisses.example\"\nsecurity = \"starttls\"", None),
        ] {
            let config: MailConfig = toml::from_str(toml).unwrap();
            let fault = config.check().err().map(|fault| fault.to_string());
            assert_eq!(fault.is_some(), refused.is_some(), "{toml}: {fault:?}");
            assert!(fault.unwrap_or_default().starts_with(refused.unwrap_or_default()), "{toml}");
        }
        assert!(toml::from_str::<MailConfig>("smpt = 1").is_err());
    }
}
