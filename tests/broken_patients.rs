//! Broken patients: every problem in words that help, and no value in any of them.

mod common;

use std::collections::BTreeSet;

use common::{embedded, json_file};
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Patient;
use leitlinie::evaluation::problem::FactProblem;
use leitlinie::guideline::Guideline;
use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
struct Table {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    facts: Map<String, Value>,
    sites: Option<Vec<String>>,
    /// The value as a message would show it, where nothing else in the message looks like it.
    given: Option<String>,
    problems: Vec<Problem>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Problem {
    fact: String,
    message: String,
    allowed: Vec<String>,
    suggestion: Option<String>,
}

fn cases() -> Vec<Case> {
    serde_json::from_value::<Table>(json_file("tests/cases/broken_patients.json")).unwrap().cases
}

/// The codes of all sites, in the order of the vocabulary; `{sites}` stands for them in the table.
fn codes(guideline: &Guideline) -> Vec<String> {
    let sites = guideline.vocabulary().facts.iter().filter_map(|fact| fact.site.as_ref());
    sites.map(|site| site.code.clone()).collect()
}

impl Problem {
    fn with_sites(self, codes: &[String]) -> Self {
        let message = self.message.replace("{sites}", &codes.join(", "));
        let allowed = if self.allowed == ["{sites}"] { codes.to_vec() } else { self.allowed };
        Self { message, allowed, ..self }
    }
}

impl From<FactProblem> for Problem {
    fn from(problem: FactProblem) -> Self {
        let FactProblem { fact, message, allowed, suggestion } = problem;
        Self { fact, message, allowed: allowed.to_vec(), suggestion }
    }
}

fn problems(facts: Vec<(String, Input)>, sites: Option<Vec<String>>, show_values: bool) -> Vec<FactProblem> {
    let draft = Draft { facts, sites, show_values };
    Patient::new(embedded().lexicon().clone(), &draft).err().unwrap_or_default()
}

impl Case {
    fn found(&self, show_values: bool) -> Vec<FactProblem> {
        let input = |(fact, value): (&String, &Value)| (fact.clone(), serde_json::from_value(value.clone()).unwrap());
        problems(self.facts.iter().map(input).collect(), self.sites.clone(), show_values)
    }
}

#[test]
fn every_broken_patient_is_told_all_that_is_wrong() {
    let codes = codes(&embedded());
    let names: BTreeSet<_> = cases().into_iter().map(|case| case.name).collect();
    assert_eq!(names.len(), cases().len(), "a name stands twice");
    for case in cases() {
        let found: Vec<_> = case.found(false).into_iter().map(Problem::from).collect();
        assert!(!found.is_empty(), "{}: nothing is wrong", case.name);
        let expected: Vec<_> = case.problems.into_iter().map(|problem| problem.with_sites(&codes)).collect();
        assert_eq!(found, expected, "{}", case.name);
    }
}

#[test]
fn no_message_holds_a_value_unless_it_is_asked_for() {
    let mut shown = 0;
    for case in cases() {
        let Some(given) = &case.given else { continue };
        let hidden: Vec<_> = case.found(false).iter().map(FactProblem::to_string).collect();
        assert!(!hidden.iter().any(|message| message.contains(given)), "{}: {hidden:?}", case.name);
        let open = case.found(true);
        let of_a_fact = |problem: &&FactProblem| problem.message != "the vocabulary has no such fact";
        if open.iter().any(|problem| of_a_fact(&problem)) {
            let told_with_it =
                |problem: &FactProblem| problem.message.contains("(given: ") && problem.message.contains(given);
            let told = open.iter().any(told_with_it);
            assert!(told, "{}: {open:?}", case.name);
            shown += 1;
        }
        let without = |problem: FactProblem| Problem {
            message: problem.message.split(" (given: ").next().unwrap_or_default().to_owned(),
            ..problem.into()
        };
        let open: Vec<_> = open.into_iter().map(without).collect();
        assert_eq!(open, case.found(false).into_iter().map(Problem::from).collect::<Vec<_>>(), "{}", case.name);
    }
    assert!(shown > 20, "{shown} values shown");
}

/// What JSON cannot say: infinite numbers, and things that are neither boolean, number nor text.
#[test]
fn other_values_are_told_by_their_type() {
    let table = [
        ("age", Input::Number(f64::INFINITY), "the number is infinite; a number (years) from 0 to 130 is expected"),
        (
            "metastasis_count",
            Input::Number(f64::NEG_INFINITY),
            "the number is infinite; a whole number (count) from 0 to 1000 is expected",
        ),
        ("age", Input::Other("list".to_owned()), "this is not a number; a number (years) from 0 to 130 is expected"),
        ("pain", Input::Other("dict".to_owned()), "true or false (or 1 or 0) is expected"),
        ("her2_status", Input::Other("date".to_owned()), "one of positive, negative is expected"),
    ];
    for (fact, input, message) in table {
        let found = problems(vec![(fact.to_owned(), input)], None, false);
        assert_eq!(found.len(), 1, "{fact}");
        assert_eq!((found[0].fact.as_str(), found[0].message.as_str()), (fact, message));
    }
}

/// What is missing is no problem, and is not known; so is everything at the edge of its bounds known.
#[test]
fn missing_values_and_values_at_the_edge_are_taken() {
    let guideline = embedded();
    for fact in &guideline.vocabulary().facts {
        for missing in [Input::Missing, Input::Number(f64::NAN)] {
            let draft = Draft { facts: vec![(fact.id.clone(), missing)], ..Draft::default() };
            let patient = Patient::new(guideline.lexicon().clone(), &draft).unwrap();
            assert!(patient.given().is_empty(), "{}", fact.id);
        }
        for edge in [fact.minimum, fact.maximum].into_iter().flatten() {
            let given = Input::Number(edge.get());
            let draft = Draft { facts: vec![(fact.id.clone(), given.clone())], ..Draft::default() };
            let patient = Patient::new(guideline.lexicon().clone(), &draft).unwrap();
            assert_eq!(patient.given().get(fact.id.as_str()), Some(&given));
        }
    }
}

/// A problem reads as one line.
#[test]
fn a_problem_is_one_line() {
    let found = problems(vec![("er_status".to_owned(), Input::Text("Positive".to_owned()))], None, true);
    let text = "er_status: one of positive, negative is expected (given: Positive); did you mean `positive`?";
    assert_eq!(found.iter().map(FactProblem::to_string).collect::<Vec<_>>(), [text]);
}
