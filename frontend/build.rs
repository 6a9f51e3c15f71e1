//! Checks the texts of every language against French and writes one function per text.

#[path = "build/catalogue.rs"]
mod catalogue;

use std::{
    env,
    error::Error,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};

use catalogue::Catalogue;

fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("locales");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build");

    let read = |language: &str| fs::read_to_string(locales.join(format!("{language}.json")));
    let reference = Catalogue::parse("fr", &read("fr")?)?;
    // The address of the files changes with their content, so that no browser pairs new pages with old texts.
    let mut fingerprint = DefaultHasher::new();
    read("fr")?.hash(&mut fingerprint);
    let mut complaints = reference.loose_marks();
    for language in ["en", "it"] {
        read(language)?.hash(&mut fingerprint);
        complaints.extend(reference.differences(&Catalogue::parse(language, &read(language)?)?));
    }
    if !complaints.is_empty() {
        return Err(format!("frontend/locales:\n{}", complaints.join("\n")).into());
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("texts.rs"), reference.generate())?;
    println!("cargo::rustc-env=TEXTS_FINGERPRINT={:016x}", fingerprint.finish());
    Ok(())
}
