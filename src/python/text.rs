//! Texts as they are handed in: ids, names and JSON, in which half of a surrogate pair may stand.

use std::convert::Infallible;

use pyo3::exceptions::PyTypeError;
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
        let text = object.cast::<PyString>().map_err(|_| is_no("a text", &object))?;
        Ok(Self { text: text.to_string_lossy().into_owned(), is_whole: text.to_str().is_ok() })
    }
}

/// What something is asked for by its id.
pub struct Id<'py>(Bound<'py, PyAny>);

impl Id<'_> {
    /// The id; anything else than a text is refused, with the expression that goes by position.
    pub fn text(&self, by_position: &str) -> PyResult<String> {
        let refused = |_| is_no(&format!("an id, as a text (`{by_position}` goes by position),"), &self.0);
        self.0.extract::<Text>().map(|text| text.text).map_err(refused)
    }
}

impl<'py> FromPyObject<'_, 'py> for Id<'py> {
    type Error = Infallible;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "str");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self(object.to_owned()))
    }
}

/// The error for something of a wrong type.
pub fn is_no(expected: &str, object: &Bound<'_, PyAny>) -> PyErr {
    let kind = object.get_type().name().map_or_else(|_| "unknown".to_owned(), |name| name.to_string());
    PyTypeError::new_err(format!("{expected} is expected, and this is of type {kind}"))
}
