//! Conditions: what must be known of a patient for a statement to hold.

mod json;
mod phrase;
mod units;

pub(crate) use phrase::words;
pub(crate) use units::measured;
pub use units::{Measured, Quantity, UnitOf};

use serde::{Deserialize, Serialize};

use crate::label::labels;
use crate::number::Number;
use crate::sequence::Sequence;

/// A condition over the facts of a patient; it is true, false or unknown.
///
/// In JSON a condition is an object with one key, for example
/// `{"all_of": [{"holds": "liver_metastases"}, {"is": {"fact": "er_status", "one_of": ["positive"]}}]}`.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> condition = ll.load()["ascites.puncture_drainage"].population
>>> str(condition)
'malignant ascites and symptomatic ascites'
>>> match condition:
...     case ll.Condition.AllOf(conditions=parts):
...         print(len(parts))
2
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "json::Json", into = "json::Json")]
pub enum Condition {
    /// A boolean fact is true.
    Holds {
        /// Id of the fact.
        fact: String,
    },
    /// A categorical fact has one of some values.
    Is {
        /// Id of the fact.
        fact: String,
        /// The values, of which one must be the patient's.
        one_of: Sequence<String>,
    },
    /// A numeric fact stands in a relation to a limit.
    Compare {
        /// Id of the fact.
        fact: Quantity,
        /// The relation.
        operator: Operator,
        /// The limit: a number, or the id of a parameter that the researcher sets.
        value: Limit,
    },
    /// Every condition is true.
    AllOf {
        /// The conditions.
        conditions: Sequence<Condition>,
    },
    /// At least one condition is true.
    AnyOf {
        /// The conditions.
        conditions: Sequence<Condition>,
    },
    /// No condition is true.
    NoneOf {
        /// The conditions.
        conditions: Sequence<Condition>,
    },
}

labels! {
    /// How a number is compared with a limit.
    pub enum Operator: "comparison operator" {
        /// Less than the limit.
        LessThan = "<",
        /// At most the limit.
        AtMost = "<=",
        /// Equal to the limit.
        Equal = "=",
        /// At least the limit.
        AtLeast = ">=",
        /// More than the limit.
        MoreThan = ">",
    }
}

impl Operator {
    /// Whether the relation holds between a number and a limit.
    pub fn holds(self, number: f64, limit: f64) -> bool {
        match self {
            Self::LessThan => number < limit,
            Self::AtMost => number <= limit,
            #[expect(clippy::float_cmp, reason = "equality is what the condition asks for")]
            Self::Equal => number == limit,
            Self::AtLeast => number >= limit,
            Self::MoreThan => number > limit,
        }
    }

    /// The sign that a reader expects.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::LessThan => "<",
            Self::AtMost => "≤",
            Self::Equal => "=",
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
        }
    }
}

/// The limit of a comparison.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Limit {
    /// A number that the source states.
    Fixed(Number),
    /// A threshold that the source leaves open: the id of a parameter.
    Open {
        /// Id of the parameter.
        parameter: String,
    },
}

impl Condition {
    /// How deeply conditions may be nested, derivations of their facts included: beyond it, what walks them or their
    /// explanations could exhaust the stack.
    pub const DEEPEST: usize = 48;

    /// How many conditions stand inside each other, this one included.
    pub fn depth(&self) -> usize {
        1 + self.conditions().iter().map(Self::depth).max().unwrap_or_default()
    }

    /// The sub-conditions, if it combines any.
    pub fn conditions(&self) -> &[Self] {
        match self {
            Self::Holds { .. } | Self::Is { .. } | Self::Compare { .. } => &[],
            Self::AllOf { conditions } | Self::AnyOf { conditions } | Self::NoneOf { conditions } => conditions,
        }
    }

    /// Ids of the facts that the condition reads, each once, in order of reading.
    pub fn facts(&self) -> Vec<&str> {
        let mut facts = Vec::new();
        self.collect_facts(&mut facts);
        facts
    }

    fn collect_facts<'a>(&'a self, facts: &mut Vec<&'a str>) {
        let fact: &str = match self {
            Self::Holds { fact } | Self::Is { fact, .. } => fact,
            Self::Compare { fact, .. } => fact,
            _ => return self.conditions().iter().for_each(|condition| condition.collect_facts(facts)),
        };
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Condition;

    #[test]
    fn round_trips_and_refuses_other_keys() {
        let json = r#"{"all_of":[{"holds":"a"},{"is":{"fact":"b","one_of":["x","y"]}}]}"#;
        let condition: Condition = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&condition).unwrap(), json);
        assert_eq!(condition.facts(), ["a", "b"]);
        for broken in [r#"{"hold": "a"}"#, r#"{"holds": "a", "any_of": []}"#, "{}", r#"{"is": {"fact": "b"}}"#] {
            assert!(serde_json::from_str::<Condition>(broken).is_err(), "{broken}");
        }
    }
}
