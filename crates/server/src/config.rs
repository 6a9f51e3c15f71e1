//! Configuration: a TOML file, then environment variables, checked at start.

mod institution;
mod mail;

use std::{
    net::{IpAddr, SocketAddr},
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

use secrecy::SecretString;
use serde::Deserialize;
use tracing_subscriber::filter::Targets;

pub use self::mail::MailConfig;
pub use institution::{DepartmentConfig, InstitutionConfig};

/// Everything that an operator can set. docs/OPERATING.md describes each key.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `sqlite:PATH` or `postgres://…`. May hold a password: never shown.
    pub database_url: SecretString,
    /// Most connections to the database that requests have open. On PostgreSQL each worker, one for each processor, has
    /// its share of them.
    pub database_connections: u32,
    /// Address and port on which the server listens.
    pub listen: SocketAddr,
    /// Address under which people reach the portal. `https://…`, or `http://` on loopback only.
    pub public_url: String,
    /// Folder of Markdown pages that replace or complete the built-in ones.
    pub content_directory: Option<PathBuf>,
    /// File of the documents that can be asked for, in the place of the built-in catalogue.
    pub documents_file: Option<PathBuf>,
    /// Reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Readable lines or JSON.
    pub log_format: LogFormat,
    /// What is logged, in the syntax of `tracing` filters.
    pub log_filter: String,
    /// Passwords checked at the same time.
    pub password_workers: usize,
    /// Passwords waiting to be checked; more are answered 503.
    pub password_queue: usize,
    /// Seconds that a request may take to arrive whole.
    pub request_timeout_seconds: u64,
    /// The portal's mails.
    pub mail: MailConfig,
    /// Who runs the portal.
    pub institution: InstitutionConfig,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For a person at a terminal.
    #[default]
    Readable,
    /// One JSON object a line.
    Json,
}

/// Processors of this machine that the program may use; one where the system does not say.
#[must_use]
pub fn processors() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: SecretString::from("sqlite:teleservices.db"),
            database_connections: u32::try_from(processors().get())
                .map_or(16, |processors| processors.saturating_mul(4).max(16)),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: "http://127.0.0.1:8080".to_owned(),
            content_directory: None,
            documents_file: None,
            trusted_proxies: Vec::new(),
            log_format: LogFormat::default(),
            log_filter: "info,sea_orm_migration=warn,actix_server=warn".to_owned(),
            password_workers: processors().get(),
            password_queue: 64,
            request_timeout_seconds: 15,
            mail: MailConfig::default(),
            institution: InstitutionConfig::default(),
        }
    }
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file or a variable cannot be read as configuration.
    #[error("{0}")]
    Unreadable(#[from] config::ConfigError),
    /// A value is understood and not acceptable.
    #[error("{key}: {reason}")]
    Unacceptable {
        /// The key.
        key: &'static str,
        /// What is wrong and what is expected.
        reason: String,
    },
}

impl Config {
    /// Reads `file`, or `teleservices.toml` when it exists, then the environment (`TELESERVICES_DATABASE_URL`,
    /// `TELESERVICES_INSTITUTION__NAME`…), which wins.
    ///
    /// # Errors
    /// When something cannot be read, is unknown, or [`check`](Self::check) refuses it.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        let source = match file {
            Some(path) => config::File::from(path).required(true),
            None => config::File::with_name("teleservices.toml").required(false),
        };
        let environment = config::Environment::with_prefix("TELESERVICES")
            .prefix_separator("_")
            .separator("__")
            .list_separator(",")
            .with_list_parse_key("trusted_proxies")
            .try_parsing(true);
        let config: Self =
            config::Config::builder().add_source(source).add_source(environment).build()?.try_deserialize()?;
        config.check()?;
        Ok(config)
    }

    /// Checks what types alone cannot.
    ///
    /// # Errors
    /// The first value that is not acceptable.
    pub fn check(&self) -> Result<(), ConfigError> {
        let refuse = |key, reason: &str| Err(ConfigError::Unacceptable { key, reason: reason.to_owned() });
        if !self.is_secure() && !self.is_on_loopback() {
            return refuse(
                "public_url",
                "must start with https:// (plain http is accepted for 127.0.0.1, [::1] and localhost only)",
            );
        }
        if self.public_url.ends_with('/') {
            return refuse("public_url", "must not end with a slash");
        }
        if self.database_connections == 0 {
            return refuse("database_connections", "must be 1 at least");
        }
        if self.log_filter.parse::<Targets>().is_err() {
            return refuse("log_filter", "must be a level (`info`), or levels by module (`info,teleservices=debug`)");
        }
        if self.password_workers == 0 {
            return refuse("password_workers", "must be 1 at least");
        }
        self.mail.check()?;
        self.institution.check()
    }

    /// People reach the portal over TLS: cookies are `__Host-` and `Secure`.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    fn is_on_loopback(&self) -> bool {
        let Some(rest) = self.public_url.strip_prefix("http://") else { return false };
        let host = rest.split('/').next().unwrap_or(rest);
        let host = host.rsplit_once(':').map_or(host, |(host, port)| if port.ends_with(']') { rest } else { host });
        matches!(host, "127.0.0.1" | "localhost" | "[::1]")
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::Config;

    #[test]
    fn the_example_file_holds_the_defaults() {
        let example = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/teleservices.example.toml"));
        let example: Config = toml::from_str(example).unwrap();
        assert_eq!(format!("{example:#?}"), format!("{:#?}", Config::default()));
        assert_eq!(example.database_url.expose_secret(), Config::default().database_url.expose_secret());
    }

    #[test]
    fn plain_http_is_for_loopback_only() {
        for (url, accepted) in [
            ("http://127.0.0.1:8080", true),
            ("http://localhost", true),
            ("http://[::1]:8080", true),
            ("https://portail.example", true),
            ("http://portail.example", false),
            ("http://127.0.0.1.example", false),
            ("ftp://127.0.0.1", false),
            ("https://portail.example/", false),
        ] {
            let config = Config { public_url: url.to_owned(), ..Config::default() };
            assert_eq!(config.check().is_ok(), accepted, "{url}");
        }
    }
}
