//! Cohorts in Python: columns in, answers out; frames themselves are the Python layer's business.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int8Array, RecordBatch, RecordBatchReader, StringArray, StructArray};
use arrow_buffer::{BooleanBuffer, NullBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::buffer::{Element, PyBuffer};
use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyTuple};
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};
use pyo3_arrow::input::{AnyArray, AnyRecordBatch};

use crate::cohort::cell::Decoder;
use crate::cohort::census::{Count, Question};
use crate::cohort::column::Cells;
use crate::cohort::layout::{ColumnProblem, Layout, Mapping};
use crate::cohort::matrix::Matrix;
use crate::cohort::numeric::Numeric;
use crate::cohort::patients::Cohort;
use crate::cohort::questions::Worth;
use crate::cohort::table::Listed;
use crate::evaluation::reading::Input;
use crate::grade::AgoGrade;
use crate::guideline::Guideline;
use crate::matching::report::Provenance;
use crate::matching::result::{Applicability, MatchResult};
use crate::sequence::Sequence;

use super::errors;
use super::input::SetParameters;
use super::sites::Sites;

/// For how many patients something is true, false and unknown.
type Triple = (usize, usize, usize);

/// What the user says of the columns, as it crosses from Python.
pub struct Said(Mapping);

impl Said {
    fn new(columns: Option<Vec<(String, String)>>, values: Option<Vec<(String, Bound<'_, PyDict>)>>) -> PyResult<Self> {
        let spelling = |(from, to): (Bound<'_, PyAny>, Bound<'_, PyAny>)| Ok((from.extract()?, to.extract()?));
        let spellings = |(name, spellings): (String, Bound<'_, PyDict>)| {
            Ok((name, spellings.iter().map(spelling).collect::<PyResult<Vec<(Input, Input)>>>()?))
        };
        let spellings = values.unwrap_or_default().into_iter().map(spellings).collect::<PyResult<_>>()?;
        Ok(Self(Mapping { columns: columns.unwrap_or_default(), spellings }))
    }
}

#[pymethods]
impl Cohort {
    /// The patients of an Arrow stream.
    #[staticmethod]
    #[pyo3(signature = (
        guideline: "Guideline",
        stream: "Any",
        columns: "list[tuple[str, str]] | None" = None,
        values: "list[tuple[str, dict[Any, Any]]] | None" = None,
        parameters: "dict[str, float] | None" = None
    ))]
    fn from_stream(
        guideline: &Guideline,
        stream: &Bound<'_, PyAny>,
        columns: Option<Vec<(String, String)>>,
        values: Option<Vec<(String, Bound<'_, PyDict>)>>,
        parameters: Option<SetParameters>,
    ) -> PyResult<Self> {
        let mapping = Said::new(columns, values)?.0;
        let parameters = guideline.set_or_unset(parameters)?;
        let reader = stream.extract::<AnyRecordBatch>()?.into_reader()?;
        let names: Vec<_> = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
        let layout = Layout::new(guideline.lexicon(), &names, &mapping).map_err(errors::columns)?;
        let read = |batch: Result<RecordBatch, ArrowError>| {
            let batch = batch.map_err(|error| PyValueError::new_err(error.to_string()))?;
            layout.table(&batch).map_err(errors::columns)
        };
        let tables = reader.map(read).collect::<PyResult<Vec<_>>>()?;
        Ok(Self::new(guideline.clone(), parameters, Arc::new(layout), tables))
    }

    /// The patients of columns that are asked for by position, one after the other.
    #[staticmethod]
    #[pyo3(signature = (
        guideline: "Guideline",
        names: "list[str]",
        rows: "int",
        column: "Any",
        columns: "list[tuple[str, str]] | None" = None,
        values: "list[tuple[str, dict[Any, Any]]] | None" = None,
        parameters: "dict[str, float] | None" = None
    ))]
    fn from_columns(
        guideline: &Guideline,
        names: Vec<String>,
        rows: usize,
        column: &Bound<'_, PyAny>,
        columns: Option<Vec<(String, String)>>,
        values: Option<Vec<(String, Bound<'_, PyDict>)>>,
        parameters: Option<SetParameters>,
    ) -> PyResult<Self> {
        let mapping = Said::new(columns, values)?.0;
        let parameters = guideline.set_or_unset(parameters)?;
        let layout = Layout::new(guideline.lexicon(), &names, &mapping).map_err(errors::columns)?;
        let mut raised = None;
        let mut keep = |error: PyErr| {
            raised.get_or_insert(error);
            String::new()
        };
        let source = |at: usize| column.call1((at,))?.cast_into::<PyTuple>().map_err(PyErr::from);
        let sites = match layout.sites() {
            Some((at, _)) => {
                source(*at).and_then(|source| listed(&layout, &source)).map_err(&mut keep).and_then(|listed| listed)
            }
            None => Ok(Vec::new()),
        };
        let cells = |_, decoder: &Decoder, at| match source(at).and_then(|source| cells(&source, decoder)) {
            Ok(cells) => cells,
            Err(error) => Err(keep(error)),
        };
        let table = layout.build(rows, cells, |_| sites);
        match raised {
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
        self.layout().sites().map(|(_, name)| name.clone())
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
        let question = Question {
            plan: self.guideline().plan(),
            nodes: &nodes,
            derivations: &[],
            groups,
            group: group.as_deref(),
        };
        let counts = py.detach(|| self.count(question));
        let triple = |count: &Count| (count.yes, count.no, count.unknown);
        let groups = counts.groups.iter().map(|nodes| nodes.iter().map(triple).collect()).collect();
        Ok((groups, self.described(&counts.invalid).into()))
    }

    /// What is known of each fact, by id: of how many patients it is given, of how many it is known with what is
    /// derived, and of how many the two contradict each other.
    #[pyo3(name = "known_facts", signature = () -> "tuple[dict[str, tuple[int, int, int]], tuple[ColumnProblem, ...]]")]
    fn known_facts<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyDict>, Sequence<ColumnProblem>)> {
        let lexicon = self.layout().lexicon();
        let nodes: Vec<_> = lexicon.fact_nodes().iter().map(|(_, node)| *node).collect();
        let derivations = lexicon.derivations();
        let question = Question { plan: lexicon.plan(), nodes: &nodes, derivations, groups: 1, group: None };
        let counts = py.detach(|| self.count(question));
        let known = PyDict::new(py);
        for (position, given) in counts.known.iter().enumerate() {
            let derived = derivations.iter().position(|(fact, _)| *fact == position);
            let (whole, conflicts) = derived.map_or((*given, 0), |at| {
                let count = counts.groups[0][at];
                (count.yes + count.no, counts.conflicts[at])
            });
            known.set_item(&lexicon.names().fact(position).id, (*given, whole, conflicts))?;
        }
        Ok((known, self.described(&counts.invalid).into()))
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

/// The answers for a cohort, ready for Arrow and numpy.
#[pyclass(frozen, module = "leitlinie._leitlinie")]
pub struct Answers {
    cohort: Cohort,
    matrices: Vec<Matrix>,
    positions: Vec<usize>,
}

#[pymethods]
impl Answers {
    /// What was invalid.
    #[getter]
    fn problems(&self) -> Sequence<ColumnProblem> {
        self.cohort.problems(&self.matrices).into()
    }

    /// For whom the recommendation at a position among the chosen ones applies, and for whom that is known, as bits.
    #[pyo3(signature = (at: "int") -> "list[tuple[int, bytes, bytes]]")]
    fn bits<'py>(&self, py: Python<'py>, at: usize) -> Vec<(usize, Bound<'py, PyBytes>, Bound<'py, PyBytes>)> {
        let part = |matrix: &Matrix| {
            let (yes, known) = matrix.bits(at);
            let bytes = |bits: BooleanBuffer| PyBytes::new(py, bits.sliced().as_slice());
            (matrix.rows(), bytes(yes), bytes(known))
        };
        self.matrices.iter().map(part).collect()
    }

    /// The answers as an Arrow stream.
    ///
    /// Parameters
    /// ----------
    /// kind : {"boolean", "text", "list"}
    ///     A nullable boolean a recommendation, a category a recommendation, or a list of the applicable ids.
    /// metadata : dict of str
    ///     What the schema says of where the answers come from.
    #[pyo3(signature = (kind: "str", metadata: "dict[str, str]"))]
    fn stream(&self, kind: &str, metadata: std::collections::HashMap<String, String>) -> PyResult<ArrowStream> {
        let columns = match kind {
            "boolean" => Self::booleans,
            "text" => Self::texts,
            "list" => Self::lists,
            _ => return Err(PyValueError::new_err(format!("no kind of answers {kind}"))),
        };
        let fields: Vec<_> = match kind {
            "list" => vec![Field::new("applicable", list_of_texts(), false)],
            _ => self
                .ids()
                .map(|id| Field::new(id, if kind == "text" { categories() } else { DataType::Boolean }, true))
                .collect(),
        };
        let schema: SchemaRef = Arc::new(Schema::new_with_metadata(fields, metadata));
        let batch = |matrix: &Matrix| {
            let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(matrix.rows()));
            RecordBatch::try_new_with_options(schema.clone(), columns(self, matrix), &options)
        };
        let batches = self.matrices.iter().map(batch).collect::<Result<_, _>>();
        Ok(ArrowStream { batches: batches.map_err(|error| PyValueError::new_err(error.to_string()))?, schema })
    }
}

