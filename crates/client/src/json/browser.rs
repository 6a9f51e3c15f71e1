//! Values as the browser parsed them.

use js_sys::{Array, JSON, Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast as _, JsValue};

use super::Json;

/// The value that a JSON text stands for. Every browser reads JSON: a parser of our own need not travel to it.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Option<T> {
    super::read(JSON::parse(text).ok()?).ok()
}

impl Json for JsValue {
    fn is_null(&self) -> bool {
        Self::is_null(self)
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Array::is_array(self).then(|| Array::from(self).to_vec())
    }

    fn is_object(&self) -> bool {
        Self::is_object(self) && !Array::is_array(self)
    }

    fn names(&self) -> Vec<String> {
        Object::keys(self.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()).collect()
    }

    fn field(&self, name: &str) -> Option<Self> {
        Reflect::get(self, &name.into()).ok().filter(|value| !value.is_undefined())
    }
}
