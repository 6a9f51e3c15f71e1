//! A small SMTP server: it speaks the protocol over a real socket, keeps what arrives, and misbehaves on demand.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex},
};

use mail::{SmtpSecurity, SmtpSettings};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tokio_rustls::TlsAcceptor;

/// A step of the conversation, at which the server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The connection was opened.
    Greeting,
    /// `EHLO`.
    Hello,
    /// `STARTTLS`.
    StartTls,
    /// `AUTH`.
    Auth,
    /// `MAIL FROM`.
    From,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`.
    Data,
    /// The mail, whole.
    Content,
    /// `RSET`.
    Reset,
    /// `NOOP`.
    Noop,
    /// `QUIT`.
    Quit,
}

/// What the server does instead of what is expected of it.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// Says this.
    Say(&'static str),
    /// Says nothing, and keeps the connection open.
    Hang,
    /// Says it together with the next reply, long after the client has lost patience.
    Late(&'static str),
    /// Ends the connection.
    Close,
}

type Script = dyn Fn(Step, usize) -> Option<Act> + Send + Sync;

/// How the server protects its connections.
#[derive(Clone)]
pub enum Protection {
    /// Not at all.
    None,
    /// After `STARTTLS`.
    StartTls(TlsAcceptor),
    /// From the first byte.
    Implicit(TlsAcceptor),
}

/// What the server keeps.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Every command, with `TLS ` before it when it came over a protected connection.
    pub commands: Vec<String>,
    /// Every message as it came over the wire, line by line, dots and all.
    pub wire: Vec<Vec<String>>,
    /// Connections opened.
    pub connections: usize,
}

impl Heard {
    /// The messages as a mailbox would hold them.
    #[must_use]
    pub fn messages(&self) -> Vec<String> {
        let unstuffed = |line: &String| line.strip_prefix('.').unwrap_or(line).to_owned();
        self.wire.iter().map(|lines| lines.iter().map(unstuffed).collect::<Vec<_>>().join("\r\n")).collect()
    }

    /// How many commands began so.
    #[must_use]
    pub fn said(&self, beginning: &str) -> usize {
        self.commands.iter().filter(|command| command.starts_with(beginning)).count()
    }
}

/// The server. It listens on a port of its own until the test ends.
pub struct Receiver {
    /// Where it listens.
    pub address: SocketAddr,
    heard: Arc<Mutex<Heard>>,
    taken: watch::Receiver<usize>,
}

impl Receiver {
    /// A server that takes everything.
    pub async fn accepting() -> Self {
        Self::scripted(|_, _| None).await
    }

    /// A server that does at each step what the script says, which is told the number of times that the step came.
    pub async fn scripted(script: impl Fn(Step, usize) -> Option<Act> + Send + Sync + 'static) -> Self {
        Self::protected(Protection::None, script).await
    }

    /// The same over protected connections.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn protected(
        protection: Protection,
        script: impl Fn(Step, usize) -> Option<Act> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a receiver that works");
        let address = listener.local_addr().expect("a receiver that works");
        let heard = Arc::<Mutex<Heard>>::default();
        let (taken, watched) = watch::channel(0);
        let conversation = Conversation {
            heard: Arc::clone(&heard),
            taken: Arc::new(taken),
            script: Arc::new(script),
            times: Arc::default(),
            late: Arc::default(),
            protection,
        };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                conversation.heard.lock().expect("a receiver that works").connections += 1;
                // A client that goes away ends its conversation.
                let alone = Conversation { late: Arc::default(), ..conversation.clone() };
                tokio::spawn(alone.hold(stream));
            }
        });
        Self { address, heard, taken: watched }
    }

    /// Settings that lead here.
    #[must_use]
    pub fn settings(&self) -> SmtpSettings {
        SmtpSettings {
            host: self.address.ip().to_string(),
            port: Some(self.address.port()),
            security: SmtpSecurity::None,
            hello_name: Some("portail.caisses.example".to_owned()),
            ..SmtpSettings::default()
        }
    }

    /// The same, with waits short enough for a test of them.
    #[must_use]
    pub fn impatient(&self) -> SmtpSettings {
        SmtpSettings {
            connect_timeout_seconds: 1,
            command_timeout_seconds: 1,
            acceptance_timeout_seconds: 1,
            ..self.settings()
        }
    }

    /// Until it has so many whole messages in its hands; it has not answered yet then.
    ///
    /// # Panics
    /// When it has ended.
    pub async fn has_taken(&self, count: usize) {
        self.taken.clone().wait_for(|taken| *taken >= count).await.expect("a receiver that works");
    }

    /// What it has kept until now.
    ///
    /// # Panics
    /// When a conversation has panicked.
    #[must_use]
    pub fn heard(&self) -> Heard {
        self.heard.lock().expect("a receiver that works").clone()
    }
}

trait Stream: AsyncRead + AsyncWrite + Send {}
impl<T: AsyncRead + AsyncWrite + Send> Stream for T {}
type Wire = BufReader<Pin<Box<dyn Stream>>>;

#[derive(Clone)]
struct Conversation {
    heard: Arc<Mutex<Heard>>,
    taken: Arc<watch::Sender<usize>>,
    script: Arc<Script>,
    times: Arc<Mutex<Vec<Step>>>,
    late: Arc<Mutex<String>>,
    protection: Protection,
}

impl Conversation {
    async fn hold(self, stream: TcpStream) -> io::Result<()> {
        match &self.protection {
            Protection::Implicit(tls) => self.speak(BufReader::new(Box::pin(tls.accept(stream).await?)), true).await,
            _ => self.speak(BufReader::new(Box::pin(stream)), false).await,
        }
    }

    async fn speak(&self, mut wire: Wire, mut protected: bool) -> io::Result<()> {
        self.answer(&mut wire, Step::Greeting, "220 relay.example ESMTP").await?;
        while let Some(command) = read_line(&mut wire).await? {
            let mark = if protected { "TLS " } else { "" };
            self.heard.lock().expect("a receiver that works").commands.push(format!("{mark}{command}"));
            let verb = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => self.answer(&mut wire, Step::Hello, self.capabilities(protected)).await?,
                "STARTTLS" => {
                    self.answer(&mut wire, Step::StartTls, "220 2.0.0 go ahead").await?;
                    let Protection::StartTls(tls) = &self.protection else { return Ok(()) };
                    wire = BufReader::new(Box::pin(tls.accept(wire.into_inner()).await?));
                    protected = true;
                }
                "AUTH" => self.answer(&mut wire, Step::Auth, "235 2.7.0 welcome").await?,
                "MAIL" => self.answer(&mut wire, Step::From, "250 2.1.0 sender").await?,
                "RCPT" => self.answer(&mut wire, Step::Recipient, "250 2.1.5 recipient").await?,
                "DATA" => self.take_message(&mut wire).await?,
                "RSET" => self.answer(&mut wire, Step::Reset, "250 2.0.0 forgotten").await?,
                "NOOP" => self.answer(&mut wire, Step::Noop, "250 2.0.0 here").await?,
                "QUIT" => return self.answer(&mut wire, Step::Quit, "221 2.0.0 bye").await,
                _ => wire.write_all(b"500 5.5.2 what?\r\n").await?,
            }
        }
        Ok(())
    }

    const fn capabilities(&self, protected: bool) -> &'static str {
        match (&self.protection, protected) {
            (Protection::StartTls(_), false) => "250-relay.example\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN",
            _ => "250-relay.example\r\n250 AUTH PLAIN LOGIN",
        }
    }

    async fn take_message(&self, wire: &mut Wire) -> io::Result<()> {
        self.answer(wire, Step::Data, "354 go ahead").await?;
        let mut lines = Vec::new();
        while let Some(line) = read_line(wire).await? {
            if line == "." {
                self.heard.lock().expect("a receiver that works").wire.push(lines);
                self.taken.send_modify(|taken| *taken += 1);
                return self.answer(wire, Step::Content, "250 2.0.0 taken").await;
            }
            lines.push(line);
        }
        Ok(())
    }

    /// Says what is expected at a step, or does what the script has instead.
    async fn answer(&self, wire: &mut Wire, step: Step, expected: &str) -> io::Result<()> {
        let times = {
            let mut times = self.times.lock().expect("a receiver that works");
            times.push(step);
            times.iter().filter(|other| **other == step).count()
        };
        let reply = match (self.script)(step, times) {
            None => expected,
            Some(Act::Say(reply)) => reply,
            Some(Act::Hang) => std::future::pending().await,
            Some(Act::Late(reply)) => {
                *self.late.lock().expect("a receiver that works") = format!("{reply}\r\n");
                return Ok(());
            }
            Some(Act::Close) => return Err(io::ErrorKind::ConnectionAborted.into()),
        };
        let late = std::mem::take(&mut *self.late.lock().expect("a receiver that works"));
        wire.write_all(format!("{late}{reply}\r\n").as_bytes()).await?;
        wire.flush().await
    }
}

/// A line without its end; nothing at the end of the stream.
async fn read_line(wire: &mut Wire) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if wire.read_until(b'\n', &mut line).await? == 0 {
        return Ok(None);
    }
    let line = String::from_utf8(line).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    // SMTP knows no other end of line.
    Ok(Some(line.strip_suffix("\r\n").expect("a line that ends in CRLF").to_owned()))
}
