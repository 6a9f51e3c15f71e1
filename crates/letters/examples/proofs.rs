//! Writes one of every letter, and the form, in every language: to proofread and to look at.
//!
//! `cargo run -p letters --example proofs -- FOLDER`

use std::{env, error::Error, fs, path::PathBuf};

use contract::language::Language;

#[path = "../tests/paper/support.rs"]
#[allow(dead_code, clippy::expect_used, reason = "the letters that the tests render, and a part of what they need")]
mod support;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    for language in Language::ALL {
        let letters = letters::render(&support::every_kind(language), &support::sender())?;
        fs::write(folder.join(format!("letters-{}.pdf", language.code())), letters.bytes)?;
        let statement = letters::render_statement(&support::statement(language), &support::sender())?;
        fs::write(folder.join(format!("statement-{}.pdf", language.code())), statement.bytes)?;
        let form = letters::render_convention_request(&support::sender(), language)?;
        fs::write(folder.join(format!("convention-request-{}.pdf", language.code())), form.bytes)?;
        let attestation =
            letters::render_attestation(&support::attestation(language), &support::proof(), &support::sender())?;
        fs::write(folder.join(format!("attestation-{}.pdf", language.code())), attestation.bytes)?;
        let form = letters::AddressForm {
            name: "Élodie Dupont-Ferrero".to_owned(),
            matricule: "002490".to_owned(),
            recorded: vec!["12, boulevard des Moulins".to_owned(), "98000 Monaco".to_owned()],
            language,
        };
        let form = letters::render_address_form(&form, &support::sender())?;
        fs::write(folder.join(format!("change-of-address-{}.pdf", language.code())), form.bytes)?;
    }
    Ok(())
}
