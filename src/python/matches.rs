//! One answer in Python.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::chapter::Recommendation;
use crate::grade::{AgoGrade, GradeOfRecommendation, LevelOfEvidence};
use crate::guideline::Guideline;
use crate::label::Label;
use crate::matching::explain::Explanation;
use crate::matching::result::{Applicability, Match, MatchResult, Selection};
use crate::sequence::Sequence;

use super::listings::References;
use super::text::Text;
use super::{convert, stored};

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
    ///
    /// A fact stands here even if only a value that contradicts what is known would change it; `open_questions` leaves
    /// such values out of what a fact could settle.
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

    /// The answer as Python's own dicts, lists, texts and numbers.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_dict(py, &self.report())
    }

    /// The answer as JSON text: provenance, patient, the answer itself and what it is not.
    fn to_json(&self) -> PyResult<String> {
        convert::to_json(&self.report())
    }

    /// The answer of a JSON text.
    ///
    /// The patient is matched again, and the answer must be the stored one.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What `to_json` made.
    /// guideline : Guideline, optional
    ///     The guideline of the answer; the embedded one by default.
    ///
    /// Raises
    /// ------
    /// StoredResultError
    ///     If the answer is of another guideline, edition or content, gives a fact twice, or differs.
    #[staticmethod]
    #[pyo3(signature = (text: "str", *, guideline: "Guideline | None" = None))]
    fn from_json(text: Text, guideline: Option<&Guideline>) -> PyResult<Self> {
        Self::of_json(&text.text, guideline)
    }

    /// The answer of what `to_dict` made.
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

impl Match {
    fn of_json(text: &str, guideline: Option<&Guideline>) -> PyResult<Self> {
        Ok(Self::from_report(&stored::home(guideline)?, &stored::read(text)?)?)
    }
}
