//! Collecting violations: the schema's, and small checks that others combine.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Violation;
use crate::suggest;

use super::cascade::{Names, Resolved};
use super::document::{Document, Node};
use super::schema::Schema;
use super::wording;

/// The violations found so far, and the names that lead nowhere.
#[derive(Default)]
pub struct Findings {
    found: Vec<Violation>,
    names: Names,
}

impl Findings {
    /// Adds a violation.
    pub fn push(&mut self, violation: Violation) {
        self.found.push(violation);
    }

    /// Adds a violation here, with what is expected.
    pub fn expect(&mut self, node: &Node, message: impl Into<String>, expected: impl Into<String>) {
        self.push(Violation { expected: Some(expected.into()), ..node.violation(message.into()) });
    }

    /// All violations, each once: first what makes names lead nowhere, then the rest in the order of these files and of
    /// their lines.
    pub fn finish(self, files: &[&str]) -> Vec<Violation> {
        let file = |violation: &Violation| files.iter().position(|file| *file == violation.file).unwrap_or(files.len());
        let order = |violation: &Violation| (file(violation), violation.line, violation.column);
        let Resolved { causes, known_causes, rest } = self.names.resolve(order);
        let is_cause = |violation: &Violation| {
            causes.contains(violation) || known_causes.iter().any(|(file, path)| violation.is_within(file, path))
        };
        let mut all: Vec<_> = self.found.into_iter().chain(causes.clone()).chain(rest).collect();
        all.sort_by_key(|violation| (!is_cause(violation), order(violation)));
        let mut seen = BTreeSet::new();
        all.retain(|violation| seen.insert(violation.to_string()));
        all
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
            self.found.extend(wording::violations(schema, node, &error));
        }
    }

    /// Reports a text that is not among the known ones.
    pub fn known(&mut self, node: &Node, kind: &str, known: &[&str]) {
        let Some(text) = node.value.as_str() else { return };
        if known.contains(&text) {
            return self.names.name(kind, text);
        }
        let violation = Violation {
            expected: Some(wording::one_of(kind, known)),
            suggestion: suggest::nearest(text, known.iter().copied()).map(str::to_owned),
            ..node.violation(format!("there is no {kind} `{text}`"))
        };
        self.names.miss(kind, text, violation);
    }

    /// Reports ids that occur more than once among definitions, and takes note of all of them.
    pub fn definitions(&mut self, kind: &str, definitions: &[Node]) {
        for definition in definitions {
            match definition.get("id").filter(|id| id.value.is_string()) {
                Some(id) => self.names.define(kind, &id),
                None => self.names.define_nameless(kind, definition),
            }
        }
        self.unique(kind, definitions.iter().filter_map(|definition| definition.get("id")));
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
