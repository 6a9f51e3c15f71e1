//! The OpenAPI document, as tests look things up in it.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// Methods that an operation can have, as the document writes them.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The document that the program generates.
pub struct Document {
    pub root: Value,
    /// Its components, with objects that admit documented members only.
    closed_components: Value,
}

/// The document that the program generates.
pub fn document() -> &'static Document {
    static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
        let root = serde_json::to_value(teleservices::app::document()).unwrap();
        let mut closed_components = root["components"].clone();
        close(&mut closed_components);
        Document { root, closed_components }
    });
    &DOCUMENT
}

/// One operation of the document.
#[derive(Clone, Copy)]
pub struct Operation {
    /// Path with its placeholders.
    pub template: &'static str,
    /// The method, in capital letters.
    pub method: &'static str,
    /// What the document says of it.
    pub value: &'static Value,
}

impl Operation {
    /// Method and path, as `GET /api/v1/session`.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.template)
    }

    /// It needs a session of an agent.
    pub fn needs_agent(&self) -> bool {
        self.value["security"][0].get("agent").is_some()
    }

    /// It needs a session, of whomever.
    pub fn needs_session(&self) -> bool {
        self.value.get("security").is_some()
    }

    /// Its parameters.
    pub fn parameters(&self) -> &'static [Value] {
        self.value["parameters"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The documented answer with this status, or the one for every status that is not listed.
    pub fn answer(&self, status: u16) -> Option<&'static Value> {
        let answers = &self.value["responses"];
        let listed = answers.get(status.to_string());
        let otherwise = || answers.get("default").filter(|_| status >= 400);
        listed.or_else(otherwise).map(|answer| document().resolve(answer))
    }
}

impl Document {
    /// Every operation.
    pub fn operations(&'static self) -> Vec<Operation> {
        let paths = self.root["paths"].as_object().unwrap();
        let methods = |(template, item): (&'static String, &'static Value)| {
            METHODS.into_iter().filter_map(move |method| {
                let value = item.get(method)?;
                let method = Box::leak(method.to_uppercase().into_boxed_str());
                Some(Operation { template, method, value })
            })
        };
        paths.iter().flat_map(methods).collect()
    }

    /// The operation that a request calls.
    pub fn find(&'static self, method: &str, path: &str) -> Option<Operation> {
        let path = path.split('?').next().unwrap();
        self.operations().into_iter().find(|operation| operation.method == method && fits(operation.template, path))
    }

    /// Follows a reference inside the document.
    pub fn resolve<'d>(&'d self, value: &'d Value) -> &'d Value {
        match value.get("$ref").and_then(Value::as_str) {
            None => value,
            Some(reference) => {
                let target = reference.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer));
                self.resolve(target.unwrap_or_else(|| panic!("{reference} leads nowhere")))
            }
        }
    }

    /// What checks values against this schema: formats count, and members that are not documented are refused.
    pub fn validator(&self, schema: &Value) -> Validator {
        let mut schema = schema.clone();
        close(&mut schema);
        let whole = json!({ "allOf": [schema], "components": self.closed_components });
        jsonschema::draft202012::options().should_validate_formats(true).offline().build(&whole).unwrap()
    }
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template.iter().zip(path).all(|(part, text)| *part == text || (part.starts_with('{') && !text.is_empty()))
}

/// Makes every object of a schema refuse members that it does not name.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(close);
            if is_object_schema(members) {
                members.entry("additionalProperties").or_insert(Value::Bool(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

fn is_object_schema(members: &Map<String, Value>) -> bool {
    members.get("type").is_some_and(|kind| kind == "object") && members.contains_key("properties")
}
