//! A PostgreSQL of our own: started for a test or a measurement, gone afterwards.

use std::{
    env, fs,
    fs::Permissions,
    net::{Ipv4Addr, TcpListener},
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::shell;

/// What makes a throw-away server fast: nothing has to survive a power cut.
const THROW_AWAY: [&str; 5] = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
];

/// A running server with an empty database `postgres`. Dropping it stops it and removes its files.
pub struct Postgres {
    folder: TempDir,
    programs: PathBuf,
    account: Option<Account>,
    port: u16,
}

/// Who runs the server when we are root: it refuses to.
#[derive(Clone, Copy)]
struct Account {
    user: u32,
    group: u32,
}

impl Postgres {
    /// Starts a server on a free port of the loopback interface.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or does not start.
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("teleservices-postgres-").tempdir()?;
        fs::set_permissions(folder.path(), Permissions::from_mode(0o700))?;
        let account = account()?;
        if let Some(Account { user, group }) = account {
            chown(folder.path(), Some(user), Some(group))?;
        }
        let server = Self { folder, programs, account, port: free_port()? };
        server.create()?;
        server.launch()?;
        Ok(server)
    }

    /// Address of the database `name` on this server.
    pub fn url(&self, name: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }

    fn create(&self) -> Result<()> {
        let mut initdb = self.program("initdb");
        initdb.args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync", "--pgdata"]);
        shell::quiet(initdb.arg(self.data()))
    }

    fn launch(&self) -> Result<()> {
        let sockets = self.folder.path().display();
        let settings: String = THROW_AWAY.iter().map(|setting| format!(" -c {setting}")).collect();
        let mut control = self.program("pg_ctl");
        control.arg("start").arg("--wait").arg("--silent").arg("--pgdata").arg(self.data());
        control.arg("--log").arg(self.folder.path().join("log"));
        control.arg("--options").arg(format!("-p {} -k {sockets}{settings}", self.port));
        // The server inherits them: a pipe of ours would never end.
        let status = control.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        if !status.success() {
            let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
            bail!("PostgreSQL does not start:\n{log}");
        }
        Ok(())
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = match self.account {
            None => shell::command(path),
            Some(Account { user, group }) => {
                let mut setpriv = shell::command("setpriv");
                setpriv.arg(format!("--reuid={user}")).arg(format!("--regid={group}")).arg("--clear-groups").arg(path);
                setpriv
            }
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut control = self.program("pg_ctl");
        control.args(["stop", "--mode=immediate", "--silent", "--pgdata"]).arg(self.data());
        let _ = control.stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

/// The folder that holds `initdb`: on the PATH, or the newest one of Debian's.
fn programs() -> Result<PathBuf> {
    let on_path = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect::<Vec<_>>();
    let mut debian: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    debian.sort();
    let holds_server = |folder: &Path| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file());
    debian
        .into_iter()
        .rev()
        .chain(on_path)
        .find(|folder| holds_server(folder))
        .context("PostgreSQL is needed, as a program: on Debian, `apt-get install postgresql`")
}

/// The account `postgres`, when we are root; nobody in particular otherwise.
fn account() -> Result<Option<Account>> {
    let number = |arguments: &[&str]| -> Result<u32> {
        let said = shell::output(shell::command("id").args(arguments))?;
        said.trim().parse().context("`id` does not answer with a number")
    };
    if number(&["-u"])? != 0 {
        return Ok(None);
    }
    Ok(Some(Account { user: number(&["-u", "postgres"])?, group: number(&["-g", "postgres"])? }))
}

/// A port that nobody listens on.
///
/// # Errors
/// When the system has none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_server_answers_and_leaves_nothing_behind() {
        let server = Postgres::start().unwrap();
        let (port, folder) = (server.port, server.folder.path().to_owned());
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok());
        assert!(server.url("fund").ends_with(&format!(":{port}/fund")));
        drop(server);
        assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
        assert!(!folder.exists());
    }
}
