//! What is wrong with a fact of a patient.

use serde::{Deserialize, Serialize};

use crate::sequence::Sequence;

/// What is wrong with one fact of a patient.
///
/// The message never contains the value that was given unless the caller asked for it.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FactProblem {
    /// The name that was given.
    pub fact: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub allowed: Sequence<String>,
    /// The nearest match.
    pub suggestion: Option<String>,
}

impl FactProblem {
    /// A problem without a list of what would be right.
    pub fn of(fact: &str, message: &str) -> Self {
        let (fact, message) = (fact.to_owned(), message.to_owned());
        Self { fact, message, allowed: Sequence::default(), suggestion: None }
    }

    /// Something else than names stands in the place of the list of sites.
    pub fn of_sites() -> Self {
        Self::of("sites", "a set of names of sites is expected, such as {\"liver\"}")
    }
}

impl std::fmt::Display for FactProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.fact, self.message)?;
        match &self.suggestion {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}
