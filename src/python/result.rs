//! The result for a patient in Python.

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::chapter::Section;
use crate::evaluation::patient::{Conflict, Patient};
use crate::guideline::Guideline;
use crate::label::Label;
use crate::matching::change::Difference;
use crate::matching::questions::OpenQuestion;
use crate::matching::report::{DISCLAIMER, Provenance};
use crate::matching::result::{Applicability, Match, MatchResult, SituationMatch};
use crate::number::Number;
use crate::sequence::Sequence;
use crate::vocabulary::Role;

use super::convert::{self, Items};
use super::input::SetParameters;
use super::listings::{Matches, OpenQuestions};
use super::sites::Sites;
use super::text::{Id, Text};
use super::{shared, stored};

#[pymethods]
impl MatchResult {
    /// What the result is not.
    #[classattr]
    const DISCLAIMER: &'static str = DISCLAIMER;

    /// The guideline.
    #[getter(guideline)]
    fn own_guideline<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, Guideline>> {
        shared::object(py, self.guideline())
    }

    /// The patient.
    #[getter(patient)]
    fn own_patient(&self) -> Patient {
        self.patient().clone()
    }

    /// The thresholds that were set, by name.
    #[getter(parameters)]
    fn own_parameters(&self) -> std::collections::BTreeMap<String, Number> {
        self.set_parameters().into_iter().map(|(id, value)| (id.to_owned(), value)).collect()
    }

    /// Guideline, edition, content hash, engine and parameters.
    #[getter(provenance)]
    fn own_provenance(&self) -> Provenance {
        self.provenance()
    }

    /// The answers that apply: section by section, the strongest grades first.
    #[getter]
    fn applicable(&self) -> Matches {
        self.with_answer(Applicability::Applies)
    }

    /// The answers that stay open.
    #[getter]
    fn undetermined(&self) -> Matches {
        self.with_answer(Applicability::Undetermined)
    }

    /// The answers that do not apply.
    #[getter]
    fn not_applicable(&self) -> Matches {
        self.with_answer(Applicability::DoesNotApply)
    }

    /// All answers, in the order of the source.
    #[getter]
    fn matches(&self) -> Matches {
        Matches((0..self.guideline().targets().len()).map(|position| self.at(position)).collect())
    }

