//! Examples keep the promises of the schemas beside them.

use serde_json::{Map, Value};

use crate::support::document;

#[track_caller]
fn holds(schema: &Value, example: &Value, place: &str) {
    let faults: Vec<String> = document()
        .validator(schema)
        .iter_errors(example)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{place}: {faults:#?}");
}

/// The examples that a parameter or a media type gives.
fn examples_of(described: &Value) -> Vec<&Value> {
    let several = described["examples"].as_object().into_iter().flat_map(Map::values).map(|example| &example["value"]);
    described.get("example").into_iter().chain(several).collect()
}

/// Every operation has an example of what it answers, and it is valid.
#[test]
fn every_answer_has_a_valid_example() {
    for operation in document().operations() {
        for (status, answer) in operation.value["responses"].as_object().unwrap() {
            let place = format!("{} {status}", operation.name());
            let content = document().resolve(answer)["content"].as_object().into_iter().flatten();
            for (media_type, described) in content {
                let examples = examples_of(described);
                if status.starts_with('2') && media_type == "application/json" {
                    assert!(!examples.is_empty(), "{place} has no example");
                }
                for example in examples {
                    holds(&described["schema"], example, &place);
                }
            }
        }
    }
}

/// The examples of parameters and bodies are valid.
#[test]
fn examples_of_requests_are_valid() {
    for operation in document().operations() {
        for parameter in operation.parameters() {
            for example in examples_of(parameter) {
                holds(&parameter["schema"], example, &format!("{} {}", operation.name(), parameter["name"]));
            }
        }
        for (_, described) in operation.value["requestBody"]["content"].as_object().into_iter().flatten() {
            for example in examples_of(described) {
                holds(&described["schema"], example, &operation.name());
            }
        }
    }
}

/// The example beside each member of a schema is valid for it.
#[test]
fn examples_of_members_are_valid() {
    for (name, schema) in document().root["components"]["schemas"].as_object().unwrap() {
        for (member, described) in schema["properties"].as_object().into_iter().flatten() {
            let listed = described["examples"].as_array().into_iter().flatten();
            for example in described.get("example").into_iter().chain(listed) {
                holds(described, example, &format!("{name}.{member}"));
            }
        }
    }
}
