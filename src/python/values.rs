//! What every value class can do in Python: JSON, dict, pickle, repr, rich display.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::chapter::{
    Abbreviation, Authorship, Consensus, Grading, Meaning, Note, Recommendation, Scale, Section, Situation, Slide,
};
use crate::cohort::conflicts::CohortConflict;
use crate::cohort::problem::ColumnProblem;
use crate::condition::{Condition, Limit, Measured};
use crate::error::Violation;
use crate::evaluation::patient::Conflict;
use crate::evaluation::problem::FactProblem;
use crate::evidence::{Author, Custom, Evidence, Figure, Issued, Outcome, Period, Reference, SourcePlace, Trial};
use crate::guideline::Guideline;
use crate::matching::change::Change;
use crate::matching::explain::Explanation;
use crate::matching::questions::OpenQuestion;
use crate::matching::report::Provenance;
use crate::matching::result::SituationMatch;
use crate::memory;
use crate::sequence::Sequence;
use crate::vocabulary::{Derivation, Fact, Intervention, Parameter, Site, Unit};

use super::convert;
use super::text::Text;

/// Gives a class its common methods, with the function that reads it from JSON; the fields named are those of its
/// repr and its match arguments; `at guideline` are the classes whose objects know the guideline that they stand in,
/// and `with units` those that only know the units of its facts.
macro_rules! value_class {
    (
        $read:path;
        $(
            $name:ident($($field:ident),*) $(at $home:ident)? $(with $units:ident)? $({ $($extra:tt)* })?;
        )+
    ) => { $(
        #[pymethods]
        impl $name {
            /// The value as JSON text.
            fn to_json(&self) -> PyResult<String> {
                convert::to_json(self)
            }

            /// The value of a JSON text.
            #[staticmethod]
            fn from_json(text: Text) -> PyResult<Self> {
                $read(text.whole()?)
            }

            /// The value as Python's own dicts, lists, texts and numbers.
            #[pyo3(signature = () -> "dict[str, Any]")]
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                convert::to_dict(py, self)
            }

            /// The value of what `to_dict` made.
            #[staticmethod]
            #[pyo3(signature = (data: "dict[str, Any]"))]
            fn from_dict(data: &Bound<'_, PyAny>) -> PyResult<Self> {
                $read(&convert::dumps(data)?)
            }

            #[pyo3(signature = () -> "tuple[Any, ...]")]
            fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
                $(if let Some($home) = Guideline::at_home(self.home()) {
                    memory::remember(&$home);
                    let restore = py.get_type::<Self>().getattr("_restore")?;
                    return (restore, (convert::to_json(self)?, $home.content_hash())).into_pyobject(py);
                })?
                $(let $units = self.units();
                if !$units.is_empty() {
                    let restore = py.get_type::<Self>().getattr("_measured")?;
                    return (restore, (convert::to_json(self)?, $units)).into_pyobject(py);
                })?
                let restore = py.get_type::<Self>().getattr("from_json")?;
                (restore, (convert::to_json(self)?,)).into_pyobject(py)
            }

            #[classattr]
            #[pyo3(name = "__match_args__")]
            fn match_args() -> Sequence<&'static str> {
                vec![$(stringify!($field)),*].into()
            }

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                repr(slf.as_any(), &[$(stringify!($field)),*])
            }

            #[pyo3(signature = () -> "list[tuple[str, Any]]")]
            fn __rich_repr__<'py>(slf: &Bound<'py, Self>) -> PyResult<Vec<(&'static str, Bound<'py, PyAny>)>> {
                fields(slf.as_any(), &[$(stringify!($field)),*])
            }

            fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<String> {
                convert::html(slf.into_any())
            }

            $(
                /// The guideline is looked for by its content; where it is not at hand, the value is without one.
                #[staticmethod]
                fn _restore(text: &str, content_hash: &str) -> PyResult<Self> {
                    let $home = memory::find(content_hash);
                    let value: Self = $read(text)?;
                    Ok(match $home {
                        Some($home) => $home.house(value),
                        None => value,
                    })
                }
            )?

            $(
                #[staticmethod]
                fn _measured(text: &str, $units: BTreeMap<String, Unit>) -> PyResult<Self> {
                    let value: Self = $read(text)?;
                    Ok(value.measured(&|id| $units.get(id).copied()))
                }
            )?

            $($($extra)*)?
        }
    )+ };
}

