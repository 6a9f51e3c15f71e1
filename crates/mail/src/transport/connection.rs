//! Connections to the relay, opened when needed and kept for the next mail.
//!
//! lettre speaks SMTP; its own pool is not used. It puts a connection back whose conversation was broken off by a
//! timeout, so that the next mail would read the replies to the one before, and its asynchronous transport limits the
//! time for connecting only.

use std::time::Duration;

use deadpool::managed::{Manager, Metrics, RecycleError, RecycleResult};
use lettre::transport::smtp::{
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, Tls},
    extension::ClientId,
};
use tokio::time::timeout;

use super::{SendError, Trouble};

/// A connection, and whether its conversation stands between two mails.
pub(super) struct Connection {
    pub(super) smtp: AsyncSmtpConnection,
    /// Every command has been answered, and no mail has begun. Set to false before a conversation and to true after
    /// it: whatever breaks it off, a future that is dropped included, leaves a connection that is not used again.
    pub(super) at_rest: bool,
}

/// Opens connections, and says which can be used again.
pub(super) struct Opener {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    pub(super) credentials: Option<Credentials>,
    pub(super) hello_name: ClientId,
    pub(super) connect_timeout: Duration,
    pub(super) idle_timeout: Duration,
}

impl Opener {
    async fn open(&self) -> Result<AsyncSmtpConnection, SendError> {
        let relay = (self.host.as_str(), self.port);
        let implicit = if let Tls::Wrapper(tls) = &self.tls { Some(tls.clone()) } else { None };
        // A name can have several addresses: one that is dead leaves time for the next.
        let for_each_address = Some(self.connect_timeout / 2);
        let opened =
            AsyncSmtpConnection::connect_tokio1(relay, for_each_address, &self.hello_name, implicit, None).await;
        let mut smtp = opened.map_err(|error| SendError::about_us(&error))?;
        self.protect(&mut smtp).await?;
        if let Some(credentials) = &self.credentials {
            let authenticated = smtp.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await;
            authenticated.map_err(|error| match SendError::about_us(&error) {
                // The relay knows none of our ways to present credentials.
                SendError::Temporary { reply: None, .. } if error.is_client() => {
                    SendError::silent(Trouble::RelayRefusesUs)
                }
                other => other,
            })?;
        }
        Ok(smtp)
    }

    async fn protect(&self, smtp: &mut AsyncSmtpConnection) -> Result<(), SendError> {
        let tls = match &self.tls {
            Tls::Required(tls) => tls,
            Tls::Opportunistic(tls) if smtp.can_starttls() => tls,
            _ => return Ok(()),
        };
        smtp.starttls(tls.clone(), &self.hello_name).await.map_err(|error| {
            if error.is_client() { SendError::silent(Trouble::NotProtected) } else { SendError::about_us(&error) }
        })
    }
}

impl Manager for Opener {
    type Type = Connection;
    type Error = SendError;

    async fn create(&self) -> Result<Connection, SendError> {
        match timeout(self.connect_timeout, self.open()).await {
            Ok(opened) => opened.map(|smtp| Connection { smtp, at_rest: true }),
            Err(_) => Err(SendError::silent(Trouble::TooSlow)),
        }
    }

    async fn recycle(&self, connection: &mut Connection, metrics: &Metrics) -> RecycleResult<SendError> {
        let fit = connection.at_rest && metrics.last_used() <= self.idle_timeout;
        let answers = fit && timeout(self.connect_timeout, connection.smtp.test_connected()).await.unwrap_or(false);
        if answers { Ok(()) } else { Err(RecycleError::message("the connection cannot be used again")) }
    }
}
