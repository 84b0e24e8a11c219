//! A vocabulary made ready for matching: look-up by name, sites, and compiled derivations.

use std::collections::HashMap;

use crate::suggest;
use crate::vocabulary::{Fact, Parameter, Vocabulary};

use super::compile::{CompileError, Compiler};
use super::consistency::Check;
use super::plan::{Node, NodeId, Plan, ValueSet};
use super::sites::SiteRules;

/// Facts and parameters by name and position.
#[derive(Debug)]
pub struct Names {
    vocabulary: Vocabulary,
    facts: HashMap<String, usize>,
    parameters: HashMap<String, usize>,
    sites: HashMap<String, usize>,
}

impl Names {
    fn new(vocabulary: Vocabulary) -> Self {
        let positions = |ids: Vec<&String>| ids.into_iter().cloned().zip(0..).collect();
        let facts = positions(vocabulary.facts.iter().map(|fact| &fact.id).collect());
        let parameters = positions(vocabulary.parameters.iter().map(|parameter| &parameter.id).collect());
        let sites = vocabulary.facts.iter().enumerate().flat_map(site_names).collect();
        Self { vocabulary, facts, parameters, sites }
    }

    /// The vocabulary.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The fact at a position.
    pub fn fact(&self, position: usize) -> &Fact {
        &self.vocabulary.facts[position]
    }

    /// Position of a fact.
    pub fn fact_position(&self, id: &str) -> Option<usize> {
        self.facts.get(id).copied()
    }

    /// The parameter at a position.
    pub fn parameter(&self, position: usize) -> &Parameter {
        &self.vocabulary.parameters[position]
    }

    /// Position of a parameter.
    pub fn parameter_position(&self, id: &str) -> Option<usize> {
        self.parameters.get(id).copied()
    }

    /// Position of the fact that states a site, by the site's code or another name of it.
    pub fn site_position(&self, name: &str) -> Option<usize> {
        self.sites.get(name).copied()
    }

    /// The facts that state a site, with their positions.
    pub fn sites(&self) -> impl Iterator<Item = (usize, &Fact)> {
        self.vocabulary.facts.iter().enumerate().filter(|(_, fact)| fact.site.is_some())
    }

    /// The fact that somebody who wrote this name probably meant.
    pub fn nearest_fact(&self, name: &str) -> Option<&str> {
        suggest::nearest(name, self.vocabulary.facts.iter().map(|fact| fact.id.as_str()))
    }
}

fn site_names((position, fact): (usize, &Fact)) -> Vec<(String, usize)> {
    let Some(site) = &fact.site else { return Vec::new() };
    std::iter::once(&site.code).chain(&site.also).map(|name| (name.clone(), position)).collect()
}

/// A vocabulary made ready for matching.
#[derive(Debug)]
pub struct Lexicon {
    names: Names,
    sites: SiteRules,
    plan: Plan,
    derivations: Vec<(usize, NodeId)>,
    fact_nodes: Vec<(usize, NodeId)>,
    checks: Vec<Check>,
}

impl Lexicon {
    /// Prepares a vocabulary.
    ///
    /// # Errors
    ///
    /// If a derivation does not fit the vocabulary, or a fact is derived from itself.
    pub fn new(vocabulary: Vocabulary) -> Result<Self, CompileError> {
        let names = Names::new(vocabulary);
        let too_many = |fact: &&Fact| fact.values.len() > ValueSet::CAPACITY;
        if let Some(fact) = names.vocabulary.facts.iter().find(too_many) {
            return Err(CompileError::TooManyValues(fact.id.clone()));
        }
        if names.sites().count() > SiteRules::CAPACITY {
            return Err(CompileError::TooManySites);
        }
        let mut compiler = Compiler::new(&names);
        let mut derivations = Vec::new();
        for (position, fact) in names.vocabulary.facts.iter().enumerate() {
            if let Some(derivation) = &fact.derived {
                let node = compiler.derivation(position, derivation).map_err(|error| match error {
                    CompileError::TooDeep => CompileError::DerivedTooDeep(fact.id.clone()),
                    other => other,
                })?;
                derivations.push((position, node));
            }
        }
        let fact_nodes = derivations
            .iter()
            .map(|(fact, _)| Ok((*fact, compiler.value(*fact)?)))
            .collect::<Result<_, CompileError>>()?;
        let cross_checks = names.vocabulary.facts.iter().enumerate();
        let cross_checks = cross_checks
            .filter_map(|fact| Check::of_cross_check(&names, &mut compiler, fact).transpose())
            .collect::<Result<Vec<_>, CompileError>>()?;
        let plan = compiler.finish();
        let sites = SiteRules::new(&names);
        let checks = derivations.iter().map(|(fact, node)| {
            let both = match &plan.nodes()[*node] {
                Node::Implied { true_when: Some(yes), false_when: Some(no) } => Some([*yes, *no]),
                _ => None,
            };
            Check::of_derivation(&names, *fact, *node, both)
        });
        let checks = checks.chain(cross_checks).collect();
        Ok(Self { names, sites, plan, derivations, fact_nodes, checks })
    }

    /// Facts and parameters by name and position.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// What a complete list of sites settles.
    pub fn sites(&self) -> &SiteRules {
        &self.sites
    }

    /// The plan of all derivations.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The derived facts, each with the node of its derivation alone.
    pub fn derivations(&self) -> &[(usize, NodeId)] {
        &self.derivations
    }

    /// What other facts say of boolean facts: derivations first, then cross-checks, each in the vocabulary's order.
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// The derived facts, each with the node that is its value: as given, else as derived.
    pub fn fact_nodes(&self) -> &[(usize, NodeId)] {
        &self.fact_nodes
    }
}

impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        self.names.vocabulary == other.names.vocabulary
    }
}
