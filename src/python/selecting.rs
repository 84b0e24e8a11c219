//! Recommendations by what they are about, and what stands behind them.

use pyo3::prelude::*;

use crate::grade::{AgoGrade, LevelOfEvidence};
use crate::guideline::Guideline;
use crate::search::Query;

use super::labels::from_value;
use super::listings::{Recommendations, References};
use super::text::Text;

#[pymethods]
impl Guideline {
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
            min_level_of_evidence: min_level_of_evidence.map(from_value::<LevelOfEvidence>).transpose()?,
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
}

/// One grade or several.
fn grades(value: &Bound<'_, PyAny>) -> PyResult<Vec<AgoGrade>> {
    if value.is_instance_of::<pyo3::types::PyString>() || value.extract::<AgoGrade>().is_ok() {
        return Ok(vec![from_value(value)?]);
    }
    value.try_iter()?.map(|grade| from_value(&grade?)).collect()
}
