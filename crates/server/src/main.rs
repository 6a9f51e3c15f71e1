//! The program `teleservices`.

use std::process::ExitCode;

use clap::Parser as _;
use teleservices::cli::{Cli, run};

/// A page is made of hundreds of short texts, an import of millions: this allocator is faster at that than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[actix_web::main]
async fn main() -> ExitCode {
    run(Cli::parse()).await
}
