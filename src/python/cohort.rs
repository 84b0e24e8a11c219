//! Cohorts in Python: columns in, answers out; frames themselves are the Python layer's business.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::ArrowError;
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::{PyIndexError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use pyo3_arrow::input::AnyRecordBatch;

use crate::cohort::cell::Decoder;
use crate::cohort::census::{Count, Question};
use crate::cohort::conflicts::CohortConflict;
use crate::cohort::layout::{Layout, Mapping};
use crate::cohort::listing::SiteReader;
use crate::cohort::patients::Cohort;
use crate::cohort::problem::{ColumnProblem, Remedies};
use crate::cohort::questions::Worth;
use crate::cohort::stock::Stock;
use crate::evaluation::draft::Input;
use crate::grade::AgoGrade;
use crate::guideline::Guideline;
use crate::matching::report::Provenance;
use crate::matching::result::MatchResult;
use crate::sequence::Sequence;

use super::answers::Answers;
use super::columns::{cells, lists};
use super::errors;

/// For how many patients something is true, false and unknown.
type Triple = (usize, usize, usize);

/// How a table is read, as it crosses from Python.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Said<'py> {
    columns: Vec<(String, Option<String>)>,
    values: Vec<(String, Bound<'py, PyDict>)>,
    parameters: Bound<'py, PyAny>,
    remedies: HashMap<String, String>,
}

impl Said<'_> {
    fn mapping(&self) -> PyResult<Mapping> {
        let spelling = |(from, to): (Bound<'_, PyAny>, Bound<'_, PyAny>)| Ok((from.extract()?, to.extract()?));
        let spellings = |(name, spellings): &(String, Bound<'_, PyDict>)| {
            Ok((name.clone(), spellings.iter().map(spelling).collect::<PyResult<Vec<(Input, Input)>>>()?))
        };
        let remedy = |name: &str| self.remedies.get(name).cloned();
        Ok(Mapping {
            columns: self.columns.clone(),
            spellings: self.values.iter().map(spellings).collect::<PyResult<_>>()?,
            remedies: Remedies { number: remedy("number"), sites: remedy("sites") },
        })
    }
}

#[pymethods]
impl Cohort {
    /// The patients of an Arrow stream.
    #[staticmethod]
    #[pyo3(signature = (guideline: "Guideline", stream: "Any", said: "dict[str, Any]"))]
    fn from_stream(guideline: &Guideline, stream: &Bound<'_, PyAny>, said: Said<'_>) -> PyResult<Self> {
        let mapping = said.mapping()?;
        let parameters = guideline.set_or_unset(said.parameters.extract()?)?;
        let reader = stream.extract::<AnyRecordBatch>()?.into_reader()?;
        let names: Vec<_> = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
        let layout = Layout::new(guideline.lexicon(), &names, &mapping).map_err(errors::columns)?;
        let read = |batch: Result<RecordBatch, ArrowError>| {
            let batch = batch.map_err(|error| PyValueError::new_err(error.to_string()))?;
            layout.table(&batch).map_err(errors::columns)
        };
        let tables = stream.py().detach(|| reader.map(read).collect::<PyResult<Vec<_>>>())?;
        Ok(Self::new(guideline.clone(), parameters, Arc::new(layout), tables))
    }

