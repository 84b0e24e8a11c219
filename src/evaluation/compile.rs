//! From conditions to a plan: names become positions, and equal conditions one node.

use std::collections::HashMap;

use crate::condition::{Condition, Limit};
use crate::vocabulary::{Derivation, Kind};

use super::lexicon::Names;
use super::plan::{Bound, Node, NodeId, Plan, ValueSet};

/// Why a condition cannot be compiled; the checks of a file report the same with positions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompileError {
    /// The vocabulary has no such fact.
    #[error("`{0}` is no fact of the vocabulary")]
    UnknownFact(String),
    /// The vocabulary has no such parameter.
    #[error("`{0}` is no parameter of the vocabulary")]
    UnknownParameter(String),
    /// The fact is of another kind than the condition needs.
    #[error("`{fact}` is a {found} fact and the condition needs a {expected}")]
    WrongKind {
        /// Id of the fact.
        fact: String,
        /// Its kind.
        found: Kind,
        /// The kind needed.
        expected: Kind,
    },
    /// The categorical fact has no such value.
    #[error("`{value}` is no value of `{fact}`")]
    UnknownValue {
        /// Id of the fact.
        fact: String,
        /// The value.
        value: String,
    },
    /// A category has more values than a set of values can hold.
    #[error("`{0}` has more than {capacity} values", capacity = ValueSet::CAPACITY)]
    TooManyValues(String),
    /// More facts state a site than a set of sites can hold.
    #[error("more than {capacity} facts state a site", capacity = super::sites::SiteRules::CAPACITY)]
    TooManySites,
    /// A fact is derived from itself.
    #[error("`{0}` is derived from itself")]
    Cycle(String),
    /// Conditions and derivations stand within each other too often.
    #[error("conditions and the derivations of their facts are nested more than {DEEPEST} deep")]
    TooDeep,
    /// Those that a fact is derived from do.
    #[error("the derivation of `{0}`, and of the facts that it reads, is nested more than {DEEPEST} deep")]
    DerivedTooDeep(String),
}

/// Conditions that stand within each other, derivations included, are followed this far and no farther: an
/// explanation is as deep, and serde reads 128 levels of JSON, of which it takes two.
const DEEPEST: usize = Condition::DEEPEST;

/// Builds a plan; equal conditions become one node.
pub struct Compiler<'a> {
    names: &'a Names,
    nodes: Vec<Node>,
    interned: HashMap<Node, NodeId>,
    booleans: HashMap<usize, NodeId>,
    depths: Vec<usize>,
    open: Vec<usize>,
    depth: usize,
}

impl<'a> Compiler<'a> {
    /// A compiler for conditions over these facts and parameters.
    pub fn new(names: &'a Names) -> Self {
        Self {
            names,
            nodes: Vec::new(),
            interned: HashMap::new(),
            booleans: HashMap::new(),
            depths: Vec::new(),
            open: Vec::new(),
            depth: 0,
        }
    }

    /// The finished plan.
    pub fn finish(self) -> Plan {
        Plan::new(self.nodes)
    }

    /// Adds a condition.
    ///
    /// # Errors
    ///
    /// If the condition does not fit the vocabulary.
    pub fn condition(&mut self, condition: &Condition) -> Result<NodeId, CompileError> {
        if self.depth == DEEPEST {
            return Err(CompileError::TooDeep);
        }
        self.depth += 1;
        let node = self.condition_node(condition);
        self.depth -= 1;
        // What was compiled before may be deep although this call was not.
        node.and_then(|node| if self.depths[node] > DEEPEST { Err(CompileError::TooDeep) } else { Ok(node) })
    }

    fn condition_node(&mut self, condition: &Condition) -> Result<NodeId, CompileError> {
        let node = match condition {
            Condition::Holds { fact } => return self.boolean(self.fact(fact, Kind::Boolean)?),
            Condition::Is { fact, one_of } => {
                let position = self.fact(fact, Kind::Category)?;
                Node::Is(position, self.values(position, one_of)?)
            }
            Condition::Compare { fact, operator, value } => {
                Node::Compare(self.fact(fact, Kind::Number)?, *operator, self.bound(value)?)
            }
            Condition::AllOf { conditions } => Node::All(self.each(conditions)?),
            Condition::AnyOf { conditions } => Node::Any(self.each(conditions)?),
            Condition::NoneOf { conditions } => Node::None(self.each(conditions)?),
        };
        Ok(self.intern(node))
    }

