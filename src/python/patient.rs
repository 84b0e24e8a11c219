//! The patient in Python.

use std::collections::BTreeMap;
use std::sync::Arc;

use pyo3::exceptions::{PyAttributeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use pyo3::{Borrowed, IntoPyObjectExt};

use crate::error::Error;
use crate::evaluation::draft::{Draft, Input};
use crate::evaluation::lexicon::Lexicon;
use crate::evaluation::patient::{Conflict, Origin, Patient};
use crate::evaluation::problem::FactProblem;
use crate::guideline::Guideline;
use crate::library;
use crate::matching::report::PatientRecord;
use crate::sequence::Sequence;
use crate::suggest;
use crate::vocabulary::Vocabulary;

use super::convert::{self, NameSet};
use super::errors;
use super::input::{self, Unnamed};
use super::listings::Facts;
use super::sites::Sites;
use super::text::Text;

/// A patient, or her facts by name.
pub enum PatientInput<'py> {
    /// A patient.
    Patient(PyRef<'py, Patient>),
    /// Her facts.
    Facts(Bound<'py, PyDict>),
}

impl<'py> FromPyObject<'_, 'py> for PatientInput<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(patient) = object.extract::<PyRef<'py, Patient>>() {
            return Ok(Self::Patient(patient));
        }
        let facts = object.cast::<PyDict>();
        facts
            .map(|facts| Self::Facts(facts.to_owned()))
            .map_err(|_| PyTypeError::new_err("a Patient is expected, or a dict with her facts by name"))
    }
}

impl PatientInput<'_> {
    /// The patient in the terms of a guideline's vocabulary.
    pub fn for_guideline(&self, guideline: &Guideline) -> PyResult<Patient> {
        match self {
            Self::Patient(patient) if Arc::ptr_eq(patient.lexicon(), guideline.lexicon()) => Ok((*patient).clone()),
            Self::Patient(patient) if patient.lexicon() == guideline.lexicon() => {
                Handed { draft: patient.draft(), sites_refused: false }.check(guideline.lexicon().clone())
            }
            // Names may mean another thing there, and a list of sites may be complete here and not there.
            Self::Patient(_) => Err(errors::facts(vec![FactProblem::of(
                "patient",
                "she was built with another vocabulary than the guideline's; build her with `guideline.patient(...)`",
            )])),
            Self::Facts(facts) => Handed::of_dict(facts)?.check(guideline.lexicon().clone()),
        }
    }
}

/// What is handed in for a patient.
struct Handed {
    draft: Draft,
    sites_refused: bool,
}

impl Handed {
    fn of_dict(facts: &Bound<'_, PyDict>) -> PyResult<Self> {
        let mut handed = Self { draft: Draft::default(), sites_refused: false };
        for (name, value) in facts {
            let name = input::fact_name(&name)?;
            if name == "sites" {
                handed.set_sites(value.extract()?);
            } else {
                handed.draft.facts.push((name, value.extract()?));
            }
        }
        Ok(handed)
    }

    fn set_sites(&mut self, sites: Sites) {
        match sites {
            Sites::Unsaid => {}
            Sites::Unknown => self.draft.sites = None,
            Sites::Listed(sites) => self.draft.sites = Some(sites),
            Sites::Refused => self.sites_refused = true,
        }
    }

    /// Checks everything, so that every problem is reported at once.
    fn check(&self, lexicon: Arc<Lexicon>) -> PyResult<Patient> {
        match Patient::new(lexicon, &self.draft) {
            Ok(patient) if !self.sites_refused => Ok(patient),
            Ok(_) => Err(errors::facts(vec![FactProblem::of_sites()])),
            Err(mut problems) => {
                problems.extend(self.sites_refused.then(FactProblem::of_sites));
                Err(errors::facts(problems))
            }
        }
    }
}

/// A patient of keyword arguments.
pub fn build(lexicon: Arc<Lexicon>, sites: Sites, facts: Option<&Bound<'_, PyDict>>) -> PyResult<Patient> {
    let draft = Draft { facts: input::keywords(facts)?, ..Draft::default() };
    let mut handed = Handed { draft, sites_refused: false };
    handed.set_sites(sites);
    handed.check(lexicon)
}

/// A patient of a JSON text.
pub fn from_json(lexicon: Arc<Lexicon>, text: &str) -> PyResult<Patient> {
    let draft = Draft::from_json(text).map_err(errors::facts)?;
    Handed { draft, sites_refused: false }.check(lexicon)
}

