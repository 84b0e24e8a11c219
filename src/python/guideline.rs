//! The guideline in Python.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::chapter::{Authorship, Chapter, Consensus, Grading, Recommendation, Section, Slide};
use crate::error::Error;
use crate::evaluation::patient::Patient;
use crate::grade::{AgoGrade, LevelOfEvidence};
use crate::guideline::Guideline;
use crate::label::Label;
use crate::number::Number;
use crate::search::Query;
use crate::sequence::Sequence;
use crate::{check as checks, library, memory};

use super::convert::{self, Items};
use super::input::SetParameters;
use super::listings::{
    Abbreviations, Evidences, Facts, Interventions, Parameters, Recommendations, References, Sections, Trials,
};
use super::loading::{beside, read};
use super::patient::PatientInput;
use super::shared;
use super::sites::Sites;
use super::text::Text;

#[pymethods]
impl Guideline {
    /// Loads a guideline from its file.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The chapter's file. The vocabulary and references that it names are read from beside it; `"embedded"` in
    ///     the place of a file's name stands for those that come with the package.
    ///
    /// Raises
    /// ------
    /// GuidelineError
    ///     With every violation: file, line, column, path, what is expected and the nearest match.
    /// OSError
    ///     If the file cannot be read.
    #[staticmethod]
    fn from_file(py: Python<'_>, path: PathBuf) -> PyResult<Bound<'_, Self>> {
        let load = || checks::load(&path.display().to_string(), &read(&path)?, &beside(&path));
        shared::object(py, &py.detach(load)?)
    }

    /// The guideline of a JSON text, which holds its vocabulary and references or names them `"embedded"`.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: Text) -> PyResult<Bound<'_, Self>> {
        Self::of_json(py, text.whole()?)
    }