    /// The patients of columns that are asked for by position, one after the other.
    #[staticmethod]
    #[pyo3(signature = (
        guideline: "Guideline", names: "list[str]", rows: "int", column: "Any", said: "dict[str, Any]"
    ))]
    fn from_columns(
        guideline: &Guideline,
        names: Vec<String>,
        rows: usize,
        column: &Bound<'_, PyAny>,
        said: Said<'_>,
    ) -> PyResult<Self> {
        let mapping = said.mapping()?;
        let parameters = guideline.set_or_unset(said.parameters.extract()?)?;
        let layout = Layout::new(guideline.lexicon(), &names, &mapping).map_err(errors::columns)?;
        let raised = RefCell::new(None);
        let keep = |error: PyErr| {
            raised.borrow_mut().get_or_insert(error);
            String::new()
        };
        let source = |at: usize| column.call1((at,))?.cast_into::<PyTuple>().map_err(PyErr::from);
        let cells = |_, decoder: &Decoder, at| source(at).and_then(|each| cells(&each, decoder)).map_err(keep)?;
        let lists = |reader: &SiteReader, at| source(at).and_then(|each| lists(&each, reader)).map_err(keep)?;
        let table = layout.build(rows, cells, lists);
        match raised.into_inner() {
            Some(error) => Err(error),
            None => {
                Ok(Self::new(guideline.clone(), parameters, Arc::new(layout), vec![table.map_err(errors::columns)?]))
            }
        }
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    /// The columns that are facts: name of the column, id of the fact.
    #[getter]
    fn mapped(&self) -> Sequence<(String, String)> {
        let names = self.layout().lexicon().names();
        self.layout().facts().map(|(column, fact)| (column.to_owned(), names.fact(fact).id.clone())).collect()
    }

    /// Name of the column with the complete lists of sites.
    #[getter]
    fn sites_column(&self) -> Option<String> {
        self.layout().sites().map(|(_, name)| name.to_owned())
    }

    /// Id of the fact that a column was probably meant to be, or `sites`, unless another column is that already.
    fn near(&self, column: &str) -> Option<String> {
        self.layout().near(column).map(str::to_owned)
    }

    /// The answers of the recommendations at some positions.
    #[pyo3(name = "answers", signature = (positions: "list[int]"))]
    fn answer_table(&self, py: Python<'_>, positions: Vec<usize>) -> Answers {
        let matrices = py.detach(|| self.answers(&positions));
        Answers { cohort: self.clone(), matrices, positions }
    }

    /// Counts of true, false and unknown: for each group, for each recommendation; and what was invalid.
    #[pyo3(name = "counts", signature = (
        positions: "list[int]", groups: "int" = 1, group: "Any | None" = None
    ) -> "tuple[list[list[tuple[int, int, int]]], tuple[ColumnProblem, ...]]")]
    fn count_groups(
        &self,
        py: Python<'_>,
        positions: Vec<usize>,
        groups: usize,
        group: Option<PyBuffer<u32>>,
    ) -> PyResult<(Vec<Vec<Triple>>, Sequence<ColumnProblem>)> {
        let group = group.map(|group| group.to_vec(py)).transpose()?;
        if group
            .as_ref()
            .is_some_and(|group| group.len() != self.rows() || group.iter().any(|at| *at as usize >= groups))
        {
            return Err(PyValueError::new_err("one group a row is expected"));
        }
        let nodes = self.nodes(&positions);
        let question = Question { plan: self.guideline().plan(), nodes: &nodes, groups, group: group.as_deref() };
        let counts = py.detach(|| self.count(question));
        let triple = |count: &Count| (count.yes, count.no, count.unknown);
        let groups = counts.groups.iter().map(|nodes| nodes.iter().map(triple).collect()).collect();
        Ok((groups, self.described(&counts.invalid).into()))
    }

    /// What is known of each fact, by id: of how many patients it is given, of how many more the list of sites settles
    /// it, of how many it is known with what is derived, and for how many it is contradicted; and what was invalid.
    #[pyo3(signature = () -> "tuple[dict[str, tuple[int, int, int, int]], tuple[ColumnProblem, ...]]")]
    fn known_facts<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyDict>, Sequence<ColumnProblem>)> {
        let (stock, invalid) = py.detach(|| self.stock());
        let known = PyDict::new(py);
        for (position, Stock { given, listed, known: whole, conflicts }) in stock.into_iter().enumerate() {
            let fact = self.layout().lexicon().names().fact(position);
            known.set_item(&fact.id, (given, listed, whole, conflicts))?;
        }
        Ok((known, self.described(&invalid).into()))
    }

    /// For how many patients the complete list of sites is known.
    #[getter(lists)]
    fn known_lists(&self, py: Python<'_>) -> usize {
        py.detach(|| self.lists())
    }

    /// Which facts are contradicted, for how many patients, and in which rows.
    #[getter(conflicts)]
    fn all_conflicts(&self, py: Python<'_>) -> Sequence<CohortConflict> {
        py.detach(|| self.conflicts()).into()
    }

    /// For each fact that could settle something: its id, the patients and the open answers that it could settle, and
    /// the strongest grade among these.
    #[pyo3(signature = () -> "list[tuple[str, int, int, AgoGrade]]")]
    fn questions(&self, py: Python<'_>) -> Vec<(String, usize, usize, Option<AgoGrade>)> {
        let rows = self.guideline().recommendations();
        let strongest = |worth: &Worth| {
            let settled = rows.iter().zip(&worth.settles).filter(|(_, pairs)| **pairs > 0);
            settled.map(|(row, _)| row.ago_grade).max()
        };
        let id = |worth: &Worth| self.layout().lexicon().names().fact(worth.fact).id.clone();
        let worth = py.detach(|| self.worth_knowing());
        worth.iter().map(|worth| (id(worth), worth.patients, worth.pairs(), strongest(worth))).collect()
    }

    /// For each recommendation, whether the columns can settle it for anybody.
    #[getter]
    fn can_answer(&self) -> Sequence<bool> {
        self.answerable(&self.available()).into()
    }

    /// For each fact that has no column, how many more recommendations its column would make answerable.
    #[getter]
    fn would_unlock(&self) -> Sequence<(String, usize)> {
        let names = self.layout().lexicon().names();
        self.unlocked().into_iter().map(|(fact, more)| (names.fact(fact).id.clone(), more)).collect()
    }

    /// Guideline, edition, content hash, engine and parameters.
    #[getter]
    fn provenance(&self) -> Provenance {
        Provenance::of(self.guideline(), self.parameters())
    }

    /// The result for the patient in a row.
    fn result(&self, row: usize) -> PyResult<MatchResult> {
        let patient = self.patient(row);
        let patient = patient.ok_or_else(|| PyIndexError::new_err(format!("there are {} rows", self.rows())))?;
        Ok(self.guideline().match_patient(&patient, self.parameters()))
    }
}
