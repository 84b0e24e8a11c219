//! One patient: her facts, checked against a vocabulary when she is built.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::condition::Operator;
use crate::label::labels;
use crate::number::Number;
use crate::sequence::Sequence;
use crate::truth::Truth;
use crate::vocabulary::Fact;

use super::consistency::Check;
use super::draft::{Draft, Input};
use super::lexicon::Lexicon;
use super::plan::{Facts, Parameters, ValueSet};
use super::problem::FactProblem;
use super::reading::{Value, read, read_sites, write};
use super::sites::{SiteRules, SiteSet};

labels! {
    /// Where a value comes from.
    pub enum Origin: "origin of a value" {
        /// Nowhere: it is not known.
        Missing = "missing",
        /// It follows from other facts.
        Derived = "derived",
        /// It follows from the complete list of sites.
        Sites = "sites",
        /// It was given.
        Given = "given",
    }
}

/// A given value that contradicts what other facts say; the given value wins.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> (conflict,) = ll.Patient(er_status="positive", hr_positive=False).conflicts
>>> print(conflict)
hr_positive counts as false, but er_status would make it true
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Conflict {
    /// Id of the fact.
    pub fact: String,
    /// What counts.
    pub given: Truth,
    /// What the other facts say.
    pub derived: Truth,
    /// What contradicts it: the list of sites, or the facts that it is derived from.
    pub because: Sequence<String>,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { fact, given, derived, because } = self;
        write!(f, "{fact} counts as {given}, but {} would make it {derived}", because.join(", "))
    }
}

/// A patient: what is known of her, checked against a vocabulary.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, module = "leitlinie"))]
#[derive(Clone, Debug)]
pub struct Patient {
    lexicon: Arc<Lexicon>,
    values: Arc<[Value]>,
    sites: Option<Sequence<String>>,
    given: Arc<[Value]>,
}

