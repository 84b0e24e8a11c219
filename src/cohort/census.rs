//! Counting over a cohort without keeping the answers: how many are true, false and unknown, and what is known at all.

use std::ops::Range;

use rayon::prelude::*;

use crate::evaluation::lanes::Lanes;
use crate::evaluation::plan::{NodeId, Plan};
use crate::evaluation::words::{WORDS, Words, both, ones};

use super::chunk::Chunk;
use super::kernel::{Visitor, sweep};
use super::matrix::InvalidCells;
use super::patients::Cohort;
use super::table::Table;
use super::threads;

/// How many patients have which answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// For whom it is true.
    pub yes: usize,
    /// For whom it is false.
    pub no: usize,
    /// For whom it is unknown.
    pub unknown: usize,
}

/// Counts for some nodes, in groups of patients.
#[derive(Clone, Debug)]
pub struct Counts {
    /// For each group, the counts of each node.
    pub groups: Vec<Vec<Count>>,
    /// For each fact, how many patients it is known of, derivations left aside.
    pub known: Vec<usize>,
    /// What was invalid, column by column; the list of sites comes last.
    pub invalid: Vec<InvalidCells>,
}

/// What to count.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The nodes whose answers are counted.
    pub nodes: &'a [NodeId],
    /// How many groups of patients there are.
    pub groups: usize,
    /// The group of every patient; without it, all are in the first.
    pub group: Option<&'a [u32]>,
}

/// Rows that one thread counts at a time.
const STRETCH: usize = 1 << 16;

impl Cohort {
    /// Counts over all patients.
    pub fn count(&self, question: Question<'_>) -> Counts {
        let empty = || Counts {
            groups: vec![vec![Count::default(); question.nodes.len()]; question.groups],
            known: vec![0; self.facts()],
            invalid: vec![InvalidCells::default(); self.tables().first().map_or(0, |table| table.columns.len() + 1)],
        };
        let count = |(table, before, rows): (&Table, usize, Range<usize>)| {
            let mut counter = Counter { question, counts: empty(), before };
            sweep(question.plan, self.parameters(), table, self.facts(), rows, &mut counter);
            counter.counts
        };
        let tasks: Vec<_> = self.stretches().collect();
        let plus = |own: Counts, later: Counts| own.plus(&later);
        match threads::for_rows(self.rows()) {
            None => tasks.into_iter().map(count).fold(empty(), plus),
            Some(pool) => pool.install(|| tasks.into_par_iter().map(count).reduce(empty, plus)),
        }
    }

    /// The rows in parts of which each is some work for a thread: the table, the rows before it, and the rows.
    pub fn stretches(&self) -> impl Iterator<Item = (&Table, usize, Range<usize>)> {
        let mut before = 0;
        self.tables().iter().flat_map(move |table| {
            let first = before;
            before += table.rows;
            let starts = (0..table.rows).step_by(STRETCH);
            starts.map(move |start| (table, first, start..table.rows.min(start + STRETCH)))
        })
    }
}

impl Counts {
    /// Both together; the other is of later rows.
    fn plus(mut self, later: &Self) -> Self {
        for (own, other) in self.groups.iter_mut().flatten().zip(later.groups.iter().flatten()) {
            own.yes += other.yes;
            own.no += other.no;
            own.unknown += other.unknown;
        }
        self.known.iter_mut().zip(&later.known).for_each(|(own, other)| *own += other);
        self.invalid.iter_mut().zip(&later.invalid).for_each(|(own, other)| own.extend(other, 0));
        self
    }
}

struct Counter<'a> {
    question: Question<'a>,
    counts: Counts,
    before: usize,
}

impl Visitor for Counter<'_> {
    fn visit(&mut self, start: usize, chunk: &Chunk, known: &[Lanes]) {
        match self.question.group {
            None => self.add(0, &chunk.present, known),
            Some(group) => {
                for (group, patients) in &members(&group[self.before + start..], &chunk.present) {
                    self.add(*group, patients, known);
                }
            }
        }
        for (fact, count) in self.counts.known.iter_mut().enumerate() {
            *count += ones(&both(&chunk.known(fact), &chunk.present));
        }
        for (noted, invalid) in self.counts.invalid.iter_mut().zip(chunk.invalid()) {
            noted.note(self.before + start, invalid);
        }
    }
}

impl Counter<'_> {
    fn add(&mut self, group: usize, patients: &Words, known: &[Lanes]) {
        let all = ones(patients);
        for (node, count) in self.question.nodes.iter().zip(&mut self.counts.groups[group]) {
            let yes = ones(&both(&known[*node].yes, patients));
            let no = ones(&both(&known[*node].no, patients));
            count.yes += yes;
            count.no += no;
            count.unknown += all - yes - no;
        }
    }
}

/// The groups that some patients belong to, each with its patients.
fn members(group: &[u32], present: &Words) -> Vec<(usize, Words)> {
    let mut members: Vec<(usize, Words)> = Vec::new();
    for (patient, group) in group.iter().enumerate().take(present.iter().map(|word| word.count_ones() as usize).sum()) {
        let group = *group as usize;
        let found = members.iter().position(|(known, _)| *known == group);
        let at = found.unwrap_or_else(|| {
            members.push((group, [0; WORDS]));
            members.len() - 1
        });
        members[at].1[patient / 64] |= 1 << (patient % 64);
    }
    members
}
