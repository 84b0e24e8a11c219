//! The guideline in Python: loaded, stored, looked up and shown.

use std::path::PathBuf;

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::chapter::{Chapter, Recommendation, Section};
use crate::error::Error;
use crate::guideline::Guideline;
use crate::sequence::Sequence;
use crate::{check as checks, library, memory};

use super::convert::{self, Items};
use super::loading::{beside, read};
use super::shared;
use super::text::{Id, Text};

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
    fn __getitem__<'py>(&self, py: Python<'py>, id: Id<'py>) -> PyResult<Bound<'py, PyAny>> {
        let id = id.text("guideline.recommendations[0]")?;
        if let Ok(section) = self.section(&id) {
            return section.clone().into_pyobject(py).map(Bound::into_any);
        }
        let position = self.position(&id).map_err(|_| self.neither(&id))?;
        self.recommendations()[position].clone().into_pyobject(py).map(Bound::into_any)
    }

    fn _ipython_key_completions_(&self) -> Sequence<String> {
        let sections = self.chapter().sections.iter().map(|section| section.id.clone());
        sections.chain(self.recommendations().iter().map(|each| each.id.clone())).collect()
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
}

fn embeds_another() -> Error {
    let message = "the guideline was pickled by a version of the package that embeds another content";
    Error::Stored(message.to_owned())
}
