//! Natively a value of `serde_json` stands for the browser's.

use std::{collections::BTreeMap, fmt};

use contract::{
    care::{Beneficiaries, CareMonths, CarePage, CareStatement, CareTotals, Practitioners},
    example::Example,
    health::Health,
    identity::Session,
    institution::Institution,
    pages::{InformationPage, PageList},
    problem::{Problem, ProblemExplanation, ProblemKind},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{Json, OtherShape, read};

impl Json for Value {
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
        self.as_str().map(str::to_owned)
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }

    fn is_object(&self) -> bool {
        Self::is_object(self)
    }

    fn names(&self) -> Vec<String> {
        self.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
    }

    fn field(&self, name: &str) -> Option<Self> {
        self.get(name).cloned()
    }
}

fn survives<T: Serialize + DeserializeOwned + PartialEq + fmt::Debug>(value: &T) {
    assert_eq!(read::<T>(serde_json::to_value(value).unwrap()).as_ref(), Ok(value));
}

#[test]
fn every_answer_of_the_contract_is_read_as_it_was_written() {
    survives(&Beneficiaries::example());
    survives(&CareMonths::example());
    survives(&CarePage::example());
    survives(&CareStatement::example());
    survives(&CareTotals::example());
    survives(&Health::example());
    survives(&InformationPage::example());
    survives(&Institution::example());
    survives(&PageList::example());
    survives(&Practitioners::example());
    survives(&ProblemExplanation::example());
    survives(&Session::example());
    survives(&Problem::new(ProblemKind::NotFound).with_detail("no such statement").with_retry_after(3));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    number: f64,
    small: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    list: Vec<Choice>,
    pair: (i64, bool),
    named: BTreeMap<String, i32>,
    wrapped: Wrapped,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wrapped(String);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Choice {
    Nothing,
    OneThing(u16),
    TwoThings(i8, String),
    Named { first: bool, second: Option<String> },
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Tagged {
    Plain,
    Full { cents: i64, name: String },
}

fn everything() -> Everything {
    Everything {
        number: 0.5,
        small: Some(255),
        list: vec![
            Choice::Nothing,
            Choice::OneThing(7),
            Choice::TwoThings(-1, "x".to_owned()),
            Choice::Named { first: true, second: None },
        ],
        pair: (9_007_199_254_740_992, false),
        named: BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), -1)]),
        wrapped: Wrapped("é".to_owned()),
    }
}

#[test]
fn every_kind_of_value_is_read_as_it_was_written() {
    survives(&everything());
    survives(&Everything { small: None, list: Vec::new(), ..everything() });
    survives(&vec![Tagged::Plain, Tagged::Full { cents: -5, name: String::new() }]);
    survives(&());
}

#[test]
fn what_is_absent_is_nothing_or_its_default() {
    let mut value = serde_json::to_value(everything()).unwrap();
    let object = value.as_object_mut().unwrap();
    object.remove("small");
    object.remove("list");
    object.insert("unknown".to_owned(), json!({ "is": "passed over" }));
    assert_eq!(read(value), Ok(Everything { small: None, list: Vec::new(), ..everything() }));
}

#[test]
fn what_has_another_shape_is_refused() {
    for (field, value) in [
        ("number", json!("0.5")),
        ("number", json!(null)),
        ("small", json!(256)),
        ("small", json!(-1)),
        ("small", json!(1.5)),
        ("list", json!({})),
        ("list", json!(["something_else"])),
        ("list", json!([{ "one_thing": "7" }])),
        ("list", json!(["one_thing"])),
        ("list", json!([{ "nothing": 1 }])),
        ("pair", json!([1])),
        ("pair", json!([1e300, true])),
        ("named", json!([])),
        ("wrapped", json!(1)),
    ] {
        let mut everything = serde_json::to_value(everything()).unwrap();
        everything[field] = value.clone();
        assert_eq!(read::<Everything>(everything), Err(OtherShape), "{field}: {value}");
    }
    let mut incomplete = serde_json::to_value(everything()).unwrap();
    incomplete.as_object_mut().unwrap().remove("pair");
    assert_eq!(read::<Everything>(incomplete), Err(OtherShape));
    assert_eq!(read::<Everything>(json!([])), Err(OtherShape));
}
