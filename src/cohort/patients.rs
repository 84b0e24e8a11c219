//! A cohort: all patients of a table, matched together.

use std::sync::Arc;

use rayon::prelude::*;

use crate::evaluation::patient::Patient;
use crate::evaluation::plan::NodeId;
use crate::evaluation::reading::Value;
use crate::guideline::Guideline;
use crate::number::Number;

use super::layout::Layout;
use super::matrix::Matrix;
use super::table::{Listed, Table};
use super::threads;

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

    /// The same with other parts of the table, which were read with the same layout.
    pub(super) fn with_tables(&self, tables: Arc<[Table]>) -> Self {
        Self { tables, ..self.clone() }
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
        match threads::for_rows(self.rows()) {
            None => self.tables.iter().map(answer).collect(),
            Some(pool) => pool.install(|| self.tables.par_iter().map(answer).collect()),
        }
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
        let listed = table.sites.as_ref().and_then(|sites| match sites.lists.get(at) {
            Listed::Sites(set) => Some(set),
            Listed::Unsaid | Listed::Invalid => None,
        });
        Some(Patient::of_values(self.layout.lexicon().clone(), values, listed))
    }
}
