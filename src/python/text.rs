//! Texts as they are handed in: ids, names and JSON, in which half of a surrogate pair may stand.

use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3::{Borrowed, FromPyObject, type_hint_identifier};

use crate::error::Violation;

use super::errors;

/// A text. Python's own error for half of a surrogate pair would hold the whole text, and that may be a patient's.
pub struct Text {
    /// The text, with the replacement character, which is in no id, for what is no character.
    pub text: String,
    /// Whether every part of it is a character.
    pub is_whole: bool,
}

impl Text {
    /// The text, if every part of it is a character.
    pub fn whole(&self) -> PyResult<&str> {
        let half = || errors::invalid(vec![Violation::of_file("<json>", "half of a surrogate pair is no character")]);
        if self.is_whole { Ok(&self.text) } else { Err(half()) }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), is_whole: true }
    }
}

impl<'py> FromPyObject<'_, 'py> for Text {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let text = object.cast::<PyString>()?;
        Ok(Self { text: text.to_string_lossy().into_owned(), is_whole: text.to_str().is_ok() })
    }
}
