//! Nothing escapes: the table, the document and the program know the same operations.

use std::{collections::BTreeSet, fs, path::Path};

use contract::{endpoint::API_ROOT, problem::ProblemKind};
use reqwest::Method;

use super::matrix::MATRIX;
use crate::support::{alain, document, spawn};

/// Handlers that are no operations of the API. The list may only shrink.
const NO_OPERATIONS: [&str; 1] = ["GET /branding.css"];

/// Methods that operations have.
const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// An identifier that nothing has.
const NOBODYS: &str = "00000000-0000-0000-0000-000000000007";

fn documented() -> BTreeSet<String> {
    document().operations().iter().map(|operation| operation.name()).collect()
}

/// The table has one row for each operation of the document, and no other.
#[test]
fn the_table_has_every_operation_of_the_document() {
    let rows: Vec<&str> = MATRIX.iter().map(|row| row.operation).collect();
    let distinct: BTreeSet<String> = rows.iter().map(|&row| row.to_owned()).collect();
    assert_eq!(rows.len(), distinct.len(), "a row stands twice");
    assert_eq!(distinct, documented());
}

/// Every handler in the source is an operation of the document: a route cannot be added beside it.
#[test]
fn every_handler_is_an_operation_of_the_document() {
    let mut handlers = Vec::new();
    collect_handlers(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut handlers);
    assert!(handlers.len() >= documented().len());
    let known = documented();
    let unknown: Vec<String> = handlers
        .into_iter()
        .filter(|(method, path)| {
            let below_root = format!("{method} {API_ROOT}{path}");
            let beside = format!("{method} {path}");
            !known.contains(&below_root) && !known.contains(&beside) && !NO_OPERATIONS.contains(&beside.as_str())
        })
        .map(|(method, path)| format!("{method} {path}"))
        .collect();
    assert!(unknown.is_empty(), "not in the document: {unknown:?}");
}

fn collect_handlers(folder: &Path, handlers: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_handlers(&path, handlers);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            handlers.extend(fs::read_to_string(&path).unwrap().lines().filter_map(handler));
        }
    }
}

/// Method and path of a line such as `#[get("/session")]`.
fn handler(line: &str) -> Option<(String, String)> {
    let (method, rest) = line.trim().strip_prefix("#[")?.split_once("(\"")?;
    let path = rest.strip_suffix("\")]")?;
    let is_route = ["get", "post", "put", "patch", "delete", "head", "options", "route"].contains(&method);
    is_route.then(|| (method.to_uppercase(), path.to_owned()))
}

/// The path with a value for each placeholder.
fn filled(template: &str, number: &str) -> String {
    let values = [
        ("{number}", number),
        ("{slug}", "aide"),
        ("{subscription}", "0f6b3d2a-91c4-4e5b-8a70-6c1d2e3f4a5b"),
        ("{id}", NOBODYS),
        ("{simulation}", NOBODYS),
        ("{request}", "DEM2026-999999"),
        ("{session}", "0b2b6a3e-5d0e-4f43-9b1c-1c6a2f8e7d11"),
        ("{document}", "mail-options"),
        ("{version}", "2026-11"),
        ("{format}", "csv"),
    ];
    values.into_iter().fold(template.to_owned(), |path, (placeholder, value)| path.replace(placeholder, value))
}

/// Every path of the document refuses the methods that it does not have, and names those that it has.
#[actix_web::test]
async fn undocumented_methods_are_refused() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let templates: BTreeSet<&str> = document().operations().iter().map(|operation| operation.template).collect();
    for template in templates {
        let path = filled(template, "D2026-000101-0001");
        assert!(!path.contains('{'), "{path}: a new placeholder needs a value here");
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
            if documented().contains(&format!("{method} {template}")) {
                continue;
            }
            let answer = caller.request(method.clone(), &path).ours().send().await;
            answer.expect_problem(ProblemKind::MethodNotAllowed);
            let allowed = answer.header("allow").unwrap();
            for other in allowed.split(", ").filter(|other| *other != "HEAD") {
                assert!(documented().contains(&format!("{other} {template}")), "{method} {path}: {allowed}");
            }
        }
    }
}

/// Whatever stands beside, above or below the documented paths is not there.
#[actix_web::test]
async fn nothing_answers_beside_the_document() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let operations = document().operations();
    let api = operations.iter().map(|operation| operation.template).filter(|path| path.starts_with(API_ROOT));
    for template in api {
        let path = filled(template, "x");
        let parent = path.rsplit_once('/').unwrap().0.to_owned();
        for near in [format!("{path}/"), format!("{path}/x"), format!("{path}x"), path.to_uppercase(), parent] {
            let is_operation = METHODS.iter().any(|method| document().find(method, &near).is_some());
            if !is_operation && near.starts_with("/api") {
                caller.get(&near).await.expect_problem(ProblemKind::NotFound);
            }
        }
    }
    for path in ["/api/v1", "/api/v1/", "/api/v2/session", "/api/v1//session", "/api/v1/admin", "/api"] {
        caller.get(path).await.expect_problem(ProblemKind::NotFound);
    }
}
