//! What an operator sets about the relay.

use std::{net::IpAddr, path::PathBuf, time::Duration};

use secrecy::SecretString;
use serde::Deserialize;

/// The relay that takes the portal's mails, and how to speak to it.
///
/// The defaults suit a relay on the same machine. Signing (DKIM) is the relay's task.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmtpSettings {
    /// Name or address of the relay.
    pub host: String,
    /// Its port; by default 587, 465 for `tls`, 25 for `none` and `opportunistic`.
    pub port: Option<u16>,
    /// How the connection is protected.
    pub security: SmtpSecurity,
    /// PEM file of the authorities that may vouch for the relay, instead of those that the machine trusts.
    pub ca_file: Option<PathBuf>,
    /// User name, with a password; without both, nobody is announced.
    pub username: Option<String>,
    /// Password of the user.
    pub password: Option<SecretString>,
    /// Name by which the portal greets the relay (`EHLO`); by default the machine's.
    pub hello_name: Option<String>,
    /// Most connections at the same time.
    pub connections: usize,
    /// Seconds in which a connection must be open: name, network, TLS, greeting and credentials.
    pub connect_timeout_seconds: u64,
    /// Seconds in which each command must be answered.
    pub command_timeout_seconds: u64,
    /// Seconds in which the relay must say whether it takes a mail that it has received whole. RFC 5321 asks for ten
    /// minutes: who gives up earlier sends twice what the relay was about to take.
    pub acceptance_timeout_seconds: u64,
    /// Seconds without a mail after which a connection is not used again.
    pub idle_timeout_seconds: u64,
}

/// How a connection to the relay is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmtpSecurity {
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// STARTTLS, and no mail without.
    Starttls,
    /// STARTTLS when the relay offers it, whoever vouches for it (unless `ca_file` says who must): local relays come
    /// with certificates of their own making. For a relay on this machine only.
    Opportunistic,
    /// None. For a relay on this machine only.
    None,
}

/// Why the settings cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {reason}")]
pub struct SmtpFault {
    /// The key.
    pub key: &'static str,
    /// What is wrong and what is expected.
    pub reason: String,
}

impl Default for SmtpSettings {
    fn default() -> Self {
        Self {
            host: "127.0.0.1".to_owned(),
            port: None,
            security: SmtpSecurity::Opportunistic,
            ca_file: None,
            username: None,
            password: None,
            hello_name: None,
            connections: 4,
            connect_timeout_seconds: 30,
            command_timeout_seconds: 60,
            acceptance_timeout_seconds: 600,
            idle_timeout_seconds: 60,
        }
    }
}

impl SmtpSettings {
    /// Checks what types alone cannot.
    ///
    /// # Errors
    /// The first value that is not acceptable.
    pub fn check(&self) -> Result<(), SmtpFault> {
        let is_name = |name: &str| {
            let admitted = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
            (1..=253).contains(&name.len()) && name.bytes().all(admitted)
        };
        if self.host.parse::<IpAddr>().is_err() && !is_name(&self.host) {
            return refuse("host", "must be the name or the address of the relay");
        }
        if self.port == Some(0) {
            return refuse("port", "must be 1 to 65535");
        }
        if !self.is_protected() && !self.is_on_loopback() {
            return refuse("security", "must be `tls` or `starttls`, except for a relay on this very machine");
        }
        if self.ca_file.is_some() && self.security == SmtpSecurity::None {
            return refuse("ca_file", "serves only when the connection is protected");
        }
        if self.hello_name.as_deref().is_some_and(|name| !is_name(name)) {
            return refuse("hello_name", "must be a name of letters, digits, hyphens and dots");
        }
        self.check_credentials()?;
        self.check_limits()
    }

    fn check_credentials(&self) -> Result<(), SmtpFault> {
        match (&self.username, &self.password) {
            (Some(_), None) => refuse("password", "is missing beside the user name"),
            (None, Some(_)) => refuse("username", "is missing beside the password"),
            (Some(name), Some(_)) if name.is_empty() || name.contains(char::is_control) => {
                refuse("username", "must not be empty nor hold control characters")
            }
            _ => Ok(()),
        }
    }

    fn check_limits(&self) -> Result<(), SmtpFault> {
        if !(1..=100).contains(&self.connections) {
            return refuse("connections", "must be 1 to 100");
        }
        for (key, seconds) in [
            ("connect_timeout_seconds", self.connect_timeout_seconds),
            ("command_timeout_seconds", self.command_timeout_seconds),
            ("acceptance_timeout_seconds", self.acceptance_timeout_seconds),
            ("idle_timeout_seconds", self.idle_timeout_seconds),
        ] {
            if !(1..=3_600).contains(&seconds) {
                return refuse(key, "must be 1 to 3600");
            }
        }
        Ok(())
    }

