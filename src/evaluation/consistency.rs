//! Contradictions: what counts of a boolean fact, held against what other facts say of it.

use std::collections::BTreeSet;

use crate::condition::Condition;
use crate::truth::Kleene;
use crate::vocabulary::{Derivation, Fact};

use super::compile::{CompileError, Compiler};
use super::lexicon::Names;
use super::plan::{Facts, NodeId, Plan};

/// What other facts say of a boolean fact: one definition of a contradiction, for a patient and for columns.
#[derive(Clone, Debug)]
pub struct Check {
    /// Position of the fact.
    pub fact: usize,
    /// Positions of the facts that speak of it.
    pub speakers: Vec<usize>,
    says: Says,
}

#[derive(Clone, Debug)]
enum Says {
    /// What follows, against what is given or stands in the list of sites; and the two sides, where it has both.
    Follows(NodeId, Option<[NodeId; 2]>),
    /// What makes it true and what makes it false, each by itself, against what is known, derivations included.
    Sides { value: NodeId, sides: [Option<NodeId>; 2] },
}

impl Check {
    /// Holds a fact against its derivation, which is the node.
    pub fn of_derivation(names: &Names, fact: usize, node: NodeId, sides: Option<[NodeId; 2]>) -> Self {
        let speakers = names.fact(fact).derived.iter().flat_map(|derivation| speakers(names, derivation)).collect();
        Self { fact, speakers, says: Says::Follows(node, sides) }
    }

    /// Holds a fact against its cross-check, if it has one.
    ///
    /// # Errors
    ///
    /// If a condition does not fit the vocabulary.
    pub fn of_cross_check(
        names: &Names,
        compiler: &mut Compiler,
        (position, fact): (usize, &Fact),
    ) -> Result<Option<Self>, CompileError> {
        let Some(check) = &fact.cross_check else { return Ok(None) };
        let mut node_of =
            |condition: Option<&Condition>| condition.map(|condition| compiler.condition(condition)).transpose();
        let not = check.when.as_ref().map(|when| Condition::NoneOf { conditions: vec![when.clone()].into() });
        let true_when = node_of(check.true_when.as_ref().or(check.when.as_ref()))?;
        let false_when = node_of(check.false_when.as_ref().or(not.as_ref()))?;
        let value = compiler.value(position)?;
        let says = Says::Sides { value, sides: [true_when, false_when] };
        Ok(Some(Self { fact: position, speakers: speakers(names, check), says }))
    }

    /// Where the fact counts as true and the others say that it is false, and the reverse.
    ///
    /// `known` is what is known of the nodes of the vocabulary's plan.
    pub fn contradictions<F: Facts>(&self, facts: &F, known: &[F::Answer]) -> [F::Answer; 2] {
        match &self.says {
            Says::Follows(node, sides) => {
                let (given, follows) = (facts.holds(self.fact), &known[*node]);
                let as_true = given.clone().and(&follows.clone().not());
                // Nothing is given, and both sides are met: the first one counts.
                let both = sides.map(|[yes, no]| is_open(&given).and(&known[yes]).and(&known[no]));
                [both.into_iter().fold(as_true, |either, both| either.or(&both)), given.not().and(follows)]
            }
            Says::Sides { value, sides: [true_when, false_when] } => {
                let side = |side: &Option<NodeId>| side.map_or_else(F::Answer::never, |node| known[node].clone());
                let value = known[*value].clone();
                [side(false_when).and(&value), side(true_when).and(&value.not())]
            }
        }
    }

    /// Positions of all facts on which it depends whether there is a contradiction.
    pub fn depends_on(&self, plan: &Plan) -> BTreeSet<usize> {
        let nodes: Vec<_> = match &self.says {
            Says::Follows(node, _) => vec![*node],
            Says::Sides { value, sides } => sides.iter().flatten().chain([value]).copied().collect(),
        };
        let under = nodes.into_iter().flat_map(|node| plan.facts_under(node));
        under.chain([self.fact]).collect()
    }
}

fn speakers(names: &Names, said: &Derivation) -> Vec<usize> {
    let facts: BTreeSet<_> = said.conditions().flat_map(Condition::facts).collect();
    facts.into_iter().filter_map(|fact| names.fact_position(fact)).collect()
}

/// True where nothing is known, false elsewhere.
fn is_open<A: Kleene>(value: &A) -> A {
    let at_least_open = value.clone().or_else(&A::never().not());
    at_least_open.and(&value.clone().or_else(&A::never()).not())
}

#[cfg(test)]
mod tests {
    use super::is_open;
    use crate::truth::Truth::{False, True, Unknown};

    #[test]
    fn only_the_unknown_is_open() {
        assert_eq!([False, Unknown, True].map(|truth| is_open(&truth)), [False, True, False]);
    }
}
