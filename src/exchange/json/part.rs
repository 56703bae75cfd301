//! How one part of the document meets whatever stands there: a value, a list or an object.
//! Nothing is kept that nobody asked for, so memory follows the plan and not the file; nested junk is passed
//! over by the parser without recursion.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

/// A part of the document; by default anything found there is passed over and told as [`Part::simple`].
pub(super) trait Part<'de>: Sized {
    /// What comes of it.
    type Out;

    /// A text, number, truth value or null; of a list or an object only that it is one.
    fn simple(self, found: Json) -> Self::Out;

    /// A list.
    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Out, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(self.simple(Json::Array(Vec::new())))
    }

    /// An object.
    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Out, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(self.simple(Json::Object(Map::new())))
    }
}

/// Makes a part readable.
pub(super) struct Read<P>(pub(super) P);

impl<'de, P: Part<'de>> DeserializeSeed<'de> for Read<P> {
    type Value = P::Out;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<P::Out, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, P: Part<'de>> Visitor<'de> for Read<P> {
    type Value = P::Out;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }
    fn visit_unit<E>(self) -> Result<P::Out, E> {
        Ok(self.0.simple(Json::Null))
    }
    fn visit_bool<E>(self, it: bool) -> Result<P::Out, E> {
        Ok(self.0.simple(Json::Bool(it)))
    }
    fn visit_i64<E>(self, it: i64) -> Result<P::Out, E> {
        Ok(self.0.simple(it.into()))
    }
    fn visit_u64<E>(self, it: u64) -> Result<P::Out, E> {
        Ok(self.0.simple(it.into()))
    }
    fn visit_f64<E>(self, it: f64) -> Result<P::Out, E> {
        Ok(self.0.simple(it.into()))
    }
    fn visit_str<E>(self, it: &str) -> Result<P::Out, E> {
        Ok(self.0.simple(Json::String(it.to_owned())))
    }
    fn visit_string<E>(self, it: String) -> Result<P::Out, E> {
        Ok(self.0.simple(Json::String(it)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<P::Out, A::Error> {
        self.0.list(list)
    }
    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<P::Out, A::Error> {
        self.0.object(object)
    }
}

/// A single value; lists and objects come back empty.
pub(super) struct Simple;

impl Part<'_> for Simple {
    type Out = Json;
    fn simple(self, found: Json) -> Json {
        found
    }
}
