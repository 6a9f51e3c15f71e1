//! A relay over SMTP.

use std::{fmt, fs, future::Future, path::Path, time::Duration};

use deadpool::managed::{Object, Pool, PoolError};
use lettre::transport::smtp::{
    Error,
    authentication::Credentials,
    client::{Certificate, CertificateStore, Tls, TlsParameters},
    commands::{Data, Mail as MailFrom, Rcpt, Rset},
    extension::ClientId,
    response::Response,
};
use secrecy::ExposeSecret as _;
use tokio::time::timeout;

use super::{
    Reply, SendError, SmtpFault, SmtpSecurity, SmtpSettings, Trouble,
    connection::{Connection, Opener},
};
use crate::Mail;

/// Hands mails to a relay, over connections that are kept for the next mail. Cheap to clone.
#[derive(Clone)]
pub struct SmtpTransport {
    pool: Pool<Opener>,
    connect_timeout: Duration,
    command_timeout: Duration,
    acceptance_timeout: Duration,
}

impl SmtpTransport {
    /// A transport to the relay of the settings. Opens no connection yet.
    ///
    /// # Errors
    /// When [`SmtpSettings::check`] refuses the settings, or the certificates cannot be read.
    pub fn new(settings: &SmtpSettings) -> Result<Self, SmtpFault> {
        settings.check()?;
        let opener = Opener {
            host: settings.host.clone(),
            port: settings.port(),
            tls: tls(settings)?,
            credentials: credentials(settings),
            hello_name: settings.hello_name.clone().map_or_else(ClientId::default, ClientId::Domain),
            connect_timeout: settings.connect_timeout(),
            idle_timeout: settings.idle_timeout(),
        };
        let pool = Pool::builder(opener)
            .max_size(settings.connections)
            .build()
            .map_err(|error| SmtpFault { key: "connections", reason: error.to_string() })?;
        Ok(Self {
            pool,
            connect_timeout: settings.connect_timeout(),
            command_timeout: settings.command_timeout(),
            acceptance_timeout: settings.acceptance_timeout(),
        })
    }

    /// Hands a mail to the relay.
    pub(super) async fn send(&self, mail: &Mail) -> Result<Reply, SendError> {
        let mut connection = within(self.longest_wait(), self.connection()).await??;
        connection.at_rest = false;
        let outcome = self.converse(&mut connection, mail).await;
        if outcome.is_ok() || self.is_reset(&mut connection, &outcome).await {
            connection.at_rest = true;
        }
        outcome
    }

    async fn connection(&self) -> Result<Object<Opener>, SendError> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => error,
            PoolError::Timeout(_) => SendError::silent(Trouble::TooSlow),
            PoolError::Closed | PoolError::NoRuntimeSpecified | PoolError::PostCreateHook(_) => {
                SendError::silent(Trouble::Interrupted)
            }
        })
    }

    /// The conversation about one mail, each step with its own time.
    async fn converse(&self, connection: &mut Connection, mail: &Mail) -> Result<Reply, SendError> {
        let smtp = &mut connection.smtp;
        let envelope = mail.message().envelope();
        let from = MailFrom::new(envelope.from().cloned(), Vec::new());
        within(self.command_timeout, smtp.command(from)).await?.map_err(|error| SendError::about_us(&error))?;
        let blame_mail = |error: Error| SendError::about_the_mail(&error);
        for recipient in envelope.to() {
            let recipient = Rcpt::new(recipient.clone(), Vec::new());
            within(self.command_timeout, smtp.command(recipient)).await?.map_err(blame_mail)?;
        }
        within(self.command_timeout, smtp.command(Data)).await?.map_err(blame_mail)?;
        let content = mail.message().formatted();
        let response = within(self.acceptance_timeout, smtp.message(&content)).await?.map_err(blame_mail)?;
        Ok(reply(&response))
    }

    /// After a refusal the relay still waits for commands: whether it has forgotten the mail, so that the connection
    /// serves the next one.
    async fn is_reset(&self, connection: &mut Connection, outcome: &Result<Reply, SendError>) -> bool {
        let refused = outcome.as_ref().is_err_and(|error| error.reply().is_some_and(|reply| reply.code != 421));
        refused && within(self.command_timeout, connection.smtp.command(Rset)).await.is_ok_and(|reset| reset.is_ok())
    }

    /// For a connection: until one is free, is tried, or is opened.
    const fn longest_wait(&self) -> Duration {
        self.command_timeout.saturating_add(self.connect_timeout.saturating_mul(2))
    }

    /// For a connection, four commands, and the mail.
    pub(super) const fn longest_send(&self) -> Duration {
        let commands = self.command_timeout.saturating_mul(4);
        self.longest_wait().saturating_add(commands).saturating_add(self.acceptance_timeout)
    }
}

/// Without the credentials.
impl fmt::Debug for SmtpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let relay = self.pool.manager();
        f.debug_struct("SmtpTransport").field("host", &relay.host).field("port", &relay.port).finish_non_exhaustive()
    }
}

async fn within<T>(limit: Duration, step: impl Future<Output = T>) -> Result<T, SendError> {
    timeout(limit, step).await.map_err(|_| SendError::silent(Trouble::TooSlow))
}

fn reply(response: &Response) -> Reply {
    Reply::new(response.code().into(), response.first_line().unwrap_or_default())
}

fn credentials(settings: &SmtpSettings) -> Option<Credentials> {
    let (name, password) = (settings.username.as_ref()?, settings.password.as_ref()?);
    Some(Credentials::new(name.clone(), password.expose_secret().to_owned()))
}

fn tls(settings: &SmtpSettings) -> Result<Tls, SmtpFault> {
    let wrap = match settings.security {
        SmtpSecurity::None => return Ok(Tls::None),
        SmtpSecurity::Opportunistic => Tls::Opportunistic,
        SmtpSecurity::Starttls => Tls::Required,
        SmtpSecurity::Tls => Tls::Wrapper,
    };
    let mut parameters = TlsParameters::builder(settings.host.clone());
    if let Some(file) = &settings.ca_file {
        parameters = parameters.certificate_store(CertificateStore::None).add_root_certificate(authorities(file)?);
    } else if settings.security == SmtpSecurity::Opportunistic {
        // Nothing is lost: the mail does not leave this machine, and without an offer of TLS it goes in clear.
        parameters = parameters.dangerous_accept_invalid_certs(true).dangerous_accept_invalid_hostnames(true);
    }
    let unusable = |error| SmtpFault { key: "security", reason: format!("TLS cannot be prepared: {error}") };
    parameters.build().map(wrap).map_err(unusable)
}

fn authorities(file: &Path) -> Result<Certificate, SmtpFault> {
    let fault = |reason| SmtpFault { key: "ca_file", reason };
    let pem = fs::read(file).map_err(|error| fault(format!("cannot be read: {error}")))?;
    if !pem.windows(PEM_MARK.len()).any(|window| window == PEM_MARK) {
        return Err(fault("holds no certificate".to_owned()));
    }
    Certificate::from_pem(&pem).map_err(|_| fault("holds something else than certificates".to_owned()))
}

const PEM_MARK: &[u8] = b"-----BEGIN CERTIFICATE-----";
