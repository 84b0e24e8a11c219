//! What is missing, and what to look up next: against trying everything out.

mod common;

use std::cmp::Reverse;

use common::{Case, Chart, cases, embedded, grid, guideline, guidelines, learned, matched, populations, with_patient};
use leitlinie::condition::Condition;
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Origin;
use leitlinie::guideline::Guideline;
use leitlinie::matching::questions::OpenQuestion;
use leitlinie::matching::result::{Applicability, MatchResult};
use proptest::prelude::*;
use serde_json::{Value, json};

/// More ways than this to fill in a patient are not tried out.
const WAYS: usize = 300;

/// Facts of which nothing is known, with every value that they can have.
type Open = Vec<(String, Vec<Input>)>;

fn open_facts(chart: &Chart, condition: &Condition, all: &[&Condition]) -> Option<Open> {
    let reads = chart.reads(condition);
    let in_order = chart.vocabulary.facts.iter().map(|fact| fact.id.clone()).filter(|fact| reads.contains(fact));
    let open: Open = in_order
        .filter(|fact| chart.origin(fact) == Origin::Missing)
        .map(|fact| (fact.clone(), grid(chart.vocabulary, &fact, &chart.limits(&fact, all))))
        .collect();
    let ways: usize = open.iter().map(|(_, values)| values.len() + 1).product();
    (ways <= WAYS).then_some(open)
}

/// The facts that, in some way to fill in or leave open the others, turn an open answer into a settled one.
fn that_can_change(chart: &Chart, condition: &Condition, open: &Open) -> Vec<String> {
    let changes = |(position, (fact, values)): (usize, &(String, Vec<Input>))| {
        let others: Vec<_> = open.iter().enumerate().filter(|(other, _)| *other != position).map(|(_, o)| o).collect();
        some_way(&mut chart.clone(), &others, &mut |chart| {
            chart.known(condition).is_none()
                && values.iter().any(|value| chart.with(fact, value).known(condition).is_some())
        })
        .then(|| fact.clone())
    };
    open.iter().enumerate().filter_map(changes).collect()
}

fn some_way(chart: &mut Chart, open: &[&(String, Vec<Input>)], test: &mut dyn FnMut(&Chart) -> bool) -> bool {
    let Some(((fact, values), rest)) = open.split_first() else { return test(chart) };
    let mut found = some_way(chart, rest, test);
    for value in values {
        if !found {
            chart.given.insert(fact.clone(), value.clone());
            found = some_way(chart, rest, test);
        }
    }
    chart.given.remove(fact);
    found
}

fn missing(result: &MatchResult, position: usize) -> Vec<String> {
    result.missing_facts(position).into_iter().map(|fact| fact.id.clone()).collect()
}

/// Small guidelines whose facts are few, so that many occur several times.
fn small_cases(share: f64) -> impl Strategy<Value = Case> {
    with_patient(guidelines(3), share)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn exactly_the_facts_are_listed_that_can_still_change_the_answer(
        case in small_cases(0.4)
    ) {
        let (result, chart) = (case.matched(), case.chart());
        let all = populations(&case.guideline);
        for (position, population) in all.iter().enumerate() {
            if let Some(open) = open_facts(&chart, population, &all) {
                prop_assert_eq!(
                    missing(&result, position), that_can_change(&chart, population, &open), "{}", population
                );
            }
        }
    }

    #[test]
    fn a_settled_answer_misses_nothing(case in small_cases(0.6)) {
        let result = case.matched();
        for position in 0..case.guideline.recommendations().len() {
            let settled = result.applicability(position) != Applicability::Undetermined;
            prop_assert!(!settled || result.missing_facts(position).is_empty());
        }
    }

    #[test]
    fn open_questions_of_small_guidelines_are_what_trying_out_says(case in small_cases(0.4)) {
        questions_are_what_trying_out_says(&case)?;
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn open_questions_of_the_embedded_guideline_are_what_trying_out_says(
        case in with_patient(Just(embedded()), 0.3)
    ) {
        questions_are_what_trying_out_says(&case)?;
    }
}

/// Every fact that is open is filled in with every value in turn that contradicts nothing, and the patient matched anew.
fn questions_are_what_trying_out_says(case: &Case) -> Result<(), TestCaseError> {
    let Case { guideline, draft, thresholds } = case;
    let (result, chart) = (case.matched(), case.chart());
    let questions = result.open_questions();
    let recommendations = guideline.recommendations();
    let open = |result: &MatchResult, position: usize| result.applicability(position) == Applicability::Undetermined;
    let undetermined: Vec<_> = (0..recommendations.len()).filter(|position| open(&result, *position)).collect();
    let lists: Vec<_> = undetermined.iter().map(|position| missing(&result, *position)).collect();
    let mut keys = Vec::new();
    for (order, fact) in guideline.vocabulary().facts.iter().enumerate() {
        if chart.given.contains_key(&fact.id) {
            continue;
        }
        let concerned = undetermined.iter().zip(&lists).filter(|(_, list)| list.contains(&fact.id));
        let concerns: Vec<_> = concerned.map(|(position, _)| *position).collect();
        let values = grid(guideline.vocabulary(), &fact.id, &chart.limits(&fact.id, &populations(guideline)));
        let before = chart.contradictions();
        let is_possible = |value: &&Input| {
            chart.with(&fact.id, value).contradictions().iter().all(|contradiction| before.contains(contradiction))
        };
        let possible = values.iter().filter(is_possible);
        let answers: Vec<_> =
            possible.map(|value| matched(guideline, &learned(draft, &fact.id, value), thresholds)).collect();
        let settled = |position: &usize| answers.iter().any(|answer| !open(answer, *position));
        let settles: Vec<_> = undetermined.iter().copied().filter(settled).collect();
        let Some(question) = questions.iter().find(|question| question.fact == fact.id) else {
            prop_assert!(concerns.is_empty(), "no question asks for {}", fact.id);
            prop_assert!(
                settles.is_empty() || chart.origin(&fact.id) != Origin::Missing,
                "no question asks for {}",
                fact.id
            );
            continue;
        };
        let ids = |positions: &[usize]| positions.iter().map(|at| recommendations[*at].id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(question.settles.to_vec(), ids(&settles), "{} settles", fact.id);
        prop_assert_eq!(question.concerns.to_vec(), ids(&concerns), "{} concerns", fact.id);
        let graded = if settles.is_empty() { &concerns } else { &settles };
        let strongest = graded.iter().map(|at| recommendations[*at].ago_grade).max().unwrap();
        prop_assert_eq!((question.strongest_grade, question.role), (strongest, fact.role), "{}", fact.id);
        keys.push(((Reverse(settles.len()), Reverse(strongest), Reverse(concerns.len()), order), fact.id.clone()));
    }
    keys.sort();
    let ranked: Vec<_> = keys.into_iter().map(|(_, fact)| fact).collect();
    let asked: Vec<_> = questions.into_iter().map(|OpenQuestion { fact, .. }| fact).collect();
    prop_assert_eq!(asked, ranked);
    Ok(())
}

/// Facts of the table below: `x`, `y`, `z` boolean, `n` a number, `d` derived from `x`.
fn table_world(population: &Value) -> Guideline {
    let fact = |id: &str| json!({ "id": id, "label": id, "description": "", "kind": "boolean", "role": "recorded" });
    let mut derived = fact("d");
    derived["derived"] = json!({ "when": { "holds": "x" } });
    let number = json!({
        "id": "n", "label": "n", "description": "", "kind": "number", "unit": "cm", "minimum": 0, "maximum": 10,
        "role": "recorded"
    });
    let category = json!({
        "id": "c", "label": "c", "description": "", "kind": "category", "values": ["p", "q"], "role": "recorded"
    });
    let vocabulary = json!({
        "facts": [fact("x"), fact("y"), fact("z"), derived, number, category],
        "parameters": [
            { "id": "limit", "label": "", "description": "", "unit": "cm", "minimum": 0, "maximum": 10 },
        ]
    });
    let population: Condition = serde_json::from_value(population.clone()).unwrap();
    guideline(serde_json::from_value(vocabulary).unwrap(), &[population])
}

/// Name, population, given facts, and what is missing.
type Row<'a> = (&'a str, Value, &'a [(&'a str, bool)], &'a [&'a str]);

