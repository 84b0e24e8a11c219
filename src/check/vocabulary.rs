//! What the schema cannot say of a vocabulary, and of the conditions that speak of it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::error::Violation;
use crate::evaluation::compile::{CompileError, Compiler};
use crate::evaluation::lexicon::Lexicon;
use crate::evaluation::plan::ValueSet;
use crate::label::Label;
use crate::suggest;
use crate::vocabulary::{Kind, Unit, Vocabulary};

use super::document::Node;
use super::integrity::Findings;

/// Checks a vocabulary; one that is sound so far is made ready for matching.
pub fn check(vocabulary: &Node, findings: &mut Findings) -> Option<Lexicon> {
    let facts = vocabulary.items("facts");
    for (kind, list) in [("fact", "facts"), ("parameter", "parameters"), ("intervention", "interventions")] {
        findings.definitions(kind, &vocabulary.items(list));
    }
    let sites: Vec<_> = facts.iter().filter_map(|fact| fact.get("site")).collect();
    let names = sites.iter().flat_map(|site| site.get("code").into_iter().chain(site.items("also")));
    findings.unique("site", names);
    let codes: Vec<_> = sites.iter().filter_map(|site| site.text("code")).collect();
    for open in sites.iter().flat_map(|site| site.items("left_open_by")) {
        findings.known(&open, "site", &codes);
    }
    for fact in &facts {
        kind(fact, findings);
        for (key, what) in [("derived", "derivation"), ("cross_check", "cross-check")] {
            said_of(fact, key, what, vocabulary, findings);
        }
    }
    for parameter in vocabulary.items("parameters") {
        bounds(&parameter, findings);
    }
    prepare(vocabulary, findings)
}

fn kind(fact: &Node, findings: &mut Findings) {
    let Some(kind) = fact.text("kind").and_then(|kind| Kind::from_label(kind).ok()) else { return };
    match kind {
        Kind::Boolean => {}
        Kind::Number => number(fact, findings),
        Kind::Category => category(fact, findings),
    }
    for (key, owner) in [
        ("unit", Kind::Number),
        ("minimum", Kind::Number),
        ("maximum", Kind::Number),
        ("integer", Kind::Number),
        ("values", Kind::Category),
    ] {
        if let Some(node) = fact.get(key).filter(|_| kind != owner) {
            let message = format!("`{key}` belongs to a {owner}, and this fact is a {kind}");
            findings.expect(&node, message, format!("the kind {owner}, or no `{key}`"));
        }
    }
    for (key, can) in [("derived", "be derived"), ("cross_check", "be cross-checked"), ("site", "state a site")] {
        if let Some(node) = fact.get(key).filter(|_| kind != Kind::Boolean) {
            let message = format!("only a boolean fact can {can}, and this one is a {kind}");
            findings.expect(&node, message, format!("the kind boolean, or no `{key}`"));
        }
    }
}

fn number(fact: &Node, findings: &mut Findings) {
    let units: Vec<_> = Unit::MEMBERS.iter().map(|unit| unit.label()).collect();
    let one_unit = format!("one of {}", units.join(", "));
    for (key, expected) in [("unit", one_unit.as_str()), ("minimum", "a number"), ("maximum", "a number")] {
        if fact.get(key).is_none() {
            findings.expect(fact, format!("a number needs the key `{key}`"), format!("{expected} under `{key}`"));
        }
    }
    bounds(fact, findings);
}

fn category(fact: &Node, findings: &mut Findings) {
    let (values, expected) = (fact.items("values"), format!("1 to {} values", ValueSet::CAPACITY));
    match fact.get("values") {
        None => findings.expect(fact, "a category needs the key `values`", expected),
        Some(list) if !(1..=ValueSet::CAPACITY).contains(&values.len()) => {
            findings.expect(&list, format!("this category has {} values", values.len()), expected);
        }
        Some(_) => {}
    }
    findings.unique("value", values);
}

fn bounds(node: &Node, findings: &mut Findings) {
    let number = |key: &str| node.value.get(key).and_then(Value::as_f64);
    if let (Some(minimum), Some(maximum)) = (number("minimum"), number("maximum"))
        && minimum > maximum
    {
        findings.expect(node, "`minimum` is greater than `maximum`", format!("a minimum of at most {maximum}"));
    }
}

/// Checks what other facts say of a fact: its derivation, or a cross-check.
fn said_of(fact: &Node, key: &str, what: &str, vocabulary: &Node, findings: &mut Findings) {
    let Some(said) = fact.get(key) else { return };
    let sides = [said.get("true_when"), said.get("false_when")];
    let expected = "`when` alone, or `true_when`, `false_when` or both";
    match (said.get("when"), sides.iter().flatten().count()) {
        (Some(_), 0) | (None, 1..) => {}
        (None, 0) => findings.expect(&said, format!("this {what} has no condition"), expected),
        (Some(_), _) => findings.expect(&said, "`when` cannot stand beside `true_when` or `false_when`", expected),
    }
    for part in said.get("when").iter().chain(sides.iter().flatten()) {
        condition(part, vocabulary, findings);
    }
}