impl Answers {
    fn ids(&self) -> impl Iterator<Item = &str> {
        let rows = self.cohort.guideline().recommendations();
        self.positions.iter().map(move |position| rows[*position].id.as_str())
    }

    fn booleans(&self, matrix: &Matrix) -> Vec<ArrayRef> {
        (0..self.positions.len()).map(|at| Arc::new(matrix.answers(at)) as ArrayRef).collect()
    }

    fn texts(&self, matrix: &Matrix) -> Vec<ArrayRef> {
        use crate::label::Label;
        let labels: ArrayRef =
            Arc::new(StringArray::from_iter_values(Applicability::MEMBERS.iter().map(|member| member.label())));
        let texts = |at| {
            let codes: Int8Array = matrix.answers(at).iter().map(|answer| Some(code(answer))).collect();
            Arc::new(DictionaryArray::<Int8Type>::new(codes, labels.clone())) as ArrayRef
        };
        (0..self.positions.len()).map(texts).collect()
    }

    fn lists(&self, matrix: &Matrix) -> Vec<ArrayRef> {
        let answers: Vec<_> = (0..self.positions.len()).map(|at| matrix.bits(at).0).collect();
        let mut builder = ListBuilder::new(StringBuilder::new());
        for row in 0..matrix.rows() {
            self.ids()
                .zip(&answers)
                .filter(|(_, yes)| yes.value(row))
                .for_each(|(id, _)| builder.values().append_value(id));
            builder.append(true);
        }
        vec![Arc::new(builder.finish())]
    }
}

