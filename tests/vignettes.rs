//! Clinical vignettes: patients with the answers that a reader of the source expects.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{embedded, json_file};
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Patient;
use leitlinie::guideline::Guideline;
use leitlinie::matching::result::{Applicability, MatchResult, Selection};
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    vignettes: Vec<Vignette>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vignette {
    name: String,
    #[serde(rename = "story")]
    _story: String,
    sites: Option<Vec<String>>,
    facts: BTreeMap<String, Input>,
    #[serde(default)]
    parameters: BTreeMap<String, f64>,
    applies: Vec<String>,
    undetermined: Vec<String>,
    does_not_apply: Vec<String>,
    #[serde(default)]
    selection: BTreeMap<String, Selection>,
    #[serde(default)]
    missing: BTreeMap<String, BTreeSet<String>>,
    #[serde(default)]
    consensus: BTreeMap<String, Applicability>,
}

fn vignettes() -> Vec<Vignette> {
    serde_json::from_value::<Table>(json_file("tests/cases/vignettes.json")).unwrap().vignettes
}

impl Vignette {
    fn result(&self, guideline: &Guideline) -> MatchResult {
        let facts = self.facts.clone().into_iter().collect();
        let draft = Draft { facts, sites: self.sites.clone(), show_values: true };
        let patient = Patient::new(guideline.lexicon().clone(), &draft)
            .unwrap_or_else(|problems| panic!("{}: {problems:#?}", self.name));
        let parameters: Vec<_> = self.parameters.clone().into_iter().collect();
        guideline.match_patient(&patient, &guideline.parameters(&parameters).unwrap())
    }

    /// The expected answer of every recommendation that is named, alone or with its section (`liver.*`).
    fn expected(&self, guideline: &Guideline) -> Vec<(String, Applicability)> {
        let lists = [
            (Applicability::Applies, &self.applies),
            (Applicability::Undetermined, &self.undetermined),
            (Applicability::DoesNotApply, &self.does_not_apply),
        ];
        let ids = |name: &str| -> Vec<String> {
            let all = guideline.recommendations().iter().map(|each| each.id.clone());
            let named: Vec<_> = match name.strip_suffix('*') {
                Some(section) => all.filter(|id| id.starts_with(section)).collect(),
                None => all.filter(|id| id == name).collect(),
            };
            assert!(!named.is_empty(), "{}: no recommendation is called {name}", self.name);
            named
        };
        let with_answer = |(answer, names): &(Applicability, &Vec<String>)| {
            let answer = *answer;
            names.iter().flat_map(|name| ids(name)).map(move |id| (id, answer)).collect::<Vec<_>>()
        };
        lists.iter().flat_map(with_answer).collect()
    }

    /// What the engine answers otherwise than expected.
    fn differences(&self, guideline: &Guideline) -> Vec<String> {
        let result = self.result(guideline);
        let position = |id: &str| guideline.position(id).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let mut differences = Vec::new();
        let mut compare = |what: String, found: String, expected: String| {
            if found != expected {
                differences.push(format!("{}: {what}: {found}, expected {expected}", self.name));
            }
        };
        for (id, expected) in self.expected(guideline) {
            compare(id.clone(), result.applicability(position(&id)).to_string(), expected.to_string());
        }
        for (id, expected) in &self.selection {
            let found = result.selection(position(id)).map_or("no criteria".to_owned(), |found| found.to_string());
            compare(format!("selection of {id}"), found, expected.to_string());
        }
        for (id, expected) in &self.missing {
            let missing = result.missing_facts(position(id)).into_iter().map(|fact| fact.id.clone());
            let found: BTreeSet<_> = missing.collect();
            compare(format!("missing for {id}"), format!("{found:?}"), format!("{expected:?}"));
        }
        let situations = result.situation_matches();
        for (id, expected) in &self.consensus {
            let situation = situations.iter().find(|answer| answer.situation.id == *id);
            let found = situation.map_or("no such situation".to_owned(), |answer| answer.applicability.to_string());
            compare(format!("situation {id}"), found, expected.to_string());
        }
        differences
    }
}

#[test]
fn every_vignette_is_answered_as_expected() {
    let guideline = embedded();
    let differences: Vec<_> = vignettes().iter().flat_map(|vignette| vignette.differences(&guideline)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_vignette_names_every_recommendation_once() {
    let guideline = embedded();
    let all: Vec<_> = guideline.recommendations().iter().map(|each| each.id.clone()).collect();
    for vignette in vignettes() {
        let mut named: Vec<_> = vignette.expected(&guideline).into_iter().map(|(id, _)| id).collect();
        let mut all = all.clone();
        named.sort();
        all.sort();
        assert_eq!(named, all, "{}", vignette.name);
    }
}

/// At least 40 patients, every recommendation with each of the three answers, and two patients who need each section.
#[test]
fn the_vignettes_cover_the_guideline() {
    let guideline = embedded();
    let vignettes = vignettes();
    let names: BTreeSet<_> = vignettes.iter().map(|vignette| &vignette.name).collect();
    assert_eq!(names.len(), vignettes.len(), "a name stands twice");
    assert!(names.len() >= 40, "{} vignettes", names.len());
    let answers: BTreeSet<_> = vignettes.iter().flat_map(|vignette| vignette.expected(&guideline)).collect();
    for recommendation in guideline.recommendations() {
        for answer in [Applicability::Applies, Applicability::Undetermined, Applicability::DoesNotApply] {
            assert!(answers.contains(&(recommendation.id.clone(), answer)), "no {} {answer}", recommendation.id);
        }
    }
    let graded = guideline.chapter().sections.iter().filter(|section| !section.recommendations.is_empty());
    for section in graded {
        let needs = |vignette: &&Vignette| {
            let applies = |(id, answer): &(String, Applicability)| {
                id.split('.').next() == Some(section.id.as_str()) && *answer == Applicability::Applies
            };
            vignette.expected(&guideline).iter().any(applies)
        };
        assert!(vignettes.iter().filter(needs).count() >= 2, "{}", section.id);
    }
    let settled = |id: &str, answer| vignettes.iter().any(|vignette| vignette.consensus.get(id) == Some(&answer));
    for (_, situation, _) in guideline.situations() {
        assert!(settled(&situation.id, Applicability::Applies), "{}", situation.id);
        assert!(settled(&situation.id, Applicability::DoesNotApply), "{}", situation.id);
    }
}