fn own_lexicon() -> PyResult<Arc<Lexicon>> {
    Ok(library::ago_breast_sites_of_metastases()?.lexicon().clone())
}

#[pymethods]
impl Patient {
    /// A patient: what is known of her, checked against the vocabulary.
    ///
    /// Parameters
    /// ----------
    /// sites : set, list or other collection of str, optional
    ///     The complete list of metastatic sites: the others become known to be absent. Left out, the sites
    ///     are only known from the single facts. Iterators, mappings, texts and tables are refused.
    /// **facts
    ///     Values by name of the fact (`leitlinie.load().facts` lists them with their meaning); `None`, NaN, `pandas.NA` and `NaT` stand for unknown.
    ///
    /// Raises
    /// ------
    /// FactError
    ///     With every unknown fact or site, wrong kind, number out of bounds and unknown category. The message
    ///     never shows a value that was given.
    ///
    /// Examples
    /// --------
    /// >>> import leitlinie as ll
    /// >>> patient = ll.Patient(age=46, er_status="positive", sites={"liver"})
    /// >>> patient["hr_positive"], patient["bone_metastases"], patient["her2_status"]
    /// (True, False, None)
    #[new]
    #[pyo3(signature = (unnamed = Unnamed::default(), /, *, sites = Sites::Unsaid, **facts: "Any"))]
    fn py_new(unnamed: Unnamed, sites: Sites, facts: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        unnamed.refuse("Patient", "Patient.from_dict(facts)")?;
        build(own_lexicon()?, sites, facts)
    }

    /// A patient of a dict of facts, with `sites` for the complete list of sites.
    ///
    /// Parameters
    /// ----------
    /// facts : dict
    ///     Values by name of the fact.
    /// guideline : Guideline, optional
    ///     The guideline whose vocabulary to use; the embedded one by default.
    /// show_values : bool, default False
    ///     Whether error messages may show the values that were given.
    #[staticmethod]
    #[pyo3(signature = (facts: "dict[str, Any]", *, guideline: "Guideline | None" = None, show_values: "bool" = false))]
    fn from_dict(facts: &Bound<'_, PyDict>, guideline: Option<&Guideline>, show_values: bool) -> PyResult<Self> {
        let lexicon = guideline.map_or_else(own_lexicon, |guideline| Ok(guideline.lexicon().clone()))?;
        let mut handed = Handed::of_dict(facts)?;
        handed.draft.show_values = show_values;
        handed.check(lexicon)
    }

