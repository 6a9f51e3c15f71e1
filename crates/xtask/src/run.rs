//! `cargo xtask run`: from a fresh clone to the portal in a browser.

use std::{fs, path::Path};

use anyhow::Result;

use crate::{
    binary, pages,
    server::{Person, Server},
    shell,
};

/// Options of `cargo xtask run`.
#[derive(clap::Args)]
pub struct Options {
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Database to use, and to fill with the fictitious fund if it is empty
    #[arg(long, default_value = "sqlite:target/demo/teleservices.db")]
    database_url: String,
    /// Households of the fictitious fund, when it is created
    #[arg(long, default_value_t = 200)]
    households: u32,
    /// Same seed, same fund
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Builds what has changed, creates the fictitious fund if there is none, and serves it until interrupted.
///
/// # Errors
/// When something cannot be installed, built or started.
pub fn run(options: &Options) -> Result<()> {
    pages::build()?;
    binary::build()?;
    create_folder(&options.database_url)?;
    fill(options)?;
    let server = Server::start(&options.database_url, options.port, &[])?;
    introduce(&server)?;
    server.wait()
}

/// Says where the portal is and who one can be there.
fn introduce(server: &Server) -> Result<()> {
    println!("\nPeople of the fictitious fund:");
    for Person { name, situation, population, matricule, birth_date, password } in server.people()? {
        let situation = situation.get("en").map_or("", String::as_str);
        println!(
            "  {name} – {situation}\n    {population}, matricule {matricule}, born {birth_date}, password {password}"
        );
    }
    println!("\nThe portal   {0}\nIts API      {0}/api/docs\nCtrl-C ends it.", server.address());
    Ok(())
}

/// Loads the fictitious fund; one that is already there stays as it is.
fn fill(options: &Options) -> Result<()> {
    let (households, seed) = (options.households.to_string(), options.seed.to_string());
    let arguments = ["demo", "--households", &households, "--seed", &seed, "--database-url", &options.database_url];
    shell::step("preparing the fictitious fund", || shell::run(&mut binary::command(&arguments)))
}

/// The folder of an SQLite file must be there before the file.
fn create_folder(database_url: &str) -> Result<()> {
    let Some(file) = database_url.strip_prefix("sqlite:") else { return Ok(()) };
    let file = file.trim_start_matches("//").split('?').next().unwrap_or(file);
    if let Some(folder) = Path::new(file).parent() {
        fs::create_dir_all(shell::root().join(folder))?;
    }
    Ok(())
}
