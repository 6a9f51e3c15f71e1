//! The native transport against a real socket.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    thread::{self, JoinHandle},
    time::Duration,
};

use client::{
    Client, ClientError,
    transport::{Native, Timeouts},
};
use contract::{
    identity::{ReadSession, SignOut},
    institution::ReadInstitution,
    language::Language,
    problem::ProblemKind,
};

/// Answers one connection after another with the given texts; gives back what was asked.
fn server(answers: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let handle = thread::spawn(move || {
        answers
            .into_iter()
            .map(|answer| {
                let (mut stream, _) = listener.accept().unwrap();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let mut head = String::new();
                let mut length = 0;
                loop {
                    let mut line = String::new();
                    reader.read_line(&mut line).unwrap();
                    if line == "\r\n" {
                        break;
                    }
                    if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                        length = value.trim().parse().unwrap();
                    }
                    head.push_str(&line.to_lowercase());
                }
                reader.read_exact(&mut vec![0; length]).unwrap();
                stream.write_all(answer.as_bytes()).unwrap();
                head
            })
            .collect()
    });
    (address, handle)
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}", body.len())
}

fn client(address: &str) -> Client<Native> {
    let timeouts = Timeouts { connect: Duration::from_secs(5), exchange: Duration::from_secs(5) };
    Client::new(Native::new(address, timeouts).unwrap()).in_language(Language::En)
}

#[tokio::test]
async fn the_session_cookie_is_kept_and_sent_back() {
    let institution = r#"{"name":"Fonds","short_name":"F","address":[],"website":"","departments":[]}"#;
    let (address, asked) = server(vec![
        answer("200 OK", "Set-Cookie: session=abc; Path=/; HttpOnly\r\n", institution),
        answer("204 No Content", "", ""),
    ]);
    let client = client(&address);
    assert_eq!(client.send(&ReadInstitution).await.unwrap().name, "Fonds");
    assert_eq!(client.send(&SignOut).await, Ok(()));

    let asked = asked.join().unwrap();
    assert!(asked[0].starts_with("get /api/v1/institution http/1.1"));
    assert!(asked[0].contains("accept-language: en"));
    assert!(!asked[0].contains("x-teleservices-request"));
    assert!(asked[1].starts_with("delete /api/v1/session http/1.1"));
    assert!(asked[1].contains("cookie: session=abc"));
    assert!(asked[1].contains("x-teleservices-request: 1"));
}

#[tokio::test]
async fn a_refusal_arrives_as_its_problem() {
    let body = r#"{"type":"/api/problems/session-required","title":"Sign in first","status":401}"#;
    let (address, _asked) = server(vec![answer("401 Unauthorized", "", body)]);
    let error = client(&address).send(&ReadSession).await.unwrap_err();
    assert_eq!(error.kind(), Some(ProblemKind::SessionRequired));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(client(&address).send(&ReadSession).await, Err(ClientError::Unreachable));
}
