//! The program at work: a database with a fictitious fund, and a server in front of it.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::Child,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::binary;

const LONGEST_START: Duration = Duration::from_secs(60);
const LONGEST_ANSWER: Duration = Duration::from_secs(5);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

#[derive(Deserialize)]
struct Institution {
    demonstration: Demonstration,
}

#[derive(Deserialize)]
struct Demonstration {
    people: Vec<Person>,
}

/// A fictitious person, with what is typed to sign in.
#[derive(Deserialize)]
pub struct Person {
    /// First and last name.
    pub name: String,
    /// What the person shows, by language.
    pub situation: BTreeMap<String, String>,
    /// Population to choose, as the API names it.
    pub population: String,
    /// Matricule to type.
    pub matricule: String,
    /// Birth date to type: `1980-03-13`.
    pub birth_date: String,
    /// Password to type.
    pub password: String,
}

/// A running server. Dropping it ends it.
pub struct Server {
    process: Child,
    port: u16,
}

impl Server {
    /// Starts the program on a port of the loopback interface, in demonstration mode, with these variables of its
    /// environment beside ours, and waits until it is ready.
    ///
    /// # Errors
    /// When it does not start or is not ready within a minute.
    pub fn start(database_url: &str, port: u16, environment: &[(String, String)]) -> Result<Self> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} cannot be used; choose another with --port"))?;
        let mut command = binary::command(&["serve", "--demo", "--database-url", database_url]);
        command.arg("--port").arg(port.to_string()).envs(environment.iter().cloned());
        let process = binary::start(&mut command)?;
        let mut server = Self { process, port };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Address of the pages.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The fictitious people whom one can sign in as, as the server names them.
    ///
    /// # Errors
    /// When the server does not answer, or is not in demonstration mode.
    pub fn people(&self) -> Result<Vec<Person>> {
        let institution: Institution = serde_json::from_str(&get(self.port, "/api/v1/institution")?)?;
        Ok(institution.demonstration.people)
    }

    /// Waits until the server ends by itself.
    ///
    /// # Errors
    /// When it ends badly.
    pub fn wait(mut self) -> Result<()> {
        let status = self.process.wait()?;
        if status.success() { Ok(()) } else { bail!("the server ended with {status}") }
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < LONGEST_START {
            if let Some(status) = self.process.try_wait()? {
                bail!("the server does not start ({status})");
            }
            if get(self.port, "/health/ready").is_ok() {
                return Ok(());
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        bail!("the server is not ready after {} seconds", LONGEST_START.as_secs())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Asks the server on this port for a path, and returns the body of its answer.
fn get(port: u16, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(LONGEST_ANSWER))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    match answer.split_once("\r\n\r\n") {
        Some((head, body)) if head.starts_with("HTTP/1.1 200") => Ok(body.to_owned()),
        _ => bail!("GET {path}: {}", answer.lines().next().unwrap_or("no answer")),
    }
}
