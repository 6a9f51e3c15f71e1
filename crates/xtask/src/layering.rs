//! The invariants of docs/ARCHITECTURE.md that the compiler cannot see: which crate and folder may use what.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::shell;

/// A crate and the crates that must not be anywhere below it.
struct Absence {
    package: &'static str,
    /// Further arguments of `cargo tree`.
    arguments: &'static [&'static str],
    /// Names, or beginnings of names that end in `*`.
    absent: &'static [&'static str],
}

const WASM: &[&str] = &["--target", "wasm32-unknown-unknown"];

const ABSENCES: [Absence; 7] = [
    Absence { package: "frontend", arguments: WASM, absent: &["actix*", "sea-orm*", "sqlx*", "utoipa*", "reqwest"] },
    Absence {
        package: "contract",
        arguments: &[],
        absent: &["actix*", "sea-orm*", "sqlx*", "utoipa*", "reqwest", "gloo*", "hyper", "tokio"],
    },
    Absence { package: "entity", arguments: &[], absent: &["contract", "actix*", "utoipa*"] },
    Absence { package: "migrations", arguments: &[], absent: &["entity", "contract", "actix*"] },
    Absence {
        package: "letters",
        arguments: &[],
        absent: &["entity", "database", "actix*", "sea-orm*", "sqlx*", "utoipa*", "reqwest", "tokio"],
    },
    Absence {
        package: "mail",
        arguments: &[],
        absent: &["entity", "database", "actix*", "sea-orm*", "sqlx*", "utoipa*", "reqwest"],
    },
    Absence { package: "client", arguments: &[], absent: &["entity", "actix*", "sea-orm*", "sqlx*"] },
];

/// Checks every invariant and names each breach.
///
/// # Errors
/// When something is used where it must not be.
pub fn check() -> Result<()> {
    let mut breaches = Vec::new();
    for absence in &ABSENCES {
        breaches.extend(crates_in_the_wrong_place(absence)?);
    }
    breaches.extend(server_breaches()?);
    for breach in &breaches {
        eprintln!("  {breach}");
    }
    if breaches.is_empty() { Ok(()) } else { bail!("{} breaches of the architecture", breaches.len()) }
}

fn crates_in_the_wrong_place(absence: &Absence) -> Result<Vec<String>> {
    let Absence { package, arguments, absent } = absence;
    let mut tree = shell::cargo(&["tree", "--quiet", "--package", package, "--edges", "normal", "--prefix", "none"]);
    let tree = shell::output(tree.args(*arguments))?;
    let mut found: Vec<_> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| absent.iter().any(|pattern| matches(pattern, name)))
        .map(|name| format!("{package} depends on {name}"))
        .collect();
    found.sort();
    found.dedup();
    Ok(found)
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |beginning| name.starts_with(beginning))
}

/// What must not be written in a source file, and why.
struct Ban {
    text: String,
    reason: &'static str,
}

fn server_breaches() -> Result<Vec<String>> {
    let source = shell::root().join("crates/server/src");
    let services = services(&source)?;
    let mut breaches = Vec::new();
    for file in sources(&source)? {
        let bans = bans(file.strip_prefix(&source)?, &services);
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for Ban { text, reason } in bans.iter().filter(|ban| names(line, &ban.text)) {
                let file = file.strip_prefix(shell::root())?.display();
                breaches.push(format!("{file}:{}: `{text}`: {reason}", number + 1));
            }
        }
    }
    Ok(breaches)
}

/// Whether a line names something by a path, and not another thing whose name ends alike (`entity`, `identity`).
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        before.is_none_or(|before| !before.is_alphanumeric() && before != '_')
    })
}

/// What a file of the server must not hold, by its place.
fn bans(file: &Path, services: &[String]) -> Vec<Ban> {
    let folder = file.iter().next().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default();
    let mut bans = Vec::new();
    if file.ends_with("endpoints.rs") {
        let sql = ["sea_orm", "sqlx", "entity::", "Statement::from"];
        bans.extend(sql.map(|text| Ban { text: text.to_owned(), reason: "an endpoint holds no SQL: ask its service" }));
    }
    for other in services.iter().filter(|service| **service != folder) {
        if folder == "http" {
            bans.push(Ban { text: format!("crate::{other}"), reason: "http/ serves every service and knows none" });
        } else if services.contains(&folder) {
            let inner = ["endpoints", "rules", "convert"].map(|module| format!("crate::{other}::{module}"));
            let reason = "a service calls another through its service.rs only";
            bans.extend(inner.map(|text| Ban { text, reason }));
        }
    }
    bans
}

/// The folders of the server that are services: those with endpoints.
fn services(source: &Path) -> Result<Vec<String>> {
    let mut services = Vec::new();
    for entry in fs::read_dir(source)? {
        let entry = entry?;
        let path = entry.path();
        if path.join("endpoints.rs").is_file() || path.join("endpoints").is_dir() {
            services.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(services)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_the_rest_of_a_name() {
        assert!(matches("actix*", "actix-web"));
        assert!(matches("entity", "entity"));
        assert!(!matches("entity", "entity-macros"));
    }

    #[test]
    fn a_name_that_ends_alike_is_another_name() {
        assert!(names("use entity::care;", "entity::"));
        assert!(!names("use crate::identity::Session;", "entity::"));
    }

    #[test]
    fn what_a_file_must_not_hold_depends_on_its_place() {
        let services = ["care", "identity"].map(str::to_owned);
        let texts =
            |file: &str| -> Vec<String> { bans(Path::new(file), &services).into_iter().map(|ban| ban.text).collect() };
        assert_eq!(texts("http/paging.rs"), ["crate::care", "crate::identity"]);
        assert!(texts("care/endpoints.rs").contains(&"sea_orm".to_owned()));
        assert!(texts("care/service.rs").contains(&"crate::identity::rules".to_owned()));
        assert!(!texts("care/service.rs").contains(&"crate::care::rules".to_owned()));
        assert!(texts("app.rs").is_empty());
    }
}
