//! Who sends the letters.

use contract::{
    institution::Department,
    language::{Language, LocalizedText},
};
use serde_json::{Map, Value, json};

use crate::typography::{printed_text, printed_value};

/// The institution that sends the letters, as its configuration says.
#[derive(Clone, Debug)]
pub struct Sender {
    /// Full name, at the top and under the closing words.
    pub name: String,
    /// Postal address, line by line.
    pub address: Vec<String>,
    /// Countries (ISO 3166-1 alpha-2) that the sender's post serves as its own: their addresses name no country.
    pub domestic_countries: Vec<String>,
    /// The institution's own site: `https://caisses.example`.
    pub website: String,
    /// Colour of the mark, `#rrggbb`.
    pub brand_colour: String,
    /// Address of the portal, which people type by hand: the shorter the better. Printed without `https://`.
    pub portal: String,
    /// The department that answers questions about a letter; for a form, the one that it is returned to.
    pub department: Department,
}

impl Sender {
    /// The sender as the templates read it.
    pub(crate) fn printed(&self) -> Value {
        json!({
            "name": printed_value(&self.name),
            "address": self.address.iter().map(|line| printed_value(line)).collect::<Vec<_>>(),
            "website": self.website,
            "brand_colour": self.brand_colour,
            "portal": self.portal,
            "department": {
                "name": printed_languages(&self.department.name),
                "telephone": printed_value(&self.department.telephone),
                "hours": printed_languages(&self.department.hours),
                "email": self.department.email,
            },
        })
    }
}

fn printed_languages(text: &LocalizedText) -> Value {
    let by_language: Map<_, _> = Language::ALL
        .into_iter()
        .map(|language| (language.code().to_owned(), printed_text(text.get(language), language).into()))
        .collect();
    Value::Object(by_language)
}
