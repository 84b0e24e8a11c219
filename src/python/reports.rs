//! A guideline as an evidence map and as documents.

use std::path::PathBuf;

use pyo3::prelude::*;

use crate::guideline::Guideline;

use super::convert;

#[pymethods]
impl Guideline {
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
}
