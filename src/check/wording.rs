//! What a schema finds wrong, in words that help.

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

use crate::error::Violation;
use crate::pattern::{self, RESERVED};
use crate::suggest;

use super::document::Node;
use super::schema::Schema;

/// So many known ids are named where one is expected.
const NAMED: usize = 8;

/// The violations that an error of the schema stands for: one for every unknown key.
pub fn violations(schema: &Schema, node: &Node, error: &ValidationError) -> Vec<Violation> {
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|key| unknown_key(schema, node, error, key)).collect()
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            let best = context.iter().min_by_key(|errors| distance(errors));
            best.into_iter().flatten().flat_map(|error| violations(schema, node, error)).collect()
        }
        ValidationErrorKind::Enum { options } => vec![wrong_option(node, error, options)],
        kind => {
            let (message, expected) = said(schema, error, kind);
            vec![Violation { expected, ..node.violation_at(error.instance_path().as_str(), message) }]
        }
    }
}

/// What is wrong, and what would be right.
fn said(schema: &Schema, error: &ValidationError, kind: &ValidationErrorKind) -> (String, Option<String>) {
    match kind {
        ValidationErrorKind::Required { property } => {
            let property = property.as_str().unwrap_or_default();
            (format!("the key `{property}` is missing"), expected_under(schema, error, property))
        }
        ValidationErrorKind::MinProperties { .. } | ValidationErrorKind::MaxProperties { .. } => {
            let keys = format!("one of the keys {}", known_keys(schema, error).join(", "));
            ("a condition is an object with exactly one key".to_owned(), Some(keys))
        }
        ValidationErrorKind::MinItems { .. } => ("this list is empty".to_owned(), Some("at least one item".to_owned())),
        ValidationErrorKind::Type { .. } => {
            (format!("this is {}", type_name(error.instance())), expected(schema, error))
        }
        ValidationErrorKind::Pattern { pattern } => {
            let message = match error.instance().as_str().map(str::trim) {
                None | Some("") => "this text is empty".to_owned(),
                Some(text) => format!("`{text}` is not written as such an id is"),
            };
            (message, Some(pattern::meaning(pattern).to_owned()))
        }
        ValidationErrorKind::Not { .. } => {
            let name = error.instance().as_str().unwrap_or_default();
            let message = format!("`{name}` is the name of an attribute of `Patient`, so no fact can have it");
            (message, Some(format!("another name than {}", RESERVED.join(", "))))
        }
        _ => (error.to_string(), expected(schema, error)),
    }
}

/// What is expected under a key that is missing.
fn expected_under(schema: &Schema, error: &ValidationError, property: &str) -> Option<String> {
    let part = schema_around(schema, error)?.get("properties")?.get(property)?;
    Some(format!("{} under `{property}`", described(schema, part)?))
}

/// Some of the known ids, of which one is expected.
pub fn one_of(kind: &str, known: &[&str]) -> String {
    let more = known.len().saturating_sub(NAMED);
    let named = known[..known.len() - more].join(", ");
    match (known.len(), more) {
        (0, _) => format!("a {kind} that is defined"),
        (_, 0) => format!("one of {named}"),
        _ => format!("one of {named} and {more} more"),
    }
}

/// How far a value is from an alternative: a wrong type is farther than anything inside.
fn distance(errors: &[ValidationError]) -> (bool, usize) {
    let wrong_type = errors.iter().any(|error| matches!(error.kind(), ValidationErrorKind::Type { .. }));
    (wrong_type, errors.len())
}

fn unknown_key(schema: &Schema, node: &Node, error: &ValidationError, key: &str) -> Violation {
    let known = known_keys(schema, error);
    let at = format!("{}/{}", error.instance_path().as_str(), key.replace('~', "~0").replace('/', "~1"));
    Violation {
        suggestion: suggest::nearest(key, known.iter().map(String::as_str)).map(str::to_owned),
        expected: Some(format!("one of the keys {}", known.join(", "))),
        ..node.violation_at(&at, format!("there is no key `{key}`"))
    }
}

fn wrong_option(node: &Node, error: &ValidationError, options: &Value) -> Violation {
    let options = texts(options);
    let (written, message) = match error.instance().as_ref() {
        Value::String(text) => (text.clone(), format!("`{text}` is not allowed here")),
        other => (other.to_string(), format!("this is {}", type_name(other))),
    };
    Violation {
        suggestion: suggest::nearest(&written, options.iter().copied()).map(str::to_owned),
        expected: Some(format!("one of {}", options.join(", "))),
        ..node.violation_at(error.instance_path().as_str(), message)
    }
}

/// The keys that the schema around a failed keyword names.
fn known_keys(schema: &Schema, error: &ValidationError) -> Vec<String> {
    let around = schema_around(schema, error);
    let properties = around.and_then(|around| around.get("properties")?.as_object());
    properties.map(|properties| properties.keys().cloned().collect()).unwrap_or_default()
}

/// What the schema around a failed keyword asks for.
fn expected(schema: &Schema, error: &ValidationError) -> Option<String> {
    described(schema, schema_around(schema, error)?)
}

/// What a part of a schema asks for, in words.
fn described(schema: &Schema, part: &Value) -> Option<String> {
    if let Some(reference) = part.get("$ref").and_then(Value::as_str) {
        return described(schema, schema.json.pointer(reference.trim_start_matches('#'))?);
    }
    if let Some(options) = part.get("enum") {
        return Some(format!("one of {}", texts(options).join(", ")));
    }
    let types = part.get("type")?;
    let names = types.as_str().map_or_else(|| texts(types), |name| vec![name]);
    let bounds = bounds(part);
    let described: Vec<_> = names.into_iter().filter(|name| *name != "null").map(article).collect();
    Some(format!("{}{bounds}", described.join(" or ")))
}

fn bounds(part: &Value) -> String {
    match (part.get("minimum"), part.get("maximum")) {
        (Some(minimum), Some(maximum)) => format!(" from {minimum} to {maximum}"),
        (Some(minimum), None) => format!(" of at least {minimum}"),
        (None, Some(maximum)) => format!(" of at most {maximum}"),
        (None, None) => String::new(),
    }
}

fn texts(values: &Value) -> Vec<&str> {
    values.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn schema_around<'a>(schema: &'a Schema, error: &ValidationError) -> Option<&'a Value> {
    let (around, _) = error.schema_path().as_str().rsplit_once('/')?;
    schema.json.pointer(around)
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn article(name: &str) -> String {
    match name {
        "string" => "a text".to_owned(),
        "array" => "a list".to_owned(),
        "integer" => "a whole number".to_owned(),
        "object" => "an object".to_owned(),
        _ => format!("a {name}"),
    }
}
