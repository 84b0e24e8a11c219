//! Maps in which no key may come twice: the last of two would win without a word.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// Reads a map, and refuses one in which a key comes twice.
///
/// # Errors
///
/// If it is no map, or a key comes twice; the message shows no value.
pub fn map<'de, V: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, V>, D::Error> {
    deserializer.deserialize_map(Unique(PhantomData))
}

struct Unique<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Unique<V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object in which no key comes twice")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((key, value)) = entries.next_entry::<String, V>()? {
            if map.contains_key(&key) {
                return Err(Error::custom(format!("`{key}` comes twice")));
            }
            map.insert(key, value);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Beside {
        #[serde(default)]
        own: Option<u8>,
        #[serde(flatten, deserialize_with = "super::map")]
        rest: BTreeMap<String, u8>,
    }

    #[test]
    fn refuses_a_key_that_comes_twice() {
        let read = serde_json::from_str::<Beside>;
        let beside = read(r#"{"a": 1, "own": 2, "b": 3}"#).unwrap();
        assert_eq!((beside.own, beside.rest), (Some(2), BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 3)])));
        for twice in [r#"{"a": 1, "a": 1}"#, r#"{"a": 1, "own": 2, "a": 3}"#, r#"{"own": 1, "own": 2}"#] {
            assert!(read(twice).is_err(), "{twice}");
        }
    }
}
