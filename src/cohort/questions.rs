//! What to look up next in a cohort: for each fact, the patients and answers that knowing it could settle.

use std::ops::Range;

use rayon::prelude::*;

use crate::condition::Operator;
use crate::evaluation::consistency::Check;
use crate::evaluation::lanes::Lanes;
use crate::evaluation::plan::{Facts, Node, NodeId, ValueSet};
use crate::evaluation::reading::Value;
use crate::evaluation::words::{WORDS, Words, both, either, ones, without};
use crate::truth::Kleene;

use super::chunk::Chunk;
use super::conflicts::contradicted;
use super::kernel::{Visitor, sweep};
use super::patients::Cohort;
use super::table::Table;
use super::threads;

/// What knowing a fact could do for a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Position of the fact.
    pub fact: usize,
    /// Of how many patients it is unknown and would settle something.
    pub patients: usize,
    /// For each recommendation, for how many patients some value of the fact alone would settle it.
    pub settles: Vec<usize>,
}

impl Worth {
    /// How many open answers it could settle.
    pub fn pairs(&self) -> usize {
        self.settles.iter().sum()
    }
}

/// A fact with the values to suppose, the node that says for whom it is known with what is derived, and the checks that
/// a value of it can fail.
struct Candidate<'a> {
    fact: usize,
    choices: Vec<Value>,
    node: Option<NodeId>,
    checks: Vec<&'a Check>,
}

impl Cohort {
    /// For each fact that could settle something, what it could settle; in the order of the vocabulary.
    pub fn worth_knowing(&self) -> Vec<Worth> {
        let candidates = self.candidates();
        let tasks: Vec<(&Table, Range<usize>)> = self.stretches().map(|(table, _, rows)| (table, rows)).collect();
        let none = || vec![(0, vec![0; self.guideline().targets().len()]); candidates.len()];
        let ask = |(table, rows): (&Table, Range<usize>)| {
            let mut asker = Asker::new(self, &candidates, none());
            sweep(self.guideline().plan(), self.parameters(), table, self.facts(), rows, &mut asker);
            asker.found
        };
        let found = match threads::for_rows(self.rows()) {
            None => tasks.into_iter().map(ask).fold(none(), plus),
            Some(pool) => pool.install(|| tasks.into_par_iter().map(ask).reduce(none, plus)),
        };
        let worth = |(candidate, (patients, settles)): (&Candidate, (usize, Vec<usize>))| Worth {
            fact: candidate.fact,
            patients,
            settles,
        };
        candidates.iter().zip(found).map(worth).filter(|worth| worth.patients > 0).collect()
    }

    fn candidates(&self) -> Vec<Candidate<'_>> {
        let nodes = self.guideline().plan().nodes();
        let lexicon = self.layout().lexicon();
        let checks: Vec<_> = lexicon.checks().iter().map(|check| (check, check.depends_on(lexicon.plan()))).collect();
        let reads = |fact: usize| {
            move |node: &Node| match node {
                Node::Holds(read) | Node::Is(read, _) | Node::Compare(read, ..) | Node::Derived { fact: read, .. } => {
                    *read == fact
                }
                _ => false,
            }
        };
        let candidate = |fact| Candidate {
            fact,
            choices: self.guideline().choices_to_check(self.parameters(), fact),
            node: nodes.iter().position(|node| matches!(node, Node::Derived { fact: read, .. } if *read == fact)),
            checks: checks.iter().filter(|(_, facts)| facts.contains(&fact)).map(|(check, _)| *check).collect(),
        };
        (0..self.facts()).filter(|fact| nodes.iter().any(reads(*fact))).map(candidate).collect()
    }
}

type Found = Vec<(usize, Vec<usize>)>;

fn plus(mut own: Found, other: Found) -> Found {
    for ((patients, settles), (more_patients, more_settles)) in own.iter_mut().zip(other) {
        *patients += more_patients;
        settles.iter_mut().zip(more_settles).for_each(|(all, some)| *all += some);
    }
    own
}

struct Asker<'a> {
    cohort: &'a Cohort,
    candidates: &'a [Candidate<'a>],
    found: Found,
    supposed: Vec<Lanes>,
    vocabulary: Vec<Lanes>,
}

