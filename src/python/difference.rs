//! The difference between two results in Python.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::guideline::Guideline;
use crate::matching::change::Difference;
use crate::matching::result::MatchResult;
use crate::sequence::Sequence;

use super::text::Text;
use super::{convert, stored};

#[pymethods]
impl Difference {
    /// The difference as JSON text: what changes, and the results before and after.
    fn to_json(&self) -> PyResult<String> {
        convert::to_json(&self.report())
    }

    /// The difference as Python's own dicts, lists, texts and numbers.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_dict(py, &self.report())
    }

    /// The difference of a JSON text.
    ///
    /// Both patients are matched again, and every answer must be the stored one.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What `to_json` made.
    /// guideline : Guideline, optional
    ///     The guideline of the results; the embedded one by default.
    ///
    /// Raises
    /// ------
    /// StoredResultError
    ///     If a result is of another guideline, edition or content, gives a fact twice, or an answer differs.
    #[staticmethod]
    #[pyo3(signature = (text: "str", *, guideline: "Guideline | None" = None))]
    fn from_json(text: Text, guideline: Option<&Guideline>) -> PyResult<Self> {
        Self::of_json(&text.text, guideline)
    }

    /// The difference of what `to_dict` made.
    ///
    /// Takes the same arguments and raises the same errors as `from_json`.
    #[staticmethod]
    #[pyo3(signature = (data: "dict[str, Any]", *, guideline: "Guideline | None" = None))]
    fn from_dict(data: &Bound<'_, PyAny>, guideline: Option<&Guideline>) -> PyResult<Self> {
        Self::of_json(&convert::dumps(data)?, guideline)
    }

    #[classattr]
    #[pyo3(name = "__match_args__")]
    fn match_args() -> Sequence<&'static str> {
        vec!["changes", "before", "after"].into()
    }

    #[staticmethod]
    fn _restore(before: &MatchResult, after: &MatchResult) -> Self {
        before.difference(after.clone())
    }

    #[pyo3(signature = () -> "tuple[Any, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.get_type::<Self>().getattr("_restore")?;
        (restore, (self.before.clone(), self.after.clone())).into_pyobject(py)
    }

    fn __len__(&self) -> usize {
        self.changes.len()
    }

    fn __str__(slf: Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("leitlinie._text")?.call_method1("difference", (slf,))?.extract()
    }

    fn __repr__(&self) -> String {
        format!("<Difference: {} answers change>", self.changes.len())
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::html(slf.into_any())
    }
}

impl Difference {
    fn of_json(text: &str, guideline: Option<&Guideline>) -> PyResult<Self> {
        Ok(Self::from_report(&stored::home(guideline)?, &stored::read(text)?)?)
    }
}
