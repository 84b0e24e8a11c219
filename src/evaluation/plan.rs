//! Conditions ready for evaluation: every distinct node once, children before parents.

use std::collections::BTreeSet;

use crate::condition::Operator;
use crate::number::Number;
use crate::truth::Kleene;

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

    /// The positions of its values.
    #[inline(always)]
    pub fn iter(self) -> impl Iterator<Item = u8> {
        let rest = |left: &u64| Some(left & (left - 1)).filter(|left| *left != 0);
        let lowest = |left: u64| left.trailing_zeros().to_le_bytes()[0];
        std::iter::successors(Some(self.0).filter(|left| *left != 0), rest).map(lowest)
    }

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
    /// True where the first node is true; false where it is false, or not there, and the second is true; else unknown.
    Implied {
        /// Makes it true.
        true_when: Option<NodeId>,
        /// Makes it false.
        false_when: Option<NodeId>,
    },
}

impl Node {
    /// The nodes that this one reads.
    pub fn parts(&self) -> impl Iterator<Item = NodeId> {
        let (several, two): (&[NodeId], [Option<NodeId>; 2]) = match self {
            Self::Holds(_) | Self::Is(..) | Self::Compare(..) => (&[], [None, None]),
            Self::Derived { from, .. } => (&[], [Some(*from), None]),
            Self::All(nodes) | Self::Any(nodes) | Self::None(nodes) => (nodes, [None, None]),
            Self::Implied { true_when, false_when } => (&[], [*true_when, *false_when]),
        };
        several.iter().copied().chain(two.into_iter().flatten())
    }
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

/// Conditions ready for evaluation.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    nodes: Vec<Node>,
}

impl Plan {
    /// A plan of nodes, of which each reads only those before it.
    pub(super) fn new(nodes: Vec<Node>) -> Self {
        Self { nodes }
    }

    /// The nodes, children before parents.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Positions of the facts that a node reads, those behind derivations among them.
    pub fn facts_under(&self, node: NodeId) -> BTreeSet<usize> {
        let (mut facts, mut seen, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![node]);
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            let node = &self.nodes[node];
            if let Node::Holds(fact) | Node::Derived { fact, .. } | Node::Is(fact, _) | Node::Compare(fact, ..) = node {
                facts.insert(*fact);
            }
            open.extend(node.parts());
        }
        facts
    }

    /// What is known of every node.
    pub fn evaluate<F: Facts>(&self, facts: &F, parameters: &Parameters) -> Vec<F::Answer> {
        let mut answers = Vec::with_capacity(self.nodes.len());
        self.evaluate_into(facts, parameters, &mut answers);
        answers
    }

    /// What is known of every node, in a vector that is used again.
    #[inline(always)]
    pub fn evaluate_into<F: Facts>(&self, facts: &F, parameters: &Parameters, answers: &mut Vec<F::Answer>) {
        answers.clear();
        for node in &self.nodes {
            let answer = answer(node, facts, parameters, answers);
            answers.push(answer);
        }
    }
}

#[inline(always)]
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
#[inline(always)]
fn all<A: Kleene>(nodes: &[NodeId], known: &[A]) -> A {
    let Some((first, others)) = nodes.split_first() else { return A::never().not() };
    let mut all = known[*first].clone();
    for node in others {
        all = all.and(&known[*node]);
    }
    all
}

#[inline(always)]
fn any<A: Kleene>(nodes: &[NodeId], known: &[A]) -> A {
    let Some((first, others)) = nodes.split_first() else { return A::never() };
    let mut any = known[*first].clone();
    for node in others {
        any = any.or(&known[*node]);
    }
    any
}

/// The first side wins, so the second settles nothing while the first is open: what is learned later could reverse it.
#[inline(always)]
fn implied<A: Kleene>(true_when: Option<NodeId>, false_when: Option<NodeId>, known: &[A]) -> A {
    let side = |node: Option<NodeId>| node.map_or_else(A::never, |node| known[node].clone());
    let (yes, no) = (side(true_when), side(false_when));
    let at_most_unknown = yes.clone().or(&no.not()).and(&A::unknown());
    yes.or(&A::unknown()).or_else(&at_most_unknown)
}
