//! The limits of the document are those of the program: at each one, inside is accepted and outside is refused by name.

use contract::{
    agents::AgentRole,
    problem::{Problem, ProblemKind},
};
use reqwest::Method;
use serde_json::{Map, Value, json};

use crate::support::{Answer, Caller, Operation, alain, document, spawn};

/// Values just inside and just outside the limits of a schema.
#[derive(Default)]
struct Boundary {
    inside: Vec<Value>,
    outside: Vec<Value>,
}

impl Boundary {
    fn of(schema: &Value) -> Self {
        let mut boundary = Self::default();
        let text = |length: u64| json!("1".repeat(usize::try_from(length).unwrap()));
        if let Some(shortest) = schema["minLength"].as_u64() {
            boundary.inside.push(text(shortest));
            boundary.outside.extend(shortest.checked_sub(1).map(text));
        }
        if let Some(longest) = schema["maxLength"].as_u64() {
            boundary.inside.push(text(longest));
            boundary.outside.push(text(longest + 1));
        }
        if let Some(least) = schema["minimum"].as_i64() {
            boundary.inside.push(json!(least));
            boundary.outside.push(json!(least - 1));
        }
        if let Some(most) = schema["maximum"].as_i64() {
            boundary.inside.push(json!(most));
            boundary.outside.push(json!(most + 1));
        }
        boundary
    }
}

/// Codes that have nothing to do with the size of a value.
fn is_about_size(code: &str) -> bool {
    !matches!(code, "unknown_cursor" | "unknown_document" | "wrong" | "no_convention") && !code.starts_with("email_")
}

/// Whether a value was refused for its size: other reasons are not the limits' business.
fn is_refused_for_size(answer: &Answer, field: &str) -> bool {
    let kind = ProblemKind::InvalidValues;
    answer.status == kind.status() && {
        let problem: Problem = serde_json::from_slice(&answer.body).unwrap();
        problem.errors.iter().any(|error| error.field == field && is_about_size(&error.code))
    }
}

async fn check(field: &str, boundary: Boundary, send: impl AsyncFn(&Value) -> Answer) -> usize {
    let tried = boundary.inside.len() + boundary.outside.len();
    for value in boundary.inside {
        let answer = send(&value).await;
        assert!(!is_refused_for_size(&answer, field), "{field} = {value} is inside: {}", answer.text());
        assert!(answer.status != 400, "{field} = {value} is inside: {}", answer.text());
    }
    for value in boundary.outside {
        let answer = send(&value).await;
        assert!(is_refused_for_size(&answer, field), "{field} = {value} is outside: {}", answer.status);
    }
    tried
}

fn as_query(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The path with the first listed value of each placeholder that has a list.
fn listed_path(operation: &Operation) -> String {
    let placeholders = operation.parameters().iter().filter(|parameter| parameter["in"] == "path");
    placeholders.fold(operation.template.to_owned(), |path, parameter| {
        let listed = document().resolve(&parameter["schema"])["enum"][0].as_str();
        let placeholder = format!("{{{}}}", parameter["name"].as_str().unwrap());
        listed.map_or(path.clone(), |listed| path.replace(&placeholder, listed))
    })
}

async fn check_parameters(caller: &Caller, operation: &Operation) -> usize {
    let (mut tried, path) = (0, listed_path(operation));
    for parameter in operation.parameters().iter().filter(|parameter| parameter["in"] == "query") {
        let name = parameter["name"].as_str().unwrap();
        let boundary = Boundary::of(document().resolve(&parameter["schema"]));
        let send = async |value: &Value| caller.get(format!("{path}?{name}={}", as_query(value))).await;
        tried += check(name, boundary, send).await;
    }
    tried
}

/// A body in which every member has the value of its example, or the first of its enumeration.
fn usual_body(schema: &Value) -> Map<String, Value> {
    let members = schema["properties"].as_object().unwrap();
    let usual = |described: &Value| {
        let described = document().resolve(described);
        let listed = || described["examples"].get(0).or_else(|| described["enum"].get(0));
        described.get("example").or_else(listed).cloned()
    };
    members.iter().filter_map(|(name, described)| Some((name.clone(), usual(described)?))).collect()
}

async fn check_body(caller: &Caller, operation: &Operation) -> usize {
    let schema = &operation.value["requestBody"]["content"]["application/json"]["schema"];
    let schema = document().resolve(schema);
    let Some(members) = schema["properties"].as_object() else { return 0 };
    let method: Method = operation.method.parse().unwrap();
    let mut tried = 0;
    for (name, described) in members {
        let send = async |value: &Value| {
            let mut body = usual_body(schema);
            body.insert(name.clone(), value.clone());
            caller.request(method.clone(), operation.template).ours().json(&Value::Object(body)).send().await
        };
        tried += check(name, Boundary::of(document().resolve(described)), send).await;
    }
    tried
}

/// At every limit that the document states, the program draws the line at the same place.
#[actix_web::test]
async fn the_program_draws_the_line_where_the_document_does() {
    let app = spawn().await;
    let (insured, agent) = (app.sign_in(&alain()).await, app.agent("m.rossi", &AgentRole::ALL).await);
    let mut tried = 0;
    for operation in document().operations() {
        let caller = if operation.needs_agent() { &agent } else { &insured };
        tried += check_parameters(caller, &operation).await;
        tried += check_body(caller, &operation).await;
    }
    assert!(tried >= 20, "the document states limits: {tried}");
}
