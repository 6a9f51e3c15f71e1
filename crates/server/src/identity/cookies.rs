//! The two cookies: the session, and the browser that is known.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};

use super::rules::BROWSER_MEMORY;
use crate::{config::Config, secret::Token};

/// People who can share a browser and each keep their way in.
const MOST_SECRETS: usize = 6;

/// Between the secrets of one cookie.
const SEPARATOR: &str = ".";

/// A cookie of ours. Over TLS its name carries `__Host-`: no subdomain can set it, nothing travels in clear. Plain
/// http exists on loopback only, where browsers disagree on `Secure`.
#[derive(Clone, Copy, Debug)]
pub enum OurCookie {
    /// Opens the session.
    Session,
    /// Shows that the subscriber signed in from this browser before.
    Browser,
}

impl OurCookie {
    const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-session",
            (Self::Session, false) => "session",
            (Self::Browser, true) => "__Host-browser",
            (Self::Browser, false) => "browser",
        }
    }

    /// What the request presents.
    pub fn read(self, request: &HttpRequest, config: &Config) -> Option<Token> {
        request.cookie(self.name(config.is_secure())).map(|cookie| Token::presented(cookie.value()))
    }

    /// The secrets that the request presents in one cookie: a browser that several people share has one for each.
    pub fn read_all(self, request: &HttpRequest, config: &Config) -> Vec<Token> {
        let Some(presented) = self.read(request, config) else { return Vec::new() };
        let secrets = presented.reveal().split(SEPARATOR).filter(|text| Token::is_well_formed(text));
        secrets.take(MOST_SECRETS).map(Token::presented).collect()
    }

    /// The cookie that carries several secrets; the first ones, when there are too many.
    pub fn carrying_all<'t>(self, tokens: impl Iterator<Item = &'t Token>, config: &Config) -> Cookie<'static> {
        let secrets: Vec<&str> = tokens.take(MOST_SECRETS).map(Token::reveal).collect();
        self.carrying(&Token::presented(&secrets.join(SEPARATOR)), config)
    }

    /// The cookie that carries `token`.
    pub fn carrying(self, token: &Token, config: &Config) -> Cookie<'static> {
        let cookie = Cookie::build(self.name(config.is_secure()), token.reveal().to_owned())
            .path("/")
            .http_only(true)
            .secure(config.is_secure())
            .same_site(SameSite::Strict);
        match self {
            Self::Session => cookie.finish(),
            Self::Browser => cookie.max_age(Duration::seconds(BROWSER_MEMORY.num_seconds())).finish(),
        }
    }

    /// The cookie that makes the browser forget.
    pub fn forgotten(self, config: &Config) -> Cookie<'static> {
        let mut cookie = self.carrying(&Token::presented(""), config);
        cookie.make_removal();
        cookie
    }
}
