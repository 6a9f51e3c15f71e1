//! Whoever calls the application: a browser or a program, with cookies of its own.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use client::{
    Client, ClientError,
    transport::{Incoming, Outgoing, Transport},
};
use contract::{
    endpoint::{self, Endpoint, REQUEST_HEADER},
    language::Language,
};
use reqwest::Method;
use serde_json::Value;

use super::{Answer, TestApp, conformity};

/// Somebody with a browser: keeps cookies, follows no redirect, checks every answer. Clones share the cookies.
#[derive(Clone)]
pub struct Caller {
    http: reqwest::Client,
    address: String,
    secure: bool,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    agent: Option<String>,
}

impl Caller {
    /// A caller without cookies.
    pub fn new(app: &TestApp) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let secure = app.state.config.is_secure();
        Self { http, address: app.address.clone(), secure, cookies: Arc::default(), agent: None }
    }

    /// A request to this path and query.
    pub fn request(&self, method: Method, path: impl Into<String>) -> Request {
        Request { caller: self.clone(), method, path: path.into(), headers: Vec::new(), body: None }
    }

    /// Reads what is at this path.
    pub async fn get(&self, path: impl Into<String>) -> Answer {
        self.request(Method::GET, path).send().await
    }

    /// Types these credentials.
    pub async fn sign_in(&self, credentials: &Value) -> Answer {
        self.request(Method::POST, "/api/v1/session").ours().json(credentials).send().await
    }

    /// Signs out.
    pub async fn sign_out(&self) -> Answer {
        self.request(Method::DELETE, "/api/v1/session").ours().send().await
    }

    /// Sends a request of the contract through the typed client.
    pub async fn send<E: Endpoint>(&self, request: &E) -> Result<E::Answer, ClientError> {
        Client::new(self.clone()).send(request).await
    }

    /// Sends a request of the contract, asking for an answer in this language.
    pub async fn send_in<E: Endpoint>(&self, language: Language, request: &E) -> E::Answer {
        Client::new(self.clone()).in_language(language).send(request).await.unwrap()
    }

    /// The value of a cookie that it keeps.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// The same caller, who presents this token of an agent.
    pub fn as_agent(&self, token: &str) -> Self {
        Self { agent: Some(token.to_owned()), ..self.clone() }
    }

    /// Loses a cookie.
    pub fn drop_cookie(&self, name: &str) {
        self.cookies.lock().unwrap().remove(name);
    }

    /// A second browser with the same cookies.
    pub fn twin(&self) -> Self {
        let cookies = self.cookies.lock().unwrap().clone();
        Self { cookies: Arc::new(Mutex::new(cookies)), ..self.clone() }
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, answer: &Answer) {
        for cookie in answer.set_cookies() {
            let mut parts = cookie.split("; ");
            let (name, value) = parts.next().unwrap().split_once('=').unwrap();
            if parts.any(|attribute| attribute == "Max-Age=0") {
                self.drop_cookie(name);
            } else {
                self.set_cookie(name, value);
            }
        }
    }
}

/// A request that is being put together.
pub struct Request {
    caller: Caller,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Request {
    /// Says, as the pages do, that it comes from the portal.
    pub fn ours(self) -> Self {
        self.header(REQUEST_HEADER, "1")
    }

    /// With this header.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// As if it came from this address, through the proxy that the application trusts.
    pub fn sent_from(self, address: &str) -> Self {
        self.header("x-forwarded-for", address)
    }

    /// With a JSON body.
    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json").body(body.to_string())
    }

    /// With this body.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sends it; whatever comes back keeps the promises of the OpenAPI document.
    pub async fn send(self) -> Answer {
        let Self { caller, method, path, headers, body } = self;
        let mut builder = caller.http.request(method.clone(), format!("{}{path}", caller.address));
        let cookies = caller.cookie_header();
        if !cookies.is_empty() {
            builder = builder.header("cookie", cookies);
        }
        if let Some(token) = &caller.agent {
            builder = builder.header("authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            builder = builder.header(name, value);
        }
        if let Some(body) = body {
            builder = builder.body(body);
        }
        let response = builder.send().await.unwrap();
        let answer = Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await.unwrap().to_vec(),
        };
        conformity::check(&method, &path, &answer, caller.secure);
        caller.keep(&answer);
        answer
    }
}

/// The typed client travels the same checked way.
impl Transport for Caller {
    async fn exchange(&self, outgoing: Outgoing) -> Result<Incoming, ClientError> {
        let method = match outgoing.method {
            endpoint::Method::Get => Method::GET,
            endpoint::Method::Post => Method::POST,
            endpoint::Method::Put => Method::PUT,
            endpoint::Method::Delete => Method::DELETE,
        };
        let mut request = self.request(method, outgoing.path);
        for (name, value) in outgoing.headers {
            request = request.header(name, value);
        }
        request.body = outgoing.body.map(String::into_bytes);
        let answer = request.send().await;
        let tag = answer.header("etag").map(ToString::to_string);
        Ok(Incoming { status: answer.status, tag, body: answer.text().to_owned() })
    }
}
