//! The one mapping of errors to Python's exceptions, which are plain classes in `leitlinie.errors`.

use pyo3::PyErr;
use pyo3::exceptions::PyOSError;

use crate::cohort::problem::ColumnProblem;
use crate::error::{Error, Violation};
use crate::evaluation::problem::FactProblem;
use crate::sequence::Sequence;

mod raised {
    #![allow(missing_docs, reason = "the macro takes no documentation")]
    pyo3::import_exception!(leitlinie.errors, GuidelineError);
    pyo3::import_exception!(leitlinie.errors, FactError);
    pyo3::import_exception!(leitlinie.errors, CohortError);
    pyo3::import_exception!(leitlinie.errors, ParameterError);
    pyo3::import_exception!(leitlinie.errors, UnknownIdError);
    pyo3::import_exception!(leitlinie.errors, StoredResultError);
}

impl From<Error> for PyErr {
    fn from(error: Error) -> Self {
        match error {
            Error::File { file, reason, code: Some(code) } => PyOSError::new_err((code, reason, file)),
            Error::File { .. } => PyOSError::new_err(error.to_string()),
            Error::Invalid(violations) => invalid(violations),
            Error::Unknown { .. } => raised::UnknownIdError::new_err(error.to_string()),
            Error::Parameter(message) => raised::ParameterError::new_err(message),
            Error::Stored(message) => raised::StoredResultError::new_err(message),
        }
    }
}

/// A guideline that breaks the rules of its file.
pub fn invalid(violations: Vec<Violation>) -> PyErr {
    raised::GuidelineError::new_err((Sequence::from(violations),))
}

/// A patient whose facts do not fit the vocabulary.
pub fn facts(problems: Vec<FactProblem>) -> PyErr {
    raised::FactError::new_err((Sequence::from(problems),))
}

/// A table whose columns do not fit the vocabulary.
pub fn columns(problems: Vec<ColumnProblem>) -> PyErr {
    raised::CohortError::new_err((Sequence::from(problems),))
}