value_class! {
    convert::from_json;
    Abbreviation(abbreviation, expansion);
    Author(family, given, literal);
    Authorship(version, authors);
    ColumnProblem(column, fact, message, suggestion, cells, rows);
    Condition() with units {
        /// The condition in words, with the units that its facts have in a guideline.
        ///
        /// `str()` says them of the guideline that the condition comes from. A condition that was written by itself
        /// comes from none, and `str()` names no unit, because the same name may be another fact elsewhere.
        ///
        /// Parameters
        /// ----------
        /// guideline : Guideline, optional
        ///     The guideline whose facts are meant; by default as `str()`.
        ///
        /// Examples
        /// --------
        /// >>> import leitlinie as ll
        /// >>> age = ll.Condition.from_dict({"compare": {"fact": "age", "operator": "<", "value": 50}})
        /// >>> str(age), age.phrase(ll.load())
        /// ('age < 50', 'age < 50 years')
        #[pyo3(signature = (guideline: "Guideline | None" = None))]
        fn phrase(&self, guideline: Option<&Guideline>) -> String {
            let measured = guideline.map(|guideline| self.measured(&|id| guideline.vocabulary().unit_of(id)));
            measured.as_ref().unwrap_or(self).to_string()
        }
    };
    Consensus(id, title, body, agreement_percent) at guideline;
    Custom(et_al);
    Derivation(when, true_when, false_when) with units;
    Evidence(id, heading, references) at guideline;
    Fact(id, kind, role) with units;
    Figure(measure, arm, value, unit);
    Grading(level_of_evidence, grade_of_recommendation, ago_grade);
    Intervention(id, kind, agents);
    Issued(date_parts);
    Limit();
    Meaning(value, meaning);
    Note(id, mark, kind);
    Outcome(printed, improved, significance);
    Parameter(id, unit, minimum, maximum);
    Period(start, end);
    Provenance(guideline, edition, engine);
    Recommendation(id, ago_grade, level_of_evidence, grade_of_recommendation) at guideline;
    Reference(id, title) at guideline {
        /// Year of publication.
        #[getter(year)]
        fn year_of_publication(&self) -> Option<u16> {
            self.year()
        }
    };
    Scale(label, source);
    Section(id, title) at guideline;
    Site(code, also, left_open_by);
    Situation(id, statement) with units;
    Slide(id, number, title);
    SourcePlace(slide, row);
    Trial(id, name, n) at guideline;
    Violation(file, line, column, path, message);
}

value_class! {
    convert::from_private_json;
    Change(recommendation, before, after, selection_before, selection_after);
    CohortConflict(fact, given, derived, because, patients, rows);
    Conflict(fact, given, derived, because);
    Explanation(kind, criterion, truth, decisive) {
        /// The whole tree as text, with the parts that decide nothing.
        #[pyo3(name = "unfolded")]
        fn whole_text(&self) -> String {
            self.unfolded()
        }
    };
    FactProblem(fact, message, suggestion);
    OpenQuestion(fact, role, settles);
    SituationMatch(consensus, situation, applicability);
}

fn fields<'py>(object: &Bound<'py, PyAny>, names: &[&'static str]) -> PyResult<Vec<(&'static str, Bound<'py, PyAny>)>> {
    names.iter().map(|name| Ok((*name, object.getattr(*name)?))).collect()
}

/// `Fact(id='age', kind=Kind.NUMBER)`; a class without named fields shows its text.
fn repr(object: &Bound<'_, PyAny>, names: &[&'static str]) -> PyResult<String> {
    let class = object.get_type().name()?;
    if names.is_empty() {
        return Ok(format!("<{class}: {}>", object.str()?));
    }
    let shown = fields(object, names)?;
    let shown = shown.iter().map(|(name, value)| Ok(format!("{name}={}", value.repr()?)));
    Ok(format!("{class}({})", shown.collect::<PyResult<Vec<_>>>()?.join(", ")))
}
