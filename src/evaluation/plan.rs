//! Conditions compiled for evaluation: every distinct node once, children before parents.

use std::collections::HashMap;

use crate::condition::{Condition, Limit, Operator};
use crate::number::Number;
use crate::truth::Kleene;
use crate::vocabulary::{Derivation, Kind};

use super::lexicon::Names;

/// What carries the facts: one patient, or many in columns.
///
/// A plan asks a carrier only what its vocabulary allows, so no answer can fail.
pub trait Facts {
    /// What is known of a statement about what is carried.
    type Answer: Kleene;
    /// Whether a boolean fact holds.
    fn holds(&self, fact: usize) -> Self::Answer;
    /// Whether the value of a categorical fact is in a set.
    fn is(&self, fact: usize, values: ValueSet) -> Self::Answer;
    /// How a number compares with a limit.
    fn compare(&self, fact: usize, operator: Operator, limit: f64) -> Self::Answer;
}

/// A set of category values: bit *i* stands for the fact's value *i*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ValueSet(pub u64);

impl ValueSet {
    /// Most values that a category can have.
    pub const CAPACITY: usize = 64;

    /// Whether the value at this position is in the set.
    pub fn contains(self, value: u8) -> bool {
        self.0 >> value & 1 == 1
    }
}

/// Position of a node in its plan.
pub type NodeId = usize;

/// One step of a plan; the nodes that it reads stand before it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A boolean fact without a derivation.
    Holds(usize),
    /// A boolean fact with a derivation: as given, else as derived.
    Derived {
        /// The fact.
        fact: usize,
        /// Its derivation.
        from: NodeId,
    },
    /// A category among some values.
    Is(usize, ValueSet),
    /// A number against a limit.
    Compare(usize, Operator, Bound),
    /// All of the nodes.
    All(Box<[NodeId]>),
    /// Any of the nodes.
    Any(Box<[NodeId]>),
    /// None of the nodes.
    None(Box<[NodeId]>),
    /// True where the first node is true, else false where the second is true, else unknown.
    Implied {
        /// Makes it true.
        true_when: Option<NodeId>,
        /// Makes it false.
        false_when: Option<NodeId>,
    },
}

/// The limit of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A number.
    Fixed(Number),
    /// The parameter at this position.
    Parameter(usize),
}

/// The values of the parameters, in the order of the vocabulary; `None` where unset.
pub type Parameters = [Option<Number>];

impl Bound {
    /// The limit, unless it is a parameter that is not set.
    pub fn get(self, parameters: &Parameters) -> Option<Number> {
        match self {
            Self::Fixed(number) => Some(number),
            Self::Parameter(position) => parameters[position],
        }
    }
}

/// Conditions compiled for evaluation.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    nodes: Vec<Node>,
}

impl Plan {
    /// The nodes, children before parents.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// What is known of every node.
    pub fn evaluate<F: Facts>(&self, facts: &F, parameters: &Parameters) -> Vec<F::Answer> {
        let mut answers = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let answer = answer(node, facts, parameters, &answers);
            answers.push(answer);
        }
        answers
    }
}

fn answer<F: Facts>(node: &Node, facts: &F, parameters: &Parameters, known: &[F::Answer]) -> F::Answer {
    match node {
        Node::Holds(fact) => facts.holds(*fact),
        Node::Derived { fact, from } => facts.holds(*fact).or_else(&known[*from]),
        Node::Is(fact, values) => facts.is(*fact, *values),
        Node::Compare(fact, operator, bound) => match bound.get(parameters) {
            Some(limit) => facts.compare(*fact, *operator, limit.get()),
            None => Kleene::unknown(),
        },
        Node::All(nodes) => all(nodes, known),
        Node::Any(nodes) => any(nodes, known),
        Node::None(nodes) => any(nodes, known).not(),
        Node::Implied { true_when, false_when } => implied(*true_when, *false_when, known),
    }
}

/// All of no statements is true: it is the negation of any of them being false.
fn all<A: Kleene>(nodes: &[NodeId], known: &[A]) -> A {
    let mut each = nodes.iter().map(|node| &known[*node]);
    match each.next() {
        Some(first) => each.fold(first.clone(), A::and),
        None => A::never().not(),
    }
}

fn any<A: Kleene>(nodes: &[NodeId], known: &[A]) -> A {
    let mut each = nodes.iter().map(|node| &known[*node]);
    match each.next() {
        Some(first) => each.fold(first.clone(), A::or),
        None => A::never(),
    }
}

/// What is not true says nothing here: `or_else` takes over where a side is not settled to true.
fn implied<A: Kleene>(true_when: Option<NodeId>, false_when: Option<NodeId>, known: &[A]) -> A {
    let settles = |node: Option<NodeId>| match node {
        Some(node) => known[node].clone().or(&A::unknown()),
        None => A::unknown(),
    };
    settles(true_when).or_else(&settles(false_when).not())
}

/// The nodes that a node reads.
fn parts(node: &Node) -> impl Iterator<Item = NodeId> {
    let (several, two): (&[NodeId], [Option<NodeId>; 2]) = match node {
        Node::Holds(_) | Node::Is(..) | Node::Compare(..) => (&[], [None, None]),
        Node::Derived { from, .. } => (&[], [Some(*from), None]),
        Node::All(nodes) | Node::Any(nodes) | Node::None(nodes) => (nodes, [None, None]),
        Node::Implied { true_when, false_when } => (&[], [*true_when, *false_when]),
    };
    several.iter().copied().chain(two.into_iter().flatten())
}

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
    /// A fact is derived from itself.
    #[error("`{0}` is derived from itself")]
    Cycle(String),
    /// Conditions and derivations stand within each other too often.
    #[error("conditions and derivations are nested more than {DEEPEST} deep")]
    TooDeep,
}

/// Conditions that stand within each other, derivations included, are followed this far and no farther.
const DEEPEST: usize = 256;

/// Builds a plan; equal conditions become one node.
pub struct Compiler<'a> {
    names: &'a Names,
    plan: Plan,
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
            plan: Plan::default(),
            interned: HashMap::new(),
            booleans: HashMap::new(),
            depths: Vec::new(),
            open: Vec::new(),
            depth: 0,
        }
    }

    /// The finished plan.
    pub fn finish(self) -> Plan {
        self.plan
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
        let depth = 1 + parts(&node).map(|part| self.depths[part]).max().unwrap_or_default();
        *self.interned.entry(node).or_insert_with_key(|node| {
            self.plan.nodes.push(node.clone());
            self.depths.push(depth);
            self.plan.nodes.len() - 1
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
