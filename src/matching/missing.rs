//! What is missing: the facts that can still change an open answer, and no others.

use std::collections::BTreeSet;

use crate::evaluation::patient::Patient;
use crate::evaluation::plan::{Bound, Node, NodeId};
use crate::evaluation::reading::Value;
use crate::truth::Truth;
use crate::vocabulary::Fact;

use super::result::MatchResult;

/// Up to this many completions an answer is tried out rather than read off the tree.
const COMPLETIONS: usize = 4096;

impl MatchResult {
    /// Positions of the facts that can still change what is known of a node, in the order of the vocabulary.
    ///
    /// The unknown leaves under unknown nodes are exactly those facts as long as each fact is read once and each
    /// leaf can turn out either way. Where a fact is read in several places, or a threshold is not set, every
    /// completion is tried if there are at most 4096 of them; beyond that the list may hold a fact too many,
    /// never one too few. A completion counts here even if it contradicts what is known of the patient: a question that
    /// only such a value would settle stays in the list, and settles nothing.
    pub fn missing(&self, node: NodeId) -> Vec<usize> {
        if self.known(node) != Truth::Unknown {
            return Vec::new();
        }
        let (mut facts, mut certain) = (BTreeSet::new(), true);
        self.each_open(node, &mut BTreeSet::new(), &mut |open, first| {
            // What is reached by two ways is read twice.
            certain &= first && self.is_certain(open, &mut facts);
        });
        if certain { facts.into_iter().collect() } else { self.confirm(node, facts) }
    }

    /// Adds the fact that an open node reads, and says whether it is read for the first time and can turn out either way.
    fn is_certain(&self, open: &Node, facts: &mut BTreeSet<usize>) -> bool {
        match open {
            Node::Holds(fact) | Node::Derived { fact, .. } => facts.insert(*fact),
            Node::Is(fact, _) | Node::Compare(fact, ..) => {
                let outcomes = self.outcomes(open, *fact);
                let once = outcomes.is_empty() || facts.insert(*fact);
                once && outcomes.contains(&true) && outcomes.contains(&false)
            }
            Node::All(_) | Node::Any(_) | Node::None(_) | Node::Implied { .. } => true,
        }
    }

    /// Ids of the facts that can still change whether the recommendation at a position applies.
    pub fn missing_facts(&self, position: usize) -> Vec<&Fact> {
        let names = self.guideline().lexicon().names();
        let node = self.guideline().targets()[position].population;
        self.missing(node).into_iter().map(|fact| names.fact(fact)).collect()
    }

    /// Ids of the facts that can still change what the criteria printed under the recommendation say.
    pub fn missing_for_selection(&self, position: usize) -> Vec<&Fact> {
        let names = self.guideline().lexicon().names();
        let node = self.guideline().targets()[position].selection;
        let missing = node.map(|node| self.missing(node)).unwrap_or_default();
        missing.into_iter().map(|fact| names.fact(fact)).collect()
    }

    /// Ids of the parameters that are not set and have a part in whether the recommendation at a position applies.
    pub fn missing_parameters(&self, position: usize) -> Vec<&str> {
        let mut positions = BTreeSet::new();
        let population = self.guideline().targets()[position].population;
        self.each_open(population, &mut BTreeSet::new(), &mut |open, _| match open {
            Node::Compare(_, _, Bound::Parameter(parameter)) if self.parameters()[*parameter].is_none() => {
                positions.insert(*parameter);
            }
            _ => {}
        });
        let names = self.guideline().lexicon().names();
        positions.into_iter().map(|parameter| names.parameter(parameter).id.as_str()).collect()
    }

    /// Calls for every unknown node under a node, itself among them, once each.
    fn each_open(&self, node: NodeId, seen: &mut BTreeSet<NodeId>, call: &mut dyn FnMut(&Node, bool)) {
        if self.known(node) != Truth::Unknown {
            return;
        }
        let first = seen.insert(node);
        let open = &self.guideline().plan().nodes()[node];
        call(open, first);
        if first {
            open.parts().for_each(|part| self.each_open(part, seen, call));
        }
    }

    /// What each value of its fact makes of a comparison; nothing if it is with a threshold that is not set.
    fn outcomes(&self, leaf: &Node, fact: usize) -> Vec<bool> {
        let outcome = |value: Value| match (leaf, value) {
            (Node::Is(_, values), Value::Category(value)) => Some(values.contains(value)),
            (Node::Compare(_, operator, bound), Value::Number(number)) => {
                Some(operator.holds(number.get(), bound.get(self.parameters())?.get()))
            }
            _ => None,
        };
        self.guideline().choices(self.parameters(), fact).into_iter().filter_map(outcome).collect()
    }

    /// Keeps the facts that make a difference in some completion of the others.
    fn confirm(&self, node: NodeId, facts: BTreeSet<usize>) -> Vec<usize> {
        let facts: Vec<_> = facts.into_iter().collect();
        let choices: Vec<_> = facts.iter().map(|fact| self.guideline().choices(self.parameters(), *fact)).collect();
        let completions = choices.iter().try_fold(1_usize, |product, values| product.checked_mul(values.len() + 1));
        if completions.is_none_or(|completions| completions > COMPLETIONS) {
            return facts;
        }
        let matters = |at: &usize| self.matters(node, &facts, &choices, *at);
        (0..facts.len()).filter(matters).map(|at| facts[at]).collect()
    }

    fn matters(&self, node: NodeId, facts: &[usize], choices: &[Vec<Value>], at: usize) -> bool {
        let others: Vec<_> = (0..facts.len()).filter(|other| *other != at).collect();
        some_completion(self.patient(), facts, choices, &others, &|patient| {
            let answer = |patient: &Patient| self.guideline().plan().evaluate(patient, self.parameters())[node];
            let open = answer(patient);
            open == Truth::Unknown && choices[at].iter().any(|value| answer(&patient.with(facts[at], *value)) != open)
        })
    }
}

/// Whether a test holds for some way to leave open or to fill in the remaining facts.
fn some_completion(
    patient: &Patient,
    facts: &[usize],
    choices: &[Vec<Value>],
    remaining: &[usize],
    test: &dyn Fn(&Patient) -> bool,
) -> bool {
    let Some((first, rest)) = remaining.split_first() else { return test(patient) };
    let filled_in = |value: &Value| some_completion(&patient.with(facts[*first], *value), facts, choices, rest, test);
    choices[*first].iter().any(filled_in) || some_completion(patient, facts, choices, rest, test)
}