/// Only a vocabulary that is sound so far can be searched for derivations that lead in a circle or too far.
fn prepare(vocabulary: &Node, findings: &mut Findings) -> Option<Lexicon> {
    let parsed = serde_json::from_value::<Vocabulary>(vocabulary.value.clone()).ok()?;
    let error = match Lexicon::new(parsed) {
        Ok(lexicon) => return Some(lexicon),
        Err(error) => error,
    };
    let (id, message, expected) = match &error {
        CompileError::Cycle(id) => {
            (id, format!("the fact `{id}` is derived from itself"), "a derivation from other facts")
        }
        CompileError::DerivedTooDeep(id) => (id, error.to_string(), "fewer derived facts behind each other"),
        _ => return None,
    };
    let fact = vocabulary.items("facts").into_iter().find(|fact| fact.text("id") == Some(id));
    if let Some(derived) = fact.and_then(|fact| fact.get("derived")) {
        findings.expect(&derived, message, expected);
    }
    None
}

/// Checks that a condition, and what its facts are derived from, can be followed to the end.
pub fn depth(condition: &Node, lexicon: &Lexicon, findings: &mut Findings) {
    let Ok(parsed) = serde_json::from_value(condition.value.clone()) else { return };
    if let Err(error @ CompileError::TooDeep) = Compiler::new(lexicon.names()).condition(&parsed) {
        findings.expect(condition, error.to_string(), "fewer conditions within each other");
    }
}

/// Checks that a condition fits a vocabulary.
pub fn condition(condition: &Node, vocabulary: &Node, findings: &mut Findings) {
    if !vocabulary.value.get("facts").is_some_and(Value::is_array) {
        return;
    }
    for part in ["all_of", "any_of", "none_of"].iter().flat_map(|key| condition.items(key)) {
        self::condition(&part, vocabulary, findings);
    }
    if let Some(fact) = condition.get("holds") {
        fact_of_kind(&fact, "boolean", vocabulary, findings);
    }
    if let Some(is) = condition.get("is")
        && let Some(fact) = is.get("fact").and_then(|fact| fact_of_kind(&fact, "category", vocabulary, findings))
    {
        categories(&is, &fact, findings);
    }
    if let Some(compare) = condition.get("compare") {
        let fact = compare.get("fact").and_then(|fact| fact_of_kind(&fact, "number", vocabulary, findings));
        if let Some(value) = compare.get("value") {
            limit(&value, fact.as_ref(), vocabulary, findings);
        }
    }
}

fn categories(is: &Node, fact: &Node, findings: &mut Findings) {
    let values = fact.items("values");
    let known: Vec<_> = values.iter().filter_map(|value| value.value.as_str()).collect();
    for value in is.items("one_of").iter().filter(|_| !known.is_empty()) {
        if let Some(text) = value.value.as_str().filter(|text| !known.contains(text)) {
            let message = format!("`{}` has no value `{text}`", fact.text("id").unwrap_or_default());
            findings.push(Violation {
                expected: Some(format!("one of {}", known.join(", "))),
                suggestion: suggest::nearest(text, known.iter().copied()).map(str::to_owned),
                ..value.violation(message)
            });
        }
    }
}

fn fact_of_kind<'a>(id: &Node, expected: &str, vocabulary: &Node<'a>, findings: &mut Findings) -> Option<Node<'a>> {
    let facts: BTreeMap<_, _> =
        vocabulary.items("facts").into_iter().filter_map(|fact| Some((fact.text("id")?, fact))).collect();
    let known: Vec<_> = facts.keys().copied().collect();
    findings.known(id, "fact", &known);
    let fact = facts.get(id.value.as_str()?)?;
    match fact.text("kind") {
        Some(kind) if kind != expected && Kind::from_label(kind).is_ok() => {
            let message = format!("`{}` is a {kind} fact", id.value.as_str()?);
            findings.expect(id, message, format!("a {expected} fact, or another kind of condition"));
            None
        }
        _ => Some(fact.clone()),
    }
}

fn limit(value: &Node, fact: Option<&Node>, vocabulary: &Node, findings: &mut Findings) {
    if let Some(parameter) = value.get("parameter") {
        let parameters = vocabulary.items("parameters");
        let known: Vec<_> = parameters.iter().filter_map(|parameter| parameter.text("id")).collect();
        findings.known(&parameter, "parameter", &known);
        let named = parameters.iter().find(|each| each.text("id") == parameter.value.as_str());
        if let (Some(named), Some(fact)) = (named, fact) {
            same_unit(&parameter, named, fact, findings);
        }
    }
    let bound = |key: &str| fact.and_then(|fact| fact.value.get(key)?.as_f64());
    if let (Some(limit), Some(minimum), Some(maximum)) = (value.value.as_f64(), bound("minimum"), bound("maximum"))
        && minimum <= maximum
        && !(minimum..=maximum).contains(&limit)
    {
        findings.expect(
            value,
            "the limit lies outside the fact's bounds",
            format!("a number from {minimum} to {maximum}"),
        );
    }
}

/// A number of months is no limit for a number of centimetres.
fn same_unit(at: &Node, parameter: &Node, fact: &Node, findings: &mut Findings) {
    if let (Some(found), Some(unit)) = (parameter.text("unit"), fact.text("unit"))
        && found != unit
        && [found, unit].into_iter().all(|label| Unit::from_label(label).is_ok())
    {
        let (parameter, fact) = (at.value.as_str().unwrap_or_default(), fact.text("id").unwrap_or_default());
        let message = format!("the unit of `{parameter}` is {found}, and that of `{fact}` is {unit}");
        findings.expect(at, message, format!("a parameter with the unit {unit}"));
    }
}