    /// Adds a derivation, without the fact that it is for.
    ///
    /// # Errors
    ///
    /// If a condition does not fit the vocabulary, or the fact is derived from itself.
    pub fn derivation(&mut self, fact: usize, derivation: &Derivation) -> Result<NodeId, CompileError> {
        if self.open.contains(&fact) {
            return Err(CompileError::Cycle(self.names.fact(fact).id.clone()));
        }
        self.open.push(fact);
        let node = self.derivation_node(derivation);
        self.open.pop();
        node
    }

    fn derivation_node(&mut self, derivation: &Derivation) -> Result<NodeId, CompileError> {
        if let Some(when) = &derivation.when {
            return self.condition(when);
        }
        let mut side =
            |condition: &Option<Condition>| condition.as_ref().map(|condition| self.condition(condition)).transpose();
        let (true_when, false_when) = (side(&derivation.true_when)?, side(&derivation.false_when)?);
        Ok(self.intern(Node::Implied { true_when, false_when }))
    }

    /// Adds the value of a boolean fact: as given, else as derived.
    ///
    /// # Errors
    ///
    /// If its derivation does not fit the vocabulary.
    pub fn value(&mut self, fact: usize) -> Result<NodeId, CompileError> {
        self.boolean(fact)
    }

    /// A fact is compiled once, however often it is mentioned: else a chain of derivations would double at every link.
    fn boolean(&mut self, fact: usize) -> Result<NodeId, CompileError> {
        if let Some(node) = self.booleans.get(&fact) {
            return Ok(*node);
        }
        let names = self.names;
        let node = match &names.fact(fact).derived {
            None => Node::Holds(fact),
            Some(derivation) => Node::Derived { fact, from: self.derivation(fact, derivation)? },
        };
        let node = self.intern(node);
        self.booleans.insert(fact, node);
        Ok(node)
    }

    fn each(&mut self, conditions: &[Condition]) -> Result<Box<[NodeId]>, CompileError> {
        conditions.iter().map(|condition| self.condition(condition)).collect()
    }

    fn intern(&mut self, node: Node) -> NodeId {
        let depth = 1 + node.parts().map(|part| self.depths[part]).max().unwrap_or_default();
        *self.interned.entry(node).or_insert_with_key(|node| {
            self.nodes.push(node.clone());
            self.depths.push(depth);
            self.nodes.len() - 1
        })
    }

    fn fact(&self, id: &str, expected: Kind) -> Result<usize, CompileError> {
        let position = self.names.fact_position(id).ok_or_else(|| CompileError::UnknownFact(id.to_owned()))?;
        let found = self.names.fact(position).kind;
        if found == expected {
            Ok(position)
        } else {
            Err(CompileError::WrongKind { fact: id.to_owned(), found, expected })
        }
    }

    fn values(&self, fact: usize, values: &[String]) -> Result<ValueSet, CompileError> {
        let fact = self.names.fact(fact);
        values.iter().try_fold(ValueSet(0), |set, value| {
            let position = fact.values.iter().take(ValueSet::CAPACITY).position(|known| known == value);
            let unknown = || CompileError::UnknownValue { fact: fact.id.clone(), value: value.clone() };
            Ok(ValueSet(set.0 | 1 << position.ok_or_else(unknown)?))
        })
    }

    fn bound(&self, limit: &Limit) -> Result<Bound, CompileError> {
        match limit {
            Limit::Fixed(number) => Ok(Bound::Fixed(*number)),
            Limit::Open { parameter } => self
                .names
                .parameter_position(parameter)
                .map(Bound::Parameter)
                .ok_or_else(|| CompileError::UnknownParameter(parameter.clone())),
        }
    }
}
