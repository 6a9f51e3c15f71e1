//! The program's own commands.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use serde_json::Value;

use super::TestApp;

/// The program, as an operator or a mail server calls it: whether it succeeded, what it said, what it complained of.
///
/// The application goes on meanwhile, in whatever it was writing: the program may have to wait for it.
pub async fn teleservices(app: &TestApp, arguments: &[&str], input: &str) -> (bool, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teleservices"));
    command
        .args(["--database-url", app.database_url()])
        .args(arguments)
        // The program reads its settings from the environment, and these are none.
        .env_remove("TELESERVICES_TEST_DATABASE")
        .env_remove("TELESERVICES_TEST_POSTGRES_URL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let input = input.to_owned();
    let run = tokio::task::spawn_blocking(move || {
        let mut process = command.spawn().unwrap();
        process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        process.wait_with_output().unwrap()
    });
    let output = run.await.unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

/// What the program answers in JSON to a command that has to succeed.
pub async fn answer_of(app: &TestApp, arguments: &[&str]) -> Value {
    let (ok, out, complaint) = teleservices(app, &[arguments, &["--json"]].concat(), "").await;
    assert!(ok, "{arguments:?}: {complaint}");
    serde_json::from_str(&out).unwrap()
}

/// What the program complains of when a command has to fail.
pub async fn complaint_of(app: &TestApp, arguments: &[&str]) -> String {
    let (ok, out, complaint) = teleservices(app, arguments, "").await;
    assert!(!ok && out.is_empty(), "{arguments:?}: {out}");
    complaint
}
