//! As much of an HTTP client as measuring needs, so that it costs next to nothing beside what it measures.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
};

use anyhow::{Context, Result, bail};

/// The page of refunds that is measured: the first one, without a filter.
pub const PAGE: &str = "/api/v1/care/lines";

/// A connection that is kept.
pub struct Connection(BufReader<TcpStream>);

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request and reads the body of its answer, which must have the status `expected`.
    ///
    /// # Errors
    /// When the connection breaks, or the status is another one.
    pub fn send(&mut self, request: &str, expected: u16) -> Result<Vec<u8>> {
        self.0.get_mut().write_all(request.as_bytes())?;
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        let status: u16 = line.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no HTTP answer")?;
        let mut length = 0;
        loop {
            line.clear();
            self.0.read_line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        if status != expected {
            bail!("status {status} instead of {expected}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }
}

/// The request for what stands at `path`, in the session that `token` opens.
pub fn get_request(path: &str, token: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\naccept: application/json\r\ncookie: session={token}\r\n\r\n")
}

/// The request that opens a session, as forwarded for `address`.
pub fn sign_in_request(body: &str, address: &str) -> String {
    format!(
        "POST /api/v1/session HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\n\
         x-teleservices-request: bench\r\nx-forwarded-for: {address}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}
