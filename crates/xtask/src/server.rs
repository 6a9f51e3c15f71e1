//! The program at work: a database with a fictitious fund, and a server in front of it.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, TcpStream},
    process::Child,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use crate::binary;

const LONGEST_START: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// A running server. Dropping it ends it.
pub struct Server {
    process: Child,
    port: u16,
}

impl Server {
    /// Starts the program on a port of the loopback interface, in demonstration mode, and waits until it is ready.
    ///
    /// # Errors
    /// When it does not start or is not ready within a minute.
    pub fn start(database_url: &str, port: u16) -> Result<Self> {
        let mut command = binary::command(&["serve", "--demo", "--database-url", database_url]);
        let process = binary::start(command.arg("--port").arg(port.to_string()))?;
        let mut server = Self { process, port };
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Address of the pages.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
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
            if get(self.port, "/health/ready").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")) {
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

/// Asks the server on this port for a path, and returns the whole answer.
///
/// # Errors
/// When there is no server, or it does not answer.
pub fn get(port: u16, path: &str) -> Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
