//! The answers for a cohort, as Arrow and numpy take them.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int8Array, RecordBatch, StringArray, StructArray};
use arrow_buffer::BooleanBuffer;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};

use crate::cohort::matrix::Matrix;
use crate::cohort::patients::Cohort;
use crate::cohort::problem::ColumnProblem;
use crate::label::Label;
use crate::matching::result::Applicability;
use crate::sequence::Sequence;

/// The answers for a cohort, ready for Arrow and numpy.
#[pyclass(frozen, module = "leitlinie._leitlinie")]
pub struct Answers {
    /// The patients.
    pub cohort: Cohort,
    /// Their answers, part by part.
    pub matrices: Vec<Matrix>,
    /// Positions of the recommendations that were chosen.
    pub positions: Vec<usize>,
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
    fn stream(&self, kind: &str, metadata: HashMap<String, String>) -> PyResult<ArrowStream> {
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
