//! Conditions in a file: an object with one key.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::sequence::Sequence;

use super::{Condition, Limit, Operator};

/// The shape in a file; the enum itself has named fields, so that Python can match on it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Json {
    Holds(String),
    Is(JsonIs),
    Compare(JsonCompare),
    AllOf(Sequence<Condition>),
    AnyOf(Sequence<Condition>),
    NoneOf(Sequence<Condition>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JsonIs {
    fact: String,
    one_of: Sequence<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JsonCompare {
    fact: String,
    operator: Operator,
    value: Limit,
}

impl From<Json> for Condition {
    fn from(json: Json) -> Self {
        match json {
            Json::Holds(fact) => Self::Holds { fact },
            Json::Is(JsonIs { fact, one_of }) => Self::Is { fact, one_of },
            Json::Compare(JsonCompare { fact, operator, value }) => {
                Self::Compare { fact: fact.into(), operator, value }
            }
            Json::AllOf(conditions) => Self::AllOf { conditions },
            Json::AnyOf(conditions) => Self::AnyOf { conditions },
            Json::NoneOf(conditions) => Self::NoneOf { conditions },
        }
    }
}

impl From<Condition> for Json {
    fn from(condition: Condition) -> Self {
        match condition {
            Condition::Holds { fact } => Self::Holds(fact),
            Condition::Is { fact, one_of } => Self::Is(JsonIs { fact, one_of }),
            Condition::Compare { fact, operator, value } => {
                Self::Compare(JsonCompare { fact: fact.id, operator, value })
            }
            Condition::AllOf { conditions } => Self::AllOf(conditions),
            Condition::AnyOf { conditions } => Self::AnyOf(conditions),
            Condition::NoneOf { conditions } => Self::NoneOf(conditions),
        }
    }
}

/// Written by hand: one object with one key out of six gives better messages than six alternatives.
impl JsonSchema for Condition {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let condition = generator.subschema_for::<Self>();
        let operator = generator.subschema_for::<Operator>();
        let conditions = json_schema!({ "type": "array", "items": condition, "minItems": 1 });
        let fact = json_schema!({ "type": "string", "description": "Id of a fact." });
        json_schema!({
            "description": "A condition: an object with exactly one of these keys.",
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": false,
            "properties": {
                "holds": fact,
                "is": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["fact", "one_of"],
                    "properties": {
                        "fact": fact,
                        "one_of": { "type": "array", "items": { "type": "string" }, "minItems": 1 },
                    },
                },
                "compare": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["fact", "operator", "value"],
                    "properties": {
                        "fact": fact,
                        "operator": operator,
                        "value": {
                            "type": ["number", "object"],
                            "additionalProperties": false,
                            "required": ["parameter"],
                            "properties": {
                                "parameter": { "type": "string", "description": "Id of a parameter." },
                            },
                        },
                    },
                },
                "all_of": conditions,
                "any_of": conditions,
                "none_of": conditions,
            },
        })
    }
}
