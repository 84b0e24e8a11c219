//! Small guidelines with random derivations and conditions.

use leitlinie::condition::{Condition, Limit, Operator};
use leitlinie::guideline::Guideline;
use leitlinie::label::Label;
use leitlinie::number::Number;
use leitlinie::vocabulary::{Derivation, Vocabulary};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

/// The parts of the small vocabulary that are the same in every world.
fn plain_facts() -> Vec<Value> {
    let fact = |id: &str, kind: &str, more: Value| {
        let mut fact = json!({ "id": id, "label": id, "description": id, "kind": kind, "role": "recorded" });
        fact.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fact
    };
    vec![
        fact("pain", "boolean", json!({})),
        fact("fever", "boolean", json!({})),
        fact("stage", "category", json!({ "values": ["I", "II", "III"] })),
        fact("count", "number", json!({ "unit": "count", "minimum": 0, "maximum": 3, "integer": true })),
        fact("size", "number", json!({ "unit": "cm", "minimum": 0, "maximum": 1 })),
        fact("liver", "boolean", json!({ "site": { "code": "liver", "also": ["hepatic"] } })),
        fact("pleura", "boolean", json!({ "site": { "code": "pleura" } })),
        fact("effusion", "boolean", json!({ "site": { "code": "effusion", "left_open_by": ["pleura"] } })),
        fact("few", "boolean", json!({})),
        fact("severe", "boolean", json!({})),
    ]
}

const PARAMETER: &str = "few_max";

/// The small vocabulary with these facts derived.
pub fn vocabulary(derivations: &[(&str, Option<Derivation>)]) -> Vocabulary {
    vocabulary_with(derivations, &[])
}

/// The small vocabulary with these facts derived, and these cross-checked.
fn vocabulary_with(
    derivations: &[(&str, Option<Derivation>)],
    cross_checks: &[(&str, Option<Derivation>)],
) -> Vocabulary {
    let mut facts = plain_facts();
    for (key, said) in [("derived", derivations), ("cross_check", cross_checks)] {
        for (id, said) in said.iter().filter_map(|(id, said)| Some((id, said.as_ref()?))) {
            facts.iter_mut().find(|fact| fact["id"] == *id).unwrap()[key] = json!(said);
        }
    }
    let parameter = json!({
        "id": PARAMETER, "label": "few", "description": "few", "unit": "count", "minimum": 1, "maximum": 3, "integer": true
    });
    serde_json::from_value(json!({ "facts": facts, "parameters": [parameter] })).unwrap()
}

/// A guideline with one recommendation a condition.
pub fn guideline(vocabulary: Vocabulary, populations: &[Condition]) -> Guideline {
    let grades = ["+", "++", "-", "+/-", "--"];
    let row = |(position, population): (usize, &Condition)| {
        json!({
            "id": format!("s.r{position}"), "statement": "…", "level_of_evidence": "3a", "grade_of_recommendation": "B",
            "ago_grade": grades[position % grades.len()], "interventions": [], "population": population,
            "source": { "slide": "s", "row": position + 1 }
        })
    };
    let scale = json!({ "label": "…", "source": "…", "meanings": [] });
    let chapter = json!({
        "id": "small", "title": "…", "guideline": "…", "edition": "1", "organisation": "…", "url": "…", "language": "en",
        "vocabulary": "vocabulary.json", "references": "references.json",
        "grading": { "level_of_evidence": scale, "grade_of_recommendation": scale, "ago_grade": scale },
        "slides": [{ "id": "s", "number": 1, "title": "S" }],
        "sections": [{
            "id": "s", "title": "S", "slide": "s",
            "recommendations": populations.iter().enumerate().map(row).collect::<Vec<_>>()
        }]
    });
    Guideline::new(serde_json::from_value(chapter).unwrap(), vocabulary, Vec::new().into()).unwrap()
}

/// Guidelines with random derivations and a few random populations.
pub fn guidelines(populations: usize) -> impl Strategy<Value = Guideline> {
    let base = ["pain", "fever", "liver", "pleura", "effusion"];
    let with_few = [&base[..], &["few"]].concat();
    let all = [&with_few[..], &["severe"]].concat();
    let liver = derivations(numbers().boxed());
    let few = derivations(conditions(&base, 2));
    let severe = derivations(conditions(&with_few, 2));
    let checks = (derivations(conditions(&all, 1)), derivations(conditions(&base, 1)));
    let populations = proptest::collection::vec(conditions(&all, 3), populations);
    (liver, few, severe, checks, populations).prop_map(|(liver, few, severe, (of_pain, of_severe), populations)| {
        let derived = [("liver", liver), ("few", few), ("severe", severe)];
        guideline(vocabulary_with(&derived, &[("pain", of_pain), ("severe", of_severe)]), &populations)
    })
}

/// The two sides of a derivation are independent: both may be true at once.
fn derivations(condition: BoxedStrategy<Condition>) -> BoxedStrategy<Option<Derivation>> {
    let derivation = |when, true_when, false_when| Some(Derivation { when, true_when, false_when });
    let two = (condition.clone(), condition.clone()).prop_map(move |(yes, no)| derivation(None, Some(yes), Some(no)));
    prop_oneof![
        1 => Just(None),
        1 => condition.clone().prop_map(move |when| derivation(Some(when), None, None)),
        1 => condition.clone().prop_map(move |yes| derivation(None, Some(yes), None)),
        1 => condition.prop_map(move |no| derivation(None, None, Some(no))),
        3 => two,
    ]
    .boxed()
}

/// Random conditions over the small vocabulary, of which they read these boolean facts.
fn conditions(booleans: &[&'static str], depth: u32) -> BoxedStrategy<Condition> {
    let booleans = booleans.to_vec();
    let holds = select(booleans).prop_map(|fact| Condition::Holds { fact: fact.to_owned() });
    let is = subsequence(vec!["I", "II", "III"], 1..=3).prop_map(|values| Condition::Is {
        fact: "stage".to_owned(),
        one_of: values.into_iter().map(str::to_owned).collect(),
    });
    let leaf = prop_oneof![4 => holds, 1 => is, 2 => numbers()];
    leaf.prop_recursive(depth, 12, 3, |part| {
        let parts = proptest::collection::vec(part, 0..4);
        (0..3, parts).prop_map(|(kind, parts)| {
            let conditions = parts.into();
            match kind {
                0 => Condition::AllOf { conditions },
                1 => Condition::AnyOf { conditions },
                _ => Condition::NoneOf { conditions },
            }
        })
    })
    .boxed()
}

fn numbers() -> impl Strategy<Value = Condition> + Clone {
    let fixed = |value: f64| Limit::Fixed(Number::new(value).unwrap());
    let counts = select(vec![0.0, 1.0, 2.0, 3.0]).prop_map(fixed);
    let count = prop_oneof![counts, Just(Limit::Open { parameter: PARAMETER.to_owned() })];
    let size = select(vec![0.0, 0.5, 1.0]).prop_map(fixed);
    let limit = prop_oneof![2 => (Just("count"), count), 1 => (Just("size"), size)];
    (limit, select(Operator::MEMBERS)).prop_map(|((fact, value), operator)| Condition::Compare {
        fact: fact.to_owned().into(),
        operator,
        value,
    })
}