    /// All answers by section: the strongest grades first, then the best evidence.
    #[pyo3(signature = () -> "dict[str, Matches]")]
    fn by_section<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let sections = PyDict::new(py);
        for section in self.guideline().chapter().sections.iter().filter(|each| !each.recommendations.is_empty()) {
            sections.set_item(&section.id, Matches(self.in_section(section)))?;
        }
        Ok(sections)
    }

    /// The situations of the consensus statements.
    #[getter]
    fn consensus(&self) -> Sequence<SituationMatch> {
        self.situation_matches().into()
    }

    /// Contradictions among the facts; the given value counts.
    #[getter(conflicts)]
    fn all_conflicts(&self) -> Sequence<Conflict> {
        self.conflicts().into()
    }

    /// The facts to look up next, the most decisive first.
    ///
    /// Ranked by how many recommendations a fact could settle alone, then by their strongest grade.
    ///
    /// Parameters
    /// ----------
    /// role : {"recorded", "judgement"}, optional
    ///     Only facts that stand in a chart, or only clinical judgements.
    #[pyo3(name = "open_questions", signature = (role: "Role | str | None" = None))]
    fn ranked_questions(&self, py: Python<'_>, role: Option<&Bound<'_, PyAny>>) -> PyResult<OpenQuestions> {
        let role = role.map(super::labels::from_value::<Role>).transpose()?;
        let wanted = |question: &OpenQuestion| role.is_none_or(|role| question.role == role);
        Ok(OpenQuestions(py.detach(|| self.open_questions()).into_iter().filter(wanted).collect()))
    }

    /// The difference that other or more facts would make.
    ///
    /// Takes the same arguments as `Patient.replace`.
    #[pyo3(signature = (*, sites = Sites::Unsaid, **facts: "Any"))]
    fn what_if(&self, sites: Sites, facts: Option<&Bound<'_, PyDict>>) -> PyResult<Difference> {
        let patient = self.patient().replaced(sites, facts)?;
        let after = self.guideline().match_patient(&patient, self.parameters());
        Ok(self.difference(after))
    }

    /// The result as an HTML document of its own, for a tumour board: it needs no network and prints well.
    ///
    /// Returns
    /// -------
    /// str
    ///     What applies and what stays open, each with its grades, its reasons, its footnotes and numbered citations;
    ///     the facts still to be known; the list of references; where the result comes from and what it is not. The
    ///     patient's facts stand in it; its title holds none of them.
    fn to_html(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::document(slf.into_any(), "to_html")
    }

    /// The result as a Markdown document (CommonMark with tables), with what `to_html` holds.
    fn to_markdown(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::document(slf.into_any(), "to_markdown")
    }

    /// Writes the result to a file, as HTML or as Markdown.
    ///
    /// Takes the same argument, returns the same and raises the same error as `Guideline.report`.
    #[pyo3(name = "report")]
    fn report_to(slf: Bound<'_, Self>, path: PathBuf) -> PyResult<PathBuf> {
        convert::report(slf.into_any(), path)
    }

    /// The result as JSON text: provenance, patient, answers and conflicts.
    fn to_json(&self) -> PyResult<String> {
        convert::to_json(&self.report())
    }

    /// The result as Python's own dicts, lists, texts and numbers.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_dict(py, &self.report())
    }

    /// The result of a JSON text.
    ///
    /// The patient is matched again, and the answers must be the stored ones. Guideline, edition, content and
    /// disclaimer must be those of the guideline at hand; only the version of the engine may be another one.
    ///
    /// Parameters
    /// ----------
    /// text : str
    ///     What `to_json` made.
    /// guideline : Guideline, optional
    ///     The guideline of the result; the embedded one by default.
    ///
    /// Raises
    /// ------
    /// StoredResultError
    ///     If the result is of another guideline, edition or content, gives a fact twice, or an answer differs.
    #[staticmethod]
    #[pyo3(signature = (text: "str", *, guideline: "Guideline | None" = None))]
    fn from_json(py: Python<'_>, text: Text, guideline: Option<&Guideline>) -> PyResult<Self> {
        Self::of_json(py, &text.text, guideline)
    }

    /// The result of what `to_dict` made.
    ///
    /// Takes the same arguments and raises the same errors as `from_json`.
    #[staticmethod]
    #[pyo3(signature = (data: "dict[str, Any]", *, guideline: "Guideline | None" = None))]
    fn from_dict(data: &Bound<'_, PyAny>, guideline: Option<&Guideline>) -> PyResult<Self> {
        Self::of_json(data.py(), &convert::dumps(data)?, guideline)
    }

    #[staticmethod]
    fn _restore(guideline: &Guideline, patient: &str, parameters: SetParameters, digest: &str) -> PyResult<Self> {
        let patient = super::patient::from_json(guideline.lexicon().clone(), patient)?;
        let result = guideline.match_patient(&patient, &guideline.thresholds(&parameters.0)?);
        Ok(result.confirmed(digest)?)
    }

    #[pyo3(signature = () -> "tuple[Any, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.get_type::<Self>().getattr("_restore")?;
        let patient = self.patient().to_json()?;
        (restore, (self.own_guideline(py)?, patient, self.own_parameters(), self.digest())).into_pyobject(py)
    }

    /// The answers as a table, one row a recommendation.
    #[pyo3(signature = (*, backend: "str | None" = None) -> "Any")]
    fn to_frame<'py>(&self, py: Python<'py>, backend: Option<Text>) -> PyResult<Bound<'py, PyAny>> {
        let rows = self.matches().into_pyobject(py)?;
        convert::frame(py, rows.into_any(), "match", backend)
    }

    fn __len__(&self) -> usize {
        self.guideline().targets().len()
    }

    /// The answer for a recommendation.
    fn __getitem__(&self, id: Id<'_>) -> PyResult<Match> {
        self.find(&id.text("result.applicable[0]")?)
    }

    /// Whether there is an answer for an id, or whether an answer is one of this result.
    fn __contains__(&self, thing: &Bound<'_, PyAny>) -> bool {
        match thing.extract() {
            Ok(Text { text, .. }) => self.guideline().position(&text).is_ok(),
            Err(_) => thing.cast::<Match>().is_ok_and(|each| each.get().result == *self),
        }
    }

    fn __iter__(&self) -> Items<Match> {
        Items(self.matches().0)
    }

    fn _ipython_key_completions_(&self) -> Sequence<String> {
        self.guideline().recommendations().iter().map(|each| each.id.clone()).collect()
    }

    #[classattr]
    #[pyo3(name = "__match_args__")]
    fn match_args() -> Sequence<&'static str> {
        vec!["applicable", "undetermined", "not_applicable"].into()
    }

    fn __str__(slf: Bound<'_, Self>) -> PyResult<String> {
        slf.py().import("leitlinie._text")?.call_method1("match_result", (slf,))?.extract()
    }

    fn __repr__(&self) -> String {
        let count = |answer| self.positions(answer).len();
        let conflicts = match self.conflicts().len() {
            0 => String::new(),
            1 => ", 1 conflict".to_owned(),
            several => format!(", {several} conflicts"),
        };
        format!(
            "<MatchResult {}: {} apply, {} undetermined, {} do not apply{conflicts}>",
            self.guideline().chapter().id,
            count(Applicability::Applies),
            count(Applicability::Undetermined),
            count(Applicability::DoesNotApply),
        )
    }

    #[pyo3(signature = () -> "list[tuple[str, Any]]")]
    fn __rich_repr__(&self) -> Vec<(&'static str, Sequence<String>)> {
        let ids = |matches: Matches| matches.0.iter().map(|each| each.recommendation().id.clone()).collect();
        vec![("applicable", ids(self.applicable())), ("undetermined", ids(self.undetermined()))]
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::html(slf.into_any())
    }
}

impl MatchResult {
    fn of_json(py: Python<'_>, text: &str, guideline: Option<&Guideline>) -> PyResult<Self> {
        Ok(py.detach(|| Self::from_report(&stored::home(guideline)?, &stored::read(text)?))?)
    }

    /// The answer for a recommendation.
    pub fn find(&self, id: &str) -> PyResult<Match> {
        Ok(self.at(self.guideline().position(id)?))
    }

    fn at(&self, position: usize) -> Match {
        Match { result: self.clone(), position }
    }

    fn with_answer(&self, answer: Applicability) -> Matches {
        Matches(self.positions(answer).into_iter().map(|position| self.at(position)).collect())
    }

    fn in_section(&self, section: &Section) -> Sequence<Match> {
        let all = Applicability::MEMBERS.iter().flat_map(|answer| self.positions(*answer));
        let mut positions: Vec<_> = all
            .filter(|position| section.recommendations.contains(&self.guideline().recommendations()[*position]))
            .collect();
        positions.sort_by_key(|position| self.rank(*position));
        positions.into_iter().map(|position| self.at(position)).collect()
    }
}
