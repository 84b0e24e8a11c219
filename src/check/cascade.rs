//! Names that lead nowhere because of one slip in a definition: the cause first, its consequences in one line.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::data::EMBEDDED;
use crate::error::Violation;
use crate::suggest;

use super::document::Node;

/// So many places that name the same thing are a reason to look at its definition.
const SEVERAL: usize = 2;

/// A kind of thing, and the name of one.
type Name = (String, String);

/// What is defined and named somewhere in the files.
#[derive(Default)]
pub struct Names {
    defined: BTreeMap<Name, Violation>,
    named: BTreeSet<Name>,
    missing: Vec<(Name, Violation)>,
    nameless: Vec<Nameless>,
}

/// A definition without a name, and every text in it: one of them may be the name under a misspelt key.
struct Nameless {
    kind: String,
    texts: Vec<String>,
    place: Violation,
}

impl Names {
    /// Takes note of a definition.
    pub fn define(&mut self, kind: &str, id: &Node) {
        let Some(text) = id.value.as_str() else { return };
        self.defined.entry((kind.to_owned(), text.to_owned())).or_insert_with(|| id.violation(String::new()));
    }

    /// Takes note of a definition that has no name.
    pub fn define_nameless(&mut self, kind: &str, definition: &Node) {
        let texts = definition.value.as_object().into_iter().flat_map(serde_json::Map::values);
        let texts = texts.filter_map(Value::as_str).map(str::to_owned).collect();
        self.nameless.push(Nameless { kind: kind.to_owned(), texts, place: definition.violation(String::new()) });
    }

    /// Takes note of a name that leads somewhere.
    pub fn name(&mut self, kind: &str, text: &str) {
        self.named.insert((kind.to_owned(), text.to_owned()));
    }

    /// Takes note of a name that leads nowhere.
    pub fn miss(&mut self, kind: &str, text: &str, violation: Violation) {
        self.missing.push(((kind.to_owned(), text.to_owned()), violation));
    }

    /// The causes that are no violations yet, the places of those that are, and what is left to report: names that lead
    /// nowhere for one reason are folded into the first of them.
    pub fn resolve(self, order: impl Fn(&Violation) -> (usize, usize, usize)) -> Resolved {
        let mut groups: BTreeMap<&Name, Vec<&Violation>> = BTreeMap::new();
        for (name, violation) in &self.missing {
            groups.entry(name).or_default().push(violation);
        }
        let mut resolved = Resolved::default();
        for (name, mut places) in groups {
            places.sort_by_key(|place| order(place));
            places.dedup();
            match self.cause(name, &places) {
                Some(Cause::Misspelt(cause)) => {
                    resolved.causes.push(cause);
                    resolved.rest.push(folded(&places));
                }
                Some(Cause::Nameless(Violation { file, path, line, .. })) => {
                    resolved.known_causes.insert((file, path));
                    let folded = folded(&places);
                    let message = format!("{}; a {} without an id stands in line {line}", folded.message, name.0);
                    resolved.rest.push(Violation { message, suggestion: None, ..folded });
                }
                None => resolved.rest.extend(places.into_iter().cloned()),
            }
        }
        resolved
    }

    /// The definition that explains why several places name what there is not, if there is one.
    fn cause(&self, (kind, text): &Name, places: &[&Violation]) -> Option<Cause> {
        if places.len() < SEVERAL {
            return None;
        }
        if let Some(cause) = self.misspelt(kind, text, places) {
            return Some(Cause::Misspelt(cause));
        }
        let holds = |each: &&Nameless| {
            each.kind == *kind && suggest::nearest(text, each.texts.iter().map(String::as_str)).is_some()
        };
        self.nameless.iter().find(holds).map(|each| Cause::Nameless(each.place.clone()))
    }

    /// A definition under a near name that nobody names.
    fn misspelt(&self, kind: &str, text: &str, places: &[&Violation]) -> Option<Violation> {
        let near = places.first()?.suggestion.clone()?;
        let name = (kind.to_owned(), near);
        let place = self.defined.get(&name).filter(|place| place.file != EMBEDDED && !self.named.contains(&name))?;
        let message = format!(
            "nothing names the {kind} `{}`, and {} places name `{text}`, which is not defined",
            name.1,
            places.len()
        );
        let expected = Some(format!("the {kind} that these places name"));
        Some(Violation { message, expected, suggestion: Some(text.to_owned()), ..place.clone() })
    }
}

/// A definition that explains why names lead nowhere.
enum Cause {
    /// It is misspelt, which is no violation by itself: this is it.
    Misspelt(Violation),
    /// It has no id, which is a violation already: this is its place.
    Nameless(Violation),
}

/// What becomes of names that lead nowhere.
#[derive(Default)]
pub struct Resolved {
    /// Definitions that explain them.
    pub causes: Vec<Violation>,
    /// File and path of definitions that explain them and are violations already.
    pub known_causes: BTreeSet<(String, String)>,
    /// The names that are left to report.
    pub rest: Vec<Violation>,
}

/// The first of several places, which tells of the others.
fn folded(places: &[&Violation]) -> Violation {
    let (first, others) = (places[0], &places[1..]);
    let mut lines: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for place in others {
        lines.entry(&place.file).or_default().push(place.line);
    }
    let listed = |(file, lines): (&&str, &Vec<usize>)| {
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let lines = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        if **file == first.file { format!("{noun} {lines}") } else { format!("{file}, {noun} {lines}") }
    };
    let listed = lines.iter().map(listed).collect::<Vec<_>>().join("; ");
    let more =
        if others.len() == 1 { "1 more place names it" } else { &format!("{} more places name it", others.len()) };
    Violation { message: format!("{}, and {more}: {listed}", first.message), ..first.clone() }
}
