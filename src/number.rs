//! A finite number that can be compared, hashed and printed as it was written.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A finite number; never NaN, never infinite, and without a negative zero.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Number(f64);

impl Number {
    /// Whole numbers up to this size are exact in a float and printed without a point.
    pub const EXACT: f64 = 9_007_199_254_740_992.0;

    /// The number, unless it is NaN or infinite.
    pub fn new(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// The number as a float.
    pub fn get(self) -> f64 {
        self.0
    }

    /// The number as an integer, if it is whole and exact.
    #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and within 2^53")]
    pub fn as_integer(self) -> Option<i64> {
        (self.0.fract() == 0.0 && self.0.abs() <= Self::EXACT).then_some(self.0 as i64)
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self(value.into())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_integer() {
            Some(integer) => serializer.serialize_i64(integer),
            None => serializer.serialize_f64(self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(deserializer)?).ok_or_else(|| de::Error::custom("a finite number is expected"))
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        f64::schema_name()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Number;

    #[test]
    fn is_finite_and_knows_one_zero() {
        assert!([f64::NAN, f64::INFINITY, f64::NEG_INFINITY].into_iter().all(|value| Number::new(value).is_none()));
        let zeros: HashSet<_> = [0.0, -0.0].into_iter().filter_map(Number::new).collect();
        assert_eq!(zeros.into_iter().map(|zero| zero.to_string()).collect::<Vec<_>>(), ["0"]);
    }

    #[test]
    fn is_written_as_it_was_read() {
        for json in ["0", "3", "-3", "0.4", "2.5", "9007199254740992"] {
            let number: Number = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&number).unwrap(), json);
            assert_eq!(number.to_string(), json);
        }
        assert_eq!(serde_json::to_string(&serde_json::from_str::<Number>("3.0").unwrap()).unwrap(), "3");
    }
}
