//! Three-valued logic: against the published truth tables, the laws, and an evaluator that knows nothing of plans.

mod common;

use common::{
    Case, Chart, cases, guideline, guidelines, learned, matched, populations, shared, vocabulary, whole_drafts,
    with_patient,
};
use leitlinie::condition::Condition;
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Origin;
use leitlinie::label::Label;
use leitlinie::matching::result::{Applicability, MatchResult};
use leitlinie::truth::{Kleene, Truth};
use leitlinie::vocabulary::Derivation;
use proptest::prelude::*;

/// Name, expression and output of every test of a published suite.
fn published(suite: &str) -> Vec<(String, String, String)> {
    let Some(xml) = shared(&format!("data/cql_tests/{suite}.xml")) else { return Vec::new() };
    let document = roxmltree::Document::parse(&xml).unwrap();
    let tests = document.descendants().filter(|node| node.has_tag_name(("http://hl7.org/fhirpath/tests", "test")));
    let text = |test: roxmltree::Node, tag: &str| {
        let element = test.children().find(|child| child.tag_name().name() == tag);
        element.and_then(|element| element.text()).unwrap_or_default().trim().to_owned()
    };
    tests
        .map(|test| {
            let name = test.attribute("name").unwrap_or_default().to_owned();
            (name, text(test, "expression"), text(test, "output"))
        })
        .collect()
}

fn truth(word: &str) -> Truth {
    match word {
        "true" => Truth::True,
        "false" => Truth::False,
        "null" => Truth::Unknown,
        _ => panic!("{word}"),
    }
}

/// `xor` and `implies` by way of and, or, not.
fn operate(a: Truth, operator: &str, b: Truth) -> Truth {
    match operator {
        "and" => a.and(&b),
        "or" => a.or(&b),
        "xor" => a.and(&b.not()).or(&a.not().and(&b)),
        "implies" => a.not().or(&b),
        _ => panic!("{operator}"),
    }
}

#[test]
fn logical_operators_are_those_of_the_published_suite() {
    let tests = published("CqlLogicalOperatorsTest");
    for (name, expression, output) in &tests {
        let words: Vec<_> = expression.split_whitespace().collect();
        let answer = match words[..] {
            ["not", a] => truth(a).not(),
            [a, operator, b] => operate(truth(a), operator, truth(b)),
            _ => panic!("{name}: {expression}"),
        };
        assert_eq!(answer, truth(output), "{name}: {expression}");
    }
    assert!(tests.is_empty() || tests.len() == 39, "{} tests", tests.len());
}

/// `IsNull` of texts and numbers has no counterpart: of a truth value, and of null, it has.
#[test]
fn tests_for_a_value_are_those_of_the_published_suite() {
    let mut run = 0;
    for (name, expression, output) in published("CqlNullologicalOperatorsTest") {
        let (function, argument) = expression.trim_end_matches(')').split_once('(').unwrap();
        if !["true", "false", "null"].contains(&argument) {
            continue;
        }
        let known: Option<bool> = truth(argument).into();
        let answer = match function {
            "IsTrue" => known == Some(true),
            "IsFalse" => known == Some(false),
            "IsNull" => known.is_none(),
            _ => continue,
        };
        assert_eq!(Truth::from(answer), truth(&output), "{name}: {expression}");
        run += 1;
    }
    assert!(run == 0 || run == 7, "{run} tests");
}