    /// The guideline of what `to_dict` made.
    #[staticmethod]
    #[pyo3(signature = (data: "dict[str, Any]"))]
    fn from_dict<'py>(data: &Bound<'py, PyAny>) -> PyResult<Bound<'py, Self>> {
        Self::of_json(data.py(), &convert::dumps(data)?)
    }

    /// The guideline as JSON text, its vocabulary and references included.
    fn to_json(&self) -> PyResult<String> {
        convert::to_json(&self.self_contained())
    }

    /// The guideline as Python's own dicts, lists, texts and numbers.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_dict(py, &self.self_contained())
    }

    /// The embedded guideline is restored by its content's hash, any other from its text where nobody holds it.
    #[pyo3(signature = () -> "tuple[Any, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let class = py.get_type::<Self>();
        if self.is(&library::ago_breast_sites_of_metastases()?) {
            return (class.getattr("_restore")?, (self.content_hash(),)).into_pyobject(py);
        }
        memory::remember(self);
        (class.getattr("_restore")?, (self.content_hash(), self.to_json()?)).into_pyobject(py)
    }

    #[staticmethod]
    #[pyo3(signature = (content_hash, text = None))]
    fn _restore<'py>(py: Python<'py>, content_hash: &str, text: Option<&str>) -> PyResult<Bound<'py, Self>> {
        let restored = match text {
            Some(text) => py.detach(|| memory::restore(content_hash, text)),
            None => memory::find(content_hash).ok_or_else(embeds_another),
        };
        shared::object(py, &restored?)
    }

    /// Id of the chapter in its edition.
    #[getter]
    fn id(&self) -> &str {
        &self.chapter().id
    }

    /// Title of the chapter.
    #[getter]
    fn title(&self) -> &str {
        &self.chapter().title
    }

    /// Name of the guideline that the chapter belongs to.
    #[getter]
    fn name(&self) -> &str {
        &self.chapter().guideline
    }

    /// Edition of the guideline.
    #[getter]
    fn edition(&self) -> &str {
        &self.chapter().edition
    }

    /// Who publishes it.
    #[getter]
    fn organisation(&self) -> &str {
        &self.chapter().organisation
    }

    /// Where it is published.
    #[getter]
    fn url(&self) -> &str {
        &self.chapter().url
    }

    /// Language of the edition.
    #[getter]
    fn language(&self) -> &str {
        &self.chapter().language
    }

    /// Who wrote which version.
    #[getter]
    fn authorship(&self) -> Sequence<Authorship> {
        self.chapter().authorship.clone()
    }

    /// The chapter's own list of topics.
    #[getter]
    fn topics(&self) -> Sequence<String> {
        self.chapter().topics.clone()
    }

    /// Chapters that it points to.
    #[getter]
    fn see_also(&self) -> Sequence<String> {
        self.chapter().see_also.clone()
    }

    /// What the grades mean.
    #[getter]
    fn grading(&self) -> Grading {
        self.chapter().grading.clone()
    }

    /// The slides, in order.
    #[getter]
    fn slides(&self) -> Sequence<Slide> {
        self.chapter().slides.clone()
    }

    /// SHA-256 of the content, as hexadecimal digits.
    #[getter(content_hash)]
    fn hash_of_content(&self) -> &str {
        self.content_hash()
    }

    /// The sections, in the order of the source.
    #[getter]
    fn sections(&self) -> Sections {
        Sections(self.chapter().sections.iter().cloned().collect())
    }

    /// The graded rows, in the order of the source.
    #[getter(recommendations)]
    fn all_recommendations(&self) -> Recommendations {
        Recommendations(self.recommendations().iter().cloned().collect())
    }

    /// The references, each once, in the order of their first citation.
    #[getter(references)]
    fn all_references(&self) -> References {
        References(self.references().iter().cloned().collect())
    }

    /// The headings with their references.
    #[getter(evidence)]
    fn all_evidence(&self) -> Evidences {
        Evidences(self.evidence().cloned().collect())
    }

    /// The trials.
    #[getter(trials)]
    fn all_trials(&self) -> Trials {
        Trials(self.trials().cloned().collect())
    }

    /// The consensus statements.
    #[getter(consensus)]
    fn all_consensus(&self) -> Sequence<Consensus> {
        self.consensus().cloned().collect()
    }

    /// The abbreviations.
    #[getter(abbreviations)]
    fn all_abbreviations(&self) -> Abbreviations {
        Abbreviations(self.abbreviations().clone())
    }

    /// What can be known of a patient.
    #[getter]
    fn facts(&self) -> Facts {
        Facts(self.vocabulary().facts.clone())
    }

    /// The thresholds that the source leaves open.
    #[getter(parameters)]
    fn all_parameters(&self) -> Parameters {
        Parameters(self.vocabulary().parameters.clone())
    }

    /// What can be done.
    #[getter]
    fn interventions(&self) -> Interventions {
        Interventions(self.vocabulary().interventions.clone())
    }

    fn __len__(&self) -> usize {
        self.recommendations().len()
    }

    fn __iter__(&self) -> Items<Recommendation> {
        Items(self.recommendations().clone())
    }

    /// Whether there is a recommendation or section with an id, or whether one is of this guideline.
    fn __contains__(&self, thing: &Bound<'_, PyAny>) -> bool {
        if let Ok(Text { text: id, .. }) = thing.extract() {
            return self.position(&id).is_ok() || self.section(&id).is_ok();
        }
        let row = |each: &Bound<'_, Recommendation>| self.recommendations().contains(each.get());
        let section = |each: &Bound<'_, Section>| self.chapter().sections.contains(each.get());
        thing.cast().is_ok_and(row) || thing.cast().is_ok_and(section)
    }

    /// A recommendation by its id (`liver.resection`), or a section by its id (`liver`).
    fn __getitem__<'py>(&self, py: Python<'py>, id: Text) -> PyResult<Bound<'py, PyAny>> {
        let id = id.text.as_str();
        if let Ok(section) = self.section(id) {
            return section.clone().into_pyobject(py).map(Bound::into_any);
        }
        let position = self.position(id).map_err(|_| self.neither(id))?;
        self.recommendations()[position].clone().into_pyobject(py).map(Bound::into_any)
    }

    fn _ipython_key_completions_(&self) -> Sequence<String> {
        let sections = self.chapter().sections.iter().map(|section| section.id.clone());
        sections.chain(self.recommendations().iter().map(|each| each.id.clone())).collect()
    }

    /// Selects recommendations; every criterion that is given must hold.
    ///
    /// Parameters
    /// ----------
    /// section : str, optional
    ///     Id of a section.
    /// ago_grade : AgoGrade or str, or several of them, optional
    ///     The grades to select.
    /// min_level_of_evidence : LevelOfEvidence or str, optional
    ///     The weakest level of evidence to select. A bare number means its weakest letter: `"3"` selects 3b, 3, 3a
    ///     and what is better, `"2"` begins at 2c and `"1"` at 1c. A row whose level is printed as a bare 3 counts
    ///     as at least 3b, not as 3a.
    /// intervention : str, optional
    ///     Id, label, synonym, agent or kind of an intervention, such as `"SIRT"` or `"bleomycin"`.
    /// text : str, optional
    ///     Words that must all occur in the statement, its headings, interventions, abbreviations or synonyms.
    ///
    /// Returns
    /// -------
    /// Recommendations
    ///     In the order of the source.
    ///
    /// Raises
    /// ------
    /// UnknownIdError
    ///     If there is no such section or intervention; names the nearest.
    #[pyo3(name = "select", signature = (
        *,
        section: "str | None" = None,
        ago_grade: "AgoGrade | str | Sequence[AgoGrade | str] | None" = None,
        min_level_of_evidence: "LevelOfEvidence | str | None" = None,
        intervention: "str | None" = None,
        text: "str | None" = None
    ))]
    fn select_recommendations(
        &self,
        section: Option<Text>,
        ago_grade: Option<&Bound<'_, PyAny>>,
        min_level_of_evidence: Option<&Bound<'_, PyAny>>,
        intervention: Option<Text>,
        text: Option<Text>,
    ) -> PyResult<Recommendations> {
        // What is no character occurs in no text.
        let can_occur = text.as_ref().is_none_or(|text| text.is_whole);
        let query = Query {
            section: section.map(|id| id.text),
            ago_grade: ago_grade.map(grades).transpose()?,
            min_level_of_evidence: min_level_of_evidence.map(member::<LevelOfEvidence>).transpose()?,
            intervention: intervention.map(|name| name.text),
            text: text.map(|text| text.text),
        };
        let positions = self.select(&query)?.into_iter().filter(|_| can_occur);
        Ok(Recommendations(positions.map(|position| self.recommendations()[position].clone()).collect()))
    }

    /// The references that stand behind a part of the guideline, each once, in the order of the source.
    ///
    /// Parameters
    /// ----------
    /// id : str
    ///     Id of a recommendation, a section, a trial or a consensus statement.
    ///
    /// Returns
    /// -------
    /// References
    ///     Of a section those under all of its headings and trials.
    ///
    /// Raises
    /// ------
    /// UnknownIdError
    ///     If nothing has this id; names the nearest.
    ///
    /// Examples
    /// --------
    /// >>> import leitlinie as ll
    /// >>> guideline = ll.load()
    /// >>> guideline.references_of("trials.abcsg_28").ids()
    /// ('fitzal-2019', 'bjelic-radisic-2020')
    /// >>> len(guideline.references_of("liver")), len(guideline.references_of("liver.resection"))
    /// (30, 7)
    #[pyo3(name = "references_of")]
    fn references_behind_part(&self, id: Text) -> PyResult<References> {
        Ok(References(self.references_behind(&id.text)?.into_iter().cloned().collect()))
    }

    /// The evidence gap map: what is graded at which site, how, on what evidence, and where nothing is.
    ///
    /// Returns
    /// -------
    /// EvidenceMap
    ///     Interventions by site; each cell holds the grade, the level of evidence and the number of references. It
    ///     becomes a table, long or wide, and shows itself in a notebook.
    ///
    /// Examples
    /// --------
    /// >>> import leitlinie as ll
    /// >>> gaps = ll.load().evidence_map()
    /// >>> gaps
    /// <EvidenceMap ago-breast-2023.1E-sites-of-metastases: 55 interventions at 9 sites, 68 cells>
    /// >>> [f"{row.id} {row.ago_grade} {row.level_of_evidence}" for row in gaps.strong_on_weak_evidence][:2]
    /// ['pleura.less_invasive_procedures ++ 4', 'ascites.puncture_drainage ++ 4']
    #[pyo3(signature = () -> "Any")]
    fn evidence_map<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("leitlinie._evidence")?.getattr("EvidenceMap")?.call1((slf,))
    }

    /// The guideline as an HTML document of its own, for a supplement: it needs no network and prints well.
    ///
    /// Returns
    /// -------
    /// str
    ///     The graded table section by section with its notes, readings, consensus statements and trials, what the
    ///     grades mean, the abbreviations and a numbered list of references.
    fn to_html(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::document(slf.into_any(), "to_html")
    }

    /// The guideline as a Markdown document (CommonMark with tables), with what `to_html` holds.
    fn to_markdown(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::document(slf.into_any(), "to_markdown")
    }

    /// Writes the guideline to a file, as HTML or as Markdown.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file, whose ending says the format: `.html`, `.htm`, `.md` or `.markdown`. It is replaced if it is
    ///     there.
    ///
    /// Returns
    /// -------
    /// pathlib.Path
    ///     The file.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the ending is another one.
    fn report(slf: Bound<'_, Self>, path: PathBuf) -> PyResult<PathBuf> {
        convert::report(slf.into_any(), path)
    }

    /// A patient in the terms of this guideline's vocabulary.
    ///
    /// Takes the same arguments as `Patient`.
    #[pyo3(signature = (*, sites = Sites::Unsaid, **facts: "Any"))]
    fn patient(&self, sites: Sites, facts: Option<&Bound<'_, PyDict>>) -> PyResult<Patient> {
        super::patient::build(self.lexicon().clone(), sites, facts)
    }

    /// Says which recommendations apply to a patient, which do not, and which stay open; or to all of a table.
    ///
    /// Parameters
    /// ----------
    /// patient : Patient, dict, or a table of patients
    ///     The patient, or her facts by name (with `sites` for the complete list of sites). A table is what `cohort`
    ///     takes: a frame of pandas or polars, a table of pyarrow, a relation of DuckDB, a list of dicts, a path.
    /// parameters : dict, optional
    ///     Thresholds by name, for the words that the source leaves vague; `None` and NaN leave one unset.
    /// **options
    ///     For a table only. How it is read, as in `cohort`: `columns`, `values`, `on_invalid`. What comes out, as in
    ///     `Cohort.match`: `output`, `select`, `keep`, `by`.
    ///
    /// Returns
    /// -------
    /// MatchResult, or the same kind of table
    ///     For a table its columns that are no facts, and a nullable boolean for each recommendation: null where the
    ///     answer is undetermined.
    ///
    /// Raises
    /// ------
    /// FactError
    ///     If the facts do not fit the vocabulary.
    /// CohortError
    ///     If the columns of a table do not fit the vocabulary; with column, rows and what would be right.
    /// ParameterError
    ///     If a parameter does not exist or its value makes no sense.
    #[pyo3(name = "match", signature = (
        patient: "Any",
        *,
        parameters: "dict[str, float] | None" = None,
        **options: "Any"
    ) -> "MatchResult | Any")]
    fn match_any<'py>(
        slf: &Bound<'py, Self>,
        patient: &Bound<'py, PyAny>,
        parameters: Option<&Bound<'py, PyAny>>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        if !(patient.is_instance_of::<PyDict>() || patient.is_instance_of::<Patient>()) {
            let options = options.map_or_else(|| Ok(PyDict::new(py)), PyDictMethods::copy)?;
            options.set_item("parameters", parameters)?;
            return py.import("leitlinie._cohort")?.call_method("match", (slf, patient), Some(&options));
        }
        if let Some(option) = options.and_then(|options| options.keys().iter().next()) {
            let message = format!("`{option}` is for tables; a patient takes `parameters`");
            return Err(PyTypeError::new_err(message));
        }
        let patient = patient.extract::<PatientInput<'_>>()?.for_guideline(slf.get())?;
        let set = parameters.map(PyAnyMethods::extract::<SetParameters>).transpose()?;
        let parameters = slf.get().set_or_unset(set)?;
        slf.get().match_patient(&patient, &parameters).into_bound_py_any(py)
    }

    /// All patients of a table, checked against the vocabulary and ready to be matched, counted and explained.
    ///
    /// Takes the same arguments as `leitlinie.Cohort`.
    #[pyo3(signature = (data: "Any", **options: "Any") -> "Any")]
    fn cohort<'py>(
        slf: &Bound<'py, Self>,
        data: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("leitlinie._cohort")?.getattr("Cohort")?.call((slf, data), options)
    }

    /// Says what a table can answer, before it is analysed.
    ///
    /// Takes the same arguments as `leitlinie.Cohort`.
    ///
    /// Returns
    /// -------
    /// Readiness
    ///     Which columns were understood, how much is unknown, which recommendations can be answered at all, and
    ///     which missing column would help the most.
    #[pyo3(signature = (data: "Any", **options: "Any") -> "Any")]
    fn readiness<'py>(
        slf: &Bound<'py, Self>,
        data: &Bound<'py, PyAny>,
        options: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        Self::cohort(slf, data, options)?.call_method0("readiness")
    }

    /// A part of the guideline as a table.
    ///
    /// Parameters
    /// ----------
    /// kind : str, default "recommendations"
    ///     The part: recommendations, sections, references, trials, abbreviations, evidence, facts, parameters or
    ///     interventions.
    /// backend : {"pandas", "polars", "pyarrow"}, optional
    ///     The library of the table; by default the first of the three that is installed.
    #[pyo3(
        signature = (kind: "str" = Text::from("recommendations"), *, backend: "str | None" = None) -> "Any",
        text_signature = "($self, kind='recommendations', *, backend=None)"
    )]
    fn to_frame(slf: Bound<'_, Self>, kind: Text, backend: Option<Text>) -> PyResult<Bound<'_, PyAny>> {
        let (py, backend) = (slf.py(), backend.map(|name| name.text));
        py.import("leitlinie._frames")?.call_method1("guideline_frame", (slf, kind.text, backend))
    }

    #[classattr]
    #[pyo3(name = "__match_args__")]
    fn match_args() -> Sequence<&'static str> {
        vec!["id", "edition"].into()
    }

    fn __str__(&self) -> String {
        let Chapter { guideline, title, edition, .. } = self.chapter();
        format!("{guideline}: {title} ({edition})")
    }

    fn __repr__(&self) -> String {
        let graded = self.recommendations().len();
        format!("<Guideline {}: {graded} graded recommendations>", self.chapter().id)
    }

    #[pyo3(signature = () -> "list[tuple[str, Any]]")]
    fn __rich_repr__(&self) -> Vec<(&'static str, String)> {
        let chapter = self.chapter();
        let recommendations = self.recommendations().len().to_string();
        vec![("id", chapter.id.clone()), ("edition", chapter.edition.clone()), ("recommendations", recommendations)]
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::html(slf.into_any())
    }
}

impl Guideline {
    fn of_json<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, Self>> {
        shared::object(py, &py.detach(|| checks::load("<json>", text, &checks::no_files))?)
    }

    /// Thresholds as they are handed in; those that are not named stay unset.
    pub(super) fn set_or_unset(&self, named: Option<SetParameters>) -> PyResult<Arc<[Option<Number>]>> {
        Ok(named.map_or_else(|| Ok(self.unset_parameters().clone()), |named| self.thresholds(&named.0))?)
    }
}

fn embeds_another() -> Error {
    let message = "the guideline was pickled by a version of the package that embeds another content";
    Error::Stored(message.to_owned())
}

fn member<T: Label + for<'a, 'py> FromPyObject<'a, 'py>>(value: &Bound<'_, PyAny>) -> PyResult<T> {
    super::labels::from_value(value)
}

/// One grade or several.
fn grades(value: &Bound<'_, PyAny>) -> PyResult<Vec<AgoGrade>> {
    if value.is_instance_of::<pyo3::types::PyString>() || value.extract::<AgoGrade>().is_ok() {
        return Ok(vec![member(value)?]);
    }
    value.try_iter()?.map(|grade| member(&grade?)).collect()
}
