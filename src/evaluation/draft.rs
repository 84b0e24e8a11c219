//! A patient as somebody hands her in: from Rust, from Python or as JSON.

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value as Json;

use crate::number::Number;

use super::problem::FactProblem;

/// A value as somebody hands it in, before it is checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Input {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    #[serde(serialize_with = "as_number")]
    Number(f64),
    /// Text: a category.
    Text(String),
    /// Nothing.
    Missing,
    /// Something else: the name of its type.
    #[serde(skip)]
    Other(String),
}

/// Whole numbers are written without a point.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn as_number<S: serde::Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    Number::new(*number).serialize(serializer)
}

/// A patient as somebody hands her in, before she is checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Values by name of the fact.
    pub facts: Vec<(String, Input)>,
    /// The complete list of metastatic sites, if it is known.
    pub sites: Option<Vec<String>>,
    /// Whether messages may show the values that were given.
    pub show_values: bool,
}

impl Draft {
    /// The draft of a JSON object: facts by name, and `sites` for the complete list of sites.
    ///
    /// # Errors
    ///
    /// If the text is no JSON object, gives a fact twice, or holds something else than names under `sites`;
    /// the messages show no value.
    pub fn from_json(text: &str) -> Result<Self, Vec<FactProblem>> {
        let Pairs(pairs) = serde_json::from_str(text).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            vec![FactProblem::of("<json>", &format!("this is no JSON object with facts by name ({place})"))]
        })?;
        let mut draft = Self::default();
        let mut problems = Vec::new();
        for (position, (name, value)) in pairs.iter().enumerate() {
            if pairs[..position].iter().any(|(earlier, _)| earlier == name) {
                problems.push(FactProblem::of(name, "the fact is given twice"));
            } else if name == "sites" {
                match names_of_sites(value) {
                    Ok(sites) => draft.sites = sites,
                    Err(problem) => problems.push(problem),
                }
            } else {
                draft.facts.push((name.clone(), Input::from(value)));
            }
        }
        if problems.is_empty() { Ok(draft) } else { Err(problems) }
    }
}

/// The keys and values of an object, those that occur twice among them.
struct Pairs(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Pairs;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

fn names_of_sites(value: &Json) -> Result<Option<Vec<String>>, FactProblem> {
    let names = match value {
        Json::Null => return Ok(None),
        Json::Array(names) => names.iter().map(|name| name.as_str().map(str::to_owned)).collect(),
        _ => None,
    };
    names.map(Some).ok_or_else(FactProblem::of_sites)
}

impl From<&Json> for Input {
    fn from(value: &Json) -> Self {
        match value {
            Json::Null => Self::Missing,
            Json::Bool(value) => Self::Boolean(*value),
            Json::Number(number) => Self::Number(number.as_f64().unwrap_or(f64::INFINITY)),
            Json::String(text) => Self::Text(text.clone()),
            Json::Array(_) => Self::Other("list".to_owned()),
            Json::Object(_) => Self::Other("object".to_owned()),
        }
    }
}

impl std::fmt::Display for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(true) => f.write_str("yes"),
            Self::Boolean(false) => f.write_str("no"),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Missing => f.write_str("unknown"),
            Self::Other(kind) => f.write_str(kind),
        }
    }
}
