//! Collecting violations: the schema's in words that help, and small checks that others combine.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

use crate::error::Violation;
use crate::suggest;

use super::document::{Document, Node};
use super::schema::Schema;

/// The violations found so far.
#[derive(Default)]
pub struct Findings(Vec<Violation>);

impl Findings {
    /// Adds a violation.
    pub fn push(&mut self, violation: Violation) {
        self.0.push(violation);
    }

    /// Adds a violation here, with what is expected.
    pub fn expect(&mut self, node: &Node, message: impl Into<String>, expected: impl Into<String>) {
        self.push(Violation { expected: Some(expected.into()), ..node.violation(message.into()) });
    }

    /// All violations, each once, in the order of these files and of their lines.
    pub fn finish(mut self, files: &[&str]) -> Vec<Violation> {
        let file = |violation: &Violation| files.iter().position(|file| *file == violation.file).unwrap_or(files.len());
        self.0.sort_by_key(|violation| (file(violation), violation.line, violation.column));
        let mut seen = BTreeSet::new();
        self.0.retain(|violation| seen.insert(violation.to_string()));
        self.0
    }

    /// Reports keys that occur twice in an object.
    pub fn duplicate_keys(&mut self, document: &Document) {
        for pointer in document.duplicates() {
            self.push(document.violation(pointer, "this key occurs twice in its object".to_owned()));
        }
    }

    /// Reports what breaks a schema.
    pub fn schema(&mut self, schema: &Schema, node: &Node) {
        let Some(validator) = &schema.validator else { return };
        for error in validator.iter_errors(node.value) {
            self.schema_error(schema, node, &error);
        }
    }

    fn schema_error(&mut self, schema: &Schema, node: &Node, error: &ValidationError) {
        let at = error.instance_path().as_str();
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    self.push(unknown_key(schema, node, error, key));
                }
            }
            ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
                let best = context.iter().min_by_key(|errors| distance(errors));
                best.into_iter().flatten().for_each(|error| self.schema_error(schema, node, error));
            }
            ValidationErrorKind::Required { property } => {
                let property = property.as_str().unwrap_or_default();
                self.push(node.violation_at(at, format!("the key `{property}` is missing")));
            }
            ValidationErrorKind::Enum { options } => self.push(wrong_option(node, error, options)),
            ValidationErrorKind::MinProperties { .. } | ValidationErrorKind::MaxProperties { .. } => {
                let message = "a condition is an object with exactly one key".to_owned();
                let expected = Some(format!("one of the keys {}", known_keys(schema, error).join(", ")));
                self.push(Violation { expected, ..node.violation_at(at, message) });
            }
            ValidationErrorKind::MinItems { .. } => self.push(Violation {
                expected: Some("at least one item".to_owned()),
                ..node.violation_at(at, "this list is empty".to_owned())
            }),
            ValidationErrorKind::Type { .. } => {
                let expected = expected_type(schema, error);
                let found = type_name(error.instance());
                self.push(Violation { expected, ..node.violation_at(at, format!("this is {found}")) });
            }
            _ => self.push(node.violation_at(at, error.to_string())),
        }
    }

    /// Reports a text that is not among the known ones.
    pub fn known(&mut self, node: &Node, kind: &str, known: &[&str]) {
        let Some(text) = node.value.as_str() else { return };
        if !known.contains(&text) {
            let suggestion = suggest::nearest(text, known.iter().copied()).map(str::to_owned);
            self.push(Violation { suggestion, ..node.violation(format!("there is no {kind} `{text}`")) });
        }
    }

    /// Reports texts that occur more than once.
    pub fn unique<'a>(&mut self, kind: &str, nodes: impl IntoIterator<Item = Node<'a>>) {
        let mut first: BTreeMap<&str, Node> = BTreeMap::new();
        for node in nodes {
            let Some(text) = node.value.as_str() else { continue };
            match first.get(text) {
                Some(earlier) => {
                    let line = earlier.violation(String::new()).line;
                    self.push(node.violation(format!("the {kind} `{text}` stands already in line {line}")));
                }
                None => drop(first.insert(text, node)),
            }
        }
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
    let options: Vec<_> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
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

fn expected_type(schema: &Schema, error: &ValidationError) -> Option<String> {
    match schema_around(schema, error)?.get("type")? {
        Value::String(name) => Some(article(name)),
        Value::Array(names) => {
            let names: Vec<_> =
                names.iter().filter_map(Value::as_str).filter(|name| *name != "null").map(article).collect();
            Some(names.join(" or "))
        }
        _ => None,
    }
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
