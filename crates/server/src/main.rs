//! The program `teleservices`.

use std::process::ExitCode;

use clap::Parser as _;
use teleservices::cli::{Cli, run};

#[actix_web::main]
async fn main() -> ExitCode {
    run(Cli::parse()).await
}