    /// The port, or the usual one.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.security {
            SmtpSecurity::Tls => 465,
            SmtpSecurity::Starttls => 587,
            SmtpSecurity::Opportunistic | SmtpSecurity::None => 25,
        })
    }

    const fn is_protected(&self) -> bool {
        matches!(self.security, SmtpSecurity::Tls | SmtpSecurity::Starttls)
    }

    fn is_on_loopback(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    pub(super) const fn connect_timeout(&self) -> Duration {
        Duration::from_secs(self.connect_timeout_seconds)
    }

    pub(super) const fn command_timeout(&self) -> Duration {
        Duration::from_secs(self.command_timeout_seconds)
    }

    pub(super) const fn acceptance_timeout(&self) -> Duration {
        Duration::from_secs(self.acceptance_timeout_seconds)
    }

    pub(super) const fn idle_timeout(&self) -> Duration {
        Duration::from_secs(self.idle_timeout_seconds)
    }
}

fn refuse(key: &'static str, reason: &str) -> Result<(), SmtpFault> {
    Err(SmtpFault { key, reason: reason.to_owned() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::SmtpSettings;

    fn check(toml: &str) -> Result<(), &'static str> {
        toml::from_str::<SmtpSettings>(toml).unwrap().check().map_err(|fault| fault.key)
    }

    #[test]
    fn the_defaults_are_for_a_relay_on_this_machine() {
        assert_eq!(check(""), Ok(()));
        assert_eq!(SmtpSettings::default().port(), 25);
    }

    #[test]
    fn without_protection_a_mail_never_leaves_this_machine() {
        for (toml, outcome) in [
            (r#"host = "relay.caisses.example""#, Err("security")),
            ("host = \"relay.caisses.example\"\nsecurity = \"none\"", Err("security")),
            ("host = \"relay.caisses.example\"\nsecurity = \"opportunistic\"", Err("security")),
            ("host = \"192.0.2.1\"\nsecurity = \"none\"", Err("security")),
            ("host = \"127.0.0.1.example\"\nsecurity = \"none\"", Err("security")),
            ("host = \"localhost\"\nsecurity = \"none\"", Ok(())),
            ("host = \"::1\"\nsecurity = \"none\"", Ok(())),
            ("host = \"relay.caisses.example\"\nsecurity = \"starttls\"", Ok(())),
            ("host = \"relay.caisses.example\"\nsecurity = \"tls\"", Ok(())),
        ] {
            assert_eq!(check(toml), outcome, "{toml}");
        }
    }

    #[test]
    fn each_unacceptable_value_is_named() {
        for (toml, key) in [
            (r#"host = """#, "host"),
            (r#"host = "relay\r\nQUIT""#, "host"),
            ("port = 0", "port"),
            (r#"username = "portail""#, "password"),
            (r#"password = "secret""#, "username"),
            ("username = \"\"\npassword = \"secret\"", "username"),
            (r#"hello_name = "portail\r\nMAIL FROM""#, "hello_name"),
            ("security = \"none\"\nca_file = \"/ca.pem\"", "ca_file"),
            ("connections = 0", "connections"),
            ("connect_timeout_seconds = 0", "connect_timeout_seconds"),
            ("command_timeout_seconds = 0", "command_timeout_seconds"),
            ("acceptance_timeout_seconds = 86400", "acceptance_timeout_seconds"),
            ("idle_timeout_seconds = 0", "idle_timeout_seconds"),
        ] {
            assert_eq!(check(toml), Err(key), "{toml}");
        }
    }

    #[test]
    fn an_unknown_key_is_refused() {
        assert!(toml::from_str::<SmtpSettings>("hots = \"localhost\"").is_err());
    }

    #[test]
    fn the_password_is_never_shown() {
        let settings: SmtpSettings = toml::from_str("username = \"portail\"\npassword = \"geheim\"").unwrap();
        assert!(!format!("{settings:?}").contains("geheim"));
    }

    #[test]
    fn the_port_follows_the_protection() {
        for (security, port) in [("tls", 465), ("starttls", 587), ("opportunistic", 25), ("none", 25)] {
            let settings: SmtpSettings = toml::from_str(&format!("security = \"{security}\"")).unwrap();
            assert_eq!(settings.port(), port);
        }
    }
}
