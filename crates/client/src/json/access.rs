//! How the parts of a value are reached.

use std::vec::IntoIter;

use serde::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor, value::U64Deserializer,
};

use super::{Json, OtherShape, Reader};

/// The values of a list.
pub(super) struct Items<J>(IntoIter<J>);

impl<J> Items<J> {
    pub(super) fn new(items: Vec<J>) -> Self {
        Self(items.into_iter())
    }
}

impl<'de, J: Json> SeqAccess<'de> for Items<J> {
    type Error = OtherShape;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, OtherShape> {
        match self.0.next() {
            Some(item) => seed.deserialize(Reader(Some(item))).map(Some),
            None => Ok(None),
        }
    }
}

/// The fields of a structure, in the order in which it lists them.
pub(super) struct Fields<J> {
    object: J,
    names: std::slice::Iter<'static, &'static str>,
}

impl<J: Json> Fields<J> {
    pub(super) fn of(object: Option<J>, names: &'static [&'static str]) -> Result<Self, OtherShape> {
        let object = object.filter(J::is_object).ok_or(OtherShape)?;
        Ok(Self { object, names: names.iter() })
    }

    fn next(&mut self) -> Option<J> {
        self.names.next().and_then(|name| self.object.field(name))
    }
}

impl<'de, J: Json> SeqAccess<'de> for Fields<J> {
    type Error = OtherShape;

    /// A field that is absent is `None` where it is optional, and its default where it has one.
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, OtherShape> {
        let field = self.next();
        let absent = field.is_none();
        match seed.deserialize(Reader(field)) {
            Err(OtherShape) if absent => Ok(None),
            read => read.map(Some),
        }
    }
}

/// The names and values of an object.
pub(super) struct Pairs<J> {
    object: J,
    names: IntoIter<String>,
    value: Option<J>,
}

impl<J: Json> Pairs<J> {
    pub(super) fn of(object: Option<J>) -> Result<Self, OtherShape> {
        let object = object.filter(J::is_object).ok_or(OtherShape)?;
        let names = object.names().into_iter();
        Ok(Self { object, names, value: None })
    }
}

impl<'de, J: Json> MapAccess<'de> for Pairs<J> {
    type Error = OtherShape;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, OtherShape> {
        let Some(name) = self.names.next() else {
            return Ok(None);
        };
        self.value = self.object.field(&name);
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, OtherShape> {
        seed.deserialize(Reader(self.value.take()))
    }
}

/// A variant: its number in the list of its enumeration, and what it holds.
pub(super) struct Variant<J> {
    number: u64,
    content: Option<J>,
}

impl<J: Json> Variant<J> {
    /// The name alone, or an object of the name and the content.
    pub(super) fn of(value: Option<J>, variants: &'static [&'static str]) -> Result<Self, OtherShape> {
        let value = value.ok_or(OtherShape)?;
        let (name, content) = match value.text() {
            Some(name) => (name, None),
            None => {
                let name = value.names().pop().ok_or(OtherShape)?;
                let content = value.field(&name);
                (name, content)
            }
        };
        let number = variants.iter().position(|variant| *variant == name).unwrap_or(variants.len());
        Ok(Self { number: u64::try_from(number).map_err(|_| OtherShape)?, content })
    }
}

impl<'de, J: Json> EnumAccess<'de> for Variant<J> {
    type Error = OtherShape;
    type Variant = Reader<J>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Reader<J>), OtherShape> {
        let number: U64Deserializer<OtherShape> = self.number.into_deserializer();
        Ok((seed.deserialize(number)?, Reader(self.content)))
    }
}

impl<'de, J: Json> VariantAccess<'de> for Reader<J> {
    type Error = OtherShape;

    fn unit_variant(self) -> Result<(), OtherShape> {
        if self.0.is_none() { Ok(()) } else { Err(OtherShape) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, OtherShape> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, OtherShape> {
        visitor.visit_seq(Items::new(self.take(J::items)?))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, OtherShape> {
        visitor.visit_seq(Fields::of(self.0, fields)?)
    }
}