#[test]
fn a_table_of_what_is_missing() {
    let holds = |fact: &str| json!({ "holds": fact });
    let (x, y, z, d) = (holds("x"), holds("y"), holds("z"), holds("d"));
    let not = |part: &Value| json!({ "none_of": [part] });
    let all = |parts: &[&Value]| json!({ "all_of": parts });
    let any = |parts: &[&Value]| json!({ "any_of": parts });
    let compare = |value: Value| json!({ "compare": { "fact": "n", "operator": "<=", "value": value } });
    let open = compare(json!({ "parameter": "limit" }));
    let one_sided = json!({ "is": { "fact": "c", "one_of": ["p", "q"] } });
    let cases: [Row; 17] = [
        ("a fact alone", x.clone(), &[], &["x"]),
        ("false and x", all(&[&y, &x]), &[("y", false)], &[]),
        ("true and x", all(&[&y, &x]), &[("y", true)], &["x"]),
        ("true or x", any(&[&y, &x]), &[("y", true)], &[]),
        ("none of true and x", json!({ "none_of": [y, x] }), &[("y", true)], &[]),
        ("false and x, deep inside", any(&[&z, &all(&[&y, &x])]), &[("y", false)], &["z"]),
        ("x or not x: one look settles it", any(&[&x, &not(&x)]), &[], &["x"]),
        ("x or (x and y) is x", any(&[&x, &all(&[&x, &y])]), &[], &["x"]),
        ("x and (x or y) is x", all(&[&x, &any(&[&x, &y])]), &[], &["x"]),
        ("(x and y) or (not x and z) needs all", any(&[&all(&[&x, &y]), &all(&[&not(&x), &z])]), &[], &["x", "y", "z"]),
        ("a derived fact, and what it follows from", d.clone(), &[], &["x", "d"]),
        ("a given fact, and not what it would follow from", all(&[&d, &y]), &[("d", true)], &["y"]),
        ("a number against a threshold that is not set", open.clone(), &[], &[]),
        ("a number against that threshold and another limit", any(&[&open, &compare(json!(3))]), &[], &["n"]),
        ("what can make no difference beside an open threshold", all(&[&open, &any(&[&x, &open])]), &[], &[]),
        ("nothing can be settled above an open threshold", all(&[&open, &any(&[&y, &open, &x])]), &[("y", true)], &[]),
        ("x or c, where c can only be true", any(&[&x, &one_sided]), &[], &["x", "c"]),
    ];
    for (name, population, facts, expected) in cases {
        let guideline = table_world(&population);
        let facts = facts.iter().map(|(fact, value)| ((*fact).to_owned(), Input::Boolean(*value))).collect();
        let result = matched(&guideline, &Draft { facts, ..Draft::default() }, &Vec::new());
        assert_eq!(missing(&result, 0), expected, "{name}: {population}");
    }
}
