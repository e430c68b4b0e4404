//! JSON to a tree, strictly: a key that stands twice in one object is an
//! error, because programs disagree about which of the two counts.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::measure::shorten;

/// The key under which `serde_json` hands over a number that it keeps as text
/// (its feature `arbitrary_precision`); a test below fails if that changes.
const NUMBER: &str = "$serde_json::private::Number";

/// Parses a document; numbers keep their text.
pub(crate) fn parse(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str::<Strict>(text).map(|strict| strict.0)
}

struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Tree).map(Self)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if key == NUMBER && map.is_empty() {
                let text: String = entries.next_value()?;
                if entries.next_key::<String>()?.is_some() {
                    return Err(A::Error::custom("a number cannot have keys"));
                }
                return Number::from_str(&text)
                    .map(Value::Number)
                    .map_err(A::Error::custom);
            }
            let Strict(value) = entries.next_value()?;
            if map.contains_key(&key) {
                let key = shorten(&key);
                return Err(A::Error::custom(format_args!(
                    "the key “{key}” stands twice in one object"
                )));
            }
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_text() {
        for text in [
            "9.50",
            "1e+400",
            "-0",
            "123456789012345678901234567890",
            "0.1",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_tree_is_what_the_library_reads_itself() {
        let text = r#"{"b":[1,2.5,null,true,"x",{"a":{}}],"a":"é","c":[]}"#;
        assert_eq!(
            parse(text).unwrap(),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_where_it_stands() {
        let error = parse("{\"a\": 1,\n \"a\": 1}").unwrap_err().to_string();
        assert!(
            error.contains("“a” stands twice") && error.contains("line 2"),
            "{error}"
        );
        assert!(parse(r#"[{"x":{"y":0,"y":0}}]"#).is_err());
    }

    #[test]
    fn depth_has_an_end() {
        let deep = "[".repeat(100_000);
        assert!(
            parse(&deep)
                .unwrap_err()
                .to_string()
                .contains("recursion limit")
        );
    }

    #[test]
    fn the_key_of_numbers_in_a_document_harms_nothing() {
        for text in [
            r#"{"$serde_json::private::Number":"nine"}"#,
            r#"{"$serde_json::private::Number":5}"#,
            r#"{"$serde_json::private::Number":"5","a":1}"#,
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
