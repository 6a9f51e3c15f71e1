//! Processes that are measured: started by this program, ended with it.

use std::{
    env, fs,
    io::{BufRead as _, BufReader, Read as _},
    net::{Ipv4Addr, SocketAddr},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    thread,
};

use anyhow::{Context, Result, bail};

/// What a child says when it listens, followed by its port.
const LISTENING: &str = "listening ";

/// A server in a process of its own. Dropping it ends it.
pub struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
    /// The child lives as long as this pipe.
    life: Option<ChildStdin>,
    address: SocketAddr,
}

impl Server {
    /// Starts this program with these arguments and waits until it listens.
    ///
    /// # Errors
    /// When it ends instead.
    pub fn start(arguments: &[&str]) -> Result<Self> {
        let mut child = Command::new(env::current_exe()?)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("the measured process cannot be started")?;
        let life = child.stdin.take();
        let output = child.stdout.take().context("the measured process has no output")?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let mut server = Self { child, output: BufReader::new(output), life, address };
        let port = server.line()?;
        let port = port.strip_prefix(LISTENING).context("the measured process does not listen")?;
        server.address.set_port(port.parse()?);
        Ok(server)
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next line that it says.
    ///
    /// # Errors
    /// When it has ended.
    pub fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("the measured process has ended");
        }
        Ok(line.trim_end().to_owned())
    }

    /// Processor time that it has used, in seconds.
    ///
    /// # Errors
    /// When it has ended.
    pub fn cpu_seconds(&self) -> Result<f64> {
        cpu_seconds(&self.child.id().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.life.take());
        let _ = self.child.wait();
    }
}

/// Says to the parent that this process listens on `port`, and ends this process when the parent lets go of it.
#[allow(clippy::print_stdout, reason = "the parent reads it")]
pub fn announce(port: u16) {
    println!("{LISTENING}{port}");
    thread::spawn(|| {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        std::process::exit(0);
    });
}

/// Processor time that a process has used, in user and kernel mode, in seconds; `self` is this one.
///
/// # Errors
/// Where there is no `/proc`, or no such process.
pub fn cpu_seconds(process: &str) -> Result<f64> {
    /// What Linux counts in, whatever the kernel's own clock: `USER_HZ`.
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name of the program, in parentheses, may hold blanks; the 14th and 15th fields are counted after it.
    let (_, fields) = stat.rsplit_once(')').context("/proc/…/stat has another shape")?;
    let ticks: u64 = fields.split_whitespace().skip(11).take(2).map(|field| field.parse().unwrap_or(0_u64)).sum();
    #[allow(clippy::cast_precision_loss, reason = "counts of hundredths of a second are small")]
    Ok(ticks as f64 / TICKS_PER_SECOND)
}
