//! Collecting violations: the schema's, and small checks that others combine.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Violation;
use crate::suggest;

use super::document::{Document, Node};
use super::schema::Schema;
use super::wording;

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
            let expected = Some("each key once".to_owned());
            let message = "this key occurs twice in its object".to_owned();
            self.push(Violation { expected, ..document.violation(pointer, message) });
        }
    }

    /// Reports what breaks a schema.
    pub fn schema(&mut self, schema: &Schema, node: &Node) {
        let Some(validator) = &schema.validator else { return };
        for error in validator.iter_errors(node.value) {
            self.0.extend(wording::violations(schema, node, &error));
        }
    }

    /// Reports a text that is not among the known ones.
    pub fn known(&mut self, node: &Node, kind: &str, known: &[&str]) {
        let Some(text) = node.value.as_str() else { return };
        if !known.contains(&text) {
            self.push(Violation {
                expected: Some(wording::one_of(kind, known)),
                suggestion: suggest::nearest(text, known.iter().copied()).map(str::to_owned),
                ..node.violation(format!("there is no {kind} `{text}`"))
            });
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
                    let message = format!("the {kind} `{text}` stands already in line {line}");
                    self.expect(&node, message, format!("each {kind} once"));
                }
                None => drop(first.insert(text, node)),
            }
        }
    }
}
