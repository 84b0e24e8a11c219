//! What can go wrong, each with its place.

use std::fmt;

use serde::Serialize;

/// Everything that can go wrong outside the facts of a patient.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("{file}: {reason}")]
    File {
        /// The file.
        file: String,
        /// What the operating system says.
        reason: String,
        /// The operating system's number of the error.
        code: Option<i32>,
    },
    /// A guideline breaks the rules of its file; every violation is listed.
    #[error("{}", all(.0))]
    Invalid(Vec<Violation>),
    /// There is no such thing in the guideline.
    #[error("no {kind} `{id}`{suggestion}")]
    Unknown {
        /// What was looked for.
        kind: &'static str,
        /// The id that was given.
        id: String,
        /// The nearest match, as the end of a sentence.
        suggestion: String,
    },
    /// A parameter does not fit the vocabulary.
    #[error("{0}")]
    Parameter(String),
    /// A stored result does not fit the guideline or the engine that reads it.
    #[error("{0}")]
    Stored(String),
}

/// A place in a file where a rule is broken.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, serde::Deserialize)]
pub struct Violation {
    /// Name of the file.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// Column, counted from 1 in characters.
    pub column: usize,
    /// Path of the value, such as `$.sections[2].recommendations[0].ago_grade`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub expected: Option<String>,
    /// The nearest match.
    pub suggestion: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}: {}", self.file, self.line, self.column, self.path, self.message)?;
        if let Some(expected) = &self.expected {
            write!(f, "; expected {expected}")?;
        }
        if let Some(suggestion) = &self.suggestion {
            write!(f, "; did you mean `{suggestion}`?")?;
        }
        Ok(())
    }
}

fn all(violations: &[Violation]) -> String {
    let lines: Vec<_> = violations.iter().map(Violation::to_string).collect();
    lines.join("\n")
}
