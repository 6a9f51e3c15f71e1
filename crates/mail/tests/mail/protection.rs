//! Protected connections: with a certificate of a private authority, as inside a fund.

use std::{fs, sync::Arc};

use mail::{SendError, SmtpSecurity, SmtpSettings, Transport, Trouble};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tempfile::TempDir;
use testing::smtp::{Protection, Receiver};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::aws_lc_rs, pki_types::PrivateKeyDer},
};

use crate::samples::plain_mail;

/// An authority, and a relay that it vouches for under the name `localhost`.
struct Authority {
    folder: TempDir,
    acceptor: TlsAcceptor,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let relay = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();

        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("ca.pem"), issuer.pem()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![relay.der().clone()], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
            .unwrap();
        Self { folder, acceptor: TlsAcceptor::from(Arc::new(config)) }
    }

    fn settings(&self, receiver: &Receiver, security: SmtpSecurity) -> SmtpSettings {
        SmtpSettings {
            host: "localhost".to_owned(),
            security,
            ca_file: Some(self.folder.path().join("ca.pem")),
            username: Some("portail".to_owned()),
            password: Some("secret".into()),
            ..receiver.settings()
        }
    }
}

async fn send(settings: &SmtpSettings) -> Result<(), SendError> {
    Transport::smtp(settings).unwrap().send(&plain_mail()).await.map(|_| ())
}

fn not_protected() -> SendError {
    SendError::Temporary { trouble: Trouble::NotProtected, reply: None }
}

#[tokio::test]
async fn credentials_and_mails_travel_after_starttls_only() {
    let authority = Authority::new();
    let receiver = Receiver::protected(Protection::StartTls(authority.acceptor.clone()), |_, _| None).await;
    for security in [SmtpSecurity::Starttls, SmtpSecurity::Opportunistic] {
        send(&authority.settings(&receiver, security)).await.unwrap();
    }
    let heard = receiver.heard();
    assert_eq!(heard.messages().len(), 2);
    assert_eq!((heard.said("TLS AUTH PLAIN"), heard.said("AUTH")), (2, 0));
    assert_eq!((heard.said("TLS MAIL"), heard.said("MAIL")), (2, 0));
}

#[tokio::test]
async fn tls_from_the_first_byte() {
    let authority = Authority::new();
    let receiver = Receiver::protected(Protection::Implicit(authority.acceptor.clone()), |_, _| None).await;
    send(&authority.settings(&receiver, SmtpSecurity::Tls)).await.unwrap();
    let heard = receiver.heard();
    assert!(heard.commands.iter().all(|command| command.starts_with("TLS ")));
    assert_eq!(heard.messages().len(), 1);
}

/// As when somebody in between strips the offer.
#[tokio::test]
async fn without_an_offer_of_starttls_nothing_is_told() {
    let (authority, receiver) = (Authority::new(), Receiver::accepting().await);
    let settings = authority.settings(&receiver, SmtpSecurity::Starttls);
    assert_eq!(send(&settings).await, Err(not_protected()));
    let heard = receiver.heard();
    assert_eq!((heard.said("AUTH"), heard.said("MAIL"), heard.wire.len()), (0, 0, 0));
}

#[tokio::test]
async fn a_relay_that_nobody_vouches_for_is_told_nothing() {
    let (authority, impostor) = (Authority::new(), Authority::new());
    for (protection, security) in [
        (Protection::StartTls(impostor.acceptor.clone()), SmtpSecurity::Starttls),
        (Protection::Implicit(impostor.acceptor.clone()), SmtpSecurity::Tls),
    ] {
        let receiver = Receiver::protected(protection, |_, _| None).await;
        let settings = authority.settings(&receiver, security);
        assert_eq!(send(&settings).await, Err(not_protected()), "{security:?}");
        let heard = receiver.heard();
        assert_eq!((heard.said("TLS"), heard.said("AUTH"), heard.said("MAIL")), (0, 0, 0), "{security:?}");
    }
}

/// The certificate is for `localhost`, not for an address.
#[tokio::test]
async fn a_certificate_for_another_name_is_not_accepted() {
    let authority = Authority::new();
    let receiver = Receiver::protected(Protection::StartTls(authority.acceptor.clone()), |_, _| None).await;
    let settings =
        SmtpSettings { host: "127.0.0.1".to_owned(), ..authority.settings(&receiver, SmtpSecurity::Starttls) };
    assert_eq!(send(&settings).await, Err(not_protected()));
}

/// As Debian's Postfix is installed.
#[tokio::test]
async fn a_relay_on_this_machine_may_vouch_for_itself() {
    let authority = Authority::new();
    let receiver = Receiver::protected(Protection::StartTls(authority.acceptor.clone()), |_, _| None).await;
    let local = SmtpSettings { security: SmtpSecurity::Opportunistic, ..receiver.settings() };
    send(&local).await.unwrap();
    assert_eq!((receiver.heard().said("TLS MAIL"), receiver.heard().said("MAIL")), (1, 0));
}

#[test]
fn a_file_of_authorities_that_is_none_is_named() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("ca.pem");
    let settings =
        SmtpSettings { security: SmtpSecurity::Starttls, ca_file: Some(file.clone()), ..SmtpSettings::default() };
    let fault = || Transport::smtp(&settings).unwrap_err();
    assert_eq!(fault().key, "ca_file");
    fs::write(&file, "no certificate").unwrap();
    assert_eq!(fault().key, "ca_file");
    fs::write(&file, "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n").unwrap();
    assert_eq!(fault().key, "ca_file");
}