impl<'a> Asker<'a> {
    fn new(cohort: &'a Cohort, candidates: &'a [Candidate<'a>], found: Found) -> Self {
        Self { cohort, candidates, found, supposed: Vec::new(), vocabulary: Vec::new() }
    }

    /// For each check, whose facts contradict each other in which of the two ways.
    fn contradicted(&mut self, facts: &impl Facts<Answer = Lanes>, checks: &[&Check]) -> Vec<[Words; 2]> {
        if checks.is_empty() {
            return Vec::new();
        }
        let plan = self.cohort.layout().lexicon().plan();
        plan.evaluate_into(facts, self.cohort.parameters(), &mut self.vocabulary);
        checks.iter().map(|check| contradicted(check, facts, &self.vocabulary)).collect()
    }

    /// For whom a supposed value contradicts what is known.
    fn ruled_out(&mut self, supposing: &Supposing, checks: &[&Check], before: &[[Words; 2]]) -> Words {
        let after = self.contradicted(supposing, checks);
        let each = after.iter().zip(before).flat_map(|(after, before)| after.iter().zip(before));
        each.fold([0; WORDS], |all, (after, before)| either(&all, &without(after, before)))
    }
}

impl Visitor for Asker<'_> {
    fn visit(&mut self, _: usize, chunk: &Chunk, known: &[Lanes]) {
        let guideline = self.cohort.guideline();
        for (at, candidate) in self.candidates.iter().enumerate() {
            let told = candidate.node.map_or_else(|| chunk.known(candidate.fact), |node| known[node].known());
            let untold = without(&chunk.present, &told);
            if untold == [0; WORDS] {
                continue;
            }
            let before = self.contradicted(chunk, &candidate.checks);
            let mut settled = vec![[0; WORDS]; guideline.targets().len()];
            for value in &candidate.choices {
                let supposing = Supposing { chunk, fact: candidate.fact, value: *value };
                let ruled_out = self.ruled_out(&supposing, &candidate.checks, &before);
                guideline.plan().evaluate_into(&supposing, self.cohort.parameters(), &mut self.supposed);
                for (target, settled) in guideline.targets().iter().zip(&mut settled) {
                    let now = without(&self.supposed[target.population].known(), &ruled_out);
                    *settled = either(settled, &now);
                }
            }
            let (patients, settles) = &mut self.found[at];
            let mut any: Words = [0; WORDS];
            for ((target, settled), count) in guideline.targets().iter().zip(&settled).zip(settles) {
                let open = without(&untold, &known[target.population].known());
                let settled = both(&open, settled);
                *count += ones(&settled);
                any = either(&any, &settled);
            }
            *patients += ones(&any);
        }
    }
}

/// Patients of whom one fact is supposed to have a value where it is not known.
struct Supposing<'a> {
    chunk: &'a Chunk,
    fact: usize,
    value: Value,
}

impl Supposing<'_> {
    fn suppose(&self, fact: usize, known: &Lanes, truth: impl FnOnce(Value) -> Option<bool>) -> Lanes {
        if fact != self.fact {
            return *known;
        }
        match truth(self.value) {
            Some(true) => known.or_else(&Lanes::never().not()),
            Some(false) => known.or_else(&Lanes::never()),
            None => *known,
        }
    }
}

impl Facts for Supposing<'_> {
    type Answer = Lanes;

    fn holds(&self, fact: usize) -> Lanes {
        self.suppose(fact, &self.chunk.holds(fact), |value| match value {
            Value::Boolean(truth) => Some(truth),
            _ => None,
        })
    }

    fn is(&self, fact: usize, values: ValueSet) -> Lanes {
        self.suppose(fact, &self.chunk.is(fact, values), |value| match value {
            Value::Category(position) => Some(values.contains(position)),
            _ => None,
        })
    }

    fn compare(&self, fact: usize, operator: Operator, limit: f64) -> Lanes {
        self.suppose(fact, &self.chunk.compare(fact, operator, limit), |value| match value {
            Value::Number(number) => Some(operator.holds(number.get(), limit)),
            _ => None,
        })
    }
}
