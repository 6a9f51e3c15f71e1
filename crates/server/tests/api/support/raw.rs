//! Requests that no well-behaved client sends, byte by byte.

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use super::{Answer, TestApp, conformity};

/// A connection that one writes by hand.
pub struct Connection(TcpStream);

impl Connection {
    /// Connects.
    pub async fn open(app: &TestApp) -> Self {
        Self(TcpStream::connect(app.authority()).await.unwrap())
    }

    /// Writes these bytes.
    pub async fn write(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.unwrap();
    }

    /// Waits for the one answer to a request of this method and path, which the server ends by closing.
    pub async fn answer(mut self, method: reqwest::Method, path: &str) -> Answer {
        let mut bytes = Vec::new();
        self.0.read_to_end(&mut bytes).await.unwrap();
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let (status_line, fields) = head.split_once("\r\n").unwrap();
        let status = status_line.split(' ').nth(1).unwrap().parse().unwrap();
        let headers = fields.split("\r\n").map(|field| {
            let (name, value) = field.split_once(':').unwrap();
            (name.parse::<reqwest::header::HeaderName>().unwrap(), value.trim().parse().unwrap())
        });
        let answer = Answer { status, headers: headers.collect(), body: bytes[end + 4..].to_vec() };
        conformity::check(&method, path, &answer, false);
        answer
    }
}

/// The head of a request that identifies somebody and announces a body of this length.
pub fn head_of(app: &TestApp, length: usize) -> String {
    format!(
        "POST /api/v1/session HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-type: application/json\r\n\
         x-teleservices-request: 1\r\ncontent-length: {length}\r\n\r\n",
        app.authority()
    )
}
