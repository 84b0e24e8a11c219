//! A cohort: all patients of a table, matched together.

use std::sync::Arc;

use rayon::prelude::*;

use crate::evaluation::patient::Patient;
use crate::evaluation::plan::NodeId;
use crate::evaluation::problem::FactProblem;
use crate::evaluation::reading::Value;
use crate::guideline::Guideline;
use crate::number::Number;
use crate::sequence::Sequence;
use crate::vocabulary::Kind;

use super::layout::{ColumnProblem, Layout};
use super::matrix::{InvalidCells, Matrix};
use super::table::{Listed, Table};

/// All patients of a table, checked against the vocabulary of a guideline.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, name = "CohortData", module = "leitlinie._leitlinie"))]
#[derive(Clone, Debug)]
pub struct Cohort {
    guideline: Guideline,
    parameters: Arc<[Option<Number>]>,
    layout: Arc<Layout>,
    tables: Arc<[Table]>,
}

impl Cohort {
    /// The patients of tables that were read with one layout.
    pub fn new(
        guideline: Guideline,
        parameters: Arc<[Option<Number>]>,
        layout: Arc<Layout>,
        tables: Vec<Table>,
    ) -> Self {
        Self { guideline, parameters, layout, tables: tables.into() }
    }

    /// The guideline.
    pub fn guideline(&self) -> &Guideline {
        &self.guideline
    }

    /// The thresholds.
    pub fn parameters(&self) -> &Arc<[Option<Number>]> {
        &self.parameters
    }

    /// Which column is which fact.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The parts of the table.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// How many patients there are.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// How many facts the vocabulary has.
    pub fn facts(&self) -> usize {
        self.guideline.vocabulary().facts.len()
    }

    /// The nodes of the recommendations at some positions.
    pub fn nodes(&self, positions: &[usize]) -> Vec<NodeId> {
        positions.iter().map(|position| self.guideline.targets()[*position].population).collect()
    }

    /// The answers of some recommendations for all patients, part by part.
    pub fn answers(&self, positions: &[usize]) -> Vec<Matrix> {
        let nodes = self.nodes(positions);
        let answer = |table: &Table| Matrix::new(self.guideline.plan(), &self.parameters, table, self.facts(), &nodes);
        self.tables.par_iter().map(answer).collect()
    }

    /// What was invalid in the cells that these answers were read from.
    pub fn problems(&self, answers: &[Matrix]) -> Vec<ColumnProblem> {
        let mut offset = 0;
        let mut all: Vec<InvalidCells> = Vec::new();
        for (table, matrix) in self.tables.iter().zip(answers) {
            all.resize(matrix.invalid.len(), InvalidCells::default());
            all.iter_mut().zip(&matrix.invalid).for_each(|(all, some)| all.extend(some, offset));
            offset += table.rows;
        }
        self.described(&all)
    }

    /// Says what is wrong with invalid cells, column by column; the list of sites comes last.
    pub fn described(&self, invalid: &[InvalidCells]) -> Vec<ColumnProblem> {
        let with_problem = invalid.iter().enumerate().filter(|(_, cells)| cells.count > 0);
        with_problem.filter_map(|(column, cells)| self.problem(column, cells)).collect()
    }

    fn problem(&self, column: usize, cells: &InvalidCells) -> Option<ColumnProblem> {
        let (table, row) = self.place(*cells.rows.first()?)?;
        let place = |problem: FactProblem, name: &str, fact: Option<String>| ColumnProblem {
            column: name.to_owned(),
            fact,
            message: problem.message,
            allowed: problem.allowed,
            suggestion: None,
            cells: cells.count,
            rows: cells.rows.clone().into(),
        };
        if let Some(read) = table.columns.get(column) {
            let mut problem = read.value(row).err()?;
            if read.decoder.fact().kind != Kind::Number {
                let remedy = format!("; `values={{\"{}\": {{…}}}}` says what other spellings stand for", read.name);
                problem.message.push_str(&remedy);
            }
            let suggestion = self.suggestion(column, cells);
            let fact = Some(read.decoder.fact().id.clone());
            return Some(ColumnProblem { suggestion, ..place(problem, &read.name, fact) });
        }
        let sites = table.sites.as_ref()?;
        let known = self.layout.lexicon().names().sites().filter_map(|(_, fact)| fact.site.as_ref());
        let allowed: Sequence<_> = known.map(|site| site.code.clone()).collect();
        let message = format!("lists of names of sites are expected; the sites are {}", allowed.join(", "));
        let problem = FactProblem { allowed, ..FactProblem::of(&sites.name, &message) };
        Some(place(problem, &sites.name, None))
    }

    /// What all invalid cells of a column were probably meant to be; one that is wrong for some of them is worse than none.
    fn suggestion(&self, column: usize, cells: &InvalidCells) -> Option<String> {
        if cells.count > cells.rows.len() {
            return None;
        }
        let near = |row: &usize| {
            let (table, at) = self.place(*row)?;
            table.columns.get(column)?.value(at).err()?.suggestion
        };
        let first = near(cells.rows.first()?)?;
        cells.rows.iter().all(|row| near(row).as_ref() == Some(&first)).then_some(first)
    }

    /// The part of the table that a row lies in, and the row's position there.
    pub fn place(&self, row: usize) -> Option<(&Table, usize)> {
        let mut before = 0;
        self.tables.iter().find_map(|table| {
            let at = row.checked_sub(before)?;
            before += table.rows;
            (at < table.rows).then_some((table, at))
        })
    }

    /// The patient in a row; an invalid cell is unknown.
    pub fn patient(&self, row: usize) -> Option<Patient> {
        let (table, at) = self.place(row)?;
        let mut values = vec![Value::Unknown; self.facts()];
        for column in &table.columns {
            values[column.fact] = column.value(at).unwrap_or_default();
        }
        let listed = table.sites.as_ref().and_then(|sites| match sites.rows[at] {
            Listed::Sites(set) => Some(set),
            Listed::Unsaid | Listed::Invalid => None,
        });
        Some(Patient::of_values(self.layout.lexicon().clone(), values, listed))
    }
}
