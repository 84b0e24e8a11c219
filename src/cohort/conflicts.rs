//! Contradictions in a cohort: which facts, how many patients, and the first rows.

use std::ops::Range;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::evaluation::consistency::Check;
use crate::evaluation::lanes::Lanes;
use crate::evaluation::plan::Facts;
use crate::evaluation::words::{WORDS, Words, both, either, ones};
use crate::sequence::Sequence;
use crate::truth::Truth;

use super::chunk::Chunk;
use super::kernel::{Visitor, sweep};
use super::layout::SITES;
use super::matrix::InvalidCells as Rows;
use super::patients::Cohort;
use super::table::Table;
use super::threads;

/// Values that contradict what other facts say, of all patients of whom it is the same fact and the same contradiction.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> rows = [{"age": 46}, {"er_status": "positive", "hr_positive": False}]
>>> (conflict,) = ll.load().cohort(rows).conflicts
>>> print(conflict)
hr_positive counts as false, but er_status would make it true (1 patient: row 1)
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CohortConflict {
    /// Id of the fact.
    pub fact: String,
    /// What counts.
    pub given: Truth,
    /// What the other facts say.
    pub derived: Truth,
    /// What contradicts it: the list of sites, or facts of the table that the fact is held against.
    pub because: Sequence<String>,
    /// How many patients are concerned.
    pub patients: usize,
    /// The first of their rows, counted from 0.
    pub rows: Sequence<usize>,
}

impl std::fmt::Display for CohortConflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { fact, given, derived, because, patients, rows } = self;
        let more = if *patients > rows.len() { ", …" } else { "" };
        let (noun, row) = if *patients == 1 { ("patient", "row") } else { ("patients", "rows") };
        let rows = rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let because = because.join(", ");
        write!(
            f,
            "{fact} counts as {given}, but {because} would make it {derived} ({patients} {noun}: {row} {rows}{more})"
        )
    }
}

/// For whom what counts of a fact contradicts what the others say: who counts as true, and who as false.
pub fn contradicted(check: &Check, facts: &impl Facts<Answer = Lanes>, known: &[Lanes]) -> [Words; 2] {
    check.contradictions(facts, known).map(|lanes| lanes.yes)
}

/// What is contradicted: for each fact, and for each check and each site in both of the ways.
#[derive(Clone, Debug)]
pub struct Contradictions {
    /// For each fact, how many patients have a contradiction.
    pub patients: Vec<usize>,
    checks: Vec<[Rows; 2]>,
    sites: Vec<[Rows; 2]>,
}

impl Contradictions {
    fn plus(mut self, later: &Self) -> Self {
        self.patients.iter_mut().zip(&later.patients).for_each(|(own, other)| *own += other);
        let own = self.checks.iter_mut().chain(&mut self.sites).flatten();
        own.zip(later.checks.iter().chain(&later.sites).flatten()).for_each(|(own, other)| own.extend(other, 0));
        self
    }
}

impl Cohort {
    /// Holds the facts of all patients against each other.
    pub fn contradictions(&self) -> Contradictions {
        let lexicon = self.layout().lexicon();
        let none = || Contradictions {
            patients: vec![0; self.facts()],
            checks: vec![Default::default(); lexicon.checks().len()],
            sites: vec![Default::default(); lexicon.sites().facts().len()],
        };
        let find = |(table, before, rows): (&Table, usize, Range<usize>)| {
            let mut finder = Finder { cohort: self, table, before, found: none() };
            sweep(lexicon.plan(), self.parameters(), table, self.facts(), rows, &mut finder);
            finder.found
        };
        let tasks: Vec<_> = self.stretches().collect();
        let plus = |own: Contradictions, later: Contradictions| own.plus(&later);
        match threads::for_rows(self.rows()) {
            None => tasks.into_iter().map(find).fold(none(), plus),
            Some(pool) => pool.install(|| tasks.into_par_iter().map(find).reduce(none, plus)),
        }
    }

    /// Says which facts are contradicted: by the list of sites first, then by the checks of the vocabulary.
    pub fn conflicts(&self) -> Vec<CohortConflict> {
        let lexicon = self.layout().lexicon();
        let id = |fact: usize| lexicon.names().fact(fact).id.clone();
        let found = self.contradictions();
        let available = self.available();
        let known = |fact: &usize| available[*fact] || lexicon.derivations().iter().any(|(derived, _)| derived == fact);
        let by_sites =
            lexicon.sites().facts().iter().zip(&found.sites).map(|(fact, ways)| (*fact, vec![SITES.to_owned()], ways));
        let by_checks =
            lexicon.checks().iter().zip(&found.checks).map(|(check, ways)| {
                (check.fact, check.speakers.iter().copied().filter(known).map(id).collect(), ways)
            });
        let conflict = |fact: usize, because: &[String], counts: bool, rows: &Rows| CohortConflict {
            fact: id(fact),
            given: counts.into(),
            derived: (!counts).into(),
            because: because.to_vec().into(),
            patients: rows.count,
            rows: rows.rows.clone().into(),
        };
        let mut conflicts = Vec::new();
        for (fact, because, ways) in by_sites.chain(by_checks) {
            let both = ways.iter().zip([true, false]).filter(|(rows, _)| rows.count > 0);
            conflicts.extend(both.map(|(rows, counts)| conflict(fact, &because, counts, rows)));
        }
        conflicts
    }
}

struct Finder<'a> {
    cohort: &'a Cohort,
    table: &'a Table,
    before: usize,
    found: Contradictions,
}

impl Visitor for Finder<'_> {
    fn visit(&mut self, start: usize, chunk: &Chunk, known: &[Lanes]) {
        let lexicon = self.cohort.layout().lexicon();
        let mut of_facts = vec![[0; WORDS]; self.found.patients.len()];
        let mut note = |fact: usize, found: [Words; 2], noted: &mut [Rows; 2]| {
            for (words, rows) in found.iter().zip(noted) {
                let words = both(words, &chunk.present);
                rows.note(self.before + start, &words);
                of_facts[fact] = either(&of_facts[fact], &words);
            }
        };
        for (check, noted) in lexicon.checks().iter().zip(&mut self.found.checks) {
            note(check.fact, contradicted(check, chunk, known), noted);
        }
        if let Some(sites) = &self.table.sites {
            let mut noted = self.found.sites.iter_mut();
            sites.close(start, ones(&chunk.present), |fact, listed| {
                let counts = chunk.holds(fact);
                let found = [both(&counts.yes, &listed.no), both(&counts.no, &listed.yes)];
                if let Some(noted) = noted.next() {
                    note(fact, found, noted);
                }
            });
        }
        for (patients, found) in self.found.patients.iter_mut().zip(&of_facts) {
            *patients += ones(found);
        }
    }
}