    /// The facts as they were given, with `sites` if the list of sites is complete.
    #[pyo3(signature = () -> "dict[str, Any]")]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::to_dict(py, &PatientRecord::from(self))
    }

    /// The patient as JSON text.
    pub fn to_json(&self) -> PyResult<String> {
        convert::to_json(&PatientRecord::from(self))
    }

    /// The patient of a JSON text.
    #[staticmethod]
    #[pyo3(signature = (text: "str", *, guideline: "Guideline | None" = None))]
    fn from_json(text: Text, guideline: Option<&Guideline>) -> PyResult<Self> {
        let lexicon = guideline.map_or_else(own_lexicon, |guideline| Ok(guideline.lexicon().clone()))?;
        from_json(lexicon, &text.text)
    }

    #[staticmethod]
    fn _restore(text: &str, vocabulary: &str) -> PyResult<Self> {
        let vocabulary: Vocabulary = convert::from_json(vocabulary)?;
        let own = own_lexicon()?;
        let lexicon = if *own.names().vocabulary() == vocabulary { own } else { prepare(vocabulary)? };
        from_json(lexicon, text)
    }

    #[pyo3(signature = () -> "tuple[Any, ...]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let class = py.get_type::<Self>();
        if Arc::ptr_eq(self.lexicon(), &own_lexicon()?) {
            return (class.getattr("from_json")?, (self.to_json()?,)).into_pyobject(py);
        }
        let vocabulary = convert::to_json(self.lexicon().names().vocabulary())?;
        (class.getattr("_restore")?, (self.to_json()?, vocabulary)).into_pyobject(py)
    }

    /// The facts as they were given.
    #[getter]
    fn facts(&self) -> BTreeMap<String, Input> {
        self.given().into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// The complete list of sites, if it is known.
    #[getter(sites)]
    fn listed_sites(&self) -> Option<NameSet> {
        self.sites().cloned().map(NameSet)
    }

    /// The facts that can be known of the patient.
    #[getter]
    fn vocabulary(&self) -> Facts {
        Facts(self.lexicon().names().vocabulary().facts.clone())
    }

    /// Where the value of a fact comes from: given, by the list of sites, derived, or nowhere.
    #[pyo3(name = "origin")]
    fn origin_of(&self, fact: Text) -> PyResult<Origin> {
        Ok(self.look_up(self.position(&fact.text)?).1)
    }

    /// Contradictions within what is known of the patient: the given value counts, and nothing is dropped.
    ///
    /// Held against each other are a given site and the list of sites; what is given, or stands in the list, and what
    /// follows from other facts (`Fact.derived`); and what counts of a fact and what its definition rules out
    /// (`Fact.cross_check`), such as liver metastases and a count of no metastases at all. Nothing else is compared:
    /// not two numbers with each other, and no value with the bounds of what is usual.
    #[getter(conflicts)]
    fn all_conflicts(&self) -> Sequence<Conflict> {
        self.conflicts(None).into()
    }

    /// The same patient with other or more facts; `None` forgets one, `sites=None` the list of sites.
    #[pyo3(signature = (*, sites = Sites::Unsaid, **facts: "Any"))]
    fn replace(&self, sites: Sites, facts: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        self.replaced(sites, facts)
    }

    /// The value of a fact: as given or by the list of sites, else as derived; `None` where it is unknown.
    fn __getitem__(&self, fact: Text) -> PyResult<Input> {
        Ok(self.look_up(self.position(&fact.text)?).0)
    }

    /// Whether the value of a fact is known.
    fn __contains__(&self, fact: Text) -> PyResult<bool> {
        self.__getitem__(fact).map(|value| value != Input::Missing)
    }

    fn __getattr__(&self, name: Text) -> PyResult<Input> {
        let name = name.text.as_str();
        let missing = |_| PyAttributeError::new_err(format!("a patient has no fact `{name}`"));
        Ok(self.look_up(self.position(name).map_err(missing)?).0)
    }

    #[classattr]
    #[pyo3(name = "__match_args__")]
    fn match_args() -> Sequence<&'static str> {
        vec!["sites", "facts"].into()
    }

    fn __dir__(slf: &Bound<'_, Self>) -> PyResult<Vec<String>> {
        let mut names: Vec<String> = slf.get_type().dir()?.extract()?;
        names.extend(slf.get().fact_names().iter().cloned());
        Ok(names)
    }

    #[pyo3(name = "_ipython_key_completions_")]
    fn fact_names(&self) -> Sequence<String> {
        self.lexicon().names().vocabulary().facts.iter().map(|fact| fact.id.clone()).collect()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut shown = Vec::new();
        if let Some(sites) = self.sites() {
            let quoted: Vec<_> = sites.iter().map(|site| format!("'{site}'")).collect();
            shown.push(if quoted.is_empty() {
                "sites=set()".to_owned()
            } else {
                format!("sites={{{}}}", quoted.join(", "))
            });
        }
        for (name, value) in self.given() {
            shown.push(format!("{name}={}", value.into_pyobject(py)?.repr()?));
        }
        Ok(format!("Patient({})", shown.join(", ")))
    }

    #[pyo3(signature = () -> "list[tuple[str, Any]]")]
    fn __rich_repr__<'py>(&self, py: Python<'py>) -> PyResult<Vec<(&str, Bound<'py, PyAny>)>> {
        let sites = self.listed_sites().map(|sites| Ok(("sites", sites.into_bound_py_any(py)?)));
        let facts = self.given().into_iter().map(|(name, value)| Ok((name, value.into_bound_py_any(py)?)));
        sites.into_iter().chain(facts).collect()
    }

    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
        convert::html(slf.into_any())
    }
}

impl Patient {
    /// Position of a fact.
    fn position(&self, fact: &str) -> Result<usize, Error> {
        let names = self.lexicon().names();
        names.fact_position(fact).ok_or_else(|| Error::Unknown {
            kind: "fact",
            id: fact.to_owned(),
            suggestion: suggest::did_you_mean(fact, names.vocabulary().facts.iter().map(|fact| fact.id.as_str())),
        })
    }

    /// The same patient with other or more facts.
    pub fn replaced(&self, sites: Sites, facts: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut handed = Handed { draft: self.draft(), sites_refused: false };
        handed.set_sites(sites);
        for (name, value) in input::keywords(facts)? {
            handed.draft.facts.retain(|(known, _)| *known != name);
            handed.draft.facts.push((name, value));
        }
        handed.check(self.lexicon().clone())
    }
}

fn prepare(vocabulary: Vocabulary) -> PyResult<Arc<Lexicon>> {
    let lexicon = Lexicon::new(vocabulary);
    lexicon.map(Arc::new).map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
}