impl Patient {
    /// Checks what is handed in against the vocabulary.
    ///
    /// # Errors
    ///
    /// Every problem that there is: unknown facts and sites, wrong kinds, numbers out of bounds, unknown categories.
    pub fn new(lexicon: Arc<Lexicon>, draft: &Draft) -> Result<Self, Vec<FactProblem>> {
        let names = lexicon.names();
        let mut given = vec![Value::Unknown; names.vocabulary().facts.len()];
        let mut problems = Vec::new();
        for (name, input) in &draft.facts {
            match read(names, name, input, draft.show_values) {
                Ok((position, value)) => given[position] = value,
                Err(problem) => problems.push(problem),
            }
        }
        let (listed, site_problems) = read_sites(names, draft.sites.as_deref(), draft.show_values);
        problems.extend(site_problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let set = |listed: Vec<usize>| listed.iter().fold(0, |set, fact| set | lexicon.sites().set_of(*fact));
        let listed = listed.map(set);
        Ok(Self::of_values(lexicon, given, listed))
    }

    /// The patient of values that were checked, one a fact, and of the complete list of sites, if it is known.
    pub fn of_values(lexicon: Arc<Lexicon>, given: Vec<Value>, listed: Option<SiteSet>) -> Self {
        let mut values = given.clone();
        if let Some(listed) = listed {
            close_sites(lexicon.sites(), listed, &mut values);
        }
        let sites = listed.map(|listed| site_codes(&lexicon, listed));
        Self { values: values.into(), given: given.into(), sites, lexicon }
    }

    /// The vocabulary that the patient was checked against.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// The codes of the complete list of sites, if it was given.
    pub fn sites(&self) -> Option<&Sequence<String>> {
        self.sites.as_ref()
    }

    /// What is known of the fact at a position, derivations left aside.
    pub fn value(&self, fact: usize) -> Value {
        self.values[fact]
    }

    /// Where that value comes from.
    pub fn origin(&self, fact: usize) -> Origin {
        match (self.given[fact], self.values[fact]) {
            (Value::Unknown, Value::Unknown) => Origin::Missing,
            (Value::Unknown, _) => Origin::Sites,
            _ => Origin::Given,
        }
    }

    /// The facts as they were given, by name.
    pub fn given(&self) -> BTreeMap<&str, Input> {
        let facts = &self.lexicon.names().vocabulary().facts;
        let known = facts.iter().zip(self.given.iter()).filter(|(_, value)| **value != Value::Unknown);
        known.map(|(fact, value)| (fact.id.as_str(), write(fact, *value))).collect()
    }

    /// The value of a fact: as given or by the list of sites, else as derived, with its origin.
    pub fn look_up(&self, fact: usize) -> (Input, Origin) {
        let names = self.lexicon.names();
        let value = self.values[fact];
        if value != Value::Unknown {
            return (write(names.fact(fact), value), self.origin(fact));
        }
        match self.derived(fact).into() {
            Some(derived) => (Input::Boolean(derived), Origin::Derived),
            None => (Input::Missing, Origin::Missing),
        }
    }

    fn derived(&self, fact: usize) -> Truth {
        let node = self.lexicon.derivations().iter().find(|(position, _)| *position == fact);
        node.map_or(Truth::Unknown, |(_, node)| self.evaluate_derivations(&self.no_parameters())[*node])
    }

    fn no_parameters(&self) -> Vec<Option<Number>> {
        vec![None; self.lexicon.names().vocabulary().parameters.len()]
    }

    fn evaluate_derivations(&self, parameters: &Parameters) -> Vec<Truth> {
        self.lexicon.plan().evaluate(self, parameters)
    }

    /// What was handed in, to build the same patient again.
    pub fn draft(&self) -> Draft {
        let facts = self.given().into_iter().map(|(name, input)| (name.to_owned(), input)).collect();
        Draft { facts, sites: self.sites.as_ref().map(|sites| sites.to_vec()), show_values: false }
    }

    /// The same patient with one more value, which must fit its fact.
    #[must_use]
    pub(crate) fn with(&self, fact: usize, value: Value) -> Self {
        let mut values = self.values.to_vec();
        values[fact] = value;
        Self { values: values.into(), ..self.clone() }
    }

    /// Contradictions between given values and the list of sites, what follows from other facts, or what is ruled out.
    pub fn conflicts(&self, parameters: Option<&Parameters>) -> Vec<Conflict> {
        let none = self.no_parameters();
        let known = self.evaluate_derivations(parameters.unwrap_or(&none));
        let mut conflicts = self.site_conflicts();
        for check in self.lexicon.checks() {
            conflicts.extend(self.conflict(check, &known));
        }
        conflicts
    }

    /// The checks of the vocabulary that find a contradiction, and what counts of their fact.
    pub(crate) fn contradicted(&self, parameters: &Parameters) -> Vec<(usize, bool)> {
        let known = self.evaluate_derivations(parameters);
        let found = self.lexicon.checks().iter().enumerate();
        found.filter_map(|(at, check)| Some((at, self.counts_wrongly(check, &known)?))).collect()
    }

    /// What counts of a fact, if the others say the contrary.
    fn counts_wrongly(&self, check: &Check, known: &[Truth]) -> Option<bool> {
        let [as_true, as_false] = check.contradictions(self, known);
        (as_true == Truth::True || as_false == Truth::True).then_some(as_true == Truth::True)
    }

    fn site_conflicts(&self) -> Vec<Conflict> {
        let Some(sites) = &self.sites else { return Vec::new() };
        let names = self.lexicon.names();
        let rules = self.lexicon.sites();
        let listed = sites.iter().filter_map(|code| names.site_position(code));
        let listed = listed.fold(0, |set, fact| set | rules.set_of(fact));
        let mut closed = vec![Value::Unknown; self.values.len()];
        close_sites(rules, listed, &mut closed);
        let contradicts = |(position, fact): (usize, &Fact)| match (self.given[position], closed[position]) {
            (Value::Boolean(given), Value::Boolean(closed)) if given != closed => Some(Conflict {
                fact: fact.id.clone(),
                given: given.into(),
                derived: closed.into(),
                because: vec!["sites".to_owned()].into(),
            }),
            _ => None,
        };
        names.sites().filter_map(contradicts).collect()
    }

    fn conflict(&self, check: &Check, known: &[Truth]) -> Option<Conflict> {
        let names = self.lexicon.names();
        let counts = self.counts_wrongly(check, known)?;
        let is_known = |fact: &&usize| self.look_up(**fact).1 != Origin::Missing;
        let because = check.speakers.iter().filter(is_known).map(|fact| names.fact(*fact).id.clone());
        Some(Conflict {
            fact: names.fact(check.fact).id.clone(),
            given: counts.into(),
            derived: (!counts).into(),
            because: because.collect(),
        })
    }
}

impl Facts for Patient {
    type Answer = Truth;

    fn holds(&self, fact: usize) -> Truth {
        match self.values[fact] {
            Value::Boolean(value) => value.into(),
            _ => Truth::Unknown,
        }
    }

    fn is(&self, fact: usize, values: ValueSet) -> Truth {
        match self.values[fact] {
            Value::Category(value) => values.contains(value).into(),
            _ => Truth::Unknown,
        }
    }

    fn compare(&self, fact: usize, operator: Operator, limit: f64) -> Truth {
        match self.values[fact] {
            Value::Number(number) => operator.holds(number.get(), limit).into(),
            _ => Truth::Unknown,
        }
    }
}

impl PartialEq for Patient {
    fn eq(&self, other: &Self) -> bool {
        let same_vocabulary = Arc::ptr_eq(&self.lexicon, &other.lexicon) || self.lexicon == other.lexicon;
        same_vocabulary && self.given == other.given && self.sites == other.sites
    }
}

impl Eq for Patient {}

impl Hash for Patient {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.given.hash(state);
        self.sites.hash(state);
    }
}

/// Sets what the complete list of sites settles; a value that was given stays as it is.
fn close_sites(rules: &SiteRules, listed: SiteSet, values: &mut [Value]) {
    for (at, fact) in rules.facts().iter().enumerate() {
        if let (Value::Unknown, Some(present)) = (values[*fact], rules.present(at, listed)) {
            values[*fact] = Value::Boolean(present);
        }
    }
}

fn site_codes(lexicon: &Lexicon, listed: SiteSet) -> Sequence<String> {
    let sites = lexicon.names().sites().enumerate().filter(|(at, _)| listed >> at & 1 == 1);
    sites.filter_map(|(_, (_, fact))| fact.site.as_ref()).map(|site| site.code.clone()).collect()
}
