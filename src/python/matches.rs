//! One answer in Python, and the difference between two results.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::chapter::Recommendation;
use crate::grade::{AgoGrade, GradeOfRecommendation, LevelOfEvidence};
use crate::label::Label;
use crate::matching::change::{Change, Difference};
use crate::matching::explain::Explanation;
use crate::matching::result::{Applicability, Match, MatchResult, Selection};
use crate::sequence::Sequence;

use super::convert::{self};
use super::listings::References;

#[pymethods]
impl Match {
    /// The recommendation.
    #[getter(recommendation)]
    fn own_recommendation(&self) -> Recommendation {
        self.recommendation().clone()
    }

    /// Id of the recommendation.
    #[getter]
    fn id(&self) -> &str {
        &self.recommendation().id
    }

    /// AGO grade of the recommendation.
    #[getter]
    fn ago_grade(&self) -> AgoGrade {
        self.recommendation().ago_grade
    }

    /// Level of evidence of the recommendation.
    #[getter]
    fn level_of_evidence(&self) -> LevelOfEvidence {
        self.recommendation().level_of_evidence
    }

    /// Grade of recommendation.
    #[getter]
    fn grade_of_recommendation(&self) -> GradeOfRecommendation {
        self.recommendation().grade_of_recommendation
    }

    /// Whether the recommendation applies.
    #[getter]
    fn applicability(&self) -> Applicability {
        self.result.applicability(self.position)
    }

    /// What the criteria printed under it say, if there are any.
    #[getter]
    fn selection(&self) -> Option<Selection> {
        self.result.selection(self.position)
    }

    /// Ids of the facts that can still change whether it applies; none where that is settled.
    #[getter]
    fn missing(&self) -> Sequence<String> {
        self.result.missing_facts(self.position).into_iter().map(|fact| fact.id.clone()).collect()
    }

    /// Ids of the parameters that are not set and have a part in whether it applies.
    #[getter]
    fn missing_parameters(&self) -> Sequence<String> {
        self.result.missing_parameters(self.position).into_iter().map(str::to_owned).collect()
    }

    /// Ids of the facts that can still change what the criteria printed under it say.
    #[getter]
    fn missing_for_selection(&self) -> Sequence<String> {
        self.result.missing_for_selection(self.position).into_iter().map(|fact| fact.id.clone()).collect()
    }

    /// The result that the answer belongs to.
    #[getter]
    fn result(&self) -> MatchResult {
        self.result.clone()
    }

    /// The references behind the recommendation.
    #[getter]
    fn references(&self) -> References {
        References(self.result.guideline().references_of(self.recommendation()).into_iter().cloned().collect())
    }

    /// Why the recommendation applies, does not apply, or stays open.
    fn explain(&self) -> Explanation {
        self.result.explain(self.position)
    }

    /// Why the criteria printed under it favour the patient or not.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If no criteria are printed under the recommendation.
    fn explain_selection(&self) -> PyResult<Explanation> {
        let missing = || PyValueError::new_err(format!("no criteria are printed under {}", self.recommendation().id));
        self.result.explain_selection(self.position).ok_or_else(missing)
    }

    /// The answer as Python's own dicts, lists and texts.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_dict(py, &self.result.answer(self.position, self.recommendation()))
    }

    /// The answer as JSON text.
    fn to_json(&self) -> PyResult<String> {
        convert::to_json(&self.result.answer(self.position, self.recommendation()))
    }

    #[classattr]
    #[pyo3(name = "__match_args__")]
    fn match_args() -> Sequence<&'static str> {
        vec!["id", "applicability"].into()
    }

    #[pyo3(signature = () -> "tuple[Any, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.get_type::<MatchResult>().getattr("__getitem__")?;
        (restore, (self.result.clone(), self.recommendation().id.clone())).into_pyobject(py)
    }

    fn __str__(slf: Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("leitlinie._text")?.call_method1("match", (slf,))?.extract()
    }

    fn __repr__(&self) -> String {
        let Recommendation { id, ago_grade, .. } = self.recommendation();
        format!("<Match {id} ({ago_grade}): {}>", crate::condition::words(self.applicability().label()))
    }

    #[pyo3(signature = () -> "list[tuple[str, Any]]")]
    fn __rich_repr__(&self) -> Vec<(&'static str, String)> {
        let answer = self.applicability().label().to_owned();
        vec![("id", self.recommendation().id.clone()), ("applicability", answer)]
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::html(slf.into_any())
    }
}

#[pymethods]
impl Difference {
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

    fn __str__(&self) -> String {
        if self.changes.is_empty() {
            return "no answer changes".to_owned();
        }
        self.changes.iter().map(Change::to_string).collect::<Vec<_>>().join("\n")
    }

    fn __repr__(&self) -> String {
        format!("<Difference: {} answers change>", self.changes.len())
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::html(slf.into_any())
    }
}
