//! Taking stock: of how many patients each fact is known, and where that comes from.

use super::census::{Counts, Question};
use super::matrix::InvalidCells;
use super::patients::Cohort;
use super::table::{Listed, Table};

/// Of how many patients a fact is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// It is given.
    pub given: usize,
    /// It is not given, and the list of sites settles it.
    pub listed: usize,
    /// It is known, what is derived included.
    pub known: usize,
    /// What counts contradicts what other facts say.
    pub conflicts: usize,
}

impl Cohort {
    /// What is known of each fact, and what was invalid.
    pub fn stock(&self) -> (Vec<Stock>, Vec<InvalidCells>) {
        let lexicon = self.layout().lexicon();
        let nodes: Vec<_> = lexicon.fact_nodes().iter().map(|(_, node)| *node).collect();
        let counted =
            |cohort: &Self| cohort.count(Question { plan: lexicon.plan(), nodes: &nodes, groups: 1, group: None });
        let counts = counted(self);
        let given =
            if self.has_lists_beside_sites() { counted(&self.without_lists()).known } else { self.given(&counts) };
        let conflicts = self.contradictions().patients;
        let stock = |fact: usize| {
            let derived = lexicon.fact_nodes().iter().position(|(derived, _)| *derived == fact);
            let known = derived.map_or(counts.known[fact], |at| counts.groups[0][at].yes + counts.groups[0][at].no);
            Stock { given: given[fact], listed: counts.known[fact] - given[fact], known, conflicts: conflicts[fact] }
        };
        ((0..self.facts()).map(stock).collect(), counts.invalid)
    }

    /// For how many patients the complete list of sites is known.
    pub fn lists(&self) -> usize {
        let is_known = |table: &Table, row: usize| {
            table.sites.as_ref().is_some_and(|sites| matches!(sites.lists.get(row), Listed::Sites(_)))
        };
        self.tables().iter().map(|table| (0..table.rows).filter(|row| is_known(table, *row)).count()).sum()
    }

    /// Whether a site is given by a column of its own beside the lists.
    fn has_lists_beside_sites(&self) -> bool {
        let sites = self.layout().lexicon().sites().facts();
        self.layout().sites().is_some() && self.layout().facts().any(|(_, fact)| sites.contains(&fact))
    }

    /// Of how many patients each fact is given, where no site has a column beside the lists.
    fn given(&self, counts: &Counts) -> Vec<usize> {
        let mut given = vec![0; self.facts()];
        self.layout().facts().for_each(|(_, fact)| given[fact] = counts.known[fact]);
        given
    }

    fn without_lists(&self) -> Self {
        let tables = self.tables().iter().map(|table| Table { sites: None, ..table.clone() }).collect();
        self.with_tables(tables)
    }
}
