//! The document is complete and sound.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::support::document;

/// Calls `visit` with every object of a document.
fn every_object<'v>(value: &'v Value, visit: &mut impl FnMut(&'v Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visit(members);
            members.values().for_each(|member| every_object(member, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| every_object(item, visit)),
        _ => {}
    }
}

/// Every reference leads somewhere inside the document.
#[test]
fn no_reference_dangles() {
    let mut dangling = Vec::new();
    every_object(&document().root, &mut |object| {
        if let Some(Value::String(reference)) = object.get("$ref") {
            let target = reference.strip_prefix('#').and_then(|pointer| document().root.pointer(pointer));
            if target.is_none() {
                dangling.push(reference.clone());
            }
        }
    });
    assert!(dangling.is_empty(), "{dangling:?}");
}

/// Every schema is one of JSON Schema 2020-12.
#[test]
fn every_schema_is_sound() {
    assert_eq!(document().root["openapi"].as_str().map(|version| &version[..4]), Some("3.1."));
    for (name, schema) in document().root["components"]["schemas"].as_object().unwrap() {
        assert!(jsonschema::draft202012::meta::is_valid(schema), "{name}");
    }
}

/// Every operation has a name of its own, a summary, a description and one tag that the document explains.
#[test]
fn every_operation_is_described() {
    let mut names = BTreeSet::new();
    let tags: Vec<&Value> = document().root["tags"].as_array().unwrap().iter().map(|tag| &tag["name"]).collect();
    for operation in document().operations() {
        for member in ["operationId", "summary", "description"] {
            let text = operation.value[member].as_str().unwrap_or_default();
            assert!(!text.trim().is_empty(), "{} has no {member}", operation.name());
        }
        assert!(names.insert(operation.value["operationId"].as_str().unwrap()), "{}", operation.name());
        let own = operation.value["tags"].as_array().unwrap();
        assert!(own.len() == 1 && tags.contains(&&own[0]), "{}: {own:?}", operation.name());
        for parameter in operation.parameters() {
            let text = parameter["description"].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{}: {} is not described", operation.name(), parameter["name"]);
        }
    }
}

/// What creates or changes something says what body it takes.
#[test]
fn every_body_is_documented() {
    for operation in document().operations().iter().filter(|one| ["POST", "PUT", "PATCH"].contains(&one.method)) {
        let schema = &operation.value["requestBody"]["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{} does not say what body it takes", operation.name());
        assert_eq!(operation.value["requestBody"]["required"], true, "{}", operation.name());
    }
}

/// Every operation says what it answers otherwise, and every answer says what it is.
#[test]
fn every_answer_is_described() {
    for operation in document().operations() {
        let answers = operation.value["responses"].as_object().unwrap();
        assert!(answers.contains_key("default"), "{}: whatever is not listed is a problem", operation.name());
        assert!(answers.keys().any(|status| status.starts_with('2')), "{}", operation.name());
        for (status, answer) in answers {
            let text = document().resolve(answer)["description"].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{} {status} has no description", operation.name());
        }
        assert_eq!(
            answers.contains_key("401"),
            operation.needs_session()
                || ["POST /api/v1/session", "POST /api/v1/desk/session"].contains(&operation.name().as_str())
        );
    }
}

/// Every refusal is documented as a problem.
#[test]
fn every_documented_refusal_is_a_problem() {
    for operation in document().operations() {
        for (status, answer) in operation.value["responses"].as_object().unwrap() {
            if status == "default" || status.starts_with(['4', '5']) {
                let content = document().resolve(answer)["content"].as_object().unwrap();
                assert_eq!(
                    content.keys().collect::<Vec<_>>(),
                    ["application/problem+json"],
                    "{} {status}",
                    operation.name()
                );
                assert_eq!(content["application/problem+json"]["schema"]["$ref"], "#/components/schemas/Problem");
            }
        }
    }
}

/// Money is integer cents and rates are integer basis points, wherever they stand.
#[test]
fn money_is_integer_cents() {
    every_object(&document().root["components"]["schemas"], &mut |object| {
        for (name, schema) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if name.ends_with("_cents") || name.ends_with("_bp") {
                let kind = schema["type"].to_string();
                assert!(kind.contains("integer") && !kind.contains("number"), "{name}: {kind}");
            }
        }
    });
}