/// Position of an answer among the members of `Applicability`.
fn code(answer: Option<bool>) -> i8 {
    match answer {
        Some(false) => 0,
        None => 1,
        Some(true) => 2,
    }
}

fn categories() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))
}

fn list_of_texts() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, true)))
}

/// A table that any library with Arrow's C stream interface takes over.
#[pyclass(frozen, module = "leitlinie._leitlinie")]
pub struct ArrowStream {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl ArrowStream {
    #[pyo3(signature = (requested_schema: "object | None" = None) -> "object")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let fields = DataType::Struct(self.schema.fields().clone());
        let field = Field::new("", fields, false).with_metadata(self.schema.metadata().clone());
        let arrays = self.batches.clone().into_iter().map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        let reader = Box::new(ArrayIterator::new(arrays, Arc::new(field)));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }
}

/// The cells of a column as Python hands them over.
fn cells(source: &Bound<'_, PyTuple>, decoder: &Decoder) -> PyResult<Result<Cells, String>> {
    let kind: String = source.get_item(0)?.extract()?;
    let data = source.get_item(1)?;
    match kind.as_str() {
        "arrow" => Ok(Cells::new(&array(&data)?, decoder)),
        "buffer" => Ok(Cells::new(&buffer(&data, &source.get_item(2)?)?, decoder)),
        "codes" => {
            let codes = buffer(&data, &source.get_item(2)?)?;
            let keys = Numeric::new(&codes).ok_or_else(|| PyTypeError::new_err("codes are whole numbers"))?;
            let values: Vec<Input> = source.get_item(3)?.extract()?;
            Ok(Ok(Cells::of_distinct(keys, values, decoder)))
        }
        "objects" => Ok(Ok(Cells::of_values(data.extract()?, decoder))),
        _ => Ok(Err(kind)),
    }
}

