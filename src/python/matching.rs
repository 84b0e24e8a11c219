//! Patients and tables of patients, matched.

use std::sync::Arc;

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::evaluation::patient::Patient;
use crate::guideline::Guideline;
use crate::number::Number;
use crate::suggest;

use super::input::{SetParameters, Unnamed};
use super::patient::{self, PatientInput};
use super::sites::Sites;
use super::text::Text;

#[pymethods]
impl Guideline {
    /// A patient in the terms of this guideline's vocabulary.
    ///
    /// Takes the same arguments as `Patient`.
    #[pyo3(signature = (unnamed = Unnamed::default(), /, *, sites = Sites::Unsaid, **facts: "Any"))]
    fn patient(&self, unnamed: Unnamed, sites: Sites, facts: Option<&Bound<'_, PyDict>>) -> PyResult<Patient> {
        unnamed.refuse("guideline.patient", "Patient.from_dict(facts, guideline=guideline)")?;
        patient::build(self.lexicon().clone(), sites, facts)
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
            return Err(no_option(&option.extract::<Text>()?.text));
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
}

impl Guideline {
    /// Thresholds as they are handed in; those that are not named stay unset.
    pub(super) fn set_or_unset(&self, named: Option<SetParameters>) -> PyResult<Arc<[Option<Number>]>> {
        Ok(named.map_or_else(|| Ok(self.unset_parameters().clone()), |named| self.thresholds(&named.0))?)
    }
}

/// What `match` takes for a table; for a patient it is `parameters` alone.
const OF_TABLES: [&str; 8] = ["columns", "values", "on_invalid", "output", "select", "keep", "by", "backend"];

fn no_option(name: &str) -> PyErr {
    let message = if OF_TABLES.contains(&name) {
        format!("`{name}` is for tables; a patient takes `parameters`")
    } else {
        let hint = suggest::did_you_mean(name, OF_TABLES.into_iter().chain(["parameters"]));
        format!("`{name}` is no option; a patient takes `parameters`{hint}")
    };
    PyTypeError::new_err(message)
}