type Law = (&'static str, fn(Truth, Truth, Truth) -> (Truth, Truth));

const LAWS: [Law; 16] = [
    ("and is commutative", |a, b, _| (a.and(&b), b.and(&a))),
    ("or is commutative", |a, b, _| (a.or(&b), b.or(&a))),
    ("and is associative", |a, b, c| (a.and(&b).and(&c), a.and(&b.and(&c)))),
    ("or is associative", |a, b, c| (a.or(&b).or(&c), a.or(&b.or(&c)))),
    ("and distributes over or", |a, b, c| (a.and(&b.or(&c)), a.and(&b).or(&a.and(&c)))),
    ("or distributes over and", |a, b, c| (a.or(&b.and(&c)), a.or(&b).and(&a.or(&c)))),
    ("De Morgan's first", |a, b, _| (a.and(&b).not(), a.not().or(&b.not()))),
    ("De Morgan's second", |a, b, _| (a.or(&b).not(), a.not().and(&b.not()))),
    ("not undoes itself", |a, _, _| (a.not().not(), a)),
    ("and absorbs or", |a, b, _| (a.and(&a.or(&b)), a)),
    ("or absorbs and", |a, b, _| (a.or(&a.and(&b)), a)),
    ("true is neutral in and", |a, _, _| (a.and(&Truth::True), a)),
    ("false is neutral in or", |a, _, _| (a.or(&Truth::never()), a)),
    ("false wins in and", |a, _, _| (a.and(&Truth::never()), Truth::False)),
    ("true wins in or", |a, _, _| (a.or(&Truth::True), Truth::True)),
    ("the known comes first", |a, b, _| (a.or_else(&b), if a == Truth::unknown() { b } else { a })),
];

/// Three values make 27 triples: all of them are tried.
#[test]
fn the_laws_hold_for_every_triple() {
    for (name, law) in LAWS {
        for (a, b, c) in triples(Truth::MEMBERS) {
            let (left, right) = law(a, b, c);
            assert_eq!(left, right, "{name}: {a}, {b}, {c}");
        }
    }
}

fn triples(values: &[Truth]) -> impl Iterator<Item = (Truth, Truth, Truth)> {
    values.iter().flat_map(move |a| values.iter().flat_map(move |b| values.iter().map(move |c| (*a, *b, *c))))
}

/// An operator says no more than all completions of its unknown operands agree on, and no less.
#[test]
fn an_operator_answers_what_all_completions_answer() {
    let completions = |truth: Truth| match Option::<bool>::from(truth) {
        Some(known) => vec![known],
        None => vec![false, true],
    };
    let agreed = |answers: Vec<bool>| match answers[..] {
        [first, ref rest @ ..] if rest.iter().all(|answer| *answer == first) => Some(first),
        _ => None,
    };
    for (a, b, _) in triples(Truth::MEMBERS) {
        let pairs = || completions(a).into_iter().flat_map(|a| completions(b).into_iter().map(move |b| (a, b)));
        assert_eq!(Option::<bool>::from(a.and(&b)), agreed(pairs().map(|(a, b)| a && b).collect()), "{a} and {b}");
        assert_eq!(Option::<bool>::from(a.or(&b)), agreed(pairs().map(|(a, b)| a || b).collect()), "{a} or {b}");
    }
}

fn answer(result: &MatchResult, position: usize) -> Option<bool> {
    match result.applicability(position) {
        Applicability::DoesNotApply => Some(false),
        Applicability::Undetermined => None,
        Applicability::Applies => Some(true),
    }
}

fn answers(result: &MatchResult) -> Vec<Option<bool>> {
    (0..result.guideline().recommendations().len()).map(|position| answer(result, position)).collect()
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_condition_is_what_a_plain_reader_makes_of_it(
        case in with_patient(guidelines(4), 0.5)
    ) {
        let chart = case.chart();
        let read: Vec<_> = populations(&case.guideline).into_iter().map(|condition| chart.known(condition)).collect();
        prop_assert_eq!(answers(&case.matched()), read);
    }

    #[test]
    fn none_of_is_not_any_of(case in with_patient(guidelines(3), 0.5)) {
        let conditions: Vec<_> = populations(&case.guideline).into_iter().cloned().collect();
        let none = Condition::NoneOf { conditions: conditions.clone().into() };
        let any = Condition::AnyOf { conditions: conditions.into() };
        let both = guideline(case.guideline.vocabulary().clone(), &[none, any]);
        let answers = answers(&matched(&both, &case.draft, &case.thresholds));
        prop_assert_eq!(answers[0], answers[1].map(|any| !any));
    }

    #[test]
    fn learning_a_fact_turns_no_settled_answer_into_another(
        case in with_patient(guidelines(4), 0.4),
        which_fact in any::<prop::sample::Index>(),
        which_value in any::<prop::sample::Index>(),
    ) {
        let vocabulary = case.guideline.vocabulary();
        let chart = case.chart();
        let facts = vocabulary.facts.iter().map(|fact| fact.id.as_str());
        let unknown: Vec<_> = facts.filter(|fact| chart.origin(fact) == Origin::Missing).collect();
        if unknown.is_empty() {
            return Ok(());
        }
        let fact = which_fact.get(&unknown);
        let values = common::grid(vocabulary, fact, &[0.0, 0.5, 1.0, 2.0, 3.0]);
        let more = learned(&case.draft, fact, which_value.get(&values));
        let after = matched(&case.guideline, &more, &case.thresholds);
        let before = answers(&case.matched());
        for (before, after) in before.into_iter().zip(answers(&after)).filter(|(before, _)| before.is_some()) {
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn a_settled_answer_is_that_of_every_completion(
        case in whole_patients(),
        hidden in proptest::collection::vec(any::<bool>(), 10),
        set in any::<bool>(),
        close in any::<bool>(),
    ) {
        let whole = consistent(&case);
        let chart = whole.chart();
        let thresholds = if set { whole.thresholds.clone() } else { Vec::new() };
        let result = matched(&whole.guideline, &hide(&whole, &hidden, close), &thresholds);
        for (position, population) in populations(&whole.guideline).into_iter().enumerate() {
            let truth = chart.known(population);
            prop_assert!(truth.is_some(), "a whole patient leaves nothing open");
            if let Some(settled) = answer(&result, position) {
                prop_assert_eq!(Some(settled), truth, "{}", population);
            }
        }
    }
}

/// What the two sides of a derivation make of a fact; `None` is unknown, and a conflict only where both are true.
#[test]
fn a_derived_fact_is_settled_by_its_sides_as_written_down() {
    let (yes, no) = (Some(true), Some(false));
    let table = [
        (yes, yes, yes),
        (yes, None, yes),
        (yes, no, yes),
        (None, yes, None),
        (None, None, None),
        (None, no, None),
        (no, yes, no),
        (no, None, None),
        (no, no, None),
    ];
    let side = |fact: &str| Some(Condition::Holds { fact: fact.to_owned() });
    let derivation = Derivation { when: None, true_when: side("pain"), false_when: side("fever") };
    let guideline = guideline(vocabulary(&[("few", Some(derivation))]), &[side("few").unwrap()]);
    for (true_when, false_when, expected) in table {
        let given = [("pain", true_when), ("fever", false_when)];
        let facts = given.map(|(fact, known)| (fact.to_owned(), known.map_or(Input::Missing, Input::Boolean))).to_vec();
        let result = matched(&guideline, &Draft { facts, ..Draft::default() }, &Vec::new());
        assert_eq!(answer(&result, 0), expected, "{true_when:?}, {false_when:?}");
        assert_eq!(result.conflicts().len(), usize::from(true_when == yes && false_when == yes));
    }
}

/// A value for every fact and every threshold.
fn whole_patients() -> impl Strategy<Value = Case> {
    guidelines(4).prop_flat_map(|guideline| {
        let thresholds = vec![("few_max".to_owned(), 2.0)];
        whole_drafts(guideline.vocabulary()).prop_map(move |draft| Case {
            guideline: guideline.clone(),
            draft,
            thresholds: thresholds.clone(),
        })
    })
}

/// The same patient with every derived fact as it follows from the others; where it follows both ways, it is true.
fn consistent(case: &Case) -> Case {
    let mut case = case.clone();
    let derived: Vec<_> = case.guideline.vocabulary().facts.iter().filter(|fact| fact.derived.is_some()).collect();
    let mut draft = case.draft.clone();
    for fact in derived {
        let chart = Chart::new(case.guideline.vocabulary(), &draft, &case.thresholds);
        if let Some(follows) = chart.follows(&fact.id) {
            draft = learned(&draft, &fact.id, &Input::Boolean(follows));
        }
    }
    case.draft = draft;
    case
}

/// The patient without some of her facts; her sites may stand in the complete list instead.
fn hide(whole: &Case, hidden: &[bool], close: bool) -> Draft {
    let facts = &whole.guideline.vocabulary().facts;
    let known = |id: &str| whole.draft.facts.iter().find(|(known, _)| known == id).map(|(_, value)| value);
    let present = facts.iter().filter(|fact| known(&fact.id) == Some(&Input::Boolean(true)));
    let sites = present.filter_map(|fact| fact.site.as_ref()).map(|site| site.code.clone()).collect();
    let shown = facts.iter().zip(hidden).filter(|(_, hidden)| !**hidden);
    let facts = shown.filter_map(|(fact, _)| Some((fact.id.clone(), known(&fact.id)?.clone()))).collect();
    Draft { facts, sites: close.then_some(sites), show_values: false }
}
