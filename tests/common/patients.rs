//! Random patients, and what the engine answers for them.

use leitlinie::condition::Condition;
use leitlinie::evaluation::draft::{Draft, Input};
use leitlinie::evaluation::patient::Patient;
use leitlinie::guideline::Guideline;
use leitlinie::matching::result::MatchResult;
use leitlinie::vocabulary::Vocabulary;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::json;

use super::chart::{Chart, grid};

/// Thresholds by name.
pub type Thresholds = Vec<(String, f64)>;

/// A random value of a fact.
fn value(vocabulary: &Vocabulary, fact: &str) -> impl Strategy<Value = Input> + use<> {
    select(grid(vocabulary, fact, &[0.0, 0.5, 1.0, 3.0, 5.0, 36.0, 50.0]))
}

/// Random patients of whom everything is known, well or not well together.
pub fn whole_drafts(vocabulary: &Vocabulary) -> impl Strategy<Value = Draft> + use<> {
    let facts: Vec<_> =
        vocabulary.facts.iter().map(|fact| (Just(fact.id.clone()), value(vocabulary, &fact.id))).collect();
    facts.prop_map(|facts| Draft { facts, ..Draft::default() })
}

/// Random patients, of whom a share of the facts is known and sometimes the complete list of sites.
pub fn drafts(vocabulary: &Vocabulary, share: f64) -> impl Strategy<Value = Draft> + use<> {
    let known = proptest::collection::vec(proptest::bool::weighted(share), vocabulary.facts.len());
    let codes: Vec<_> =
        vocabulary.facts.iter().filter_map(|fact| fact.site.as_ref()).map(|site| site.code.clone()).collect();
    let most = codes.len().min(3);
    let sites = proptest::option::weighted(0.4, subsequence(codes, 0..=most));
    (whole_drafts(vocabulary), known, sites).prop_map(|(whole, known, sites)| {
        let facts = whole.facts.into_iter().zip(known).filter(|(_, known)| *known).map(|(fact, _)| fact);
        Draft { facts: facts.collect(), sites, show_values: false }
    })
}

/// Random thresholds, each of them set or left open.
pub fn thresholds(vocabulary: &Vocabulary) -> impl Strategy<Value = Thresholds> + use<> {
    let parameters: Vec<_> = vocabulary
        .parameters
        .iter()
        .map(|parameter| {
            let id = parameter.id.clone();
            let least = if parameter.integer { parameter.minimum.get() } else { parameter.minimum.get() + 0.5 };
            let values = vec![least, least + 2.0];
            proptest::option::of(select(values)).prop_map(move |value| value.map(|value| (id.clone(), value)))
        })
        .collect();
    parameters.prop_map(|set| set.into_iter().flatten().collect())
}

/// A guideline, a patient and thresholds.
#[derive(Clone)]
pub struct Case {
    pub guideline: Guideline,
    pub draft: Draft,
    pub thresholds: Thresholds,
}

impl Case {
    /// What the engine answers.
    pub fn matched(&self) -> MatchResult {
        matched(&self.guideline, &self.draft, &self.thresholds)
    }

    /// The patient as a plain reader sees her.
    pub fn chart(&self) -> Chart<'_> {
        Chart::new(self.guideline.vocabulary(), &self.draft, &self.thresholds)
    }
}

/// Short enough to be read in a failure.
impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { guideline, draft, thresholds } = self;
        writeln!(f, "{}", guideline.chapter().id)?;
        if guideline.chapter().id == "small" {
            for fact in &guideline.vocabulary().facts {
                fact.derived.iter().try_for_each(|derived| writeln!(f, "{}: {}", fact.id, json!(derived)))?;
                fact.cross_check.iter().try_for_each(|check| writeln!(f, "{} against {}", fact.id, json!(check)))?;
            }
            populations(guideline).iter().try_for_each(|population| writeln!(f, "{}", json!(population)))?;
        }
        writeln!(f, "{:?}, sites {:?}, thresholds {thresholds:?}", draft.facts, draft.sites)
    }
}

/// A guideline of a strategy with a random patient and random thresholds.
pub fn with_patient(guidelines: impl Strategy<Value = Guideline>, share: f64) -> impl Strategy<Value = Case> {
    guidelines.prop_flat_map(move |guideline| {
        let (drafts, thresholds) = (drafts(guideline.vocabulary(), share), thresholds(guideline.vocabulary()));
        let guideline = Just(guideline);
        (guideline, drafts, thresholds).prop_map(|(guideline, draft, thresholds)| Case { guideline, draft, thresholds })
    })
}

/// What the engine answers.
pub fn matched(guideline: &Guideline, draft: &Draft, thresholds: &Thresholds) -> MatchResult {
    let patient = Patient::new(guideline.lexicon().clone(), draft).unwrap();
    guideline.match_patient(&patient, &guideline.parameters(thresholds).unwrap())
}

/// The draft with one more fact.
pub fn learned(draft: &Draft, fact: &str, value: &Input) -> Draft {
    let mut draft = draft.clone();
    draft.facts.retain(|(known, _)| known != fact);
    draft.facts.push((fact.to_owned(), value.clone()));
    draft
}

/// All populations of a guideline, in the order of the source.
pub fn populations(guideline: &Guideline) -> Vec<&Condition> {
    guideline.recommendations().iter().map(|recommendation| &recommendation.population).collect()
}
