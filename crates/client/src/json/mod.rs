//! Reads values that are parsed already into the types of the contract.
//!
//! The pages carry this code once for every type, so it is made to be small: a failure has no words, a structure takes
//! its fields by name, one after the other, and a variant is known by its number. The names come from the lists that
//! `Deserialize` derives, which makes one demand on the contract: `#[serde(alias = …)]` would shift them.

mod access;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(test)]
mod tests;

use std::fmt;

use serde::{
    Deserialize,
    de::{self, Deserializer, Visitor},
};

use access::{Fields, Items, Pairs, Variant};
#[cfg(target_arch = "wasm32")]
pub(crate) use browser::parse;

/// A parsed JSON value, whoever parsed it.
trait Json: Sized {
    /// Whether it is `null`.
    fn is_null(&self) -> bool;
    /// The truth value that it is.
    fn boolean(&self) -> Option<bool>;
    /// The number that it is.
    fn number(&self) -> Option<f64>;
    /// The text that it is.
    fn text(&self) -> Option<String>;
    /// The values of the list that it is.
    fn items(&self) -> Option<Vec<Self>>;
    /// Whether it is an object.
    fn is_object(&self) -> bool;
    /// The names of the object that it is.
    fn names(&self) -> Vec<String>;
    /// The value under a name of the object that it is.
    fn field(&self, name: &str) -> Option<Self>;

    /// The whole number that it is; exact up to 2⁵³, in cents ninety thousand billion euros.
    #[allow(clippy::cast_possible_truncation, reason = "no fraction, and far from the limits of i64")]
    fn whole(&self) -> Option<i64> {
        let number = self.number()?;
        (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i64)
    }
}

/// The value is not of the shape that the contract promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OtherShape;

impl fmt::Display for OtherShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not of the expected shape")
    }
}

impl std::error::Error for OtherShape {}

impl de::Error for OtherShape {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// The value that a parsed JSON value stands for.
fn read<'de, T: Deserialize<'de>>(value: impl Json) -> Result<T, OtherShape> {
    T::deserialize(Reader(Some(value)))
}

/// A value, or its absence.
struct Reader<J>(Option<J>);

impl<J: Json> Reader<J> {
    fn take<T>(self, take: fn(&J) -> Option<T>) -> Result<T, OtherShape> {
        self.0.as_ref().and_then(take).ok_or(OtherShape)
    }
}

/// Methods that read a value of one kind and give it to the visitor.
macro_rules! read_as {
    ($($method:ident: $take:ident, $visit:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, OtherShape> {
            visitor.$visit(self.take(J::$take)?)
        })*
    };
}

impl<'de, J: Json> Deserializer<'de> for Reader<J> {
    type Error = OtherShape;

    read_as! {
        deserialize_bool: boolean, visit_bool;
        deserialize_i8: whole, visit_i64;
        deserialize_i16: whole, visit_i64;
        deserialize_i32: whole, visit_i64;
        deserialize_i64: whole, visit_i64;
        deserialize_u8: whole, visit_i64;
        deserialize_u16: whole, visit_i64;
        deserialize_u32: whole, visit_i64;
        deserialize_u64: whole, visit_i64;
        deserialize_f32: number, visit_f64;
        deserialize_f64: number, visit_f64;
        deserialize_char: text, visit_string;
        deserialize_str: text, visit_string;
        deserialize_string: text, visit_string;
        deserialize_identifier: text, visit_string;
    }

    serde::forward_to_deserialize_any! { bytes byte_buf unit unit_struct ignored_any }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, OtherShape> {
        let value = self.0.ok_or(OtherShape)?;
        if value.is_null() {
            visitor.visit_unit()
        } else if let Some(boolean) = value.boolean() {
            visitor.visit_bool(boolean)
        } else if let Some(number) = value.whole() {
            visitor.visit_i64(number)
        } else if let Some(number) = value.number() {
            visitor.visit_f64(number)
        } else if let Some(text) = value.text() {
            visitor.visit_string(text)
        } else if let Some(items) = value.items() {
            visitor.visit_seq(Items::new(items))
        } else {
            visitor.visit_map(Pairs::of(Some(value))?)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, OtherShape> {
        if self.0.as_ref().is_none_or(Json::is_null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, OtherShape> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, OtherShape> {
        visitor.visit_seq(Items::new(self.take(J::items)?))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, OtherShape> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, OtherShape> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, OtherShape> {
        visitor.visit_map(Pairs::of(self.0)?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, OtherShape> {
        visitor.visit_seq(Fields::of(self.0, fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, OtherShape> {
        visitor.visit_enum(Variant::of(self.0, variants)?)
    }
}