/// The complete lists of sites as Python hands them over.
fn listed(layout: &Layout, source: &Bound<'_, PyTuple>) -> PyResult<Result<Vec<Listed>, String>> {
    let kind: String = source.get_item(0)?.extract()?;
    let data = source.get_item(1)?;
    match kind.as_str() {
        "arrow" => Ok(layout.listed(&array(&data)?)),
        "buffer" => Ok(layout.listed(&buffer(&data, &source.get_item(2)?)?)),
        "objects" => {
            let list = |sites: Bound<'_, PyAny>| {
                Ok(match sites.extract::<Sites>()? {
                    Sites::Unsaid | Sites::Unknown => Listed::Unsaid,
                    Sites::Refused => Listed::Invalid,
                    Sites::Listed(names) => layout
                        .set_of(names.iter().map(|name| Some(name.as_str())))
                        .map_or(Listed::Invalid, Listed::Sites),
                })
            };
            data.try_iter()?.map(|sites| list(sites?)).collect::<PyResult<_>>().map(Ok)
        }
        _ => Ok(Err("something else".to_owned())),
    }
}

fn array(data: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    match data.extract::<AnyArray>()? {
        AnyArray::Array(array) => Ok(array.array().clone()),
        AnyArray::Stream(_) => Err(PyTypeError::new_err("one array is expected, not several chunks")),
    }
}

/// Numbers of a buffer such as numpy's, and a mask of those that stand for nothing.
fn buffer(data: &Bound<'_, PyAny>, mask: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let nulls = if mask.is_none() {
        None
    } else {
        let null = PyBuffer::<u8>::get(mask)?.to_vec(mask.py())?;
        Some(NullBuffer::new(null.iter().map(|null| *null == 0).collect()))
    };
    macro_rules! first_that_fits {
        ($($type:ty => $array:ident),+) => {
            $(if let Some(values) = values::<$type>(data)? {
                return Ok(Arc::new(arrow_array::$array::new(values, nulls)));
            })+
        };
    }
    first_that_fits!(
        f64 => Float64Array, i64 => Int64Array, u8 => UInt8Array, i32 => Int32Array, f32 => Float32Array,
        i8 => Int8Array, i16 => Int16Array, u16 => UInt16Array, u32 => UInt32Array, u64 => UInt64Array
    );
    Err(PyTypeError::new_err("a buffer of numbers is expected"))
}

fn values<T: Element + arrow_buffer::ArrowNativeType>(data: &Bound<'_, PyAny>) -> PyResult<Option<ScalarBuffer<T>>> {
    match PyBuffer::<T>::get(data) {
        Ok(buffer) => Ok(Some(buffer.to_vec(data.py())?.into())),
        Err(_) => Ok(None),
    }
}
